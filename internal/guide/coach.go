package guide

import (
	"slices"

	"floorside/content"
)

// hurting is the sign of somebody in pain at what they are doing.
const hurting = "hurts"

// worsening is the sign of somebody to whom it does harm: worse, sharper, weak, tingling.
const worsening = "worse"

// start begins a routine: first which side is sorer, where it has sides, then how to get there, and it waits until they are.
func (t *turn) start(r *content.Routine) {
	k := &t.s.Talk
	t.s.Record.Place = Place{Routine: r.ID}
	t.newMove()
	if r.Sides && k.Sore == "" && !k.BothSore {
		t.say("routines." + r.ID + ".heard")
		t.ask("sore_side")
		return
	}
	t.getThere(r)
}

// getThere says how to get into a routine and waits. The easier side comes first.
func (t *turn) getThere(r *content.Routine) {
	if r.Sides {
		t.s.Record.Place.Side = Left
		if t.s.Talk.Sore != "" {
			t.s.Record.Place.Side = t.s.Talk.Sore.other()
		}
	}
	t.say("routines." + r.ID + ".start")
	t.disclaim()
	t.ask("ready")
}

// moving takes an answer while the person is in a routine. Without a screen in force, or past something
// that holds it back, there is no next move.
func (t *turn) moving(q *content.Question) {
	r := t.rules.Routine(t.s.Record.Place.Routine)
	switch {
	case t.e.Kind == Worse || slices.Contains(t.e.Signs, worsening):
		t.hurts()
	case t.e.Kind == Hurts || slices.Contains(t.e.Signs, hurting):
		t.sore(r)
	case r == nil || !t.permits(r):
		t.leave(r)
	case t.e.Kind == Spasm, (q.ID == "again" || q.ID == "stage") && (t.e.Free || t.e.Kind == Unclear): // no move follows words not understood to the last
		t.steady(q)
	case t.steered(r, q):
	default:
		t.onward(r, q)
	}
}

// steady keeps everything where it is, and asks how it is.
func (t *turn) steady(q *content.Question) {
	t.line("steady")
	if q.ID == "again" {
		t.ask("after")
		return
	}
	t.ask(q.ID)
}

// onward takes what answers each of the questions of a routine.
func (t *turn) onward(r *content.Routine, q *content.Question) {
	k := t.e.Kind
	goOn := k == Yes || k == Ready || k == Next || k == Resume
	switch {
	case q.ID == "sore_side":
		t.soreSide(r, q)
	case q.ID == "easier":
		t.ease(q)
	case q.ID == "ready" && k == No, q.ID == "stage" && k == No:
		t.wait("stay_there", q)
	case q.ID == "ready" && goOn, q.ID == "stage" && goOn:
		t.guide(r, false)
	case q.ID == "again" && (goOn || k == Better || k == Same):
		t.guide(r, false)
	case q.ID == "again" && k == No:
		t.ask("after")
	case q.ID == "after" && (k == Better || k == Same || k == Next):
		t.well(r)
	default:
		t.lost(q)
	}
}

// soreSide notes which side is sorer. Whoever cannot tell begins on the left.
func (t *turn) soreSide(r *content.Routine, q *content.Question) {
	switch k := &t.s.Talk; t.e.Kind {
	case SideLeft:
		k.Sore = Left
	case SideRight:
		k.Sore = Right
	case Same, Yes, No, Next, Ready, Skip:
		k.BothSore = true
	default:
		t.lost(q)
		return
	}
	t.getThere(r)
}

// well closes a routine that did no harm, and offers the one that comes after it to whom it did good.
func (t *turn) well(r *content.Routine) {
	better := t.e.Kind == Better
	t.s.Record.Place = Place{}
	t.line(map[bool]string{true: "glad", false: "same_is_fine"}[better])
	next := t.rules.Routine(r.Then)
	if next == nil || !better || !t.permits(next) {
		t.ask("next")
		return
	}
	t.s.Talk.Passed = with(t.s.Talk.Passed, "gripping") // it has just eased
	t.s.Talk.Want = Want{Routine: next.ID}
	t.say("routines." + next.ID + ".heard")
	t.ask("go_on")
}

// resume takes up the routine where it was left; one of stages from its beginning, since the body is elsewhere now.
func (t *turn) resume() {
	r := t.rules.Routine(t.s.Record.Place.Routine)
	if r == nil {
		t.proceed()
		return
	}
	if !t.permits(r) || r.Asked && t.nextGate(r.Gate, r.ID) != "" {
		t.wish(Want{Routine: r.ID, Again: true})
		return
	}
	t.takeUp(r)
}

// takeUp goes on in a routine where it was left.
func (t *turn) takeUp(r *content.Routine) {
	place := t.s.Record.Place
	if t.underWay(r) {
		t.newMove()
		t.ask("stage")
		return
	}
	if place.Routine != r.ID || r.Stages || r.Sides && place.Side == "" {
		t.start(r)
		return
	}
	t.newMove()
	t.acts = append(t.acts, Say{Line: "routines." + r.ID + ".start", Again: true})
	t.disclaim()
	t.ask("ready")
}

// underWay reports whether they are half-way somewhere, in this session: a question aside does not lay them down again.
func (t *turn) underWay(r *content.Routine) bool {
	place := t.s.Record.Place
	return r.Stages && place.Routine == r.ID && place.Started && t.s.Talk.Coached && place.Done < len(r.Parts)
}

// newMove forgets what held for the move before: that it was made smaller, and the gates that are asked each time.
func (t *turn) newMove() {
	t.s.Talk.Eased, t.s.Talk.Small = 0, false
	for _, q := range t.rules.Screen.Gates {
		if q.Passing {
			t.s.Talk.Passed = without(t.s.Talk.Passed, q.ID)
		}
	}
}

// whereLeft says where in a routine they were: which, how often it was done, on which side.
func (t *turn) whereLeft() {
	place := t.s.Record.Place
	r := t.rules.Routine(place.Routine)
	if r == nil {
		return
	}
	t.say("routines." + place.Routine + ".name")
	if t.e.Kind != Launch || t.full || r.Stages || r.Times == 0 { // who only went aside for a question knows
		return
	}
	if place.Done > 0 {
		t.figure("nth", place.Done)
	}
	if place.Side != "" {
		t.side("side_")
	}
}

// leave ends a routine that must not go on: its screen has run out, or something holds it back now.
func (t *turn) leave(r *content.Routine) {
	t.s.Record.Place = Place{}
	t.pend("")
	if r != nil && !t.screened() {
		t.s.Talk.Want = Want{Routine: r.ID}
		if r.Once {
			t.line("stay_there")
		}
		t.line("again_screen")
	} else if r != nil {
		t.line("held_back")
		t.full = true
	}
	t.proceed()
}
