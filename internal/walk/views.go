package walk

import (
	"slices"
	"time"

	"floorside/content"
	"floorside/internal/guide"
)

// A view is one way to look at where a turn leads; it tells whether it has not seen the like before. States differ in far
// too much to go on from each. So a walk goes on from what is new in one view at least: of what stands together in a view it
// comes through every combination, from the first state found of each; of what stands in two it does not. There chance has
// to find its way (TestRandomTalks of internal/guide).
type view func(*Turn) bool

// looksNew shows a turn to every view. Where it ends the session, nothing is left of the talk but what is stored,
// unless Alexa asks for a permission.
func looksNew(views []view, t *Turn) bool {
	if Ends(t.Acts) && !AsksAlexa(t.Acts) {
		t.After = guide.Start(t.After.Stored())
	}
	isNew := false
	for _, see := range views {
		isNew = see(t) || isNew
	}
	return isNew
}

// by is the view that tells two turns apart by this key.
func by[K comparable](key func(*Turn) K) view {
	seen := map[K]bool{}
	return func(t *Turn) bool {
		k := key(t)
		if seen[k] {
			return false
		}
		seen[k] = true
		return true
	}
}

// wide is what the invariants depend on; and whatever sounds like nothing before is gone on from too.
func wide(r *content.Rules) []view {
	return []view{
		by(questionOf),
		by(func(t *Turn) screen { return screenOf(r, t) }),
		by(func(t *Turn) gates { return gatesOf(r, t) }),
		by(coachOf),
		by(painOf),
		by(func(t *Turn) int { return t.After.Record.Pace }),
		by(clockOf),
		by(offerOf),
		by(personOf),
		by(func(t *Turn) string { return Sound(t.Acts) }),
	}
}

// question is which question is open, in which words, and what has come of asking it.
type question struct {
	pending, asked     string
	missed             int
	putOff, probed     bool
	emergency, cleared bool
}

func questionOf(t *Turn) question {
	k := &t.After.Talk
	return question{
		pending: k.Pending, asked: k.Asked, missed: k.Unclear, putOff: k.Asides >= guide.Asides, probed: k.Probed,
		emergency: t.After.Emergency(), cleared: t.After.Cleared(t.Now),
	}
}

// screen is how far the danger questions are, and what was advised.
type screen struct {
	pending, next        string
	done, owes, admitted bool
	raised, anew, unsure bool
	level                content.Advisory
}

func screenOf(r *content.Rules, t *Turn) screen {
	k := &t.After.Talk
	return screen{
		pending: k.Pending, next: firstBut(r.Screen.Danger, k.Pending, k.Settled), done: k.Done, owes: len(k.Owed) > 0, admitted: k.Admitted,
		raised: k.Raised, anew: k.Anew, unsure: k.Unsure, level: t.After.Record.Advice.Level,
	}
}

// gates is what is wanted, and what stands before it.
type gates struct {
	pending, next, wanted       string
	cleared, wants, gated, held bool
	holds                       content.Blocks
}

func gatesOf(r *content.Rules, t *Turn) gates {
	k := &t.After.Talk
	topic, wants := r.Topic(k.Want.Topic), k.Want != guide.Want{}
	return gates{
		pending: k.Pending, next: firstBut(r.Screen.Gates, k.Pending, k.Passed), cleared: t.After.Cleared(t.Now),
		wants: wants, gated: wants && (topic == nil || topic.Gate != content.NoBlocks), held: len(k.Held) > 0,
		holds: t.After.Record.Advice.Holds,
	}
}

// firstBut is the first question but one that is not done.
func firstBut(questions []content.Question, but string, done []string) string {
	for _, q := range questions {
		if q.ID != but && !slices.Contains(done, q.ID) {
			return q.ID
		}
	}
	return ""
}

// coach is where in a routine the person is.
type coach struct {
	pending string
	place   guide.Place
	cleared bool
	holds   content.Blocks
}

// coachOf looks closely at a place only while something is asked there: else how far they are makes no difference.
func coachOf(t *Turn) coach {
	pending, place := t.After.Talk.Pending, t.After.Record.Place
	if !slices.Contains([]string{"ready", "again", "after", "stage", "sore_side", "sharp", "easier", "go_on", ""}, pending) {
		place = guide.Place{Routine: place.Routine}
	}
	return coach{pending: pending, place: place, cleared: t.After.Cleared(t.Now), holds: t.After.Record.Advice.Holds}
}

