package alexa

import (
	"maps"
	"slices"
)

// matched is the status of an authority that knew the words.
const matched = "ER_SUCCESS_MATCH"

// Intent is what Alexa took the person to mean.
type Intent struct {
	Name               string          `json:"name"`
	ConfirmationStatus string          `json:"confirmationStatus,omitempty"`
	Slots              map[string]Slot `json:"slots,omitempty"`
}

// Words returns the raw values of all slots, in the order of the slots' names, each as it was given.
func (i Intent) Words() []string {
	var words []string
	for _, name := range slices.Sorted(maps.Keys(i.Slots)) {
		words = append(words, i.Slots[name].Words()...)
	}
	return words
}

// Slot is one blank of a sentence. A slot that nobody filled has a name and no value.
type Slot struct {
	Name               string       `json:"name"`
	Value              string       `json:"value,omitempty"`
	ConfirmationStatus string       `json:"confirmationStatus,omitempty"`
	Resolutions        *Resolutions `json:"resolutions,omitempty"`
	// SlotValue repeats Value, or holds the several values of a slot that takes more than one; then Value is empty.
	SlotValue *SlotValue `json:"slotValue,omitempty"`
}

// SlotValue is one value (Type "Simple") or several ("List").
type SlotValue struct {
	Type        string       `json:"type"`
	Value       string       `json:"value,omitempty"`
	Resolutions *Resolutions `json:"resolutions,omitempty"`
	Values      []SlotValue  `json:"values,omitempty"`
}

// Resolutions are what each authority, the model's own lists and those sent at run time, made of a value.
type Resolutions struct {
	ResolutionsPerAuthority []Authority `json:"resolutionsPerAuthority"`
}

// Authority is one list of known values and what it found there.
type Authority struct {
	Authority string           `json:"authority"`
	Status    ResolutionStatus `json:"status"`
	Values    []Resolved       `json:"values,omitempty"`
}

// ResolutionStatus is ER_SUCCESS_MATCH, ER_SUCCESS_NO_MATCH, or an ER_ERROR_ of some kind.
type ResolutionStatus struct {
	Code string `json:"code"`
}

// Resolved wraps a known value, as Amazon does.
type Resolved struct {
	Value Known `json:"value"`
}

// Known is a value of the interaction model. Branch on ID: names are words, and change.
type Known struct {
	Name string `json:"name"`
	ID   string `json:"id"`
}

// Words returns every raw value heard, as given, never what a list turned it into: "can't feel it" may
// resolve to something milder.
func (s Slot) Words() []string {
	var words []string
	if s.Value != "" {
		words = append(words, s.Value)
	}
	if s.SlotValue != nil {
		words = s.SlotValue.words(words, s.Value)
	}
	return words
}

// words appends the values of v to words, all but those that only repeat the slot's own value.
func (v *SlotValue) words(words []string, own string) []string {
	if v.Value != "" && v.Value != own {
		words = append(words, v.Value)
	}
	for i := range v.Values {
		words = v.Values[i].words(words, own)
	}
	return words
}

// ID returns the id of the first known value that an authority matched; empty when none did.
func (s Slot) ID() string {
	if id := s.Resolutions.id(); id != "" {
		return id
	}
	return s.SlotValue.id()
}

func (v *SlotValue) id() string {
	if v == nil {
		return ""
	}
	if id := v.Resolutions.id(); id != "" {
		return id
	}
	for i := range v.Values {
		if id := v.Values[i].id(); id != "" {
			return id
		}
	}
	return ""
}

func (r *Resolutions) id() string {
	if r == nil {
		return ""
	}
	for _, authority := range r.ResolutionsPerAuthority {
		if authority.Status.Code != matched {
			continue
		}
		for _, found := range authority.Values {
			if found.Value.ID != "" {
				return found.Value.ID
			}
		}
	}
	return ""
}
