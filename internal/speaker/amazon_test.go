package speaker

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

// nineAM is when every test of the stand-in begins.
var nineAM = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

// wire is a skill's side of Alexa's web APIs: plain HTTP, and no type of the stand-in's.
type wire struct {
	t      *testing.T
	amazon *Amazon
	token  string
	device string

	mu  sync.Mutex
	now time.Time
}

// onTheWire is an account with these permissions at a stand-in whose clock is the test's.
func onTheWire(t *testing.T, zone string, scopes ...string) *wire {
	t.Helper()
	w := &wire{t: t, now: nineAM, device: "an-echo"}
	var err error
	if w.amazon, err = NewAmazon(AmazonOptions{Zone: zone, Now: w.clock}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.amazon.Close(); err != nil {
			t.Error(err)
		}
	})
	w.token = w.amazon.admit(w.device, "en-US", newPermissions(scopes, nil))
	return w
}

func (w *wire) clock() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

func (w *wire) later(d time.Duration) []Ring {
	w.mu.Lock()
	w.now = w.now.Add(d)
	w.mu.Unlock()
	return w.amazon.Due(w.clock())
}

// send makes a call; body is JSON, or empty for none.
func (w *wire) send(method, path, body string) (status int, answer map[string]any) {
	w.t.Helper()
	r, err := http.NewRequest(method, w.amazon.Endpoint()+path, strings.NewReader(body))
	if err != nil {
		w.t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+w.token)
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	return w.do(r)
}

func (w *wire) do(r *http.Request) (status int, answer map[string]any) {
	w.t.Helper()
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		w.t.Fatal(err)
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	var v any
	if strings.HasPrefix(resp.Header.Get("Content-Type"), "application/json") {
		if err := json.Unmarshal(raw, &v); err != nil {
			w.t.Fatalf("%s %s: %q: %v", r.Method, r.URL.Path, raw, err)
		}
	}
	if answer, _ = v.(map[string]any); answer == nil {
		answer = map[string]any{"": v}
	}
	return resp.StatusCode, answer
}

// want makes a call that must be answered with this status, and code if that is not empty.
func (w *wire) want(status int, code, method, path, body string) map[string]any {
	w.t.Helper()
	got, answer := w.send(method, path, body)
	if got != status || code != "" && answer["code"] != code {
		w.t.Errorf("%s %s %s: %d %v, want %d %s", method, path, body, got, answer, status, code)
	}
	return answer
}

func TestTheZoneOfADevice(t *testing.T) {
	const path = "/v2/devices/an-echo/settings/System.timeZone"
	w := onTheWire(t, "America/New_York")
	if got := w.want(200, "", "GET", path, "")[""]; got != "America/New_York" {
		t.Errorf("got %v", got)
	}
	w.want(403, "", "GET", "/v2/devices/the-neighbors/settings/System.timeZone", "")
	if err := w.amazon.SetZone(""); err != nil {
		t.Fatal(err)
	}
	w.want(204, "", "GET", path, "")
	for _, zone := range []string{"Mars/Olympus", "Local", "../etc"} {
		if err := w.amazon.SetZone(zone); err == nil || !strings.Contains(err.Error(), "America/New_York") {
			t.Errorf("%s: %v", zone, err)
		}
		if _, err := NewAmazon(AmazonOptions{Zone: zone}); err == nil {
			t.Errorf("%s was taken", zone)
		}
	}
	w.token = "another"
	w.want(401, "INVALID_BEARER_TOKEN", "GET", path, "")
}

