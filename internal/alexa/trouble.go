package alexa

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
)

// Trouble is why one of Alexa's own web APIs did not do what was asked, in terms of what can be said about it.
type Trouble int

// The troubles. Codes are those of the timers and reminders references, which give the same trouble
// different codes; where they do, the trouble says what is the same about them.
const (
	NoTrouble    Trouble = iota
	NotPermitted         // the person has not granted the permission (401)
	Unsupported          // not with this device, or this permission (403)
	Gone                 // there is no such timer or reminder (404), or the setting was never made (204)
	TooMany              // asked too often (429), or no further reminder fits
	Down                 // Alexa's side failed (5xx), or the device is offline (504)
	Late                 // no answer, or none in time: whatever was asked for may still have been done
	Unavailable          // there was nothing to ask with: no client, no token, no endpoint of Alexa's
	Refused              // the request was not understood (400), nor was its answer by us, and everything else
)

var troubleNames = [...]string{
	"no trouble", "not permitted", "unsupported", "gone", "too many", "down", "late", "unavailable", "refused",
}

// String names the trouble, for logs.
func (t Trouble) String() string {
	if t < 0 || int(t) >= len(troubleNames) {
		return fmt.Sprintf("trouble %d", int(t))
	}
	return troubleNames[t]
}

// CallError is a call that failed. It holds nothing of what was sent or answered but the status, so that
// neither a token nor a person's words can be logged with it.
type CallError struct {
	Call    string // what was asked for: "start timer"
	Trouble Trouble
	Status  int // the HTTP status; 0 when there was no answer

	why string // in our own words; may be empty
}

// Error says what was asked for, the trouble, the status if there was one, and why if we know.
func (e *CallError) Error() string {
	s := "alexa: " + e.Call + ": " + e.Trouble.String()
	if e.Status != 0 {
		s += fmt.Sprintf(": status %d", e.Status)
	}
	if e.why != "" {
		s += ": " + e.why
	}
	return s
}

// TroubleOf returns the trouble of an error of a call, wrapped or not: NoTrouble for nil, Refused for any other error.
func TroubleOf(err error) Trouble {
	var failed *CallError
	switch {
	case err == nil:
		return NoTrouble
	case errors.As(err, &failed):
		return failed.Trouble
	}
	return Refused
}

// tooManyReminders is the code of an answer that refuses one reminder too many. It is known second-hand,
// and so is neither its status nor the field it comes in: it is looked for in all of the answer.
var tooManyReminders = []byte("MAX_REMINDERS_EXCEEDED")

// troubleFor reads an answer that is not a 2xx.
func troubleFor(status int, body []byte) Trouble {
	switch {
	case bytes.Contains(body, tooManyReminders):
		return TooMany
	case status >= 500:
		return Down
	}
	switch status {
	case http.StatusUnauthorized:
		return NotPermitted
	case http.StatusForbidden:
		return Unsupported
	case http.StatusNotFound:
		return Gone
	case http.StatusTooManyRequests:
		return TooMany
	}
	return Refused
}
