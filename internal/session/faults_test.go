package session_test

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"floorside/internal/judge"
	"floorside/internal/session"
	"floorside/internal/session/sessiontest"
)

// turnTime stands for the turn's budget. It is shorter than the real one only so that tests are quick.
const turnTime = 300 * time.Millisecond

// each calls every method of s in a turn of its own and hands check what came of it. That a call which
// outlives its turn hangs the test is the point: nothing here is timed.
func each(t *testing.T, s session.Store, check func(t *testing.T, turn context.Context, err error)) {
	t.Helper()
	key := session.Key("ana")
	for name, call := range map[string]func(context.Context) error{
		"load":   func(ctx context.Context) error { _, err := s.Load(ctx, key, now); return err },
		"save":   func(ctx context.Context) error { _, err := s.Save(ctx, key, some(), now); return err },
		"delete": func(ctx context.Context) error { return s.Delete(ctx, key) },
	} {
		t.Run(name, func(t *testing.T) {
			turn, cancel := context.WithTimeout(t.Context(), turnTime)
			defer cancel()
			check(t, turn, call(turn))
		})
	}
}

// endedByTheTurn is right where nothing but the turn's own end could have ended the call.
func endedByTheTurn(t *testing.T, turn context.Context, err error) {
	t.Helper()
	if !errors.Is(err, session.ErrTimeout) || turn.Err() == nil {
		t.Fatalf("err %v; turn %v", err, turn.Err())
	}
}

// failed is right where the call could know by itself.
func failed(t *testing.T, _ context.Context, err error) {
	t.Helper()
	if err == nil || errors.Is(err, session.ErrCorrupt) || errors.Is(err, session.ErrConflict) {
		t.Fatalf("err %v", err)
	}
}

func TestDisturbedLine(t *testing.T) {
	endpoint := judge.Dynalite(t)
	for _, c := range []struct {
		name    string
		disturb func(*sessiontest.Line)
		check   func(*testing.T, context.Context, error)
	}{
		{"answers take five seconds", func(l *sessiontest.Line) { l.Slow(5000) }, endedByTheTurn},
		{"no answer at all", (*sessiontest.Line).Silence, endedByTheTurn},
		{"no answer, and the server hangs up late", func(l *sessiontest.Line) { l.Truncate(0); l.SlowClose(5000) }, endedByTheTurn},
		{"an answer that comes in drops", func(l *sessiontest.Line) { l.Slow(200); l.Trickle(0) }, endedByTheTurn},
		{"the connection is reset", (*sessiontest.Line).Reset, failed},
		{"half an answer", func(l *sessiontest.Line) { l.Truncate(30) }, failed},
		{"nobody listens", (*sessiontest.Line).Cut, refused},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			conf := sessiontest.Table(t, endpoint)
			line := sessiontest.NewLine(t, endpoint)
			conf.Endpoint = line.Endpoint
			s := open(t, conf)
			c.disturb(line)
			each(t, s, c.check)
		})
	}
}

func refused(t *testing.T, _ context.Context, err error) {
	t.Helper()
	if !errors.Is(err, session.ErrRefused) {
		t.Fatalf("err %v", err)
	}
}

// A Lambda lives on after a bad turn: the next one has to work, over a new connection if need be.
func TestTurnAfterABadTurn(t *testing.T) {
	endpoint := judge.Dynalite(t)
	for name, disturb := range map[string]func(*sessiontest.Line){
		"slow":   func(l *sessiontest.Line) { l.Slow(5000) },
		"silent": (*sessiontest.Line).Silence,
		"reset":  (*sessiontest.Line).Reset,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			conf := sessiontest.Table(t, endpoint)
			line := sessiontest.NewLine(t, endpoint)
			conf.Endpoint = line.Endpoint
			s := open(t, conf)
			r := mustSave(t, s, session.Key("ana"), some())
			disturb(line)
			turn, cancel := context.WithTimeout(t.Context(), turnTime)
			defer cancel()
			if _, err := s.Load(turn, session.Key("ana"), now); err == nil {
				t.Fatal("the disturbed turn worked")
			}
			line.Heal()
			if got := mustLoad(t, s, session.Key("ana"), now); got != r {
				t.Fatalf("got %+v, want %+v", got, r)
			}
		})
	}
}

// The client gives up by itself even when nobody bounds the call.
func TestSilenceWithoutABudget(t *testing.T) {
	t.Parallel()
	endpoint := judge.Dynalite(t)
	conf := sessiontest.Table(t, endpoint)
	line := sessiontest.NewLine(t, endpoint)
	conf.Endpoint = line.Endpoint
	line.Silence()
	_, err := open(t, conf).Load(context.Background(), session.Key("ana"), now)
	if !errors.Is(err, session.ErrTimeout) {
		t.Fatalf("err %v", err)
	}
}

// Servers that are no DynamoDB: each method must fail, and say neither "no record" nor "saved".
func TestGarbage(t *testing.T) {
	for name, answer := range map[string]http.HandlerFunc{
		"a web page":        say(200, "<html>Welcome to the guest network</html>"),
		"half an object":    say(200, `{"Item":{"rev":{"N":"4`),
		"a list":            say(200, `["Item"]`),
		"an item of junk":   say(200, `{"Item":17,"Attributes":17}`),
		"a broken error":    say(400, `{"__type":`),
		"an error of words": say(403, "go away"),
		"a failing server":  say(500, ""),
		"a busy server":     say(503, `{"__type":"ServiceUnavailable"}`),
		"throttling":        say(400, `{"__type":"com.amazonaws.dynamodb.v20120810#ThrottlingException","message":"slow down"}`),
		"a redirect":        func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/elsewhere", http.StatusFound) },
		"no content":        func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) },
		"an empty answer":   say(200, ""),
	} {
		t.Run(name, func(t *testing.T) {
			server := httptest.NewServer(answer)
			defer server.Close()
			each(t, open(t, at(server.URL)), failed)
		})
	}
}

func TestNotEvenHTTP(t *testing.T) {
	for name, line := range map[string]string{
		"binary":       "\x00\xff\x16\x03\x01\x00\x00",
		"another talk": "220 mail.example.org ESMTP ready\r\n",
		"endless head": "HTTP/1.1 200 OK\r\n" + strings.Repeat("X-Filler: "+strings.Repeat("x", 1000)+"\r\n", 2000),
	} {
		t.Run(name, func(t *testing.T) {
			each(t, open(t, at("http://"+babbler(t, line))), failed)
		})
	}
}

func say(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/x-amz-json-1.0")
		w.WriteHeader(status)
		_, _ = w.Write([]byte(body)) // the client may have hung up
	}
}

// babbler accepts connections, says the same to each and hangs up.
func babbler(t *testing.T, line string) (address string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			_, _ = conn.Write([]byte(line))
			conn.Close()
		}
	}()
	return l.Addr().String()
}

// at is a Config for a server that has no table.
func at(endpoint string) session.Config {
	env := map[string]string{
		"TABLE_NAME": "records", "AWS_REGION": "us-east-1", "DYNAMODB_ENDPOINT": endpoint,
		"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test",
	}
	c, err := session.FromEnv(func(name string) string { return env[name] })
	if err != nil {
		panic(err) // the environment above is complete
	}
	return c
}
