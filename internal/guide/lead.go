package guide

import (
	"strings"
	"time"

	"floorside/content"
)

// guide leads the next repetition or stage: its words and its holds in one answer, and the question at its end.
func (t *turn) guide(r *content.Routine, short bool) {
	if r.Sides && t.s.Record.Place.Side == "" { // it hurt before they said which side is sorer
		t.getThere(r)
		return
	}
	t.s.Record.Place.Started = true
	if r.Steps() > 0 && !t.s.Talk.Coached { // before the first quiet that may have to be broken into
		t.s.Talk.Coached = true
		t.line("coach_words")
	}
	if r.Stages {
		t.stage(r, short)
		return
	}
	t.rep(r, short)
}

// stage leads one stage of getting somewhere.
func (t *turn) stage(r *content.Routine, short bool) {
	place := &t.s.Record.Place
	t.part(r, r.Parts[min(place.Done, len(r.Parts)-1)], short)
	place.Done = min(place.Done+1, len(r.Parts))
	if place.Done < len(r.Parts) {
		t.ask("stage")
		return
	}
	t.say("routines." + r.ID + ".done")
	t.ask("after")
}

// rep leads one repetition. The side is said first and last.
func (t *turn) rep(r *content.Routine, short bool) {
	place := &t.s.Record.Place
	if r.Times > 0 && !t.s.Talk.Lit {
		t.s.Talk.Lit = true
		t.line("traffic")
	}
	if r.Sides {
		t.side("side_")
	}
	for _, p := range r.Parts {
		t.part(r, p, short)
	}
	if r.Sides {
		t.side("was_")
	}
	place.Done = min(place.Done+1, r.Times)
	switch {
	case place.Done < r.Times:
		t.figure("left_n", r.Times-place.Done)
		t.ask("again")
	case r.Sides && !place.Second:
		place.Done, place.Second, place.Side = 0, true, place.Side.other()
		t.side("side_")
		t.ask("ready")
	case r.Times > 0:
		t.say("routines." + r.ID + ".done")
		t.ask("after")
	default:
		t.settled(r)
	}
}

// settled ends a position that is to be kept for minutes: no question holds anybody there, but a timer may.
func (t *turn) settled(r *content.Routine) {
	t.s.Record.Place = Place{}
	t.say("routines." + r.ID + ".done")
	if r.Timer != "" {
		t.offerTimer(r.Timer)
		return
	}
	t.ask("next")
}

// gaps is the quiet before each hold, by pace: somebody has to get there first.
var gaps = [...]time.Duration{time.Second, 3 * time.Second, 3 * time.Second}

// part says one part and holds. The last seconds of a counted hold are counted aloud.
func (t *turn) part(r *content.Routine, p content.Part, short bool) {
	t.acts = append(t.acts, Say{Line: "routines." + r.ID + "." + p.ID, Again: short})
	t.led = true
	quiet := p.Hold
	if t.s.Talk.Small {
		quiet /= 2
	}
	counts := p.Count && quiet >= content.Counted
	if counts {
		quiet -= content.Counted
	}
	t.hold(quiet + gaps[t.s.Record.Pace])
	if counts {
		t.acts = append(t.acts, Count{})
	}
}

// side says which side is on, as lines.side_left or lines.was_left and their like.
func (t *turn) side(how string) { t.line(how + string(t.s.Record.Place.Side)) }

// figure says a line that names a number.
func (t *turn) figure(line string, n int) {
	t.acts = append(t.acts, Say{Line: "lines." + line, Figure: Figure{N: n}})
}

// spoken is what the words and the answer to one part take, about.
const spoken = 4 * time.Second

// left is how much of a routine is still to do: repetitions on both sides, or stages, and how long they take.
func (t *turn) left(r *content.Routine) (steps int, takes time.Duration) {
	place := t.s.Record.Place
	steps = r.Steps() - place.Done
	if r.Sides && !place.Second {
		steps += r.Steps()
	}
	var once time.Duration
	for _, p := range r.Parts {
		once += p.Hold + gaps[t.s.Record.Pace] + spoken
	}
	if r.Stages {
		once /= time.Duration(len(r.Parts))
	}
	return steps, time.Duration(steps) * (once + spoken)
}

// repeat says it again, shorter: the move that was just led, or the lines said last.
func (t *turn) repeat(q *content.Question) {
	place := &t.s.Record.Place
	r := t.rules.Routine(place.Routine)
	switch {
	case r != nil && !t.permits(r):
		t.leave(r)
	case r != nil && q.ID == "ready":
		t.acts = append(t.acts, Say{Line: "routines." + r.ID + ".start", Again: true})
		t.ask("ready")
	case r != nil && q.ID == "again": // "again" is what we asked for, and "say that again" leads the same move
		t.guide(r, true)
	case r != nil && (q.ID == "after" || q.ID == "stage") && place.Done > 0:
		place.Done--
		t.guide(r, true)
	default:
		t.aside = true
		for _, last := range t.s.Talk.Last {
			if t.mayRepeat(last.Line) {
				last.Again = true
				t.acts = append(t.acts, last)
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
		return routine != nil && t.permits(routine)
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
