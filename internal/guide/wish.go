package guide

import (
	"slices"

	"floorside/content"
)

// anyStretch is the routine for "a stretch": the smallest move comes first. easiest is the one for who lies badly.
const (
	anyStretch = "pelvic_tilt"
	easiest    = "rest_position"
)

// wish takes a request for a topic or a routine: at once if nothing has to come first.
func (t *turn) wish(w Want) {
	if w.Topic == "" && w.Routine == "" {
		w.Routine = anyStretch
	}
	topic, routine := t.rules.Topic(w.Topic), t.rules.Routine(w.Routine)
	if topic == nil && routine == nil {
		t.proceed()
		return
	}
	if routine != nil && routine.Off {
		t.notYet()
		return
	}
	q := t.rules.Question(t.s.Talk.Pending)
	open := q != nil && q.Kind != content.Talk
	if open && t.s.Talk.Asides >= Asides { // it was put off often enough
		t.unclear(q)
		return
	}
	if open {
		t.s.Talk.Asides++
	}
	if topic != nil && !topic.Screened {
		t.tell(topic)
		return
	}
	if routine != nil && len(routine.Needs) > 0 && t.permits(routine) && (open || !t.screened()) {
		t.acts = append(t.acts, Say{Line: "routines." + routine.ID + ".start", Again: true})
		t.proceed()
		return
	}
	t.s.Talk.Want = w
	switch {
	case open:
		t.heard(w)
		t.line("still_asking")
		t.ask(q.ID)
	case !t.screened():
		t.heard(w)
		t.line("first_safety")
		t.ask(t.nextDanger())
	default:
		t.pend("")
		t.fulfil()
	}
}

// fulfil gives what was asked for, behind its gates: a clean screen in force, nothing that holds it back,
// its gate questions answered no.
func (t *turn) fulfil() {
	w := t.s.Talk.Want
	topic, routine := t.rules.Topic(w.Topic), t.rules.Routine(w.Routine)
	gate, asked := t.gateOf(w)
	switch said := topic != nil && topic.Flag != "" && t.full; {
	case said, !t.allowed(gate), routine != nil && !t.permits(routine):
		t.s.Talk.Want = Want{}
		if !t.full {
			t.line("held_back")
		}
		t.ask("next")
		return
	case t.full, t.e.Kind == Launch:
		t.heard(w)
		t.ask("go_on")
		return
	}
	if question := t.nextGate(gate, w.Routine); asked && question != "" {
		t.ask(question)
		return
	}
	t.s.Talk.Want = Want{}
	if topic != nil {
		t.pend("")
		t.tell(topic)
		return
	}
	if w.Again {
		t.takeUp(routine)
		return
	}
	t.start(routine)
}

// gateOf is what must not be held back for a wish, and whether its gate questions come first.
func (t *turn) gateOf(w Want) (gate content.Blocks, asked bool) {
	if topic := t.rules.Topic(w.Topic); topic != nil {
		return topic.Gate, true
	}
	if routine := t.rules.Routine(w.Routine); routine != nil {
		return routine.Gate, routine.Asked
	}
	return content.NoBlocks, true
}

// heard says back what was asked for.
func (t *turn) heard(w Want) {
	if w.Topic != "" {
		t.say("topics." + w.Topic + ".heard")
		return
	}
	t.say("routines." + w.Routine + ".heard")
}

// notYet is for moves that come weeks later.
func (t *turn) notYet() {
	t.line("not_yet")
	t.full = true
	t.proceed()
}

// permits reports whether a routine may be led now. One that only eases need not wait for the whole screen: the questions
// that it needs must have been answered no.
func (t *turn) permits(r *content.Routine) bool {
	held := slices.ContainsFunc(t.rules.Screen.Gates, func(q content.Question) bool {
		return slices.Contains(q.Routines, r.ID) && slices.Contains(t.s.Talk.Held, q.ID)
	})
	switch {
	case r.Off, held:
		return false
	case t.s.Cleared(t.now) || len(r.Needs) == 0:
		return t.allowed(r.Gate)
	}
	lacks := func(id string) bool {
		return !slices.Contains(t.s.Talk.Settled, id) || slices.Contains(t.s.Talk.Owed, id)
	}
	return !t.s.Talk.Admitted && !t.s.Talk.Done && !slices.ContainsFunc(r.Needs, lacks) && !t.gated(r.Gate)
}

// allowed reports whether nothing holds back what a gate guards, no answer and nothing heard, and its screen is in force.
func (t *turn) allowed(gate content.Blocks) bool {
	if gate == content.NoBlocks {
		return true
	}
	return t.s.Cleared(t.now) && !t.gated(gate)
}

// gated reports whether something holds back what a gate guards: an answer, or something heard.
func (t *turn) gated(gate content.Blocks) bool {
	for _, q := range t.rules.Screen.Gates {
		given := slices.ContainsFunc(q.Given, func(sign string) bool { return slices.Contains(t.s.Talk.Signs, sign) })
		if q.Gates.Any(gate) && (given || slices.Contains(t.s.Talk.Held, q.ID)) {
			return true
		}
	}
	return t.s.Holds().Any(gate)
}

