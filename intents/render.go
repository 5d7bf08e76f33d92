package intents

import (
	"fmt"
	"strings"

	"floorside/content"
	"floorside/internal/alexa"
	"floorside/internal/guide"
)

// renderer turns acts into a response, in the words of one language and one voice.
type renderer struct {
	words  *content.Words
	region content.Region
	state  guide.State
	forgot bool // the record was deleted
	reply  alexa.Reply
}

func (r *renderer) render(acts []guide.Act) (alexa.Response, error) {
	r.reply.End = alexa.KeepOpen
	for _, act := range acts {
		if err := r.act(act); err != nil {
			return alexa.Response{}, err
		}
	}
	attributes, err := r.state.Encode()
	if err != nil {
		return alexa.Response{}, err
	}
	r.reply.Attributes = attributes
	return alexa.Render(r.reply)
}

func (r *renderer) act(act guide.Act) error {
	switch a := act.(type) {
	case guide.Say:
		return r.say(&r.reply.Speech, a.Line, a.Again)
	case guide.Warn:
		if a.Full {
			r.card()
		}
		return r.lines(&r.reply.Speech, a.Lines)
	case guide.Hold:
		r.reply.Speech = append(r.reply.Speech, alexa.Pause(a.For))
	case guide.Ask:
		if err := r.lines(&r.reply.Reprompt, a.Reprompt); err != nil {
			return err
		}
		return r.say(&r.reply.Speech, a.Line, false)
	case guide.Forget:
		if r.forgot {
			return r.say(&r.reply.Speech, a.Done, false)
		}
		return r.say(&r.reply.Speech, a.Failed, false)
	case guide.End:
		r.reply.End = alexa.Close
	}
	return nil
}

func (r *renderer) lines(into *alexa.Speech, ids []string) error {
	for _, id := range ids {
		if err := r.say(into, id, false); err != nil {
			return err
		}
	}
	return nil
}

// say appends one line in its next wording: its words as text, its phone numbers as digits.
func (r *renderer) say(into *alexa.Speech, id string, again bool) error {
	text := r.words.Say(id, r.state.Record.Who == guide.Other, again, r.state.Talk.Takes[id])
	if text == "" {
		return fmt.Errorf("intents: no words for %s", id)
	}
	if r.words.Varies(id) {
		if r.state.Talk.Takes == nil {
			r.state.Talk.Takes = map[string]int{}
		}
		r.state.Talk.Takes[id]++
	}
	for text != "" {
		before, rest, found := strings.Cut(text, "{")
		if before != "" {
			*into = append(*into, alexa.Text(before))
		}
		if !found {
			return nil
		}
		name, after, _ := strings.Cut(rest, "}")
		*into = append(*into, alexa.Digits(r.region.Numbers[name].Dial))
		text = after
	}
	return nil
}

// card is the warning on the account's app and on a screen. It names no sign: others may read it.
func (r *renderer) card() {
	plain := func(id string) string {
		text := r.words.Say(id, r.state.Record.Who == guide.Other, false, 0)
		return strings.ReplaceAll(text, "{emergency}", r.region.Numbers["emergency"].Dial)
	}
	r.reply.Card = &alexa.Card{Title: plain("lines.card_title"), Text: plain("lines.card_warning")}
}
