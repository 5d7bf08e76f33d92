package hearing

import (
	"cmp"
	"slices"
)

// tally is the replies in a text, counted.
type tally struct {
	of       [replies]int
	rest     int    // other words that matter
	lead     int    // those of them before the first reply
	apart    int    // those of them that the open question is not about
	asks     bool   // the text begins as a question
	plain    bool   // every no in it is a bare "no"
	close    bool   // a hedge stands right beside a no
	beside   bool   // every hedge belongs to something else than was asked about: "no, just a bit sore"
	late     Answer // what is asked right after the no: "no wait"
	open     matter // what the open question is about
	about    bearing
	asksBack bool // a question of theirs stands in it
	named    bool // something that the open question offers is named

	takenBack bool // a no stands right after the yes: "yeah no"
	hurts     bool // "it hurts" stands beside it
	tail      bool // after the no comes what is there instead: "no, just pressure", "no, they drag"
	final     bool // it ends with a bare no: "nothing different there, no"
}

// isNo reports whether a kind of reply says no.
func isNo(kind int32) bool { return kind == replyNo || kind == replyDenial }

// tally counts the replies of each kind, the longest first, no word counted twice.
func (s *scratch) tally(open matter) tally {
	slices.SortStableFunc(s.replies, func(x, y span) int {
		return cmp.Or(cmp.Compare(y.b-y.a, x.b-x.a), cmp.Compare(x.concept, y.concept), cmp.Compare(x.a, y.a))
	})
	s.struck, s.kinds = s.struck[:0], s.kinds[:0]
	for range s.tokens {
		s.struck, s.kinds = append(s.struck, false), append(s.kinds, noReply)
	}
	t := tally{plain: true, open: open}
	kept, asks := s.kept[:0], s.question()
	t.asksBack = slices.ContainsFunc(s.replies, func(r span) bool { return r.concept == replyAsks })
	for _, r := range s.replies {
		if r.concept != replyAsks && !s.isStruck(r) && s.counts(r) {
			kept = append(kept, r)
			kind := r.concept
			if kind == replyWhat && s.isFiller(int(r.a)) {
				kind = replyFiller // "no, sorry"
			}
			for i := r.a; i <= r.b; i++ {
				s.struck[i], s.kinds[i] = true, kind
			}
		}
	}
	s.kept, t.asks = kept, asks
	for _, r := range kept {
		t.count(s, r)
	}
	t.measure(s)
	t.tail = s.tail()
	t.takenBack, t.final = s.takenBack(), s.endsWithNo()
	return t
}

// takenBack reports whether a no follows a yes that stands before it: "yeah no", "yes, no problem there".
func (s *scratch) takenBack() bool {
	yes := false
	for i := range s.tokens {
		switch s.kinds[i] {
		case replyYes:
			yes = true
		case replyNo:
			return yes
		case replyFiller:
		default:
			if s.roles(i)&drop == 0 {
				yes = false
			}
		}
	}
	return false
}

// tail reports whether words that nobody knows an answer in follow a no, after "just", "but" or a subject of their own
// that is not the speaker: what is there instead may be the sign in other words.
func (s *scratch) tail() bool {
	said, turned, spoke := false, false, false
	for i := range s.tokens {
		spoke = spoke || s.roles(i)&speaker != 0 && s.roles(i)&self != 0
		switch {
		case isNo(s.kinds[i]):
			said, turned, spoke = true, false, false
		case said && spoke && !s.covered(markTurns, i): // "no, I just bent over"
		case said && (s.turns(i) || s.roles(i)&plural != 0 || s.tokens[i].roles&link != 0 && s.roles(i+1)&plural != 0):
			turned = true
		case turned && s.kinds[i] == noReply && s.roles(i)&(drop|verb|denier|preposition) == 0 && s.at[i].denial == undenied && !s.reassured(i):
			return true
		}
	}
	return false
}

