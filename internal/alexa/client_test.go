package alexa_test

import (
	"bufio"
	"context"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"floorside/internal/alexa"
	"floorside/internal/session/sessiontest"
)

// brief is a turn that ends long before APIBudget, so that tests of silence are quick.
const brief = 200 * time.Millisecond

// atAnEnd is a context that is over: a call with it is let through or not, and reaches nobody.
func atAnEnd() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}

func TestOnlyAlexaIsGivenTheToken(t *testing.T) {
	for endpoint, want := range map[string]struct{ lambda, local alexa.Trouble }{
		"https://api.amazonalexa.com":         {alexa.Late, alexa.Late},
		"https://api.amazonalexa.com:443":     {alexa.Late, alexa.Late},
		"https://api.eu.amazonalexa.com":      {alexa.Late, alexa.Late},
		"https://api.fe.amazonalexa.com":      {alexa.Late, alexa.Late},
		"https://api.fe.amazon.com":           {alexa.Late, alexa.Late},
		"http://127.0.0.1:3000":               {alexa.Unavailable, alexa.Late},
		"http://127.0.0.1":                    {alexa.Unavailable, alexa.Late},
		"https://127.0.0.1:3000":              {alexa.Unavailable, alexa.Late},
		"http://localhost:3000":               {alexa.Unavailable, alexa.Late},
		"http://[::1]:3000":                   {alexa.Unavailable, alexa.Late},
		"":                                    {alexa.Unavailable, alexa.Unavailable},
		"https://":                            {alexa.Unavailable, alexa.Unavailable},
		"api.amazonalexa.com":                 {alexa.Unavailable, alexa.Unavailable},
		"http://api.amazonalexa.com":          {alexa.Unavailable, alexa.Unavailable},
		"https://api.amazonalexa.com/":        {alexa.Unavailable, alexa.Unavailable},
		"https://api.amazonalexa.com/v1":      {alexa.Unavailable, alexa.Unavailable},
		"https://api.amazonalexa.com?a":       {alexa.Unavailable, alexa.Unavailable},
		"https://api.amazonalexa.com#a":       {alexa.Unavailable, alexa.Unavailable},
		"https://api.amazonalexa.com#":        {alexa.Unavailable, alexa.Unavailable},
		"https://api.amazonalexa.com.":        {alexa.Unavailable, alexa.Unavailable},
		"https://api.amazonalexa.com:8443":    {alexa.Unavailable, alexa.Unavailable},
		"https://api.amazonalexa.com:443:443": {alexa.Unavailable, alexa.Unavailable},
		"https://api.amazonalexa.com:":        {alexa.Unavailable, alexa.Unavailable},
		"https://a@api.amazonalexa.com":       {alexa.Unavailable, alexa.Unavailable},
		"https://a:b@api.amazonalexa.com":     {alexa.Unavailable, alexa.Unavailable},
		"https://api.amazonalexa.com@e.org":   {alexa.Unavailable, alexa.Unavailable},
		"https://API.amazonalexa.com":         {alexa.Unavailable, alexa.Unavailable},
		"https://api.amazonalexa.com.e.org":   {alexa.Unavailable, alexa.Unavailable},
		"https://xapi.amazonalexa.com":        {alexa.Unavailable, alexa.Unavailable},
		"https://api.amazon.com":              {alexa.Unavailable, alexa.Unavailable},
		"https://api.amazonalexa.com\\@e.org": {alexa.Unavailable, alexa.Unavailable},
		" https://api.amazonalexa.com":        {alexa.Unavailable, alexa.Unavailable},
		"https://api.amazonalexa.com\n":       {alexa.Unavailable, alexa.Unavailable},
		"https://api.аmazonalexa.com":         {alexa.Unavailable, alexa.Unavailable}, // a Cyrillic а
		"http://127.0.0.1:3000/":              {alexa.Unavailable, alexa.Unavailable},
		"http://a@127.0.0.1:3000":             {alexa.Unavailable, alexa.Unavailable},
		"http://127.0.0.1.e.org":              {alexa.Unavailable, alexa.Unavailable},
		"http://127.0.0.2":                    {alexa.Unavailable, alexa.Unavailable},
		"http://localhost.e.org":              {alexa.Unavailable, alexa.Unavailable},
		"http://0.0.0.0:3000":                 {alexa.Unavailable, alexa.Unavailable},
		"ftp://127.0.0.1":                     {alexa.Unavailable, alexa.Unavailable},
		"http://[::1%25lo]:3000":              {alexa.Unavailable, alexa.Unavailable},
		"http://169.254.169.254":              {alexa.Unavailable, alexa.Unavailable},
		"http://127.0.0.1:3000\x00":           {alexa.Unavailable, alexa.Unavailable},
	} {
		for loopback, want := range map[bool]alexa.Trouble{false: want.lambda, true: want.local} {
			a := alexa.NewClient(alexa.ClientOptions{Loopback: loopback}).For(asking(t, endpoint))
			_, err := a.Timers(atAnEnd())
			if got := alexa.TroubleOf(err); got != want {
				t.Errorf("%q, loopback %v: %v, want %v", endpoint, loopback, got, want)
			}
			tells(t, err)
		}
	}
}

