package telemetry_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"floorside/internal/telemetry"
)

var at = time.Date(2026, 3, 14, 15, 9, 26, 535_000_000, time.UTC)

func clock() time.Time { return at }

// lines returns what one turn writes, each line decoded.
func lines(t *testing.T, turn telemetry.Turn) (log, metrics map[string]any) {
	t.Helper()
	var out bytes.Buffer
	telemetry.New(&out, clock).Turn(turn)
	got := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(got) != 2 {
		t.Fatalf("%d lines: %q", len(got), got)
	}
	for i, into := range []*map[string]any{&log, &metrics} {
		if err := json.Unmarshal([]byte(got[i]), into); err != nil {
			t.Fatalf("%v: %s", err, got[i])
		}
	}
	return log, metrics
}

// A turn that went well leaves neither an id nor anything about what was said.
func TestATurn(t *testing.T) {
	log, metrics := lines(t, telemetry.Turn{
		Request: telemetry.Intent, Intent: telemetry.IntentOf("AMAZON.HelpIntent"), Locale: telemetry.LocaleOf("en-US"),
		Outcome: telemetry.Answered, Latency: 1500 * time.Microsecond, Store: telemetry.StoreOK, ID: telemetry.RequestIDOf(anID),
	})
	wantLog := map[string]any{
		"time": "2026-03-14T15:09:26.535Z", "level": "INFO", "msg": "turn", "request": "intent", "intent": "help",
		"locale": "en-US", "outcome": "answered", "latency_ms": 1.5, "store": "ok", "api": "unused",
	}
	if !reflect.DeepEqual(log, wantLog) {
		t.Errorf("log line %v\nwant %v", log, wantLog)
	}
	delete(metrics, "_aws")
	wantMetrics := map[string]any{
		"locale": "en-US", "outcome": "answered", "Turns": 1.0, "Latency": 1.5, "Warnings": 0.0, "Unclear": 0.0, "DropOffs": 0.0,
		"SafeWords": 0.0, "GuardAdded": 0.0, "StoreFault": 0.0, "ApiFailures": 0.0, "AlexaErrors": 0.0,
	}
	if !reflect.DeepEqual(metrics, wantMetrics) {
		t.Errorf("metrics line %v\nwant %v", metrics, wantMetrics)
	}
}

const anID = "amzn1.echo-api.request.0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"

// A turn that failed says what failed and has the id with which Amazon can be asked.
func TestATurnThatFailed(t *testing.T) {
	turn := telemetry.Turn{
		Request: telemetry.Ended, Locale: telemetry.LocaleOf("en-US"), Outcome: telemetry.Warned, ID: telemetry.RequestIDOf(anID),
		Store: telemetry.StoreTimeout, Level: telemetry.Emergency, Unclear: true, GuardAdded: true, Fault: telemetry.Panicked,
		Ended: telemetry.Erred, Step: telemetry.StepOf("again"), Spot: here(),
	}
	turn.Called(telemetry.Timers, telemetry.APIRefused)
	log, metrics := lines(t, turn)
	at, _ := log["at"].(string)
	if !strings.HasPrefix(at, "internal/telemetry_test.here:") {
		t.Errorf("at %q", at)
	}
	delete(log, "at")
	wantLog := map[string]any{
		"time": "2026-03-14T15:09:26.535Z", "level": "WARN", "msg": "turn", "request": "ended", "intent": "none", "locale": "en-US",
		"outcome": "warned", "latency_ms": 0.0, "store": "timeout", "api": "refused", "service": "timers", "ended": "error",
		"fault": "panic", "guard_added": true, "id": "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
	}
	if !reflect.DeepEqual(log, wantLog) {
		t.Errorf("log line %v\nwant %v", log, wantLog)
	}
	delete(metrics, "_aws")
	wantMetrics := map[string]any{
		"locale": "en-US", "outcome": "warned", "level": "emergency", "step": "again", "Turns": 1.0, "Latency": 0.0, "Warnings": 1.0,
		"Unclear": 1.0, "DropOffs": 1.0, "SafeWords": 0.0, "GuardAdded": 1.0, "StoreFault": 1.0, "ApiFailures": 1.0, "AlexaErrors": 1.0,
	}
	if !reflect.DeepEqual(metrics, wantMetrics) {
		t.Errorf("metrics line %v\nwant %v", metrics, wantMetrics)
	}
}

