package trial

import (
	"slices"
	"strings"

	"floorside/content"
	"floorside/internal/guide"
)

// Outcome is what a sentence came to.
type Outcome string

// What a sentence that is no answer can come to. For somebody whom a doctor should see, both a doctor's advice and a
// warning are DoctorOrStricter; where nothing had to be heard, hearing nothing is Quiet and else Missed.
const (
	Warned           Outcome = "warned" // the emergency number was spoken
	Asked            Outcome = "asked"  // a suspicion was heard, and the question that settles it was asked at once
	DoctorOnly       Outcome = "doctor" // a doctor was advised, and no more
	DoctorOrStricter Outcome = "doctor_or_stricter"
	Missed           Outcome = "missed"
	Quiet            Outcome = "quiet"
)

// What an answer can be taken for.
const (
	Yes     Outcome = "yes"     // a danger, or the question that sorts a danger was asked
	No      Outcome = "no"      // the question was settled, and the talk went on
	Unsure  Outcome = "unsure"  // the question's probe was asked
	Unclear Outcome = "unclear" // the question was asked again in whatever words, or put off
	Other   Outcome = "other"   // the talk ended or went elsewhere, and the question is gone unanswered
)

var (
	warnable = []Outcome{Warned, Asked, DoctorOnly, Missed}
	advised  = []Outcome{DoctorOrStricter, Asked, Missed}
	alarms   = []Outcome{Warned, DoctorOnly, Asked, Quiet}
	takings  = []Outcome{Yes, No, Unsure, Unclear, Other}
)

// Outcomes are what a sentence with this label can come to, in the order in which they are reported.
func (e Expect) Outcomes() []Outcome {
	switch e {
	case Emergency:
		return warnable
	case Doctor:
		return advised
	case None, Unlabelled:
		return alarms
	}
	return takings
}

// Turn is the turn in which a sentence was said.
type Turn struct {
	Intent    string // what Alexa would take it for; empty where she keeps it to herself
	Text      string // the words that reached hearing
	Heard     []string
	Suspected []string
	Why       []string // which rule heard what
	Says      string
	State     guide.State // after it
}

// Verdict is a row, what it came to, and why.
type Verdict struct {
	Line      int      `json:"line"`
	ID        string   `json:"id"`
	Text      string   `json:"text"`
	Expect    Expect   `json:"expect"`
	Kind      string   `json:"kind"`
	About     []string `json:"about"`
	At        string   `json:"at"` // the question at which it was said
	Outcome   Outcome  `json:"outcome"`
	Intent    string   `json:"intent"`
	Reached   string   `json:"reached"` // the words that reached hearing
	Heard     []string `json:"heard"`
	Suspected []string `json:"suspected"`
	Advisory  string   `json:"advisory"`
	Asks      string   `json:"asks"`
	Why       []string `json:"why"`

	taken Outcome // for what answer it was taken; empty where it was not said at a question
	right bool    // one of the flags that it is about was heard
}

// Judge says what turns came to.
type Judge struct {
	Rules  *content.Rules
	Number string // the emergency number, as spoken
}

// Verdict judges one row by the turn in which it was said.
func (j Judge) Verdict(r Row, t Turn) Verdict {
	v := Verdict{Line: r.Line, ID: r.ID, Text: r.Text, Expect: r.Expect, Kind: r.Kind, About: list(r.About), At: r.At(j.Rules),
		Intent: t.Intent, Reached: t.Text, Heard: list(t.Heard), Suspected: list(t.Suspected),
		Advisory: t.State.Advisory().String(), Asks: t.State.Talk.Pending, Why: list(t.Why)}
	if v.At != "" {
		v.taken = j.taken(j.Rules.Question(v.At), t)
	}
	if r.Answers() {
		v.Outcome = v.taken
		return v
	}
	v.Outcome = j.outcome(r, t)
	v.right = slices.ContainsFunc(r.About, func(id string) bool { return slices.Contains(t.Heard, id) })
	return v
}

// list is never nil, so that JSON has a list where there is nothing.
func list(ids []string) []string { return append([]string{}, ids...) }

// outcome is what a sentence came to that is no answer.
func (j Judge) outcome(r Row, t Turn) Outcome {
	warned := j.warned(t) || slices.Contains(r.About, "asks_for_911") && strings.Contains(t.Says, j.Number)
	doctor, asked := t.State.Advisory() > content.None, j.asked(r, t)
	switch {
	case r.Expect == Doctor && (warned || doctor):
		return DoctorOrStricter
	case warned:
		return Warned
	case doctor && (r.Expect != Emergency || !asked):
		return DoctorOnly
	case asked:
		return Asked
	case r.Expect == Emergency || r.Expect == Doctor:
		return Missed
	}
	return Quiet
}

// warned reports whether there is an emergency, and its number was spoken. A doctor's advice that says when to call is no
// warning; "if in doubt, yes: call" is one only for who asked whether to call.
func (j Judge) warned(t Turn) bool { return t.State.Emergency() && strings.Contains(t.Says, j.Number) }

// asked reports whether the open question is the one that settles something half heard: something that the sentence is
// about, where that is known.
func (j Judge) asked(r Row, t Turn) bool {
	open := j.Rules.Question(t.State.Talk.Pending)
	if !decides(open) {
		return false
	}
	settles := func(id string) bool { f := j.Rules.Flag(id); return f != nil && f.Asks == open.ID }
	if !slices.ContainsFunc(t.Suspected, settles) {
		return false
	}
	return len(r.About) == 0 || slices.ContainsFunc(r.About, func(id string) bool { return j.belongs(open, id) })
}

// belongs reports whether a question looks for a flag: it settles a suspicion of it, or is asked once it was heard.
func (j Judge) belongs(q *content.Question, flag string) bool {
	f := j.Rules.Flag(flag)
	return f.Asks == q.ID || f.Then == q.ID
}

// taken is what an answer to q was taken for. A question that a no has settled stays settled, whatever was advised
// besides.
func (j Judge) taken(q *content.Question, t Turn) Outcome {
	k := t.State.Talk
	has := slices.Contains[[]string]
	open := func(id string) bool { return id != "" && (k.Pending == id || has(k.Owed, id)) }
	said := func(part string) bool {
		return slices.ContainsFunc(k.Last, func(s guide.Say) bool { return s.Line == "questions."+q.ID+"."+part })
	} // of a passing gate no more is kept
	switch {
	case j.warned(t):
		return Yes
	case has(k.Passed, q.ID), has(k.Settled, q.ID) && (q.Flag != "" || !k.Admitted), said("noted"):
		return No
	case t.State.Advisory() > content.None, has(k.Held, q.ID), said("held"), open(q.YesAsks):
		return Yes
	case k.Pending == q.ID && k.Probed:
		return Unsure
	case open(q.ID):
		return Unclear
	}
	return Other
}
