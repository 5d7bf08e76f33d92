package guide

import (
	"slices"
	"time"

	"floorside/content"
)

// Asides is how often one question may be put off by "what?", "why?" or "hang on".
const Asides = 3

// waitAtQuestion is the quiet after "hang on" at a question; waitAtMove while getting into a position.
const (
	waitAtQuestion = 8 * time.Second
	waitAtMove     = 20 * time.Second
)

// nextDanger is the first danger question that is not settled, or empty when the screen is done or in force.
func (t *turn) nextDanger() string {
	if t.s.Cleared(t.now) {
		return ""
	}
	for _, q := range t.rules.Screen.Danger {
		if !slices.Contains(t.s.Talk.Settled, q.ID) {
			return q.ID
		}
	}
	return ""
}

// screened reports whether the danger questions are done, clean or not.
func (t *turn) screened() bool { return t.nextDanger() == "" }

// danger handles an event while a question is open whose yes means danger or holds something back.
func (t *turn) danger(q *content.Question) {
	if q.Kind == content.Clock {
		t.course()
	}
	switch t.e.Kind {
	case Yes:
		t.yes(q)
	case No:
		t.no(q)
	case Unsure:
		if q.Kind != content.Gate && !t.s.Talk.Probed {
			t.s.Talk.Probed = true
			t.askAs(q.ID, "probe")
			return
		}
		t.yes(q)
	case What, Repeat, Meaning, Why, Wait, Pause, Spasm, Hurts, Hello, Thanks, WhereAmI, HowLong, Slower, Faster, Stay, Resume:
		t.putOff(q)
	default:
		t.unclear(q)
	}
}

// course takes how it goes for the answer to a question of the clock: worse, or the same, is a yes; merely better leaves it open.
func (t *turn) course() {
	switch {
	case t.e.Kind == Worse || t.e.Kind == Same || slices.Contains(t.e.Signs, worsening):
		t.e.Kind = Yes
	case t.e.Kind == Better:
		t.e.Kind = Unsure
	}
}

// hedge takes a hedged answer for a yes where a yes means danger or holds back, and for nothing elsewhere; and a topic
// that is an answer ("I'm freezing") for one.
func (t *turn) hedge() {
	q := t.rules.Question(t.s.Talk.Pending)
	if q != nil && t.e.Kind == AskTopic && slices.Contains(q.Topics, t.e.ID) {
		t.e.Kind = Yes
	}
	if t.e.Kind != Hedged {
		return
	}
	t.e.Kind = Unclear
	if q != nil && q.Kind != content.Talk {
		t.e.Kind = Yes
	}
}

// admit takes a yes for what it means to the open question, also where the same words hold something else: the flag
// counts together with what was heard, and the question that sorts the yes is owed.
func (t *turn) admit() {
	q := t.rules.Question(t.s.Talk.Pending)
	if q == nil || q.Kind == content.Talk || t.e.New {
		return
	}
	if q.Kind == content.Gate && slices.ContainsFunc(q.Given, func(sign string) bool { return slices.Contains(t.s.Talk.Signs, sign) }) {
		t.e.Kind = Yes
	}
	yes := t.e.Kind == Yes || t.e.Kind == Unsure && t.s.Talk.Probed
	if !yes || len(t.e.Flags)+len(t.e.Suspects) == 0 {
		return
	}
	t.take(q)
	t.pend("")
	switch {
	case q.YesAsks != "":
		t.s.Talk.Owed = with(t.s.Talk.Owed, q.YesAsks)
	case q.Flag != "":
		t.e.Flags = with(t.e.Flags, q.Flag)
	default:
		t.s.Talk.Want = Want{} // what it gates is off
	}
	t.e.Kind = Unclear
}

// take notes what a yes to q adds to what is known.
func (t *turn) take(q *content.Question) {
	if q.Sign != "" {
		t.learn([]string{q.Sign})
	}
	if q.Kind == content.Danger && q.Flag == "" {
		t.settle(q.ID)
		t.s.Talk.Admitted = true
	}
	if q.Kind == content.Gate && !q.Passing {
		t.s.Talk.Held = with(t.s.Talk.Held, q.ID)
	}
	if q.Kind == content.Gate {
		t.s.Record.Place = Place{} // what it gates is off
	}
	if q.Holds != content.NoBlocks { // what gave such pain is over for now
		t.s.Record.Advice.Holds |= q.Holds
		t.s.Record.Place, t.s.Talk.Aside, t.s.Talk.Want = Place{}, Place{}, Want{}
	}
}

