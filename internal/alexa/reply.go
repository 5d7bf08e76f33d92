package alexa

import (
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// The platform's limits, second-hand: no official page was seen. Both readings of "120 KB" are in
// use, this is the smaller.
const (
	maxSpeech   = 8_000   // characters of SSML, in the speech and again in the reprompt
	maxCard     = 8_000   // characters of all text on the card
	maxResponse = 120_000 // bytes of JSON, session attributes included
)

// Ending is what happens to the session after the speech.
type Ending int

// The endings, as the three states of shouldEndSession: false, true and absent.
const (
	KeepOpen      Ending = iota // listen for an answer: needs a reprompt
	Close                       // end the session
	ScreenDecides               // a screen stays open without listening; without one the session ends
)

// Card is plain text for the account's Alexa app.
type Card struct {
	Title, Text string
}

// Reply is one answer, in our own terms. Speech is needed: for requests that permit none, use Silent.
type Reply struct {
	Speech   Speech
	Reprompt Speech
	Card     *Card
	End      Ending
	// AskFor is a permission that Alexa asks for after the speech. It ends the session whatever End
	// says, and nothing is asked again.
	AskFor *AskFor
	// Attributes must encode to a JSON object; it comes back with the next request of the session. May be nil.
	Attributes any
}

// Render turns a reply into the response to send. It fails, naming the limit, rather than send what
// Alexa would refuse: the person would hear only that there was a problem.
func Render(r Reply) (Response, error) {
	out := Silent()
	speech, err := spoken("speech", r.Speech)
	if err != nil {
		return Response{}, err
	}
	out.Body.OutputSpeech = &speech
	if r.AskFor != nil {
		err = out.ask(*r.AskFor)
	} else {
		err = out.end(r)
	}
	if err != nil {
		return Response{}, err
	}
	if r.Card != nil {
		if err := out.show(*r.Card); err != nil {
			return Response{}, err
		}
	}
	if out.SessionAttributes, err = object(r.Attributes); err != nil {
		return Response{}, err
	}
	if err := out.fits(); err != nil {
		return Response{}, err
	}
	return out, nil
}

// spoken makes one piece of speech; what names it in errors.
func spoken(what string, s Speech) (OutputSpeech, error) {
	if s.Plain() == "" {
		return OutputSpeech{}, fmt.Errorf("alexa: %s: no words", what)
	}
	ssml := s.SSML()
	if n := utf8.RuneCountInString(ssml); n > maxSpeech {
		return OutputSpeech{}, fmt.Errorf("alexa: %s: %d characters of SSML, at most %d", what, n, maxSpeech)
	}
	return OutputSpeech{Type: "SSML", SSML: ssml}, nil
}

// end sets shouldEndSession and, unless the session is over, the reprompt.
func (out *Response) end(r Reply) error {
	switch r.End {
	case Close:
		out.Body.ShouldEndSession = new(true)
		return nil
	case KeepOpen:
		if len(r.Reprompt) == 0 {
			return fmt.Errorf("alexa: reprompt: none, but the session stays open")
		}
		out.Body.ShouldEndSession = new(false)
	case ScreenDecides:
		if len(r.Reprompt) == 0 {
			return nil
		}
	default:
		return fmt.Errorf("alexa: end: no such ending as %d", r.End)
	}
	speech, err := spoken("reprompt", r.Reprompt)
	if err != nil {
		return err
	}
	out.Body.Reprompt = &Reprompt{OutputSpeech: speech}
	return nil
}

func (out *Response) show(c Card) error {
	if n := utf8.RuneCountInString(c.Title) + utf8.RuneCountInString(c.Text); n > maxCard {
		return fmt.Errorf("alexa: card: %d characters, at most %d", n, maxCard)
	}
	out.Body.Card = &SimpleCard{Type: "Simple", Title: c.Title, Content: c.Text}
	return nil
}

// object encodes session attributes. Amazon's types allow an object and nothing else.
func object(attributes any) (json.RawMessage, error) {
	if attributes == nil {
		return nil, nil
	}
	raw, err := json.Marshal(attributes)
	if err != nil {
		return nil, fmt.Errorf("alexa: attributes: %w", err)
	}
	switch {
	case string(raw) == "null": // a nil pointer or map
		return nil, nil
	case raw[0] != '{':
		return nil, fmt.Errorf("alexa: attributes: not a JSON object")
	}
	return raw, nil
}

// fits measures the response as it will be sent.
func (out *Response) fits() error {
	raw, err := json.Marshal(out)
	if err != nil {
		return fmt.Errorf("alexa: response: %w", err)
	}
	if len(raw) > maxResponse {
		return fmt.Errorf("alexa: response: %d bytes, at most %d", len(raw), maxResponse)
	}
	return nil
}
