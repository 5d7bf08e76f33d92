// Package guide is the conversation itself: a pure state machine from (state, event, time, rules)
// to (state, acts). It has no I/O, no clock, no words and knows nothing of Alexa.
package guide

import (
	"time"

	"floorside/content"
)

// Who the talk is about.
type Who string

// The two voices. The zero value means the person who speaks.
const (
	Self  Who = ""
	Other Who = "other"
)

// Advice is an open advisory: how strict, since when, and what is held back until it closes.
// It never says which flag.
type Advice struct {
	Level content.Advisory `json:"level,omitempty"`
	Since int64            `json:"since,omitempty"` // epoch seconds
	Holds content.Blocks   `json:"holds,omitempty"` // moves, rising, medicine
}

// Worse returns the stricter level with its own clock, holding back what either holds back.
func (a Advice) Worse(b Advice) Advice {
	w := a
	if b.Level > a.Level || (b.Level == a.Level && b.Since > a.Since) {
		w = b
	}
	w.Holds = a.Holds | b.Holds
	return w
}

// Side is a side of the body. The zero value is none.
type Side string

// The two sides.
const (
	Left  Side = "left"
	Right Side = "right"
)

// other is the opposite side.
func (s Side) other() Side {
	if s == Left {
		return Right
	}
	return Left
}

// Place is where in a routine the person is.
type Place struct {
	Routine string `json:"routine,omitempty"`
	Done    int    `json:"done,omitempty"` // repetitions finished on this side, or stages
	Started bool   `json:"started,omitempty"`
	Side    Side   `json:"side,omitempty"`   // the side that is on now, where it has sides
	Second  bool   `json:"second,omitempty"` // the other side is done
}

// Record is what outlives a session: facts, never an answer, an utterance or which flag was heard.
// Times are epoch seconds.
type Record struct {
	Who          Who    `json:"who,omitempty"`
	Place        Place  `json:"place,omitzero"`
	ClearedUntil int64  `json:"cleared_until,omitempty"`
	Advice       Advice `json:"advice,omitzero"`
	// Pace is how much time is taken: 0, longer gaps, a slower voice as well.
	Pace int `json:"pace,omitempty"`
	// Onset is when it began, if they asked for that to be kept; else 0.
	Onset int64 `json:"onset,omitempty"`
	// Seen is the last turn: it decides episodes and expiry.
	Seen int64 `json:"seen,omitempty"`
	// Rev counts the writes, for the conditional write. 0: never stored.
	Rev int `json:"rev,omitempty"`
}

// How long things last, from the design's table of state.
const (
	ClearedFor = 30 * time.Minute
	AdviceFor  = 24 * time.Hour
	EpisodeGap = 12 * time.Hour
	RecordFor  = 72 * time.Hour
	OnsetFor   = 21 * 24 * time.Hour // the record of who asked us to keep the clock
)

// ExpiresAt is when the record is to be forgotten, in epoch seconds.
func (r Record) ExpiresAt() int64 {
	if r.Onset > 0 {
		return r.Seen + int64(OnsetFor/time.Second)
	}
	return r.Seen + int64(RecordFor/time.Second)
}
