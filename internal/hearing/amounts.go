package hearing

// amount is a concept made of a number.
type amount struct {
	concept     int32
	of          string
	from, below float64
}

const hoursInYear = 8760

// century is how the years of the last century begin.
const century = 19

// grownUp is the age from which a number right after somebody is an age whatever follows.
const grownUp = 18

// readAmounts finds ages, durations, years and bare numbers.
func (e *Ear) readAmounts(s *scratch) {
	for i := 0; i < len(s.tokens); i++ {
		t := &s.tokens[i]
		if t.roles&unit != 0 {
			e.measured(s, "hours", t.value, i, i) // "an hour", "for hours"
		}
		if t.roles&number == 0 {
			continue
		}
		value, last := s.value(i)
		if s.isYear(value, last) {
			_, end := s.value(last + 1)
			s.add(markPast, i, end)
			i = end
			continue
		}
		e.measured(s, "number", value, i, last)
		at := s.unitAfter(last)
		switch {
		case at > 0 && s.roles(at+1)&ageUnit == 0:
			e.measured(s, "hours", value*s.tokens[at].value, i, at)
			last = at
		case at > 0 && s.tokens[at].value < hoursInYear:
			e.measured(s, "age", 1, i, at) // months old
			last = at
		case s.isAge(i, last):
			e.measured(s, "age", value, i, last)
			last = max(last, at)
		case (value > 1900 && value < 2100 || value > 30 && value < 100 && s.tokens[i].roles&figure == 0) && s.roles(i-1)&yearCue != 0 && s.roles(last+1)&(unit|notAge) == 0:
			s.add(markPast, i-1, last) // "in 1992", "in ninety two"
		}
		i = last
	}
}

// isYear reports whether a number and the one after it are a year of the last century, as it is spoken: "nineteen
// sixty two", and not "nineteen" of something.
func (s *scratch) isYear(value float64, last int) bool {
	if value != century || s.roles(last+1)&(number|figure) != number || s.tokens[last+1].pause != none {
		return false
	}
	year, end := s.value(last + 1)
	return year >= 10 && year < 100 && s.roles(end+1)&(unit|ageUnit|notAge) == 0
}

// measured notes the amount's concepts.
func (e *Ear) measured(s *scratch, of string, value float64, a, b int) {
	for k := range e.amounts {
		m := &e.amounts[k]
		if m.of == of && value >= m.from && (m.below == 0 || value < m.below) {
			e.note(s, m.concept, a, b)
		}
	}
}

// value reads the number that begins at word i, "seventy eight" too, and returns its last word.
func (s *scratch) value(i int) (float64, int) {
	value := s.tokens[i].value
	if s.roles(i+1)&number == 0 || s.roles(i)&figure != 0 || s.tokens[i+1].pause != none {
		return value, i
	}
	next := s.tokens[i+1].value
	switch {
	case value >= 20 && value < 100 && next >= 1 && next < 10:
		return value + next, i + 1
	case value >= 1 && value < 10 && next == 100:
		return value * 100, i + 1
	}
	return value, i
}

// unitAfter returns the unit that a number ending at word last is of ("couple of hours"), or 0.
func (s *scratch) unitAfter(last int) int {
	for i := last + 1; i <= last+3; i++ {
		switch r := s.roles(i); {
		case r&unit != 0:
			return i
		case r&drop == 0 || s.tokens[i].pause != none:
			return 0
		}
	}
	return 0
}

// pastAges puts what happened at an age of then into the past: "when I was ten".
func (s *scratch) pastAges() {
	s.each(markAges, func(m span) bool {
		if at := int(m.b) + 1; s.roles(at)&number != 0 {
			_, last := s.value(at)
			if after := s.roles(last + 1); after&(notAge|unit) != 0 && s.roles(last+2)&ageUnit == 0 {
				return true // "when I was ten feet up"
			}
			s.add(markPast, int(m.a), last)
		}
		return true
	})
}

func (s *scratch) roles(i int) roles {
	if i < 0 || i >= len(s.tokens) {
		return 0
	}
	return s.tokens[i].roles
}

// isAge reports whether the number in words i to last is someone's age.
func (s *scratch) isAge(i, last int) bool {
	after := s.roles(last + 1)
	switch {
	case after&ageUnit != 0, after&unit != 0 && s.roles(last+2)&ageUnit != 0:
		return true
	case after&(notAge|number) != 0:
		return false
	case s.roles(i-1)&ageCue != 0:
		return true
	}
	ends := last+1 == len(s.tokens) || s.tokens[last+1].pause != none ||
		after&(drop|link|subject|owner|preposition|verb) != 0
	k := i - 1
	for k >= 0 && i-k <= 3 && s.roles(k)&ageLink != 0 {
		k--
	}
	if k == i-1 && s.tokens[i].value >= grownUp {
		ends = true // "I'm 64 which one may I take"
	}
	return ends && s.roles(k)&(speaker|pronoun|cared|distant) != 0 && s.tokens[i].value >= 1
}