// here is a panic and where it was.
func here() (spot telemetry.Spot) {
	defer func() {
		if recover() != nil {
			spot = telemetry.Panic()
		}
	}()
	var nobody *telemetry.Turn
	nobody.Unclear = true // Go's own runtime panics, for us
	return 0
}

// The level and the step are in the metrics alone: the log line, which may have an id, says neither.
func TestTheLogSaysNeitherWhatWasAdvisedNorAtWhichStepTheyLeft(t *testing.T) {
	plain, _ := lines(t, telemetry.Turn{})
	for _, turn := range []telemetry.Turn{
		{Level: telemetry.DoctorToday}, {Step: telemetry.StepOf("easier")}, {Unclear: true},
	} {
		if log, _ := lines(t, turn); !reflect.DeepEqual(log, plain) {
			t.Errorf("%+v: %v", turn, log)
		}
	}
}

// TestEveryName: the names are what alarms, queries and docs/telemetry.md are written with.
func TestEveryName(t *testing.T) {
	for want, got := range map[string]any{
		"launch intent ended event consent exception": []telemetry.Request{telemetry.Launch, telemetry.Intent, telemetry.Ended,
			telemetry.Event, telemetry.Consent, telemetry.Exception},
		"answered warned safe silent refused": []telemetry.Outcome{telemetry.Answered, telemetry.Warned, telemetry.Safe,
			telemetry.Silent, telemetry.Refused},
		"none panic undecoded no_content unheard unrendered": []telemetry.Fault{telemetry.NoFault, telemetry.Panicked,
			telemetry.Undecoded, telemetry.NoContent, telemetry.Unheard, telemetry.Unrendered},
		"none doctor_soon doctor_today emergency": []telemetry.Level{telemetry.NoLevel, telemetry.DoctorSoon, telemetry.DoctorToday,
			telemetry.Emergency},
		"unused ok conflict corrupt timeout refused failed": []telemetry.Store{telemetry.StoreUnused, telemetry.StoreOK,
			telemetry.StoreConflict, telemetry.StoreCorrupt, telemetry.StoreTimeout, telemetry.StoreRefused, telemetry.StoreFailed},
		"none timers reminders alerts settings": []telemetry.Service{telemetry.NoService, telemetry.Timers, telemetry.Reminders,
			telemetry.Alerts, telemetry.Settings},
		"unused ok gone not_permitted unsupported too_many down late unavailable refused": []telemetry.API{telemetry.APIUnused,
			telemetry.APIOK, telemetry.APIGone, telemetry.APINotPermitted, telemetry.APIUnsupported, telemetry.APITooMany,
			telemetry.APIDown, telemetry.APILate, telemetry.APIUnavailable, telemetry.APIRefused},
		"none other left stopped quiet error": []telemetry.Reason{telemetry.NotEnded, telemetry.OtherReason, telemetry.Left,
			telemetry.Stopped, telemetry.Quiet, telemetry.Erred},
		"left quiet error other other": []telemetry.Reason{telemetry.ReasonOf("USER_INITIATED"),
			telemetry.ReasonOf("EXCEEDED_MAX_REPROMPTS"), telemetry.ReasonOf("ERROR"), telemetry.ReasonOf("NEW"), telemetry.ReasonOf("")},
		"es-MX pt-BR": []telemetry.Locale{telemetry.LocaleOf("es-MX"), telemetry.LocaleOf("pt-BR")},
		"none other help stop navigate_home start_over": []telemetry.IntentName{telemetry.NoIntent, telemetry.OtherIntent,
			telemetry.IntentOf("AMAZON.HelpIntent"), telemetry.IntentOf("AMAZON.StopIntent"),
			telemetry.IntentOf("AMAZON.NavigateHomeIntent"), telemetry.IntentOf("AMAZON.StartOverIntent")},
	} {
		if fmt.Sprint(got) != "["+want+"]" {
			t.Errorf("got %v, want [%s]", got, want)
		}
	}
}

