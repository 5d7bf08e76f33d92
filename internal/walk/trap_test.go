package walk

import (
	"strings"
	"time"

	"floorside/content"
	"floorside/internal/guide"
)

// plain is what anybody can answer who knows nothing of the skill; the last ends it.
var plain = []guide.Kind{guide.Yes, guide.No, guide.Ready, guide.Better, guide.Stop}

// stepper goes on with one answer.
type stepper func(guide.State, guide.Kind, time.Time) (guide.State, []guide.Act)

func steps(r *content.Rules) stepper {
	return func(s guide.State, k guide.Kind, now time.Time) (guide.State, []guide.Act) {
		return guide.Step(s, guide.Event{Kind: k}, now, r)
	}
}

// leadsOn: wherever a talk stands, plain answers lead to help, a warning, or into a position or a stretch; and they lead to
// an end, also for who never says stop.
func (step stepper) leadsOn(t Turn) string {
	switch {
	case !t.Onward || Ends(t.Acts):
		return ""
	case !helps(t.Acts) && !step.leads(t, plain, helps):
		return "a trap: no help, no warning and no coach from " + t.After.Talk.Pending
	case !step.leads(t, plain[:len(plain)-1], Ends):
		return "a trap: no end from " + t.After.Talk.Pending
	}
	return ""
}

func helps(acts []guide.Act) bool {
	if _, warns := Warns(acts); warns {
		return true
	}
	for _, line := range Lines(acts) {
		if line == "lines.help_route" || strings.HasPrefix(line, "routines.") && strings.HasSuffix(line, ".start") {
			return true
		}
	}
	return false
}

// mostStates is in how many states a way is looked for: far more than lie on any.
const mostStates = 1000

// leads reports whether some of these answers come to what is looked for before the session is closed.
func (step stepper) leads(t Turn, answers []guide.Kind, there func([]guide.Act) bool) bool {
	queue, seen := []guide.State{t.After}, map[standing]bool{}
	for i := 0; i < len(queue) && i < mostStates; i++ {
		for _, k := range answers {
			after, acts := step(queue[i], k, t.Now)
			if there(acts) {
				return true
			}
			if at := standingOf(after, t.Now); !seen[at] && !Ends(acts) {
				seen[at] = true
				queue = append(queue, after)
			}
		}
	}
	return false
}

// standing tells states apart from which plain answers may lead elsewhere.
type standing struct {
	question                    question
	coach                       coach
	settled, passed, owed, held int
	level                       content.Advisory
}

func standingOf(s guide.State, now time.Time) standing {
	t, k := &Turn{After: s, Now: now}, s.Talk
	return standing{questionOf(t), coachOf(t), len(k.Settled), len(k.Passed), len(k.Owed), len(k.Held), s.Record.Advice.Level}
}