// nextGate is the first gate question still to be answered no before a routine, if one is named, or empty.
func (t *turn) nextGate(gate content.Blocks, routine string) string {
	for _, q := range t.rules.Screen.Gates {
		before := q.Gates.Any(gate) || routine != "" && slices.Contains(q.Routines, routine)
		if before && !slices.Contains(t.s.Talk.Passed, q.ID) {
			return q.ID
		}
	}
	return ""
}

// tell says back what was asked, speaks a topic's first words, and offers to say more where nothing more urgent is open.
func (t *turn) tell(topic *content.Topic) {
	t.s.Talk.Topic, t.s.Talk.Told = topic.ID, false
	if t.screened() {
		t.s.Talk.Want = Want{}
	}
	t.heard(Want{Topic: topic.ID})
	t.say("topics." + topic.ID + ".say")
	if topic.Card {
		t.acts = append(t.acts, Show{})
	}
	t.raise(topic)
	t.disclaim()
	t.full = true
	if topic.Timer != "" {
		t.s.Talk.Alert = topic.Timer
		t.told("time_it")
		return
	}
	t.told("more")
}

// raise takes a topic that is a complaint for the flag that it is.
func (t *turn) raise(topic *content.Topic) {
	f := t.rules.Flag(topic.Flag)
	if f == nil {
		return
	}
	t.s.Talk.Heard, t.s.Talk.Raised = with(t.s.Talk.Heard, f.ID), true
	t.s.Record.Advice = t.s.Record.Advice.Worse(Advice{Level: t.level(f), Since: t.now.Unix(), Holds: f.Blocks})
	t.net()
}

// more tells more on the last topic, behind the same gates, and offers the next step.
func (t *turn) more() {
	topic := t.rules.Topic(t.s.Talk.Topic)
	switch {
	case topic == nil:
		t.unpend("more")
		t.line("help_now")
		t.full = true
		t.proceed()
	case topic.Screened && !t.screened():
		t.unpend("more")
		t.s.Talk.Want = Want{Topic: topic.ID}
		t.line("again_screen")
		t.proceed()
	case !t.tellable(topic):
		t.unpend("more")
		t.line("held_back")
		t.full = true
		t.proceed()
	case t.asking(topic):
	case t.s.Talk.Told:
		t.line("all_told")
		t.full = true
		t.told(t.nextStep(topic))
	default:
		t.s.Talk.Told, t.full = true, true
		t.say("topics." + topic.ID + ".more")
		t.told(t.nextStep(topic))
	}
}

// asking puts off the further words on a topic while a question of safety is open: both at once are too much to keep.
func (t *turn) asking(topic *content.Topic) bool {
	q := t.rules.Question(t.s.Talk.Pending)
	switch {
	case q == nil || q.Kind == content.Talk:
		return false
	case t.s.Talk.Asides >= Asides:
		t.unclear(q)
		return true
	}
	t.s.Talk.Asides++
	t.s.Talk.Want = Want{Topic: topic.ID}
	t.line("still_asking")
	t.ask(q.ID)
	return true
}

// told goes on after a topic: with the question that is open where it may mean danger, with what has to come first, with
// the routine that was interrupted, or else with an offer.
func (t *turn) told(offer string) {
	q := t.rules.Question(t.s.Talk.Pending)
	if q != nil && q.Kind != content.Talk {
		t.proceed()
		return
	}
	t.pend("")
	interrupted := t.s.Record.Place.Routine != "" && t.s.Cleared(t.now)
	if interrupted || len(t.s.Talk.Owed) > 0 || !t.screened() || !t.s.Talk.Done && !t.s.Cleared(t.now) {
		t.proceed()
		return
	}
	t.ask(offer)
}

// withdraw takes back what was offered and can no longer be given.
func (t *turn) withdraw() {
	routine := t.rules.Routine(t.s.Record.Place.Routine)
	if routine != nil && t.s.Cleared(t.now) && !t.permits(routine) {
		t.s.Record.Place = Place{}
	}
	wanted := t.rules.Routine(t.s.Talk.Want.Routine)
	if gate, _ := t.gateOf(t.s.Talk.Want); t.s.Talk.Pending == "go_on" && (!t.allowed(gate) || wanted != nil && !t.permits(wanted)) {
		t.s.Talk.Want = Want{}
	}
	if t.s.Record.Place == (Place{}) && slices.Contains(movingQuestions, t.s.Talk.Pending) {
		t.pend("")
	}
	if t.s.Talk.Want == (Want{}) && t.s.Record.Place == (Place{}) {
		t.unpend("go_on")
	}
	if topic := t.rules.Topic(t.s.Talk.Topic); t.s.Talk.Pending == "more" && !t.tellable(topic) {
		t.pend("")
	}
}

// tellable reports whether nothing stands before the further words on a topic.
func (t *turn) tellable(topic *content.Topic) bool {
	return topic != nil && (!topic.Screened || t.screened()) && t.allowed(topic.Gate) && t.nextGate(topic.Gate, "") == ""
}

// nextStep is the question that offers what a topic leads to, as far as nothing holds that back.
func (t *turn) nextStep(topic *content.Topic) string {
	gates := map[string]content.Blocks{"stretch": content.Moves, "position": content.Rising}
	if gate, gated := gates[topic.Next]; gated && !t.allowed(gate) {
		return "next"
	}
	return topic.Next
}
