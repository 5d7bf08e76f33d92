package content

import (
	"slices"
	"time"
)

// routine checks one routine.
func (c *ruleCheck) routine(t Routine) {
	place := "routines.yaml: " + t.ID
	c.once("routines.yaml", t.ID)
	c.sources(place, t.Source)
	c.alertID(place, t.Timer)
	c.routineID(place, t.Then)
	if t.Gate == NoBlocks {
		c.add(place, "names no gate: moves or rising")
	}
	if len(t.Parts) == 0 {
		c.add(place, "has no parts")
	}
	if t.Stages && (t.Times > 0 || t.Sides) {
		c.add(place, "has stages, and so neither times nor sides")
	}
	for _, id := range t.Needs {
		if q := c.rules.Question(id); q == nil || q.Kind != Danger {
			c.add(place, "needs %q, which is no danger question", id)
		}
	}
	for _, p := range t.Parts {
		c.part(place, p)
	}
}

func (c *ruleCheck) part(place string, p Part) {
	if slices.Contains(reservedParts, p.ID) {
		c.add(place, "no part can be called %q: that is another of its lines", p.ID)
	}
	if p.Hold < 0 || p.Hold > time.Minute {
		c.add(place, "%s: a hold of %s: between 0s and 1m", p.ID, p.Hold)
	}
	if p.Count && p.Hold < Counted {
		c.add(place, "%s: counted, but the hold is under %s", p.ID, Counted)
	}
}

// Counted is how much of a counted hold is counted aloud, a number a second.
const Counted = 3 * time.Second

// reservedParts are the lines of a routine that are no part of it.
var reservedParts = []string{"heard", "name", "start", "done"}

// routineID reports a routine that does not exist.
func (c *ruleCheck) routineID(place, id string) {
	if id != "" && c.rules.Routine(id) == nil {
		c.add(place, "unknown routine %q", id)
	}
}
