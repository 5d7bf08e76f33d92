package trial

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"floorside/content"
)

// Report is what a trial came to.
type Report struct {
	File    string         `json:"file"`
	Locale  string         `json:"locale"`
	Begin   string         `json:"begin"`
	Rows    int            `json:"rows"`            // of the file
	Skipped map[string]int `json:"other_languages"` // by language
	Judged  int            `json:"judged"`
	Stopped bool           `json:"stopped"` // before all were said

	// The dangerous mistake comes first.
	TakenForNo          Share `json:"danger_taken_for_no"`    // of answers that were a yes, unsure or unclear
	EmergencyTakenForNo Share `json:"emergency_taken_for_no"` // of emergencies said at a question

	Answers []Confusion `json:"answers"` // all questions together, then each
	Totals  []Group     `json:"totals"`
	Kinds   []Group     `json:"kinds"`

	Reached Share          `json:"reached_hearing"` // rows of which hearing was given words
	Without map[string]int `json:"no_words"`        // the others, by intent

	Misheard    List `json:"answers_misheard"`
	Misses      List `json:"misses"`
	FalseAlarms List `json:"false_alarms"`
}

// Confusion is what answers were meant as, and what they were taken for.
type Confusion struct {
	Question string                     `json:"question"` // empty: all together
	Right    Share                      `json:"right"`
	Counts   map[Expect]map[Outcome]int `json:"counts"`
}

// Group is what rows of one sort came to.
type Group struct {
	Expect   Expect            `json:"expect"`
	Name     string            `json:"name"` // empty: all of this label
	Rows     int               `json:"rows"`
	Outcomes map[Outcome]Share `json:"outcomes"`
	// RightFlag is, of those rightly told that say what they are about, how many were told for that. Nil where none say.
	RightFlag *Share `json:"right_flag"`
}

// List is what there is to look at, the worst first.
type List struct {
	Rows    []Verdict `json:"rows"`
	LeftOff int       `json:"left_off"`
}

// The groups of rows in which there is nothing to hear.
const (
	Chatter    = "chatter"
	Control    = "control"
	HealthLike = "health-like"
)

// noneGroup is the group of a kind.
func noneGroup(kind string) string {
	switch {
	case kind == "out_of_scope":
		return Chatter
	case strings.HasPrefix(kind, "control:"):
		return Control
	}
	return HealthLike
}

// Sum counts verdicts, which are in the order of their file. It lists at most this many rows of each list; all when
// most is negative.
func Sum(verdicts []Verdict, rules *content.Rules, most int) Report {
	r := Report{Judged: len(verdicts), Skipped: map[string]int{}, Without: map[string]int{}, Totals: totals(verdicts)}
	r.TakenForNo = part(verdicts, Verdict.danger, Verdict.tookNo)
	r.EmergencyTakenForNo = part(verdicts, Verdict.emergencyAnswer, Verdict.tookNo)
	r.Answers = confusions(verdicts, rules)
	r.Kinds = kinds(verdicts)
	r.Reached = part(verdicts, func(Verdict) bool { return true }, func(v Verdict) bool { return v.Reached != "" })
	for _, v := range verdicts {
		if v.Reached == "" {
			r.Without[v.Intent]++
		}
	}
	r.Misheard = pick(verdicts, most, func(v Verdict) int {
		meant, answer := answers[v.Expect]
		switch {
		case !answer || v.Outcome == meant:
			return 0
		case v.danger() && v.tookNo():
			return 3
		case v.Expect == AnswerYes:
			return 2
		}
		return 1
	})
	r.Misses = pick(verdicts, most, func(v Verdict) int {
		missable := v.Expect == Emergency && v.Outcome != Warned || v.Expect == Doctor && v.Outcome != DoctorOrStricter
		if !missable {
			return 0
		}
		return 1 + slices.Index([]Outcome{Asked, DoctorOnly, Missed}, v.Outcome)
	})
	r.FalseAlarms = pick(verdicts, most, func(v Verdict) int {
		if v.Expect != None {
			return 0
		}
		return 1 + slices.Index([]Outcome{Asked, DoctorOnly, Warned}, v.Outcome)
	})
	return r
}

// danger is an answer that is no no.
func (v Verdict) danger() bool {
	_, answer := answers[v.Expect]
	return answer && v.Expect != AnswerNo
}

