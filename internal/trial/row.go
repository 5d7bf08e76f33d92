// Package trial judges how well danger is heard: what labelled sentences should have come to, what they came to when somebody
// said them, and how sure one can be of the counts. It speaks to nobody itself.
package trial

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"floorside/content"
)

// Expect is what a sentence should come to.
type Expect string

// The labels, in the order in which they are reported.
const (
	Emergency     Expect = "emergency"
	Doctor        Expect = "doctor_or_stricter"
	None          Expect = "none"
	AnswerYes     Expect = "answer_yes"
	AnswerNo      Expect = "answer_no"
	AnswerUnsure  Expect = "answer_unsure"
	AnswerUnclear Expect = "answer_unclear"
	Unlabelled    Expect = "unlabelled"
)

var expects = []Expect{Emergency, Doctor, None, AnswerYes, AnswerNo, AnswerUnsure, AnswerUnclear, Unlabelled}

// answers are the labels of what is said at a question, and what such a sentence should come to.
var answers = map[Expect]Outcome{AnswerYes: Yes, AnswerNo: No, AnswerUnsure: Unsure, AnswerUnclear: Unclear}

// Row is one labelled sentence.
type Row struct {
	Line   int // of its file
	ID     string
	Text   string
	Lang   string
	Expect Expect
	Kind   string
	About  []string // the flags it should raise; of an answer the question it was given to
}

var columns = []string{"id", "text", "lang", "expect", "kind", "source"}

// about is the column that may follow.
const about = "about"

// mostProblems is how many problems of a file are named before it is put aside.
const mostProblems = 10

// Read reads a file of labelled sentences: a header line, then a sentence a line, columns apart by tabs. Its error names
// every line that is wrong, and how.
func Read(name string, from io.Reader, rules *content.Rules) ([]Row, error) {
	raw, err := io.ReadAll(from)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	lines := strings.Split(strings.TrimPrefix(strings.ToValidUTF8(string(raw), ""), "\ufeff"), "\n")
	header := strings.Split(strings.TrimRight(lines[0], "\r"), "\t")
	if !slices.Equal(header, columns) && !slices.Equal(header, append(slices.Clone(columns), about)) {
		return nil, fmt.Errorf("%s:1: the header is %q: it has to be the columns %s, and %s if wanted, with tabs between", name,
			strings.Join(header, " "), strings.Join(columns, " "), about)
	}
	var rows []Row
	var problems []error
	for i, line := range lines[1:] {
		line = strings.TrimRight(line, "\r")
		if line == "" {
			continue
		}
		row, err := parse(line, len(header), rules)
		if err != nil {
			problems = append(problems, fmt.Errorf("%s:%d: %w", name, i+2, err))
			continue
		}
		row.Line = i + 2
		rows = append(rows, row)
	}
	if more := len(problems) - mostProblems; more > 0 {
		problems = append(problems[:mostProblems], fmt.Errorf("%s: %d more lines are wrong", name, more))
	}
	if len(problems) == 0 && len(rows) == 0 {
		return nil, fmt.Errorf("%s: nothing stands below the header", name)
	}
	return rows, errors.Join(problems...)
}

// parse reads one line.
func parse(line string, width int, rules *content.Rules) (Row, error) {
	fields := strings.Split(line, "\t")
	if len(fields) != width {
		return Row{}, fmt.Errorf("columns: %d, where the header has %d", len(fields), width)
	}
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	row := Row{ID: fields[0], Text: fields[1], Lang: fields[2], Expect: Expect(fields[3]), Kind: fields[4]}
	if row.Expect == "doctor" {
		row.Expect = Doctor
	}
	switch {
	case row.Text == "":
		return Row{}, errors.New("no text")
	case row.Lang == "":
		return Row{}, errors.New("no language")
	case !slices.Contains(expects, row.Expect):
		return Row{}, fmt.Errorf("unknown expect %q: say one of %s", row.Expect, known(expects))
	}
	if width > len(columns) {
		for id := range strings.SplitSeq(fields[len(columns)], ",") {
			if id = strings.TrimSpace(id); id != "" {
				row.About = append(row.About, id)
			}
		}
	}
	return row, row.checkAbout(rules)
}

// checkAbout sees that what a row is about exists.
func (r Row) checkAbout(rules *content.Rules) error {
	if r.Answers() {
		if len(r.About) > 1 {
			return fmt.Errorf("about %q: an answer is given to one question", strings.Join(r.About, ","))
		}
		for _, id := range r.About {
			if !decides(rules.Question(id)) {
				return fmt.Errorf("about %q is no question that decides: say one of %s", id, known(deciding(rules)))
			}
		}
		return nil
	}
	for _, id := range r.About {
		if rules.Flag(id) == nil {
			return fmt.Errorf("about %q is no flag: see flags.yaml", id)
		}
	}
	return nil
}

// Answers reports whether the sentence is labelled as an answer.
func (r Row) Answers() bool { _, ok := answers[r.Expect]; return ok }

// At is the question at which the sentence is said: an answer's own, or the one that the kind of any row ends in
// ("answer_legs"). Answers that name none are given to the first question of all; other rows are said wherever people
// begin, and At is empty.
func (r Row) At(rules *content.Rules) string {
	if r.Answers() && len(r.About) > 0 {
		return r.About[0]
	}
	const mark = "answer_"
	if i := strings.LastIndex(r.Kind, mark); i >= 0 && decides(rules.Question(r.Kind[i+len(mark):])) {
		return r.Kind[i+len(mark):]
	}
	if r.Answers() {
		return rules.Screen.Danger[0].ID
	}
	return ""
}

// decides reports whether an answer to q means danger, or holds something back.
func decides(q *content.Question) bool { return q != nil && q.Kind != content.Talk }

func deciding(rules *content.Rules) []string {
	var ids []string
	for q := range rules.Screen.Questions {
		if decides(q) {
			ids = append(ids, q.ID)
		}
	}
	return ids
}

func known[T ~string](names []T) string {
	var all []string
	for _, name := range names {
		all = append(all, string(name))
	}
	return strings.Join(all, ", ")
}
