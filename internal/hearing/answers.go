package hearing

import (
	"cmp"
	"slices"

	"floorside/content"
)

// Answer is how a text answers a yes-or-no danger question.
type Answer int

// The answers. A hedged yes counts as yes; unclear never counts as no.
const (
	Unclear Answer = iota
	Yes
	Hedged
	Unsure
	No
	What // "what do you mean?"
	Why  // "why do you ask?"
	Wait // "hang on"
)

// A reply is a kind of phrase in an answer. Of two equally long ones the stricter wins, so they
// stand in that order.
const (
	replyYes int32 = iota
	replyBare
	replyHedged
	replyOdd
	replyUnsure
	replyNo
	replyWhat
	replyWhy
	replyWait
	replyForeign
	replies
)

func (e *Ear) compileAnswers(a *content.Answers) []phrase {
	c := compiler{words: e.words}
	for kind, phrases := range [replies]content.Phrases{
		a.Yes, a.Bare, a.Hedged, a.Odd, a.Unsure, a.No, a.What, a.Why, a.Wait, a.Foreign,
	} {
		c.add(int32(kind), phrases, false)
	}
	return c.done
}

// Answer says how a text answers a danger question. It knows nothing of flags: what Hear finds in
// the same text comes first.
func (e *Ear) Answer(text string) Answer {
	s := e.scratch.Get().(*scratch)
	defer e.scratch.Put(s)
	s.reset()
	e.split(s, text)
	e.replies.find(s, func(s *scratch, kind int32, a, b int) {
		s.replies = append(s.replies, span{concept: kind, a: int16(a), b: int16(b)})
	})
	return s.decide(s.tally())
}

// tally counts the replies of each kind, the longest first, no word counted twice; the other words that
// matter, and how many of them come before the first reply.
func (s *scratch) tally() (counts [replies]int, rest, lead int) {
	slices.SortStableFunc(s.replies, func(x, y span) int {
		return cmp.Or(cmp.Compare(y.b-y.a, x.b-x.a), cmp.Compare(x.concept, y.concept), cmp.Compare(x.a, y.a))
	})
	s.struck = s.struck[:0]
	for range s.tokens {
		s.struck = append(s.struck, false)
	}
	for _, r := range s.replies {
		if !s.isStruck(r) && s.counts(r) {
			counts[r.concept]++
			for i := r.a; i <= r.b; i++ {
				s.struck[i] = true
			}
		}
	}
	replied := false
	for i := range s.tokens {
		replied = replied || s.struck[i]
		if !s.struck[i] && s.tokens[i].roles&drop == 0 {
			rest++
			if !replied {
				lead++
			}
		}
	}
	return counts, rest, lead
}

// counts reports whether a reply means what it says where it stands.
func (s *scratch) counts(r span) bool {
	after := int(r.b) + 1
	switch r.concept {
	case replyBare:
		return after == len(s.tokens) || s.tokens[after].pause != none || s.roles(after)&(link|known) != 0
	case replyOdd:
		for i := int(r.a) - 1; i >= 0 && i >= int(r.a)-4; i-- {
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

// chatter is how many words beside it an answer of one common word may have: "what" alone asks
// back, in a long tale it does not.
const chatter = 4

// An answer stands at the beginning, or nearly alone: "it hurts a bit when I sneeze" tells a tale. A hedge
// that opens a longer tale belongs to the tale.
const (
	alone = 2 // words beside an answer that stands anywhere
	brief = 4 // words after a hedge that opens
)

// decide gives the stricter answer of those that were given.
func (s *scratch) decide(n [replies]int, rest, lead int) Answer {
	if lead > 0 && rest > alone {
		n[replyYes], n[replyBare], n[replyHedged], n[replyUnsure], n[replyNo] = 0, 0, 0, 0, 0
	}
	if rest > brief {
		n[replyHedged] = 0
	}
	switch {
	case n[replyYes]+n[replyBare] > 0 && n[replyForeign] == 0:
		return Yes
	case n[replyForeign] > 0:
		return Unclear
	case n[replyHedged]+n[replyOdd] > 0 && !s.ofAnother():
		return Hedged
	case n[replyUnsure] > 0:
		return Unsure
	case n[replyNo] > 0 && !s.ofAnother():
		return No
	case n[replyWhy] > 0 && rest <= chatter:
		return Why
	case n[replyWhat] > 0 && rest <= chatter:
		return What
	case n[replyWait] > 0:
		return Wait
	}
	return Unclear
}

// ofAnother reports whether the answer is about someone who was not asked about: "my brother had that".
func (s *scratch) ofAnother() bool {
	for i := range s.tokens {
		if s.roles(i)&distant != 0 && s.tokens[0].roles&deny == 0 {
			return true
		}
	}
	return false
}
