package intents

import (
	"context"
	"slices"
	"time"

	"floorside/content"
	"floorside/internal/alexa"
	"floorside/internal/guide"
)

// on is the status of an alert that will go off.
const on = "ON"

// scopes is what Alexa calls each permission.
var scopes = map[guide.Alerts]alexa.Permission{
	guide.Timers: alexa.TimersPermission, guide.Reminders: alexa.RemindersPermission,
}

// answered are the guide's words for how a permission prompt came out.
var answered = map[alexa.Answer]guide.Answered{
	alexa.Accepted: guide.Accepted, alexa.Denied: guide.Denied, alexa.NotAnswered: guide.NotAnswered,
}

// permissions is what the account lets us set, and what it has told Alexa not to.
func (t *turn) permissions() (granted, refused guide.Alerts) {
	for alert, scope := range scopes {
		switch {
		case t.req.Granted(scope):
			granted |= alert
		case t.req.Denied(scope):
			refused |= alert
		}
	}
	return granted, refused
}

// outcomes are the ends of the lines that say what came of setting an alert, by what was in the way.
var outcomes = map[alexa.Trouble]string{
	alexa.NoTrouble: "set", alexa.NotPermitted: "not_permitted", alexa.Unsupported: "unsupported", alexa.TooMany: "too_many",
	alexa.Late: "late", alexa.Down: "down", alexa.Gone: "down", alexa.Unavailable: "down", alexa.Refused: "down",
}

// alerts does what the acts ask of Alexa's timers and reminders, and puts what came of it in their place. Who is forgotten is
// no longer reminded either.
func (t *turn) alerts(ctx context.Context, acts []guide.Act, words *content.Words, s guide.State) []guide.Act {
	var out []guide.Act
	for _, act := range acts {
		switch a := act.(type) {
		case guide.SetAlert:
			for _, say := range t.alert(ctx, a, words, s) {
				out = append(out, say)
			}
			continue
		case guide.Forget:
			out = append(out, act)
			if t.endAll(ctx) == "uncancelled" {
				out = append(out, line("alerts_uncancelled"))
			}
			continue
		}
		out = append(out, act)
	}
	return out
}

func (t *turn) alert(ctx context.Context, a guide.SetAlert, words *content.Words, s guide.State) []guide.Say {
	switch a.Do {
	case guide.Cancel:
		return []guide.Say{line("alerts_" + t.endAll(ctx))}
	case guide.List:
		return t.list(ctx)
	}
	rule := t.h.Book.Rules.Alert(a.Alert)
	other := s.Record.Who == guide.Other
	text := words.Say("alerts."+rule.ID+".text", other, false, 0)
	if rule.Reminder {
		err := t.remind(ctx, alexa.Reminder{In: a.In, Text: text, RequestTime: t.now})
		return []guide.Say{figure("reminder_"+outcome(err), max(2, int(a.In/time.Hour)))}
	}
	err := t.startTimer(ctx, alexa.Timer{Label: words.Say("alerts."+rule.ID+".label", other, false, 0), For: a.In, Text: text})
	return []guide.Say{figure("timer_"+outcome(err), int(a.In/time.Minute))}
}

// alreadySet is no trouble of Alexa's: the alert that was to be set is there.
type alreadySet struct{}

func (alreadySet) Error() string { return "intents: it is set already" }

func outcome(err error) string {
	if _, set := err.(alreadySet); set {
		return "already"
	}
	return outcomes[alexa.TroubleOf(err)]
}

func (t *turn) startTimer(ctx context.Context, timer alexa.Timer) error {
	running, err := t.api.Timers(ctx)
	t.called("timer", err)
	if err == nil && slices.ContainsFunc(running, func(r alexa.Timer) bool { return r.Label == timer.Label && r.Status == on }) {
		return alreadySet{}
	}
	if err == nil {
		_, err = t.api.StartTimer(ctx, timer)
	}
	t.called("timer", err)
	return err
}

