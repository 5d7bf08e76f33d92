package judge

import "testing"

// good is one true body of each kind, written out from the timers and reminders references.
var good = map[Alert]string{
	TimerRequest: `{"duration":"PT15M","timerLabel":"ice pack","creationBehavior":{"displayExperience":{"visibility":"VISIBLE"}},
		"triggeringBehavior":{"operation":{"type":"ANNOUNCE","textToAnnounce":[{"locale":"en-US","text":"Take it off."}]},
		"notificationConfig":{"playAudible":true}}}`,
	TimerAnswer: `{"id":"t1","status":"ON","duration":"PT15M","triggerTime":"2026-03-01T08:30:30.000Z","timerLabel":"ice pack",
		"createdTime":"2026-03-01T08:15:30.000Z","updatedTime":"2026-03-01T08:15:30.000Z"}`,
	TimersAnswer: `{"totalCount":1,"timers":[{"id":"t1","status":"PAUSED"}],"nextToken":"x"}`,
	ReminderRequest: `{"requestTime":"2018-09-22T19:04:00.672","trigger":{"type":"SCHEDULED_RELATIVE","offsetInSeconds":7200},
		"alertInfo":{"spokenInfo":{"content":[{"locale":"en-US","text":"walk the dog"}]}},"pushNotification":{"status":"ENABLED"}}`,
	ReminderAnswer: `{"alertToken":"r1","createdTime":"2018-05-11T17:35:28.000Z","updatedTime":"2018-05-11T17:35:28.000Z",
		"status":"ON","version":"1","href":"/v1/alerts/reminders/r1"}`,
	ReminderGetAnswer: `{"totalCount":"1","alerts":[{"alertToken":"r1","createdTime":"2018-05-11T17:35:28.000Z","status":"ON",
		"trigger":{"type":"SCHEDULED_ABSOLUTE","scheduledTime":"2018-05-11T19:35:28.000","timeZoneId":"America/Los_Angeles","offsetInSeconds":0}}],"links":"x"}`,
}

func TestTimersAndRemindersThatAreTrue(t *testing.T) {
	for kind, raw := range good {
		t.Run(string(kind), func(t *testing.T) { Body(t, kind, []byte(raw)) })
	}
}

func TestTimersAndRemindersThatAlexaRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		kind  Alert
		fault [2]string
	}{
		"a timer without a duration":       {TimerRequest, [2]string{`"duration":"PT15M",`, ``}},
		"a duration in minutes":            {TimerRequest, [2]string{`"PT15M"`, `15`}},
		"a duration that is none":          {TimerRequest, [2]string{`PT15M`, `15 minutes`}},
		"a duration of nothing":            {TimerRequest, [2]string{`PT15M`, `PT`}},
		"a misspelt field":                 {TimerRequest, [2]string{`timerLabel`, `label`}},
		"half visible":                     {TimerRequest, [2]string{`VISIBLE`, `SHOWN`}},
		"no such operation":                {TimerRequest, [2]string{`ANNOUNCE`, `SHOUT`}},
		"an announcement without text":     {TimerRequest, [2]string{`[{"locale":"en-US","text":"Take it off."}]`, `[]`}},
		"an announcement in no language":   {TimerRequest, [2]string{`"locale":"en-US",`, ``}},
		"a reminder without a time":        {ReminderRequest, [2]string{`"requestTime":"2018-09-22T19:04:00.672",`, ``}},
		"a time with a zone":               {ReminderRequest, [2]string{`00.672`, `00.672Z`}},
		"seconds as a string":              {ReminderRequest, [2]string{`7200`, `"7200"`}},
		"at once":                          {ReminderRequest, [2]string{`7200`, `0`}},
		"never":                            {ReminderRequest, [2]string{`"type":"SCHEDULED_RELATIVE",`, ``}},
		"ssml in place of text":            {ReminderRequest, [2]string{`"text":"walk the dog"`, `"ssml":"<speak>walk</speak>"`}},
		"no such status of a notification": {ReminderRequest, [2]string{`ENABLED`, `ON`}},
		"a timer that is on and off":       {TimerAnswer, [2]string{`"ON"`, `"ONOFF"`}},
		"a made-up field of an answer":     {ReminderAnswer, [2]string{`"href"`, `"url"`}},
	} {
		t.Run(name, func(t *testing.T) {
			refused(t, func(raw []byte) ([]string, error) { return alertProblems(c.kind, raw) }, plant(t, good[c.kind], c.fault))
		})
	}
}
