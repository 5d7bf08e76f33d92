package alexa

import "strings"

// The request types that are treated each in its own way. There are others, and there will be more.
const (
	LaunchRequest       = "LaunchRequest"
	IntentRequest       = "IntentRequest"
	SessionEnded        = "SessionEndedRequest"
	SessionResumed      = "SessionResumedRequest"
	CanFulfillRequest   = "CanFulfillIntentRequest"
	ConnectionsResponse = "Connections.Response"
	ExceptionRaised     = "System.ExceptionEncountered"
	UserEvent           = "Alexa.Presentation.APL.UserEvent"
	SkillEnabled        = "AlexaSkillEvent.SkillEnabled"
	SkillDisabled       = "AlexaSkillEvent.SkillDisabled"
)

// The built-in intents the skill ships. Their requests carry no text.
const (
	CancelIntent       = "AMAZON.CancelIntent"
	FallbackIntent     = "AMAZON.FallbackIntent"
	HelpIntent         = "AMAZON.HelpIntent"
	NavigateHomeIntent = "AMAZON.NavigateHomeIntent"
	NextIntent         = "AMAZON.NextIntent"
	NoIntent           = "AMAZON.NoIntent"
	PauseIntent        = "AMAZON.PauseIntent"
	PreviousIntent     = "AMAZON.PreviousIntent"
	RepeatIntent       = "AMAZON.RepeatIntent"
	ResumeIntent       = "AMAZON.ResumeIntent"
	StartOverIntent    = "AMAZON.StartOverIntent"
	StopIntent         = "AMAZON.StopIntent"
	YesIntent          = "AMAZON.YesIntent"
)

// Why a session ended.
const (
	UserInitiated        = "USER_INITIATED"
	EndedByError         = "ERROR"
	ExceededMaxReprompts = "EXCEEDED_MAX_REPROMPTS"
)

// mute are the families of requests whose answer may not speak: events that happen outside a talk, and
// players that take directives only (request types reference, playback controller reference).
var mute = [...]string{
	"AlexaSkillEvent.",
	"AudioPlayer.",
	"Messaging.",
	"PlaybackController.",
	"Reminders.",
	"System.",
}

// Speakable reports whether Alexa speaks what this request is answered with. For the others answer Silent.
//
// A type we have never heard of is speakable when it comes inside a session: all the known ones are,
// but for those named here, and a person who is in a talk must not meet silence.
func (r Request) Speakable() bool {
	kind := r.Body.Type
	switch kind {
	case LaunchRequest, IntentRequest, SessionResumed, ConnectionsResponse, UserEvent:
		return true
	case SessionEnded, CanFulfillRequest:
		return false
	}
	for _, family := range mute {
		if strings.HasPrefix(kind, family) {
			return false
		}
	}
	if strings.HasSuffix(kind, ".RuntimeError") { // a screen document failed; nobody asked anything
		return false
	}
	return r.Session.SessionID != ""
}
