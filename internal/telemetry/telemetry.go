// Package telemetry writes one log line and one metrics line a turn. Neither can carry health data,
// words or ids: every field is a number of ours or one of a few names of ours, so there is no field
// into which an utterance, an answer, a flag or the text of an error could be put.
package telemetry

import "time"

// Turn is what may be known about a turn afterwards.
type Turn struct {
	Request    Request
	Locale     Locale
	Outcome    Outcome
	Latency    time.Duration // from request to answer, inside the handler
	Store      Store
	Safe       bool // the words that need nothing were spoken
	Unclear    bool // what was said was not understood
	GuardAdded bool // the guard had to add the warning: a fault of the table, never of the person
}

// Request is what kind of request Alexa sent.
type Request uint8

// The kinds of requests. Any that we do not know is OtherRequest.
const (
	OtherRequest Request = iota
	Launch
	Intent
	Ended
	Event
)

var requestNames = [...]string{OtherRequest: "other", Launch: "launch", Intent: "intent", Ended: "ended", Event: "event"}

// String returns the name in the log.
func (r Request) String() string { return name(requestNames[:], int(r)) }

// Outcome is what came of the turn.
type Outcome uint8

// The outcomes.
const (
	OtherOutcome Outcome = iota
	Answered             // an ordinary answer
	Warned               // a warning was spoken
	Safe                 // only the safe words were spoken
	Silent               // the platform permits no speech here
	Refused              // not a request for this skill
)

var outcomeNames = [...]string{
	OtherOutcome: "other", Answered: "answered", Warned: "warned", Safe: "safe", Silent: "silent", Refused: "refused",
}

// String returns the name in the log, which is a dimension of the metrics too.
func (o Outcome) String() string { return name(outcomeNames[:], int(o)) }

// Store is how the turn's work with the store went: the worst of it, when there was more than one call.
// An error is known by its kind alone: its text may quote what it was about.
type Store uint8

// How it went.
const (
	StoreUnused   Store = iota // the turn needed no store
	StoreOK                    // read or written as wanted
	StoreConflict              // someone else wrote first
	StoreCorrupt               // what was stored is not a record
	StoreTimeout               // no answer in time
	StoreRefused               // not reachable, or not allowed
	StoreFailed
)

var storeNames = [...]string{
	StoreUnused: "unused", StoreOK: "ok", StoreConflict: "conflict", StoreCorrupt: "corrupt", StoreTimeout: "timeout",
	StoreRefused: "refused", StoreFailed: "failed",
}

// String returns the name in the log.
func (s Store) String() string { return name(storeNames[:], int(s)) }

// failed reports whether the turn had to do without the store.
func (s Store) failed() bool { return s != StoreUnused && s != StoreOK && s != StoreConflict }

// name returns names[i], and "other" for whatever is beyond.
func name(names []string, i int) string {
	if i >= len(names) {
		return "other"
	}
	return names[i]
}
