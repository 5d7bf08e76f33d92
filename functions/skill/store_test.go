package main_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"floorside/internal/judge"
	"floorside/internal/lambdatest"
	"floorside/internal/session"
	"floorside/internal/session/sessiontest"
)

func TestWithTheStoreBrokenEveryoneIsStillAnswered(t *testing.T) {
	for name, disturb := range map[string]func(*sessiontest.Line){
		"slow":         func(l *sessiontest.Line) { l.Slow(5000) },
		"silent":       (*sessiontest.Line).Silence,
		"reset":        (*sessiontest.Line).Reset,
		"half answers": func(l *sessiontest.Line) { l.Truncate(30) },
		"gone":         (*sessiontest.Line).Cut,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h, line := disturbed(t)
			disturb(line)
			p := ana(t, h)
			spoken(t, "launch", p.launch())
			warns(t, "yes", p.says("AMAZON.YesIntent"))
			warns(t, "help", p.says("AMAZON.HelpIntent"))
		})
	}
}

func TestGarbageFromTheStore(t *testing.T) {
	for name, body := range map[string]string{
		"a web page": "<html>guest network</html>", "nothing": "", "junk": `{"Item":{"rev":{"S":"x"},"who":{"N":"7"}}}`,
	} {
		t.Run(name, func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("x-amzn-RequestId", "1")
				_, _ = w.Write([]byte(body)) // the Lambda may have hung up
			}))
			defer server.Close()
			c := sessiontest.Table(t, judge.Dynalite(t))
			c.Endpoint = server.URL
			p := ana(t, house{Runtime: lambdatest.Start(t, binary, environment(t, c)), store: c})
			spoken(t, "launch", p.launch())
			warns(t, "yes", p.says("AMAZON.YesIntent"))
		})
	}
}

// A store that was away for a turn gets the record with the next one.
func TestTheStoreComesBack(t *testing.T) {
	h, line := disturbed(t)
	line.Silence()
	p := ana(t, h)
	spoken(t, "launch", p.launch())
	warns(t, "yes", p.says("AMAZON.YesIntent"))
	line.Heal()
	warns(t, "help", p.says("AMAZON.HelpIntent"))
	h.Stop()
	warns(t, "launch, in a new Lambda", ana(t, house{Runtime: lambdatest.Start(t, binary, environment(t, h.store))}).launch())
}

// turnsLogged counts the turns in the handler's own log.
func turnsLogged(log string) (n int) {
	for line := range strings.Lines(log) {
		var turn struct{ Msg string }
		if json.Unmarshal([]byte(line), &turn) == nil && turn.Msg == "turn" {
			n++
		}
	}
	return n
}

func TestTheLogHoldsNeitherWordsNorIDs(t *testing.T) {
	h := newHouse(t)
	p := ana(t, h)
	spoken(t, "launch", p.launch())
	spoken(t, "a symptom", p.says("SymptomIntent", "symptom", "I can't feel my purple legs"))
	spoken(t, "stop", p.says("AMAZON.StopIntent"))
	log, table := h.Log(), everythingIn(t, h.store)
	for _, private := range []string{"purple", "legs", "Symptom", p.user, "amzn1", "token"} {
		if strings.Contains(log, private) {
			t.Errorf("the log holds %q: %s", private, log)
		}
		if strings.Contains(table, private) {
			t.Errorf("the table holds %q: %s", private, table)
		}
	}
	if key := session.Key(p.user); strings.Contains(log, key) || !strings.Contains(table, key) {
		t.Errorf("the person's key belongs into the table and nowhere else: log %s, table %s", log, table)
	}
	if got := turnsLogged(log); got != 3 {
		t.Errorf("%d turns logged, want 3", got)
	}
}

// everythingIn is a table as it lies in DynamoDB, as JSON.
func everythingIn(t *testing.T, c session.Config) string {
	t.Helper()
	all, err := sessiontest.Client(c).Scan(t.Context(), &dynamodb.ScanInput{TableName: &c.Table})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(all.Items)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// Inside a session the store is never read, and no turn writes twice.
func TestStoreCallsOfATalk(t *testing.T) {
	calls := newCounter(t)
	c := sessiontest.Table(t, calls.upstream)
	c.Endpoint = calls.endpoint
	p := ana(t, house{Runtime: lambdatest.Start(t, binary, environment(t, c)), store: c})
	spoken(t, "launch", p.launch())
	if reads, writes := calls.take(); reads != 1 || writes > 1 {
		t.Errorf("launch: %d reads, %d writes", reads, writes)
	}
	for _, intent := range []string{
		"AMAZON.NoIntent", "AMAZON.HelpIntent", "AMAZON.RepeatIntent", "AMAZON.NoIntent", "AMAZON.FallbackIntent",
		"AMAZON.YesIntent", "AMAZON.HelpIntent", "AMAZON.StopIntent",
	} {
		if !p.open {
			break
		}
		spoken(t, intent, p.says(intent))
		if reads, writes := calls.take(); reads != 0 || writes > 1 {
			t.Errorf("%s: %d reads, %d writes", intent, reads, writes)
		}
	}
}

// counter passes calls on to a DynamoDB and counts them.
type counter struct {
	upstream, endpoint string
	mu                 sync.Mutex
	reads, writes      int
}

func newCounter(t *testing.T) *counter {
	t.Helper()
	c := &counter{upstream: judge.Dynalite(t)}
	target, err := url.Parse(c.upstream)
	if err != nil {
		t.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(target)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c.mu.Lock()
		if strings.HasSuffix(r.Header.Get("X-Amz-Target"), ".GetItem") {
			c.reads++
		} else {
			c.writes++
		}
		c.mu.Unlock()
		proxy.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	c.endpoint = server.URL
	return c
}

// take returns the calls since it was last called.
func (c *counter) take() (reads, writes int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	reads, writes = c.reads, c.writes
	c.reads, c.writes = 0, 0
	return reads, writes
}
