package telemetry

import "time"

// Namespace is where CloudWatch files the metrics.
const Namespace = "Floorside"

// metrics is one line in the CloudWatch embedded metric format: the metadata under _aws names the other
// members that are dimensions (strings) and metrics (numbers). Source: "Specification: Embedded metric
// format", Amazon CloudWatch User Guide.
type metrics struct {
	AWS        metadata `json:"_aws"`
	Locale     string   `json:"locale"`
	Outcome    string   `json:"outcome"`
	Turns      int      `json:"Turns"`
	Latency    float64  `json:"Latency"`
	SafeWords  int      `json:"SafeWords"`
	GuardAdded int      `json:"GuardAdded"`
	StoreFault int      `json:"StoreFault"`
	Unclear    int      `json:"Unclear"`
}

type metadata struct {
	Timestamp         int64       `json:"Timestamp"` // epoch milliseconds
	CloudWatchMetrics []directive `json:"CloudWatchMetrics"`
}

type directive struct {
	Namespace  string       `json:"Namespace"`
	Dimensions [][]string   `json:"Dimensions"`
	Metrics    []definition `json:"Metrics"`
}

type definition struct {
	Name string `json:"Name"`
	Unit string `json:"Unit"`
}

// counted is every metric of a turn.
var counted = []definition{
	{"Turns", "Count"}, {"Latency", "Milliseconds"}, {"SafeWords", "Count"},
	{"GuardAdded", "Count"}, {"StoreFault", "Count"}, {"Unclear", "Count"},
}

// Metrics returns the name of every metric. Each is filed without dimensions too, for alarms.
func Metrics() []string {
	var names []string
	for _, d := range counted {
		names = append(names, d.Name)
	}
	return names
}

// measure returns the metrics of a turn. They are filed by locale and outcome, and once more by
// nothing: an alarm watches a single metric and cannot add up the dimensions itself.
func measure(t Turn, at time.Time) metrics {
	return metrics{
		AWS: metadata{
			Timestamp: at.UnixMilli(),
			CloudWatchMetrics: []directive{{
				Namespace:  Namespace,
				Dimensions: [][]string{{"locale", "outcome"}, {}},
				Metrics:    counted,
			}},
		},
		Locale:     t.Locale.String(),
		Outcome:    t.Outcome.String(),
		Turns:      1,
		Latency:    milliseconds(t.Latency),
		SafeWords:  count(t.Safe),
		GuardAdded: count(t.GuardAdded),
		StoreFault: count(t.Store.failed()),
		Unclear:    count(t.Unclear),
	}
}

func count(happened bool) int {
	if happened {
		return 1
	}
	return 0
}
