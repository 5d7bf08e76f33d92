package judge

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// InteractionModel fails the test when raw is not an interaction model that Alexa can build.
func InteractionModel(t testing.TB, raw []byte) {
	t.Helper()
	report(t, "interaction model", must[[]string](t)(modelProblems(raw)))
}

func modelProblems(raw []byte) ([]string, error) {
	if problems, err := modelSchema.problems(raw); err != nil || len(problems) > 0 {
		return problems, err
	}
	var m model
	if err := json.Unmarshal(raw, &m); err != nil {
		return []string{err.Error()}, nil
	}
	return m.missed(), nil
}

// model is as much of an interaction model as our own checks need.
type model struct {
	InteractionModel struct {
		LanguageModel struct {
			InvocationName string     `json:"invocationName"`
			Intents        []intent   `json:"intents"`
			Types          []slotType `json:"types"`
		} `json:"languageModel"`
	} `json:"interactionModel"`
}

type intent struct {
	Name    string   `json:"name"`
	Slots   []slot   `json:"slots"`
	Samples []string `json:"samples"`
}

type slot struct {
	Name    string   `json:"name"`
	Type    string   `json:"type"`
	Samples []string `json:"samples"`
}

type slotType struct {
	Name   string `json:"name"`
	Values []struct {
		ID   string `json:"id"`
		Name struct {
			Value    string   `json:"value"`
			Synonyms []string `json:"synonyms"`
		} `json:"name"`
	} `json:"values"`
}

const (
	amazon = "AMAZON." // what built-in intents and types begin with
	// searchQuery takes free words; it needs others around it and no second slot beside it (slot type reference).
	searchQuery = "AMAZON.SearchQuery"
	// maxValue is how many characters a slot value or synonym may have; second-hand.
	maxValue = 140
)

// reserved are words that open a skill, and those that wake a device.
var reserved = []string{"launch", "ask", "tell", "load", "begin", "enable", "open", "start", "run", "use", "alexa", "amazon", "echo", "computer"}

var blank = regexp.MustCompile(`\{([^{}]*)\}`)

// missed finds what the types cannot say: names that are used and not declared, or declared twice.
func (m model) missed() []string {
	lm := m.InteractionModel.LanguageModel
	c := modelCheck{types: map[string]bool{}, intents: map[string]bool{}, slots: map[string]string{}, samples: map[string]string{}}
	c.invocation(lm.InvocationName)
	for _, t := range lm.Types {
		c.slotType(t)
	}
	for _, i := range lm.Intents {
		c.intent(i)
	}
	return c.problems
}

// modelCheck remembers what was declared so far.
type modelCheck struct {
	types, intents map[string]bool
	slots          map[string]string // slot -> its type, the same in every intent
	samples        map[string]string // sample -> the intent that has it
	problems       []string
}

func (c *modelCheck) add(format string, args ...any) {
	c.problems = append(c.problems, fmt.Sprintf(format, args...))
}

// invocation holds the name to Amazon's rules for one (design the invocation name).
func (c *modelCheck) invocation(name string) {
	words := strings.Fields(name)
	if len(words) < 2 {
		c.add("invocation name %q: needs two words", name)
	}
	if spelled := regexp.MustCompile(`^[\p{Ll}\p{Lo}'. ]*$`); !spelled.MatchString(name) {
		c.add("invocation name %q: small letters, spaces, apostrophes and periods only", name)
	}
	for _, word := range words {
		if slices.Contains(reserved, word) {
			c.add("invocation name %q: %s is a word of Alexa's own", name, word)
		}
	}
}

func (c *modelCheck) slotType(t slotType) {
	if c.types[t.Name] {
		c.add("type %s: declared twice", t.Name)
	}
	c.types[t.Name] = true
	ids := map[string]bool{}
	for _, v := range t.Values {
		if v.ID != "" && ids[v.ID] {
			c.add("type %s: id %s: used twice", t.Name, v.ID)
		}
		ids[v.ID] = true
		for _, words := range append(v.Name.Synonyms, v.Name.Value) {
			if n := utf8.RuneCountInString(words); n > maxValue {
				c.add("type %s: %q: %d characters, at most %d", t.Name, words, n, maxValue)
			}
		}
	}
}

func (c *modelCheck) intent(i intent) {
	if c.intents[i.Name] {
		c.add("intent %s: declared twice", i.Name)
	}
	c.intents[i.Name] = true
	own := map[string]string{}
	for _, s := range i.Slots {
		if own[s.Name] != "" {
			c.add("intent %s: slot %s: declared twice", i.Name, s.Name)
		}
		own[s.Name] = s.Type
		c.slot(i.Name, s)
	}
	for _, sample := range i.Samples {
		c.sample(i.Name, sample, own)
	}
	for _, s := range i.Slots {
		for _, sample := range s.Samples {
			c.blanks(i.Name, sample, own)
		}
	}
}

func (c *modelCheck) slot(intent string, s slot) {
	if !strings.HasPrefix(s.Type, amazon) && !c.types[s.Type] {
		c.add("intent %s: slot %s: type %s is not declared", intent, s.Name, s.Type)
	}
	if other, ok := c.slots[s.Name]; ok && other != s.Type {
		c.add("intent %s: slot %s: type %s here, %s elsewhere", intent, s.Name, s.Type, other)
	}
	c.slots[s.Name] = s.Type
}

func (c *modelCheck) sample(intent, sample string, own map[string]string) {
	key := strings.ToLower(strings.Join(strings.Fields(sample), " "))
	if other, ok := c.samples[key]; ok {
		c.add("intent %s: %q: already a sample of %s", intent, sample, other)
	}
	c.samples[key] = intent
	blanks := c.blanks(intent, sample, own)
	for _, name := range blanks {
		switch {
		case own[name] != searchQuery:
		case len(blanks) > 1:
			c.add("intent %s: %q: %s takes no other slot beside it", intent, sample, searchQuery)
		case strings.TrimSpace(blank.ReplaceAllString(sample, "")) == "":
			c.add("intent %s: %q: %s needs words around it", intent, sample, searchQuery)
		}
	}
}

// blanks returns the slots that a sample names, and complains of those that the intent does not have.
func (c *modelCheck) blanks(intent, sample string, own map[string]string) []string {
	var names []string
	for _, match := range blank.FindAllStringSubmatch(sample, -1) {
		names = append(names, match[1])
		if own[match[1]] == "" {
			c.add("intent %s: %q: slot %s is not declared", intent, sample, match[1])
		}
	}
	if strings.ContainsAny(blank.ReplaceAllString(sample, ""), "{}") {
		c.add("intent %s: %q: a brace without its other half", intent, sample)
	}
	return names
}