// pain is what was made of a move that hurt.
type pain struct {
	pending              string
	eased                int
	small, cleared, once bool
	stopped              bool
}

func painOf(t *Turn) pain {
	k := &t.After.Talk
	return pain{
		pending: k.Pending, eased: k.Eased, small: k.Small, cleared: t.After.Cleared(t.Now),
		once: slices.Contains(k.Owed, "stuck"), stopped: t.After.Record.Advice.Holds.Any(content.Moves),
	}
}

// clock is how long it has lasted, by the questions that come due, and what was said and set of it.
type clock struct {
	pending              string
	lasted               time.Duration
	kept, askTime, asked bool
	cleared              bool
}

func clockOf(t *Turn) clock {
	k := &t.After.Talk
	return clock{
		pending: k.Pending, lasted: lasted(max(k.Onset, t.After.Record.Onset), t.Now), kept: t.After.Record.Onset > 0, askTime: k.AskTime,
		asked: k.Clocked, cleared: t.After.Cleared(t.Now),
	}
}

// offer is what may be set, and whether the time of day can be said.
type offer struct {
	pending, alert string
	zoned, begun   bool
}

func offerOf(t *Turn) offer {
	k := &t.After.Talk
	o := offer{pending: k.Pending, alert: k.Alert, zoned: k.Zone != "", begun: max(k.Onset, t.After.Record.Onset) > 0}
	if q := k.Pending; q != "" && q != "time_it" && q != "remind" && q != "next" {
		o.pending = "another"
	}
	return o
}

// lasted is the last of the times that matter that has gone by since then; below nothing without a beginning.
func lasted(began int64, now time.Time) time.Duration {
	if began == 0 {
		return -1
	}
	passed := time.Duration(0)
	for _, after := range []time.Duration{12 * time.Hour, 72 * time.Hour, 14 * 24 * time.Hour} {
		if now.Sub(time.Unix(began, 0)) >= after {
			passed = after
		}
	}
	return passed
}

// person is whom it is about.
type person struct {
	pending            string
	kept, forgotten    bool
	emergency, cleared bool
	who, ifSame        guide.Who
}

func personOf(t *Turn) person {
	k := &t.After.Talk
	return person{
		pending: k.Pending, kept: k.Kept != nil, forgotten: k.Forgotten, emergency: t.After.Emergency(), cleared: t.After.Cleared(t.Now),
		who: t.After.Record.Who, ifSame: k.IfSame,
	}
}

// narrow is what makes the most difference to the words: which question is open, how far the screen is, whether some of it
// was a yes, and whether this is an emergency; and, by themselves, every step of every routine. And it sees every line once, wherever that is first said.
func narrow(r *content.Rules) []view {
	type glance struct {
		pending, next       string
		admitted, emergency bool
	}
	said := map[string]bool{}
	return []view{
		by(func(t *Turn) glance {
			k := &t.After.Talk
			return glance{k.Pending, firstBut(r.Screen.Danger, k.Pending, k.Settled), k.Admitted, t.After.Emergency()}
		}),
		by(func(t *Turn) gates {
			g := gates{wanted: t.After.Talk.Want.Routine, holds: t.After.Record.Advice.Holds & content.Moves}
			if q := r.Question(t.After.Talk.Pending); q != nil && q.Kind == content.Gate {
				g.pending, g.next = q.ID, firstBut(r.Screen.Gates, q.ID, t.After.Talk.Passed)
			}
			return g
		}),
		by(func(t *Turn) int { return t.After.Record.Pace }),
		by(func(t *Turn) string { // what "tell me more" would tell
			if k := t.After.Talk; k.Pending == "more" {
				return k.Topic
			}
			return ""
		}),
		by(func(t *Turn) guide.Place {
			place := t.After.Record.Place
			return guide.Place{Routine: place.Routine, Done: place.Done, Second: place.Second}
		}),
		func(t *Turn) bool {
			before := len(said)
			for _, line := range Lines(t.Acts) {
				said[line] = true
			}
			return len(said) > before
		},
	}
}
