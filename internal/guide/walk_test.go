package guide_test

import (
	"encoding/json"
	"fmt"
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
	for _, id := range []string{"legs", "minor_fall", "one_leg", "thinners", "dont_take"} { // one of each advisory and blocks
		events = append(events, guide.Event{Kind: guide.Yes, Flags: []string{id}}, guide.Event{Kind: guide.Yes, Suspects: []string{id}})
	}
	for _, k := range []guide.Kind{guide.Yes, guide.No, guide.Unclear} {
		events = append(events, guide.Event{Kind: k, Free: true}, guide.Event{Kind: k, About: true, Who: guide.Other})
	}
	return append(events,
		guide.Event{Kind: guide.Unclear, Flags: []string{"one_leg"}, About: true, Who: guide.Other},
		guide.Event{Kind: guide.Yes, Flags: []string{"one_leg"}, Suspects: []string{"belly", "saddle"}},
		guide.Event{Kind: guide.Unclear, Signs: []string{"age_60", "hurts"}})
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
// were heard beyond what they hold back, how many of the same kind of question are done short of all, what is wanted
// beyond whether it has gates, and whether the record was forgotten: there chance has to find its way
// (TestRandomTalks).
type shape struct {
	pending                  string
	missed                   int
	putOff, probed           bool
	screened, done, owes     bool
	admitted, raised, unsure bool
	anew, cleared, passed    bool
	wants, gated             bool
	holds                    content.Blocks
	level                    content.Advisory
	kept                     bool
	place                    guide.Place
}

func shapeOf(r *content.Rules, s guide.State, now time.Time) shape {
	k := s.Talk
	out := shape{
		pending: k.Pending, missed: k.Unclear, putOff: k.Asides >= guide.Asides, probed: k.Probed,
		screened: len(k.Settled) == len(r.Screen.Danger), done: k.Done, owes: len(k.Owed) > 0,
		admitted: k.Admitted, raised: k.Raised, unsure: k.Unsure, anew: k.Anew, cleared: s.Cleared(now), passed: len(k.Passed) >= 4,
		wants: k.Want != guide.Want{}, holds: s.Record.Advice.Holds, level: s.Record.Advice.Level, kept: k.Kept != nil,
	}
	topic := r.Topic(k.Want.Topic)
	out.gated = out.wants && (topic == nil || topic.Gate != content.NoBlocks)
	if q := r.Question(k.Pending); q != nil && q.Kind == content.Check {
		out.pending = "a check" // they differ in their flag alone
	}
	if out.cleared {
		out.place = s.Record.Place // without a screen in force no move is led
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
		t.Skip("millions of steps: run without -short")
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
