package hearing

import "slices"

// The flags that a question does not weaken: "can you call an ambulance" calls for one, and who looks up how many pills
// it takes may mean it.
const (
	asksFor911 = "asks_for_911"
	selfHarm   = "self_harm"
)

// finding is what one match came to.
type finding struct {
	match       *match
	level       Level
	weighed     Weighed
	first, last int
	who         who
}

// judge weighs every match and says what was heard.
func (e *Ear) judge(s *scratch, text string, h *Heard) {
	var whose who
	for from := 0; from < len(s.matches); {
		one := &e.heard[s.matches[from].heard]
		var best finding
		best, from = s.best(from)
		whose = best.whose(whose)
		h.record(one, s.reason(text, one.name, best))
		if one.name == asksFor911 && best.level == Certainty {
			h.Whether = s.heads[markWhether] >= 0
		}
	}
	h.Other = s.other(whose, len(h.Flags)+len(h.Suspected) > 0)
	for k := range s.harmless {
		struck := finding{match: &s.harmless[k], level: Nothing, weighed: Harmless}
		struck.first, struck.last = int(s.harmless[k].picked[0].a), int(s.harmless[k].picked[0].b)
		h.Why = append(h.Why, s.reason(text, "", struck))
	}
}

// best is the gravest verdict on the matches of one flag, of which the first is match from, and where the next begins.
func (s *scratch) best(from int) (best finding, next int) {
	for next = from; next < len(s.matches) && s.matches[next].heard == s.matches[from].heard; next++ {
		if now := s.verdict(&s.matches[next]); best.match == nil || rank(now.level) > rank(best.level) {
			best = now
		}
	}
	return best, next
}

func (s *scratch) reason(text, name string, f finding) Reason {
	words := text[s.tokens[f.first].start:s.tokens[f.last].end]
	return Reason{Name: name, Rule: f.match.rule.text, Words: words, Level: f.level, Weighed: f.weighed}
}

// whose is the person of a finding, if it came to something.
func (f finding) whose(before who) who {
	if f.level == Nothing {
		return before
	}
	return max(before, f.who)
}

func rank(l Level) int {
	switch l {
	case Certainty:
		return 2
	case Suspicion:
		return 1
	}
	return 0
}

// record adds what one flag, sign, topic or routine came to. Of what is asked for the narrowest comes first, and counts.
func (h *Heard) record(one *heard, why Reason) {
	h.Why = append(h.Why, why)
	switch {
	case one.topic: // also when it was only asked about: that is what a topic is for
		if why.Level == Nothing && why.Weighed != Question && why.Weighed != MayAsk && why.Weighed != Supposed {
			return
		}
		switch {
		case !one.routine:
			h.Topics = append(h.Topics, one.name)
		case len(h.Topics) == 0 && h.Routine == "":
			h.Routine = one.name
		}
	case why.Level == Nothing, one.sign && why.Level != Certainty:
	case one.sign:
		h.Signs = append(h.Signs, one.name)
	case why.Level == Certainty:
		h.Flags = append(h.Flags, one.name)
	default:
		h.Suspected = append(h.Suspected, one.name)
	}
}

// verdict weighs what the sentence says about one place where a rule holds.
func (s *scratch) verdict(m *match) finding {
	found := finding{match: m, level: Certainty}
	if m.suspected {
		found.level = Suspicion
	}
	found.first, found.last = ends(m.spans())
	sign := m.sign()
	found.who = s.at[found.last].who
	if clear := s.cleared(m.rule, sign, found.last); clear != "" {
		found.level, found.weighed = Nothing, clear
		return found
	}
	switch kind := s.asked(sign, found); {
	case m.rule.asked && kind != supposes:
	case kind == asksAbout:
		found.level, found.weighed = Nothing, Question
	case kind == asksCauses:
		found.level, found.weighed = Suspicion, MayAsk
	case kind == supposes:
		found.level, found.weighed = Suspicion, Supposed
	}
	if d := s.at[sign.a].denial; d != undenied && found.level != Nothing && !m.holds(s.at[sign.a].denier) {
		found.level, found.weighed = Nothing, Denied
		if d == deniedVerb && s.saysNo(m) {
			found.level, found.weighed = Suspicion, DoublyNot
		}
	}
	if found.level != Nothing && s.barred(m) {
		found.level, found.weighed = Nothing, Denied
	}
	if found.level == Certainty && s.fixed(found) {
		found.weighed = Misspelt
		if found.first == found.last {
			found.level = Suspicion
		}
	}
	return found
}

