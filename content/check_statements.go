package content

import (
	"fmt"
	"maps"
	"slices"
)

// checkStatements finds what our sources say and nobody has dealt with: a statement that is missing, that nothing
// speaks and no reason excuses, or that is said to be spoken where it is not.
func checkStatements(b *Book, table *statements) []Issue {
	c := &statementCheck{book: b, table: table, seen: map[string]map[int]bool{}, touched: map[string]bool{}}
	for _, s := range table.All {
		for _, id := range s.Conflicts {
			c.touched[id] = true
		}
		c.id(s)
	}
	for _, s := range table.All {
		c.statement(s)
	}
	c.gaps()
	c.strayFlags()
	return c.issues
}

type statementCheck struct {
	book    *Book
	table   *statements
	seen    map[string]map[int]bool // the numbers of each series
	touched map[string]bool         // the conflicts that a statement names
	issues  []Issue
}

func (c *statementCheck) add(place, format string, args ...any) {
	c.issues = append(c.issues, Issue{place, fmt.Sprintf(format, args...)})
}

func (c *statementCheck) id(s Statement) {
	series, n, ok := s.number()
	switch {
	case !ok || n < 1 || n > c.table.Series[series]:
		c.add(statementsPlace, "%q is in no series: count it there, or correct it", s.ID)
	case c.seen[series][n]:
		c.add(statementsPlace, "%q stands here twice", s.ID)
	case c.seen[series] == nil:
		c.seen[series] = map[int]bool{n: true}
	default:
		c.seen[series][n] = true
	}
}

// gaps reports every number of a series that no statement has.
func (c *statementCheck) gaps() {
	for _, series := range slices.Sorted(maps.Keys(c.table.Series)) {
		for n := 1; n <= c.table.Series[series]; n++ {
			if !c.seen[series][n] {
				c.add(statementsPlace, "number %d of %s is missing: say what became of it", n, series)
			}
		}
	}
}

func (c *statementCheck) statement(s Statement) {
	place := statementsPlace + ": " + s.ID
	if s.Says == "" {
		c.add(place, "has no words: write under says what it states")
	}
	switch spoken := len(c.book.Rules.linesOf(s)) > 0; {
	case spoken && s.LeftOut != "":
		c.add(place, "is spoken and left out: only one can be")
	case !spoken && s.LeftOut == "":
		c.add(place, "is neither spoken nor left out for a reason: name lines, or left_out")
	}
	switch s.series() {
	case redFlags:
		if len(s.Lines) > 0 {
			c.add(place, "names lines: a red flag is spoken by the flags that have it under rf, in flags.yaml")
		}
	case conflicts:
		c.conflict(place, s)
		c.lines(place, s)
	default:
		c.who(place, s)
		c.lines(place, s)
	}
	for _, id := range s.Conflicts {
		if !c.has(id) {
			c.add(place, "unknown conflict %q", id)
		}
	}
}

func (c *statementCheck) has(id string) bool {
	return slices.ContainsFunc(c.table.All, func(s Statement) bool { return s.ID == id })
}

func (c *statementCheck) conflict(place string, s Statement) {
	if s.Settled == "" {
		c.add(place, "does not say how it is settled")
	}
	if !c.touched[s.ID] {
		c.add(place, "no statement names it under conflicts")
	}
}

// who wants the source, and that it is named by a rule of at least one line: else "who says so?" could never say it.
func (c *statementCheck) who(place string, s Statement) {
	if c.book.Rules.Source(s.Who) == nil {
		c.add(place, "unknown source %q under who", s.Who)
		return
	}
	named := func(line string) bool { return slices.Contains(c.book.Rules.SourcesOf(line), s.Who) }
	if len(s.Lines) > 0 && !slices.ContainsFunc(s.Lines, named) {
		c.add(place, "no rule of its lines names the source %s", s.Who)
	}
}

func (c *statementCheck) lines(place string, s Statement) {
	for _, id := range s.Lines {
		for _, lang := range slices.Sorted(maps.Keys(c.book.Words)) {
			if !c.book.Words[lang].Has(id) {
				c.add(place, "unknown line %q in %s", id, lang)
			}
		}
	}
}

// strayFlags reports a number under rf that the table does not have.
func (c *statementCheck) strayFlags() {
	for _, f := range c.book.Rules.Flags {
		for _, id := range f.RF {
			if !c.has(id) {
				c.add("flags.yaml: "+f.ID, "unknown red flag %q: add it to "+statementsPlace, id)
			}
		}
	}
}
