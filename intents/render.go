package intents

import (
	"fmt"
	"strconv"
	"strings"
	"time"

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

	asksFor alexa.Permission
	reply   alexa.Reply
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
	if r.asksFor != "" { // her question loses the attributes
		r.reply.AskFor = &alexa.AskFor{Scope: r.asksFor, Token: string(attributes)}
	}
	return alexa.Render(r.reply)
}

func (r *renderer) act(act guide.Act) error {
	switch a := act.(type) {
	case guide.Say:
		return r.say(&r.reply.Speech, a)
	case guide.Count:
		return r.count()
	case guide.Show:
		r.reply.Card = r.cardOf("lines.helper_card_title", "lines.helper_card")
	case guide.AskFor:
		r.asksFor = scopes[a.Permission]
	case guide.Warn:
		if a.Full {
			r.reply.Card = r.cardOf("lines.card_title", "lines.card_warning")
		}
		return r.lines(&r.reply.Speech, a.Lines)
	case guide.Hold:
		r.reply.Speech = append(r.reply.Speech, alexa.Pause(a.For))
	case guide.Ask:
		if err := r.lines(&r.reply.Reprompt, a.Reprompt); err != nil {
			return err
		}
		return r.say(&r.reply.Speech, guide.Say{Line: a.Line, Figure: a.Figure})
	case guide.Forget:
		if r.forgot {
			return r.lines(&r.reply.Speech, []string{a.Done})
		}
		return r.lines(&r.reply.Speech, []string{a.Failed})
	case guide.End:
		r.reply.End = alexa.Close
	}
	return nil
}

func (r *renderer) lines(into *alexa.Speech, ids []string) error {
	for _, id := range ids {
		if err := r.say(into, guide.Say{Line: id}); err != nil {
			return err
		}
	}
	return nil
}

// say appends one line in its next wording, a move more slowly where that was asked for.
func (r *renderer) say(into *alexa.Speech, a guide.Say) error {
	text := r.words.Say(a.Line, r.state.Record.Who == guide.Other, a.Again, r.state.Talk.Takes[a.Line])
	if text == "" {
		return fmt.Errorf("intents: no words for %s", a.Line)
	}
	if r.words.Varies(a.Line) {
		if r.state.Talk.Takes == nil {
			r.state.Talk.Takes = map[string]int{}
		}
		r.state.Talk.Takes[a.Line]++
	}
	speech := r.filled(text, a.Figure)
	if r.state.SlowVoice() && strings.HasPrefix(a.Line, "routines.") {
		speech = alexa.Speech{alexa.Slowly(speech)}
	}
	*into = append(*into, speech...)
	return nil
}

// filled puts what its placeholders name into a text: phone numbers as digits, counts as words, times as times of day.
func (r *renderer) filled(text string, f guide.Figure) alexa.Speech {
	var speech alexa.Speech
	for text != "" {
		before, rest, found := strings.Cut(text, "{")
		if before != "" {
			speech = append(speech, alexa.Text(before))
		}
		if !found {
			break
		}
		name, after, _ := strings.Cut(rest, "}")
		speech = append(speech, r.named(name, f, before == ""))
		text = after
	}
	return speech
}

// named is what one placeholder names.
func (r *renderer) named(name string, f guide.Figure, first bool) alexa.Part {
	switch name {
	case "count", "minutes", "hours":
		return alexa.Text(r.number(f.N, first))
	case "time":
		zone, err := time.LoadLocation(r.state.Talk.Zone)
		if err != nil {
			zone = time.UTC
		}
		return alexa.Clock(time.Unix(f.At, 0).In(zone))
	}
	return alexa.Digits(r.region.Numbers[name].Dial)
}

// numbers is the line that has a wording for each number from nought up.
const numbers = "lines.numbers"

// number is a number in words, as far as there are words for it.
func (r *renderer) number(n int, first bool) string {
	word := ""
	if n >= 0 && n < r.words.Wordings(numbers) {
		word = r.words.Say(numbers, false, false, n)
	}
	if word == "" {
		return strconv.Itoa(n)
	}
	if first {
		return strings.ToUpper(word[:1]) + word[1:]
	}
	return word
}

// count counts down, a second each.
func (r *renderer) count() error {
	for _, id := range []string{"lines.three", "lines.two", "lines.one"} {
		if err := r.lines(&r.reply.Speech, []string{id}); err != nil {
			return err
		}
		r.reply.Speech = append(r.reply.Speech, alexa.Pause(content.Counted/3))
	}
	return nil
}

// cardOf is a card in the account's app and on a screen. The warning's names no sign: others may read it.
func (r *renderer) cardOf(title, text string) *alexa.Card {
	plain := func(id string) string {
		text := r.words.Say(id, r.state.Record.Who == guide.Other, false, 0)
		return strings.ReplaceAll(text, "{emergency}", r.region.Numbers["emergency"].Dial)
	}
	return &alexa.Card{Title: plain(title), Text: plain(text)}
}
