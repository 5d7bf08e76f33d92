package walk

import (
	"slices"

	"floorside/content"
	"floorside/internal/guide"
)

// A view is one way to look at where a turn leads; it tells whether it has not seen the like before. States differ in far
// too much to go on from each. So a walk goes on from what is new in one view at least: of what stands together in a view it
// comes through every combination, from the first state found of each; of what stands in two it does not. There chance has
// to find its way (TestRandomTalks of internal/guide).
type view func(*Turn) bool

// looksNew shows a turn to every view. Where it ends the session, nothing is left of the talk but what is stored.
func looksNew(views []view, t *Turn) bool {
	if Ends(t.Acts) {
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
	pending, next               string
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
	pending        string
	place          guide.Place
	cleared, wants bool
	holds          content.Blocks
}

func coachOf(t *Turn) coach {
	return coach{
		pending: t.After.Talk.Pending, place: t.After.Record.Place, cleared: t.After.Cleared(t.Now),
		wants: t.After.Talk.Want != guide.Want{}, holds: t.After.Record.Advice.Holds,
	}
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
// was a yes, and whether this is an emergency. And it sees every line once, wherever that is first said.
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
		func(t *Turn) bool {
			before := len(said)
			for _, line := range Lines(t.Acts) {
				said[line] = true
			}
			return len(said) > before
		},
	}
}
