package intents

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"floorside/content"
	"floorside/internal/alexa"
	"floorside/internal/guide"
	"floorside/internal/hearing"
)

// errUnheard means that there is nothing to hear words with.
var errUnheard = errors.New("intents: hearing cannot be made ready")

// listen hears every word first, as said to the open question, then asks the table, and puts the flags on the event: they win over it.
func (t *turn) listen(ctx context.Context, region content.Region, s guide.State) (guide.Event, error) {
	open, intent := s.Talk.Pending, t.req.Body.Intent
	t.trace.Intent = intent.Name
	text := strings.Join(intent.Words(), " ")
	if kept, ok := content.KeptWords(intent.Name); ok {
		text = strings.TrimSpace(kept + " " + text)
	}
	t.trace.Text = text
	row, ok := table[intent.Name]
	if !ok { // an intent that only keeps a word, or of a newer model: what was said counts
		row = free
	}
	if text == "" {
		event := row(said{id: firstID(intent)})
		t.trace.Heard = event.Flags
		return t.zoned(ctx, event, s), nil
	}
	ear, err := t.h.ears[region.Language]()
	if err != nil {
		return guide.Event{}, fmt.Errorf("%w: %w", errUnheard, err)
	}
	heard := ear.Hear(text, open)
	words := said{id: firstID(intent), text: text, answer: kinds[heard.Answer]}
	event := row(words)
	if t.answers(event.Kind, open) {
		event = free(words)
	}
	event = t.flag(event, heard, open)
	return t.zoned(ctx, t.began(ctx, event, heard.When, s), s), nil
}

// answers reports whether words that Alexa took for a control are words like others: "the left one", where no move is on.
func (t *turn) answers(control guide.Kind, open string) bool {
	q := t.h.Book.Rules.Question(open)
	danger := q != nil && q.Kind != content.Talk && q.Kind != content.Clock // "worse" answers the clock
	return danger && slices.Contains(answering, control) || !guide.Moving(open) && slices.Contains(steering, control)
}

// flag puts what was heard on the event.
func (t *turn) flag(e guide.Event, heard hearing.Heard, open string) guide.Event {
	e.Flags = append(e.Flags, heard.Flags...)
	e.Suspects, e.Signs = heard.Suspected, heard.Signs
	talk := t.h.Book.Rules.Question(open) == nil || t.h.Book.Rules.Question(open).Kind == content.Talk
	gate := !talk && t.h.Book.Rules.Question(open).Kind == content.Gate
	half := e.Kind == guide.Hedged && talk || (e.Kind == guide.Hedged || e.Kind == guide.Yes) && gate
	if e.Free && (e.Kind == guide.Unclear || half) { // perhaps asked in words that Alexa did not know
		switch {
		case heard.Routine != "":
			e.Kind, e.ID = guide.AskRoutine, heard.Routine
		case len(heard.Topics) > 0:
			e.Kind, e.ID = guide.AskTopic, heard.Topics[0]
		}
	}
	if q := t.h.Book.Rules.Question(open); q != nil && q.Kind == content.Danger && e.Free && e.Kind == guide.Unclear && slices.Contains(e.Signs, "hurts") {
		e.Kind = guide.Spasm // "it hurts so much" is no answer, and no noise
	}
	if heard.Other {
		e.About, e.Who = true, guide.Other
	}
	if heard.Whether {
		e.Flags = slices.DeleteFunc(e.Flags, func(id string) bool { return id == "asks_for_911" })
		if len(e.Flags) == 0 {
			e.Kind = guide.Whether
		}
	}
	if e.Kind == guide.Unclear && len(e.Flags) > 0 {
		e.Kind = guide.Spasm // a flag that has to wait is still a complaint, not noise
	}
	t.trace.Heard, t.trace.Suspected = e.Flags, heard.Suspected
	for _, why := range heard.Why {
		t.trace.Why = append(t.trace.Why, why.String())
	}
	return e
}

// firstID is the first slot value that Alexa's entity resolution knew, by the order of the slots' names.
func firstID(intent alexa.Intent) string {
	for _, name := range slices.Sorted(maps.Keys(intent.Slots)) {
		if id := intent.Slots[name].ID(); id != "" {
			return id
		}
	}
	return ""
}
