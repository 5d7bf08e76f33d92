package content

import (
	"maps"
	"slices"
)

// reprompts looks at what silence is answered with: other words than the question's own, and words to answer with.
// A question that means danger is asked again in its second wording, and lines.yes_or_no names the words.
func (c *wordCheck) reprompts() {
	c.names("lines.yes_or_no")
	for q := range c.rules.Screen.Questions {
		id := "questions." + q.ID
		if q.Kind != Talk {
			c.differs(id+".second", id+".ask")
			continue
		}
		if q.Silence != "" {
			continue
		}
		c.differs(id+".reprompt", id+".ask")
		c.names(id + ".reprompt")
		if q.Narrows {
			c.differs(id+".held_reprompt", id+".held")
			c.names(id + ".held_reprompt")
		}
	}
}

// differs reports wordings of a reprompt that the question has too, in the same voice.
func (c *wordCheck) differs(reprompt, question string) {
	r, q := c.words.lines[reprompt], c.words.lines[question]
	for _, voice := range [][2]Wordings{{r.Self, q.Self}, {r.Other, q.Other}} {
		for _, text := range voice[0] {
			if slices.Contains(voice[1], text) {
				c.breaks(reprompt, "reprompt", "the question says just that: say it in other words: %q", text)
			}
		}
	}
}

// names reports wordings that do not name two words to answer with.
func (c *wordCheck) names(id string) {
	l := c.words.lines[id]
	for _, text := range l.wordings() {
		words, named := toWords(text), 0
		for _, answer := range c.manner.Answers {
			if (phrases{answer}).among(words, nil) != nil {
				named++
			}
		}
		if named < fewestAnswers {
			c.breaks(id, "reprompt", "name two words to answer with, out of answers in manner.yaml: %q", text)
		}
	}
}

// often looks for the wordings of what is heard often: the lines marked so, and the questions of the talk with their
// reprompts. What has another answer to silence belongs to an emergency, and is asked in the same words each time.
func (c *wordCheck) often() {
	for _, id := range slices.Sorted(maps.Keys(c.rules.Lines)) {
		if c.rules.Lines[id].Often {
			c.varied("lines." + id)
		}
	}
	for _, q := range c.rules.Screen.Talk {
		if q.Silence != "" {
			continue
		}
		c.varied("questions." + q.ID + ".ask")
		c.varied("questions." + q.ID + ".reprompt")
		if q.Narrows {
			c.varied("questions." + q.ID + ".held")
			c.varied("questions." + q.ID + ".held_reprompt")
		}
		if q.Dated {
			c.varied("questions." + q.ID + ".undated")
		}
	}
}

func (c *wordCheck) varied(id string) {
	l, there := c.words.lines[id]
	if !there {
		return
	}
	for _, list := range []Wordings{l.Self, l.Other} {
		different := slices.Compact(slices.Sorted(slices.Values(list)))
		if n := len(different); n < fewestOften || n < len(list) {
			c.breaks(id, "often", "%d of %d wordings differ: at least %d, and none twice", n, len(list), fewestOften)
		}
	}
}
