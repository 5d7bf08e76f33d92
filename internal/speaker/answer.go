package speaker

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
)

// answer is as much of a response as a device without a screen acts on.
type answer struct {
	SessionAttributes json.RawMessage `json:"sessionAttributes"`
	Response          *struct {
		OutputSpeech speech `json:"outputSpeech"`
		Reprompt     struct {
			OutputSpeech speech `json:"outputSpeech"`
		} `json:"reprompt"`
		Directives       []json.RawMessage `json:"directives"`
		ShouldEndSession *bool             `json:"shouldEndSession"`
	} `json:"response"`
}

type speech struct {
	Type string `json:"type"`
	SSML string `json:"ssml"`
	Text string `json:"text"`
}

// ask sends a request of the open session and does as the answer says.
func (e *Echo) ask(ctx context.Context, turn Turn, request any) (Turn, error) {
	raw, err := e.envelope(e.open, request)
	if err != nil {
		return turn, fmt.Errorf("speaker: %w", err)
	}
	turn.Request = raw
	if turn.Raw, err = e.handler(ctx, raw); err != nil {
		return e.refused(ctx, turn, fmt.Errorf("speaker: the skill failed: %w", err))
	}
	var a answer
	if err := json.Unmarshal(turn.Raw, &a); err != nil {
		return e.refused(ctx, turn, fmt.Errorf("speaker: the skill's answer: %w", err))
	}
	if a.Response == nil {
		return e.refused(ctx, turn, errors.New("speaker: the skill's answer has no response"))
	}
	return e.hear(ctx, turn, a)
}

// hear speaks the answer and keeps the session open or closes it. A device without a screen closes it
// too when nothing is said about it.
func (e *Echo) hear(ctx context.Context, turn Turn, a answer) (Turn, error) {
	var err error
	if turn.SSML, turn.Says, err = a.Response.OutputSpeech.spoken(); err != nil {
		return e.refused(ctx, turn, err)
	}
	ssml, words, err := a.Response.Reprompt.OutputSpeech.spoken()
	if err != nil {
		return e.refused(ctx, turn, err)
	}
	asks, err := a.asksFor()
	if err != nil {
		return e.refused(ctx, turn, err)
	}
	if asks != nil {
		return e.askFor(ctx, turn, *asks)
	}
	turn.Reprompt, turn.Again = words, ssml
	if ends := a.Response.ShouldEndSession; ends == nil || *ends {
		e.open, turn.Ends = nil, true
		return turn, nil
	}
	e.open.fresh, e.open.reprompt, e.open.attributes = false, nil, json.RawMessage("{}")
	if ssml != "" {
		e.open.reprompt = &reprompt{ssml, words}
	}
	if len(a.SessionAttributes) > 0 && string(a.SessionAttributes) != "null" {
		e.open.attributes = a.SessionAttributes
	}
	return turn, nil
}

func (s speech) spoken() (ssml, words string, err error) {
	if s.Type == "PlainText" {
		return s.Text, s.Text, nil
	}
	words, err = Plain(s.SSML)
	return s.SSML, words, err
}

// refused is Alexa's way with an answer that she cannot use: her own words, and the session is over.
func (e *Echo) refused(ctx context.Context, turn Turn, why error) (Turn, error) {
	turn.Says = "There was a problem with the requested skill's response."
	raw := turn.Raw
	turn, err := e.end(ctx, turn, Failed, &requestError{"INVALID_RESPONSE", why.Error()})
	turn.Raw = raw
	return turn, errors.Join(why, err)
}
