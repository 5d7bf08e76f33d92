package guide

import (
	"time"

	"floorside/content"
)

// slowestPace is the slowest that somebody can be led: longer gaps, and a slower voice as well.
const slowestPace = len(gaps) - 1

// steered takes what a person steers a routine with. It reports false for what answers its question.
func (t *turn) steered(r *content.Routine, q *content.Question) bool {
	if q.ID == "easier" && (t.e.Kind == Wait || t.e.Kind == Stay || t.e.Kind == Easier) {
		return false
	}
	switch t.e.Kind {
	case Wait, Unsure:
		t.interrupted()
		t.wait("take_your_time", q)
	case Stay:
		t.interrupted()
		t.wait("stay_there", q)
	case Pause:
		t.interrupted()
		t.line("paused")
		t.wayBack()
	case Slower, Faster:
		t.interrupted()
		t.pace(q)
	case Easier:
		t.makeSmaller(q)
	case Gentler:
		t.interrupted()
		t.cannot(r)
	case OtherSide:
		t.otherSide(r, q)
	case WhereAmI:
		t.whereAmI(r)
		t.ask(q.ID)
	case HowLong:
		t.howLong(r)
		t.ask(q.ID)
	case What, Meaning:
		if q.ID == "sore_side" || q.ID == "easier" {
			return false
		}
		t.repeat(q)
	case Back:
		t.back(r, q)
	case StartOver:
		t.start(r)
	case Skip:
		if q.ID == "sore_side" {
			return false
		}
		if r.Once && t.s.Record.Place.Started { // half-way is no place to leave anybody
			t.failed(r)
			return true
		}
		t.s.Record.Place = Place{}
		t.line("ack")
		t.ask("next")
	case Cant:
		t.cannot(r)
	default:
		return false
	}
	return true
}

// wait says that there is no hurry, and keeps quiet for a while.
func (t *turn) wait(line string, q *content.Question) {
	t.line(line)
	t.hold(waitAtMove)
	t.ask(q.ID)
}

// pace takes more time, first between the words, then for the words too; or less.
func (t *turn) pace(q *content.Question) {
	pace := &t.s.Record.Pace
	switch {
	case t.e.Kind == Slower && *pace == slowestPace:
		t.line("slowest")
	case t.e.Kind == Slower:
		*pace++
		t.line("slower_now")
	case *pace == 0:
		t.line("fastest")
	default:
		*pace--
		t.line("faster_now")
	}
	t.ask(q.ID)
}

// otherSide changes to the other side, from its beginning.
func (t *turn) otherSide(r *content.Routine, q *content.Question) {
	place := &t.s.Record.Place
	if !r.Sides || place.Side == "" {
		t.line("no_sides")
		t.ask(q.ID)
		return
	}
	place.Side, place.Done = place.Side.other(), 0
	t.side("side_")
	t.ask("ready")
}

// back leads the one before again; from the start if nothing was done yet.
func (t *turn) back(r *content.Routine, q *content.Question) {
	place := &t.s.Record.Place
	switch {
	case q.ID == "ready" && place.Second && place.Done == 0: // the last one of the side before
		place.Second, place.Side, place.Done = false, place.Side.other(), r.Times-1
		t.guide(r, false)
	case q.ID == "ready", q.ID == "sore_side", q.ID == "easier":
		t.start(r)
	default:
		place.Done = max(0, place.Done-2)
		t.guide(r, false)
	}
}

// whereAmI says how many are left, or what comes first.
func (t *turn) whereAmI(r *content.Routine) {
	if steps, _ := t.left(r); steps > 0 {
		t.figure("left_n", steps)
		return
	}
	t.acts = append(t.acts, Say{Line: "routines." + r.ID + ".start", Again: true})
}

func (t *turn) howLong(r *content.Routine) {
	_, takes := t.left(r)
	if takes < time.Minute {
		t.line("under_a_minute")
		return
	}
	t.figure("about_minutes", UpTo(takes, time.Minute))
}

// UpTo counts how many units something takes, the last begun one too; at least two, so that words need no singular.
func UpTo(d, unit time.Duration) int { return max(2, int((d+unit-1)/unit)) }

// interrupted takes back the repetition, or the stage, whose quiet was broken into: it does not count as done. Alexa says
// nothing of it; but who speaks before the quiet can be over has interrupted it.
func (t *turn) interrupted() {
	place := &t.s.Record.Place
	r := t.rules.Routine(place.Routine)
	early := t.now.Unix() > t.since && t.now.Unix() < t.s.Talk.Quiet
	if r == nil || !early || r.Steps() == 0 {
		return
	}
	switch {
	case place.Done > 0:
		place.Done--
	case place.Second:
		place.Second, place.Side, place.Done = false, place.Side.other(), r.Times-1
	}
}
