package content

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// SearchQuery is Alexa's slot type for free words. It takes any words, but only after (or before) a
// carrier phrase, and the carrier itself never arrives.
const SearchQuery = "AMAZON.SearchQuery"

// Utterances is what people may say, in one language: the source of Alexa's interaction model.
// The skill itself never reads it.
type Utterances struct {
	Invocation string
	Intents    []Intent // built-in ones, then ours, then those that keep a word; each by name
	Types      []SlotType
}

// Intent is one meaning and every sentence for it.
type Intent struct {
	Name    string
	Slots   []Slot   // in the order in which the samples first name them
	Samples []string // written out
}

// Slot is a named gap in a sample. One name has one type everywhere.
type Slot struct{ Name, Type string }

// SlotType is a list of values that a slot is likely to hold.
type SlotType struct {
	Name   string
	Values []SlotValue
}

// SlotValue is one value: what we call it, and all the ways to say it; the first is its name.
type SlotValue struct {
	ID      string
	Phrases []string
}

// Intent returns the intent of this name, or nil.
func (u *Utterances) Intent(name string) *Intent {
	for i := range u.Intents {
		if u.Intents[i].Name == name {
			return &u.Intents[i]
		}
	}
	return nil
}

// Type returns the slot type of this name, or nil.
func (u *Utterances) Type(name string) *SlotType {
	for i := range u.Types {
		if u.Types[i].Name == name {
			return &u.Types[i]
		}
	}
	return nil
}

// utteranceFile is how the file is written: templates, see expand.
type utteranceFile struct {
	Invocation string              `yaml:"invocation"`
	NeverLost  []string            `yaml:"never_lost"`
	Phrases    map[string][]string `yaml:"phrases"`
	Slots      map[string]string   `yaml:"slots"`
	Keeps      map[string][]string `yaml:"keeps"`
	Intents    map[string]struct {
		Samples []string `yaml:"samples"`
	} `yaml:"intents"`
	Types map[string]map[string][]string `yaml:"types"`
}

// ParseUtterances reads and checks one language's utterances. All problems are returned at once; the
// utterances are nil only if the file is no YAML of this shape.
func ParseUtterances(place string, yamlBytes []byte) (*Utterances, []Issue) {
	var file utteranceFile
	decoder := yaml.NewDecoder(bytes.NewReader(yamlBytes))
	decoder.KnownFields(true)
	if err := decoder.Decode(&file); err != nil && !errors.Is(err, io.EOF) {
		return nil, yamlIssues(place, err)
	}
	w := &utteranceWriter{place: place, file: &file}
	u := &Utterances{Invocation: file.Invocation}
	for _, name := range slices.SortedFunc(maps.Keys(file.Intents), builtInFirst) {
		u.Intents = append(u.Intents, w.intent(name))
	}
	for _, words := range slices.Sorted(maps.Keys(file.Keeps)) {
		u.Intents = append(u.Intents, w.kept(words))
	}
	for _, name := range slices.Sorted(maps.Keys(file.Types)) {
		u.Types = append(u.Types, w.slotType(name))
	}
	return u, append(w.issues, checkUtterances(place, &file, u)...)
}

// yamlIssues makes one issue of each complaint of the YAML reader.
func yamlIssues(place string, err error) []Issue {
	var several *yaml.TypeError
	if !errors.As(err, &several) {
		return []Issue{{place, strings.TrimPrefix(err.Error(), "yaml: ")}}
	}
	var issues []Issue
	for _, one := range several.Errors {
		issues = append(issues, Issue{place, one})
	}
	return issues
}

func builtInFirst(a, b string) int {
	if x, y := isBuiltIn(a), isBuiltIn(b); x != y {
		if x {
			return -1
		}
		return 1
	}
	return strings.Compare(a, b)
}

func isBuiltIn(name string) bool { return strings.HasPrefix(name, "AMAZON.") }

// utteranceWriter writes templates out and collects what is wrong with them.
type utteranceWriter struct {
	place  string
	file   *utteranceFile
	issues []Issue
}

func (w *utteranceWriter) intent(name string) Intent {
	from := w.file.Intents[name]
	intent := Intent{Name: name, Samples: w.written(name, from.Samples)}
	for _, sample := range intent.Samples {
		for _, slot := range slotsOf(sample) {
			declared := Slot{slot, w.file.Slots[slot]}
			if declared.Type == "" {
				w.issues = append(w.issues, Issue{w.place + ": " + name,
					fmt.Sprintf("%q: slot {%s} has no type: declare it under slots", sample, slot)})
			} else if !slices.Contains(intent.Slots, declared) {
				intent.Slots = append(intent.Slots, declared)
			}
		}
	}
	return intent
}

// kept makes the intent that keeps these words, however they are said.
func (w *utteranceWriter) kept(words string) Intent {
	intent := Intent{Name: keptIntent(words), Slots: []Slot{{keptSlot, SearchQuery}}}
	for _, said := range w.written("keeps: "+words, w.file.Keeps[words]) {
		intent.Samples = append(intent.Samples, said+" {"+keptSlot+"}")
	}
	return intent
}

func (w *utteranceWriter) slotType(name string) SlotType {
	t := SlotType{Name: name}
	for _, id := range slices.Sorted(maps.Keys(w.file.Types[name])) {
		t.Values = append(t.Values, SlotValue{id, w.written(name+": "+id, w.file.Types[name][id])})
	}
	return t
}

// written writes templates out in order, each sentence once.
func (w *utteranceWriter) written(where string, templates []string) []string {
	var all []string
	seen := map[string]bool{}
	for _, template := range templates {
		sentences, err := expand(template, w.file.Phrases)
		if err != nil {
			w.issues = append(w.issues, Issue{w.place + ": " + where, fmt.Sprintf("%q: %v", template, err)})
		}
		for _, s := range sentences {
			if !seen[s] {
				seen[s] = true
				all = append(all, s)
			}
		}
	}
	return all
}