func TestWithoutAWayToAskEveryCallSaysSo(t *testing.T) {
	endpoint, calls := recorded(t, nil)
	client := alexa.NewClient(alexa.ClientOptions{Loopback: true})
	var none *alexa.Client
	with := func(token alexa.Token) alexa.Request {
		r := asking(t, endpoint)
		r.Context.System.APIAccessToken = token
		return r
	}
	for name, a := range map[string]*alexa.API{
		"no client":                 none.For(asking(t, endpoint)),
		"nothing known":             client.For(alexa.Request{}),
		"no token":                  client.For(with("")),
		"a token on two lines":      client.For(with(token + "\r\nX-Other: 1")),
		"a token of another tongue": client.For(with("жетон")),
		"a token of two words":      client.For(with("one two")),
		"no loopback":               alexa.NewClient(alexa.ClientOptions{}).For(asking(t, endpoint)),
		"no endpoint":               client.For(asking(t, "")),
	} {
		t.Run(name, func(t *testing.T) {
			each(t, func() *alexa.API { return a }, func(t *testing.T, _ string, err error) { failed(t, err, alexa.Unavailable) })
		})
	}
	if len(calls()) != 0 {
		t.Error("somebody was asked all the same")
	}
}

func TestNothingPrintsTheToken(t *testing.T) {
	r := asking(t, "http://127.0.0.1:1")
	client := alexa.NewClient(alexa.ClientOptions{Loopback: true})
	a := client.For(r)
	for _, v := range []any{a, *a, client, *client, &struct{ API alexa.API }{*a}, &struct{ api alexa.API }{*a}, []*alexa.API{a},
		r.Context.System.APIAccessToken, []alexa.Token{token}, map[string]alexa.Token{"a": token}} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
			if printed := fmt.Sprintf(verb, v); strings.Contains(printed, "Atza") || strings.Contains(printed, fmt.Sprintf("%x", "Atza")) {
				t.Errorf("%s of %T: %s", verb, v, printed)
			}
		}
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
		if printed := fmt.Sprintf(verb, r) + fmt.Sprintf(verb, &r); strings.Contains(printed, "Atza") {
			t.Errorf("%s of a request: %s", verb, printed)
		}
	}
	tells(t, a) // nor where it asks, nor for which device
	tells(t, *a)
	var log strings.Builder
	slog.New(slog.NewTextHandler(&log, nil)).Info("turn", "api", a, "token", r.Context.System.APIAccessToken, "request", r)
	if strings.Contains(log.String(), "Atza") {
		t.Error(log.String())
	}
	if raw, err := json.Marshal([]any{a, client}); err != nil || string(raw) != "[{},{}]" {
		t.Errorf("%s, %v", raw, err)
	}
}

// A redirect would carry the token to whoever it names.
func TestARedirectIsNotFollowed(t *testing.T) {
	elsewhere, calls := recorded(t, map[string]string{http.MethodGet: `{"totalCount":0}`, http.MethodPost: timerAnswer})
	for _, status := range []int{301, 302, 303, 307, 308} {
		t.Run(fmt.Sprint(status), func(t *testing.T) {
			endpoint := served(t, func(w http.ResponseWriter, r *http.Request) {
				http.Redirect(w, r, elsewhere+"/"+bodyText, status)
			})
			each(t, func() *alexa.API { return api(t, endpoint) }, func(t *testing.T, _ string, err error) { failed(t, err, alexa.Refused) })
		})
	}
	if len(calls()) != 0 {
		t.Errorf("followed: %v", calls())
	}
}

// hung answers nobody until the test is over, after first doing what is given.
func hung(t *testing.T, first func(w http.ResponseWriter)) (endpoint string, count *atomic.Int32) {
	t.Helper()
	count = new(atomic.Int32)
	over := make(chan struct{})
	endpoint = served(t, func(w http.ResponseWriter, _ *http.Request) {
		count.Add(1)
		first(w)
		<-over
	})
	t.Cleanup(func() { close(over) }) // before the server is closed, which waits for its calls
	return endpoint, count
}

