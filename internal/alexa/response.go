package alexa

import "encoding/json"

// Response is everything Alexa is answered with. Render makes one that keeps to the limits.
type Response struct {
	Version string `json:"version"`
	// SessionAttributes is a JSON object that comes back with the next request of this session.
	SessionAttributes json.RawMessage `json:"sessionAttributes,omitempty"`
	Body              ResBody         `json:"response"`
}

// ResBody is what Alexa is to do.
type ResBody struct {
	OutputSpeech *OutputSpeech     `json:"outputSpeech,omitempty"`
	Card         *SimpleCard       `json:"card,omitempty"`
	Reprompt     *Reprompt         `json:"reprompt,omitempty"`
	Directives   []json.RawMessage `json:"directives,omitempty"`
	// ShouldEndSession means three things: true ends it, false listens, nil leaves it to the device
	// (a screen stays open with the microphone shut; without one the session ends).
	ShouldEndSession *bool             `json:"shouldEndSession,omitempty"`
	CanFulfillIntent *CanFulfillIntent `json:"canFulfillIntent,omitempty"`
}

// OutputSpeech is what is spoken. We only ever send SSML.
type OutputSpeech struct {
	Type string `json:"type"`
	SSML string `json:"ssml"`
}

// Reprompt is spoken once when nobody answers.
type Reprompt struct {
	OutputSpeech OutputSpeech `json:"outputSpeech"`
}

// SimpleCard is text in the account's Alexa app.
type SimpleCard struct {
	Type    string `json:"type"`
	Title   string `json:"title"`
	Content string `json:"content"`
}

// CanFulfillIntent answers whether the skill could deal with an intent: YES, NO or MAYBE.
type CanFulfillIntent struct {
	CanFulfill string `json:"canFulfill"`
}

// wireVersion is that of the response format; there has never been another.
const wireVersion = "1.0"

// Silent answers a request that permits no speech (see Speakable). It leaves shouldEndSession out:
// an audio player's request answered with false is refused.
func Silent() Response { return Response{Version: wireVersion} }

// CannotFulfill answers a CanFulfillIntentRequest, which asks on behalf of somebody who has not opened
// the skill: we take no such calls.
func CannotFulfill() Response {
	r := Silent()
	r.Body.CanFulfillIntent = &CanFulfillIntent{CanFulfill: "NO"}
	return r
}