// asked is the question that a sign stands in. Nobody asks for information about "my legs".
func (s *scratch) asked(sign *span, found finding) asking {
	kind := s.at[sign.a].question
	if kind == supposes || kind == telling {
		return kind
	}
	if s.heads[markMine] >= 0 {
		return telling
	}
	for i := found.first; i <= found.last+2; i++ {
		if s.roles(i)&(self|cared|pronoun) != 0 {
			return telling
		}
	}
	return kind
}

// cleared returns why a sign is not about someone here and now, or "".
func (s *scratch) cleared(r *rule, sign *span, last int) Weighed {
	clause := s.at[sign.a].clause
	switch s.at[last].who {
	case creature:
		return Animal
	case nobody:
		return NotReal
	case another:
		if s.inClause(markPast, clause) || s.story(int(sign.a)) {
			return SomeoneElse
		}
	}
	switch {
	case s.inClause(markElsewhere, clause):
		return NotReal
	case !r.ever && s.inClause(markPast, clause) && !s.inClause(markPresent, clause):
		return LongPast
	}
	return ""
}

func (s *scratch) inClause(mark int32, clause int16) bool {
	for n := s.heads[mark]; n >= 0; n = s.spans[n].next {
		if one := &s.spans[n]; s.at[one.a].clause == clause || s.at[one.b].clause == clause {
			return true
		}
	}
	return false
}

// story reports whether what is said of another at word i is told as their past: "my cousin had that".
func (s *scratch) story(i int) bool {
	if s.heads[markPleads] >= 0 {
		return false // "my neighbor had a fall and can't get up"
	}
	for n := s.heads[markHad]; n >= 0; n = s.spans[n].next {
		if one := &s.spans[n]; int(one.a) <= i && s.at[one.a].who == another {
			return true
		}
	}
	return false
}

// barred reports whether a no stands right before a part of what was matched: "peeing, no problem".
func (s *scratch) barred(m *match) bool {
	for _, one := range m.spans() {
		p := s.at[one.a]
		covers := func(one span) bool { return one.a <= p.denier && p.denier <= one.b }
		if p.denial == deniedNoun && p.denier >= one.a-2 && !s.turnsBetween(m) && !slices.ContainsFunc(m.spans(), covers) {
			return true
		}
	}
	return false
}

// turnsBetween reports whether a turn stands among the words of what was matched: "no headache, well, only the worst ever".
func (s *scratch) turnsBetween(m *match) bool {
	first, last := ends(m.spans())
	for i := first; i <= last; i++ {
		if s.turns(i) {
			return true
		}
	}
	return false
}

// holds reports whether word i is part of what was matched: the no of "no feeling" does not deny the sign, it is the sign.
func (m *match) holds(i int16) bool {
	for _, one := range m.spans() {
		if one.a <= i && i <= one.b {
			return one.a < one.b
		}
	}
	return false
}

// saysNo reports whether the sign itself is said with a denial: "no feeling".
func (s *scratch) saysNo(m *match) bool {
	for _, one := range m.spans() {
		for w := one.a; w <= one.b; w++ {
			if s.covered(markNo, int(w)) {
				return true
			}
		}
	}
	return false
}

func (s *scratch) fixed(found finding) bool {
	for i := found.first; i <= found.last; i++ {
		if s.tokens[i].fixed {
			return true
		}
	}
	return false
}

// other reports whether the text is about someone cared for. A flag's own person decides; without one somebody must be
// said to be beside the speaker, or to ail: "I'm with my husband", "my mother is on the floor", but not "I want my mum".
func (s *scratch) other(whose who, heard bool) bool {
	if heard {
		return whose == caredFor || whose == another || whose == unsaid && s.ailing()
	}
	for i := range s.at {
		if r := s.tokens[i].roles; r&owner != 0 && r&self != 0 && !s.ownsPerson(i) {
			return false
		}
	}
	return s.ailing() || s.attended()
}

// ailing reports whether something ails someone cared for.
func (s *scratch) ailing() bool {
	found := false
	s.each(markAils, func(one span) bool {
		found = s.at[one.a].who == caredFor
		return !found
	})
	return found
}

// attended reports whether the speaker is with somebody, or asks for them: "it's for my wife", "it's my neighbor".
func (s *scratch) attended() bool {
	found := false
	s.each(markBeside, func(one span) bool {
		for i := int(one.b) + 1; i < len(s.tokens) && s.roles(i)&(owner|drop) != 0 && s.roles(i)&(cared|distant) == 0; i++ {
			one.b++
		}
		found = s.roles(int(one.b)+1)&(cared|distant) != 0
		return !found
	})
	return found
}
