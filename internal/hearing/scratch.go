package hearing

// scratch is the working memory of one hearing, kept for the next.
type scratch struct {
	word     []byte
	tokens   []token
	spans    []span
	heads    []int32 // by concept: its first span, -1 if none
	tails    []int32
	seen     []int32 // concepts to reset
	present  []int32 // by stem: the hearing in which it was there last
	hearing  int32   // counts the hearings of this scratch
	stems    []int32 // those in the text
	firsts   []int32 // by stem: its first node, where present
	nodes    []node
	hits     []hit
	at       []place // by word
	struck   []bool
	matches  []match
	harmless []match
	alike    [][]meant // what words may have been misheard for; nil in a first hearing
	alikes   bool      // some word may have been
	replies  []span
	kept     []span  // the replies that count
	kinds    []int32 // by word: the reply that it belongs to, -1 if none
	cues     []span  // what tells a time, in the order of the words
	cuesAt   []int32 // by word: the first cue that begins there or later
	times    []spoken
	onsets   []span
}

// place is what the sentence says about each of its words.
type place struct {
	weight   int32 // words that matter before this one, pauses and links counted too
	clause   int16
	denial   denial
	denier   int16 // the word that denies this one
	who      who
	question asking
	matter   matter
	used     bool // this denial is part of a concept: "no feeling"
}

func (e *Ear) newScratch() *scratch {
	s := &scratch{heads: make([]int32, len(e.wider)), tails: make([]int32, len(e.wider))}
	s.present, s.firsts = make([]int32, e.words.nextStem+1), make([]int32, e.words.nextStem+1)
	for i := range s.heads {
		s.heads[i] = -1
	}
	return s
}

func (s *scratch) reset() {
	for _, c := range s.seen {
		s.heads[c] = -1
	}
	s.seen, s.tokens, s.spans, s.replies = s.seen[:0], s.tokens[:0], s.spans[:0], s.replies[:0]
	s.matches, s.harmless = s.matches[:0], s.harmless[:0]
	s.alike, s.alikes = nil, false
}

// add records one span of a concept, in the order they are found.
func (s *scratch) add(concept int32, a, b int) {
	n := int32(len(s.spans))
	s.spans = append(s.spans, span{concept, int16(a), int16(b), -1})
	if s.heads[concept] < 0 {
		s.heads[concept] = n
		s.seen = append(s.seen, concept)
	} else {
		s.spans[s.tails[concept]].next = n
	}
	s.tails[concept] = n
}

// remove forgets the spans of everything that touches a struck word, but not how long ago it was, nor that it denies.
func (s *scratch) remove() {
	kept := s.spans
	for _, c := range s.seen {
		s.heads[c] = -1
	}
	s.seen, s.spans = s.seen[:0], s.spans[:0]
	for _, one := range kept {
		if one.concept == markPast || one.concept <= markThrough || !s.isStruck(one) {
			s.add(one.concept, int(one.a), int(one.b))
		}
	}
}

func (s *scratch) isStruck(one span) bool {
	for i := one.a; i <= one.b; i++ {
		if s.struck[i] {
			return true
		}
	}
	return false
}

// each calls f with every span of a concept until it returns false.
func (s *scratch) each(concept int32, f func(span) bool) {
	for n := s.heads[concept]; n >= 0; n = s.spans[n].next {
		if !f(s.spans[n]) {
			return
		}
	}
}

// covered reports whether a concept stands on word i.
func (s *scratch) covered(concept int32, i int) bool {
	for n := s.heads[concept]; n >= 0; n = s.spans[n].next {
		if one := &s.spans[n]; int(one.a) <= i && i <= int(one.b) {
			return true
		}
	}
	return false
}

// node is a word of the text among those of one stem.
type node struct{ token, next int32 }

// attend notes which stems are in the text, and where.
func (s *scratch) attend() {
	if s.hearing++; s.hearing < 0 { // after two thousand million hearings
		clear(s.present)
		s.hearing = 1
	}
	s.stems, s.nodes = s.stems[:0], s.nodes[:0]
	for i := len(s.tokens) - 1; i >= 0; i-- {
		t := &s.tokens[i]
		s.stands(t.stem, i)
		if s.alike != nil {
			for _, m := range s.alike[t.alike] {
				if m.stem != t.stem {
					s.stands(m.stem, i)
				}
			}
		}
	}
}

// stands notes a stem at word i.
func (s *scratch) stands(stem int32, i int) {
	if stem == 0 {
		return
	}
	next := s.first(stem)
	if next < 0 {
		s.present[stem] = s.hearing
		s.stems = append(s.stems, stem)
	} else if s.nodes[next].token == int32(i) {
		return // two words that it may have been have one stem
	}
	s.firsts[stem] = int32(len(s.nodes))
	s.nodes = append(s.nodes, node{int32(i), next})
}

// first is the first node of a stem, -1 if it is not in the text.
func (s *scratch) first(stem int32) int32 {
	if s.present[stem] != s.hearing {
		return -1
	}
	return s.firsts[stem]
}
