package hearing

import "fmt"

// String says in one line what was heard, on which words, by which rule, and what spoke against it.
func (r Reason) String() string {
	text := fmt.Sprintf("%s %s: %q", r.Level, r.Name, r.Words)
	if r.Rule != "" {
		text += " by " + r.Rule
	}
	if r.Weighed != "" {
		text += " (" + string(r.Weighed) + ")"
	}
	return text
}
