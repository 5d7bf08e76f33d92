package content

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// mostTurns is how many turns are reported. Each stands for all that say the same before any question, and for those
// that say more besides.
const mostTurns = 24

// asksWrongly reports a turn that does not end in its one question.
func (c *TurnCheck) asksWrongly(t Turn, asked int) {
	if c.wrong++; c.wrong > mostTurns {
		return
	}
	c.check.addOnce(t.Lines[len(t.Lines)-1].ID, "turn: asks %d times: once, at the end, and not at all when the talk ends: %s", asked, t)
}

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
