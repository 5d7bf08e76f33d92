package speaker

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// What came of it when Alexa asked for a permission: one of these, or denied.
const (
	accepted    = "ACCEPTED"
	notAnswered = "NOT_ANSWERED"
)

// maxBefore is how often a skill may ask, in one turn, for what it has.
const maxBefore = 3

// consent is a permission that a skill wants Alexa to ask for.
type consent struct {
	scope string
	token *string // the skill's own, given back as it is
	again bool    // she has asked twice
}

// sendRequest is the directive, as much of it as there may be.
type sendRequest struct {
	Type    string  `json:"type"`
	Name    string  `json:"name"`
	Token   *string `json:"token,omitempty"`
	Payload struct {
		Type            string `json:"@type"`
		Version         string `json:"@version"`
		PermissionScope string `json:"permissionScope"`
	} `json:"payload"`
}

// asksFor returns the permission that an answer asks for, nil if it asks for none.
func (a answer) asksFor() (*consent, error) {
	var found *consent
	for _, raw := range a.Response.Directives {
		var head struct{ Type string }
		if err := json.Unmarshal(raw, &head); err != nil {
			return nil, fmt.Errorf("speaker: a directive: %w", err)
		}
		if head.Type != "Connections.SendRequest" {
			continue
		}
		asks, err := readSendRequest(raw)
		if err != nil {
			return nil, err
		}
		if found != nil {
			return nil, errors.New("speaker: two directives Connections.SendRequest in one answer")
		}
		found = asks
	}
	if ends := a.Response.ShouldEndSession; found != nil && ends != nil && !*ends {
		return nil, errors.New("speaker: Connections.SendRequest with shouldEndSession false: Alexa ends the session to ask")
	}
	return found, nil
}

func readSendRequest(raw json.RawMessage) (*consent, error) {
	var d sendRequest
	if err := exactly(raw, &d); err != nil {
		return nil, fmt.Errorf("speaker: Connections.SendRequest: %w", err)
	}
	p := d.Payload
	if d.Name != "AskFor" || p.Type != "AskForPermissionsConsentRequest" || p.Version != "1" || wants(p.PermissionScope) == "" {
		return nil, fmt.Errorf("speaker: Connections.SendRequest: %s is not an AskFor for timers or reminders", raw)
	}
	return &consent{scope: p.PermissionScope, token: d.Token}, nil
}

// wants says in Alexa's words what a permission is for; empty for one that the skill cannot have.
func wants(scope string) string {
	switch scope {
	case TimersScope:
		return "set timers"
	case RemindersScope:
		return "set reminders"
	}
	return ""
}

// askFor ends the session, and Alexa asks. Who gave the permission before is not asked again.
func (e *Echo) askFor(ctx context.Context, turn Turn, c consent) (Turn, error) {
	if len(turn.Before) == maxBefore {
		return e.refused(ctx, turn, fmt.Errorf("speaker: asked over and over for %s, which is granted", c.scope))
	}
	e.open = nil
	if e.granted.has(c.scope) {
		spoken := turn
		spoken.Before, spoken.Ends = nil, true
		turn.Before = append(turn.Before, spoken)
		return e.tell(ctx, turn, c, accepted)
	}
	e.consent = &c
	turn.Alexa = e.question(c)
	return turn, nil
}

// question is Alexa's own: a skill has no say in it.
func (e *Echo) question(c consent) string {
	var name []string
	for _, word := range strings.Fields(e.model.Invocation) {
		name = append(name, strings.ToUpper(word[:1])+word[1:])
	}
	return fmt.Sprintf("Do you give %s permission to %s?", strings.Join(name, " "), wants(c.scope))
}

// decide takes what was said to Alexa's question. Anything else than a yes or a no she asks about once
// more, silence too. No word of it reaches the skill.
func (e *Echo) decide(ctx context.Context, text, said string) (Turn, error) {
	c, turn := *e.consent, Turn{You: text}
	switch {
	case says("AMAZON.YesIntent", said) || said == "i do" || said == "yes i do":
		e.granted.decide(c.scope, granted)
		return e.tell(ctx, turn, c, accepted)
	// Somebody who says "stop" has heard the question and wants none of it. Of the two answers that leaves,
	// DENIED is the stricter: the permission is refused, and the skill may not soon ask again.
	case says("AMAZON.NoIntent", said), says("AMAZON.StopIntent", said), says("AMAZON.CancelIntent", said), said == "exit":
		e.granted.decide(c.scope, denied)
		return e.tell(ctx, turn, c, denied)
	case !c.again:
		e.consent.again = true
		turn.Alexa = "Please say yes or no. " + e.question(c)
		return turn, nil
	}
	return e.tell(ctx, turn, c, notAnswered)
}

// says reports whether somebody says, in Alexa's own words, what one of her intents means.
func says(intent, said string) bool {
	return slices.ContainsFunc(builtIns()[intent], func(phrase string) bool { return keyOf(listen(phrase)) == said })
}

// tell begins a new session with how it came out. Nothing is left of the one before but the token.
func (e *Echo) tell(ctx context.Context, turn Turn, c consent, status string) (Turn, error) {
	e.begin(nil)
	return e.ask(ctx, turn, connectionsResponse{
		about: e.about("Connections.Response"), Name: "AskFor", Status: connectionStatus{"200", "OK"},
		Payload: consentPayload{c.scope, status}, Token: c.token,
	})
}
