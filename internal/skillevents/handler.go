// Package skillevents takes what Alexa reports outside any talk: the skill was enabled, disabled, given a permission.
// One of these matters: whoever disables the skill is forgotten.
//
// Events come late, twice, or in another order than they happened. None of that needs care here. Deleting twice is
// deleting once, and enabling writes nothing. The order cannot harm either: an account that disables the skill and
// enables it again comes back with another user id, so no later record can lie under the id that is forgotten.
package skillevents

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"floorside/internal/alexa"
	"floorside/internal/session"
	"floorside/internal/telemetry"
)

// storeTime is how long forgetting may take. Nobody waits for it; the Lambda ends after 7 s.
const storeTime = 5 * time.Second

// What can be wrong. Lambda logs the error of a function, so none of these says more than its kind. Each is an error
// and no silence although trying again cures only the last: the alarm on errors is how somebody learns of it.
var (
	ErrSkill   = errors.New("skillevents: the event is for another skill: check the SkillId of the permission and SKILL_ID")
	ErrUnread  = errors.New("skillevents: not an event that can be read")
	ErrNobody  = errors.New("skillevents: somebody disabled the skill, and the event does not say who")
	ErrKept    = errors.New("skillevents: the record of somebody who disabled the skill is still there")
	errPanic   = errors.New("skillevents: panic")
	errNoTable = errors.New("skillevents: no table is configured")
)

// Config is what a Handler is built from.
type Config struct {
	Store   session.Store    // nil: forgetting fails, and is tried again
	SkillID string           // the only skill whose events are taken; with none every event is refused
	Now     func() time.Time // nil: time.Now
	Log     io.Writer        // a line of log and a line of metrics an event; nil: none
}

// Handler takes events. It holds nothing of anybody and may be used by many at once.
type Handler struct {
	Config
	log *telemetry.Logger
}

// New builds a handler.
func New(c Config) *Handler {
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Log == nil {
		c.Log = io.Discard
	}
	return &Handler{Config: c, log: telemetry.New(c.Log, c.Now)}
}

// Handle takes one event and returns the acknowledgement. After an error the event is delivered again.
func (h *Handler) Handle(ctx context.Context, raw []byte) (out []byte, err error) {
	line := telemetry.Turn{Request: telemetry.Event}
	began := h.Now()
	defer func() {
		if recover() != nil {
			out, err = nil, errPanic // the next event must not meet a process that starts anew
			line.Fault = telemetry.Panicked
		}
		line.Latency = h.Now().Sub(began)
		h.log.Turn(line)
	}()
	if err := h.take(ctx, raw, &line); err != nil {
		return nil, err
	}
	line.Outcome = telemetry.Silent
	return json.Marshal(alexa.Silent())
}

// take does what the event asks for, and notes in line how that went.
func (h *Handler) take(ctx context.Context, raw []byte, line *telemetry.Turn) error {
	event, err := alexa.Decode(raw)
	if err != nil {
		line.Fault = telemetry.Undecoded
		return ErrUnread
	}
	if h.SkillID == "" || event.ApplicationID() != h.SkillID {
		line.Outcome = telemetry.Refused
		return ErrSkill
	}
	if event.Body.Type != alexa.SkillDisabled {
		return nil // of no concern to us, or not yet invented
	}
	return h.forget(ctx, event.UserID(), line)
}

func (h *Handler) forget(ctx context.Context, user string, line *telemetry.Turn) error {
	if user == "" {
		return ErrNobody
	}
	if h.Store == nil {
		line.Store = telemetry.StoreFailed
		return errNoTable
	}
	ctx, cancel := context.WithTimeout(ctx, storeTime)
	defer cancel()
	line.Store = outcome(h.Store.Delete(ctx, session.Key(user)))
	if line.Store != telemetry.StoreOK {
		return fmt.Errorf("%w: %s", ErrKept, line.Store)
	}
	return nil
}

// outcome is what an error of the store means, without what it says.
func outcome(err error) telemetry.Store {
	switch {
	case err == nil:
		return telemetry.StoreOK
	case errors.Is(err, session.ErrTimeout):
		return telemetry.StoreTimeout
	case errors.Is(err, session.ErrRefused):
		return telemetry.StoreRefused
	}
	return telemetry.StoreFailed
}
