package content

import (
	"slices"
	"strings"
)

// The most of each that a person in pain can keep.
const (
	mostOptions   = 3 // in one question
	mostHeard     = 4 // words that say a topic back
	mostMore      = 2 // sentences on "tell me more"
	fewestAnswers = 2 // words that a reprompt names
	fewestOften   = 3 // wordings of what is heard often
	mostGrade     = 6 // the school year in which it can be read
	gradeWords    = 8 // the fewest that are graded
)

// shape looks at how many sentences, questions and options each wording of a line has.
func (c *wordCheck) shape(id string, l Line) {
	for _, text := range l.wordings() {
		c.asking(id, text)
		c.options(id, text)
		c.topic(id, text)
		c.grade(id, text)
	}
}

// asking: a question line asks one thing, at its end, and no other line asks, so that the question is last in a turn.
// A reprompt stands alone: it may ask before it names what to say.
func (c *wordCheck) asking(id, text string) {
	n := strings.Count(text, "?")
	switch {
	case c.asks(id):
		if n != 1 || !strings.HasSuffix(text, "?") {
			c.breaks(id, "question", "ask one thing, and end with it: %q", text)
		}
	case isReprompt(id):
		if n > 1 {
			c.breaks(id, "question", "a reprompt asks once at most: %q", text)
		}
	case n > 0:
		c.breaks(id, "question", "only question lines ask: %q", text)
	}
}

// options counts what each question, and each reprompt, gives to choose from.
func (c *wordCheck) options(id, text string) {
	for _, sentence := range cutSentences(text) {
		if !strings.HasSuffix(sentence, "?") && !isReprompt(id) {
			continue
		}
		if n := c.manner.choices(sentence); n > mostOptions {
			c.breaks(id, "options", "%d to choose from, at most %d: %q", n, mostOptions, sentence)
		}
	}
}

// choices counts the options of a sentence: "a, b, or c" are three. A pair counts once, a colon begins anew, and what
// stands behind the last "or" is no list. A clause before the list counts too, which is rather too strict. It knows English.
func (m *Manner) choices(sentence string) int {
	most := 1
	for _, part := range strings.Split(strings.TrimRight(sentence, ".?!"), ":") {
		list, commas, n := strings.Fields(strings.ReplaceAll(strings.ToLower(part), ",", " , ")), 0, 1
		for at := 0; at < len(list); at++ {
			switch pair := m.pairAt(list[at:]); {
			case pair > 0:
				at += pair - 1
			case list[at] == ",":
				commas++
			case list[at] == "or":
				if list[at-min(at, 1)] == "," {
					commas--
				}
				n, commas = n+commas+1, 0
			}
		}
		most = max(most, n)
	}
	return most
}

// pairAt returns how many words a pair has that stands first, or 0.
func (m *Manner) pairAt(words []string) int {
	for _, pair := range m.Pairs {
		if pair.begins(words, nil) {
			return len(pair)
		}
	}
	return 0
}

// grade: a whole wording is graded, since the formula is one for passages. Below eight words it judges a single word:
// "Drinking." is read in grade 8 by it, and of our wordings of up to five words one in seven is over 6; of those of six to
// eight, one in ninety. Sources have names, which are as they are.
func (c *wordCheck) grade(id, text string) {
	if len(strings.Fields(text)) < gradeWords || isSource(id) {
		return
	}
	if grade := Grade(text); grade > mostGrade {
		c.breaks(id, "grade", "read in grade %.2f, at most %d: shorter words, or shorter sentences: %q", grade, mostGrade, text)
	}
}

// topic: said back in a few words, one sentence, and at most two more.
func (c *wordCheck) topic(id, text string) {
	family, rest, _ := strings.Cut(id, ".")
	if family != "topics" {
		return
	}
	_, part, _ := strings.Cut(rest, ".")
	sentences, words := len(cutSentences(text)), len(strings.Fields(text))
	switch {
	case part == "say" && sentences != 1:
		c.breaks(id, "topic", "%d sentences: the one useful thing in one sentence, the rest into more: %q", sentences, text)
	case part == "more" && sentences > mostMore:
		c.breaks(id, "topic", "%d sentences, at most %d: %q", sentences, mostMore, text)
	case part == "heard" && words > mostHeard:
		c.breaks(id, "topic", "%d words, at most %d say back what was asked: %q", words, mostHeard, text)
	}
}

// asks reports whether a line is itself a question.
func (c *wordCheck) asks(id string) bool {
	family, rest, _ := strings.Cut(id, ".")
	question, part, _ := strings.Cut(rest, ".")
	if family != "questions" {
		return false
	}
	q := c.rules.Question(question)
	return slices.Contains([]string{"ask", "second", "probe", "means", "undated"}, part) || part == "held" && q != nil && q.Kind == Talk
}

func isReprompt(id string) bool { return strings.HasSuffix(id, "reprompt") }
