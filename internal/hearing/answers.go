package hearing

import "floorside/content"

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
	Stop // "stop", as a wish
	Help
)

// A reply is a kind of phrase in an answer. Of two equally long ones the stricter wins, so they
// stand in that order.
const (
	replyAside int32 = iota
	replyYes
	replyBare
	replyFails
	replyHedged
	replyBelief // "I think": half a yes, and with a no beside it half a no
	replyEased
	replyOdd
	replyUnsure
	replyWhat
	replyWhy
	replyWait
	replyStop
	replyHelp
	replyOrder
	replyUnwilling
	replyNo
	replyDenial // "I don't": a no to what it denies and to nothing else
	replyFiller
	replyForeign
	replyAsks
	replies
)

// noReply is the kind of a word that belongs to no reply.
const noReply int32 = -1

func (e *Ear) compileAnswers(a *content.Answers) []phrase {
	c := compiler{words: e.words}
	for kind, phrases := range [replies]content.Phrases{
		replyYes: a.Yes, replyBare: a.Bare, replyFails: a.Fails, replyHedged: a.Hedged, replyBelief: a.Belief, replyEased: a.Eased, replyOdd: a.Odd,
		replyUnsure: a.Unsure, replyWhat: a.What, replyWhy: a.Why, replyWait: a.Wait, replyStop: a.Stop,
		replyHelp: a.Help, replyOrder: a.Orders, replyUnwilling: a.Unwilling, replyNo: a.No, replyDenial: a.Denials, replyAside: a.Aside, replyFiller: a.Fillers,
		replyForeign: a.Foreign, replyAsks: a.Asks,
	} {
		c.add(int32(kind), phrases, false)
	}
	return c.done
}

// answer says how the text answers the open question. It knows nothing of flags: what was heard in the same text
// comes first.
func (e *Ear) answer(s *scratch, open matter) Answer {
	e.replies.find(s, func(s *scratch, kind int32, a, b int) {
		s.replies = append(s.replies, span{concept: kind, a: int16(a), b: int16(b)})
	})
	about := s.bearing(open, e.dangers)
	t := s.tally(open)
	if !t.asks {
		t.about, t.named = about, e.names(s, open)
		t.tail = t.tail && open&e.dangers != 0 && !about.fine
	}
	return t.decide(s)
}

// How many words an answer may have beside it. It stands at the beginning, or nearly alone: "it hurts a bit when I
// sneeze" tells a tale. A hedge that opens a longer tale belongs to the tale.
const (
	alone   = 2 // beside an answer that stands anywhere
	brief   = 4 // after a hedge that opens
	chatter = 4 // beside "what", "why" and "wait"
	wish    = 5 // beside "stop" and "help"
)

// decide gives the stricter answer of those that were given.
func (t *tally) decide(s *scratch) Answer {
	switch {
	case t.wants(replyHelp) && t.of[replyAside] == 0:
		return Help
	case t.wants(replyStop):
		return Stop
	}
	if t.asks || t.lead > 0 && t.rest > alone {
		clear(t.of[replyYes : replyUnsure+1])
		if !t.final && !t.about.denied && !t.about.fine {
			t.of[replyNo], t.of[replyDenial] = 0, 0
		}
	}
	if t.rest > brief {
		t.of[replyBare] = 0
	}
	switch said := t.hedge(); {
	case t.of[replyForeign] > 0:
		return Unclear
	case t.of[replyYes]+t.of[replyBare] > 0:
		if t.about.fine || t.takenBack || t.of[replyOrder] > 0 || t.lead > 0 && t.of[replyAside] > 0 {
			return Unclear // "yes, they work fine", "keep the volume at four all the time"
		}
		return Yes
	case said != noReply && !s.ofAnother():
		if t.of[replyOrder] > 0 || t.open != 0 && t.of[replyUnwilling] > 0 {
			return Unclear // "that's a bit personal"
		}
		return answerOf(said)
	case t.of[replyUnsure] > 0, t.noes() > 0 && t.of[replyBelief] > 0:
		return Unsure
	case t.named && t.noes() > 0 && t.noes() == t.of[replyNo] && t.of[replyOrder] == 0 && !t.about.fine:
		return Hedged // "no, just a ladder", where a ladder was asked about
	case t.named && t.of[replyOrder]+t.of[replyWhat]+t.of[replyWhy]+t.of[replyWait] == 0 && t.noes() == 0:
		return Hedged
	case t.noes()+t.of[replyUnwilling] > 0, t.about.fine, t.about.denied:
		return t.refuse(s)
	}
	return t.putOff()
}

