package guide

import (
	"slices"

	"floorside/content"
)

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