func TestNoAnswerInTime(t *testing.T) {
	half := func(w http.ResponseWriter) {
		_, _ = io.WriteString(w, `{"id":"t1","alertToken":"r1","totalCount":0,"x":"`+bodyText)
		w.(http.Flusher).Flush()
	}
	for name, first := range map[string]func(http.ResponseWriter){
		"nothing at all":        func(http.ResponseWriter) {},
		"headers, and no more":  func(w http.ResponseWriter) { w.(http.Flusher).Flush() },
		"the half of an answer": half,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			endpoint, _ := hung(t, first)
			for call, ask := range calls {
				if canceled[call] && name != "nothing at all" { // the status was all it wanted
					continue
				}
				ctx, cancel := context.WithTimeout(t.Context(), brief)
				failed(t, ask(ctx, api(t, endpoint)), alexa.Late)
				cancel()
			}
		})
	}
}

// The person waits for the whole turn, so all calls share its time. That a call which outlives it hangs the test is the point.
func TestATurnHasOneBudget(t *testing.T) {
	t.Parallel()
	endpoint, count := hung(t, func(http.ResponseWriter) {})
	a := api(t, endpoint)
	for range 3 {
		_, err := a.StartTimer(context.Background(), iceTimer)
		failed(t, err, alexa.Late)
	}
	if n := count.Load(); n != 1 {
		t.Errorf("%d calls got through, want the first alone", n)
	}
}

func TestABodyThatComesInDrops(t *testing.T) {
	t.Parallel()
	for status, want := range map[int]alexa.Trouble{200: alexa.Late, 403: alexa.Unsupported} {
		endpoint := served(t, func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(status)
			for r.Context().Err() == nil {
				_, _ = io.WriteString(w, " ")
				w.(http.Flusher).Flush()
				time.Sleep(10 * time.Millisecond)
			}
		})
		_, err := api(t, endpoint).Timers(t.Context())
		failed(t, err, want)
	}
}

func TestATurnThatIsGivenUp(t *testing.T) {
	endpoint, arrived := recorded(t, nil)
	for _, ask := range calls {
		failed(t, ask(atAnEnd(), api(t, endpoint)), alexa.Late)
	}
	if len(arrived()) != 0 {
		t.Error("asked all the same")
	}
}

// A timer that was asked for may be running even when no answer came: nothing is asked for twice.
func TestNothingIsAskedForTwice(t *testing.T) {
	for name, answer := range map[string]http.HandlerFunc{
		"hung up on": func(w http.ResponseWriter, _ *http.Request) { panic(http.ErrAbortHandler) },
		"throttled":  answers(429, ""),
		"failing":    answers(503, ""),
		"reset": func(w http.ResponseWriter, _ *http.Request) {
			conn, _, err := http.NewResponseController(w).Hijack()
			if err != nil {
				panic(err)
			}
			_ = conn.(*net.TCPConn).SetLinger(0)
			conn.Close()
		},
	} {
		t.Run(name, func(t *testing.T) {
			var count atomic.Int32
			endpoint := served(t, func(w http.ResponseWriter, r *http.Request) { count.Add(1); answer(w, r) })
			client := alexa.NewClient(alexa.ClientOptions{Loopback: true})
			for range 2 { // a second turn, in case a connection was kept
				count.Store(0)
				_, err := client.For(asking(t, endpoint)).StartTimer(t.Context(), iceTimer)
				if err == nil || count.Load() != 1 {
					t.Errorf("asked %d times, %v", count.Load(), err)
				}
				tells(t, err)
			}
		})
	}
}

// A Lambda is frozen between turns, and what was connected is not when it wakes.
func TestNoConnectionIsKept(t *testing.T) {
	var count atomic.Int32
	server := httptest.NewUnstartedServer(answers(200, timerAnswer))
	server.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			count.Add(1)
		}
	}
	server.Start()
	t.Cleanup(server.Close)
	client := alexa.NewClient(alexa.ClientOptions{Loopback: true})
	for range 3 {
		if _, err := client.For(asking(t, server.URL)).StartTimer(t.Context(), iceTimer); err != nil {
			t.Fatal(err)
		}
	}
	if n := count.Load(); n != 3 {
		t.Errorf("%d connections for 3 calls", n)
	}
}

func TestAnAnswerWithoutAnEndIsNotReadToIt(t *testing.T) {
	for status, want := range map[int]alexa.Trouble{200: alexa.Refused, 400: alexa.Refused, 403: alexa.Unsupported} {
		endpoint := served(t, func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(status)
			chunk := strings.Repeat(bodyText, 1000)
			for err := error(nil); err == nil; {
				_, err = io.WriteString(w, chunk)
			}
		})
		_, err := api(t, endpoint).Timers(t.Context())
		failed(t, err, want)
	}
}

