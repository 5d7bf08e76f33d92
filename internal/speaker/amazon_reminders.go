package speaker

import (
	"net/http"
	"slices"
	"strconv"
	"time"
)

// keptFor is how long a reminder that has rung can still be seen.
const keptFor = 3 * 24 * time.Hour

// reminder is one that was set.
type reminder struct {
	token                string
	asked                reminderAsked
	text                 string
	created, updated, at time.Time
	version              int
	completed            bool
}

// reminderSent is how Amazon tells of a reminder that was just set or changed.
type reminderSent struct {
	AlertToken  string `json:"alertToken"`
	CreatedTime string `json:"createdTime"`
	UpdatedTime string `json:"updatedTime"`
	Status      string `json:"status"`
	Version     string `json:"version"`
	Href        string `json:"href,omitempty"`
}

// reminderSeen is how she tells of one that is there.
type reminderSeen struct {
	reminderSent
	Trigger          *trigger          `json:"trigger"`
	AlertInfo        *alertInfo        `json:"alertInfo"`
	PushNotification *pushNotification `json:"pushNotification,omitempty"`
}

func (r *reminder) sent() reminderSent {
	status := "ON"
	if r.completed {
		status = "COMPLETED"
	}
	return reminderSent{AlertToken: r.token, CreatedTime: stamp(r.created), UpdatedTime: stamp(r.updated), Status: status,
		Version: strconv.Itoa(r.version), Href: "/v1/alerts/reminders/" + r.token}
}

func (r *reminder) seen() reminderSeen {
	seen := reminderSeen{r.sent(), r.asked.Trigger, r.asked.AlertInfo, r.asked.PushNotification}
	seen.Href = ""
	return seen
}

func (a *Amazon) createReminder(c call) (any, *refusal) {
	r := &reminder{created: a.now()}
	if refused := a.set(c, r); refused != nil {
		return nil, refused
	}
	r.token = a.newID("reminder")
	c.who.reminders = append(c.who.reminders, r)
	a.watch(c.who)
	return r.sent(), nil
}

// set makes a reminder what the call asks for.
func (a *Amazon) set(c call, r *reminder) *refusal {
	asked, at, refused := readReminder(c.body, a.now(), a.zone)
	if refused != nil {
		return refused
	}
	r.asked, r.at, r.text = asked, at, spokenIn(c.who.locale, asked.AlertInfo.SpokenInfo.Content)
	r.updated, r.completed = a.now(), false
	r.version++
	return nil
}

// listReminders counts in a string, as Amazon's types do.
func (a *Amazon) listReminders(c call) (any, *refusal) {
	seen := []reminderSeen{}
	for _, r := range c.who.reminders {
		seen = append(seen, r.seen())
	}
	return map[string]any{"totalCount": strconv.Itoa(len(seen)), "links": "", "alerts": seen}, nil
}

// reminder is one of this person's, or 404.
func (c call) reminder() (*reminder, *refusal) {
	i := slices.IndexFunc(c.who.reminders, func(r *reminder) bool { return r.token == c.id })
	if i < 0 {
		return nil, &refusal{http.StatusNotFound, "ALERT_NOT_FOUND", "There is no such reminder."}
	}
	return c.who.reminders[i], nil
}

func (a *Amazon) getReminder(c call) (any, *refusal) {
	r, refused := c.reminder()
	if refused != nil {
		return nil, refused
	}
	return r.seen(), nil
}

func (a *Amazon) updateReminder(c call) (any, *refusal) {
	r, refused := c.reminder()
	if refused != nil {
		return nil, refused
	}
	if refused := a.set(c, r); refused != nil {
		return nil, refused
	}
	return r.sent(), nil
}

func (a *Amazon) deleteReminder(c call) (any, *refusal) {
	gone, refused := c.reminder()
	c.who.reminders = slices.DeleteFunc(c.who.reminders, func(r *reminder) bool { return r == gone })
	return nil, refused
}

// ringReminders lets the reminders go off that are due, and forgets those that did long ago.
func (who *account) ringReminders(now time.Time) (rung []Ring) {
	for _, r := range who.reminders {
		if !r.completed && !r.at.After(now) {
			r.completed = true
			rung = append(rung, Ring{Kind: "reminder", Text: r.text, At: r.at})
		}
	}
	who.reminders = slices.DeleteFunc(who.reminders, func(r *reminder) bool {
		return r.completed && now.Sub(r.at) > keptFor
	})
	return rung
}
