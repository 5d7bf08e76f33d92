package content

import (
	"encoding/json"
	"strings"
)

// The built lexicon is JSON around the very lines of the folder hearing: phrases with commas between them, rules as they are written.

// MarshalJSON writes phrases as UnmarshalText reads them.
func (p Phrases) MarshalJSON() ([]byte, error) {
	if p == nil {
		return []byte("null"), nil
	}
	return json.Marshal(strings.Join(p, ","))
}

// MarshalText writes the line that the rule was read from.
func (r Rule) MarshalText() ([]byte, error) { return []byte(r.Text), nil }

// UnmarshalText reads a rule from its line.
func (r *Rule) UnmarshalText(text []byte) (err error) {
	*r, err = parseRule(string(text))
	return err
}
