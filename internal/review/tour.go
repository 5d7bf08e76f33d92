package review

import (
	"slices"
	"time"

	"floorside/content"
	"floorside/internal/guide"
	"floorside/internal/walk"
)

// How a line is come to: by what most people say, by one thing besides, or somewhere in the walk.
const (
	plainly = iota
	besides
	rarely
)

// tour goes through the conversation for the book: first what most people say, to its end, and from each place of it one
// step aside, a red flag, a question, another opening, with the answers to what is asked there; then the quick walk, which
// hears every line that the whole one hears. The whole one takes too long for something that is made anew at each change.
// So the book shows a line and a question as most people meet them, and misses none.
type tour struct {
	rules *content.Rules
	see   func(t walk.Turn, how int)
	seen  map[sight]bool
	queue [rarely][]stop
}

// stop is a state, and when.
type stop struct {
	state guide.State
	now   time.Time
}

// outing is an event, after a while.
type outing struct {
	guide.Event
	wait time.Duration
}

func (t *tour) run() error {
	t.seen = map[sight]bool{}
	plain, aside := plainEvents(t.rules), asides(t.rules)
	t.take(stop{guide.Start(guide.Record{}), walk.Noon}, outing{Event: opening}, plainly)
	for ; len(t.queue[plainly]) > 0; t.queue[plainly] = t.queue[plainly][1:] {
		at := t.queue[plainly][0]
		for _, e := range plain {
			t.take(at, e, plainly)
		}
		for _, e := range aside {
			t.take(at, e, besides)
		}
	}
	for ; len(t.queue[besides]) > 0; t.queue[besides] = t.queue[besides][1:] {
		for _, k := range plainKinds {
			t.take(t.queue[besides][0], outing{Event: guide.Event{Kind: k}}, besides)
		}
	}
	_, err := walk.Talks(t.rules, func(turn walk.Turn) { t.see(turn, rarely) })
	return err
}

// take goes one step. Where that was plain, it goes on from there if it looks new; where it was not, only if it leads to a
// question that nobody is asked otherwise.
func (t *tour) take(at stop, e outing, how int) {
	if e.New {
		at.state = guide.Start(at.state.Stored())
	}
	turn := walk.Turn{Before: at.state, Event: e.Event, Now: at.now.Add(e.wait)}
	turn.After, turn.Acts = guide.Step(turn.Before, turn.Event, turn.Now, t.rules)
	t.see(turn, how)
	q := t.rules.Question(turn.After.Talk.Pending)
	aside := q == nil || q.Kind != content.Sort && q.Kind != content.Check
	to := stop{turn.After, turn.Now}
	looks := look(to, how)
	if how == besides && aside || t.seen[looks] {
		return
	}
	t.seen[looks] = true
	t.queue[how] = append(t.queue[how], to)
}

// sight is what two states have to differ in to be worth a visit each.
type sight struct {
	pending, topic, routine string
	how, missed             int
	probed, admitted, owes  bool
	cleared, started        bool
	wants, holds            bool
	level                   content.Advisory
}

func look(at stop, how int) sight {
	k, r := at.state.Talk, at.state.Record
	s := sight{
		how: how, pending: k.Pending, routine: r.Place.Routine, missed: k.Unclear, probed: k.Probed, admitted: k.Admitted, owes: len(k.Owed) > 0,
		cleared: at.state.Cleared(at.now), started: r.Place.Done > 1, wants: k.Want != guide.Want{}, holds: r.Advice.Holds != 0,
		level: r.Advice.Level,
	}
	if k.Pending == "more" {
		s.topic = k.Topic
	}
	return s
}

// plainKinds are the answers that most people give.
var plainKinds = []guide.Kind{guide.No, guide.Yes, guide.Unsure, guide.Unclear, guide.Ready, guide.Better, guide.Same, guide.More}

// plainEvents are what most people say: answers, and wishes.
func plainEvents(r *content.Rules) []outing {
	var all []outing
	for _, k := range plainKinds {
		all = append(all, outing{Event: guide.Event{Kind: k}})
	}
	for _, topic := range r.Topics {
		all = append(all, outing{Event: guide.Event{Kind: guide.AskTopic, ID: topic.ID}})
	}
	for _, routine := range r.Routines {
		all = append(all, outing{Event: guide.Event{Kind: guide.AskRoutine, ID: routine.ID}})
	}
	return all
}

// asides are everything else that can be done, and openings after a while.
func asides(r *content.Rules) []outing {
	var all []outing
	for _, e := range walk.Events(r) {
		wish := e.Kind == guide.AskTopic || e.Kind == guide.AskRoutine
		flagged := len(e.Flags)+len(e.Suspects) > 0 && e.Kind != guide.Yes // a yes says something of its own
		if flagged || !wish && !slices.Contains(plainKinds, e.Kind) {
			all = append(all, outing{Event: e})
		}
	}
	for _, wait := range []time.Duration{time.Minute, guide.ClearedFor + time.Minute, guide.EpisodeGap + time.Hour} {
		all = append(all, outing{opening, wait})
	}
	return all
}
