package telemetry_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"floorside/internal/telemetry"
)

// units are those that CloudWatch knows, of which we use few. Source: API reference, MetricDatum.
var units = []string{
	"Seconds", "Microseconds", "Milliseconds", "Bytes", "Kilobytes", "Megabytes", "Gigabytes", "Terabytes",
	"Bits", "Percent", "Count", "Bytes/Second", "Count/Second", "None",
}

func TestMetricsLineIsInCloudWatchsFormat(t *testing.T) {
	for want, turn := range map[string]telemetry.Turn{
		"[[]] [[locale outcome]]":                    {Locale: telemetry.LocaleOf("en-GB"), Outcome: telemetry.Answered, Latency: time.Millisecond},
		"[[]] [[locale outcome]] [[level]]":          {Level: telemetry.DoctorSoon},
		"[[]] [[locale outcome]] [[step]]":           {Step: telemetry.StepOf("ready")},
		"[[]] [[locale outcome]] [[level]] [[step]]": {Level: telemetry.Emergency, Step: telemetry.StepOf("after")},
	} {
		_, line := lines(t, turn)
		for _, problem := range embeddedMetrics(line, at) {
			t.Error(problem)
		}
		var dimensions []string
		for _, directive := range dig(line, "_aws", "CloudWatchMetrics").([]any) {
			dimensions = append(dimensions, fmt.Sprint(dig(directive, "Dimensions")))
			if dig(directive, "Namespace") != telemetry.Namespace {
				t.Errorf("namespace %v", dig(directive, "Namespace"))
			}
		}
		if got := strings.Join(dimensions, " "); got != want {
			t.Errorf("dimensions %s, want %s", got, want)
		}
	}
}

// Metrics is what alarms may watch: exactly what every line sends without dimensions.
func TestMetricsNamesWhatIsSent(t *testing.T) {
	_, line := lines(t, telemetry.Turn{})
	var sent []string
	for key, value := range line {
		if _, number := value.(float64); number {
			sent = append(sent, key)
		}
	}
	var alone []string
	first := dig(line, "_aws", "CloudWatchMetrics").([]any)[0]
	for _, m := range dig(first, "Metrics").([]any) {
		alone = append(alone, dig(m, "Name").(string))
	}
	names := telemetry.Metrics()
	for _, list := range [][]string{sent, alone, names} {
		slices.Sort(list)
	}
	if !slices.Equal(names, sent) || !slices.Equal(names, alone) {
		t.Errorf("Metrics %v\nsent %v\nwithout dimensions %v", names, sent, alone)
	}
}

// docs/telemetry.md has a row for each metric.
func TestEveryMetricIsExplained(t *testing.T) {
	page, err := os.ReadFile("../../docs/telemetry.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range telemetry.Metrics() {
		if !strings.Contains(string(page), "| `"+name+"` |") {
			t.Errorf("docs/telemetry.md does not say what %s is", name)
		}
	}
}

// What the check below must notice, or it proves nothing.
func TestMetricsLinesThatCloudWatchWouldDrop(t *testing.T) {
	first := func(line map[string]any) map[string]any {
		return dig(line, "_aws", "CloudWatchMetrics").([]any)[0].(map[string]any)
	}
	for name, spoil := range map[string]func(map[string]any){
		"no metadata":            func(l map[string]any) { delete(l, "_aws") },
		"no timestamp":           func(l map[string]any) { delete(l["_aws"].(map[string]any), "Timestamp") },
		"seconds for a time":     func(l map[string]any) { l["_aws"].(map[string]any)["Timestamp"] = float64(at.Unix()) },
		"no directive":           func(l map[string]any) { l["_aws"].(map[string]any)["CloudWatchMetrics"] = []any{} },
		"no namespace":           func(l map[string]any) { delete(first(l), "Namespace") },
		"a dimension not there":  func(l map[string]any) { delete(l, "outcome") },
		"a dimension's number":   func(l map[string]any) { l["outcome"] = 4.0 },
		"an empty dimension":     func(l map[string]any) { l["outcome"] = "" },
		"dimensions not in sets": func(l map[string]any) { first(l)["Dimensions"] = []any{"locale"} },
		"a metric not there":     func(l map[string]any) { delete(l, "Turns") },
		"a metric's word":        func(l map[string]any) { l["Turns"] = "one" },
		"a unit of ours":         func(l map[string]any) { first(l)["Metrics"].([]any)[0].(map[string]any)["Unit"] = "turns" },
	} {
		_, line := lines(t, telemetry.Turn{Outcome: telemetry.Answered})
		spoil(line)
		if len(embeddedMetrics(line, at)) == 0 {
			t.Errorf("%s: nothing was found wrong", name)
		}
	}
}

// embeddedMetrics returns what the embedded metric format forbids in line, which was written at when.
func embeddedMetrics(line map[string]any, when time.Time) (problems []string) {
	complain := func(format string, args ...any) { problems = append(problems, fmt.Sprintf(format, args...)) }
	if stamp, ok := dig(line, "_aws", "Timestamp").(float64); !ok || int64(stamp) != when.UnixMilli() {
		complain("the timestamp is not in epoch milliseconds: %v", dig(line, "_aws", "Timestamp"))
	}
	directives, _ := dig(line, "_aws", "CloudWatchMetrics").([]any)
	if len(directives) == 0 {
		complain("no metric directive")
	}
	for _, d := range directives {
		if space, _ := dig(d, "Namespace").(string); space == "" || len(space) > 255 {
			complain("namespace %q", space)
		}
		sets, _ := dig(d, "Dimensions").([]any)
		for _, s := range sets {
			names, ok := s.([]any)
			if !ok || len(names) > 30 {
				complain("dimension set %v", s)
			}
			for _, n := range names {
				if value, _ := dig(line, n).(string); value == "" || len(value) > 1024 {
					complain("dimension %v is %v", n, dig(line, n))
				}
			}
		}
		definitions, _ := dig(d, "Metrics").([]any)
		if len(sets) == 0 || len(definitions) == 0 || len(definitions) > 100 {
			complain("%d dimension sets, %d metrics", len(sets), len(definitions))
		}
		for _, m := range definitions {
			if _, ok := dig(line, dig(m, "Name")).(float64); !ok {
				complain("metric %v is %v", dig(m, "Name"), dig(line, dig(m, "Name")))
			}
			if unit, _ := dig(m, "Unit").(string); !slices.Contains(units, unit) {
				complain("metric %v has unit %v", dig(m, "Name"), dig(m, "Unit"))
			}
		}
	}
	return problems
}

// dig follows keys down nested objects; nil where there is nothing.
func dig(v any, keys ...any) any {
	for _, key := range keys {
		object, _ := v.(map[string]any)
		name, _ := key.(string)
		v = object[name]
	}
	return v
}