func answerOf(kind int32) Answer {
	if kind == replyHedged {
		return Hedged
	}
	return Unclear
}

// wants reports whether somebody says "stop" or "help" and little else.
func (t *tally) wants(kind int32) bool { return t.of[kind] > 0 && t.rest <= wish }

// hedge says what half a yes comes to: a hedge; unclear, where a no or another matter stands beside it; or no reply.
func (t *tally) hedge() int32 {
	no, odd := t.noes() > 0, t.of[replyOdd] > 0 && t.apart == 0
	hedged := t.of[replyHedged] > 0 || odd
	if !no && t.open != 0 && t.beside && !odd && t.rest > alone {
		return noReply // "a bit of a sore throat", where nobody asked about one
	}
	if !no && !t.asksBack {
		hedged = hedged || t.of[replyEased]+t.of[replyBelief] > 0
	}
	switch {
	case t.of[replyFails] > 0 && t.rest == 0 && t.of[replyWhat]+t.of[replyUnsure] == 0:
		return replyHedged
	case no && t.beside && !odd && t.rest <= brief:
		return noReply // "no, just a bit sore"
	case t.of[replyFails] > 0 && no:
		return replyAside // "no, I can't feel my legs": that is what Hear is for
	case !hedged, t.rest > brief && !no && !odd:
		return noReply
	case no && (t.rest > brief || t.beside) && !t.close, !no && (t.of[replyAside] > 0 || t.rest > brief):
		return replyAside
	}
	return replyHedged
}

// noes is how many replies say no, or deny something.
func (t *tally) noes() int { return t.of[replyNo] + t.of[replyDenial] }

// refuse is what a no comes to with the other words around it. A denial of something else than was asked about is none.
func (t *tally) refuse(s *scratch) Answer {
	switch {
	case s.ofAnother(), t.of[replyOrder] > 0:
		return Unclear
	case t.late != Unclear && t.rest <= chatter:
		return t.late
	case t.plain && t.noes() > 0 && s.strange():
		return Unclear
	case t.open != 0 && t.of[replyUnwilling] > 0:
		return Unclear
	case t.open != 0 && t.about.instead:
		return Unclear
	case t.open == 0, t.final:
		return No
	case !t.tail && !(t.about.fine && t.noes() == 0 && t.hurts) && (t.about.denied || t.about.fine || t.about.mine && t.of[replyNo] > 0):
		return No
	case t.tail, t.about.fine && t.noes() == 0 && t.hurts:
		return Unclear // "no, just pressure", "my chest okay it hurts"
	case t.about.elsewise:
		return What // it answers another question: this one is asked in other words
	case t.of[replyNo] == 0 && t.rest > 0:
		return Unclear
	}
	return No
}

// putOff is an answer that asks back or asks to wait.
func (t *tally) putOff() Answer {
	switch {
	case t.rest > chatter:
		return Unclear
	case t.of[replyWhy] > 0:
		return Why
	case t.of[replyWhat] > 0:
		return What
	case t.of[replyWait] > 0:
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

// shared is how long a word may be that several languages have: "he", "me", "a".
const shared = 2

// strange reports whether what is said beside a no may be another language: most of it is unknown.
func (s *scratch) strange() bool {
	unknown, known, sure := 0, 0, false
	for i := range s.tokens {
		switch t := &s.tokens[i]; {
		case isNo(s.kinds[i]):
		case t.form == 0 && t.stem == 0 && t.roles == 0:
			unknown++
		default:
			known++
			sure = sure || t.end-t.start > shared
		}
	}
	return unknown > known || unknown == known && unknown > 0 && !sure
}
