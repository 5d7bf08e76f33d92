package hearing

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// row is one line of a corpus. Expect names flags or signs that must be heard; ?flag may be half
// heard, !flag must not be heard at all, and none means nothing at all.
type row struct{ text, expect, note string }

func corpus(t *testing.T, name string) []row {
	t.Helper()
	raw, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var rows []row
	for line := range strings.Lines(string(raw)) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(cells) != 3 {
			t.Fatalf("%s: not three columns: %q", name, line)
		}
		rows = append(rows, row{cells[0], cells[1], cells[2]})
	}
	return rows[1:]
}

func (r row) holds(h Heard) bool {
	for want := range strings.FieldsSeq(r.expect) {
		name := strings.TrimLeft(want, "?!")
		certain := slices.Contains(h.Flags, name) || slices.Contains(h.Signs, name)
		half := slices.Contains(h.Suspected, name)
		switch {
		case want == "none" && len(h.Flags)+len(h.Suspected) > 0,
			want[0] == '?' && !certain && !half,
			want[0] == '!' && (certain || half),
			want != "none" && want[0] != '?' && want[0] != '!' && !certain:
			return false
		}
	}
	return true
}

func TestWhatFrightenedPeopleSay(t *testing.T) {
	e := ear(t)
	for _, name := range []string{"danger.tsv", "buried.tsv", "harmless.tsv", "hard.tsv", "toilet.tsv", "standing.tsv", "crisis.tsv", "illness.tsv"} {
		for _, r := range corpus(t, name) {
			if h := e.Hear(r.text, ""); !r.holds(h) {
				t.Errorf("%s: %q (%s): want %s, heard %v, suspected %v, signs %v\n%s",
					name, r.text, r.note, r.expect, h.Flags, h.Suspected, h.Signs, explain(h))
			}
		}
	}
}

func explain(h Heard) string {
	var b strings.Builder
	for _, r := range h.Why {
		b.WriteString("\t" + r.Name + " <" + r.Rule + "> " + r.Words + ": " + string(r.Level) + " " + string(r.Weighed) + "\n")
	}
	return b.String()
}

var answerNames = map[string]Answer{
	"unclear": Unclear, "yes": Yes, "hedged": Hedged, "unsure": Unsure, "no": No, "what": What, "why": Why, "wait": Wait, "stop": Stop, "help": Help,
}

func TestHowPeopleAnswer(t *testing.T) {
	e := ear(t)
	for _, r := range corpus(t, "answers.tsv") {
		if got := e.Hear(r.text, "").Answer; got != answerNames[r.expect] {
			t.Errorf("%q (%s): want %s, got %d", r.text, r.note, r.expect, got)
		}
	}
}
