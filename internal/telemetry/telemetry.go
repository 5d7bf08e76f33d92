// Package telemetry writes one log line and one metrics line a turn. Neither can carry health data,
// words or ids of anybody: every field is a number of ours or one of a few names of ours, so there is no
// field into which an utterance, an answer, a flag or the text of an error could be put.
//
// What each of them counts and is for stands in docs/telemetry.md.
package telemetry

import "time"

// Turn is what may be known about a turn afterwards.
type Turn struct {
	Request Request
	Intent  IntentName
	Locale  Locale
	Outcome Outcome
	Fault   Fault     // why only the safe words were left
	Spot    Spot      // where it panicked
	ID      RequestID // written only where something failed
	Latency time.Duration

	Store   Store   // how the work with the store went
	Service Service // which of Alexa's services API is about
	API     API     // how the calls to Alexa's services went

	Level      Level  // of the advice that was given in this turn
	Unclear    bool   // what was said was not understood
	Ended      Reason // why a session ended that was not ours to end, or in the middle of the coach
	Step       Step   // at which question of the coach it ended
	GuardAdded bool   // the guard had to add the warning: a fault of the table, never of the person
}

// failed reports whether something of ours, or of Amazon's, went wrong, so that somebody has to look.
func (t Turn) failed() bool {
	return t.Outcome == Safe || t.Outcome == Refused || t.GuardAdded || t.Store.failed() || t.API.failed() || t.alexaErred()
}

// alexaErred reports whether Alexa says that she could do nothing with an answer of ours: somebody met silence.
func (t Turn) alexaErred() bool { return t.Request == Exception || t.Ended == Erred }

// name returns names[i], and "other" for whatever is beyond.
func name(names []string, i int) string {
	if i >= len(names) {
		return "other"
	}
	return names[i]
}

// nameOf returns the index of a name from outside in a list, or otherwise.
func nameOf(names []string, claimed string, otherwise int) int {
	for i, known := range names {
		if known == claimed {
			return i
		}
	}
	return otherwise
}
