package content

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// checkRules finds what the rules get wrong among themselves: dangling ids, doubles, missing sources and numbers.
func checkRules(r *Rules) []Issue {
	c := &ruleCheck{rules: r, seen: map[string]bool{}}
	for _, f := range r.Flags {
		c.flag(f)
	}
	for q := range r.Screen.Questions {
		c.question(q)
	}
	for _, t := range r.Topics {
		c.once("topics.yaml", t.ID)
		c.sources("topics.yaml: "+t.ID, t.Source)
		c.known("topics.yaml: "+t.ID, t.More)
		c.flagID("topics.yaml: "+t.ID, t.Flag)
		c.alertID("topics.yaml: "+t.ID, t.Timer)
		if q := r.Question(t.Next); q == nil || q.Kind != Talk {
			c.add("topics.yaml: "+t.ID, "offers no next step: %q is no question of the talk", t.Next)
		}
	}
	for _, t := range r.Routines {
		c.routine(t)
	}
	for _, a := range r.Alerts {
		c.alert(a)
	}
	for _, id := range slices.Sorted(maps.Keys(r.Lines)) {
		c.known("lines.yaml: "+id, r.Lines[id].Source)
	}
	for _, s := range r.Sources {
		c.source(s)
	}
	for _, region := range r.Regions {
		c.region(region)
	}
	if len(r.Regions) == 0 {
		c.add("regions.yaml", "names no locale")
	}
	return c.issues
}

type ruleCheck struct {
	rules  *Rules
	seen   map[string]bool
	issues []Issue
}

func (c *ruleCheck) add(place, format string, args ...any) {
	c.issues = append(c.issues, Issue{place, fmt.Sprintf(format, args...)})
}

func (c *ruleCheck) once(file, id string) {
	if key := file + ": " + id; c.seen[key] {
		c.add(key, "stands here twice")
	} else {
		c.seen[key] = true
	}
	if id == "" {
		c.add(file, "an entry has no id")
	}
}

func (c *ruleCheck) known(place string, sources []string) {
	for _, id := range sources {
		if c.rules.Source(id) == nil {
			c.add(place, "unknown source %q: add it to sources.yaml", id)
		}
	}
}

func (c *ruleCheck) sources(place string, sources []string) {
	if len(sources) == 0 {
		c.add(place, "has no source: name one, or own_caution")
	}
	c.known(place, sources)
}

func (c *ruleCheck) asks(place, id string) {
	if id != "" && c.rules.Question(id) == nil {
		c.add(place, "unknown question %q", id)
	}
}

func (c *ruleCheck) flagID(place, id string) {
	if id != "" && c.rules.Flag(id) == nil {
		c.add(place, "unknown flag %q", id)
	}
}

func (c *ruleCheck) flag(f Flag) {
	place := "flags.yaml: " + f.ID
	c.once("flags.yaml", f.ID)
	c.sources(place, f.Source)
	c.asks(place, f.Asks)
	c.asks(place, f.Then)
	for _, id := range f.Worse.Flags {
		c.flagID(place, id)
	}
	switch f.Own {
	case NoOwn, OwnAfter, OwnFirst, OwnOnly:
	default:
		c.add(place, "unknown place %q of its own line: say after, first or only", f.Own)
	}
	if f.Advisory == None {
		c.add(place, "has no advisory: say emergency, doctor_today or doctor_soon")
	}
}

func (c *ruleCheck) question(q *Question) {
	place := "screen.yaml: " + q.ID
	c.once("screen.yaml", q.ID)
	c.flagID(place, q.Flag)
	c.flagID(place, q.No)
	c.asks(place, q.YesAsks)
	c.asks(place, q.NoAsks)
	c.sign(place, q.Sign)
	for _, id := range q.Topics {
		if c.rules.Topic(id) == nil {
			c.add(place, "unknown topic %q", id)
		}
	}
	if line, general := strings.CutPrefix(q.Silence, "lines."); q.Silence != "" {
		if _, there := c.rules.Lines[line]; !general || !there {
			c.add(place, "silence is answered with %q, which is no line of lines.yaml", q.Silence)
		}
	}
	switch q.Kind {
	case Danger, Sort, Check:
		c.sources(place, q.Source)
		if q.Flag == "" && q.YesAsks == "" {
			c.add(place, "a yes leads nowhere: name a flag or yes_asks")
		}
	case Clock:
		c.sources(place, q.Source)
		if q.Flag == "" || q.After <= 0 {
			c.add(place, "a question of the clock names a flag, and after how long it is due")
		}
	case Gate:
		c.sources(place, q.Source)
		if q.Gates == NoBlocks && len(q.Routines) == 0 {
			c.add(place, "a gate that gates nothing")
		}
		for _, id := range q.Routines {
			c.routineID(place, id)
		}
	}
}

func (c *ruleCheck) region(g Region) {
	place := "regions.yaml: " + g.Locale
	c.once("regions.yaml", g.Locale)
	for _, use := range numberUses {
		n, ok := g.Numbers[use]
		if !ok || n.Dial == "" {
			c.add(place, "has no %s number", use)
			continue
		}
		if n.Source == "" {
			c.add(place, "the %s number has no source", use)
		}
		if _, err := time.Parse(time.DateOnly, n.Checked); err != nil {
			c.add(place, "the %s number was checked on %q: write a date like 2026-11-22", use, n.Checked)
		}
	}
}