// Answers to questions about danger, and whatever names a complaint, are not told apart in the log.
func TestIntentsThatTellOfHealthAreOther(t *testing.T) {
	for _, intent := range []string{"AMAZON.YesIntent", "AMAZON.NoIntent", "SymptomIntent", "CallIntent", "ForgetIntent", "", "none", "other", "help"} {
		if got := telemetry.IntentOf(intent); got != telemetry.OtherIntent {
			t.Errorf("%s is %s", intent, got)
		}
	}
}

func TestOnlyTheIDOfARequestIsOne(t *testing.T) {
	const uuid = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"
	for _, claimed := range []string{
		"", uuid, "amzn1.echo-api.session." + uuid, "amzn1.ask.account." + uuid, "amzn1.echo-api.request.", anID + "0", anID[:len(anID)-1],
		strings.Replace(anID, "0f", "my", 1), strings.Replace(anID, "-4b", "4b-", 1), "amzn1.echo-api.request.my legs are numb and i am scared",
	} {
		if got := telemetry.RequestIDOf(claimed).String(); got != "" {
			t.Errorf("%q is the request %s", claimed, got)
		}
	}
	if got := telemetry.RequestIDOf(anID).String(); got != uuid {
		t.Errorf("got %s", got)
	}
}

// What comes from outside, or from a mistake of ours, is "other" and never itself.
func TestWhatIsNotOnTheListIsOther(t *testing.T) {
	for _, claimed := range []string{"", "en-us", "xx-XX", "other", "my legs are numb", "en-US\n{}", strings.Repeat("x", 1<<20)} {
		if got := telemetry.LocaleOf(claimed); got != telemetry.OtherLocale || got.String() != "other" {
			t.Errorf("LocaleOf(%.20q) = %s", claimed, got)
		}
		if got := telemetry.IntentOf(claimed); got != telemetry.OtherIntent {
			t.Errorf("IntentOf(%.20q) = %s", claimed, got)
		}
		if got := telemetry.ReasonOf(claimed); got != telemetry.OtherReason {
			t.Errorf("ReasonOf(%.20q) = %s", claimed, got)
		}
		if got := telemetry.StepOf(claimed); got != telemetry.NoStep {
			t.Errorf("StepOf(%.20q) = %s", claimed, got)
		}
	}
	log, metrics := lines(t, telemetry.Turn{
		Request: 200, Intent: 200, Locale: 200, Outcome: 200, Fault: 200, Spot: 200, Store: 200, Service: 200, API: 200, Level: 200, Ended: 200, Step: 200,
	})
	for _, field := range []string{"request", "intent", "locale", "outcome", "fault", "store", "service", "api", "ended"} {
		if log[field] != "other" {
			t.Errorf("%s is %v", field, log[field])
		}
	}
	if metrics["level"] != "other" || metrics["step"] != "other" || log["at"] != "" {
		t.Errorf("level %v, step %v, at %v", metrics["level"], metrics["step"], log["at"])
	}
}

// No field of a turn can hold free text: each is a bool, a duration, a small number with a name, a place in
// the program, or an id that only RequestIDOf makes.
func TestATurnHasNoRoomForWords(t *testing.T) {
	turn := reflect.TypeFor[telemetry.Turn]()
	id := reflect.TypeFor[telemetry.RequestID]()
	rest := []reflect.Type{reflect.TypeFor[bool](), reflect.TypeFor[time.Duration](), reflect.TypeFor[telemetry.Spot](), id}
	for i := range turn.NumField() {
		field := turn.Field(i)
		named := field.Type.Kind() == reflect.Uint8 && field.Type.PkgPath() == turn.PkgPath()
		if !named && !slices.Contains(rest, field.Type) {
			t.Errorf("%s is a %s, which could carry what a person said", field.Name, field.Type)
		}
	}
	if id.NumField() != 1 || id.Field(0).IsExported() || id.Size() != 16 {
		t.Error("a RequestID can be made of other things than 16 bytes that were read as one")
	}
	logger := reflect.TypeFor[*telemetry.Logger]()
	for i := range logger.NumMethod() {
		if m := logger.Method(i); m.Name != "Turn" || m.Type.NumIn() != 2 || m.Type.In(1) != turn {
			t.Errorf("%s lets something else than a Turn in", m.Name)
		}
	}
}

