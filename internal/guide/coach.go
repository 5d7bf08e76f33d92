package guide

import (
	"fmt"
	"slices"
	"strings"

	"floorside/content"
)

// hurting is the sign of somebody in pain at what they are doing.
const hurting = "hurts"

// start says how to get into a routine and waits until they are there.
func (t *turn) start(r *content.Routine) {
	t.s.Record.Place = Place{Routine: r.ID}
	for _, q := range t.rules.Screen.Gates {
		if q.Passing {
			t.s.Talk.Passed = without(t.s.Talk.Passed, q.ID)
		}
	}
	t.say("routines." + r.ID + ".start")
	if r.Times > 0 {
		t.line("pace_words")
	}
	t.ask("ready")
}

// moving takes an answer while the person is in a routine. Without a screen in force, or past something
// that holds it back, there is no next move.
func (t *turn) moving(q *content.Question) {
	place := &t.s.Record.Place
	r := t.rules.Routine(place.Routine)
	if r == nil || !t.allowed(r.Gate) {
		t.leave(r)
		return
	}
	if slices.Contains(t.e.Signs, hurting) {
		t.hurts()
		return
	}
	if q.ID == "again" && (t.e.Free || t.e.Kind == Unclear) { // no move follows words not understood to the last
		t.line("steady")
		t.ask("after")
		return
	}
	switch t.e.Kind {
	case Wait, Pause, Unsure:
		t.line("take_your_time")
		t.hold(waitAtMove)
		t.ask(q.ID)
	case Back:
		place.Done = max(0, place.Done-2)
		t.again(r, q)
	case StartOver:
		t.start(r)
	case WhereAmI:
		t.whereAmI(r)
		t.ask(q.ID)
	case Skip:
		*place = Place{}
		t.line("ack")
		t.ask("next")
	default:
		t.onward(r, q)
	}
}

// onward takes what answers each of the three questions of a routine.
func (t *turn) onward(r *content.Routine, q *content.Question) {
	k := t.e.Kind
	goOn := k == Yes || k == Ready || k == Next || k == Resume
	switch {
	case q.ID == "ready" && k == No:
		t.line("take_your_time")
		t.hold(waitAtMove)
		t.ask("ready")
	case q.ID == "ready" && goOn:
		t.rep(r, false)
	case q.ID == "again" && (goOn || k == Better || k == Same):
		t.rep(r, false)
	case q.ID == "again" && k == No:
		t.ask("after")
	case q.ID == "after" && (k == Better || k == Same):
		t.s.Record.Place = Place{}
		t.line(map[Kind]string{Better: "glad", Same: "same_is_fine"}[k])
		t.ask("next")
	default:
		t.lost(q)
	}
}

// again takes up after going back: from the start if nothing was done yet.
func (t *turn) again(r *content.Routine, q *content.Question) {
	if q.ID == "ready" {
		t.start(r)
		return
	}
	t.rep(r, false)
}

// rep leads one repetition: its parts and their holds in one answer, and the question at its end.
func (t *turn) rep(r *content.Routine, short bool) {
	place := &t.s.Record.Place
	place.Started = true
	for _, p := range r.Parts {
		t.acts = append(t.acts, Say{Line: "routines." + r.ID + "." + p.ID, Again: short})
		t.hold(p.Hold)
	}
	place.Done = min(place.Done+1, r.Times)
	switch {
	case place.Done < r.Times:
		t.say(fmt.Sprintf("routines.%s.left_%d", r.ID, r.Times-place.Done))
		t.ask("again")
	case r.Times > 0:
		t.say("routines." + r.ID + ".done")
		t.ask("after")
	default:
		*place = Place{}
		t.say("routines." + r.ID + ".done")
		t.ask("next") // a position is to be kept for minutes: no stretch is offered right after it
	}
}

// repeat says it again, shorter: the move that was just led, or the lines said last.
func (t *turn) repeat(q *content.Question) {
	place := &t.s.Record.Place
	r := t.rules.Routine(place.Routine)
	switch {
	case r != nil && !t.allowed(r.Gate):
		t.leave(r)
	case r != nil && q.ID == "ready":
		t.acts = append(t.acts, Say{Line: "routines." + r.ID + ".start", Again: true})
		t.ask("ready")
	case r != nil && q.ID == "again": // "again" is what we asked for, and "say that again" leads the same move
		t.rep(r, true)
	case r != nil && q.ID == "after" && place.Done > 0:
		place.Done--
		t.rep(r, true)
	default:
		t.aside = true
		for _, line := range t.s.Talk.Last {
			if t.mayRepeat(line) {
				t.acts = append(t.acts, Say{Line: line, Again: true})
			}
		}
		t.ask(q.ID)
	}
}

// mayRepeat reports whether a line can still be said: a screen may have run out since, something hold it back, or a newer
// version not have it.
func (t *turn) mayRepeat(line string) bool {
	family, rest, _ := strings.Cut(line, ".")
	id, _, _ := strings.Cut(rest, ".")
	switch family {
	case "topics":
		topic := t.rules.Topic(id)
		return topic != nil && t.allowed(topic.Gate) && (!topic.Screened || t.screened())
	case "routines":
		routine := t.rules.Routine(id)
		return routine != nil && t.allowed(routine.Gate)
	case "lines":
		_, there := t.rules.Lines[id]
		return there
	case "flags":
		return t.rules.Flag(id) != nil
	case "sources":
		return t.rules.Source(id) != nil
	}
	return t.rules.Question(id) != nil
}

// resume takes up the routine where it was left.
func (t *turn) resume() {
	r := t.rules.Routine(t.s.Record.Place.Routine)
	if r == nil {
		t.proceed()
		return
	}
	if !t.allowed(r.Gate) || r.Asked && t.nextGate(r.Gate) != "" {
		t.wish(Want{Routine: r.ID})
		return
	}
	t.acts = append(t.acts, Say{Line: "routines." + r.ID + ".start", Again: true})
	t.ask("ready")
}

// leave ends a routine that must not go on: its screen has run out, or something holds it back now.
func (t *turn) leave(r *content.Routine) {
	t.s.Record.Place = Place{}
	t.pend("")
	if r != nil && !t.screened() {
		t.s.Talk.Want = Want{Routine: r.ID}
		t.line("again_screen")
	} else if r != nil {
		t.line("held_back")
	}
	t.proceed()
}

// hurts stops any move for good, and looks for a nerve in trouble.
func (t *turn) hurts() {
	t.s.Record.Advice.Holds |= content.Moves
	moved := t.s.Record.Place.Routine != "" || t.s.Phase(t.rules) == "moving"
	t.s.Record.Place, t.s.Talk.Want = Place{}, Want{}
	if moved {
		t.line("stopped_move")
	} else {
		t.line("steady")
	}
	t.ask("legs")
}

func (t *turn) whereAmI(r *content.Routine) {
	if left := r.Times - t.s.Record.Place.Done; t.s.Record.Place.Done > 0 && left > 0 {
		t.say(fmt.Sprintf("routines.%s.left_%d", r.ID, left))
		return
	}
	t.acts = append(t.acts, Say{Line: "routines." + r.ID + ".start", Again: true})
}