// endsWithNo reports whether the last word that says something is a bare no.
func (s *scratch) endsWithNo() bool {
	for i := len(s.tokens) - 1; i > 0; i-- {
		if s.kinds[i] != replyFiller {
			return s.kinds[i] == replyNo && s.roles(i)&deny != 0
		}
	}
	return false
}

// denying reports whether the bare no of a reply denies a thing rather than answers: "no biscuits", "my back has no
// strength", but not "no, I'm fine".
func (s *scratch) denying(r span) bool {
	if r.a != r.b || s.roles(int(r.a))&deny == 0 {
		return false
	}
	for i := int(r.a) + 1; i < len(s.tokens) && s.at[i].denial != undenied && s.at[i].denier == r.a; i++ {
		if s.kinds[i] == noReply && s.roles(i)&drop == 0 {
			return true
		}
	}
	return false
}

// count adds one reply.
func (t *tally) count(s *scratch, r span) {
	switch r.concept {
	case replyStop, replyHelp:
		if !s.wished(r, t.asks) {
			s.release(r)
			return
		}
	case replyFails:
		if r.a == r.b && !s.before(int(r.a), deny|denier) {
			s.release(r)
			return
		}
	case replyNo, replyDenial:
		if s.denying(r) {
			r.concept = replyDenial
			s.kinds[r.a] = replyDenial
		}
		t.plain = t.plain && r.a == r.b && s.roles(int(r.a))&deny != 0
	case replyHedged, replyOdd:
		t.close = t.close || s.beside(r)
		t.beside = s.hedges(r) && (t.beside || t.of[replyHedged]+t.of[replyOdd] == 0)
	}
	t.of[r.concept]++
}

// release makes the words of a reply that does not count words like others.
func (s *scratch) release(r span) {
	for i := r.a; i <= r.b; i++ {
		s.kinds[i] = noReply
	}
}

// measure counts the words beside the replies, and finds what is asked right after a bare no.
func (t *tally) measure(s *scratch) {
	replied := false
	for i := range s.tokens {
		switch kind := s.kinds[i]; {
		case kind == replyFiller:
			continue
		case kind != noReply && kind != replyAside:
			replied = true
			if s.before(i, 0) {
				t.ask(kind)
			}
			continue
		case kind == noReply && s.roles(i)&drop != 0:
			continue
		}
		t.rest++
		t.hurts = t.hurts || s.kinds[i] == replyAside && s.roles(i)&verb != 0
		if s.at[i].matter&t.open == 0 && s.roles(i)&(verb|denier) == 0 {
			t.apart++
		}
		if !replied {
			t.lead++
		}
	}
}

// ask notes what is asked right after a no.
func (t *tally) ask(kind int32) {
	switch kind {
	case replyWhat:
		t.late = What
	case replyWhy:
		t.late = Why
	case replyWait:
		t.late = Wait
	}
}

// counts reports whether a reply means what it says where it stands.
func (s *scratch) counts(r span) bool {
	after := int(r.b) + 1
	switch r.concept {
	case replyBare:
		return after == len(s.tokens) || s.tokens[after].pause != none || s.roles(after)&(link|known) != 0
	case replyYes:
		return s.at[r.a].denial != deniedVerb || s.at[r.a].denier == r.a // "not both"
	case replyNo, replyDenial:
		if r.a == r.b && s.covered(markSpared, int(r.a)) {
			return false // "no joke"
		}
		if p := s.at[r.a]; r.a < r.b && p.denial == deniedVerb && p.denier < r.a && s.roles(int(r.a))&(denier|subject) == 0 {
			return false // "not as usual"
		}
		return !slices.ContainsFunc(s.replies, func(f span) bool { // "they don't" of "they don't work"
			return f.concept == replyFails && f.a <= r.b && f.b > r.b
		})
	case replyOdd:
		for i := int(r.a) - 1; i >= 0 && i >= int(r.a)-4; i-- {
			if s.turns(i) {
				return true // "not weak, just heavy"
			}
			if s.roles(i)&denier != 0 {
				return s.tokens[i+1].pause != none || s.roles(i+1)&(subject|owner) != 0
			}
			if s.tokens[i].pause >= question || s.roles(i)&link != 0 && s.roles(i+1)&subject != 0 {
				return true
			}
		}
	}
	return true
}

