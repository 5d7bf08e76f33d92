package hearing

// cross takes the denials of second-language English for what they mean: "I no feel", "no can move" are "I not feel" and
// "cannot move". A no that answers is left alone: "no, can you help?"
func (e *Ear) cross(s *scratch) {
	for i := range s.tokens {
		if s.tokens[i].form != e.words.no || i+1 >= len(s.tokens) || s.tokens[i+1].pause != none {
			continue
		}
		switch next := &s.tokens[i+1]; {
		case next.form == e.words.can && s.roles(i+2)&(subject|owner) == 0 && i+2 < len(s.tokens):
			e.become(next, e.words.cannot)
		case i > 0 && s.tokens[i].pause == none && s.roles(i-1)&(speaker|cared) != 0 && !s.tokens[i-1].opened &&
			(s.roles(i-1)|next.roles)&owner == 0 && next.roles&subject == 0 && !s.covers(e, i):
			e.become(&s.tokens[i], e.words.not)
		}
	}
}

// covers reports whether the word after the no at i makes a phrase of its own with it: "he no longer ...".
func (s *scratch) covers(e *Ear, i int) bool {
	for k := e.signs.from[s.tokens[i].stem]; k < e.signs.from[s.tokens[i].stem+1]; k++ {
		if p := &e.signs.phrases[k]; p.concept == markSpared {
			if _, ok := s.match(i, p.parts); ok {
				return true
			}
		}
	}
	return false
}

// become makes another word of a token.
func (e *Ear) become(t *token, id int32) {
	f := &e.words.forms[id]
	t.form, t.stem, t.roles = id, f.stem, f.roles
}
