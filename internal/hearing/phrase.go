package hearing

import (
	"strings"

	"floorside/content"
)

// part is one word of a phrase: any form of a stem, or one form alone, or a gap.
type part struct {
	stem, form int32
}

// phrase is a run of words that means a concept.
type phrase struct {
	concept int32
	parts   []part
}

// span is where a concept stands in the text.
type span struct {
	concept int32
	a, b    int16 // first and last word
	next    int32 // the next span of the same concept, -1 at the end
}

// skipLimit is how many words ".." may stand for, and how many dropped words may stand between two.
const skipLimit = 5

// index is phrases by the stem of their first word.
type index [][]phrase

func (x *index) add(phrases []phrase) {
	for _, p := range phrases {
		first := int(p.parts[0].stem)
		for first >= len(*x) {
			*x = append(*x, make([][]phrase, 256)...)
		}
		(*x)[first] = append((*x)[first], p)
	}
}

// find calls note with every phrase that stands in the text.
func (x index) find(s *scratch, note func(s *scratch, concept int32, a, b int)) {
	for i := range s.tokens {
		stem := int(s.tokens[i].stem)
		if stem == 0 || stem >= len(x) {
			continue
		}
		for k := range x[stem] {
			p := &x[stem][k]
			if b, ok := s.match(i, p.parts); ok {
				note(s, p.concept, i, b)
			}
		}
	}
}

// compile makes phrases of a concept. A loose phrase may be said with or without its dropped words.
func (e *Ear) compile(concept int32, phrases content.Phrases, loose bool) []phrase {
	compiled := make([]phrase, 0, len(phrases))
	for _, text := range phrases {
		if _, ok := content.Reference(text); ok {
			continue
		}
		if parts := e.parts(text, loose); len(parts) > 0 && parts[0].stem != gap {
			compiled = append(compiled, phrase{concept, parts})
		}
	}
	return compiled
}

func (e *Ear) parts(text string, loose bool) []part {
	var parts, all []part
	for word := range strings.FieldsSeq(text) {
		if word == ".." {
			parts, all = append(parts, part{gap, 0}), append(all, part{gap, 0})
			continue
		}
		exact := strings.HasPrefix(word, "=")
		id := e.words.form(strings.TrimPrefix(word, "="))
		for _, one := range e.meaning(id) {
			f := &e.words.forms[one]
			p := part{stem: f.stem}
			if exact {
				p.form = one
			}
			all = append(all, p)
			if !loose || exact || f.roles&optional == 0 {
				parts = append(parts, p)
			}
			if loose && len(f.text) >= shortest && !f.fix {
				f.fix = true
				if c := f.text[0]; c >= 'a' && c <= 'z' {
					e.words.fixable[c-'a'] = append(e.words.fixable[c-'a'], one)
				}
			}
		}
	}
	if len(parts) < 2 {
		return all // "out of it" must not become "out"
	}
	return parts
}

func (e *Ear) meaning(id int32) []int32 {
	if same := e.words.forms[id].same; same != nil {
		return same
	}
	return []int32{id}
}

// note records a concept and the wider ones it belongs to.
func (e *Ear) note(s *scratch, concept int32, a, b int) {
	s.add(concept, a, b)
	for _, wider := range e.wider[concept] {
		s.add(wider, a, b)
	}
}

func (p part) is(t *token) bool {
	return p.stem == t.stem && (p.form == 0 || p.form == t.form)
}

// match tries a phrase at word i and returns its last word.
func (s *scratch) match(i int, parts []part) (int, bool) {
	if !parts[0].is(&s.tokens[i]) {
		return 0, false
	}
	j := i
	for k := 1; k < len(parts); k++ {
		wide := parts[k].stem == gap
		if wide {
			k++
			if k == len(parts) {
				return j, true
			}
		}
		next, ok := s.seek(j+1, parts[k], wide)
		if !ok {
			return 0, false
		}
		j = next
	}
	return j, true
}

// seek finds the next word of a phrase, over dropped words only unless the phrase has a gap there.
func (s *scratch) seek(j int, p part, wide bool) (int, bool) {
	for skipped := 0; j < len(s.tokens) && skipped <= skipLimit; skipped++ {
		t := &s.tokens[j]
		if t.pause >= question {
			return 0, false
		}
		if p.is(t) {
			return j, true
		}
		if !wide && t.roles&drop == 0 {
			return 0, false
		}
		j++
	}
	return 0, false
}