func TestOddLatencies(t *testing.T) {
	for latency, want := range map[time.Duration]float64{
		0: 0, -time.Second: 0, time.Duration(math.MinInt64): 0, 8 * time.Second: 8000, time.Nanosecond: 0.000001,
	} {
		log, metrics := lines(t, telemetry.Turn{Latency: latency})
		if log["latency_ms"] != want || metrics["Latency"] != want {
			t.Errorf("%v: log %v, metric %v, want %v", latency, log["latency_ms"], metrics["Latency"], want)
		}
	}
}

func TestStoreFaultsThatCount(t *testing.T) {
	for store, want := range map[telemetry.Store]float64{
		telemetry.StoreUnused: 0, telemetry.StoreOK: 0, telemetry.StoreConflict: 0,
		telemetry.StoreCorrupt: 1, telemetry.StoreTimeout: 1, telemetry.StoreRefused: 1, telemetry.StoreFailed: 1, 200: 1,
	} {
		if _, metrics := lines(t, telemetry.Turn{Store: store}); metrics["StoreFault"] != want {
			t.Errorf("%s: StoreFault %v, want %v", store, metrics["StoreFault"], want)
		}
	}
}

// The worst of several calls is kept, with its service. What a person can be told of is no failure.
func TestCallsToAlexasServices(t *testing.T) {
	var turn telemetry.Turn
	turn.Called(telemetry.Settings, telemetry.APIDown)
	turn.Called(telemetry.Timers, telemetry.APIOK)
	if turn.Service != telemetry.Settings || turn.API != telemetry.APIDown {
		t.Errorf("%s %s", turn.Service, turn.API)
	}
	for api, want := range map[telemetry.API]float64{
		telemetry.APIUnused: 0, telemetry.APIOK: 0, telemetry.APIGone: 0, telemetry.APINotPermitted: 0, telemetry.APIUnsupported: 0,
		telemetry.APITooMany: 1, telemetry.APIDown: 1, telemetry.APILate: 1, telemetry.APIUnavailable: 1, telemetry.APIRefused: 1, 200: 1,
	} {
		if _, metrics := lines(t, telemetry.Turn{API: api}); metrics["ApiFailures"] != want {
			t.Errorf("%s: ApiFailures %v, want %v", api, metrics["ApiFailures"], want)
		}
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestALogThatCannotBeWrittenStopsNobody(*testing.T) {
	telemetry.New(broken{}, clock).Turn(telemetry.Turn{Request: telemetry.Launch})
}

// BenchmarkTurn is what both lines of a turn cost, written to nowhere.
func BenchmarkTurn(b *testing.B) {
	failed := telemetry.Turn{
		Request: telemetry.Intent, Locale: telemetry.LocaleOf("en-US"), Outcome: telemetry.Safe, Fault: telemetry.Panicked, Spot: here(),
		ID: telemetry.RequestIDOf(anID), Store: telemetry.StoreTimeout, Level: telemetry.Emergency,
	}
	for name, turn := range map[string]telemetry.Turn{
		"went well": {Request: telemetry.Intent, Locale: telemetry.LocaleOf("en-US"), Outcome: telemetry.Answered},
		"failed":    failed,
	} {
		b.Run(name, func(b *testing.B) {
			l := telemetry.New(io.Discard, clock)
			b.ReportAllocs()
			for b.Loop() {
				l.Turn(turn)
			}
		})
	}
}
