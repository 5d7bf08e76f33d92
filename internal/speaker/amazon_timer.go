package speaker

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// maxTimer is how long a timer may run.
const maxTimer = 2 * time.Hour

// timerAsked is a timer as a skill asks for one.
type timerAsked struct {
	Duration           string              `json:"duration"`
	TimerLabel         string              `json:"timerLabel,omitempty"`
	CreationBehavior   *creationBehavior   `json:"creationBehavior,omitempty"`
	TriggeringBehavior *triggeringBehavior `json:"triggeringBehavior,omitempty"`
}

type creationBehavior struct {
	DisplayExperience *displayExperience `json:"displayExperience,omitempty"`
}

type displayExperience struct {
	Visibility string `json:"visibility"`
}

type triggeringBehavior struct {
	Operation          *operation          `json:"operation,omitempty"`
	NotificationConfig *notificationConfig `json:"notificationConfig,omitempty"`
}

type operation struct {
	Type           string       `json:"type"`
	TextToAnnounce []localeText `json:"textToAnnounce,omitempty"`
}

type notificationConfig struct {
	PlayAudible *bool `json:"playAudible"`
}

// localeText is what is spoken where this locale is set.
type localeText struct {
	Locale string `json:"locale"`
	SSML   string `json:"ssml,omitempty"` // of reminders only
	Text   string `json:"text,omitempty"`
}

// readTimer reads what a skill asks for, or says what is wrong with it.
func readTimer(body []byte) (asked timerAsked, length time.Duration, refused *refusal) {
	if err := exactly(body, &asked); err != nil {
		return asked, 0, badRequest("INVALID_REQUEST", "%v", err)
	}
	length, ok := readDuration(asked.Duration)
	if !ok || length <= 0 || length > maxTimer {
		return asked, 0, badRequest("INVALID_DURATION", "duration %q: it is of the kind PT15M, and at most PT2H.", asked.Duration)
	}
	c, t := asked.CreationBehavior, asked.TriggeringBehavior
	if c == nil || c.DisplayExperience == nil || !oneOf(c.DisplayExperience.Visibility, "VISIBLE", "HIDDEN") {
		return asked, 0, badRequest("INVALID_CREATION_BEHAVIOR", "displayExperience.visibility is VISIBLE or HIDDEN.")
	}
	if t == nil || t.Operation == nil || t.NotificationConfig == nil || t.NotificationConfig.PlayAudible == nil {
		return asked, 0, badRequest("INVALID_TRIGGERING_BEHAVIOR", "It has an operation and notificationConfig.playAudible.")
	}
	return asked, length, t.Operation.check()
}

// check refuses LAUNCH_TASK too: that needs a task in the skill's manifest, and there is none.
func (o *operation) check() *refusal {
	switch {
	case o.Type == "NOTIFY_ONLY" && o.TextToAnnounce == nil:
		return nil
	case o.Type != "ANNOUNCE":
		return badRequest("INVALID_OPERATION", "%q is not ANNOUNCE with textToAnnounce, or NOTIFY_ONLY without.", o.Type)
	case len(o.TextToAnnounce) == 0:
		return badRequest("INVALID_OPERATION", "textToAnnounce is missing.")
	}
	for _, t := range o.TextToAnnounce {
		if t.Locale == "" || strings.TrimSpace(t.Text) == "" || t.SSML != "" {
			return badRequest("INVALID_OPERATION", "Each textToAnnounce has a locale and a text.")
		}
	}
	return nil
}

func (t timerAsked) says(locale string) string {
	return spokenIn(locale, t.TriggeringBehavior.Operation.TextToAnnounce)
}

// spokenIn is the text for a locale, else the first.
func spokenIn(locale string, texts []localeText) string {
	for _, t := range texts {
		if t.Locale == locale {
			return t.Text
		}
	}
	if len(texts) > 0 {
		return texts[0].Text
	}
	return ""
}

func oneOf(s string, known ...string) bool {
	for _, k := range known {
		if s == k {
			return true
		}
	}
	return false
}

var isoDuration = regexp.MustCompile(`^PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?$`)

// readDuration reads an ISO 8601 duration of hours, minutes and seconds.
func readDuration(text string) (d time.Duration, ok bool) {
	parts := isoDuration.FindStringSubmatch(text)
	if parts == nil || text == "PT" {
		return 0, false
	}
	for i, unit := range []time.Duration{time.Hour, time.Minute, time.Second} {
		n, _ := strconv.Atoi(parts[i+1]) // digits, or nothing, which is none
		d += time.Duration(n) * unit
	}
	return d, true
}

// spelledDuration writes an ISO 8601 duration, to the second.
func spelledDuration(d time.Duration) string {
	s := int(d.Round(time.Second).Seconds())
	return fmt.Sprintf("PT%dH%dM%dS", s/3600, s/60%60, s%60)
}
