package alexa

import "encoding/json"

// Request is everything Alexa sends for one turn. Fields that are missing, null or of a type we did
// not expect are zero: see Decode.
type Request struct {
	Version string  `json:"version"`
	Session Session `json:"session,omitzero"`
	Context Context `json:"context"`
	Body    ReqBody `json:"request"`
}

// Session is what lasts from one opening of the skill to its end. It is zero for requests outside
// any session: skill events, players, reminders.
type Session struct {
	New         bool        `json:"new"`
	SessionID   string      `json:"sessionId"`
	Application Application `json:"application"`
	User        User        `json:"user"`
	// Attributes are what the last response of this session carried; nil when there are none.
	Attributes json.RawMessage `json:"attributes,omitempty"`
}

// Application names the skill the request is for.
type Application struct {
	ApplicationID string `json:"applicationId"`
}

// User is the account the device belongs to, not the person who speaks.
type User struct {
	UserID      string      `json:"userId"`
	Permissions Permissions `json:"permissions,omitzero"`
}

// Permissions are what the account has allowed and refused this skill: see Granted.
type Permissions struct {
	Scopes map[Permission]Scope `json:"scopes,omitempty"`
}

// Scope is GRANTED or DENIED.
type Scope struct {
	Status string `json:"status"`
}

// Context is the state of the device. Only the part that we use is read.
type Context struct {
	System System `json:"System"`
}

// System is the device, and how to reach Alexa's own web APIs during this turn.
type System struct {
	Application Application `json:"application"`
	User        User        `json:"user"`
	Device      Device      `json:"device,omitzero"`
	// APIEndpoint is used as it stands: it differs by region.
	APIEndpoint string `json:"apiEndpoint,omitempty"`
	// APIAccessToken is present even when no permission was granted, and is as good as a password.
	APIAccessToken Token `json:"apiAccessToken,omitempty"`
}

// Device is the one that was spoken to.
type Device struct {
	DeviceID            string                     `json:"deviceId"`
	SupportedInterfaces map[string]json.RawMessage `json:"supportedInterfaces"`
}

// ReqBody is what happened. Type says which of the other fields mean anything.
type ReqBody struct {
	Type      string `json:"type"`
	RequestID string `json:"requestId"`
	Timestamp string `json:"timestamp"` // as sent: RFC 3339 on a good day
	Locale    string `json:"locale,omitempty"`

	// IntentRequest, CanFulfillIntentRequest
	DialogState string `json:"dialogState,omitempty"`
	Intent      Intent `json:"intent,omitzero"`

	// LaunchRequest, when a task opened the skill
	Task *Task `json:"task,omitempty"`

	// SessionEndedRequest, System.ExceptionEncountered
	Reason string `json:"reason,omitempty"`
	Error  *Error `json:"error,omitempty"`

	// SessionResumedRequest, System.ExceptionEncountered
	Cause *Cause `json:"cause,omitempty"`

	// Connections.Response
	Name    string          `json:"name,omitempty"`
	Status  *Status         `json:"status,omitempty"`
	Payload json.RawMessage `json:"payload,omitempty"`

	// Connections.Response (ours, as sent out), Alexa.Presentation.APL.UserEvent (the document's)
	Token string `json:"token,omitempty"`

	// Alexa.Presentation.APL.UserEvent
	Arguments []any           `json:"arguments,omitempty"`
	Source    json.RawMessage `json:"source,omitempty"`

	// AlexaSkillEvent.*, Reminders.*
	Event json.RawMessage `json:"body,omitempty"`
}

// Task is the custom task that a LaunchRequest carries.
type Task struct {
	Name    string          `json:"name"`
	Version string          `json:"version"`
	Input   json.RawMessage `json:"input,omitempty"`
}

// Error is why Alexa ended a session or refused a response: INVALID_RESPONSE, ENDPOINT_TIMEOUT ...
type Error struct {
	Type    string `json:"type"`
	Message string `json:"message"`
}

// Cause is what resumed the session, or the id of the request whose answer was refused.
type Cause struct {
	Type      string          `json:"type,omitempty"`
	RequestID string          `json:"requestId,omitempty"`
	Token     string          `json:"token,omitempty"`
	Status    *Status         `json:"status,omitempty"`
	Result    json.RawMessage `json:"result,omitempty"`
}

// Status is how a connection, such as a permission prompt, came out.
type Status struct {
	Code    Code   `json:"code"`
	Message string `json:"message"`
}

// Code is "200" whether it was sent as a string or as a number: Amazon's types say string, its guides show both.
type Code string

// UnmarshalJSON takes a string or a number and never fails.
func (c *Code) UnmarshalJSON(raw []byte) error {
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		s = string(raw)
	}
	*c = Code(s)
	return nil
}
