package infra_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"floorside/internal/session"
	"floorside/internal/telemetry"
)

const runbookPath = "../docs/runbook.md"

// TestEveryAlarmHasItsPageInTheRunbook: whoever is rung at night finds what it means, and no query that finds nothing.
func TestEveryAlarmHasItsPageInTheRunbook(t *testing.T) {
	template, err := parse(readTemplate(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range checkRunbook(readRunbook(t), alarmsOf(template)) {
		t.Error(problem)
	}
}

func TestWhatARunbookLacksIsNoticed(t *testing.T) {
	page := readRunbook(t)
	for _, c := range []struct{ old, new, want string }{
		{"### StoreFaults", "### StoreFault", "no section for the alarm StoreFaults"},
		{"### StoreFaults", "### StoreFault", "StoreFault is no alarm"},
		{"**Harmless.** Never.\n", "", "SkillThrottles: does not say **Harmless.**"},
		{`filter outcome = "safe"`, `filter result = "safe"`, `result is in no line`},
		{`filter outcome = "safe"`, `filter outcome = "unsafe"`, `"unsafe" is no value`},
		{"```logs\nfilter outcome = \"safe\"\n| stats count(*) by fault, at, request, intent, bin(1h)\n```", "the log", "SafeWordsSpoken: no query"},
	} {
		if !strings.Contains(page, c.old) {
			t.Errorf("the runbook has no %q to spoil", c.old)
			continue
		}
		problems := checkRunbook(strings.Replace(page, c.old, c.new, 1), slices.Collect(maps.Keys(rings)))
		if !slices.ContainsFunc(problems, func(p string) bool { return strings.Contains(p, c.want) }) {
			t.Errorf("want %q noticed, found %q", c.want, problems)
		}
	}
}

// TestTheRunbookForgetsByTheSameKey: the line of shell there makes the key that the store files a person under.
func TestTheRunbookForgetsByTheSameKey(t *testing.T) {
	line := regexp.MustCompile(`(?m)^KEY=.*$`).FindString(readRunbook(t))
	if _, err := exec.LookPath("sha256sum"); err != nil {
		t.Skip("no sha256sum here")
	}
	cmd := exec.Command("sh", "-c", line+`; printf %s "$KEY"`)
	cmd.Env = append(os.Environ(), "USER_ID=amzn1.ask.account.ANA")
	out, err := cmd.Output()
	if want := session.Key("amzn1.ask.account.ANA"); err != nil || string(out) != want {
		t.Errorf("%q makes %q, %v; want %q", line, out, err, want)
	}
}

// TestTheRunbookMakesTheSameTable: who makes a lost table anew by hand gets the one that the store needs.
func TestTheRunbookMakesTheSameTable(t *testing.T) {
	page := readRunbook(t)
	for _, want := range []string{
		"AttributeName=" + session.KeyAttribute + ",AttributeType=S", "AttributeName=" + session.KeyAttribute + ",KeyType=HASH",
		"Enabled=true,AttributeName=" + session.TTLAttribute, "PAY_PER_REQUEST", "--sse-specification Enabled=true", "RecoveryPeriodInDays=1",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the runbook's table lacks %s", want)
		}
	}
}

// TestTheRunbookAsksTheStackForWhatItHas: by their names in the template.
func TestTheRunbookAsksTheStackForWhatItHas(t *testing.T) {
	template, err := parse(readTemplate(t))
	if err != nil {
		t.Fatal(err)
	}
	asked := regexp.MustCompile(`(?m)(?:^|\()named (\w+)`).FindAllStringSubmatch(readRunbook(t), -1)
	if len(asked) < 3 {
		t.Errorf("asked for %q", asked)
	}
	for _, name := range asked {
		if at(template, "Resources."+name[1]+".Type") == nil {
			t.Errorf("the template has no %s", name[1])
		}
	}
}

func readRunbook(t *testing.T) string {
	t.Helper()
	raw, err := os.ReadFile(runbookPath)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func alarmsOf(template any) (names []string) {
	resources, _ := at(template, "Resources").(map[string]any)
	for name := range resources {
		if show(at(template, "Resources."+name+".Type")) == "AWS::CloudWatch::Alarm" {
			names = append(names, name)
		}
	}
	return names
}

var queries = regexp.MustCompile("(?s)```logs\n(.*?)```")

// checkRunbook holds its part on the alarms to those there are, and each query to what the log can hold.
func checkRunbook(page string, alarms []string) (problems []string) {
	_, rest, _ := strings.Cut(page, "\n## The alarms\n")
	part, _, _ := strings.Cut(rest, "\n## ")
	sections := map[string]string{}
	for i, section := range strings.Split(part, "\n### ") {
		if name, text, _ := strings.Cut(section, "\n"); i > 0 {
			sections[name] = text
		}
	}
	for _, name := range alarms {
		text, there := sections[name]
		if !there {
			problems = append(problems, "no section for the alarm "+name)
			continue
		}
		for _, lead := range []string{"**Means.**", "**Look.**", "**Do.**", "**Harmless.**"} {
			if !strings.Contains(text, "\n"+lead+" ") {
				problems = append(problems, name+": does not say "+lead)
			}
		}
		if !queries.MatchString(text) {
			problems = append(problems, name+": no query")
		}
		delete(sections, name)
	}
	for name := range sections {
		problems = append(problems, name+" is no alarm")
	}
	fields, values := logged()
	for _, query := range queries.FindAllStringSubmatch(page, -1) {
		problems = append(problems, checkQuery(query[1], fields, values)...)
	}
	return problems
}

var (
	quoted   = regexp.MustCompile(`"[^"]*"`)
	nameLike = regexp.MustCompile(`@?[A-Za-z_][\w.]*`)
	// insights are the words of Logs Insights that we use.
	insights = strings.Fields("fields filter stats sort limit by as and or not in like desc count sum max pct bin ispresent")
	// lambdas are the fields and values of Lambda's own lines, known from her documentation only.
	lambdas      = strings.Fields("type record.status record.metrics.durationMs record.metrics.initDurationMs record.metrics.maxMemoryUsedMB @timestamp")
	lambdasWords = strings.Fields("platform.report success turn WARN INFO")
)

func checkQuery(query string, fields, values map[string]bool) (problems []string) {
	for _, word := range quoted.FindAllString(query, -1) {
		if word = strings.Trim(word, `"`); !values[word] && !slices.Contains(lambdasWords, word) {
			problems = append(problems, fmt.Sprintf("%q is no value of the log: %s", word, query))
		}
	}
	bare := quoted.ReplaceAllString(query, "")
	bare = regexp.MustCompile(`bin\(\w+\)`).ReplaceAllString(bare, "bin()")
	made := map[string]bool{}
	for _, name := range regexp.MustCompile(` as (\w+)`).FindAllStringSubmatch(bare, -1) {
		made[name[1]] = true
	}
	for _, word := range nameLike.FindAllString(bare, -1) {
		if !fields[word] && !made[word] && !slices.Contains(insights, word) && !slices.Contains(lambdas, word) {
			problems = append(problems, fmt.Sprintf("%s is in no line of the log: %s", word, query))
		}
	}
	return problems
}

// logged is every field of both lines of a turn, and every name that can stand in one.
func logged() (fields, values map[string]bool) {
	turn := telemetry.Turn{Outcome: telemetry.Safe, Fault: telemetry.Panicked, Spot: spot(), Ended: telemetry.Erred, GuardAdded: true,
		Level: telemetry.Emergency, Step: telemetry.StepOf("again"),
		ID: telemetry.RequestIDOf("amzn1.echo-api.request.0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0")}
	turn.Called(telemetry.Timers, telemetry.APIDown)
	var out bytes.Buffer
	telemetry.New(&out, time.Now).Turn(turn)
	fields, values = map[string]bool{}, map[string]bool{}
	for line := range bytes.Lines(out.Bytes()) {
		var members map[string]any
		if json.Unmarshal(line, &members) == nil {
			for name := range members {
				fields[name] = true
			}
		}
	}
	for i := range uint8(40) { // more than there are of any
		for _, name := range []fmt.Stringer{telemetry.Request(i), telemetry.IntentName(i), telemetry.Outcome(i), telemetry.Fault(i),
			telemetry.Level(i), telemetry.Store(i), telemetry.Service(i), telemetry.API(i), telemetry.Reason(i), telemetry.Step(i), telemetry.Locale(i)} {
			values[name.String()] = true
		}
	}
	return fields, values
}

// spot is some place where it panicked.
func spot() (s telemetry.Spot) {
	defer func() {
		if recover() != nil {
			s = telemetry.Panic()
		}
	}()
	panic("here")
}
