package guide_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"floorside/content"
	"floorside/internal/guide"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func rules(t testing.TB) *content.Rules {
	t.Helper()
	book, issues := content.Load()
	if book == nil {
		t.Fatalf("content: %v", issues)
	}
	return book.Rules
}

// everyEvent is each kind of event once, each topic, routine and voice, and each red flag, certain and half heard.
func everyEvent(r *content.Rules) []guide.Event {
	var events []guide.Event
	for k := guide.Unclear; k <= guide.Thanks; k++ {
		switch k {
		case guide.AskTopic:
			for _, topic := range r.Topics {
				events = append(events, guide.Event{Kind: k, ID: topic.ID})
			}
			events = append(events, guide.Event{Kind: k, ID: "no_such_topic"})
		case guide.AskRoutine:
			for _, routine := range r.Routines {
				events = append(events, guide.Event{Kind: k, ID: routine.ID})
			}
			events = append(events, guide.Event{Kind: k})
		case guide.Voice:
			events = append(events, guide.Event{Kind: k, Who: guide.Other}, guide.Event{Kind: k, Who: guide.Self})
		default:
			events = append(events, guide.Event{Kind: k})
		}
	}
	for _, f := range r.Flags {
		events = append(events, guide.Event{Kind: guide.Unclear, Flags: []string{f.ID}})
		if f.Asks != "" {
			events = append(events, guide.Event{Kind: guide.No, Suspects: []string{f.ID}})
		}
	}
	return events
}

// clockEvent is a turn after a while; a new session when fresh.
type clockEvent struct {
	guide.Event
	after time.Duration
}

func everyTurn(r *content.Rules) []clockEvent {
	var turns []clockEvent
	for _, e := range everyEvent(r) {
		turns = append(turns, clockEvent{Event: e})
	}
	for _, gap := range []time.Duration{time.Minute, 31 * time.Minute, 13 * time.Hour, 25 * time.Hour} {
		turns = append(turns, clockEvent{guide.Event{Kind: guide.Launch, New: true}, gap})
	}
	turns = append(turns,
		clockEvent{guide.Event{Kind: guide.Yes, New: true}, time.Minute},
		clockEvent{guide.Event{Kind: guide.AskRoutine, New: true}, time.Minute},
		clockEvent{guide.Event{Kind: guide.Yes}, 31 * time.Minute})
	return turns
}

// failer is a test of either kind.
type failer interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// stored sends a state through the form it is kept in: attributes inside a session, the record to a new one.
func stored(t failer, s guide.State, now time.Time, fresh bool, r *content.Rules) guide.State {
	t.Helper()
	if fresh {
		raw, err := json.Marshal(s.Stored())
		if err != nil {
			t.Fatal(err)
		}
		var record guide.Record
		if err := json.Unmarshal(raw, &record); err != nil {
			t.Fatal(err)
		}
		if s.Talk.Forgotten {
			record = guide.Record{}
		}
		return guide.Start(record)
	}
	raw, err := s.Encode()
	if err != nil {
		t.Fatal(err)
	}
	back, err := guide.Decode(raw, now, r)
	if err != nil {
		t.Fatalf("a state of ours does not read back: %v", err)
	}
	return back
}

// shape is what the next answer can depend on, as far as the invariants go: which question is open and how
// often it was missed, what is in force, held back and wanted. Left out are wording and voice, which flags
// were heard beyond what they hold back, and how many of the same kind of question are done beyond
// none, some, all but one and all.
type shape struct {
	pending                                         string
	unclear                                         int
	putOff, probed, none, one, all                  bool
	admitted, raised, unsure, anew, kept, forgotten bool
	moves, medicine, cleared                        bool
	routine                                         string
	gate                                            content.Blocks
	place                                           guide.Place
	level                                           content.Advisory
	holds                                           content.Blocks
}

func shapeOf(r *content.Rules, s guide.State, now time.Time) shape {
	k := s.Talk
	left := len(r.Screen.Danger) - len(k.Settled)
	passed := func(gate content.Blocks) bool {
		for _, q := range r.Screen.Gates {
			if q.Gates.Any(gate) && !slices.Contains(k.Passed, q.ID) {
				return false
			}
		}
		return true
	}
	out := shape{
		pending: k.Pending, unclear: k.Unclear, putOff: k.Asides >= guide.Asides, probed: k.Probed,
		none: len(k.Settled) == 0, one: left == 1, all: left <= 0,
		admitted: k.Admitted, raised: k.Raised, unsure: k.Unsure, anew: k.Anew, kept: k.Kept != nil, forgotten: k.Forgotten,
		moves: passed(content.Moves), medicine: passed(content.Medicine), cleared: s.Cleared(now),
		routine: k.Want.Routine, place: s.Record.Place, level: s.Record.Advice.Level, holds: s.Record.Advice.Holds,
	}
	if topic := r.Topic(k.Want.Topic); topic != nil {
		out.routine, out.gate = "a topic", topic.Gate
	}
	return out
}

// place is a state that was reached, and how.
type place struct {
	state guide.State
	now   time.Time
	from  *place
	by    guide.Event
}

func (p *place) path() string {
	if p == nil || p.from == nil {
		return ""
	}
	return p.from.path() + fmt.Sprintf("  %+v\n", p.by)
}

// TestEveryReachableState walks all states that anything anybody can do leads to, and checks every answer.
func TestEveryReachableState(t *testing.T) {
	if testing.Short() {
		t.Skip("ten million steps: run without -short")
	}
	r := rules(t)
	turns := everyTurn(r)
	queue := []*place{{state: guide.Start(guide.Record{}), now: noon}}
	seen := map[shape]bool{}
	steps := 0
	for len(queue) > 0 && len(seen) < maxShapes {
		at := queue[0]
		queue = queue[1:]
		inside, anew := stored(t, at.state, at.now, false, r), stored(t, at.state, at.now, true, r)
		for _, turn := range turns {
			now, before := at.now.Add(turn.after), inside
			if turn.New {
				before = anew
			}
			after, acts := guide.Step(before, turn.Event, now, r)
			steps++
			if problem := wrong(r, before, turn.Event, after, acts, now); problem != "" {
				t.Fatalf("%s\n%s  %+v\nbefore: %+v\nafter:  %+v\nacts: %+v", problem, at.path(), turn.Event, before, after, acts)
			}
			if key := shapeOf(r, after, now); !seen[key] {
				seen[key] = true
				queue = append(queue, &place{after, now, at, turn.Event})
			}
		}
	}
	if len(seen) >= maxShapes {
		t.Errorf("more than %d shapes of state: the walk is not whole", maxShapes)
	}
	t.Logf("%d shapes of state, %d steps", len(seen), steps)
}

// maxShapes bounds the walk; it is well over what there is.
const maxShapes = 200_000
