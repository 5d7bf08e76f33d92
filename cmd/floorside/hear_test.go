package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"floorside/content"
	"floorside/internal/trial"
)

// labelled writes a file of labelled sentences: text, label, kind and what each is about, with bars between.
func labelled(t *testing.T, rows ...string) string {
	t.Helper()
	var file strings.Builder
	file.WriteString("id\ttext\tlang\texpect\tkind\tsource\tabout\n")
	for i, row := range rows {
		f := strings.Split(row, "|")
		fmt.Fprintf(&file, "r%d\t%s\ten\t%s\t%s\tours\t%s\n", i+1, f[0], f[1], f[2], f[3])
	}
	return write(t, file.String())
}

func write(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "labelled.tsv")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// hear runs floorside hear -json.
func hear(t *testing.T, args ...string) (r trial.Report) {
	t.Helper()
	code, out, complaints := ask(append([]string{"hear", "-json"}, args...)...)
	if code != 0 || complaints != "" {
		t.Fatalf("exit code %d: %s", code, complaints)
	}
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatal(err)
	}
	return r
}

// verdicts are the outcomes of all rows, by the real way, in their order.
func verdicts(t *testing.T, begin string, rows ...string) []trial.Verdict {
	t.Helper()
	all, err := newTrial(t.Context(), hearOptions{file: labelled(t, rows...), begin: begin, locale: "en-US"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	got, err := all.say(t.Context())
	if err != nil || len(got) != len(rows) {
		t.Fatalf("%d of %d rows: %v", len(got), len(rows), err)
	}
	return got
}

// said are rows of every label, and what each comes to.
var said = []struct {
	row  string
	want trial.Outcome
}{
	{"my foot went all floppy|emergency|leg|legs", trial.Warned},
	{"since breakfast my foot is floppy|emergency|leg|fever", trial.Warned},
	{"my belly is sore|emergency|belly|belly", trial.Asked},
	{"my belly is sore|emergency|belly|legs", trial.Missed},
	{"i take blood thinners|emergency|blood|", trial.DoctorOnly},
	{"play some jazz in the kitchen|emergency|noise|legs", trial.Missed},
	{"i take blood thinners|doctor|blood|thinners", trial.DoctorOrStricter},
	{"my foot went all floppy|doctor_or_stricter|leg|", trial.DoctorOrStricter},
	{"my belly is sore|doctor|belly|", trial.Asked},
	{"play some jazz in the kitchen|doctor|noise|", trial.Missed},
	{"my foot went all floppy|none|leg|", trial.Warned},
	{"i take blood thinners|none|out_of_scope|", trial.DoctorOnly},
	{"my belly is sore|none|belly|", trial.Asked},
	{"play some jazz in the kitchen|none|out_of_scope|", trial.Quiet},
	{"alexa turn it up|none|control:louder|", trial.Quiet},
	{"my foot went all floppy|unlabelled|crowd|", trial.Warned},
	{"yes|answer_yes|plain|bladder", trial.Yes},
	{"yes|answer_yes|plain|fall", trial.Yes},
	{"no|answer_no|plain|", trial.No},
	{"no|answer_no|plain|fever", trial.No},
	{"i'm not sure|answer_unsure|answer_legs|", trial.Unsure},
	{"what do you mean|answer_unclear|plain|saddle", trial.Unclear},
	{"what do you mean|answer_yes|plain|saddle", trial.Unclear},
	{"stop|answer_unclear|plain|saddle", trial.Other},
	{"exit|answer_unclear|plain|saddle", trial.Other},
	{"no|answer_yes|plain|bowel", trial.No},
	{"no|emergency|answer_bladder|bladder", trial.Missed},
	{"yes|emergency|answer_bladder|bladder", trial.Warned},
}

func TestEveryOutcomeByTheRealWay(t *testing.T) {
	var rows []string
	for _, s := range said {
		rows = append(rows, s.row)
	}
	for i, v := range verdicts(t, "launch", rows...) {
		if v.Outcome != said[i].want {
			t.Errorf("%q: %s, want %s: %+v", said[i].row, v.Outcome, said[i].want, v)
		}
	}
}

// An answer to each question that decides is taken for what it is.
func TestEveryQuestionIsAnsweredAtItsDesk(t *testing.T) {
	book, issues := content.Load()
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	var rows []string
	var want []trial.Outcome
	for q := range book.Rules.Screen.Questions {
		if q.Kind == content.Talk {
			continue
		}
		unsure := trial.Unsure
		if q.Kind == content.Gate { // it has no probe: not to know is to hold back
			unsure = trial.Yes
		}
		for text, outcome := range map[string]trial.Outcome{"yes": trial.Yes, "no": trial.No, "i'm not sure": unsure, "what do you mean": trial.Unclear} {
			rows, want = append(rows, text+"|answer_yes|k|"+q.ID), append(want, outcome)
		}
	}
	for i, v := range verdicts(t, "launch", rows...) {
		if v.Outcome != want[i] {
			t.Errorf("%s: %s, want %s (asks %q, advisory %s)", rows[i], v.Outcome, want[i], v.Asks, v.Advisory)
		}
	}
}

func TestWherePeopleBeginCounts(t *testing.T) {
	for begin, want := range map[string]trial.Outcome{"launch": trial.Warned, "ask:fall": trial.Quiet, "screened": trial.Quiet, "oneshot": trial.Quiet} {
		if got := verdicts(t, begin, "yes|none|control:yes|")[0]; got.Outcome != want {
			t.Errorf("a yes after %s: %s, want %s", begin, got.Outcome, want)
		}
	}
}

func TestTheReportCounts(t *testing.T) {
	var rows []string
	for _, s := range said {
		rows = append(rows, s.row)
	}
	r := hear(t, labelled(t, rows...))
	if r.Rows != len(said) || r.Judged != len(said) || r.Stopped || r.Locale != "en-US" || r.Begin != "launch" {
		t.Errorf("%+v", r)
	}
	if n := r.TakenForNo; n.Count != 1 || n.Of != 8 {
		t.Errorf("danger taken for a no: %+v", n)
	}
	if n := r.EmergencyTakenForNo; n.Count != 1 || n.Of != 2 {
		t.Errorf("emergencies taken for a no: %+v", n)
	}
	if n := r.Totals[0].RightFlag; n == nil || n.Count != 2 || n.Of != 3 {
		t.Errorf("right flag: %+v", n)
	}
	if worst := r.Misheard.Rows[0]; worst.Text != "no" || worst.At != "bowel" || worst.Intent != "AMAZON.NoIntent" || worst.Reached != "" {
		t.Errorf("the worst answer: %+v", worst)
	}
	if worst := r.FalseAlarms.Rows[0]; worst.ID != "r11" || !slices.Equal(worst.Heard, []string{"legs"}) || len(worst.Why) == 0 || worst.Line != 12 {
		t.Errorf("the worst false alarm: %+v", worst)
	}
}

func TestOtherLanguagesAreCountedApart(t *testing.T) {
	r := hear(t, write(t, "id\ttext\tlang\texpect\tkind\tsource\n1\tno puedo mover la pierna\tes\temergency\tk\tus\n2\tmy foot is floppy\ten-GB\temergency\tk\tus\n3\thola\tes\tnone\tk\tus\n"))
	if r.Rows != 3 || r.Judged != 1 || r.Skipped["es"] != 2 || r.Totals[0].Rows != 1 {
		t.Errorf("%+v", r)
	}
}

// numbers takes the whole numbers out of a line.
func numbers(line string) (all []int) {
	for _, n := range regexp.MustCompile(`\d+`).FindAllString(line, -1) {
		i, _ := strconv.Atoi(n)
		all = append(all, i)
	}
	return all
}

func TestTextAndJSONSayTheSame(t *testing.T) {
	var rows []string
	for _, s := range said {
		rows = append(rows, s.row)
	}
	file := labelled(t, rows...)
	r := hear(t, file)
	code, text, complaints := ask("hear", file)
	if code != 0 || complaints != "" {
		t.Fatal(code, complaints)
	}
	has := func(want string) {
		t.Helper()
		if !strings.Contains(text, want) {
			t.Errorf("lacks %q:\n%s", want, text)
		}
	}
	has(fmt.Sprintf("a danger taken for a no: %s answers; %s emergencies", ofShare(r.TakenForNo), ofShare(r.EmergencyTakenForNo)))
	has("reached hearing as words: " + ofShare(r.Reached) + "; the others arrived as ")
	for _, g := range r.Totals {
		has(fmt.Sprintf("\n%s: %d rows\n", nameOfGroup(g), g.Rows))
		_, below, _ := strings.Cut(text, "\n"+nameOfGroup(g)+": ")
		lines := strings.Split(below, "\n")[1:]
		for i, o := range g.Expect.Outcomes() {
			s := g.Outcomes[o]
			want := fmt.Sprintf("%s %d %.1f%% (%.1f to %.1f)", o, s.Count, 100*s.Share, 100*s.Low, 100*s.High)
			if got := strings.Join(strings.Fields(lines[i]), " "); got != want {
				t.Errorf("%s: %q, want %q", nameOfGroup(g), got, want)
			}
		}
	}
	for _, g := range r.Kinds {
		want := []int{g.Rows}
		for _, o := range g.Expect.Outcomes() {
			want = append(want, g.Outcomes[o].Count)
		}
		_, line, _ := strings.Cut(text, "\n"+nameOfGroup(g)+"  ")
		line, _, _ = strings.Cut(line, "\n")
		if got := numbers(line); len(got) < len(want) || !slices.Equal(got[:len(want)], want) {
			t.Errorf("%s: %q, want %v", nameOfGroup(g), line, want)
		}
	}
	for name, list := range map[string]trial.List{"answers taken for something else": r.Misheard, "misses": r.Misses, "false alarms": r.FalseAlarms} {
		has(fmt.Sprintf("\n%s: %d\n", name, len(list.Rows)))
		for _, v := range list.Rows {
			has(fmt.Sprintf("%s: %q\n   %s:%d %s, ", v.Outcome, v.Text, file, v.Line, v.ID))
			for _, why := range v.Why {
				has("\n   " + why + "\n")
			}
		}
	}
	has("\nbowel, as meant 0 of 1: 0.0% (0.0 to 79.3)\n  answer_yes              0        1        0        0        0\n")
}

func TestTheListsCanBeShort(t *testing.T) {
	file := labelled(t, "play some jazz|emergency|a|", "play the radio|emergency|a|", "my foot is floppy|none|a|")
	if r := hear(t, file, "-misses", "1"); len(r.Misses.Rows) != 1 || r.Misses.LeftOff != 1 || len(r.FalseAlarms.Rows) != 1 {
		t.Errorf("%+v %+v", r.Misses, r.FalseAlarms)
	}
	if _, text, _ := ask("hear", "-misses", "1", file); !strings.Contains(text, "misses: 2\nmissed: \"play some jazz\"") || !strings.Contains(text, "and 1 more\n") {
		t.Error(text)
	}
	if _, text, _ := ask("hear", "-q", file); !strings.Contains(text, "misses: 2, not listed\n") || strings.Contains(text, "jazz") {
		t.Error(text)
	}
	if r := hear(t, "-q", file); len(r.Misses.Rows) != 0 || r.Misses.LeftOff != 2 {
		t.Errorf("%+v", r.Misses)
	}
}

func TestStandardInputIsRead(t *testing.T) {
	var out, complaints bytes.Buffer
	in := strings.NewReader("id\ttext\tlang\texpect\tkind\tsource\n1\tmy foot is floppy\ten\temergency\tk\tus\n")
	if code := hearCmd([]string{"-"}, in, &out, &complaints); code != 0 || !strings.HasPrefix(out.String(), "standard input: 1 rows, 1 judged") {
		t.Errorf("exit code %d, %s%s", code, &out, &complaints)
	}
	in = strings.NewReader("id\ttext\tlang\texpect\tkind\tsource\n1\thi\ten\turgent\tk\tus\n")
	if code := hearCmd([]string{"-"}, in, &out, &complaints); code != 2 || !strings.Contains(complaints.String(), `standard input:2: unknown expect "urgent"`) {
		t.Errorf("exit code %d, %s", code, &complaints)
	}
}

func TestWhatCannotBeTriedIsSaidToBeSo(t *testing.T) {
	file := labelled(t, "hi|none|a|")
	for _, c := range []struct {
		args []string
		want string
	}{
		{nil, "name a FILE of labelled sentences"},
		{[]string{file, "more"}, `unknown argument "more": it reads one file`},
		{[]string{file, "-loud"}, "not defined: -loud"},
		{[]string{"nowhere.tsv"}, "nowhere.tsv: no such file"},
		{[]string{"-begin", "moon", file}, "say launch, oneshot, screened, stretching or ask:QUESTION"},
		{[]string{"-begin", "ask:reach_phone", file}, "-begin ask:reach_phone: an emergency is open there"},
		{[]string{"-locale", "xx-XX", file}, "say one of en-US"},
		{[]string{write(t, "hello\n")}, "labelled.tsv:1: the header is"},
		{[]string{labelled(t, "hi|none|a|", "hi|urgent|a|")}, `labelled.tsv:3: unknown expect "urgent"`},
	} {
		if code, out, complaints := ask(append([]string{"hear"}, c.args...)...); code != 2 || out != "" || !strings.Contains(complaints, c.want) {
			t.Errorf("%q: exit code %d, stdout %q, stderr %q, want %q", c.args, code, out, complaints, c.want)
		}
	}
}

func TestAnAnswerOfABrokenSkillIsNoVerdict(t *testing.T) {
	all, err := newTrial(t.Context(), hearOptions{file: labelled(t, "hi|none|a|"), begin: "oneshot", locale: "en-US"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	all.desks[""].handler.Book = nil
	if _, err := all.report(t.Context(), nil); err == nil || !strings.Contains(err.Error(), "labelled.tsv:2: answered with the safe sentence") {
		t.Error(err)
	}
}

// stopAfter is a context that somebody stops after a few looks at it.
type stopAfter struct {
	context.Context
	looks chan struct{}
}

func (c stopAfter) Err() error {
	select {
	case <-c.looks:
		return nil
	default:
		return context.Canceled
	}
}

func TestCtrlCEndsWithWhatWasDone(t *testing.T) {
	file := labelled(t, slices.Repeat([]string{"my foot is floppy|emergency|a|"}, 9)...)
	all, err := newTrial(t.Context(), hearOptions{file: file, begin: "launch", locale: "en-US", misses: -1}, nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx := stopAfter{t.Context(), make(chan struct{}, 5)}
	for range cap(ctx.looks) {
		ctx.looks <- struct{}{}
	}
	r, err := all.report(ctx, nil)
	if err != nil || !r.Stopped || r.Judged != 5 || r.Rows != 9 || r.Totals[0].Outcomes[trial.Warned].Count != 5 {
		t.Errorf("%v, %+v", err, r)
	}
	var text bytes.Buffer
	if err := (hearOptions{}).print(r, &text); err != nil || !strings.Contains(text.String(), "STOPPED before the end: this is what the first 5 rows came to\n") {
		t.Error(err, &text)
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	never, open, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer never.Close()
	defer open.Close() // a pipe that nobody holds is closed, and ends the reading
	if _, err := newTrial(stopped, hearOptions{file: "-", begin: "oneshot", locale: "en-US"}, never); err == nil || !strings.Contains(err.Error(), "stopped before all") {
		t.Error(err)
	}
}

func TestWhoWaitsAtATerminalSeesHowFarItIs(t *testing.T) {
	all := &hearTrial{rows: make([]trial.Row, 7)}
	all.heard.Store(3)
	ticks, end, told := make(chan time.Time), make(chan struct{}), make(chan string)
	go func() {
		var terminal strings.Builder
		all.tell(&terminal, ticks, end)
		told <- terminal.String()
	}()
	ticks <- time.Time{}
	close(end)
	if got := <-told; got != "\r3 of 7 rows said\r\033[K" {
		t.Errorf("%q", got)
	}
}
