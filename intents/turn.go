package intents

import (
	"context"
	"errors"
	"slices"
	"time"

	"floorside/content"
	"floorside/internal/alexa"
	"floorside/internal/guide"
	"floorside/internal/session"
	"floorside/internal/telemetry"
)

// turn is one request on its way to its answer.
type turn struct {
	h     *Handler
	req   alexa.Request
	now   time.Time
	line  telemetry.Turn
	trace Trace
}

// speak is the turn of a request that permits speech: find the state, listen, step, save, render.
func (t *turn) speak(ctx context.Context) (alexa.Response, error) {
	ctx, cancel := context.WithTimeout(ctx, StoreBudget)
	defer cancel()
	region := t.h.Book.Rules.Region(t.req.Locale())
	state, fresh := t.find(ctx)
	event, err := t.event(region)
	if err != nil {
		return alexa.Response{}, err
	}
	event.New = fresh
	after, acts := guide.Step(state, event, t.now, t.h.Book.Rules)
	after, acts, forgot := t.keep(ctx, state, event, after, acts)
	acts, t.trace.Guarded = guide.Guard(after, acts)
	t.line.GuardAdded = t.trace.Guarded
	t.line.Outcome = telemetry.Answered
	if after.Emergency() {
		t.line.Outcome = telemetry.Warned
	}
	t.traceState(state, after)
	r := renderer{words: t.h.Book.Words[region.Language], region: region, state: after, forgot: forgot}
	return r.render(acts)
}

// find returns the state, and whether this turn is the first of a session. Inside a session the attributes
// are the state; the store is read on a new session, or when the attributes are gone or not ours.
func (t *turn) find(ctx context.Context) (guide.State, bool) {
	if !t.req.IsNew() && len(t.req.Session.Attributes) > 0 {
		if s, err := guide.Decode(t.req.Session.Attributes, t.now, t.h.Book.Rules); err == nil {
			return s, false
		}
	}
	if t.h.Store == nil {
		return guide.Start(guide.Record{}), true
	}
	record, err := t.h.Store.Load(ctx, t.key(), t.now)
	t.stored("read", err)
	return guide.Start(record), true
}

func (t *turn) key() string { return session.Key(t.req.UserID()) }

// keep carries out what the acts ask of the store, and saves the record. A worse advisory that another
// session wrote meanwhile is spoken in this very turn: step again. A store that fails loses nothing: the
// attributes carry the state, and the next turn tries again.
func (t *turn) keep(ctx context.Context, before guide.State, e guide.Event, after guide.State, acts []guide.Act) (guide.State, []guide.Act, bool) {
	if slices.ContainsFunc(acts, func(a guide.Act) bool { _, ok := a.(guide.Forget); return ok }) {
		return after, acts, t.forget(ctx)
	}
	if t.h.Store == nil || after.Talk.Forgotten || !after.Stored().Worth() && after.Record.Rev == 0 {
		return after, acts, false
	}
	saved, err := t.h.Store.Save(ctx, t.key(), after.Stored(), t.now)
	if errors.Is(err, session.ErrConflict) {
		var fresh guide.Record
		fresh, err = t.h.Store.Load(ctx, t.key(), t.now)
		if err == nil || errors.Is(err, session.ErrCorrupt) { // a corrupt one is blank, and can be replaced
			after, acts = guide.Step(before.Merge(fresh), e, t.now, t.h.Book.Rules)
			saved, err = t.h.Store.Save(ctx, t.key(), after.Stored(), t.now)
		}
	}
	t.stored("written", err)
	if err == nil {
		after.Record.Rev = saved.Rev
	}
	return after, acts, false
}

func (t *turn) forget(ctx context.Context) bool {
	if t.h.Store == nil {
		return true
	}
	err := t.h.Store.Delete(ctx, t.key())
	t.stored("deleted", err)
	return err == nil
}

// stored notes what the store did, by kind of failure and nothing else.
func (t *turn) stored(done string, err error) {
	t.trace.Store = done
	if err == nil {
		t.line.Store = max(t.line.Store, telemetry.StoreOK)
		return
	}
	t.trace.Store = done + " failed: " + err.Error()
	switch {
	case errors.Is(err, session.ErrConflict):
		t.line.Store = telemetry.StoreConflict
	case errors.Is(err, session.ErrCorrupt):
		t.line.Store = telemetry.StoreCorrupt
	case errors.Is(err, session.ErrTimeout), errors.Is(err, context.DeadlineExceeded):
		t.line.Store = telemetry.StoreTimeout
	case errors.Is(err, session.ErrRefused):
		t.line.Store = telemetry.StoreRefused
	default:
		t.line.Store = telemetry.StoreFailed
	}
}

func contains(list []string, id string) bool { return slices.Contains(list, id) }

// event turns the request into one event. Hearing comes first: every word of every slot goes through it
// before the table is asked what the intent means.
func (t *turn) event(region content.Region) (guide.Event, error) {
	switch t.req.Body.Type {
	case alexa.LaunchRequest:
		return guide.Event{Kind: guide.Launch}, nil
	case alexa.IntentRequest:
		return t.listen(region)
	}
	return guide.Event{Kind: guide.Resume}, nil // back from a prompt, a tap on the screen, something new
}
