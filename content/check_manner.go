package content

import (
	"slices"
	"strings"
)

// mannered looks for what is not to be said, in every wording of a line.
func (c *wordCheck) mannered(id string, l Line) {
	m := c.manner
	for _, text := range l.wordings() {
		words := toWords(text)
		if said := m.Blame.among(words, nil); said != nil {
			c.breaks(id, "blame", "%q: say what is, not whose fault it is", said)
		}
		if said := m.Promise.among(words, nil); said != nil {
			c.breaks(id, "promise", "%q: nobody knows that: say what is usual", said)
		}
		if said := m.Diagnosis.among(toWords(told(text)), nil); said != nil {
			c.breaks(id, "diagnosis", "%q: nobody has looked: say what it can be", said)
		}
		if said := m.Dose.among(words, m.Numbers); said != nil {
			c.breaks(id, "dose", "%q: no amounts: the label says them, or a doctor", said)
		}
		if said := m.Filler.among(words, nil); said != nil {
			c.breaks(id, "filler", "%q: say it without", said)
		}
		c.jargon(id, words)
	}
	for _, text := range slices.Concat(l.Other, l.AgainOther) {
		c.voice(id, toWords(text))
	}
}

// told is a text without its questions: whether they have it, one may ask.
func told(text string) string {
	all := slices.DeleteFunc(cutSentences(text), func(s string) bool { return strings.HasSuffix(s, "?") })
	return strings.Join(all, " ")
}

// jargon looks for words of doctors that stand alone.
func (c *wordCheck) jargon(id string, words []string) {
	for _, term := range c.manner.Jargon {
		switch {
		case (phrases{term.said}).among(words, nil) == nil, term.plain.among(words, nil) != nil:
		case len(term.plain) == 0:
			c.breaks(id, "jargon", "%q is never said: use plain words", term.said)
		default:
			c.breaks(id, "jargon", "%q has no plain word beside it: one of %s", term.said, term.plain)
		}
	}
}

// voice looks for what belongs to the person, said to somebody beside them.
func (c *wordCheck) voice(id string, words []string) {
	theirs := c.manner.Theirs
	said := theirs.Body.after(theirs.Of, words)
	if said == nil {
		said = theirs.Says.among(words, nil)
	}
	if said != nil {
		c.breaks(id, "voice", "%q to somebody beside them: it is theirs", said)
	}
}
