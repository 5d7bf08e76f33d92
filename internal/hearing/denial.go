package hearing

// denial is how a word is denied.
type denial uint8

const (
	undenied      denial = iota
	deniedVerb           // "I haven't ..."
	deniedNoun           // "no ..."
	deniedThrough        // "it's not that I ..."
)

// reach is how many words a denial covers at most.
const reach = 14

// denials finds what each denial covers. One that is part of a sign ("no feeling", "not able to") or
// only looks like a denial ("not only") covers nothing.
func (s *scratch) denials() {
	s.each(markSpared, func(one span) bool { s.use(one); return true })
	for k := range s.matches {
		if m := &s.matches[k]; !m.suspected { // half a sign does not free the rest: "it doesn't feel like tearing"
			for _, one := range m.spans() {
				s.use(one)
			}
		}
	}
	for i := range s.tokens {
		s.denyFrom(i)
	}
}

// use marks the words of a span that is more than the denial itself.
func (s *scratch) use(one span) {
	for i := one.a; i <= one.b && one.a < one.b; i++ {
		s.at[i].used = true
	}
}

// denyFrom lets a denial that begins at word i do its work.
func (s *scratch) denyFrom(i int) {
	if b, ok := s.startsAt(markSpared, i); ok && b > i {
		return // "I don't like that it pulls"
	}
	if b, ok := s.startsAt(markThrough, i); ok {
		s.deny(b, deniedThrough)
		return
	}
	if s.at[i].used {
		return
	}
	if b, ok := s.startsAt(markNot, i); ok {
		kind := deniedVerb
		if s.roles(b+1)&article != 0 {
			kind = deniedNoun // "not a fall"
		}
		s.deny(b, kind)
	} else if b, ok := s.startsAt(markNo, i); ok && !s.answers(i) {
		s.deny(b, deniedNoun)
	}
	if s.tokens[i].pause == question && s.tokens[i].roles&deny != 0 {
		s.denyBack(i) // "Fever? No."
	}
}

func (s *scratch) startsAt(mark int32, i int) (int, bool) {
	for n := s.heads[mark]; n >= 0; n = s.spans[n].next {
		if int(s.spans[n].a) == i {
			return int(s.spans[n].b), true
		}
	}
	return 0, false
}

// answers reports whether the no at word i answers a question rather than denies what follows:
// "no, my legs are numb", "no I fell".
func (s *scratch) answers(i int) bool {
	if s.tokens[i].roles&deny == 0 || i+1 >= len(s.tokens) {
		return false
	}
	next := &s.tokens[i+1]
	denied := s.roles(i+1)&denier != 0 || next.roles&drop != 0 && s.roles(i+2)&denier != 0 // "no don't"
	return next.pause != none || next.roles&(subject|owner|verb|deny) != 0 || s.turns(i+1) || denied
}

func (s *scratch) denyBack(i int) {
	for j := i - 1; j >= 0; j-- {
		s.at[j].denial, s.at[j].denier = deniedNoun, int16(i)
		if s.tokens[j].pause >= question {
			return
		}
	}
}

// deny marks the words after a denial until something ends it.
func (s *scratch) deny(from int, kind denial) {
	through := kind == deniedThrough
	last := from
	for j := from + 1; j < len(s.tokens) && j <= from+reach; j++ {
		if s.ends(from, j, kind, &through) {
			break
		}
		s.at[j].denial, s.at[j].denier = kind, int16(from)
		last = j
	}
	if kind == deniedNoun && s.roles(last+1)&(verb|drop) == verb|drop && s.tokens[last+1].pause == none {
		s.giveBack(from, last)
	}
}

// giveBack frees the noun before a verb: in "no fever legs are numb" it is the verb's, not the denial's.
func (s *scratch) giveBack(from, last int) {
	nouns := 0
	for j := from + 1; j <= last; j++ {
		if s.tokens[j].roles&(drop|preposition) == 0 {
			nouns++
		}
	}
	if nouns < 2 {
		for j := last + 1; j < len(s.tokens) && j <= from+reach && s.tokens[j].pause == none && !s.turns(j) && s.roles(j)&subject == 0 && !s.owned(j); j++ {
			s.at[j].denial, s.at[j].denier = deniedNoun, int16(from) // "no part of me is numb"
		}
		return
	}
	for j := last; j > from && s.tokens[j].roles&preposition == 0; j-- {
		s.at[j].denial = undenied
		if s.tokens[j].roles&drop == 0 {
			return
		}
	}
}

// ends reports whether a denial that began at word from stops before word j.
func (s *scratch) ends(from, j int, kind denial, through *bool) bool {
	t := &s.tokens[j]
	switch {
	case t.pause >= question, s.turns(j):
		return true
	case t.roles&subject != 0 && j > from+1 || t.roles&speaker != 0:
		if *through {
			*through = false
			return false
		}
		return !s.isObject(j) || kind == deniedNoun && s.roles(j-1)&preposition == 0 // "no trouble, it runs by itself"
	case t.pause == comma || t.roles&link != 0:
		return s.clauseFollows(j)
	case kind == deniedVerb && j > from+1 && s.owned(j):
		return true
	case t.roles&verb != 0 && kind == deniedNoun && (j > from+1 || s.roles(j+1)&self == 0): // not "nobody hit me"
		return true
	case t.roles&owner != 0 && s.roles(j-1)&(preposition|verb) == 0 && kind == deniedNoun:
		return true
	}
	return false
}

// turns reports whether a denial cannot go past word i.
func (s *scratch) turns(i int) bool { return s.covered(markTurns, i) || s.covered(markEnds, i) }

// isObject reports whether the pronoun at word j ends a clause rather than begins one: "I don't feel it", but not "it's".
func (s *scratch) isObject(j int) bool {
	return s.roles(j)&plural != 0 && s.roles(j+1)&verb == 0 && !s.tokens[j].opened
}

// owned reports whether the owner at word j begins a clause of its own: "I'm not drunk, my legs are numb".
func (s *scratch) owned(j int) bool {
	if s.roles(j)&owner == 0 || s.roles(j-1)&(preposition|verb|drop) != 0 {
		return false
	}
	for k := j + 1; k < len(s.tokens) && k <= j+3 && s.tokens[k].pause == none; k++ {
		if s.roles(k)&verb != 0 {
			return true
		}
	}
	return false
}
