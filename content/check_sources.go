package content

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// source finds what a source lacks. Our own caution has none of it: it was read nowhere.
func (c *ruleCheck) source(s Source) {
	place := "sources.yaml: " + s.ID
	c.once("sources.yaml", s.ID)
	if !c.named(s.ID) {
		c.add(place, "no rule names it: take it out, or name it where it is used")
	}
	if s.Own {
		if s.Publisher+s.Title+s.Link+s.Read+s.Checked+s.Due != "" || s.Year != 0 {
			c.add(place, "is our own caution, and has the publisher, title, year, link or dates of somebody else")
		}
		return
	}
	for _, field := range []struct{ name, is string }{
		{"publisher", s.Publisher}, {"title", s.Title}, {"took", s.Took}, {"read", s.Read}, {"checked", s.Checked}, {"due", s.Due},
	} {
		if field.is == "" {
			c.add(place, "has no %s, and is not our own caution", field.name)
		}
	}
	if !slices.Contains([]string{"", "whole", "excerpt", "dossier"}, s.Read) {
		c.add(place, "read %q: say whole, excerpt or dossier", s.Read)
	}
	c.dates(place, s)
}

// dates looks at those that are there.
func (c *ruleCheck) dates(place string, s Source) {
	if s.Checked == "" || s.Due == "" {
		return
	}
	checked, err := time.Parse(time.DateOnly, s.Checked)
	due, dueErr := time.Parse(time.DateOnly, s.Due)
	switch {
	case err != nil || dueErr != nil:
		c.add(place, "checked %q and due %q: write both like 2026-11-22", s.Checked, s.Due)
	case !due.After(checked):
		c.add(place, "is due on %s, not after it was checked on %s", s.Due, s.Checked)
	case s.Year != 0 && (s.Year < firstYear || s.Year > checked.Year()):
		c.add(place, "year %d: between %d and the year it was checked", s.Year, firstYear)
	}
}

// firstYear is before anything that is still worth reading on this.
const firstYear = 1950

// named reports whether a rule takes something from this source.
func (c *ruleCheck) named(id string) bool {
	found := false
	look := func(sources []string) { found = found || slices.Contains(sources, id) }
	for _, f := range c.rules.Flags {
		look(f.Source)
	}
	for q := range c.rules.Screen.Questions {
		look(q.Source)
	}
	for _, t := range c.rules.Topics {
		look(t.Source)
		look(t.More)
	}
	for _, t := range c.rules.Routines {
		look(t.Source)
	}
	for _, l := range c.rules.Lines {
		look(l.Source)
	}
	return found
}

// SourceWords is the most words that "who says so?" may take for one source.
const SourceWords = 14

// checkSpokenSources finds a spoken source that is long, or does not say its year though we know it.
func checkSpokenSources(r *Rules, lang string, w *Words) []Issue {
	c := &wordCheck{lang: lang, words: w}
	for _, s := range r.Sources {
		id := "sources." + s.ID
		for _, text := range w.lines[id].wordings() {
			if n := len(strings.Fields(text)); n > SourceWords {
				c.add(id, "is spoken in %d words, at most %d", n, SourceWords)
			}
			if s.Year != 0 && !strings.Contains(text, strconv.Itoa(s.Year)) {
				c.add(id, "does not say the year %d", s.Year)
			}
		}
	}
	return c.issues
}

// SourcesDue returns the sources that are to be read again by this day, in their order.
func (r *Rules) SourcesDue(today time.Time) []Source {
	return slices.DeleteFunc(slices.Clone(r.Sources), func(s Source) bool { return s.Own || s.Due >= today.Format(time.DateOnly) })
}
