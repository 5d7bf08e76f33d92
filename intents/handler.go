// Package intents is what a person may say and what we do about it: one table, and the one turn that
// every request takes. It alone knows Alexa, the guide, the words and the store.
package intents

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"floorside/content"
	"floorside/internal/alexa"
	"floorside/internal/guide"
	"floorside/internal/hearing"
	"floorside/internal/session"
	"floorside/internal/telemetry"
)

// StoreBudget is how long all store work of one turn may take. Alexa waits eight seconds; a person in
// pain should not wait two.
const StoreBudget = 1500 * time.Millisecond

// TurnBudget is how long a turn waits for the store and for Alexa's own web services together.
const TurnBudget = 2 * time.Second

// ErrSkill means that a request was for another skill. It is refused without a word.
var ErrSkill = errors.New("intents: the request is for another skill: check the SkillId of the trigger and SKILL_ID")

// Config is what a Handler is built from.
type Config struct {
	Book    *content.Book    // nil, or without words: every answer is the safe sentence
	Store   session.Store    // nil: nothing outlives the session
	SkillID string           // the only skill answered; empty answers any, for the local speaker
	Now     func() time.Time // nil: time.Now
	Alexa   *alexa.Client    // Alexa's own timers, reminders and time zones; nil: none of them
	Log     io.Writer        // a line of log and a line of metrics a turn; nil: none
}

// Handler answers requests. It holds nothing of any user and may be used by many at once.
type Handler struct {
	Config
	ears map[string]func() (*hearing.Ear, error) // by language, made once
	log  *telemetry.Logger
}

// New builds a handler. It always returns one that answers: with an error it can only say the safe sentence.
func New(c Config) (*Handler, error) {
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Log == nil {
		c.Log = io.Discard
	}
	h := &Handler{Config: c, ears: map[string]func() (*hearing.Ear, error){}, log: telemetry.New(c.Log, c.Now)}
	if c.Book == nil {
		return h, errors.New("intents: no content: every answer will be the safe sentence")
	}
	for lang := range c.Book.Words {
		h.ears[lang] = sync.OnceValues(func() (*hearing.Ear, error) {
			lexicon, issues := c.Book.Lexicon(lang)
			if len(issues) > 0 {
				return nil, fmt.Errorf("intents: content: %s", issues[0])
			}
			return hearing.New(lexicon)
		})
	}
	return h, nil
}

// Listen gets ready to hear every language. Without it that happens when the first words arrive; a Lambda does it
// behind its first answer, which has no words to hear.
//
// It runs where nobody else would catch a panic, and one there would end the process for everybody.
func (h *Handler) Listen() (failed error) {
	defer func() {
		if recover() != nil {
			failed = errors.New("intents: hearing cannot be made ready: words will be answered by the safe sentence")
		}
	}()
	for _, ear := range h.ears {
		if _, err := ear(); err != nil {
			failed = err
		}
	}
	return failed
}

// Handle answers one request, given and returned as JSON. The only error is ErrSkill.
func (h *Handler) Handle(ctx context.Context, raw []byte) ([]byte, error) {
	out, _, err := h.Answer(ctx, raw)
	return out, err
}

// Answer is Handle with a trace of what happened, for people who watch.
func (h *Handler) Answer(ctx context.Context, raw []byte) ([]byte, Trace, error) {
	began := h.Now()
	t := &turn{h: h, now: began, patience: time.Now().Add(TurnBudget), line: telemetry.Turn{Request: telemetry.OtherRequest, Outcome: telemetry.Safe}}
	out, err := t.answer(ctx, raw)
	t.line.Latency = h.Now().Sub(began)
	h.log.Turn(t.line)
	return out, t.trace, err
}

// answer is the whole turn; whatever goes wrong in it, the person hears the safe sentence.
func (t *turn) answer(ctx context.Context, raw []byte) (out []byte, err error) {
	defer func() {
		if recover() != nil {
			t.line.Spot = telemetry.Panic()
			out, err = t.safe(telemetry.Panicked), nil
		}
	}()
	req, err := alexa.Decode(raw)
	if err != nil {
		return t.safe(telemetry.Undecoded), nil
	}
	t.req = req
	t.arrived()
	if t.h.SkillID != "" && req.ApplicationID() != t.h.SkillID {
		t.line.Outcome = telemetry.Refused
		return nil, ErrSkill
	}
	if !req.Speakable() {
		t.line.Outcome = telemetry.Silent
		t.left()
		return encode(t.mute())
	}
	if t.h.Book == nil {
		return t.safe(telemetry.NoContent), nil
	}
	res, err := t.speak(ctx)
	switch {
	case errors.Is(err, errUnheard):
		return t.safe(telemetry.Unheard), nil
	case err != nil:
		return t.safe(telemetry.Unrendered), nil
	}
	return encode(res)
}

// mute is the answer to a request that permits no speech.
func (t *turn) mute() alexa.Response {
	if t.req.Body.Type == alexa.CanFulfillRequest {
		return alexa.CannotFulfill()
	}
	return alexa.Silent()
}

func encode(res alexa.Response) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(res)
	return b.Bytes(), err
}

// safe is the answer when nothing else works: the safe sentence, and the session's state unchanged.
func (t *turn) safe(why telemetry.Fault) []byte {
	t.line.Outcome, t.line.Fault = telemetry.Safe, why
	t.trace.Says = content.SafeWords
	reply := alexa.Reply{
		Speech: alexa.Words(strings.TrimSpace(content.SafeWords)),
		End:    alexa.Close,
	}
	if json.Valid(t.req.Session.Attributes) {
		reply.Attributes = t.req.Session.Attributes
	}
	res, err := alexa.Render(reply)
	if err != nil { // the attributes were not ours
		reply.Attributes = nil
		res, _ = alexa.Render(reply)
	}
	out, _ := encode(res)
	return out
}

// Trace is what one turn did, for `floorside speak -json` and -explain. It is never logged.
type Trace struct {
	Intent    string
	Text      string // what hearing was given
	Heard     []string
	Suspected []string
	Advisory  string
	Asks      string
	Phase     string
	Says      string
	Why       []string // which rule heard what
	Guarded   bool     // the guard had to add the warning
	Services  string   // what was in the way of her timers, reminders or time zones
	Store     string   // what the store did: "", "read", "written", "conflict", "failed" ...
}

func (t *turn) traceState(before, after guide.State) {
	t.trace.Advisory = after.Advisory().String()
	t.trace.Asks = after.Talk.Pending
	t.trace.Phase = after.Phase(t.h.Book.Rules)
	for _, id := range after.Talk.Heard {
		if !contains(before.Talk.Heard, id) && !contains(t.trace.Heard, id) {
			t.trace.Heard = append(t.trace.Heard, id)
		}
	}
}
