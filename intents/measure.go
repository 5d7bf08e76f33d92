package intents

import (
	"slices"

	"floorside/content"
	"floorside/internal/alexa"
	"floorside/internal/guide"
	"floorside/internal/telemetry"
)

// This file says what a turn may leave in the log and in the metrics. Alexa's and the guide's names end here:
// telemetry takes names of its own and nothing else.

// requests are the kinds of requests; all others are "other".
var requests = map[string]telemetry.Request{
	alexa.LaunchRequest: telemetry.Launch, alexa.IntentRequest: telemetry.Intent, alexa.SessionEnded: telemetry.Ended,
	alexa.ConnectionsResponse: telemetry.Consent, alexa.ExceptionRaised: telemetry.Exception,
}

// arrived notes what kind of request this is.
func (t *turn) arrived() {
	body := t.req.Body
	t.line.Request, t.line.Locale = requests[body.Type], telemetry.LocaleOf(body.Locale)
	t.line.ID = telemetry.RequestIDOf(body.RequestID)
	switch t.line.Request {
	case telemetry.Intent:
		t.line.Intent = telemetry.IntentOf(body.Intent.Name)
	case telemetry.Exception:
		if body.Cause != nil { // the request whose answer was refused says more than this one
			t.line.ID = telemetry.RequestIDOf(body.Cause.RequestID)
		}
	}
}

// left notes why a session ended, and at which question of the coach. Nothing may be said to it any more, but the
// attributes still tell what was asked last; where they are not ours they tell nothing.
func (t *turn) left() {
	if t.line.Request != telemetry.Ended {
		return
	}
	t.line.Ended = telemetry.ReasonOf(t.req.Body.Reason)
	if t.h.Book == nil {
		return
	}
	if s, err := guide.Decode(t.req.Session.Attributes, t.now, t.h.Book.Rules); err == nil {
		t.line.Step = telemetry.StepOf(s.Talk.Pending)
	}
}

// measure notes what came of a turn of the talk.
func (t *turn) measure(before guide.State, e guide.Event, after guide.State, acts []guide.Act) {
	t.line.Outcome = telemetry.Answered
	if after.Emergency() {
		t.line.Outcome = telemetry.Warned
	}
	t.line.GuardAdded = t.trace.Guarded
	t.line.Level = t.given(before, after)
	t.line.Unclear = e.Kind == guide.Unclear && len(e.Flags)+len(e.Suspects) == 0
	if step := telemetry.StepOf(before.Talk.Pending); e.Kind == guide.Stop && step != telemetry.NoStep && slices.Contains(acts, guide.Act(guide.End{})) {
		t.line.Ended, t.line.Step = telemetry.Stopped, step
	}
}

// levels are the guide's words for how strict an advice is.
var levels = map[content.Advisory]telemetry.Level{
	content.DoctorSoon: telemetry.DoctorSoon, content.DoctorToday: telemetry.DoctorToday, content.Emergency: telemetry.Emergency,
}

// given is the level of the advice that this very turn gave: one that an earlier turn gave, and this one repeats, is not
// counted again.
func (t *turn) given(before, after guide.State) telemetry.Level {
	switch a := after.Record.Advice; {
	case after.Talk.Unsure && !before.Talk.Unsure:
		return telemetry.Emergency
	case a.Since == t.now.Unix() && (a.Since != before.Record.Advice.Since || a.Level != before.Record.Advice.Level):
		return levels[a.Level]
	}
	return telemetry.NoLevel
}

// services are whom a call to Alexa's services went to.
var services = map[string]telemetry.Service{
	"timer": telemetry.Timers, "reminder": telemetry.Reminders, "list": telemetry.Alerts, "cancel": telemetry.Alerts, "zone": telemetry.Settings,
}

// troubles are what came of it.
var troubles = map[alexa.Trouble]telemetry.API{
	alexa.NoTrouble: telemetry.APIOK, alexa.Gone: telemetry.APIGone, alexa.NotPermitted: telemetry.APINotPermitted,
	alexa.Unsupported: telemetry.APIUnsupported, alexa.TooMany: telemetry.APITooMany, alexa.Down: telemetry.APIDown,
	alexa.Late: telemetry.APILate, alexa.Unavailable: telemetry.APIUnavailable, alexa.Refused: telemetry.APIRefused,
}
