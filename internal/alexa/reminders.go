package alexa

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"time"
)

// remindersPath is where reminders live (reminders API reference).
const remindersPath = "/v1/alerts/reminders"

// Reminder is one that Alexa speaks to the person later, twice, after a tone; it does not open the skill.
type Reminder struct {
	In          time.Duration // from now, in whole seconds, at least one
	Text        string        // after "here is your reminder", in plain text
	RequestTime time.Time     // when the person asked for it: the time of the request

	// What Alexa answers.
	Token  string    // its id
	Status string    // ON or COMPLETED; completed ones stay for three days
	Due    time.Time // when it is spoken; zero when that cannot be told
}

// reminderRequest is services.reminderManagement.ReminderRequest of ask-sdk-model.
type reminderRequest struct {
	RequestTime      string           `json:"requestTime"`
	Trigger          relativeTrigger  `json:"trigger"`
	AlertInfo        alertInfo        `json:"alertInfo"`
	PushNotification pushNotification `json:"pushNotification"`
}

type relativeTrigger struct {
	Type            string `json:"type"`
	OffsetInSeconds int64  `json:"offsetInSeconds"`
}

type alertInfo struct {
	SpokenInfo spokenInfo `json:"spokenInfo"`
}

// spokenInfo is words alone: with ssml in place of them a real device refused the reminder (second-hand).
type spokenInfo struct {
	Content []spokenText `json:"content"`
}

type pushNotification struct {
	Status string `json:"status"`
}

// reminderAnswer is the fields that ReminderResponse and Reminder of services.reminderManagement share, and the trigger of the latter.
type reminderAnswer struct {
	AlertToken  loose         `json:"alertToken"`
	CreatedTime loose         `json:"createdTime"`
	Status      loose         `json:"status"`
	Trigger     triggerAnswer `json:"trigger"`
	AlertInfo   struct {
		SpokenInfo struct {
			Content []struct {
				Text loose `json:"text"`
			} `json:"content"`
		} `json:"spokenInfo"`
	} `json:"alertInfo"`
}

// triggerAnswer is when a reminder is spoken: at a local time, or so many seconds after it was made.
type triggerAnswer struct {
	ScheduledTime   loose `json:"scheduledTime"`
	TimeZoneID      loose `json:"timeZoneId"`
	OffsetInSeconds loose `json:"offsetInSeconds"` // a number by the types, a string in Amazon's example
}

// SetReminder sets r and returns it with what Alexa made of it. Only during a session, with
// RemindersPermission, and after the person said yes to this very reminder and its time (reminders
// guidelines). After Late it may be set all the same.
func (a *API) SetReminder(ctx context.Context, r Reminder) (Reminder, error) {
	var answer reminderAnswer
	c := call{name: "set reminder", method: http.MethodPost, path: remindersPath, answer: &answer}
	if r.In < time.Second {
		return Reminder{}, c.failed(Refused, 0, "sooner than in a second")
	}
	c.body = reminderRequest{
		// Written without a zone, as documented, and in UTC: a relative reminder has no other.
		RequestTime:      r.RequestTime.UTC().Format(localTime),
		Trigger:          relativeTrigger{Type: "SCHEDULED_RELATIVE", OffsetInSeconds: int64(r.In / time.Second)},
		AlertInfo:        alertInfo{spokenInfo{[]spokenText{{a.locale, r.Text}}}},
		PushNotification: pushNotification{"ENABLED"},
	}
	if err := a.do(ctx, c); err != nil {
		return Reminder{}, err
	}
	if answer.AlertToken == "" {
		return Reminder{}, c.failed(Refused, http.StatusOK, notDocumented)
	}
	made := parseTime(string(answer.CreatedTime), time.UTC)
	if made.IsZero() {
		made = r.RequestTime
	}
	r.Token, r.Status, r.Due = string(answer.AlertToken), string(answer.Status), made.Add(r.In)
	return r, nil
}

// Reminders returns the reminders of this skill, those that were spoken in the last three days included.
func (a *API) Reminders(ctx context.Context) ([]Reminder, error) {
	var answer struct {
		TotalCount json.RawMessage  `json:"totalCount"`
		Alerts     []reminderAnswer `json:"alerts"`
	}
	c := call{name: "list reminders", method: http.MethodGet, path: remindersPath, answer: &answer}
	if err := a.do(ctx, c); err != nil {
		return nil, err
	}
	if answer.TotalCount == nil && answer.Alerts == nil { // some other object, which does not mean that there are none
		return nil, c.failed(Refused, http.StatusOK, notDocumented)
	}
	var reminders []Reminder
	for _, one := range answer.Alerts {
		reminders = append(reminders, one.reminder())
	}
	return reminders, nil
}

// reminder reads one of a list.
func (r reminderAnswer) reminder() Reminder {
	offset, _ := strconv.ParseInt(string(r.Trigger.OffsetInSeconds), 10, 32) // 0, which is none, when it is no number
	out := Reminder{
		In:     time.Duration(max(offset, 0)) * time.Second,
		Token:  string(r.AlertToken),
		Status: string(r.Status),
	}
	if said := r.AlertInfo.SpokenInfo.Content; len(said) > 0 {
		out.Text = string(said[0].Text)
	}
	made := parseTime(string(r.CreatedTime), time.UTC)
	if out.Due = r.Trigger.scheduled(); out.Due.IsZero() && !made.IsZero() && out.In > 0 {
		out.Due = made.Add(out.In)
	}
	return out
}

// scheduled is the time that a trigger names; zero when it names none, or one that could be anywhere.
func (t triggerAnswer) scheduled() time.Time {
	if zone, ok := zoneNamed(string(t.TimeZoneID)); ok {
		return parseTime(string(t.ScheduledTime), zone)
	}
	at, err := time.Parse(time.RFC3339, string(t.ScheduledTime))
	if err != nil {
		return time.Time{}
	}
	return at
}

// CancelReminder takes back the reminder of that token; Gone when there is none.
func (a *API) CancelReminder(ctx context.Context, token string) error {
	return a.cancel(ctx, "cancel reminder", remindersPath, token)
}
