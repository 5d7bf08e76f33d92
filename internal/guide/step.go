package guide

import (
	"maps"
	"slices"
	"strings"
	"time"

	"floorside/content"
)

// Step is the whole conversation: one event in, the next state and what to do out. It is pure:
// the same arguments always give the same answer. Every answer ends the session or asks one question.
func Step(s State, e Event, now time.Time, rules *content.Rules) (State, []Act) {
	s.refresh(now)
	t := &turn{s: s.clone(), e: e, now: now, rules: rules, since: s.Record.Seen}
	if e.Zone != "" {
		t.s.Talk.Zone = e.Zone
	}
	t.s.V, t.s.Record.Seen = Version, now.Unix()
	t.learn(e.Signs)
	t.noteTime()
	t.hedge()
	t.about()
	t.owe()
	t.admit()
	t.route()
	t.finish()
	return t.s, t.acts
}

// turn is one Step under way.
type turn struct {
	s     State
	e     Event
	now   time.Time
	rules *content.Rules
	since int64 // when the last turn was
	acts  []Act
	aside bool // what is said now is not to be repeated
	led   bool // a part of a routine is led
	full  bool // enough was told: what else was asked for has to wait for another turn
}

// route is the order of what matters: a red flag over everything, then an open emergency, then whom
// it is about, then the question that a suspicion asks for, then what can be said anywhere, then the open question.
func (t *turn) route() {
	switch {
	case len(t.e.Flags) > 0 && t.flagged(t.e.Flags, true):
	case t.e.Kind == ForgetMe:
		t.forget()
	case t.s.Emergency():
		t.emergency()
	case t.elsewhere():
	case t.suspects():
	case t.anywhere():
	default:
		t.answer()
	}
}

// finish makes sure that the answer ends or asks, remembers what was said, and closes what ended.
func (t *turn) finish() {
	if !t.closes() {
		t.proceed()
	}
	if slices.Contains(t.acts, Act(End{})) {
		t.s.Talk.Pending = ""
	}
	t.s.Talk.Quiet = t.quietUntil()
	if !t.aside {
		t.s.Talk.Last = t.again()
		t.cite()
	}
}

// quietUntil is until when the holds of a move that this answer leads last at the least, its words not counted; 0 without any.
func (t *turn) quietUntil() int64 {
	var quiet time.Duration
	for _, a := range t.acts {
		switch a := a.(type) {
		case Hold:
			quiet += a.For
		case Count:
			quiet += content.Counted
		}
	}
	if quiet == 0 || !t.led {
		return 0
	}
	return t.now.Add(quiet).Unix()
}

// again is what "repeat" says once more.
func (t *turn) again() []Say {
	var says []Say
	for _, a := range t.acts {
		switch a := a.(type) {
		case Say:
			says = append(says, a)
		case Warn:
			for _, line := range a.Lines {
				says = append(says, Say{Line: line})
			}
		}
	}
	return says
}

// saidNow is every line of this answer but its question.
func (t *turn) saidNow() []string {
	var lines []string
	for _, a := range t.acts {
		switch a := a.(type) {
		case Say:
			lines = append(lines, a.Line)
		case Warn:
			lines = append(lines, a.Lines...)
		}
	}
	return lines
}

func (t *turn) closes() bool {
	if len(t.acts) == 0 {
		return false
	}
	switch t.acts[len(t.acts)-1].(type) {
	case Ask, End:
		return true
	}
	return false
}

// proceed goes on with whatever comes next: what was pushed aside, the danger questions and what they come to, what
// was asked for, the routine, the offer.
func (t *turn) proceed() {
	t.withdraw()
	switch next := t.nextDanger(); {
	case t.s.Emergency() && t.s.Talk.Pending == "" && !t.s.Talk.Anew:
		t.ask("reach_phone")
	case t.s.Talk.Pending != "":
		t.ask(t.s.Talk.Pending)
	case len(t.s.Talk.Owed) > 0:
		t.ask(t.s.Talk.Owed[0])
	case next != "":
		t.ask(next)
	case !t.s.Talk.Done && !t.s.Cleared(t.now):
		t.screenDone()
	case t.due() != "":
		t.askDue(t.due())
	case t.s.Talk.Want != Want{}:
		t.fulfil()
	case t.s.Record.Place.Routine != "" && t.s.Cleared(t.now) && !(t.full && (t.e.New || t.e.Kind == Launch)):
		if r := t.rules.Routine(t.s.Record.Place.Routine); r != nil && t.permits(r) && t.underWay(r) {
			t.ask("stage")
			return
		}
		if said := t.saidNow(); len(said) <= passing && !slices.ContainsFunc(said, atLength) { // else they have enough to keep
			t.whereLeft()
		}
		t.ask("go_on")
	case t.s.Talk.AskTime && !t.crowded():
		t.talkTime()
	default:
		t.ask("next")
	}
}

// passing is how many lines may stand before the one that says where they were.
const passing = 2

