package hearing

// length reads a length of time that begins at word i, in hours; 0 hours are some that nobody counted: "hours".
func (r *timeReader) length(i int) (hours float64, last int, ok bool) {
	if hours, last, ok = r.measure(i); !ok {
		return 0, 0, false
	}
	one := r.tokens[last].value
	if word, b, found := r.word(cueExtra, last+1); found && one > 0 {
		return hours + word.value*one, b, true // "an hour and a half"
	}
	if b, found := r.cue(cueOr, last+1); found && r.roles(b+1)&number != 0 && one > 0 && r.unitAfter(b+1) == 0 {
		if value, end := r.value(b + 1); value*one > hours {
			return value * one, end, true // "an hour or two"
		}
	}
	next := last + 1
	if r.roles(next)&link != 0 {
		next++
	}
	if more, b, found := r.measure(next); found && more > 0 && next > last && r.tokens[next].pause < question && more < hours {
		return hours + more, b, true // "an hour and twenty minutes"
	}
	return hours, last, true
}

// measure reads a number and its unit, or a unit alone.
func (r *timeReader) measure(i int) (hours float64, last int, ok bool) {
	switch {
	case i >= len(r.tokens):
		return 0, 0, false
	case r.roles(i)&unit != 0:
		return 0, i, true
	}
	for _, one := range [...]cue{cueOne, cueRecent} {
		if b, found := r.cue(one, i); found && r.roles(b+1)&unit != 0 {
			return r.tokens[b+1].value, b + 1, true
		}
	}
	if value, form := r.e.glued(r.scratch, r.text, i); form != 0 {
		if f := &r.e.words.forms[form]; f.roles&unit != 0 {
			return value * f.value, i, true
		}
	}
	value, last, ok := r.amount(i)
	if !ok {
		return 0, 0, false
	}
	at := r.unitAfter(last)
	if at == 0 {
		return 0, 0, false
	}
	return value * r.tokens[at].value, at, true
}

// amount reads a number at word i, of "two or three" the larger: the earlier time.
func (r *timeReader) amount(i int) (value float64, last int, ok bool) {
	if r.roles(i)&number == 0 {
		return 0, 0, false
	}
	value, last = r.value(i)
	if word, b, found := r.word(cueExtra, last+1); found {
		value, last = value+word.value, b // "two and a half"
	}
	if b, found := r.cue(cueOr, last+1); found && r.roles(b+1)&number != 0 && r.tokens[last+1].pause < question {
		if more, end := r.value(b + 1); more > value {
			return more, end, true
		}
	}
	return value, last, true
}
