package hearing

// What stands between two words keeps them apart, each by as much as so many words.
const (
	weightComma = 1
	weightLink  = 1
	weightStop  = 3
	weightTurn  = 4
)

// weigh counts the words that matter before each word.
func (s *scratch) weigh() {
	s.at = s.at[:0]
	s.struck = s.struck[:0]
	for range s.tokens {
		s.at = append(s.at, place{})
		s.struck = append(s.struck, false)
	}
	var weight int32
	for i := range s.tokens {
		t := &s.tokens[i]
		switch t.pause {
		case comma:
			weight += weightComma
		case stop, question:
			weight += weightStop
		}
		switch {
		case s.covered(markTurns, i):
			weight += weightTurn
		case t.roles&link != 0:
			weight += weightLink
		}
		s.at[i].weight = weight
		if t.roles&(drop|link) == 0 {
			weight++
		}
	}
}

// apart is how many words stand between two spans, or -1 if they touch the same word.
func (s *scratch) apart(a, b *span) int {
	if a.a > b.a {
		a, b = b, a
	}
	if a.b >= b.a {
		return -1
	}
	between := s.at[b.a].weight - s.at[a.b].weight
	if s.tokens[a.b].roles&(drop|link) == 0 {
		between--
	}
	return int(max(between, 0))
}

// clauses numbers the clauses: what is said of the past in one holds for that one.
func (s *scratch) clauses() {
	var clause int16
	begun := 0
	for i := range s.tokens {
		if i > 0 && s.begins(i, begun) {
			clause++
			begun = i
		}
		s.at[i].clause = clause
	}
}

// begins reports whether a clause begins at word i; the present one began at word begun.
func (s *scratch) begins(i, begun int) bool {
	t := &s.tokens[i]
	switch {
	case t.pause >= question, s.covered(markTurns, i):
		return true
	case s.onlyPast(begun, i):
		return false // "years ago I fell": the words in front belong to what follows
	case t.pause == comma || t.roles&link != 0:
		return s.clauseFollows(i)
	case t.roles&speaker != 0:
		return i-begun > 1 && s.tokens[i-1].roles&(verb|preposition|link|drop) == 0
	}
	return false
}

// onlyPast reports whether words a up to b are a marker of the past and nothing else.
func (s *scratch) onlyPast(a, b int) bool {
	found := false
	s.each(markPast, func(m span) bool {
		found = found || int(m.a) <= a+1 && int(m.b) >= b-2
		return !found
	})
	return found
}

// clauseFollows reports whether a new clause begins after the comma or link at word i, and not one
// more member of a list: "and my legs are numb", but not "weakness, or fever".
func (s *scratch) clauseFollows(i int) bool {
	if s.tokens[i].roles&link != 0 {
		i++
	}
	for j := i; j < len(s.tokens) && j < i+5; j++ {
		t := &s.tokens[j]
		if j > i && (t.pause != none || t.roles&link != 0) {
			return false
		}
		if t.roles&(subject|verb) != 0 || s.covered(markPresent, j) {
			return true
		}
	}
	return false
}
