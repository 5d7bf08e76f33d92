package telemetry

import "time"

// Namespace is where CloudWatch files the metrics.
const Namespace = "Floorside"

// metrics is one line in the CloudWatch embedded metric format: the metadata under _aws names the other
// members that are dimensions (strings) and metrics (numbers). Source: "Specification: Embedded metric
// format", Amazon CloudWatch User Guide.
type metrics struct {
	AWS     metadata `json:"_aws"`
	Locale  string   `json:"locale"`
	Outcome string   `json:"outcome"`
	Level   string   `json:"level,omitempty"`
	Step    string   `json:"step,omitempty"`

	Turns       int     `json:"Turns"`
	Latency     float64 `json:"Latency"`
	Warnings    int     `json:"Warnings"`
	Unclear     int     `json:"Unclear"`
	DropOffs    int     `json:"DropOffs"`
	SafeWords   int     `json:"SafeWords"`
	GuardAdded  int     `json:"GuardAdded"`
	StoreFault  int     `json:"StoreFault"`
	APIFailures int     `json:"ApiFailures"`
	AlexaErrors int     `json:"AlexaErrors"`
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

// CloudWatch bills every name with every value of its dimensions as a metric of its own, for each hour in which
// it is sent. Of one locale these are at most
//
//	10  every name by nothing: what an alarm watches, since it cannot add up dimensions
//	12  Turns by locale and outcome: 6 outcomes, of our locale and of "other"
//	 3  Warnings by level
//	 9  DropOffs by step
//	--
//	34
//
// and each further locale adds 6. No others may be crossed with each other: levels by steps alone would be 27.
var (
	everything = directive{Namespace, [][]string{{}}, []definition{
		{"Turns", "Count"}, {"Latency", "Milliseconds"}, {"Warnings", "Count"}, {"Unclear", "Count"}, {"DropOffs", "Count"},
		{"SafeWords", "Count"}, {"GuardAdded", "Count"}, {"StoreFault", "Count"}, {"ApiFailures", "Count"}, {"AlexaErrors", "Count"},
	}}
	byOutcome = directive{Namespace, [][]string{{"locale", "outcome"}}, []definition{{"Turns", "Count"}}}
	byLevel   = directive{Namespace, [][]string{{"level"}}, []definition{{"Warnings", "Count"}}}
	byStep    = directive{Namespace, [][]string{{"step"}}, []definition{{"DropOffs", "Count"}}}
)

// Metrics returns the name of every metric. Each is there without dimensions too, for alarms.
func Metrics() []string {
	var names []string
	for _, d := range everything.Metrics {
		names = append(names, d.Name)
	}
	return names
}

// measure returns the metrics of a turn. What did not happen is sent as nought, so that an alarm can tell
// a quiet hour from one without data.
func measure(t Turn, at time.Time) metrics {
	m := metrics{
		AWS:     metadata{Timestamp: at.UnixMilli(), CloudWatchMetrics: []directive{everything, byOutcome}},
		Locale:  t.Locale.String(),
		Outcome: t.Outcome.String(),

		Turns:       1,
		Latency:     milliseconds(t.Latency),
		Warnings:    count(t.Level != NoLevel),
		Unclear:     count(t.Unclear),
		DropOffs:    count(t.Step != NoStep),
		SafeWords:   count(t.Outcome == Safe),
		GuardAdded:  count(t.GuardAdded),
		StoreFault:  count(t.Store.failed()),
		APIFailures: count(t.API.failed()),
		AlexaErrors: count(t.alexaErred()),
	}
	if t.Level != NoLevel {
		m.Level = t.Level.String()
		m.AWS.CloudWatchMetrics = append(m.AWS.CloudWatchMetrics, byLevel)
	}
	if t.Step != NoStep {
		m.Step = t.Step.String()
		m.AWS.CloudWatchMetrics = append(m.AWS.CloudWatchMetrics, byStep)
	}
	return m
}

func count(happened bool) int {
	if happened {
		return 1
	}
	return 0
}
