package hearing

// sinceThen reports whether a time is told as how long the trouble has lasted: "my back has hurt since nine", "it's been
// three hours now". Nothing else may be told there, and no floor.
func (r *timeReader) sinceThen(t *spoken) bool {
	if !t.since && !(t.lasts && r.goesOn(t)) || t.unsure {
		return false
	}
	if r.tellsOther(t) {
		return false
	}
	return r.inSentence(t, cueSubject) || r.inSentence(t, cuePain) || r.standsAlone(t)
}

// tellsOther reports whether something else is told in the sentence of a time: a pill, or lying on the floor.
func (r *timeReader) tellsOther(t *spoken) bool {
	return r.inSentence(t, cueOther) || r.inSentence(t, cueDown)
}

// goesOn reports whether a length lasts until now.
func (r *timeReader) goesOn(t *spoken) bool {
	if r.endsCue(cueOngoing, t.b) {
		return true
	}
	found := false
	r.near(t, cueOngoing, func(one span) {
		d := r.distance(t, &one)
		found = found || int(one.a) == t.b+1 || int(one.b) < t.a && d >= 0 && d <= subjectReach+1
	})
	return found
}

// endsCue reports whether a phrase of a cue ends at word i.
func (r *timeReader) endsCue(c cue, i int) bool { _, ok := r.ending(c, i); return ok }

// inSentence reports whether a cue stands in the sentence of a time, but not in the time itself.
func (r *timeReader) inSentence(t *spoken, c cue) bool {
	a, b := t.a, t.b
	for a > 0 && r.tokens[a].pause < question && t.a-a < onsetReach {
		a--
	}
	for b+1 < len(r.tokens) && r.tokens[b+1].pause < question && b-t.b < onsetReach {
		b++
	}
	found := false
	r.cuesIn(c, a, b, func(one span) {
		found = found || int(one.a) >= a && int(one.b) <= b && !r.isTime(int(one.a)) && !r.isTime(int(one.b))
	})
	return found
}

// standsAlone reports whether hardly anything is said beside a time.
func (r *timeReader) standsAlone(t *spoken) bool {
	rest := 0
	for i := range r.tokens {
		if i < t.a || i > t.b {
			if r.roles(i)&(drop|preposition) == 0 && !r.small(i) {
				rest++
			}
		}
	}
	return rest <= 1
}

// small reports whether word i only belongs to how a time is told.
func (r *timeReader) small(i int) bool {
	for _, c := range [...]cue{cueSince, cueLasts, cueOngoing, cueAround, cueAt, cueSo, cueOr} {
		if _, ok := r.cue(c, i); ok {
			return true
		}
		if _, ok := r.ending(c, i); ok {
			return true
		}
	}
	return false
}

// bareAnswer reads an answer in which no time stands: a number of hours, where those were asked for, or that nobody knows.
func (r *timeReader) bareAnswer() *When {
	for i := 0; i < len(r.tokens) && r.open == hoursAgo; i++ {
		if value, last, ok := r.amount(i); ok {
			return r.bareHours(value, &spoken{a: i, b: last})
		}
	}
	for _, one := range r.cues {
		if r.e.times.words[one.concept].cue == cueUnknown {
			return &When{Vague: true}
		}
	}
	return nil
}

// bareHours takes a number for hours, unless it is of something else.
func (r *timeReader) bareHours(value float64, t *spoken) *When {
	if r.isAge(t.a, t.b) || r.at[t.a].denial != undenied || value > longestAgo || !r.standsAlone(t) {
		return nil
	}
	return &When{said: saidAgo, ago: duration(value)}
}
