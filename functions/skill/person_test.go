package main_test

import (
	"encoding/json"
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"

	"floorside/content"
	"floorside/internal/judge"
)

// person talks to a Lambda as Alexa passes it on: in JSON of our own making, so that a mistake in our
// wire types shows.
type person struct {
	t          testing.TB
	invoke     func([]byte) ([]byte, error)
	skill      string
	user       string
	attributes json.RawMessage // what the last answer of this session carried
	sessions   int
	open       bool
}

// ana is a person without a session, talking to h.
func ana(t testing.TB, h house) *person {
	return &person{t: t, invoke: h.Invoke, skill: skillID, user: "amzn1.ask.account.ANA"}
}

// answer is what of a response these tests look at.
type answer struct {
	Version           string
	SessionAttributes json.RawMessage
	Response          struct {
		OutputSpeech     *struct{ Type, SSML string }
		Reprompt         *struct{ OutputSpeech struct{ SSML string } }
		ShouldEndSession *bool
	}
}

func (a answer) ssml() string {
	if a.Response.OutputSpeech == nil {
		return ""
	}
	return a.Response.OutputSpeech.SSML
}

// words is the speech without its markup.
func (a answer) words() string {
	return strings.TrimSpace(html.UnescapeString(markup.ReplaceAllString(a.ssml(), "")))
}

var markup = regexp.MustCompile("<[^>]*>")

// firstSentence is the speech up to its first full stop.
func (a answer) firstSentence() string {
	first, _, _ := strings.Cut(a.words(), ".")
	return first
}

// safe reports whether this is the sentence that is spoken when nothing else works.
func (a answer) safe() bool { return a.words() == strings.TrimSpace(content.SafeWords) }

// asks reports whether the session stays open for an answer.
func (a answer) asks() bool {
	return a.Response.ShouldEndSession != nil && !*a.Response.ShouldEndSession && a.Response.Reprompt != nil
}

// ends reports whether the session is over.
func (a answer) ends() bool {
	return a.Response.ShouldEndSession != nil && *a.Response.ShouldEndSession && a.Response.Reprompt == nil
}

// envelope is the request for one turn. slots are plain values by name.
func (p *person) envelope(kind, intent string, slots map[string]string) []byte {
	p.t.Helper()
	if !p.open {
		p.sessions, p.attributes = p.sessions+1, nil
	}
	app, user := map[string]any{"applicationId": p.skill}, map[string]any{"userId": p.user}
	request := map[string]any{
		"type": kind, "requestId": "amzn1.echo-api.request.1", "timestamp": "2026-03-14T15:09:26Z", "locale": "en-US",
	}
	if intent != "" {
		filled := map[string]any{}
		for name, value := range slots {
			filled[name] = map[string]any{"name": name, "value": value, "confirmationStatus": "NONE"}
		}
		request["intent"] = map[string]any{"name": intent, "confirmationStatus": "NONE", "slots": filled}
	}
	if kind == "SessionEndedRequest" {
		request["reason"] = "USER_INITIATED"
	}
	session := map[string]any{
		"new": !p.open, "sessionId": fmt.Sprintf("amzn1.echo-api.session.%d", p.sessions),
		"application": app, "user": user,
	}
	if p.attributes != nil {
		session["attributes"] = p.attributes
	}
	raw, err := json.Marshal(map[string]any{
		"version": "1.0", "session": session, "request": request,
		"context": map[string]any{"System": map[string]any{
			"application": app, "user": user, "device": map[string]any{"deviceId": "amzn1.ask.device.1", "supportedInterfaces": map[string]any{}},
			"apiEndpoint": "https://api.amazonalexa.com", "apiAccessToken": "token",
		}},
	})
	if err != nil {
		p.t.Fatal(err)
	}
	return raw
}

// send passes a request on and takes the answer, which has to be one that Alexa accepts.
func (p *person) send(request []byte) answer {
	p.t.Helper()
	raw, err := p.invoke(request)
	if err != nil {
		p.t.Fatalf("no answer: %v", err)
	}
	if t, ok := p.t.(*testing.T); ok {
		judge.Response(t, raw)
	}
	var a answer
	if err := json.Unmarshal(raw, &a); err != nil {
		p.t.Fatalf("%v: %s", err, raw)
	}
	p.attributes, p.open = a.SessionAttributes, a.Response.ShouldEndSession != nil && !*a.Response.ShouldEndSession
	return a
}

func (p *person) launch() answer {
	p.t.Helper()
	p.open = false
	return p.send(p.envelope("LaunchRequest", "", nil))
}

// says sends an intent, with slot names and values in turn.
func (p *person) says(intent string, slots ...string) answer {
	p.t.Helper()
	filled := map[string]string{}
	for i := 0; i+1 < len(slots); i += 2 {
		filled[slots[i]] = slots[i+1]
	}
	return p.send(p.envelope("IntentRequest", intent, filled))
}
