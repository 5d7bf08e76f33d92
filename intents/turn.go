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
	h   *Handler
	req alexa.Request
	now time.Time
	// patience is until when Alexa's web services are waited for, by the real clock.
	patience time.Time
	api      *alexa.API
	line     telemetry.Turn
	trace    Trace
}

// speak is the turn of a request that permits speech: find the state, listen, step, save, render.
func (t *turn) speak(ctx context.Context) (alexa.Response, error) {
	calls, done := context.WithDeadline(ctx, t.patience)
	defer done()
	ctx, cancel := context.WithTimeout(ctx, StoreBudget)
	defer cancel()
	t.api = t.h.Alexa.For(t.req)
	region := t.h.Book.Rules.Region(t.req.Locale())
	state, fresh, found := t.find(ctx)
	event, err := t.event(calls, region, state)
	if err != nil {
		return alexa.Response{}, err
	}
	event.New = fresh || found
	after, acts := guide.Step(state, event, t.now, t.h.Book.Rules)
	after, acts, forgot := t.keep(ctx, state, event, after, acts)
	acts, t.trace.Guarded = guide.Guard(after, acts)
	words := t.h.Book.Words[region.Language]
	acts = t.alerts(calls, acts, words, after)
	t.measure(state, event, after, acts)
	t.traceState(state, after)
	r := renderer{words: words, region: region, state: after, forgot: forgot}
	return r.render(acts)
}

// find returns the state, whether this turn is the first of a session, and whether an emergency came to light.
// Inside a session the attributes are the state; the store is read on a new session, when the attributes are gone
// or not ours, and again where that failed: what is stored may be a warning.
func (t *turn) find(ctx context.Context) (s guide.State, fresh, found bool) {
	if carried := t.carried(); len(carried) > 0 {
		var err error
		if s, err = guide.Decode(carried, t.now, t.h.Book.Rules); err == nil && !s.Talk.Unread {
			return s, false, false
		}
		fresh = err != nil
	} else {
		fresh = true
	}
	if fresh {
		s = guide.Start(guide.Record{})
	}
	if t.h.Store == nil {
		return s, fresh, false
	}
	record, err := t.h.Store.Load(ctx, t.key(), t.now)
	t.stored("read", err)
	switch {
	case err != nil && !errors.Is(err, session.ErrCorrupt):
		s.Talk.Unread = true
		return s, fresh, false
	case fresh:
		return guide.StartFrom(record, t.now, t.h.Book.Rules), true, false
	}
	s.Talk.Unread = false
	s, found = s.Merge(record)
	return s, false, found
}

// carried is the state as it came with the request: in the session's attributes, or in the token of Alexa's question for a
// permission, which loses them.
func (t *turn) carried() []byte {
	switch {
	case t.req.Body.Type == alexa.ConnectionsResponse:
		return []byte(t.req.Body.Token)
	case t.req.IsNew():
		return nil
	}
	return t.req.Session.Attributes
}

func (t *turn) key() string { return session.Key(t.req.UserID()) }

// keep carries out what the acts ask of the store, and saves the record. A worse advisory that another
// session wrote meanwhile is spoken in this very turn: step again. A store that fails loses nothing: the
// attributes carry the state, and the next turn tries again.
func (t *turn) keep(ctx context.Context, before guide.State, e guide.Event, after guide.State, acts []guide.Act) (guide.State, []guide.Act, bool) {
	if slices.ContainsFunc(acts, func(a guide.Act) bool { _, ok := a.(guide.Forget); return ok }) {
		forgot := t.forget(ctx)
		after.Talk.Forgotten = forgot
		return after, acts, forgot
	}
	if t.h.Store == nil || after.Talk.Forgotten || !after.Stored().Worth() && after.Record.Rev == 0 {
		return after, acts, false
	}
	saved, err := t.h.Store.Save(ctx, t.key(), after.Stored(), t.now)
	if errors.Is(err, session.ErrConflict) {
		var fresh guide.Record
		fresh, err = t.h.Store.Load(ctx, t.key(), t.now)
		if err == nil && fresh == (guide.Record{}) && after.Record.Rev > 0 && !after.Emergency() { // forgotten by another device
			after.Talk.Forgotten = true
			t.stored("forgotten", nil)
			return after, acts, false
		}
		if err == nil || errors.Is(err, session.ErrCorrupt) { // a corrupt one is blank, and can be replaced
			after, acts = t.again(before, fresh, e)
			saved, err = t.h.Store.Save(ctx, t.key(), after.Stored(), t.now)
		}
	}
	t.stored("written", err)
	if err == nil {
		after.Record.Rev = saved.Rev
	}
	return after, acts, false
}

// again takes the turn once more, with what another session wrote. An emergency found so is a new beginning; a
// doctor's advice is said first.
func (t *turn) again(before guide.State, fresh guide.Record, e guide.Event) (guide.State, []guide.Act) {
	merged, opened := before.Merge(fresh)
	e.New = e.New || opened
	after, acts := guide.Step(merged, e, t.now, t.h.Book.Rules)
	if !opened && merged.Advisory() > before.Advisory() {
		acts = append([]guide.Act{guide.Say{Line: "lines.doctor_again"}, guide.Say{Line: "lines.net"}}, acts...)
	}
	return after, acts
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
func (t *turn) event(ctx context.Context, region content.Region, s guide.State) (e guide.Event, err error) {
	consent, asked := t.req.Consent()
	switch {
	case t.req.Body.Type == alexa.LaunchRequest:
		e.Kind = guide.Launch
	case t.req.Body.Type == alexa.IntentRequest:
		e, err = t.listen(ctx, region, s)
	case asked:
		e.Kind, e.Answered = guide.Consent, answered[consent.Answer]
	default:
		e.Kind = guide.Resume // a tap on the screen, something new
	}
	e.Granted, e.Refused = t.permissions()
	return e, err
}
