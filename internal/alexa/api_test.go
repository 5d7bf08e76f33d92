package alexa_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	_ "time/tzdata" // as a program's main has it: the machine may have no zones

	"floorside/internal/alexa"
	"floorside/internal/judge"
)

// What must not come out of any error.
const (
	token    = "Atza|the-token-of-this-turn"
	device   = "amzn1.ask.device/AEXAMPLE?DEVICE"
	bodyText = "what-the-server-says"
	words    = "Take the ice off now."
)

// asking is a request whose APIs are at endpoint.
func asking(t testing.TB, endpoint string) alexa.Request {
	t.Helper()
	r := decode(t, envelope(t, "launch"))
	r.Context.System.APIEndpoint = endpoint
	r.Context.System.APIAccessToken = token
	r.Context.System.Device.DeviceID = device
	return r
}

// api is what a turn has, with its APIs at endpoint on this machine.
func api(t testing.TB, endpoint string) *alexa.API {
	t.Helper()
	return alexa.NewClient(alexa.ClientOptions{Loopback: true}).For(asking(t, endpoint))
}

func served(t testing.TB, h http.HandlerFunc) (endpoint string) {
	t.Helper()
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	return server.URL
}

// answers says the same to everybody.
func answers(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body) // the client may have hung up
	}
}

var (
	iceTimer = alexa.Timer{Label: "ice pack", For: 15 * time.Minute, Text: words}
	checkUp  = alexa.Reminder{In: 12 * time.Hour, Text: words, RequestTime: time.Date(2026, 3, 1, 9, 15, 30, 672e6, time.FixedZone("", 3600))}
)

// calls are all that can be asked for, by the names that their errors have.
var calls = map[string]func(context.Context, *alexa.API) error{
	"start timer": func(ctx context.Context, a *alexa.API) error { _, err := a.StartTimer(ctx, iceTimer); return err },
	"list timers": func(ctx context.Context, a *alexa.API) error { _, err := a.Timers(ctx); return err },
	"cancel timer": func(ctx context.Context, a *alexa.API) error {
		return a.CancelTimer(ctx, "t1")
	},
	"set reminder":   func(ctx context.Context, a *alexa.API) error { _, err := a.SetReminder(ctx, checkUp); return err },
	"list reminders": func(ctx context.Context, a *alexa.API) error { _, err := a.Reminders(ctx); return err },
	"cancel reminder": func(ctx context.Context, a *alexa.API) error {
		return a.CancelReminder(ctx, "r1")
	},
	"time zone": func(ctx context.Context, a *alexa.API) error { _, err := a.TimeZone(ctx); return err },
}

// each makes every call, each in a turn of its own.
func each(t *testing.T, a func() *alexa.API, check func(t *testing.T, name string, err error)) {
	t.Helper()
	for name, call := range calls {
		t.Run(name, func(t *testing.T) { check(t, name, call(t.Context(), a())) })
	}
}

// failed fails the test unless err is the trouble, and tells no secret however it is printed.
func failed(t *testing.T, err error, want alexa.Trouble) {
	t.Helper()
	var call *alexa.CallError
	if !errors.As(fmt.Errorf("wrapped: %w", err), &call) || call.Trouble != want {
		t.Fatalf("got %v, want %v", err, want)
	}
	if !strings.HasPrefix(err.Error(), "alexa: "+call.Call+": "+want.String()) {
		t.Errorf("it reads %q", err)
	}
	tells(t, err)
}

// tells fails the test when v, printed in any way, has a secret in it.
func tells(t *testing.T, v any) {
	t.Helper()
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		printed := fmt.Sprintf(verb, v)
		for _, secret := range []string{token, fmt.Sprintf("%x", token), device, "AEXAMPLE", bodyText, words, "127.0.0.1"} {
			if strings.Contains(printed, secret) {
				t.Errorf("%s of %T has %q: %s", verb, v, secret, printed)
			}
		}
	}
}

// seen is one call as it arrived.
type seen struct {
	method, path string
	header       http.Header
	body         []byte
}

// recorded is a server that keeps every call and answers each path's method.
func recorded(t *testing.T, answer map[string]string) (endpoint string, calls func() []seen) {
	t.Helper()
	var mu sync.Mutex
	var all []seen
	endpoint = served(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		mu.Lock()
		all = append(all, seen{r.Method, r.RequestURI, r.Header, body})
		mu.Unlock()
		_, _ = io.WriteString(w, answer[r.Method])
	})
	return endpoint, func() []seen { mu.Lock(); defer mu.Unlock(); return slices.Clone(all) }
}

