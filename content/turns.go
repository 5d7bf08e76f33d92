package content

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// What one answer may be: long enough to help, short enough to keep. A turn that has a line excused from it may be as
// long as a warning.
var (
	turnLimit    = length{35, 14}
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

// keep notes a turn that is too long.
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
	}
	if all.over(limit) {
		c.long = append(c.long, longTurn{ids, t.Ends, all, limit})
	}
}

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

// asksWrongly reports a turn that does not end in its one question.
func (c *TurnCheck) asksWrongly(t Turn, asked int) {
	c.check.addOnce(t.Lines[len(t.Lines)-1].ID, "turn: asks %d times: once, at the end, and not at all when the talk ends: %s", asked, t)
}

// mostTurns is how many turns are reported. Each stands for all that say the same before any question, and for those
// that say more besides.
const mostTurns = 24

// Issues reports the turns that are wrong, shortest list of lines first, and excuses that no turn needed.
func (c *TurnCheck) Issues() []Issue {
	slices.SortFunc(c.long, func(a, b longTurn) int {
		return cmp.Or(cmp.Compare(len(a.said()), len(b.said())), cmp.Compare(b.words, a.words), slices.Compare(a.ids, b.ids))
	})
	var shown []longTurn
	rest := 0
	for _, t := range c.long {
		switch {
		case slices.ContainsFunc(shown, t.has):
		case len(shown) == mostTurns:
			rest++
		default:
			shown = append(shown, t)
		}
	}
	for _, t := range shown {
		c.report(t)
	}
	if rest > 0 {
		c.check.issues = append(c.check.issues, Issue{c.check.lang, fmt.Sprintf("turn: %d more turns are too long", rest)})
	}
	c.unneeded()
	return c.check.issues
}

// report places a turn at the longest of its lines.
func (c *TurnCheck) report(t longTurn) {
	more := -1 // itself
	for _, other := range c.long {
		if other.has(t) {
			more++
		}
	}
	longest := slices.MaxFunc(t.ids, func(a, b string) int {
		return cmp.Compare(c.check.words.longest(a, false, false).words, c.check.words.longest(b, false, false).words)
	})
	c.check.add(longest, "turn: %d words and %.1f seconds, at most %d and %.0f, and %d more turns like it: %s",
		t.words, t.seconds, t.limit.words, t.limit.seconds, more, strings.Join(t.ids, " + "))
}

// said is what a turn says before its question.
func (t longTurn) said() []string {
	if t.ends {
		return t.ids
	}
	return t.ids[:len(t.ids)-1]
}

// has reports whether a turn says all that another says.
func (t longTurn) has(other longTurn) bool {
	return !slices.ContainsFunc(other.said(), func(id string) bool { return !slices.Contains(t.said(), id) })
}

// unneeded reports excuses from this rule that no turn needed.
func (c *TurnCheck) unneeded() {
	for _, id := range slices.Sorted(maps.Keys(c.check.words.lines)) {
		if _, ok := c.check.words.lines[id].Except[turnRule]; ok && !c.excused[id] {
			c.check.add(id, "except: %s: no turn with this line needs it: take the excuse out", turnRule)
		}
	}
}

// key tells turns apart.
func (t Turn) key() string {
	var key strings.Builder
	for _, line := range t.Lines {
		fmt.Fprintf(&key, "%s %t,", line.ID, line.Again)
	}
	fmt.Fprint(&key, t.Ends)
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
