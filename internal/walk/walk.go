// Package walk goes through the conversation turn by turn: whatever anybody can do, wherever it leads. Tests look at all
// that happens there, and whoever has to know everything that can be said finds it here.
package walk

import (
	"fmt"
	"time"

	"floorside/content"
	"floorside/internal/guide"
)

// Noon is when every walk begins.
var Noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// Turn is one event in a state that was reached, and what came of it.
type Turn struct {
	Before guide.State
	Event  guide.Event
	After  guide.State
	Acts   []guide.Act
	Now    time.Time
	Onward bool // the walk goes on from here
	from   *place
}

// Last is what was said and done just before, or nil if this is the first turn of all.
func (t Turn) Last() []guide.Act { return t.from.acts }

// Path is how to get here: every event, and when it was, counted from the beginning of the walk.
func (t Turn) Path() string { return t.place().path() }

func (t Turn) place() *place { return &place{t.After, t.Now, Ends(t.Acts), t.Event, t.Acts, t.from} }

// Figures is how far a walk went.
type Figures struct {
	Places int // states it went on from
	Steps  int // turns it visited
}

// Everywhere visits every turn from everywhere that looks new in one of several views. It stops at the first problem that
// visit names, and says how to get there.
func Everywhere(r *content.Rules, visit func(Turn) (problem string)) (Figures, error) {
	return through(r, wide(r), visit)
}

// Talks visits fewer turns, fast: all lines that Everywhere hears, but not all that they are heard together with.
func Talks(r *content.Rules, visit func(Turn)) (Figures, error) {
	return through(r, narrow(r), func(t Turn) string { visit(t); return "" })
}

// maxPlaces bounds a walk. It is well over what there is.
const maxPlaces = 200_000

// through takes every event from every place, those first that are reached in the fewest turns.
func through(r *content.Rules, views []view, visit func(Turn) string) (Figures, error) {
	open, closed, asked := inputs(r)
	queue := []*place{{state: guide.Start(guide.Record{}), now: Noon, closed: true}}
	var f Figures
	var shown Turn // one for all, since it is large
	for ; f.Places < len(queue); f.Places++ {
		if len(queue) > maxPlaces {
			return f, fmt.Errorf("walk: more than %d places: the walk is not whole", maxPlaces)
		}
		at, inputs := queue[f.Places], open
		switch {
		case at.asked():
			inputs = asked
		case at.closed:
			inputs = closed
		}
		err := at.turns(r, inputs, func(t Turn) string {
			f.Steps++
			shown = t
			if t.Onward = looksNew(views, &shown); t.Onward {
				queue = append(queue, t.place())
			}
			return visit(t)
		})
		if err != nil {
			return f, err
		}
	}
	return f, nil
}

// place is a state that was reached, and how.
type place struct {
	state  guide.State
	now    time.Time
	closed bool // the session has ended, or none has begun
	by     guide.Event
	acts   []guide.Act
	from   *place
}

// asked reports whether Alexa was left to ask for a permission. The state comes back with the answer to that.
func (p *place) asked() bool { return AsksAlexa(p.acts) }

func (p *place) path() string {
	if p.from == nil {
		return ""
	}
	return p.from.path() + fmt.Sprintf("  %9s  %s\n", p.now.Sub(Noon), Short(p.by))
}

// turns takes each event from here, each from the form that the state is kept in.
func (p *place) turns(r *content.Rules, inputs []input, visit func(Turn) string) error {
	inside, err := Stored(p.state, p.now, false, r)
	if err != nil {
		return fmt.Errorf("%w\n%s", err, p.path())
	}
	anew, err := Stored(p.state, p.now, true, r)
	if err != nil {
		return fmt.Errorf("%w\n%s", err, p.path())
	}
	for _, in := range inputs {
		t := Turn{Before: inside, Event: in.Event, Now: p.now.Add(in.after), from: p}
		if in.New {
			t.Before = anew
		}
		t.After, t.Acts = guide.Step(t.Before, t.Event, t.Now, r)
		if problem := visit(t); problem != "" {
			return fmt.Errorf("walk: %s\n%sbefore: %+v\nafter:  %+v\nacts: %+v", problem, t.Path(), t.Before, t.After, t.Acts)
		}
	}
	return nil
}
