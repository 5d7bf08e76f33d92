package guide

import (
	"slices"
	"time"

	"floorside/content"
)

// anywhere answers what can be said at any time while no emergency is open. It reports false for the rest.
func (t *turn) anywhere() bool {
	switch t.e.Kind {
	case Launch:
		t.launch()
	case Stop:
		if slices.Contains(t.e.Signs, hurting) && t.s.Phase(t.rules) == "moving" { // "ow, stop, it hurts"
			t.hurts()
			return true
		}
		t.interrupted()
		t.goodbye()
	case Help:
		t.line("help_route")
		t.line(t.helpLine())
		t.aside = true
		t.proceed()
	case AskTopic, AskRoutine, More:
		if q := t.rules.Question(t.s.Talk.Pending); q != nil && q.ID == "same_person" {
			t.lost(q) // whose screen counts must be known first
			return true
		}
		t.wants()
	case Sources:
		t.sources()
		t.proceed()
	case AboutMe:
		t.aboutMe()
		t.full = true
		t.proceed()
	case Voice:
		t.voice(t.e.Who)
	case Helper:
		if t.s.Record.Who == Other {
			t.line("ack")
		} else {
			t.s.Record.Who = Other
			t.line("voice_other")
		}
		t.proceed()
	case NewPerson:
		t.newPerson()
	case Whether, WhatNumber:
		t.line("whether")
		t.full = true
		t.proceed()
	case Coming:
		t.line("ambulance")
		t.full = true
		t.proceed()
	case Misspoke:
		t.misspoke()
	case Onset:
		t.onset()
	case Consent:
		t.consent()
	case TimeIt, RemindMe, CancelAlerts, ListAlerts:
		t.alerts()
	default:
		return t.e.New && t.begin()
	}
	return true
}

// wants takes a request for words or for a move.
func (t *turn) wants() {
	switch t.e.Kind {
	case AskTopic:
		t.wish(Want{Topic: t.e.ID})
	case AskRoutine:
		t.wish(Want{Routine: t.e.ID})
	default:
		t.more()
	}
}

// helpLine is what can be said just now.
func (t *turn) helpLine() string {
	switch t.s.Phase(t.rules) {
	case "screening", "gates":
		return "help_screening"
	case "moving":
		return "help_moving"
	}
	return "help_now"
}

// begin opens a session that began with something other than a launch and is no answer to anything.
func (t *turn) begin() bool {
	t.launch()
	return true
}

// launch greets, says how to reach a human, and starts or resumes.
func (t *turn) launch() {
	r := &t.s.Record
	cleared, advised := t.s.Cleared(t.now), r.Advice.Level > content.None
	known := cleared || advised || r.Place.Routine != "" || r.Onset > 0
	t.pend("")
	if !known && !t.screened() {
		if !t.e.About {
			r.Who = Self
		}
		t.line("greeting")
		t.line("help_route")
		t.line("short_questions")
		t.proceed()
		return
	}
	t.line("welcome_back")
	t.adviseAgain()
	if r.Who == Other && !t.e.About { // who speaks now may be somebody else, and so may the sore back
		t.askSame(Other, Self)
		return
	}
	if t.screened() {
		t.proceed()
		return
	}
	if !advised {
		t.line("help_route")
		t.sinceThen()
	}
	t.line("short_questions")
	t.proceed()
}

// sinceThen says what was left open: where in a routine, or since when it has lasted.
func (t *turn) sinceThen() {
	switch r := t.s.Record; {
	case r.Place.Routine != "":
		t.whereLeft()
	case r.Onset == 0:
	case t.lasted() >= 48*time.Hour:
		t.figure("lasted_days", int(t.lasted()/(24*time.Hour)))
	case t.lasted() < 90*time.Minute:
		t.line("lasted_hour")
		t.promise()
	default:
		t.figure("lasted_hours", upTo(t.lasted()-30*time.Minute, time.Hour))
		t.promise()
	}
}

// adviseAgain repeats that a doctor should be called, while that advice is open.
func (t *turn) adviseAgain() {
	if t.s.Record.Advice.Level == content.DoctorToday {
		t.line("doctor_again")
		t.net()
	}
}

// goodbye ends, with the open advice, when to call the emergency number, and the way back.
func (t *turn) goodbye() {
	t.adviseAgain()
	t.net()
	t.line("goodbye")
	t.line("come_back")
	t.end()
}

// wayBack ends without taking leave: they want to go on later.
func (t *turn) wayBack() {
	t.adviseAgain()
	t.net()
	t.line("come_back")
	t.end()
}

// owe notes the questions that match what was half heard: each is asked. Before it stands the one that is open. What has
// no question of its own counts for nothing.
func (t *turn) owe() {
	t.e.Suspects = slices.DeleteFunc(slices.Clone(t.e.Suspects), func(id string) bool {
		f := t.rules.Flag(id)
		return f == nil || f.Asks == ""
	})
	for _, id := range t.e.Suspects {
		f := t.rules.Flag(id)
		switch {
		case f.Asks != t.s.Talk.Pending:
			t.s.Talk.Owed = with(t.s.Talk.Owed, f.Asks)
		case t.e.Kind == No: // a "no" that sounds like a yes
			t.e.Kind = Unclear
		case t.e.Kind == Unclear: // half a yes
			t.e.Kind = Unsure
		}
	}
}