// question reports whether the text begins as a question and is nothing else.
func (s *scratch) question() bool {
	for i := 1; i < len(s.tokens); i++ {
		if s.tokens[i].pause >= question {
			return false
		}
	}
	first := s.begin()
	return slices.ContainsFunc(s.replies, func(r span) bool {
		return r.concept == replyAsks && int(r.a) <= first && !s.within(r)
	})
}

// within reports whether the beginning of a question is only that of a longer reply: "how would I know".
func (s *scratch) within(r span) bool {
	return slices.ContainsFunc(s.replies, func(long span) bool {
		switch long.concept {
		case replyUnsure, replyWhat, replyWhy, replyStop, replyHelp:
			return long.a <= r.a && long.b > r.b
		}
		return false
	})
}

// begin is the first word that says something.
func (s *scratch) begin() int {
	for i := range s.tokens {
		if !s.isFiller(i) {
			return i
		}
	}
	return 0
}

// isFiller reports whether word i can say nothing.
func (s *scratch) isFiller(i int) bool {
	return slices.ContainsFunc(s.replies, func(r span) bool {
		return r.concept == replyFiller && int(r.a) <= i && i <= int(r.b)
	})
}

// wished reports whether "stop" or "help" is said to us: it opens the text or a sentence, or follows an answer or
// a cry of pain, and takes no object. "It won't stop" and "the bus stop" are no wishes.
func (s *scratch) wished(r span, asks bool) bool {
	if asks && r.a == r.b {
		return false
	}
	a := int(r.a)
	for a > 0 && s.tokens[a].pause == none && (s.kinds[a-1] == replyFiller || a == int(r.a) && s.roles(a-1)&speaker != 0) {
		a--
	}
	if a > 0 && s.tokens[a].pause == none {
		switch kind := s.kinds[a-1]; {
		case kind == noReply, kind == replyFails, s.roles(a-1)&denier != 0 && s.roles(a-1)&deny == 0:
			return false
		}
	}
	b := int(r.b) + 1
	for b < len(s.tokens) && s.kinds[b] == noReply && s.roles(b)&drop != 0 && s.roles(b)&subject == 0 {
		b++
	}
	return b == int(r.b)+1 || b == len(s.tokens) || s.kinds[b] != replyAside
}

// hedges reports whether a hedge is followed by what was not asked about: "a bit sore", at any question.
func (s *scratch) hedges(r span) bool {
	aside := false
	for i := int(r.b) + 1; i < len(s.tokens); i++ {
		switch {
		case s.tokens[i].pause != none, s.roles(i)&(preposition|drop) == preposition:
			return false
		case s.kinds[i] == replyAside && s.at[i].matter == 0:
			aside = true
		case s.kinds[i] == noReply && s.roles(i)&drop == 0:
			return s.at[i].matter == 0
		case s.kinds[i] != noReply && s.kinds[i] != replyFiller && s.kinds[i] != replyAside:
			return aside
		}
	}
	return aside
}

// before reports whether a no stands right before word i, but for words that say nothing; one of the given roles, if
// there are any.
func (s *scratch) before(i int, want roles) bool {
	for i--; i >= 0; i-- {
		switch {
		case isNo(s.kinds[i]):
			return want == 0 || s.roles(i)&want != 0
		case s.kinds[i] != replyFiller && s.roles(i)&drop == 0:
			return false
		}
	}
	return false
}

// beside reports whether a no stands right before or after a hedge.
func (s *scratch) beside(r span) bool {
	if s.before(int(r.a), 0) {
		return true
	}
	for i := int(r.b) + 1; i < len(s.tokens); i++ {
		switch {
		case isNo(s.kinds[i]):
			return true
		case s.kinds[i] != replyFiller && s.roles(i)&drop == 0:
			return false
		}
	}
	return false
}
