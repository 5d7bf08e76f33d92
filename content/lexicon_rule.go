package content

import (
	"fmt"
	"strconv"
	"strings"
)

// Rule is one line of the folder hearing: concepts that must stand together. It is written
//
//	saddle_place|buttock + lost_feeling within 6 unless slept_on_it
//
// where | is or, + is and; within N sets how many words may stand between two of them, "anywhere"
// lifts that, "ordered" keeps their order, "ever" lets the past count too, "unless" names concepts
// that must not stand in the same clause.
type Rule struct {
	Text     string
	Slots    [][]string
	Unless   []string
	Within   int // words between two concepts; Anywhere lifts it
	Anywhere bool
	Ordered  bool
	Ever     bool
}

// within is how many words may stand between two concepts when the rule names no number.
const within = 4

// parseRule reads one rule; concepts are checked elsewhere.
func parseRule(text string) (Rule, error) {
	r := Rule{Text: text, Within: within}
	words := strings.Fields(text)
	wantConcept := true
	for i := 0; i < len(words); i++ {
		switch word := words[i]; word {
		case "+":
			if wantConcept {
				return r, fmt.Errorf("two + in a row, or one at the start, in %q", text)
			}
			wantConcept = true
		case "anywhere":
			r.Anywhere = true
		case "ordered":
			r.Ordered = true
		case "ever":
			r.Ever = true
		case "within":
			i++
			n, err := strconv.Atoi(at(words, i))
			if err != nil || n < 0 {
				return r, fmt.Errorf("within needs a number in %q", text)
			}
			r.Within = n
		case "unless":
			i++
			if at(words, i) == "" {
				return r, fmt.Errorf("unless needs a concept in %q", text)
			}
			r.Unless = append(r.Unless, strings.Split(words[i], "|")...)
		default:
			if !wantConcept {
				return r, fmt.Errorf("no + before %q in %q", word, text)
			}
			r.Slots = append(r.Slots, strings.Split(word, "|"))
			wantConcept = false
		}
	}
	if wantConcept {
		return r, fmt.Errorf("a concept is missing in %q", text)
	}
	return r, nil
}

func at(words []string, i int) string {
	if i < len(words) {
		return words[i]
	}
	return ""
}
