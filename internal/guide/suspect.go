package guide

import (
	"slices"

	"floorside/content"
)

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
	settles := t.s.Talk.Owed[len(t.s.Talk.Owed)-1]
	switch {
	case t.e.New:
		t.line("greeting")
		t.line("one_thing")
	case t.stopsMove():
	default:
		t.line("one_thing")
	}
	t.ask(settles)
	return true
}

// stopsMove stops a move for good where pain, or worse, came with a suspicion: tingling, a leg. It reports whether there was one.
func (t *turn) stopsMove() bool {
	hurt := t.e.Kind == Hurts || t.e.Kind == Worse || slices.Contains(t.e.Signs, hurting)
	if !hurt || t.s.Phase(t.rules) != "moving" {
		return false
	}
	r := t.rules.Routine(t.s.Record.Place.Routine)
	if r != nil && r.Once {
		t.giveUp(r)
		return true
	}
	t.s.Record.Advice.Holds |= content.Moves
	t.s.Record.Place, t.s.Talk.Want = Place{}, Want{}
	t.line("stopped_move")
	return true
}
