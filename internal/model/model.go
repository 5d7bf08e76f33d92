// Package model writes Alexa's interaction model from what people may say (content/<language>/utterances.yaml).
// The file it writes is committed, deployed as it is, and read by the local speaker. Beside it, it keeps whatever else
// is made from content.
package model

import (
	"bytes"
	"encoding/json"
	"fmt"

	"floorside/content"
)

// Path is where the interaction model of a locale stands, from the project's root.
func Path(locale string) string {
	return "infra/skill-package/interactionModels/custom/" + locale + ".json"
}

// Model is the file, in Amazon's shape. We leave fallbackIntentSensitivity at Alexa's default, LOW: the
// fallback intent brings no words, and what brings no words cannot be heard.
type Model struct {
	InteractionModel struct {
		LanguageModel Language `json:"languageModel"`
	} `json:"interactionModel"`
}

// Language is what people may say in one language.
type Language struct {
	InvocationName string   `json:"invocationName"`
	Intents        []Intent `json:"intents"`
	Types          []Type   `json:"types"`
}

// Intent is one meaning and the sentences for it.
type Intent struct {
	Name    string   `json:"name"`
	Slots   []Slot   `json:"slots,omitempty"`
	Samples []string `json:"samples"`
}

// Slot is a gap in a sample.
type Slot struct {
	Name string `json:"name"`
	Type string `json:"type"`
}

// Type is a list of likely values.
type Type struct {
	Name   string  `json:"name"`
	Values []Value `json:"values"`
}

// Value is one of them, with all the ways to say it.
type Value struct {
	ID   string `json:"id"`
	Name Name   `json:"name"`
}

// Name is how a value is said.
type Name struct {
	Value    string   `json:"value"`
	Synonyms []string `json:"synonyms"`
}

// Write returns the interaction model as JSON: the same bytes for the same utterances.
func Write(u *content.Utterances) ([]byte, error) {
	var m Model
	language := &m.InteractionModel.LanguageModel
	language.InvocationName = u.Invocation
	for _, from := range u.Intents {
		intent := Intent{Name: from.Name, Samples: append([]string{}, from.Samples...)}
		for _, s := range from.Slots {
			intent.Slots = append(intent.Slots, Slot(s))
		}
		language.Intents = append(language.Intents, intent)
	}
	for _, from := range u.Types {
		t := Type{Name: from.Name}
		for _, v := range from.Values {
			t.Values = append(t.Values, Value{v.ID, Name{v.Phrases[0], append([]string{}, v.Phrases[1:]...)}})
		}
		language.Types = append(language.Types, t)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ") // Alexa counts every character of it
	if err := e.Encode(m); err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	return b.Bytes(), nil
}