func TestADisturbedLine(t *testing.T) {
	for name, disturb := range map[string]func(*sessiontest.Line){
		"a black hole":               (*sessiontest.Line).Silence,
		"answers take five seconds":  func(l *sessiontest.Line) { l.Slow(5000) },
		"the connection is reset":    (*sessiontest.Line).Reset,
		"an answer of thirty bytes":  func(l *sessiontest.Line) { l.Truncate(30) },
		"an answer that breaks off":  func(l *sessiontest.Line) { l.Truncate(150) },
		"nobody listens":             (*sessiontest.Line).Cut,
		"a line that lets through 0": func(l *sessiontest.Line) { l.Trickle(0) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			line := sessiontest.NewLine(t, served(t, answers(200, timerAnswer)))
			if _, err := api(t, line.Endpoint).StartTimer(t.Context(), iceTimer); err != nil {
				t.Fatalf("undisturbed: %v", err)
			}
			disturb(line)
			client := alexa.NewClient(alexa.ClientOptions{Loopback: true})
			ctx, cancel := context.WithTimeout(t.Context(), brief)
			defer cancel()
			_, err := client.For(asking(t, line.Endpoint)).StartTimer(ctx, iceTimer)
			failed(t, err, alexa.Late)
			if name == "nobody listens" { // for good
				return
			}
			line.Heal()
			if _, err := client.For(asking(t, line.Endpoint)).StartTimer(t.Context(), iceTimer); err != nil {
				t.Errorf("the next turn: %v", err)
			}
		})
	}
}

func TestALineThatIsOnlySlow(t *testing.T) {
	t.Parallel()
	line := sessiontest.NewLine(t, served(t, answers(200, timerAnswer)))
	line.Slow(100)
	if _, err := api(t, line.Endpoint).StartTimer(t.Context(), iceTimer); err != nil {
		t.Error(err)
	}
}

func TestWhoDoesNotSpeakHTTP(t *testing.T) {
	for name, line := range map[string]string{
		"binary":       "\x00\xff\x16\x03\x01\x00\x00",
		"another talk": "220 mail.example.org ESMTP ready\r\n",
		"endless head": "HTTP/1.1 200 OK\r\n" + strings.Repeat("X-Filler: "+strings.Repeat("x", 1000)+"\r\n", 2000),
		"long head":    "HTTP/1.1 200 OK\r\nX-Filler: " + strings.Repeat("x", 64<<10) + "\r\n\r\n" + timerAnswer,
		"wrong length": "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"" + bodyText,
	} {
		t.Run(name, func(t *testing.T) {
			_, err := api(t, babbler(t, line)).StartTimer(t.Context(), iceTimer)
			failed(t, err, alexa.Late)
		})
	}
	t.Run("another protocol", func(t *testing.T) {
		_, err := api(t, babbler(t, "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n")).StartTimer(t.Context(), iceTimer)
		failed(t, err, alexa.Refused)
	})
}

// babbler reads the head of whatever is asked, says the same to everybody and hangs up.
func babbler(t *testing.T, line string) (endpoint string) {
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
			if req, err := http.ReadRequest(bufio.NewReader(conn)); err == nil {
				_, _ = io.Copy(io.Discard, req.Body)
			}
			_, _ = io.WriteString(conn, line)
			conn.Close()
		}
	}()
	return "http://" + l.Addr().String()
}

func TestOverTLSOnlyWhoIsTrustedIsAsked(t *testing.T) {
	var count atomic.Int32
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		count.Add(1)
		answers(200, timerAnswer)(w, r)
	}))
	server.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError) // it complains of the handshake that is broken off
	server.StartTLS()
	t.Cleanup(server.Close)
	_, err := api(t, server.URL).StartTimer(t.Context(), iceTimer)
	failed(t, err, alexa.Late)
	if count.Load() != 0 {
		t.Error("the token went to a stranger")
	}
	roots := x509.NewCertPool()
	roots.AddCert(server.Certificate())
	client := alexa.NewClient(alexa.ClientOptions{Loopback: true, Roots: roots})
	if _, err := client.For(asking(t, server.URL)).StartTimer(t.Context(), iceTimer); err != nil {
		t.Error(err)
	}
}

// One client serves many people at once: nobody's call carries the token of another.
func TestManyTurnsAtOnce(t *testing.T) {
	endpoint := served(t, func(w http.ResponseWriter, r *http.Request) {
		_, _ = fmt.Fprintf(w, `{"id":%q}`, r.Header.Get("Authorization"))
	})
	client := alexa.NewClient(alexa.ClientOptions{Loopback: true})
	var all sync.WaitGroup
	for i := range 32 {
		r := asking(t, endpoint)
		r.Context.System.APIAccessToken = alexa.Token(fmt.Sprintf("token-%d", i))
		all.Go(func() {
			a := client.For(r)
			var both sync.WaitGroup
			for range 2 { // and one turn may ask two things at once
				both.Go(func() {
					got, err := a.StartTimer(t.Context(), iceTimer)
					if err != nil || got.ID != fmt.Sprintf("Bearer token-%d", i) {
						t.Errorf("%d: %+v, %v", i, got, err)
					}
				})
			}
			both.Wait()
		})
	}
	all.Wait()
}
