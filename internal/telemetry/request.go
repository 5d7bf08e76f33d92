package telemetry

// Request is what kind of request Alexa sent.
type Request uint8

// The kinds of requests. Any that we do not know is OtherRequest.
const (
	OtherRequest Request = iota
	Launch
	Intent
	Ended
	Event
	Consent   // how Alexa's own question for a permission came out
	Exception // Alexa could not use an answer of ours
)

var requestNames = [...]string{
	OtherRequest: "other", Launch: "launch", Intent: "intent", Ended: "ended", Event: "event", Consent: "consent", Exception: "exception",
}

// String returns the name in the log.
func (r Request) String() string { return name(requestNames[:], int(r)) }

// IntentName is one of the intents that steer the talk and tell nothing of anybody's health. Yes and No
// are not among them: they answer questions about danger signs.
type IntentName uint8

// What is no intent at all, and every intent that is not named.
const (
	NoIntent IntentName = iota
	OtherIntent
)

var intentNames = [...]string{
	"none", "other",
	"cancel", "fallback", "help", "navigate_home", "next", "pause", "previous", "repeat", "resume", "start_over", "stop",
}

// alexaNames are Alexa's names for them, in the same order.
var alexaNames = [...]string{
	"", "",
	"AMAZON.CancelIntent", "AMAZON.FallbackIntent", "AMAZON.HelpIntent", "AMAZON.NavigateHomeIntent", "AMAZON.NextIntent",
	"AMAZON.PauseIntent", "AMAZON.PreviousIntent", "AMAZON.RepeatIntent", "AMAZON.ResumeIntent", "AMAZON.StartOverIntent",
	"AMAZON.StopIntent",
}

// IntentOf returns the IntentName of an intent as Alexa names it.
func IntentOf(intent string) IntentName {
	if intent == "" {
		return OtherIntent
	}
	return IntentName(nameOf(alexaNames[:], intent, int(OtherIntent)))
}

// String returns the name in the log.
func (i IntentName) String() string { return name(intentNames[:], int(i)) }
