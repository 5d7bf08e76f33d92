package judge

import (
	"encoding/json"
	"regexp"
	"testing"
)

// Alert is one of the bodies that go to and fro between a skill and Alexa's timers and reminders.
type Alert string

// The bodies, by the names of ask-sdk-model.
const (
	TimerRequest      Alert = "services.timerManagement.TimerRequest"
	TimerAnswer       Alert = "services.timerManagement.TimerResponse"
	TimersAnswer      Alert = "services.timerManagement.TimersResponse"
	ReminderRequest   Alert = "services.reminderManagement.ReminderRequest"
	ReminderAnswer    Alert = "services.reminderManagement.ReminderResponse"
	ReminderGetAnswer Alert = "services.reminderManagement.GetRemindersResponse"
)

// alertSchemas are closed, the answers too: only stand-ins written here are held against them.
var alertSchemas = map[Alert]schema{
	TimerRequest:      part("alert-requests.schema.json", TimerRequest),
	TimerAnswer:       part("alert-answers.schema.json", TimerAnswer),
	TimersAnswer:      part("alert-answers.schema.json", TimersAnswer),
	ReminderRequest:   part("alert-requests.schema.json", ReminderRequest),
	ReminderAnswer:    part("alert-answers.schema.json", ReminderAnswer),
	ReminderGetAnswer: part("alert-answers.schema.json", ReminderGetAnswer),
}

// Body fails the test when raw is no such body by Amazon's types, or lacks what those call optional and
// the references do not.
func Body(t testing.TB, kind Alert, raw []byte) {
	t.Helper()
	report(t, string(kind), must[[]string](t)(alertProblems(kind, raw)))
}

func alertProblems(kind Alert, raw []byte) ([]string, error) {
	problems, err := alertSchemas[kind].problems(raw)
	if err != nil || len(problems) > 0 {
		return problems, err
	}
	switch kind {
	case TimerRequest:
		return missedTimer(raw)
	case ReminderRequest:
		return missedReminder(raw)
	}
	return nil, nil
}

// spoken is the words of a request in one language.
type spoken struct{ Locale, Text, SSML string }

// mute reports words that Alexa would not say, and that the types let pass.
func mute(all []spoken) []string {
	if len(all) == 0 {
		return []string{"nothing to say"}
	}
	var problems []string
	for _, one := range all {
		if one.Text == "" {
			problems = append(problems, "no text: ssml alone is refused")
		}
		if one.Locale == "" {
			problems = append(problems, "no locale")
		}
	}
	return problems
}

// duration is how Amazon's examples write one. A length of nothing rings at once.
var duration = regexp.MustCompile(`^PT(\d+H)?(\d+M)?(\d+S)?$`)

// maxLabel is in characters, by the comments of ask-sdk-model.
const maxLabel = 256

func missedTimer(raw []byte) ([]string, error) {
	var timer struct {
		Duration, TimerLabel string
		TriggeringBehavior   struct {
			Operation struct {
				Type           string
				TextToAnnounce []spoken
			}
		}
	}
	if err := json.Unmarshal(raw, &timer); err != nil {
		return nil, err
	}
	var problems []string
	if !duration.MatchString(timer.Duration) || timer.Duration == "PT" {
		problems = append(problems, "/duration: not as PT1H30M")
	}
	if len([]rune(timer.TimerLabel)) > maxLabel {
		problems = append(problems, "/timerLabel: too long")
	}
	if what := timer.TriggeringBehavior.Operation; what.Type == "ANNOUNCE" {
		problems = append(problems, mute(what.TextToAnnounce)...)
	}
	return problems, nil
}

// requestTime is how the reminders reference writes it.
var requestTime = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$`)

func missedReminder(raw []byte) ([]string, error) {
	var reminder struct {
		RequestTime string
		Trigger     struct {
			Type            string
			OffsetInSeconds int
		}
		AlertInfo struct{ SpokenInfo struct{ Content []spoken } }
	}
	if err := json.Unmarshal(raw, &reminder); err != nil {
		return nil, err
	}
	problems := mute(reminder.AlertInfo.SpokenInfo.Content)
	if !requestTime.MatchString(reminder.RequestTime) {
		problems = append(problems, "/requestTime: not as 2018-09-22T19:04:00.672")
	}
	if reminder.Trigger.Type == "" {
		problems = append(problems, "/trigger: never goes off")
	}
	if reminder.Trigger.Type == "SCHEDULED_RELATIVE" && reminder.Trigger.OffsetInSeconds <= 0 {
		problems = append(problems, "/trigger/offsetInSeconds: goes off at once")
	}
	return problems, nil
}
