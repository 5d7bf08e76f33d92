package telemetry_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"reflect"
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

func TestATurn(t *testing.T) {
	log, metrics := lines(t, telemetry.Turn{
		Request: telemetry.Intent, Locale: telemetry.LocaleOf("en-US"), Outcome: telemetry.Warned,
		Latency: 1500 * time.Microsecond, Store: telemetry.StoreTimeout, Safe: false, GuardAdded: true,
	})
	wantLog := map[string]any{
		"time": "2026-03-14T15:09:26.535Z", "level": "INFO", "msg": "turn", "request": "intent",
		"locale": "en-US", "outcome": "warned", "latency_ms": 1.5, "store": "timeout", "safe": false, "guard_added": true,
	}
	if !reflect.DeepEqual(log, wantLog) {
		t.Errorf("log line %v\nwant %v", log, wantLog)
	}
	delete(metrics, "_aws")
	wantMetrics := map[string]any{
		"locale": "en-US", "outcome": "warned", "Turns": 1.0, "Latency": 1.5, "SafeWords": 0.0,
		"GuardAdded": 1.0, "StoreFault": 1.0, "Unclear": 0.0,
	}
	if !reflect.DeepEqual(metrics, wantMetrics) {
		t.Errorf("metrics line %v\nwant %v", metrics, wantMetrics)
	}
}

// What sets an alarm on a metric asks here whether there is such a one.
func TestEveryMetricIsOnTheList(t *testing.T) {
	_, metrics := lines(t, telemetry.Turn{Unclear: true})
	for _, name := range telemetry.Metrics() {
		if _, ok := metrics[name].(float64); !ok {
			t.Errorf("%s is on the list and not in the line", name)
		}
		delete(metrics, name)
	}
	for _, dimension := range []string{"_aws", "locale", "outcome"} {
		delete(metrics, dimension)
	}
	if len(metrics) > 0 {
		t.Errorf("not on the list: %v", metrics)
	}
}

func TestNames(t *testing.T) {
	for want, got := range map[string]interface{ String() string }{
		"launch": telemetry.Launch, "intent": telemetry.Intent, "ended": telemetry.Ended, "event": telemetry.Event,
		"answered": telemetry.Answered, "warned": telemetry.Warned, "safe": telemetry.Safe,
		"silent": telemetry.Silent, "refused": telemetry.Refused,
		"unused": telemetry.StoreUnused, "ok": telemetry.StoreOK, "conflict": telemetry.StoreConflict,
		"corrupt": telemetry.StoreCorrupt, "timeout": telemetry.StoreTimeout,
		"es-MX": telemetry.LocaleOf("es-MX"), "pt-BR": telemetry.LocaleOf("pt-BR"),
	} {
		if got.String() != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if got := telemetry.StoreRefused.String(); got != "refused" {
		t.Errorf("StoreRefused is %s", got)
	}
}

// What comes from outside, or from a mistake of ours, is "other" and never itself.
func TestWhatIsNotOnTheListIsOther(t *testing.T) {
	for _, claimed := range []string{"", "en-us", "xx-XX", "other", "my legs are numb", "en-US\n{}", strings.Repeat("x", 1<<20)} {
		if got := telemetry.LocaleOf(claimed); got != telemetry.OtherLocale || got.String() != "other" {
			t.Errorf("LocaleOf(%.20q) = %s", claimed, got)
		}
	}
	log, _ := lines(t, telemetry.Turn{Request: 200, Locale: 200, Outcome: 200, Store: 200})
	for _, field := range []string{"request", "locale", "outcome", "store"} {
		if log[field] != "other" {
			t.Errorf("%s is %v", field, log[field])
		}
	}
}

// No field of a turn can hold free text: each is a bool, a duration, or a small number with a name.
func TestATurnHasNoRoomForWords(t *testing.T) {
	turn := reflect.TypeFor[telemetry.Turn]()
	for i := range turn.NumField() {
		field := turn.Field(i)
		named := field.Type.Kind() == reflect.Uint8 && field.Type.PkgPath() == turn.PkgPath()
		if !named && field.Type.Kind() != reflect.Bool && field.Type != reflect.TypeFor[time.Duration]() {
			t.Errorf("%s is a %s, which could carry what a person said", field.Name, field.Type)
		}
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

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestALogThatCannotBeWrittenStopsNobody(*testing.T) {
	telemetry.New(broken{}, clock).Turn(telemetry.Turn{Request: telemetry.Launch})
}

func BenchmarkTurn(b *testing.B) {
	l := telemetry.New(io.Discard, clock)
	turn := telemetry.Turn{Request: telemetry.Intent, Locale: telemetry.LocaleOf("en-US"), Outcome: telemetry.Answered}
	b.ReportAllocs()
	for b.Loop() {
		l.Turn(turn)
	}
}
