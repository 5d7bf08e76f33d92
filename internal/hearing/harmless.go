package hearing

// strike makes everything that is harmless unheard: idioms, and reassurance about one part.
func (e *Ear) strike(s *scratch) {
	f := search{s: s, striking: true}
	for k := range e.harmless {
		if r := &e.harmless[k]; r.holds(s) {
			f.rule, f.left = r, patience
			f.run(0)
		}
	}
	if f.found > 0 {
		s.remove()
	}
}

// strike marks the words of what was picked.
func (f *search) strike() {
	picked := f.picked[:len(f.rule.slots)]
	if f.s.reproved(f.rule, picked) || f.rule.within <= 1 && f.s.parted(picked) {
		return
	}
	for _, one := range picked {
		for w := one.a; w <= one.b; w++ {
			f.s.struck[w] = true
		}
	}
	f.found++
	first, last := ends(picked)
	f.s.harmless = append(f.s.harmless, match{rule: f.rule, picked: [slotLimit]span{{a: int16(first), b: int16(last)}}})
}

// parted reports whether a new sentence begins between what was picked: "my bottom, I'm fine otherwise".
func (s *scratch) parted(picked []span) bool {
	first, last := ends(picked)
	for i := first + 1; i <= last; i++ {
		if s.roles(i)&speaker != 0 {
			return len(picked) > 1
		}
	}
	return false
}

// reproved reports whether what would be harmless is not: "legs are not fine". A no in front answers: "no, they feel fine".
func (s *scratch) reproved(r *rule, picked []span) bool {
	first, last := ends(picked)
	for _, c := range r.unless {
		for n := s.heads[c]; n >= 0; n = s.spans[n].next {
			one := &s.spans[n]
			answers := one.a == one.b && int(one.b) < first && s.roles(int(one.a))&deny != 0
			if int(one.b) >= first-2 && int(one.a) <= last+1 && !answers {
				return true
			}
		}
	}
	return false
}
