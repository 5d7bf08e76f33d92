package hearing

// asksFor911 is the one flag that a question about it does not weaken.
const asksFor911 = "asks_for_911"

// finding is the best that one rule came to.
type finding struct {
	level       Level
	weighed     Weighed
	first, last int
	who         who
}

// judge applies every rule and says what was heard.
func (e *Ear) judge(s *scratch, text string, h *Heard) {
	var whose who
	for k := range e.heard {
		one := &e.heard[k]
		best, weighed := Nothing, Reason{}
		for i := range one.certain {
			if found, ok := s.apply(&one.certain[i]); ok {
				best = e.weigh(s, text, one, &one.certain[i], found, best, &weighed, h)
				whose = found.whose(whose)
			}
			if best == Certainty {
				break
			}
		}
		for i := range one.suspected {
			if best != Nothing {
				break
			}
			if found, ok := s.apply(&one.suspected[i]); ok {
				if found.level == Certainty {
					found.level = Suspicion
				}
				best = e.weigh(s, text, one, &one.suspected[i], found, best, &weighed, h)
				whose = found.whose(whose)
			}
		}
		h.record(one, best, weighed)
	}
	h.Other = s.other(whose, len(h.Flags)+len(h.Suspected) > 0)
}

// weigh keeps the reason of the better of two findings, and the first of those that came to nothing.
func (e *Ear) weigh(s *scratch, text string, one *heard, r *rule, found finding, best Level, kept *Reason, h *Heard) Level {
	if kept.Rule != "" && rank(found.level) <= rank(best) {
		return best
	}
	words := text[s.tokens[found.first].start:s.tokens[found.last].end]
	*kept = Reason{Name: one.name, Rule: r.text, Words: words, Level: found.level, Weighed: found.weighed}
	if one.name == asksFor911 && found.level == Certainty {
		h.Whether = s.heads[markWhether] >= 0
	}
	return found.level
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

// record adds what one flag or sign came to.
func (h *Heard) record(one *heard, level Level, why Reason) {
	if why.Rule == "" {
		return
	}
	h.Why = append(h.Why, why)
	switch {
	case level == Nothing:
	case one.sign:
		if level == Certainty {
			h.Signs = append(h.Signs, one.name)
		}
	case level == Certainty:
		h.Flags = append(h.Flags, one.name)
	default:
		h.Suspected = append(h.Suspected, one.name)
	}
}

// apply returns the best finding of a rule; false if its concepts do not stand together at all.
func (s *scratch) apply(r *rule) (finding, bool) {
	best, found := finding{level: Nothing}, false
	if !r.holds(s) {
		return best, false
	}
	f := search{s: s, rule: r, left: patience, accept: func(f *search) bool {
		if s.excused(f) {
			return false
		}
		now := s.verdict(f)
		if !found || rank(now.level) > rank(best.level) {
			best = now
		}
		found = true
		return best.level == Certainty
	}}
	f.run(0)
	return best, found
}

// excused reports whether a concept that the rule must not meet stands in the same clause.
func (s *scratch) excused(f *search) bool {
	first, last := f.words()
	for _, c := range f.rule.unless {
		for n := s.heads[c]; n >= 0; n = s.spans[n].next {
			one := &s.spans[n]
			if s.at[one.b].clause >= s.at[first].clause && s.at[one.a].clause <= s.at[last].clause {
				return true
			}
		}
	}
	return false
}

// verdict weighs what the sentence says about one place where a rule holds.
func (s *scratch) verdict(f *search) finding {
	found := finding{level: Certainty}
	found.first, found.last = f.words()
	sign := f.complaint()
	found.who = s.at[found.last].who
	if clear := s.cleared(f.rule, sign, found.last); clear != "" {
		found.level, found.weighed = Nothing, clear
		return found
	}
	switch s.asked(sign, found) {
	case asksAbout:
		found.level, found.weighed = Nothing, Question
	case asksCauses:
		found.level, found.weighed = Suspicion, MayAsk
	case supposes:
		found.level, found.weighed = Suspicion, Supposed
	}
	if d := s.at[sign.a].denial; d != undenied && found.level != Nothing {
		found.level, found.weighed = Nothing, Denied
		if d == deniedVerb && s.saysNo(f) {
			found.level, found.weighed = Suspicion, DoublyNot
		}
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
	case another:
		if s.inClause(markHad, clause) || s.inClause(markPast, clause) {
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

// saysNo reports whether the sign itself is said with a denial: "no feeling".
func (s *scratch) saysNo(f *search) bool {
	for i := range f.rule.slots {
		for w := f.picked[i].a; w <= f.picked[i].b; w++ {
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

// other reports whether the text is about someone cared for. A flag's own person decides; without
// one the person named first does, or the one named last if the speaker was first: "I think my husband ...".
func (s *scratch) other(whose who, heard bool) bool {
	if heard && whose != unsaid {
		return whose == caredFor || whose == another
	}
	first, last := unsaid, unsaid
	for i := range s.at {
		if w := s.at[i].who; w != unsaid {
			if first == unsaid {
				first = w
			}
			last = w
		}
		if r := s.tokens[i].roles; r&owner != 0 && r&self != 0 && !s.ownsPerson(i) {
			return false
		}
	}
	return first == caredFor || last == caredFor
}