func (v Verdict) emergencyAnswer() bool { return v.Expect == Emergency && v.At != "" }

func (v Verdict) tookNo() bool { return v.taken == No }

// part is the share of some among the verdicts that are of.
func part(verdicts []Verdict, of, some func(Verdict) bool) Share {
	all, count := 0, 0
	for _, v := range verdicts {
		if of(v) {
			all++
			if some(v) {
				count++
			}
		}
	}
	return share(count, all)
}

// pick lists what has a rank, the highest first, else in the order of the file.
func pick(verdicts []Verdict, most int, rank func(Verdict) int) List {
	found := List{Rows: []Verdict{}}
	for _, v := range verdicts {
		if rank(v) > 0 {
			found.Rows = append(found.Rows, v)
		}
	}
	slices.SortStableFunc(found.Rows, func(a, b Verdict) int { return cmp.Compare(rank(b), rank(a)) })
	if most >= 0 && len(found.Rows) > most {
		found.Rows, found.LeftOff = found.Rows[:most], len(found.Rows)-most
	}
	return found
}

// confusions are the tables of the answers: of all questions, then of each that was asked, in the order of the screen.
func confusions(verdicts []Verdict, rules *content.Rules) []Confusion {
	var given []Verdict
	for _, v := range verdicts {
		if _, answer := answers[v.Expect]; answer {
			given = append(given, v)
		}
	}
	all := []Confusion{confusion("", given)}
	for _, id := range deciding(rules) {
		here := slices.DeleteFunc(slices.Clone(given), func(v Verdict) bool { return v.At != id })
		if len(here) > 0 {
			all = append(all, confusion(id, here))
		}
	}
	return all
}

func confusion(question string, given []Verdict) Confusion {
	c := Confusion{Question: question, Counts: map[Expect]map[Outcome]int{}}
	for meant := range answers {
		c.Counts[meant] = map[Outcome]int{}
		for _, taken := range takings {
			c.Counts[meant][taken] = 0
		}
	}
	right := 0
	for _, v := range given {
		c.Counts[v.Expect][v.Outcome]++
		if v.Outcome == answers[v.Expect] {
			right++
		}
	}
	c.Right = share(right, len(given))
	return c
}

// totals groups the rows that are no answers.
func totals(verdicts []Verdict) []Group {
	groups := []Group{
		group(verdicts, Emergency, "", nil), group(verdicts, Doctor, "", nil), group(verdicts, None, "", nil),
	}
	for _, name := range []string{Chatter, Control, HealthLike} {
		groups = append(groups, group(verdicts, None, name, func(v Verdict) bool { return noneGroup(v.Kind) == name }))
	}
	return append(groups, group(verdicts, Unlabelled, "", nil))
}

// kinds groups all rows by label and kind.
func kinds(verdicts []Verdict) []Group {
	names := map[Expect]map[string]bool{}
	for _, v := range verdicts {
		if names[v.Expect] == nil {
			names[v.Expect] = map[string]bool{}
		}
		names[v.Expect][v.Kind] = true
	}
	groups := []Group{}
	for _, e := range expects {
		for _, kind := range slices.Sorted(maps.Keys(names[e])) {
			groups = append(groups, group(verdicts, e, kind, func(v Verdict) bool { return v.Kind == kind }))
		}
	}
	return groups
}

// group counts the rows of a label that are in; nil takes all.
func group(verdicts []Verdict, e Expect, name string, in func(Verdict) bool) Group {
	of := func(v Verdict) bool { return v.Expect == e && (in == nil || in(v)) }
	g := Group{Expect: e, Name: name, Outcomes: map[Outcome]Share{}}
	for _, o := range e.Outcomes() {
		g.Outcomes[o] = part(verdicts, of, func(v Verdict) bool { return v.Outcome == o })
		g.Rows = g.Outcomes[o].Of
	}
	told := func(v Verdict) bool {
		return of(v) && len(v.About) > 0 && (v.Outcome == Warned && e == Emergency || v.Outcome == DoctorOrStricter)
	}
	if right := part(verdicts, told, func(v Verdict) bool { return v.right }); right.Of > 0 {
		g.RightFlag = &right
	}
	return g
}
