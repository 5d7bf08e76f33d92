package review

import (
	"fmt"
	"slices"
	"strings"

	"floorside/content"
)

// partNames says what each part of a family is for.
var partNames = map[string]string{
	"questions.ask": "first wording", "questions.second": "second wording, after “what?” or what was no answer",
	"questions.probe": "after “not sure”", "questions.means": "when they ask what it means", "questions.noted": "says back a no",
	"questions.held": "when it holds back, or while moves are held back", "questions.reprompt": "after silence",
	"questions.held_reprompt": "after silence, while moves are held back",
	"flags.heard":             "what it can mean", "flags.own": "what to do in this case", "flags.worse": "what it can mean with what else was heard",
	"topics.heard": "says back what was asked", "topics.say": "the first sentence", "topics.more": "on request",
	"routines.heard": "says back what was asked", "routines.name": "when it is taken up again", "routines.start": "how to get there",
	"routines.done": "at the end",
}

func partName(id string) string {
	family, rest, _ := strings.Cut(id, ".")
	_, part, _ := strings.Cut(rest, ".")
	switch {
	case id == content.SafeLine:
		return "when nothing else works"
	case family == "routines" && strings.HasPrefix(part, "left_"):
		return "between two repetitions"
	case family == "routines" && partNames[family+"."+part] == "":
		return "the step " + part
	}
	return partNames[family+"."+part]
}

// entry is one line with all that the book says of it.
func (b *builder) entry(id string) Entry {
	line, signature := b.lines[id], b.signed[id]
	e := Entry{
		ID: id, Part: partName(id), Voices: b.voices(line), Said: b.occasions.told(id), Leads: b.leads(id),
		Seconds: b.seconds(line), Hash: signature.Hash, State: stateOf(signature),
	}
	if question, part := ownQuestion(id); part != "ask" && len(e.Leads) > 0 {
		e.Leads, e.AsFirst = onlyOther(e.Leads, b.leads("questions."+question+".ask")), true
	}
	if id == content.SafeLine {
		e.Said = []string{"when the content, the memory or the skill itself fails"}
	}
	e.Sources, e.States, e.Excused = b.printed(b.rules.SourcesOf(id)), b.stated[id], b.excuses(id)
	return e
}

// voices are the wordings of a line as they are heard; where both voices say the same, it stands once.
func (b *builder) voices(l content.Line) []Voice {
	var out []Voice
	add := func(name string, w content.Wordings) {
		if len(w) == 0 {
			return
		}
		var words []string
		for _, text := range w {
			words = append(words, b.dialled(text))
		}
		out = append(out, Voice{name, words})
	}
	pair := func(self, other content.Wordings, both, one, two string) {
		if slices.Equal(self, other) {
			add(both, self)
			return
		}
		add(one, self)
		add(two, other)
	}
	pair(l.Self, l.Other, "To both", "To the person", "To a helper")
	pair(l.Again, l.AgainOther, "Shorter, to both", "Shorter, to the person", "Shorter, to a helper")
	return out
}

// seconds is how long a line takes in the first wording to the person.
func (b *builder) seconds(l content.Line) float64 {
	if len(l.Self) == 0 {
		return 0
	}
	return content.Seconds(b.dialled(l.Self[0]))
}

// stateOf is how far a line is signed, in words.
func stateOf(s content.Signature) string {
	switch s.State {
	case content.Never:
		return "draft"
	case content.Changed:
		return fmt.Sprintf("changed since %s signed other words on %s", s.By.Reviewer, s.By.Date)
	}
	return fmt.Sprintf("signed by %s, %s, on %s; to be looked at again by %s", s.By.Reviewer, s.By.Role, s.By.Date, s.By.Due)
}

// printed are sources by their ids.
func (b *builder) printed(ids []string) []Source {
	var all []Source
	for _, id := range ids {
		if s := b.rules.Source(id); s != nil {
			all = append(all, printed(*s))
		}
	}
	return all
}

// printed is a source as the book prints it.
func printed(s content.Source) Source {
	out := Source{ID: s.ID, Publisher: s.Publisher, Title: s.Title, Link: s.Link, Took: s.Took, Read: s.Read, Checked: s.Checked, Due: s.Due}
	if s.Own {
		out.Publisher = "Our own caution, not yet reviewed"
	}
	if s.Year > 0 {
		out.Year = fmt.Sprint(s.Year)
	}
	return out
}

// advisory says how soon a person needs a human.
func advisory(a content.Advisory) string {
	return map[content.Advisory]string{
		content.DoctorSoon: "see a doctor in the next days", content.DoctorToday: "call a doctor today",
		content.Emergency: "call the emergency number now",
	}[a]
}

// blocked names what is held back.
func blocked(b content.Blocks) string {
	var names []string
	for _, one := range []struct {
		what content.Blocks
		name string
	}{{content.Moves, "stretches"}, {content.Rising, "getting up"}, {content.Medicine, "all on medicines"}} {
		if b.Any(one.what) {
			names = append(names, one.name)
		}
	}
	return strings.Join(names, ", ")
}
