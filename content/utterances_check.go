package content

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Alexa's limits on what a model may hold.
const longestValue = 140

var (
	spokenWords   = pattern(`^[a-z][a-z'. ]*$`)
	slotGap       = pattern(`\{([^{}]*)\}`)
	intentName    = pattern(`^(AMAZON\.)?[A-Za-z_]+$`)
	slotTypeName  = pattern(`^[A-Z][A-Z_]*$`)
	readableID    = pattern(`^[a-z][a-z0-9_]*$`)
	requiredByAll = []string{"AMAZON.CancelIntent", "AMAZON.StopIntent", "AMAZON.HelpIntent",
		"AMAZON.NavigateHomeIntent", "AMAZON.FallbackIntent"}
	wakeWords = []string{"alexa", "amazon", "echo", "computer", "ziggy"}
)

// slotsOf returns the names of the slots of a sample, in order.
func slotsOf(sample string) []string {
	var names []string
	for _, found := range slotGap().FindAllStringSubmatch(sample, -1) {
		names = append(names, found[1])
	}
	return names
}

// checkUtterances finds what Alexa would refuse, and what would make it mishear people.
func checkUtterances(place string, file *utteranceFile, u *Utterances) []Issue {
	c := &utteranceCheck{place: place, file: file, all: u, said: map[string]string{}}
	c.invocation(u.Invocation)
	for _, name := range requiredByAll {
		if u.Intent(name) == nil {
			c.add(name, "is missing: Alexa wants it in every skill")
		}
	}
	for _, intent := range u.Intents {
		c.intent(intent)
	}
	for _, t := range u.Types {
		c.slotType(t)
	}
	if len(file.Keeps) > 0 && file.Slots[keptSlot] != SearchQuery {
		c.add("keeps", "they need a slot {%s} of type %s", keptSlot, SearchQuery)
	}
	c.unused()
	return c.issues
}

type utteranceCheck struct {
	place  string
	file   *utteranceFile
	all    *Utterances
	said   map[string]string // sentence to the intent that has it
	issues []Issue
}

func (c *utteranceCheck) add(where, format string, args ...any) {
	c.issues = append(c.issues, Issue{c.place + ": " + where, fmt.Sprintf(format, args...)})
}

func (c *utteranceCheck) invocation(name string) {
	if words := strings.Fields(name); len(words) < 2 {
		c.add("invocation", "%q: needs at least two words", name)
	}
	if !spokenWords().MatchString(name) {
		c.add("invocation", "%q: lower-case words only", name)
	}
	for _, wake := range wakeWords {
		if slices.Contains(strings.Fields(name), wake) {
			c.add("invocation", "%q: %q wakes a device", name, wake)
		}
	}
}

func (c *utteranceCheck) intent(intent Intent) {
	if !intentName().MatchString(intent.Name) {
		c.add(intent.Name, "letters only in an intent's name")
	}
	switch {
	case intent.Name == "AMAZON.FallbackIntent" && len(intent.Samples) > 0:
		c.add(intent.Name, "takes no samples")
	case isBuiltIn(intent.Name) && len(intent.Slots) > 0:
		c.add(intent.Name, "a built-in intent takes no slots")
	case !isBuiltIn(intent.Name) && len(intent.Samples) == 0:
		c.add(intent.Name, "has no samples")
	}
	if len(intent.Slots) > 1 && slices.ContainsFunc(intent.Slots, func(s Slot) bool { return s.Type == SearchQuery }) {
		c.add(intent.Name, "an intent with a free slot takes no other slot")
	}
	for _, sample := range intent.Samples {
		c.sample(intent, sample)
	}
}

func (c *utteranceCheck) sample(intent Intent, sample string) {
	slots := slotsOf(sample)
	carrier := strings.TrimSpace(slotGap().ReplaceAllString(sample, " "))
	if carrier != "" && !spokenWords().MatchString(carrier) {
		c.add(intent.Name, "%q: lower-case words only, numbers spelled out", sample)
	}
	if len(slots) > 1 {
		c.add(intent.Name, "%q: one slot a sentence", sample)
	}
	if other, twice := c.said[sample]; twice {
		c.add(intent.Name, "%q is also in %s", sample, other)
	}
	c.said[sample] = intent.Name
	if len(slots) == 0 {
		return
	}
	typ := c.file.Slots[slots[0]]
	if typ == SearchQuery {
		c.carrier(intent, sample, carrier)
	} else if carrier == "" && c.all.Type(typ) != nil {
		c.bare(intent.Name, c.all.Type(typ))
	}
}

// carrier holds a free slot to Alexa's rule, and to ours: no word that turns the meaning may be lost.
func (c *utteranceCheck) carrier(intent Intent, sample, carrier string) {
	if carrier == "" {
		c.add(intent.Name, "%q: a free slot needs a carrier", sample)
	}
	if _, kept := KeptWords(intent.Name); kept {
		return
	}
	for _, word := range strings.Fields(carrier) {
		if slices.Contains(c.file.NeverLost, word) {
			c.add(intent.Name, "%q: %q would be lost: Alexa swallows the carrier", sample, word)
		}
	}
}

// bare takes note of the values of a slot that is a whole sentence: none may mean two things.
func (c *utteranceCheck) bare(intent string, t *SlotType) {
	for _, v := range t.Values {
		for _, phrase := range v.Phrases {
			if other, twice := c.said[phrase]; twice && other != intent {
				c.add(intent, "%q (%s: %s) is also in %s", phrase, t.Name, v.ID, other)
			}
			c.said[phrase] = intent
		}
	}
}

func (c *utteranceCheck) slotType(t SlotType) {
	if !slotTypeName().MatchString(t.Name) {
		c.add(t.Name, "capitals and underscores only in a type's name")
	}
	said := map[string]string{}
	for _, v := range t.Values {
		where := t.Name + ": " + v.ID
		if !readableID().MatchString(v.ID) {
			c.add(where, "lower-case letters, digits and underscores only in an id")
		}
		if len(v.Phrases) == 0 {
			c.add(where, "has no phrases")
		}
		for _, phrase := range v.Phrases {
			if !spokenWords().MatchString(phrase) {
				c.add(where, "%q: lower-case words only, numbers spelled out, no slots", phrase)
			}
			if len(phrase) > longestValue {
				c.add(where, "%q: %d characters, at most %d", phrase, len(phrase), longestValue)
			}
			if other, twice := said[phrase]; twice {
				c.add(where, "%q is also in %s", phrase, other)
			}
			said[phrase] = v.ID
		}
	}
}

// unused finds slots without a type, and slots, types and phrases that nothing uses.
func (c *utteranceCheck) unused() {
	usedSlots, usedTypes := map[string]bool{}, map[string]bool{}
	for _, intent := range c.all.Intents {
		for _, slot := range intent.Slots {
			usedSlots[slot.Name], usedTypes[slot.Type] = true, true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c.file.Slots)) {
		typ := c.file.Slots[name]
		if !isBuiltIn(typ) && c.all.Type(typ) == nil {
			c.add("slots", "%s: there is no type %s", name, typ)
		}
		if !usedSlots[name] {
			c.add("slots", "%s: nobody says it", name)
		}
	}
	for _, t := range c.all.Types {
		if !usedTypes[t.Name] {
			c.add(t.Name, "no slot has this type")
		}
	}
}