// putOff answers what does not answer the question, and asks it again; three times at most.
func (t *turn) putOff(q *content.Question) {
	if t.s.Talk.Asides >= Asides {
		t.unclear(q)
		return
	}
	t.s.Talk.Asides++
	part := "second"
	switch t.e.Kind {
	case Spasm:
		t.line("spasm")
		part = "ask"
	case Repeat, Hello, Thanks, WhereAmI, HowLong, Resume:
		part = "ask"
	case Meaning:
		if q.Kind == content.Danger {
			part = "means"
		}
	case Why:
		t.line(map[bool]string{true: "because_gate", false: "because_asked"}[q.Kind == content.Gate])
		part = "ask"
	case Wait, Pause:
		t.line("take_your_time")
		t.hold(waitAtQuestion)
		part = "ask"
	}
	t.askAs(q.ID, part)
}

// unclear gives the second wording once. After that a danger question counts as danger for this session,
// and a gate as closed.
func (t *turn) unclear(q *content.Question) {
	t.s.Talk.Unclear++
	switch {
	case t.s.Talk.Unclear < 2:
		t.line("yes_or_no_please")
		t.askAs(q.ID, "second")
	case q.Kind == content.Gate, q.Kind == content.Clock, q.Holds != content.NoBlocks:
		t.yes(q)
	default:
		t.s.Talk.Unsure, t.s.Talk.Anew = true, false
		t.s.Record.Place, t.s.Talk.Want = Place{}, Want{}
		t.pend("")
		t.warn("lines.call_now", "lines.to_be_safe", "lines.cannot_call")
		t.ask("reach_phone")
	}
}

// yes decides, or asks what decides.
func (t *turn) yes(q *content.Question) {
	t.take(q)
	t.pend("")
	switch {
	case q.YesAsks != "":
		t.ask(q.YesAsks)
	case q.Flag != "":
		t.flagged([]string{q.Flag}, true)
	default:
		t.s.Talk.Want = Want{}
		t.say("questions." + q.ID + ".held")
		t.proceed()
	}
}

func (t *turn) no(q *content.Question) {
	t.pend("")
	switch {
	case q.NoAsks != "":
		if q.Holds != content.NoBlocks { // no such pain: the move is theirs again
			t.s.Record.Place, t.s.Talk.Aside = t.s.Talk.Aside, Place{}
		}
		t.s.Talk.Passed = with(t.s.Talk.Passed, q.ID)
		t.ask(q.NoAsks)
		return
	case q.No != "":
		t.s.Talk.Passed = with(t.s.Talk.Passed, q.ID)
		t.flagged([]string{q.No}, false)
		return
	case q.Kind == content.Danger:
		t.settle(q.ID)
	default:
		t.s.Talk.Passed = with(t.s.Talk.Passed, q.ID)
	}
	if !t.screened() || len(t.s.Talk.Owed) > 0 || t.s.Talk.Done || t.s.Cleared(t.now) {
		t.note(q)
	}
	t.bearable()
	t.proceed()
}

// bearable offers, once, to lie the way that hurts least, as soon as nothing speaks against it: the other questions can be
// answered lying easier.
func (t *turn) bearable() {
	rest := t.rules.Routine(easiest)
	if t.s.Talk.Offered || t.screened() || rest == nil || !t.permits(rest) {
		return
	}
	t.s.Talk.Offered = true
	t.line("bearable")
}

// note says back what a no was taken for, so that somebody who meant something else can say so.
func (t *turn) note(q *content.Question) {
	if q.Kind == content.Danger || q.Kind == content.Gate {
		t.say("questions." + q.ID + ".noted")
		return
	}
	t.line("ack")
}

func (t *turn) settle(id string) { t.s.Talk.Settled = with(t.s.Talk.Settled, id) }

// screenDone closes the screen. A clean one closes the advice of an earlier session, is in force for
// half an hour, and lets what was deferred be said.
func (t *turn) screenDone() {
	k, r := &t.s.Talk, &t.s.Record
	k.Anew, k.Done = false, true
	if k.Admitted {
		if !t.said("lines.net") {
			t.line("last_one")
		}
		t.line("not_clean")
		t.net()
		t.disclaim()
		k.Want = Want{}
		t.proceed()
		return
	}
	if !k.Raised {
		r.Advice.Level, r.Advice.Since = content.None, 0
	}
	r.ClearedUntil = t.now.Add(ClearedFor).Unix()
	t.line("clean")
	t.deferred()
	if !t.full && !t.said("lines.doctor_again") { // who was sent to a doctor is not to end on good news
		t.adviseAgain()
	}
	t.disclaim()
	if t.due() != "" || k.Want != (Want{}) || r.Place.Routine != "" {
		t.proceed()
		return
	}
	t.ask("position")
}

// disclaim says once a session that this is no doctor, after the first useful line.
func (t *turn) disclaim() {
	if !t.s.Talk.Disclaimed {
		t.s.Talk.Disclaimed = true
		t.line("disclaimer")
	}
}
