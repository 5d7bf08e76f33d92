package speaker

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// freeType takes any words, next to a carrier.
const freeType = "AMAZON.SearchQuery"

// Fallback is the intent that Alexa sends when nothing is near. It brings no words.
const Fallback = "AMAZON.FallbackIntent"

// Model is an interaction model, indexed for understanding. It is read-only and may be shared.
type Model struct {
	Invocation string

	slots    map[string][]declared       // by intent: every slot it declares, in order
	exact    map[string]Meaning          // whole sentences: literal samples, and values of slots that stand alone
	types    map[string]map[string]value // by type, by key
	prefixes map[string][]carrier        // by the key of the words before the slot
	suffixes map[string][]carrier        // by the key of the words after a slot that comes first
	longest  int                         // words in the longest carrier
	near     nearIndex
}

type declared struct{ Name, Type string }

// value is a value of a custom type, as entity resolution reports it.
type value struct{ ID, Name string }

// carrier is a sample with one slot: the words around it.
type carrier struct {
	intent     string
	slot, typ  string
	after      string // key of the words after the slot, when there are words before it too
	literal    int    // words that are not the slot
	afterWords int
}

// modelFile is as much of the file as understanding needs.
type modelFile struct {
	InteractionModel struct {
		LanguageModel struct {
			InvocationName string `json:"invocationName"`
			Intents        []struct {
				Name    string     `json:"name"`
				Slots   []declared `json:"slots"`
				Samples []string   `json:"samples"`
			} `json:"intents"`
			Types []struct {
				Name   string `json:"name"`
				Values []struct {
					ID   string `json:"id"`
					Name struct {
						Value    string   `json:"value"`
						Synonyms []string `json:"synonyms"`
					} `json:"name"`
				} `json:"values"`
			} `json:"types"`
		} `json:"languageModel"`
	} `json:"interactionModel"`
}

// NewModel reads an interaction model, as it is deployed.
func NewModel(raw []byte) (*Model, error) {
	var file modelFile
	if err := json.Unmarshal(raw, &file); err != nil {
		return nil, fmt.Errorf("speaker: interaction model: %w", err)
	}
	language := file.InteractionModel.LanguageModel
	if len(language.Intents) == 0 {
		return nil, errors.New("speaker: interaction model: no intents")
	}
	m := &Model{
		Invocation: keyOf(listen(language.InvocationName)), slots: map[string][]declared{}, exact: map[string]Meaning{},
		types: map[string]map[string]value{}, prefixes: map[string][]carrier{}, suffixes: map[string][]carrier{},
		near: newNearIndex(),
	}
	for _, t := range language.Types {
		values := map[string]value{}
		for _, v := range t.Values {
			for _, said := range append([]string{v.Name.Value}, v.Name.Synonyms...) {
				words := listen(said)
				known := value{v.ID, v.Name.Value}
				values[keyOf(words)] = known
				m.near.addValue(words, t.Name, known)
			}
		}
		m.types[t.Name] = values
	}
	for _, i := range language.Intents {
		m.slots[i.Name] = i.Slots
		for _, sample := range i.Samples {
			if err := m.addSample(i.Name, i.Slots, sample); err != nil {
				return nil, err
			}
		}
	}
	m.addBuiltIns()
	m.near.weigh()
	return m, nil
}

// addSample files a sample under what it begins with, or as a whole sentence.
func (m *Model) addSample(intent string, slots []declared, sample string) error {
	before, rest, gap := strings.Cut(sample, "{")
	if !gap {
		words := listen(sample)
		m.addLiteral(intent, words)
		return nil
	}
	name, after, _ := strings.Cut(rest, "}")
	if strings.Contains(after, "{") {
		return fmt.Errorf("speaker: %s: %q: only one slot in a sample is understood here", intent, sample)
	}
	c := carrier{intent: intent, slot: name}
	for _, s := range slots {
		if s.Name == name {
			c.typ = s.Type
		}
	}
	first, last := listen(before), listen(after)
	c.literal, c.afterWords, c.after = len(first)+len(last), len(last), keyOf(last)
	m.longest = max(m.longest, len(first), len(last))
	switch {
	case len(first) > 0:
		m.prefixes[keyOf(first)] = append(m.prefixes[keyOf(first)], c)
	case len(last) > 0:
		m.suffixes[c.after] = append(m.suffixes[c.after], c)
	default:
		m.addAlone(c)
	}
	return nil
}

// addLiteral files a whole sentence. The first intent that claims it keeps it.
func (m *Model) addLiteral(intent string, words []word) {
	key := keyOf(words)
	if _, taken := m.exact[key]; !taken {
		m.exact[key] = Meaning{Intent: intent, Exact: true}
	}
	m.near.addSentence(words, intent)
}

// addAlone files a slot that is a whole sentence: each of its values is one.
func (m *Model) addAlone(c carrier) {
	m.near.alone[c.typ] = c
	for key, known := range m.types[c.typ] {
		if _, taken := m.exact[key]; !taken {
			m.exact[key] = Meaning{Intent: c.intent, Exact: true, Slots: []Filled{{Name: c.slot, Type: c.typ, ID: known.ID, Known: known.Name}}}
		}
	}
}