// sameJSON compares a body with what was meant, without their layout.
func sameJSON(t *testing.T, got []byte, want string) {
	t.Helper()
	if got, want := compact(t, got), compact(t, json.RawMessage(want)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// one is the only call that was made; its headers are as they must be.
func one(t *testing.T, all []seen, method, path string) seen {
	t.Helper()
	if len(all) != 1 || all[0].method != method || all[0].path != path {
		t.Fatalf("got %d calls: %.200v", len(all), all)
	}
	if got := all[0].header.Get("Authorization"); got != "Bearer "+token {
		t.Errorf("authorization %q", got)
	}
	if got := all[0].header.Get("Content-Type"); (got == "application/json") != (method == http.MethodPost) {
		t.Errorf("content type %q", got)
	}
	return all[0]
}

const timerAnswer = `{"id":"t1","status":"ON","duration":"PT15M","triggerTime":"2026-03-01T08:30:30.000Z","timerLabel":"ice pack",
	"createdTime":"2026-03-01T08:15:30.000Z","updatedTime":"2026-03-01T08:15:30.000Z"}`

func TestStartingATimer(t *testing.T) {
	judge.Body(t, judge.TimerAnswer, []byte(timerAnswer))
	endpoint, calls := recorded(t, map[string]string{http.MethodPost: timerAnswer})
	got, err := api(t, endpoint).StartTimer(t.Context(), iceTimer)
	if err != nil {
		t.Fatal(err)
	}
	want := iceTimer
	want.ID, want.Status, want.Due = "t1", "ON", time.Date(2026, 3, 1, 8, 30, 30, 0, time.UTC)
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	sent := one(t, calls(), http.MethodPost, "/v1/alerts/timers")
	judge.Body(t, judge.TimerRequest, sent.body)
	sameJSON(t, sent.body, `{"duration":"PT15M","timerLabel":"ice pack","creationBehavior":{"displayExperience":{"visibility":"VISIBLE"}},
		"triggeringBehavior":{"operation":{"type":"ANNOUNCE","textToAnnounce":[{"locale":"en-US","text":"Take the ice off now."}]},
		"notificationConfig":{"playAudible":true}}}`)
}

func TestHowLongATimerIsToRun(t *testing.T) {
	for d, want := range map[time.Duration]string{
		time.Second: "PT1S", 90 * time.Second: "PT1M30S", time.Hour: "PT1H", 2*time.Hour + time.Second: "PT2H1S",
		15*time.Minute + 999*time.Millisecond: "PT15M", 48 * time.Hour: "PT48H",
	} {
		endpoint, calls := recorded(t, map[string]string{http.MethodPost: `{"id":"t1"}`})
		got, err := api(t, endpoint).StartTimer(t.Context(), alexa.Timer{For: d, Text: words})
		if err != nil || got.For != d || !got.Due.IsZero() {
			t.Errorf("%v: %+v, %v", d, got, err)
		}
		sent := one(t, calls(), http.MethodPost, "/v1/alerts/timers")
		judge.Body(t, judge.TimerRequest, sent.body)
		if !strings.Contains(string(sent.body), `"duration":"`+want+`"`) || strings.Contains(string(sent.body), "timerLabel") {
			t.Errorf("%v: %s", d, sent.body)
		}
	}
}

func TestTheTimersThatRun(t *testing.T) {
	const list = `{"totalCount":3,"timers":[` + timerAnswer + `,
		{"id":"t2","status":"PAUSED","duration":"PT1H2M3.5S","triggerTime":"2026-03-01T09:30:30.123+01:00"},{"status":"OFF","duration":"soon"}]}`
	judge.Body(t, judge.TimersAnswer, []byte(list))
	endpoint, calls := recorded(t, map[string]string{http.MethodGet: list})
	got, err := api(t, endpoint).Timers(t.Context())
	if err != nil || len(got) != 3 {
		t.Fatalf("got %+v, %v", got, err)
	}
	one(t, calls(), http.MethodGet, "/v1/alerts/timers")
	due := time.Date(2026, 3, 1, 8, 30, 30, 0, time.UTC)
	if want := (alexa.Timer{Label: "ice pack", For: 15 * time.Minute, ID: "t1", Status: "ON", Due: due}); got[0] != want {
		t.Errorf("got %+v", got[0])
	}
	if got[1].For != time.Hour+2*time.Minute+3*time.Second || !got[1].Due.Equal(due.Add(123*time.Millisecond)) {
		t.Errorf("got %+v", got[1])
	}
	if want := (alexa.Timer{Status: "OFF"}); got[2] != want {
		t.Errorf("got %+v", got[2])
	}
}

const reminderAnswer = `{"alertToken":"r1","createdTime":"2026-03-01T08:15:31.500Z","updatedTime":"2026-03-01T08:15:31.500Z",
	"status":"ON","version":"1","href":"/v1/alerts/reminders/r1"}`

func TestSettingAReminder(t *testing.T) {
	judge.Body(t, judge.ReminderAnswer, []byte(reminderAnswer))
	endpoint, calls := recorded(t, map[string]string{http.MethodPost: reminderAnswer})
	got, err := api(t, endpoint).SetReminder(t.Context(), checkUp)
	if err != nil {
		t.Fatal(err)
	}
	want := checkUp
	want.Token, want.Status, want.Due = "r1", "ON", time.Date(2026, 3, 1, 20, 15, 31, 5e8, time.UTC)
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	sent := one(t, calls(), http.MethodPost, "/v1/alerts/reminders")
	judge.Body(t, judge.ReminderRequest, sent.body)
	sameJSON(t, sent.body, `{"requestTime":"2026-03-01T08:15:30.672","trigger":{"type":"SCHEDULED_RELATIVE","offsetInSeconds":43200},
		"alertInfo":{"spokenInfo":{"content":[{"locale":"en-US","text":"Take the ice off now."}]}},"pushNotification":{"status":"ENABLED"}}`)
}

func TestAReminderIsDueEvenWhenAlexaDoesNotSayWhenItWasMade(t *testing.T) {
	got, err := api(t, served(t, answers(http.StatusCreated, `{"alertToken":"r1","createdTime":null}`))).SetReminder(t.Context(), checkUp)
	if err != nil || !got.Due.Equal(checkUp.RequestTime.Add(12*time.Hour)) {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestWhenRemindersAreDue(t *testing.T) {
	const text = `"alertInfo":{"spokenInfo":{"content":[{"locale":"en-US","text":"check your back"}]}}`
	for name, c := range map[string]struct {
		alert string
		in    time.Duration
		due   time.Time
	}{
		"so long after it was made":     {`{"createdTime":"2026-03-01T08:00:00.000Z","trigger":{"type":"SCHEDULED_RELATIVE","offsetInSeconds":43200}}`, 12 * time.Hour, time.Date(2026, 3, 1, 20, 0, 0, 0, time.UTC)},
		"seconds as a string":           {`{"createdTime":"2026-03-01T08:00:00Z","trigger":{"offsetInSeconds":"7200"}}`, 2 * time.Hour, time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)},
		"made at a time without zone":   {`{"createdTime":"2026-03-01T08:00:00.000","trigger":{"offsetInSeconds":60}}`, time.Minute, time.Date(2026, 3, 1, 8, 1, 0, 0, time.UTC)},
		"at a local time":               {`{"createdTime":"2026-03-01T08:00:00Z","trigger":{"type":"SCHEDULED_ABSOLUTE","scheduledTime":"2026-03-01T19:30:00.000","timeZoneId":"America/Los_Angeles","offsetInSeconds":0}}`, 0, time.Date(2026, 3, 2, 3, 30, 0, 0, time.UTC)},
		"at a time with its offset":     {`{"trigger":{"scheduledTime":"2026-03-01T19:30:00-08:00"}}`, 0, time.Date(2026, 3, 2, 3, 30, 0, 0, time.UTC)},
		"at a local time of nowhere":    {`{"createdTime":"2026-03-01T08:00:00Z","trigger":{"scheduledTime":"2026-03-01T19:30:00.000","offsetInSeconds":60}}`, time.Minute, time.Date(2026, 3, 1, 8, 1, 0, 0, time.UTC)},
		"at the server's local time":    {`{"trigger":{"scheduledTime":"2026-03-01T19:30:00.000","timeZoneId":"Local"}}`, 0, time.Time{}},
		"nobody knows":                  {`{"createdTime":"2026-03-01T08:00:00Z"}`, 0, time.Time{}},
		"never made":                    {`{"trigger":{"offsetInSeconds":60}}`, time.Minute, time.Time{}},
		"before it was made":            {`{"createdTime":"2026-03-01T08:00:00Z","trigger":{"offsetInSeconds":-60}}`, 0, time.Time{}},
		"fields of the wrong kind":      {`{"createdTime":[7],"trigger":{"offsetInSeconds":{},"scheduledTime":true}}`, 0, time.Time{}},
		"a trigger and words of null":   {`{"trigger":null,"alertInfo":null}`, 0, time.Time{}},
		"more seconds than there are":   {`{"createdTime":"2026-03-01T08:00:00Z","trigger":{"offsetInSeconds":1e300}}`, 0, time.Time{}},
		"a time that is no time at all": {`{"createdTime":"yesterday","trigger":{"offsetInSeconds":60}}`, time.Minute, time.Time{}},
	} {
		t.Run(name, func(t *testing.T) {
			first := strings.Replace(c.alert, "{", `{"alertToken":"r1","status":"ON",`, 1)
			list := `{"totalCount":"2","alerts":[` + first + `,{"alertToken":"r2","status":"COMPLETED",` + text + `}],"links":null}`
			got, err := api(t, served(t, answers(200, list))).Reminders(t.Context())
			if err != nil || len(got) != 2 {
				t.Fatalf("got %+v, %v", got, err)
			}
			if got[0].Token != "r1" || got[0].Status != "ON" || got[0].In != c.in || !got[0].Due.Equal(c.due) {
				t.Errorf("got %+v", got[0])
			}
			if want := (alexa.Reminder{Text: "check your back", Token: "r2", Status: "COMPLETED"}); got[1] != want {
				t.Errorf("got %+v", got[1])
			}
		})
	}
}

func TestCancelling(t *testing.T) {
	for name, c := range map[string]struct {
		call func(*alexa.API, string) error
		path string
	}{
		"a timer":    {func(a *alexa.API, id string) error { return a.CancelTimer(t.Context(), id) }, "/v1/alerts/timers/"},
		"a reminder": {func(a *alexa.API, id string) error { return a.CancelReminder(t.Context(), id) }, "/v1/alerts/reminders/"},
	} {
		t.Run(name, func(t *testing.T) {
			endpoint, calls := recorded(t, nil)
			if err := c.call(api(t, endpoint), "a/../b?c#d e"); err != nil {
				t.Fatal(err)
			}
			one(t, calls(), http.MethodDelete, c.path+"a%2F..%2Fb%3Fc%23d%20e")
			for _, id := range []string{"", ".", ".."} { // each would mean another thing than one of them
				failed(t, c.call(api(t, endpoint), id), alexa.Refused)
			}
			if n := len(calls()); n != 1 {
				t.Errorf("%d calls", n)
			}
		})
	}
}

func TestTheTimeZoneOfTheDevice(t *testing.T) {
	endpoint, calls := recorded(t, map[string]string{http.MethodGet: `"America/Los_Angeles"`})
	got, err := api(t, endpoint).TimeZone(t.Context())
	if err != nil || got.String() != "America/Los_Angeles" {
		t.Fatalf("got %v, %v", got, err)
	}
	one(t, calls(), http.MethodGet, "/v2/devices/amzn1.ask.device%2FAEXAMPLE%3FDEVICE/settings/System.timeZone")
}

func TestATimeZoneThatIsNone(t *testing.T) {
	for name, c := range map[string]struct {
		status int
		body   string
		want   alexa.Trouble
	}{
		"not set":            {204, ``, alexa.Gone},
		"the server's own":   {200, `"Local"`, alexa.Refused},
		"empty":              {200, `""`, alexa.Refused},
		"unknown":            {200, `"` + bodyText + `/Nowhere"`, alexa.Refused},
		"a file":             {200, `"../../etc/passwd"`, alexa.Refused},
		"an absolute file":   {200, `"/etc/localtime"`, alexa.Refused},
		"bare words":         {200, `America/Los_Angeles`, alexa.Refused},
		"null":               {200, `null`, alexa.Refused},
		"an object":          {200, `{"timeZone":"` + bodyText + `"}`, alexa.Refused},
		"two":                {200, `"UTC" "UTC"`, alexa.Refused},
		"not for this skill": {403, `{"code":"ACCESS_DENIED"}`, alexa.Unsupported},
	} {
		t.Run(name, func(t *testing.T) {
			zone, err := api(t, served(t, answers(c.status, c.body))).TimeZone(t.Context())
			failed(t, err, c.want)
			if zone != nil {
				t.Errorf("and %v", zone)
			}
		})
	}
}

func TestADeviceWithoutAnIDHasNoTimeZone(t *testing.T) {
	endpoint, calls := recorded(t, nil)
	r := asking(t, endpoint)
	for _, id := range []string{"", "."} {
		r.Context.System.Device.DeviceID = id
		_, err := alexa.NewClient(alexa.ClientOptions{Loopback: true}).For(r).TimeZone(t.Context())
		failed(t, err, alexa.Unavailable)
	}
	if len(calls()) != 0 {
		t.Error("asked all the same")
	}
}

func TestWhatCannotBeAskedForIsNot(t *testing.T) {
	endpoint, calls := recorded(t, nil)
	_, err := api(t, endpoint).StartTimer(t.Context(), alexa.Timer{For: 999 * time.Millisecond, Text: words})
	failed(t, err, alexa.Refused)
	_, err = api(t, endpoint).SetReminder(t.Context(), alexa.Reminder{In: -time.Hour, Text: words})
	failed(t, err, alexa.Refused)
	if len(calls()) != 0 {
		t.Error("asked all the same")
	}
}
