package intents

import (
	"floorside/internal/guide"
	"floorside/internal/hearing"
)

// free takes free speech: as an answer if it is one.
func free(s said) guide.Event { return guide.Event{Kind: s.answer, Free: true} }

// answers are the ids of the ANSWER slot. A hedge counts as yes.
var answers = map[string]guide.Kind{
	"yes": guide.Yes, "hedged": guide.Yes, "no": guide.No, "unsure": guide.Unsure,
}

// answer takes a short answer. The words decide where Alexa did not know them.
func answer(s said) guide.Event {
	if k, ok := answers[s.id]; ok {
		return guide.Event{Kind: stricter(k, s.answer)}
	}
	return free(s)
}

// stricter is the answer that promises less, of what Alexa took the words for and what the words say. Words that say
// nothing leave it to Alexa, but for a no: that takes both.
func stricter(a, b guide.Kind) guide.Kind {
	rank := map[guide.Kind]int{guide.No: 1, guide.Unsure: 2, guide.Hedged: 3, guide.Yes: 3}
	if rank[b] > rank[a] || a == guide.No && rank[b] == 0 {
		return b
	}
	return a
}

// kinds are the events for the answers that hearing makes out in free speech; what it cannot make out is Unclear.
var kinds = map[hearing.Answer]guide.Kind{
	hearing.Yes: guide.Yes, hearing.Hedged: guide.Hedged, hearing.Unsure: guide.Unsure, hearing.No: guide.No,
	hearing.What: guide.What, hearing.Why: guide.Why, hearing.Wait: guide.Wait, hearing.Stop: guide.Stop, hearing.Help: guide.Help,
}