// atLength reports whether a line is the further words on a topic.
func atLength(line string) bool { return strings.HasSuffix(line, ".more") }

// crowded reports whether this answer says something already that is more than a word in passing.
func (t *turn) crowded() bool {
	if slices.ContainsFunc(t.acts, func(a Act) bool { _, sets := a.(SetAlert); return sets }) {
		return true
	}
	return slices.ContainsFunc(t.saidNow(), func(line string) bool {
		id, general := strings.CutPrefix(line, "lines.")
		return !general || !t.rules.Lines[id].Often
	})
}

func (t *turn) say(lines ...string) {
	for _, line := range lines {
		t.acts = append(t.acts, Say{Line: line})
	}
}

func (t *turn) line(id string) { t.say("lines." + id) }

func (t *turn) hold(d time.Duration) {
	if d > 0 {
		t.acts = append(t.acts, Hold{d})
	}
}

func (t *turn) end() { t.acts = append(t.acts, End{}) }

// ask opens a question in its first wording. Asking another question than the open one starts its counts anew.
func (t *turn) ask(id string) {
	q := t.rules.Question(id)
	switch {
	case q.Narrows && !t.allowed(content.Moves):
		t.askAs(id, "held")
	case q.Dated && t.s.Talk.Zone == "":
		t.askAs(id, "undated")
	case q.Look != "" && t.s.Record.Who == Other && slices.Contains(t.s.Talk.Signs, q.Look):
		t.askAs(id, "probe")
	default:
		t.askAs(id, "ask")
	}
}

func (t *turn) askAs(id, part string) {
	if t.s.Talk.Pending != id {
		t.pushAside()
		t.pend(id)
	}
	t.s.Talk.Owed = without(t.s.Talk.Owed, id)
	prefix := "questions." + id + "."
	q := t.rules.Question(id)
	if q.Kind != content.Talk && t.e.Kind != Repeat {
		part = otherWords(part, t.s.Talk.Asked)
	}
	t.s.Talk.Asked = part
	reprompt := []string{prefix + "reprompt"}
	switch {
	case q.Silence != "":
		reprompt = []string{q.Silence}
	case q.Kind != content.Talk && part == "second":
		reprompt = []string{prefix + "ask", "lines.yes_or_no"}
	case q.Kind != content.Talk:
		reprompt = []string{prefix + "second", "lines.yes_or_no"}
	case part == "held":
		reprompt = []string{prefix + "held_reprompt", "lines.if_quiet"}
	default:
		reprompt = append(reprompt, "lines.if_quiet") // the last words before Alexa closes a session that nobody answers
	}
	if t.s.Emergency() {
		reprompt = append([]string{"lines.call_now"}, reprompt...)
	}
	t.acts = append(t.acts, Ask{Question: id, Line: prefix + part, Reprompt: reprompt, Figure: t.figureOf(id)})
}

// figureOf is what a question names: how long a timer is, when a reminder is due.
func (t *turn) figureOf(id string) Figure {
	a := t.rules.Alert(t.s.Talk.Alert)
	if a == nil || id != "time_it" && id != "remind" {
		return Figure{}
	}
	return Figure{N: t.aboutAlert(a), At: t.now.Add(t.dueIn(a)).Unix()}
}

// otherWords is how a question is asked that was asked just before: never in the very same words.
func otherWords(part, last string) string {
	switch {
	case part != last:
		return part
	case part == "second":
		return "ask"
	}
	return "second"
}

// pushAside keeps the open question for later if its answer may mean danger.
func (t *turn) pushAside() {
	if q := t.rules.Question(t.s.Talk.Pending); q != nil && (q.Kind == content.Danger || q.Kind == content.Sort || q.Kind == content.Check) {
		t.s.Talk.Owed = with(t.s.Talk.Owed, q.ID)
	}
}

// pend makes id the open question, with fresh counts; the empty id closes the open one.
func (t *turn) pend(id string) {
	k := &t.s.Talk
	k.Pending, k.Asked, k.Unclear, k.Asides, k.Probed = id, "", 0, 0, false
}

// unpend closes a question, if it is the open one.
func (t *turn) unpend(id string) {
	if t.s.Talk.Pending == id {
		t.pend("")
	}
}

// learn adds signs; they are only ever added.
func (t *turn) learn(signs []string) { t.s.Talk.Signs = with(t.s.Talk.Signs, signs...) }

// with returns list and what it lacks of more, never sharing memory with an earlier state.
func with(list []string, more ...string) []string {
	out := slices.Clone(list)
	for _, m := range more {
		if !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	return out
}

func without(list []string, id string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(x string) bool { return x == id })
}

// clone gives the lists of a state memory of their own.
func (s State) clone() State {
	k := &s.Talk
	for _, list := range []*[]string{&k.Settled, &k.Passed, &k.Owed, &k.Held, &k.Heard, &k.Signs, &k.Cited} {
		*list = slices.Clone(*list)
	}
	k.Last = slices.Clone(k.Last)
	k.Takes = maps.Clone(k.Takes)
	return s
}
