package review

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"floorside/content"
)

// heard is how a flag or a sign is heard, with examples of what people say.
func (b *builder) heard(lexicon *content.Lexicon, is func(content.Heard) bool, id string) []Heard {
	if lexicon == nil {
		return nil
	}
	certain, half := Heard{How: "Heard for certain"}, Heard{How: "Half heard, and asked about"}
	for _, h := range lexicon.Heard {
		if is(h) {
			certain.Rules = append(certain.Rules, readable(h.Certain)...)
			half.Rules = append(half.Rules, readable(h.Suspected)...)
		}
	}
	phrases := b.examples()
	certain.Examples, half.Examples = phrases.of(id, fewExamples), phrases.of("?"+id, fewExamples/2)
	var out []Heard
	for _, h := range []Heard{certain, half} {
		if len(h.Rules) > 0 {
			out = append(out, h)
		}
	}
	return out
}

// readable writes rules as sentences; what stands in backticks is a group of phrases.
func readable(rules []content.Rule) []string {
	var out []string
	for _, r := range rules {
		var slots []string
		for _, slot := range r.Slots {
			slots = append(slots, strings.Join(each(slot, concept), " or "))
		}
		text := strings.Join(slots, " with ")
		for _, more := range conditions(r) {
			text += ", " + more
		}
		out = append(out, text)
	}
	return out
}

func conditions(r content.Rule) []string {
	var out []string
	switch {
	case len(r.Slots) < 2:
	case r.Anywhere:
		out = append(out, "however far apart")
	case r.Within == 0:
		out = append(out, "side by side")
	default:
		out = append(out, fmt.Sprintf("at most %s between", count(r.Within, "word", "words")))
	}
	if r.Ordered {
		out = append(out, "in this order")
	}
	if r.Ever {
		out = append(out, "however long ago")
	}
	if len(r.Unless) > 0 {
		out = append(out, "unless with "+strings.Join(each(r.Unless, concept), " or "))
	}
	return out
}

func concept(name string) string { return "`" + strings.ReplaceAll(name, "_", " ") + "`" }

func each(list []string, as func(string) string) []string {
	var out []string
	for _, one := range list {
		out = append(out, as(one))
	}
	return out
}

// fewPhrases is how many phrases of a concept the book prints; content/en/hearing has all.
const fewPhrases = 8

// concepts are the groups of phrases that the rules of flags and signs name.
func (b *builder) concepts() []Concept {
	lexicon, _ := b.book.Lexicon(b.region.Language)
	if lexicon == nil {
		return nil
	}
	var out []Concept
	for _, name := range slices.Sorted(maps.Keys(usedConcepts(lexicon))) {
		c := Concept{Name: strings.ReplaceAll(name, "_", " ")}
		if a, ok := lexicon.Amounts[name]; ok {
			c.Phrases = []string{amount(a)}
		}
		phrases := lexicon.Concepts[name]
		for _, p := range phrases[:min(fewPhrases, len(phrases))] {
			c.Phrases = append(c.Phrases, phrase(p))
		}
		c.More = max(0, len(phrases)-fewPhrases)
		out = append(out, c)
	}
	return out
}

// usedConcepts are those of the rules, and those that stand in their phrases.
func usedConcepts(lexicon *content.Lexicon) map[string]bool {
	used := map[string]bool{}
	var use func(name string)
	use = func(name string) {
		if used[name] {
			return
		}
		used[name] = true
		for _, p := range lexicon.Concepts[name] {
			if inner, ok := strings.CutPrefix(p, "("); ok {
				use(strings.TrimSuffix(inner, ")"))
			}
		}
	}
	for _, h := range lexicon.Heard {
		if h.Topic != "" {
			continue
		}
		for _, r := range slices.Concat(h.Certain, h.Suspected) {
			for _, name := range slices.Concat(append(r.Slots, r.Unless)...) {
				use(name)
			}
		}
	}
	return used
}

// phrase is one phrase as people can read it.
func phrase(p string) string {
	if name, ok := strings.CutPrefix(p, "("); ok {
		return "all of " + concept(strings.TrimSuffix(name, ")"))
	}
	return strings.ReplaceAll(strings.ReplaceAll(p, "..", "…"), "=", "")
}

func amount(a content.Amount) string {
	what := map[string]string{"age": "an age", "hours": "a time in hours", "number": "a number"}[a.Of]
	if a.Below == 0 {
		return fmt.Sprintf("%s from %v", what, a.From)
	}
	return fmt.Sprintf("%s from %v and below %v", what, a.From, a.Below)
}
