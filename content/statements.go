package content

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

// Statement is one thing that our sources say, and what became of it here: the lines that speak it, or why none does.
// A conflict between them (C1, C2, ...) is one as well, and Settled says how it was decided.
type Statement struct {
	ID   string `yaml:"id"`   // a series and a number: "A01", "RF28"
	Says string `yaml:"says"` // in our own words, never the source's sentences
	Who  string `yaml:"who"`  // the source that says it; a red flag's are its flags'
	// Lines speak it: a listener would learn it from them. Those of a red flag are its flags' and are not written.
	Lines     []string `yaml:"lines"`
	Unsaid    string   `yaml:"unsaid"`   // what of it the lines leave out, and why
	LeftOut   string   `yaml:"left_out"` // why nothing speaks it
	Conflicts []string `yaml:"conflicts"`
	Settled   string   `yaml:"settled"`
}

// statements is the file statements.yaml: how many of each series there must be, and what became of each.
type statements struct {
	Series map[string]int `yaml:"series"`
	All    []Statement    `yaml:"statements"`
}

const (
	statementsPlace = "statements.yaml"
	conflicts       = "C"  // the series of conflicts
	redFlags        = "RF" // the series of red flags, whose lines stand in flags.yaml
)

// Statements returns the table of every statement, in its order, read when it is first asked for. Its problems are
// those that Read returns.
func (b *Book) Statements() []Statement {
	table, _ := b.statements()
	all := slices.Clone(table.All)
	for i := range all {
		all[i].Lines = b.Rules.linesOf(all[i])
	}
	return all
}

// linesOf returns what speaks a statement: of a red flag, what its flags are answered with.
func (r *Rules) linesOf(s Statement) []string {
	if s.series() != redFlags {
		return s.Lines
	}
	var all []string
	for _, f := range r.Flags {
		if slices.Contains(f.RF, s.ID) {
			all = append(all, f.lines()...)
		}
	}
	return all
}

// Spoken is one line that speaks a statement, with its words.
type Spoken struct {
	Line  string
	Words Line
}

// Spoken returns where a statement is spoken in one language; nothing where it is left out.
func (b *Book) Spoken(lang string, s Statement) []Spoken {
	var all []Spoken
	for _, id := range s.Lines {
		if words := b.Words[lang]; words != nil && words.Has(id) {
			all = append(all, Spoken{id, words.lines[id]})
		}
	}
	return all
}

func readStatements(files fs.FS) (*statements, []Issue) {
	table := &statements{}
	return table, readStrict(files, statementsPlace, table)
}

// number takes an id apart: "A07" is the seventh of the series A.
func (s Statement) number() (series string, n int, ok bool) {
	series = s.series()
	n, err := strconv.Atoi(s.ID[len(series):])
	return series, n, err == nil
}

func (s Statement) series() string { return strings.TrimRight(s.ID, "0123456789") }

// lines are those that this flag is answered with.
func (f Flag) lines() []string {
	var all []string
	id := "flags." + f.ID
	if f.Own != OwnOnly {
		all = append(all, id+".heard")
	}
	if f.Own != NoOwn {
		all = append(all, id+".own")
	}
	if f.Advisory != Emergency && len(f.Worse.Flags)+len(f.Worse.Signs) > 0 {
		all = append(all, id+".worse")
	}
	return all
}

// SourcesOf returns where the statement of a line comes from: the sources of the rule that asks for the line. What only says
// back what was heard states nothing.
func (r *Rules) SourcesOf(line string) []string {
	family, rest, _ := strings.Cut(line, ".")
	id, part, _ := strings.Cut(rest, ".")
	switch family {
	case "lines":
		return r.Lines[id].Source
	case "flags":
		if f := r.Flag(id); f != nil {
			return f.Source
		}
	case "questions":
		if q := r.Question(id); q != nil && part != "noted" {
			return q.Source
		}
	case "topics":
		if t := r.Topic(id); t != nil {
			return t.sources(part)
		}
	case "routines":
		if t := r.Routine(id); t != nil && part != "heard" && part != "name" {
			return t.Source
		}
	}
	return nil
}

// sources are those of one part of a topic. What only says back the question states nothing.
func (t *Topic) sources(part string) []string {
	switch {
	case part == "heard":
		return nil
	case part == "more" && len(t.More) > 0:
		return t.More
	}
	return t.Source
}
