package guide

import "floorside/content"

// sore stops what hurts, and asks what kind of pain that is. The second time it stops for good; getting up stops at once.
func (t *turn) sore(r *content.Routine) {
	t.interrupted()
	if r == nil || !t.permits(r) || r.Once || t.s.Talk.Eased > 0 {
		t.hurts()
		return
	}
	t.s.Talk.Eased++
	t.s.Talk.Aside, t.s.Record.Place = t.s.Record.Place, Place{} // who leaves now is not led back into it
	t.line("ease_out")
	t.ask("sharp")
}

// ease takes how to go on after a pain that is neither sharp nor runs into a leg: smaller, something gentler, or rest.
func (t *turn) ease(q *content.Question) {
	switch t.e.Kind {
	case Easier:
		t.s.Talk.Small = true
		t.line("smaller")
		t.ask("ready")
	case No, Wait, Stay:
		t.rest()
	default:
		t.lost(q)
	}
}

// rest leaves the move for lying as they are.
func (t *turn) rest() {
	t.s.Record.Place = Place{}
	t.pend("")
	t.line("rest_instead")
	t.ask("next")
}

// swap leaves the move for the easiest thing there is, a position.
func (t *turn) swap() {
	t.s.Record.Place = Place{}
	t.pend("")
	t.line("gentler")
	t.wish(Want{Routine: "rest_position"})
}

// makeSmaller does the same half as far, and half as long.
func (t *turn) makeSmaller(q *content.Question) {
	t.s.Talk.Small = true
	t.line("smaller")
	t.ask(q.ID)
}

// cannot is for who cannot do a move: something gentler, but after one try at getting up, help.
func (t *turn) cannot(r *content.Routine) {
	switch {
	case r.Once:
		t.failed(r)
	case r.ID == easiest: // there is nothing gentler
		t.rest()
	default:
		t.swap()
	}
}

// hurts stops any move for good, and looks for a nerve in trouble.
func (t *turn) hurts() {
	r := t.rules.Routine(t.s.Record.Place.Routine)
	if r != nil && r.Once {
		t.failed(r)
		return
	}
	moved := r != nil || t.s.Phase(t.rules) == "moving"
	t.stopMove()
	if moved {
		t.line("stopped_move")
	} else {
		t.line("steady")
	}
	t.ask("legs")
}

// failed ends the one try at getting somewhere, and asks about the legs.
func (t *turn) failed(r *content.Routine) {
	t.giveUp(r)
	t.ask("legs")
}

// giveUp is for who could not get somewhere: no second try, how to reach a human, then how long they are down, and the doctor.
func (t *turn) giveUp(r *content.Routine) {
	t.stopRising(r)
	t.line(map[bool]string{true: "rise_failed", false: "stand_failed"}[r.Floor])
	t.line("help_route")
}

// stopRising holds back a second try, and owes the doctor, and on the floor the question how long they are down.
func (t *turn) stopRising(r *content.Routine) {
	t.s.Record.Advice.Holds |= r.Gate&^content.Rising | content.Up | content.Moves
	t.s.Record.Place, t.s.Talk.Want = Place{}, Want{Topic: "cant_move"}
	if r.Floor {
		t.s.Talk.Owed = with(t.s.Talk.Owed, "stuck")
	}
}