// sameTime is how far apart two reminders may be that are one and the same.
const sameTime = 15 * time.Minute

// remind sets the one reminder there is. One for another time is ended: when it began was told anew.
func (t *turn) remind(ctx context.Context, reminder alexa.Reminder) error {
	set, err := t.api.Reminders(ctx)
	for _, old := range set {
		switch off := old.Due.Sub(t.now.Add(reminder.In)); {
		case old.Status != on:
		case off.Abs() < sameTime:
			return alreadySet{}
		default:
			_ = t.api.CancelReminder(ctx, old.Token) // one too many is better than none
		}
	}
	if err == nil {
		_, err = t.api.SetReminder(ctx, reminder)
	}
	t.called("reminder", err)
	return err
}

// list says what is set: of the timers the next one, and the reminder.
func (t *turn) list(ctx context.Context) []guide.Say {
	var says []guide.Say
	timers, reminders, err := t.ours(ctx)
	for _, timer := range timers {
		left := timer.Due.Sub(t.now)
		switch {
		case len(says) > 0 || timer.Status != on:
		case left < 2*time.Minute:
			says = append(says, line("alerts_timer_soon"))
		default:
			says = append(says, figure("alerts_timer", int(left.Round(time.Minute)/time.Minute)))
		}
	}
	for _, reminder := range reminders {
		left := reminder.Due.Sub(t.now)
		switch {
		case reminder.Status != on:
		case left < 90*time.Minute:
			return append(says, line("alerts_reminder_soon"))
		default:
			return append(says, figure("alerts_reminder", guide.UpTo(left-30*time.Minute, time.Hour)))
		}
	}
	switch {
	case len(says) > 0:
		return says
	case err != nil:
		return []guide.Say{line("alerts_unlisted")}
	}
	return []guide.Say{line("alerts_none")}
}

// ours is what Alexa keeps for this person of what we set, as far as we may know: without a permission it is nothing.
func (t *turn) ours(ctx context.Context) (timers []alexa.Timer, reminders []alexa.Reminder, err error) {
	granted, _ := t.permissions()
	if granted&guide.Timers != 0 {
		timers, err = t.api.Timers(ctx)
	}
	if granted&guide.Reminders != 0 {
		var failed error
		if reminders, failed = t.api.Reminders(ctx); failed != nil {
			err = failed
		}
	}
	if granted != 0 {
		t.called("list", err)
	}
	return timers, reminders, err
}

// endAll ends everything of ours, and returns the end of the line that says what came of it. What is gone already is as good
// as ended.
func (t *turn) endAll(ctx context.Context) string {
	timers, reminders, err := t.ours(ctx)
	ended := 0
	end := func(failed error) {
		switch alexa.TroubleOf(failed) {
		case alexa.NoTrouble:
			ended++
		case alexa.Gone:
		default:
			err = failed
		}
	}
	for _, timer := range timers {
		if timer.Status == on || timer.Status == "PAUSED" {
			end(t.api.CancelTimer(ctx, timer.ID))
		}
	}
	for _, reminder := range reminders {
		if reminder.Status == on {
			end(t.api.CancelReminder(ctx, reminder.Token))
		}
	}
	if err != nil || len(timers)+len(reminders) > 0 {
		t.called("cancel", err)
	}
	switch {
	case err != nil:
		return "uncancelled"
	case ended > 0:
		return "cancelled"
	}
	return "gone"
}

// called notes for who watches what a call to Alexa's services came to.
func (t *turn) called(what string, err error) {
	t.line.Called(services[what], troubles[alexa.TroubleOf(err)])
	if err != nil {
		t.trace.Services = what + ": " + alexa.TroubleOf(err).String()
	}
}

func line(id string) guide.Say { return guide.Say{Line: "lines." + id} }

func figure(id string, n int) guide.Say {
	return guide.Say{Line: "lines." + id, Figure: guide.Figure{N: n}}
}