func TestNobodyIsServedWithoutATokenAndAPermission(t *testing.T) {
	w := onTheWire(t, "", TimersScope)
	for _, call := range []string{"POST", "GET", "GET /x", "PUT /x", "DELETE /x"} {
		method, id, _ := strings.Cut(call, " ")
		status := 401
		if method == "PUT" {
			status = 409
		}
		w.want(status, "UNAUTHORIZED", method, "/v1/alerts/reminders"+id, "")
	}
	w.want(200, "", "GET", "/v1/alerts/timers", "")
	for _, authorization := range []string{"", "Bearer", "Bearer x", w.token, "Basic " + w.token} {
		r, err := http.NewRequest("GET", w.amazon.Endpoint()+"/v1/alerts/timers", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", authorization)
		if status, answer := w.do(r); status != 401 || answer["code"] != "INVALID_BEARER_TOKEN" {
			t.Errorf("%q: %d %v", authorization, status, answer)
		}
	}
	w = onTheWire(t, "", RemindersScope)
	for _, call := range []string{"POST", "GET", "DELETE", "GET /x", "DELETE /x", "POST /x/pause", "POST /x/resume"} {
		method, id, _ := strings.Cut(call, " ")
		w.want(401, "UNAUTHORIZED", method, "/v1/alerts/timers"+id, "")
	}
	w.want(404, "", "GET", "/v1/alerts/alarms", "{}")
	w.want(405, "", "PATCH", "/v1/alerts/timers", "")
}

func TestServicesFailAsTheyAreTold(t *testing.T) {
	paths := map[string]string{"timers": "/v1/alerts/timers", "reminders": "/v1/alerts/reminders",
		"settings": "/v2/devices/an-echo/settings/System.timeZone"}
	w := onTheWire(t, "America/New_York", TimersScope, RemindersScope)
	for service, path := range paths {
		for _, how := range []string{"401", "403", "429", "500", "503", "504"} {
			if err := w.amazon.Fail(Failure{service, how}); err != nil {
				t.Fatal(err)
			}
			if status, answer := w.send("GET", path, ""); fmt.Sprint(status) != how || answer["code"] == "" || answer["message"] == "" {
				t.Errorf("%s: %d %v, want %s", service, status, answer, how)
			}
			for other, path := range paths {
				if other != service {
					w.want(200, "", "GET", path, "")
				}
			}
		}
		if err := w.amazon.Fail(Failure{service, "none"}); err != nil {
			t.Fatal(err)
		}
		w.want(200, "", "GET", path, "")
	}
}

func TestAServiceThatHangsNeverAnswersAndOneThatIsResetCutsOff(t *testing.T) {
	w := onTheWire(t, "", TimersScope)
	get := func(ctx context.Context) error {
		r, err := http.NewRequestWithContext(ctx, "GET", w.amazon.Endpoint()+"/v1/alerts/timers", nil)
		if err != nil {
			t.Fatal(err)
		}
		resp, err := http.DefaultClient.Do(r)
		if err == nil {
			resp.Body.Close()
		}
		return err
	}
	if err := w.amazon.Fail(Failure{"timers", "reset"}); err != nil {
		t.Fatal(err)
	}
	if err := get(context.Background()); err == nil {
		t.Error("a connection that was cut has an answer")
	}
	if err := w.amazon.Fail(Failure{"timers", "hang"}); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	if err := get(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want nothing in time", err)
	}
	waits := make(chan error, 1)
	go func() { waits <- get(context.Background()) }()
	if err := w.amazon.Close(); err != nil { // returns though a request hangs, or is just on its way
		t.Error(err)
	}
	if err := <-waits; err == nil {
		t.Error("a stand-in that is closed has answered")
	}
}

func TestFailuresAreReadOrExplained(t *testing.T) {
	got, err := ParseFailures("timers=429, reminders=hang,settings=none")
	if want := []Failure{{"timers", "429"}, {"reminders", "hang"}, {"settings", "none"}}; err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, %v", got, err)
	}
	if got, err := ParseFailures(""); err != nil || len(got) != 0 {
		t.Errorf("nothing: %v, %v", got, err)
	}
	for list, says := range map[string]string{
		"alarms=429":                `no service "alarms": say one of timers, reminders, settings`,
		"timers=418":                `timers cannot fail with "418": say one of 401, 403`,
		"timers":                    `"timers": write it as SERVICE=HOW`,
		"timers=429,":               `"": write it as`,
		"timers=429,timers=hang":    "timers is there twice",
		"timers=429,reminders=slow": `reminders cannot fail with "slow"`,
	} {
		if _, err := ParseFailures(list); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v, want %q", list, err, says)
		}
	}
	if err := onTheWire(t, "").amazon.Fail(Failure{"timers", "418"}); err == nil {
		t.Error("told to fail with 418")
	}
}

func TestManyCallAtOnce(t *testing.T) {
	w := onTheWire(t, "", RemindersScope)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 5 {
				w.want(200, "", "POST", reminders, relative(60))
				w.amazon.Due(w.clock())
			}
		})
	}
	all.Wait()
	if rung := w.later(time.Hour); len(rung) != 40 {
		t.Errorf("%d of 40 rang", len(rung))
	}
}
