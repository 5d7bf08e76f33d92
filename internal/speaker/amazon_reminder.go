package speaker

import (
	"strings"
	"time"
)

// reminderAsked is a reminder as a skill asks for one.
type reminderAsked struct {
	RequestTime      string            `json:"requestTime"`
	Trigger          *trigger          `json:"trigger,omitempty"`
	AlertInfo        *alertInfo        `json:"alertInfo,omitempty"`
	PushNotification *pushNotification `json:"pushNotification,omitempty"`
}

// trigger has no recurrence: this stand-in rings once, and refuses what it would get wrong.
type trigger struct {
	Type            string `json:"type"`
	OffsetInSeconds *int   `json:"offsetInSeconds,omitempty"`
	ScheduledTime   string `json:"scheduledTime,omitempty"`
	TimeZoneID      string `json:"timeZoneId,omitempty"`
}

type alertInfo struct {
	SpokenInfo *spokenInfo `json:"spokenInfo,omitempty"`
}

type spokenInfo struct {
	Content []localeText `json:"content"`
}

type pushNotification struct {
	Status string `json:"status"`
}

// local is a time on the clock of a place, with or without parts of a second.
const local = "2006-01-02T15:04:05"

// readReminder reads what a skill asks for and when it is due, or says what is wrong with it. zone is
// where the device stands, which counts when the skill names none.
func readReminder(body []byte, now time.Time, zone string) (asked reminderAsked, due time.Time, refused *refusal) {
	if err := exactly(body, &asked); err != nil {
		return asked, due, badRequest("INVALID_REQUEST", "%v", err)
	}
	if !isTime(asked.RequestTime) {
		return asked, due, badRequest("INVALID_REQUEST_TIME_FORMAT", "requestTime %q is not of the kind 2026-11-29T10:00:00.000.", asked.RequestTime)
	}
	if refused := asked.AlertInfo.check(); refused != nil {
		return asked, due, refused
	}
	if p := asked.PushNotification; p != nil && !oneOf(p.Status, "ENABLED", "DISABLED") {
		return asked, due, badRequest("INVALID_PUSH_NOTIFICATION", "status is ENABLED or DISABLED.")
	}
	due, refused = asked.Trigger.due(now, zone)
	if refused == nil && !due.After(now) {
		refused = badRequest("TRIGGER_SCHEDULED_TIME_IN_PAST", "The reminder would be due at %s.", stamp(due))
	}
	return asked, due, refused
}

// isTime takes a time with an offset too: skills in the wild send it.
func isTime(text string) bool {
	_, bare := time.Parse(local, text)
	_, whole := time.Parse(time.RFC3339, text)
	return bare == nil || whole == nil
}

// check wants a text in every language: real devices refuse SSML alone.
func (i *alertInfo) check() *refusal {
	if i == nil || i.SpokenInfo == nil || len(i.SpokenInfo.Content) == 0 {
		return badRequest("INVALID_ALERT_INFO", "spokenInfo.content is missing.")
	}
	for _, c := range i.SpokenInfo.Content {
		if c.Locale == "" || strings.TrimSpace(c.Text) == "" {
			return badRequest("INVALID_ALERT_INFO", "Each spokenInfo.content has a locale and a text.")
		}
	}
	return nil
}

// due is when the reminder goes off.
func (t *trigger) due(now time.Time, zone string) (time.Time, *refusal) {
	switch {
	case t != nil && t.Type == "SCHEDULED_RELATIVE" && t.OffsetInSeconds != nil && t.ScheduledTime == "":
		return now.Add(time.Duration(*t.OffsetInSeconds) * time.Second), nil
	case t != nil && t.Type == "SCHEDULED_ABSOLUTE" && t.OffsetInSeconds == nil && t.ScheduledTime != "":
		if t.TimeZoneID != "" {
			zone = t.TimeZoneID
		}
		at, err := location(zone)
		if err != nil {
			return time.Time{}, badRequest("INVALID_TIME_ZONE", "timeZoneId %q is none.", zone)
		}
		due, err := time.ParseInLocation(local, t.ScheduledTime, at)
		if err != nil {
			return time.Time{}, badRequest("INVALID_TRIGGER_SCHEDULED_TIME_FORMAT", "scheduledTime %q is not of the kind 2026-11-29T10:00:00.000.", t.ScheduledTime)
		}
		return due, nil
	}
	return time.Time{}, badRequest("INVALID_TRIGGER", "A trigger is SCHEDULED_RELATIVE with offsetInSeconds, or SCHEDULED_ABSOLUTE with scheduledTime.")
}
