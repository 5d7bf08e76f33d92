package infra_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"floorside/internal/telemetry"
)

// rings is what each alarm must watch: which metric, of which function, by which statistic.
var rings = map[string]string{
	"SkillErrors":         "AWS/Lambda Errors SkillFunction Sum",
	"SkillThrottles":      "AWS/Lambda Throttles SkillFunction Sum",
	"SkillSlow":           "AWS/Lambda Duration SkillFunction p99",
	"EventsErrors":        "AWS/Lambda Errors EventsFunction Sum",
	"EventsThrottles":     "AWS/Lambda Throttles EventsFunction Sum",
	"EventsSlow":          "AWS/Lambda Duration EventsFunction p99",
	"StoreFaults":         "Floorside StoreFault Sum",
	"SafeWordsSpoken":     "Floorside SafeWords Sum",
	"GuardHadToWarn":      "Floorside GuardAdded Sum",
	"AlexaRefusedAnswers": "Floorside AlexaErrors Sum",
	"UnclearRises":        "Floorside Turns Sum, Floorside Unclear Sum",
}

// checkAlarms: an alarm on a metric that nobody sends never rings, and nobody notices.
func checkAlarms(template any) (problems []string) {
	resources, _ := at(template, "Resources").(map[string]any)
	left := maps.Clone(rings)
	for _, name := range slices.Sorted(maps.Keys(resources)) {
		path := "Resources." + name + "."
		if show(at(template, path+"Type")) != "AWS::CloudWatch::Alarm" {
			continue
		}
		var watched []string
		for _, metric := range metricsOf(at(template, path+"Properties")) {
			watched = append(watched, metric.String())
			problems = append(problems, metric.problems(name)...)
		}
		slices.Sort(watched)
		if got := strings.Join(watched, ", "); got != left[name] {
			problems = append(problems, fmt.Sprintf("%s watches %q, want %q", name, got, left[name]))
		}
		delete(left, name)
		problems = append(problems, expect(template, path+"Properties.", map[string]string{
			"AlarmActions":       "[map[Ref:AlarmTopic]]",
			"TreatMissingData":   "notBreaching",
			"ComparisonOperator": "GreaterThanThreshold",
		})...)
		if words, _ := at(template, path+"Properties.AlarmDescription").(string); len(words) < 40 {
			problems = append(problems, name+": whoever is rung does not learn why")
		}
	}
	for name := range left {
		problems = append(problems, "there is no alarm "+name)
	}
	return problems
}

// metric is one that is watched.
type metric struct{ namespace, name, function, statistic string }

func (m metric) String() string {
	return strings.Join(slices.DeleteFunc([]string{m.namespace, m.name, m.function, m.statistic}, func(s string) bool { return s == "" }), " ")
}

// problems says whether there is such a metric: one of ours has to be among those that the code sends, and is sent
// without dimensions.
func (m metric) problems(of string) []string {
	switch {
	case m.namespace == "AWS/Lambda" && slices.Contains([]string{"Errors", "Throttles", "Duration", "Invocations"}, m.name) && slices.Contains(functions, m.function):
	case m.namespace == telemetry.Namespace && slices.Contains(telemetry.Metrics(), m.name) && m.function == "":
	default:
		return []string{fmt.Sprintf("%s: nobody sends %s", of, m)}
	}
	return nil
}

// metricsOf returns what an alarm watches: one metric, or those that an expression is made of.
func metricsOf(alarm any) (all []metric) {
	if at(alarm, "MetricName") != nil {
		statistic := at(alarm, "Statistic")
		if statistic == nil {
			statistic = at(alarm, "ExtendedStatistic")
		}
		return []metric{metricAt(alarm, statistic)}
	}
	list, _ := at(alarm, "Metrics").([]any)
	for _, item := range list {
		if at(item, "MetricStat") != nil {
			all = append(all, metricAt(at(item, "MetricStat.Metric"), at(item, "MetricStat.Stat")))
		}
	}
	return all
}

func metricAt(v, statistic any) metric {
	m := metric{namespace: show(at(v, "Namespace")), name: show(at(v, "MetricName")), statistic: show(statistic)}
	if dimensions, _ := at(v, "Dimensions").([]any); len(dimensions) > 0 {
		m.function = show(dimensions)
		if show(at(v, "Dimensions.0.Name")) == "FunctionName" && len(dimensions) == 1 {
			m.function = show(at(v, "Dimensions.0.Value.Ref"))
		}
	}
	return m
}

// substituted is a part of the dashboard that CloudFormation fills in.
var substituted = regexp.MustCompile(`\$\{([A-Za-z:]+)(\.Arn)?\}`)

// checkDashboard: it is JSON, shows every alarm, and no metric that nobody sends.
func checkDashboard(template any) (problems []string) {
	text, _ := at(template, "Resources.Dashboard.Properties.DashboardBody.Fn::Sub").(string)
	var body struct {
		Widgets []struct {
			Properties struct {
				Region  string
				Alarms  []string
				Metrics [][]any
			}
		}
	}
	if err := json.Unmarshal([]byte(substituted.ReplaceAllString(text, "$1$2")), &body); err != nil {
		return []string{"the dashboard is no JSON: " + err.Error()}
	}
	alarms := map[string]bool{}
	for i, widget := range body.Widgets {
		for _, name := range widget.Properties.Alarms {
			alarms[name] = true
		}
		for _, shown := range widget.Properties.Metrics {
			problems = append(problems, shownMetric(shown).problems(fmt.Sprintf("widget %d", i+1))...)
		}
		if len(widget.Properties.Metrics) > 0 && widget.Properties.Region != "AWS::Region" {
			problems = append(problems, fmt.Sprintf("widget %d shows another region", i+1))
		}
	}
	for name := range rings {
		if !alarms[name+".Arn"] {
			problems = append(problems, "the dashboard does not show "+name)
		}
	}
	return problems
}

// shownMetric reads a line of a widget: namespace, name, then names and values of dimensions, then how to draw it.
func shownMetric(line []any) (m metric) {
	var words []string
	for _, item := range line {
		if word, ok := item.(string); ok {
			words = append(words, word)
		}
	}
	if len(words) >= 2 {
		m.namespace, m.name = words[0], words[1]
	}
	switch {
	case len(words) == 4 && words[2] == "FunctionName":
		m.function = words[3]
	case len(words) != 2:
		m.function = strings.Join(words, " ")
	}
	return m
}

// checkAnywhere: nothing in the template is of one region, partition or account.
func checkAnywhere(template any) (problems []string) {
	for _, of := range []string{"us-east-1", "eu-west-1", "us-west-2", "arn:aws", "amazonaws.com"} {
		for _, part := range []string{"Globals", "Conditions", "Resources", "Outputs"} {
			if strings.Contains(show(at(template, part)), of) {
				problems = append(problems, part+" names "+of)
			}
		}
	}
	return problems
}
