package hearing

import (
	"maps"
	"slices"
	"strings"

	"floorside/content"
)

// meant is a word of the lexicon that another word may have been misheard for.
type meant struct{ form, stem int32 }

// sounds notes, for every word that a recogniser may write instead of a word of danger, which those are. Words of the
// lexicon are noted too: "food" is known, and may have been a foot.
func (v *vocabulary) sounds(lex *content.Lexicon) {
	v.alike, v.heardAs = make([][]meant, 1, 1024), make(map[string]int32, 1024)
	v.halves = map[[2]int32]int32{}
	for _, word := range slices.Sorted(maps.Keys(lex.Sounds)) {
		id := v.form(word)
		if same := v.forms[id].same; same != nil {
			id = same[0]
		}
		for _, heard := range lex.Sounds[word] {
			at := v.heard(heard)
			v.alike[at] = append(v.alike[at], meant{id, v.forms[id].stem})
		}
	}
}

// heard returns where the meanings of a misheard word are kept; of one that was heard as two, "sea sure", those of the
// first.
func (v *vocabulary) heard(text string) int32 {
	first, second, two := strings.Cut(text, " ")
	if two {
		key := [2]int32{v.heard(first), v.heard(second)}
		if _, ok := v.halves[key]; !ok {
			v.halves[key] = int32(len(v.alike))
			v.alike = append(v.alike, nil)
		}
		return v.halves[key]
	}
	if _, ok := v.heardAs[first]; !ok {
		v.heardAs[first] = int32(len(v.alike))
		v.alike = append(v.alike, nil)
	}
	return v.heardAs[first]
}

// mishear notes on a token what it may have been misheard for, and what it was together with the one before.
func (e *Ear) mishear(s *scratch, t *token) {
	v := e.words
	t.alike = v.heardAs[string(s.word)]
	if t.alike == 0 {
		return
	}
	s.alikes = s.alikes || len(v.alike[t.alike]) > 0
	if n := len(s.tokens); n > 0 && t.pause == none {
		if both, ok := v.halves[[2]int32{s.tokens[n-1].alike, t.alike}]; ok {
			s.tokens[n-1].alike, s.alikes = both, true
		}
	}
}

// again makes ready for a second hearing, in which each word may also be one that it sounds like.
func (s *scratch) again(alike [][]meant) {
	for _, c := range s.seen {
		s.heads[c] = -1
	}
	s.seen, s.spans = s.seen[:0], s.spans[:0]
	s.matches, s.harmless = s.matches[:0], s.harmless[:0]
	s.alike = alike
}

// is reports whether a token is a part of a phrase; in a second hearing, or sounds like it.
func (s *scratch) is(p part, t *token) bool {
	if p.stem == t.stem && (p.form == 0 || p.form == t.form) {
		return true
	}
	if s.alike == nil || t.alike == 0 {
		return false
	}
	for _, m := range s.alike[t.alike] {
		if p.stem == m.stem && (p.form == 0 || p.form == m.form) {
			return true
		}
	}
	return false
}

// suspect notes the flags that a second hearing found. Whatever they are, they are only suspected.
func (e *Ear) suspect(s *scratch, text string, h *Heard) {
	for from := 0; from < len(s.matches); {
		one := &e.heard[s.matches[from].heard]
		var best finding
		if best, from = s.best(from); best.level != Nothing && !slices.Contains(h.Suspected, one.name) {
			best.level, best.weighed = Suspicion, SoundsLike
			h.record(one, s.reason(text, one.name, best))
		}
	}
}
