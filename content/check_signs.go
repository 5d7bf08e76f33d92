package content

import (
	"fmt"
	"slices"
)

// checkSigns compares the signs that make a flag worse with those that one language can bring to light. A sign that
// is spelled differently in the two would never make anything an emergency, and nobody would notice.
func checkSigns(r *Rules, lang string, lexicon *Lexicon) []Issue {
	known := map[string]bool{}
	for q := range r.Screen.Questions {
		known[q.Sign] = true
	}
	var issues []Issue
	for _, h := range lexicon.Heard {
		known[h.Sign] = true
	}
	for q := range r.Screen.Questions {
		if q.Look != "" && !known[q.Look] {
			issues = append(issues, Issue{"screen.yaml: " + q.ID, fmt.Sprintf("looks on sign %q, which %s/hearing never finds", q.Look, lang)})
		}
	}
	for _, f := range r.Flags {
		for _, sign := range f.Worse.Signs {
			if !known[sign] {
				issues = append(issues, Issue{"flags.yaml: " + f.ID,
					fmt.Sprintf("sign %q is never found: no question has it, nor %s/hearing", sign, lang)})
			}
		}
	}
	return issues
}

// sign reports a question's sign that makes no flag worse.
func (c *ruleCheck) sign(place, sign string) {
	used := slices.ContainsFunc(c.rules.Flags, func(f Flag) bool { return slices.Contains(f.Worse.Signs, sign) })
	if sign != "" && !used {
		c.add(place, "sign %q makes no flag worse", sign)
	}
}
