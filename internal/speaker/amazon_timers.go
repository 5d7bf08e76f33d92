package speaker

import (
	"net/http"
	"slices"
	"time"
)

// maxTimers is how many a person may have at once.
const maxTimers = 10

// timer is one that was set, until it has rung.
type timer struct {
	id, label, text, duration string // duration as it was asked for
	created, updated, at      time.Time
	paused                    bool
	left                      time.Duration // when paused
}

// timerSent is how Amazon tells of a timer.
type timerSent struct {
	ID            string `json:"id"`
	Status        string `json:"status"`
	Duration      string `json:"duration"`
	TriggerTime   string `json:"triggerTime,omitempty"`
	TimerLabel    string `json:"timerLabel,omitempty"`
	CreatedTime   string `json:"createdTime"`
	UpdatedTime   string `json:"updatedTime"`
	RemainingTime string `json:"remainingTimeWhenPaused,omitempty"`
}

func (t *timer) sent() timerSent {
	sent := timerSent{ID: t.id, Status: "ON", Duration: t.duration, TriggerTime: stamp(t.at), TimerLabel: t.label,
		CreatedTime: stamp(t.created), UpdatedTime: stamp(t.updated)}
	if t.paused {
		sent.Status, sent.TriggerTime, sent.RemainingTime = "PAUSED", "", spelledDuration(t.left)
	}
	return sent
}

// stamp writes a time as Amazon does.
func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }

func (a *Amazon) createTimer(c call) (any, *refusal) {
	asked, length, refused := readTimer(c.body)
	if refused != nil {
		return nil, refused
	}
	named := func(t *timer) bool { return t.label != "" && t.label == asked.TimerLabel }
	if slices.ContainsFunc(c.who.timers, named) {
		return nil, badRequest("DUPLICATE_TIMER_LABEL", "There is a timer %q.", asked.TimerLabel)
	}
	if len(c.who.timers) >= maxTimers {
		return nil, &refusal{http.StatusForbidden, "MAX_TIMERS_EXCEEDED", "The customer has as many timers as there can be."}
	}
	now := a.now()
	t := &timer{id: a.newID("timer"), label: asked.TimerLabel, text: asked.says(c.who.locale), duration: asked.Duration,
		created: now, updated: now, at: now.Add(length)}
	c.who.timers = append(c.who.timers, t)
	a.watch(c.who)
	return t.sent(), nil
}

func (a *Amazon) listTimers(c call) (any, *refusal) {
	sent := []timerSent{}
	for _, t := range c.who.timers {
		sent = append(sent, t.sent())
	}
	return map[string]any{"totalCount": len(sent), "timers": sent}, nil
}

func (a *Amazon) deleteTimers(c call) (any, *refusal) {
	c.who.timers = nil
	return nil, nil
}

// timer is one of this person, or 404: also when it has rung, or is somebody else's.
func (c call) timer() (*timer, *refusal) {
	i := slices.IndexFunc(c.who.timers, func(t *timer) bool { return t.id == c.id })
	if i < 0 {
		return nil, &refusal{http.StatusNotFound, "TIMER_NOT_FOUND", "There is no such timer."}
	}
	return c.who.timers[i], nil
}

func (a *Amazon) getTimer(c call) (any, *refusal) {
	t, refused := c.timer()
	if refused != nil {
		return nil, refused
	}
	return t.sent(), nil
}

func (a *Amazon) deleteTimer(c call) (any, *refusal) {
	gone, refused := c.timer()
	c.who.timers = slices.DeleteFunc(c.who.timers, func(t *timer) bool { return t == gone })
	return nil, refused
}

func (a *Amazon) pauseTimer(c call) (any, *refusal) {
	t, refused := c.timer()
	if refused != nil {
		return nil, refused
	}
	if t.paused {
		return nil, badRequest("INVALID_STATUS", "The timer is paused.")
	}
	t.paused, t.updated, t.left = true, a.now(), t.at.Sub(a.now())
	return nil, nil
}

func (a *Amazon) resumeTimer(c call) (any, *refusal) {
	t, refused := c.timer()
	if refused != nil {
		return nil, refused
	}
	if !t.paused {
		return nil, badRequest("INVALID_STATUS", "The timer is not paused.")
	}
	t.paused, t.updated, t.at = false, a.now(), a.now().Add(t.left)
	return nil, nil
}

// ringTimers lets the timers go off that are due. They are gone then: somebody says "stop" to them.
func (who *account) ringTimers(now time.Time) (rung []Ring) {
	who.timers = slices.DeleteFunc(who.timers, func(t *timer) bool {
		due := !t.paused && !t.at.After(now)
		if due {
			rung = append(rung, Ring{Kind: "timer", Label: t.label, Text: t.text, At: t.at})
		}
		return due
	})
	return rung
}
