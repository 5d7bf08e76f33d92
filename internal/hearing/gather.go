package hearing

// match is one place where the concepts of a rule stand together, before it is weighed.
type match struct {
	heard     int // index of the flag or sign
	rule      *rule
	suspected bool
	picked    [slotLimit]span
}

// perRule is how many places of one rule are weighed: the first may be denied and the next not.
const perRule = 8

// gather finds every place where a rule holds.
func (e *Ear) gather(s *scratch) {
	f := search{s: s}
	for k := range e.heard {
		f.heard = k
		if s.alike != nil { // of what only sounds like a sign, half a sign is nothing
			if h := &e.heard[k]; !h.sign && !h.topic {
				f.gather(h.certain, false)
			}
			continue
		}
		f.gather(e.heard[k].certain, false)
		f.gather(e.heard[k].suspected, true)
	}
}

func (f *search) gather(rules []rule, suspected bool) {
	for i := range rules {
		if r := &rules[i]; r.holds(f.s) {
			f.rule, f.suspected, f.left, f.found = r, suspected, patience, 0
			f.run(0)
		}
	}
}

// accept keeps what was found and says whether it was enough.
func (f *search) accept() bool {
	s := f.s
	if f.striking {
		f.strike()
		return false
	}
	if s.excused(f.rule, f.picked[:len(f.rule.slots)]) {
		return false
	}
	s.matches = append(s.matches, match{f.heard, f.rule, f.suspected, f.picked})
	f.found++
	return f.found == perRule
}

// excused reports whether a concept that the rule must not meet stands in the same clause.
func (s *scratch) excused(r *rule, picked []span) bool {
	first, last := ends(picked)
	for _, c := range r.unless {
		for n := s.heads[c]; n >= 0; n = s.spans[n].next {
			one := &s.spans[n]
			if s.at[one.b].clause >= s.at[first].clause && s.at[one.a].clause <= s.at[last].clause {
				return true
			}
		}
	}
	return false
}

// ends returns the first and last word of what was picked.
func ends(picked []span) (first, last int) {
	first, last = int(picked[0].a), int(picked[0].b)
	for _, one := range picked[1:] {
		first, last = min(first, int(one.a)), max(last, int(one.b))
	}
	return first, last
}

// spans returns what was picked.
func (m *match) spans() []span { return m.picked[:len(m.rule.slots)] }

// sign is the span that a denial denies: that of the last concept of the rule.
func (m *match) sign() *span { return &m.picked[len(m.rule.slots)-1] }
