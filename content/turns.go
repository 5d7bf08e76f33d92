package content

import (
	"slices"
	"strings"
)

// What one answer may be: long enough to help, short enough to keep. A turn that has a line excused from it may be as
// long as a warning.
var (
	turnLimit    = length{30, 14}
	excusedLimit = length{warningWords, warningTime}
)

// Turn is one answer: its lines in the order they are said. The last is a question, unless the talk ends with it.
type Turn struct {
	Lines []TurnLine
	Ends  bool
}

// TurnLine is one line of a turn. Again is its shorter wording.
type TurnLine struct {
	ID    string
	Again bool
}

// TurnCheck looks at the turns of the talk, as far as they are normal: no warning, no quiet in them. Which turns there
// are, only the conversation knows: it is shown them one by one.
type TurnCheck struct {
	check   *wordCheck
	lines   map[TurnLine][2]measured // by voice
	seen    map[string]bool
	long    []longTurn
	excused map[string]bool // lines whose excuse was needed
	wrong   int             // turns that do not end in their one question
}

// measured is what is known of a line in one voice.
type measured struct {
	length
	asks bool
}

// longTurn is a turn that is too long in its worse voice.
type longTurn struct {
	ids  []string
	ends bool
	length
	limit length
}

// Turns begins a check of one language's turns.
func (b *Book) Turns(lang string) *TurnCheck {
	return &TurnCheck{
		check: &wordCheck{lang: lang, rules: b.Rules, words: b.Words[lang]},
		lines: map[TurnLine][2]measured{}, seen: map[string]bool{}, excused: map[string]bool{},
	}
}

// Look takes in one turn. The same turn twice is looked at once.
func (c *TurnCheck) Look(t Turn) {
	if key := t.key(); c.seen[key] || len(t.Lines) == 0 {
		return
	} else {
		c.seen[key] = true
	}
	var worst length
	for voice := range 2 {
		var all length
		asked := 0
		for _, line := range t.Lines {
			m := c.line(line)[voice]
			all = all.plus(m.length)
			if m.asks {
				asked++
			}
		}
		last := c.line(t.Lines[len(t.Lines)-1])[voice].asks
		if !t.Ends && (asked != 1 || !last) || t.Ends && asked > 0 {
			c.asksWrongly(t, asked)
		}
		worst = worst.longer(all)
	}
	c.keep(t, worst)
}

// keep notes a turn that is too long. Whatever excuse it has counts as needed, since not every turn is shown.
func (c *TurnCheck) keep(t Turn, all length) {
	if !all.over(turnLimit) {
		return
	}
	limit := turnLimit
	var ids []string
	for _, line := range t.Lines {
		ids = append(ids, line.ID)
		if _, ok := c.check.words.lines[line.ID].Except[turnRule]; ok {
			c.excused[line.ID], limit = true, excusedLimit
		}
		if isSource(line.ID) { // names are as long as they are, and only said to who asks for them
			limit = excusedLimit
		}
	}
	if all.over(limit) {
		c.long = append(c.long, longTurn{ids, t.Ends, all, limit})
	}
}

func isSource(id string) bool { return strings.HasPrefix(id, "sources.") }

// line measures a line in both voices, once.
func (c *TurnCheck) line(line TurnLine) [2]measured {
	if m, ok := c.lines[line]; ok {
		return m
	}
	var both [2]measured
	for voice := range both {
		other := voice == 1
		both[voice].length = c.check.words.longest(line.ID, other, line.Again)
		both[voice].asks = slices.ContainsFunc(c.check.words.voice(line.ID, other, line.Again), func(text string) bool {
			return strings.Contains(text, "?")
		})
	}
	c.lines[line] = both
	return both
}

// key tells turns apart.
func (t Turn) key() string {
	var key strings.Builder
	for _, line := range t.Lines {
		key.WriteString(line.ID)
		if line.Again {
			key.WriteString(" again")
		}
		key.WriteByte(',')
	}
	if t.Ends {
		key.WriteByte('.')
	}
	return key.String()
}

// String is the ids of a turn's lines.
func (t Turn) String() string {
	var ids []string
	for _, line := range t.Lines {
		ids = append(ids, line.ID)
	}
	return strings.Join(ids, " + ")
}
