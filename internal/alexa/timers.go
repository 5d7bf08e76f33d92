package alexa

import (
	"context"
	"encoding/json"
	"net/http"
	"time"
)

// timersPath is where timers live (timers API reference).
const timersPath = "/v1/alerts/timers"

// Timer is one that Alexa keeps for the person: it shows on a screen, rings when it is over until somebody
// says "stop", for up to an hour, and then speaks (ask-sdk-model, timers overview). At most two hours (timers guidelines).
type Timer struct {
	Label string        // may be empty; a label that another timer has is Refused
	For   time.Duration // whole seconds, at least one
	Text  string        // in plain text; Alexa never gives it back

	// What Alexa answers.
	ID     string
	Status string    // ON, PAUSED or OFF
	Due    time.Time // when it rings; zero when Alexa does not say
}

// timerRequest is services.timerManagement.TimerRequest of ask-sdk-model.
type timerRequest struct {
	Duration         string           `json:"duration"`
	TimerLabel       string           `json:"timerLabel,omitempty"`
	CreationBehavior creationBehavior `json:"creationBehavior"`
	Triggering       triggering       `json:"triggeringBehavior"`
}

type creationBehavior struct {
	DisplayExperience displayExperience `json:"displayExperience"`
}

type displayExperience struct {
	Visibility string `json:"visibility"`
}

type triggering struct {
	Operation    announce           `json:"operation"`
	Notification notificationConfig `json:"notificationConfig"`
}

type announce struct {
	Type           string       `json:"type"`
	TextToAnnounce []spokenText `json:"textToAnnounce"`
}

type notificationConfig struct {
	PlayAudible bool `json:"playAudible"`
}

// spokenText is what Alexa says in its own voice, in one language.
type spokenText struct {
	Locale string `json:"locale,omitempty"`
	Text   string `json:"text"`
}

// timerAnswer is services.timerManagement.TimerResponse.
type timerAnswer struct {
	ID          loose `json:"id"`
	Status      loose `json:"status"`
	Duration    loose `json:"duration"`
	TriggerTime loose `json:"triggerTime"`
	TimerLabel  loose `json:"timerLabel"`
}

// timer reads an answer. What it leaves out is as it was in asked.
func (t timerAnswer) timer(asked Timer) Timer {
	out := asked
	out.ID, out.Status = string(t.ID), string(t.Status)
	out.Due = parseTime(string(t.TriggerTime), time.UTC)
	if d := parseDuration(string(t.Duration)); d > 0 {
		out.For = d
	}
	if t.TimerLabel != "" {
		out.Label = string(t.TimerLabel)
	}
	return out
}

// StartTimer starts t and returns it with what Alexa made of it. Only during a session, with
// TimersPermission, and after the person said yes to this very timer (timers guidelines). After Late
// it may be running all the same.
func (a *API) StartTimer(ctx context.Context, t Timer) (Timer, error) {
	var answer timerAnswer
	c := call{name: "start timer", method: http.MethodPost, path: timersPath, answer: &answer}
	if t.For < time.Second {
		return Timer{}, c.failed(Refused, 0, "shorter than a second")
	}
	c.body = timerRequest{
		Duration:         isoDuration(t.For),
		TimerLabel:       t.Label,
		CreationBehavior: creationBehavior{displayExperience{"VISIBLE"}},
		Triggering: triggering{
			Operation:    announce{Type: "ANNOUNCE", TextToAnnounce: []spokenText{{a.locale, t.Text}}},
			Notification: notificationConfig{PlayAudible: true},
		},
	}
	if err := a.do(ctx, c); err != nil {
		return Timer{}, err
	}
	if answer.ID == "" {
		return Timer{}, c.failed(Refused, http.StatusOK, notDocumented)
	}
	return answer.timer(t), nil
}

// Timers returns the timers that this skill started and that are still kept. There are so few that they
// never come in pages.
func (a *API) Timers(ctx context.Context) ([]Timer, error) {
	var answer struct {
		TotalCount json.RawMessage `json:"totalCount"`
		Timers     []timerAnswer   `json:"timers"`
	}
	c := call{name: "list timers", method: http.MethodGet, path: timersPath, answer: &answer}
	if err := a.do(ctx, c); err != nil {
		return nil, err
	}
	if answer.TotalCount == nil && answer.Timers == nil { // some other object, which does not mean that there are none
		return nil, c.failed(Refused, http.StatusOK, notDocumented)
	}
	var timers []Timer
	for _, t := range answer.Timers {
		timers = append(timers, t.timer(Timer{}))
	}
	return timers, nil
}

// CancelTimer ends the timer of that ID; Gone when there is none.
func (a *API) CancelTimer(ctx context.Context, id string) error {
	return a.cancel(ctx, "cancel timer", timersPath, id)
}

// cancel deletes one of what is kept at path.
func (a *API) cancel(ctx context.Context, name, path, id string) error {
	one, ok := segment(id)
	c := call{name: name, method: http.MethodDelete, path: path + "/" + one}
	if !ok {
		return c.failed(Refused, 0, "no id")
	}
	return a.do(ctx, c)
}
