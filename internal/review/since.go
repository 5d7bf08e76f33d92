package review

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Changes is what differs from an earlier version of the content.
type Changes struct {
	Since   string
	Lines   []Change
	Hearing []HearingChange
}

// Change is one line that is another now: its words, its sources or the rule that has it said.
type Change struct {
	What []string // what changed: new, gone, words, sources, rule
	Now  Entry    // as the book has it; where the line is gone, only its id
	Then []Voice  // its words before
	From []Source // its sources before, where they are others now
	Lost []string // what its rule said before and says no more
	Rule []string // what its rule says now and did not
}

// HearingChange is what a red flag or a sign is heard by now and was not, and the other way round.
type HearingChange struct {
	Name        string
	Added, Lost []string
}

// Since compares the checkout with an earlier version of it. What of today's content was not there then counts as empty.
func Since(revision string, now, then Origin) (*Changes, error) {
	b, err := newBuilder(now)
	if err != nil {
		return nil, err
	}
	old, err := earlier(Origin{Files: lacking{then.Files, now.Files}})
	if err != nil {
		return nil, fmt.Errorf("the content at %s cannot be compared, since this version reads another form of it: %w", revision, err)
	}
	out := &Changes{Since: revision, Hearing: hearingChanges(old, b)}
	for _, id := range b.inOrder(old) {
		if c := b.change(old, id); len(c.What) > 0 {
			out.Lines = append(out.Lines, c)
		}
	}
	return out, nil
}

// inOrder is every line in the order of the book, and after them those that are gone.
func (b *builder) inOrder(old *builder) []string {
	var ids []string
	for _, c := range b.chapters() {
		for _, s := range c.Sections {
			for _, e := range s.Entries {
				ids = append(ids, e.ID)
			}
		}
	}
	return append(ids, lackingIn(ids, old.order)...)
}

// cited are sources without what was taken from them and when: that is looked at anew each year.
func cited(sources []Source) []Source {
	var out []Source
	for _, s := range sources {
		out = append(out, Source{ID: s.ID, Publisher: s.Publisher, Title: s.Title, Year: s.Year, Link: s.Link})
	}
	return out
}

// change compares one line.
func (b *builder) change(old *builder, id string) Change {
	was, before := old.lines[id]
	line, there := b.lines[id]
	switch {
	case !there:
		return Change{What: []string{"gone"}, Now: Entry{ID: id, Part: partName(id)}, Then: old.voices(was)}
	case !before:
		return Change{What: []string{"new"}, Now: b.entry(id)}
	}
	var c Change
	if was.Hash() != line.Hash() || !sameJSON(was.Except, line.Except) {
		c.What, c.Then = append(c.What, "words"), old.voices(was)
	}
	if from := old.printed(old.rules.SourcesOf(id)); !sameJSON(cited(from), cited(b.printed(b.rules.SourcesOf(id)))) {
		c.What, c.From = append(c.What, "sources"), from
	}
	then, now := old.ruleOf(id), b.ruleOf(id)
	if c.Lost, c.Rule = lackingIn(now, then), lackingIn(then, now); len(c.Lost)+len(c.Rule) > 0 {
		c.What = append(c.What, "rule")
	}
	if len(c.What) > 0 {
		c.Now = b.entry(id)
	}
	return c
}

// ruleOf is what the rule says that has a line said, but for its sources.
func (b *builder) ruleOf(line string) []string {
	family, rest, _ := strings.Cut(line, ".")
	id, _, _ := strings.Cut(rest, ".")
	switch family {
	case "questions":
		if q := b.rules.Question(id); q != nil {
			return saidBy(*q)
		}
	case "flags":
		if f := b.rules.Flag(id); f != nil {
			return saidBy(*f)
		}
	case "topics":
		if t := b.rules.Topic(id); t != nil {
			return saidBy(*t)
		}
	case "routines":
		if r := b.rules.Routine(id); r != nil {
			return saidBy(*r)
		}
	}
	return nil
}

// saidBy writes each field of a rule that says something.
func saidBy(rule any) []string {
	var fields map[string]any
	raw, err := json.Marshal(rule)
	if err != nil || json.Unmarshal(raw, &fields) != nil {
		return []string{fmt.Sprint(rule)} // our rules are plain data
	}
	var said []string
	for name, value := range fields {
		text := fmt.Sprint(value)
		if name != "Source" && !slices.Contains([]string{"", "0", "false", "<nil>", "[]", "map[Flags:<nil> Signs:<nil>]"}, text) {
			said = append(said, strings.ToLower(name)+" "+text)
		}
	}
	slices.Sort(said)
	return said
}

func sameJSON(a, b any) bool {
	x, err := json.Marshal(a)
	y, other := json.Marshal(b)
	return err == nil && other == nil && string(x) == string(y)
}

// earlier reads content that was right in its time: what today's checker would say of it is no matter.
func earlier(from Origin) (*builder, error) {
	b, issues := readOnly(from)
	if b == nil {
		return nil, problems(issues)
	}
	return b, nil
}
