package alexa

import "encoding/json"

// Permission is a scope: something that a person allows the skill to do, once, in their account.
type Permission string

// The permissions that the skill can use (timers and reminders API references).
const (
	TimersPermission    Permission = "alexa::alerts:timers:skill:readwrite"
	RemindersPermission Permission = "alexa::alerts:reminders:skill:readwrite"
)

// granted is the status of a scope that the person allowed.
const granted = "GRANTED"

// Granted reports whether the person has allowed it. The token says nothing about that: it comes with every request.
func (r Request) Granted(scope Permission) bool {
	return r.Context.System.User.Permissions.Scopes[scope].Status == granted
}

// denied is the status of a scope that the person did not allow.
const denied = "DENIED"

// Denied reports whether the person has been asked for it and has said no.
func (r Request) Denied(scope Permission) bool {
	return r.Context.System.User.Permissions.Scopes[scope].Status == denied
}

// Answer is what a person said to a permission prompt.
type Answer int

// The answers. Where a prompt came to nothing, or to something we have not heard of, nobody answered.
const (
	NotAnswered Answer = iota // Alexa itself has sent the card for it to the account's app
	Accepted
	Denied
)

// Consent is how a permission prompt came out.
type Consent struct {
	Answer Answer
	Scope  Permission // what was asked for; empty when Alexa does not say
}

// askFor is the connection that asks for a permission.
const askFor = "AskFor"

// Consent reads the answer to a permission prompt: a Connections.Response, with our own token in
// Body.Token and without session attributes. False for any other request.
func (r Request) Consent() (Consent, bool) {
	if r.Body.Type != ConnectionsResponse || r.Body.Name != askFor {
		return Consent{}, false
	}
	var payload struct {
		Status loose `json:"status"`
		Scope  loose `json:"permissionScope"`
	}
	if json.Unmarshal(r.Body.Payload, &payload) != nil { // missing, or not an object
		return Consent{}, true
	}
	consent := Consent{Scope: Permission(payload.Scope)}
	if r.Body.Status == nil || r.Body.Status.Code != "200" {
		return consent, true
	}
	switch payload.Status {
	case "ACCEPTED":
		consent.Answer = Accepted
	case "DENIED":
		consent.Answer = Denied
	}
	return consent, true
}
