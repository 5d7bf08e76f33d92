package alexa

import "encoding/json"

// loose is a string, or a number in place of one: Amazon's types and its examples disagree about which
// fields are which. Anything else is as good as absent.
type loose string

// UnmarshalJSON never fails.
func (l *loose) UnmarshalJSON(raw []byte) error {
	var s string
	var n json.Number
	switch {
	case json.Unmarshal(raw, &s) == nil:
		*l = loose(s)
	case json.Unmarshal(raw, &n) == nil:
		*l = loose(n)
	}
	return nil
}