// suspects asks at once what matches the suspicion, unless the words answer the open question itself.
func (t *turn) suspects() bool {
	if len(t.e.Suspects) == 0 || len(t.s.Talk.Owed) == 0 {
		return false
	}
	if f := t.rules.Flag(t.e.Suspects[0]); f != nil && f.Asks == t.s.Talk.Pending && f.Asks != "" {
		return false
	}
	switch {
	case t.e.New:
		t.line("greeting")
		t.line("one_thing")
	case t.stopsMove():
		t.line("stopped_move")
	default:
		t.line("one_thing")
	}
	t.ask(t.s.Talk.Owed[len(t.s.Talk.Owed)-1])
	return true
}

// stopsMove stops a move for good where pain, or worse, came with a suspicion: tingling, a leg. It reports whether there was one.
func (t *turn) stopsMove() bool {
	hurt := t.e.Kind == Hurts || t.e.Kind == Worse || slices.Contains(t.e.Signs, hurting)
	if !hurt || t.s.Phase(t.rules) != "moving" {
		return false
	}
	t.s.Record.Advice.Holds |= content.Moves
	if r := t.rules.Routine(t.s.Record.Place.Routine); r != nil {
		t.s.Record.Advice.Holds |= r.Gate
	}
	t.s.Record.Place, t.s.Talk.Want = Place{}, Want{}
	return true
}

// misspoke never lowers anything: the danger questions start again.
func (t *turn) misspoke() {
	t.s.Talk.reopen()
	t.s.Talk.Owed, t.s.Record.ClearedUntil = nil, 0
	t.pend("")
	t.line("ack")
	t.proceed()
}

// answer takes the answer to the open question.
func (t *turn) answer() {
	q := t.rules.Question(t.s.Talk.Pending)
	switch {
	case q == nil:
		t.nothingPending()
	case q.Kind != content.Talk:
		t.danger(q)
	default:
		t.talk(q)
	}
}

// nothingPending answers a yes, a no or a control that answers nothing: it says what comes next.
func (t *turn) nothingPending() {
	switch t.e.Kind {
	case Hello:
		t.line("hello")
	case Thanks:
		t.line("thanks")
	case Hurts, Worse:
		t.hurts()
		return
	case Unclear, What, Meaning:
		t.line("not_understood")
	}
	t.proceed()
}

// talk takes the answer to a question that means no danger.
func (t *turn) talk(q *content.Question) {
	k := t.e.Kind
	switch {
	case (k == Hurts || k == Worse) && !slices.Contains(movingQuestions, q.ID):
		t.hurts()
	case k == Repeat:
		t.repeat(q)
	case k == Thanks || k == Hello || k == Spasm || k == WontCall:
		t.line(map[Kind]string{Thanks: "thanks", Hello: "hello", Spasm: "ack", WontCall: "ack"}[k])
		t.ask(q.ID)
	case slices.Contains(movingQuestions, q.ID):
		t.moving(q)
	case t.timeTold(q):
	case k == Wait || k == Pause:
		t.line("take_your_time")
		t.hold(waitAtMove)
		t.ask(q.ID)
	case slices.Contains([]Kind{Yes, No, Ready, Next, Resume, Skip}, k) && t.offer(q):
	case q.ID == "same_person" && k == SamePerson:
		t.samePerson()
	case q.ID == "same_person" && k == Unsure:
		t.newPerson()
	case k == Unsure:
		t.line("take_your_time")
		t.ask(q.ID)
	default:
		t.lost(q)
	}
}

// offer takes a yes or a no to an offer. It reports false where neither answers the question.
func (t *turn) offer(q *content.Question) bool {
	no := t.e.Kind == No || t.e.Kind == Skip
	switch {
	case q.ID == "position" && no, q.ID == "stretch" && no:
		t.rest()
	case q.ID == "position":
		t.wish(Want{Routine: "rest_position"})
	case q.ID == "stretch":
		t.wish(Want{Routine: "cat_stretch"})
	case q.ID == "more" && no:
		t.pend("")
		t.line("ack")
		t.askAfter()
	case q.ID == "more":
		t.more()
	case q.ID == "next" && t.e.Kind == No:
		t.goodbye()
	case q.ID == "go_on" && no:
		if t.s.Talk.Want == (Want{}) {
			t.s.Record.Place = Place{}
		}
		t.s.Talk.Want = Want{}
		t.pend("")
		t.line("ack")
		t.proceed()
	case q.ID == "go_on" && t.s.Talk.Want != Want{}:
		t.pend("")
		t.fulfil()
	case q.ID == "go_on":
		t.pend("")
		t.resume()
	case q.ID == "same_person" && no:
		t.newPerson()
	case q.ID == "same_person":
		t.samePerson()
	case q.ID == "reach_phone" || q.ID == "rescreen":
		t.pend("") // left over from an emergency that has ended
		t.proceed()
	default:
		return false
	}
	return true
}

// askAfter offers what the last topic leads to.
func (t *turn) askAfter() {
	if topic := t.rules.Topic(t.s.Talk.Topic); topic != nil {
		t.ask(t.nextStep(topic))
		return
	}
	t.proceed()
}

// lost is for words that do not answer: another wording, then the way to a human, then a goodbye.
func (t *turn) lost(q *content.Question) {
	t.s.Talk.Unclear++
	t.aside = true
	switch t.s.Talk.Unclear {
	case 1:
		t.line("not_understood")
		t.ask(q.ID)
	case 2:
		t.line("help_route")
		t.ask(q.ID)
	default:
		t.goodbye()
	}
}
