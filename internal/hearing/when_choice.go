package hearing

// How well a time is tied to the beginning.
const (
	untied = iota
	tiedByQuestion
	tiedBySince
	tiedByOnset
)

// choose takes the time that is tied best to the beginning, then the nearest to it; of several told of the same the earliest.
func (r *timeReader) choose(asked bool) (spoken, bool) {
	best, tie, near := -1, untied, 0
	for k := range r.times {
		t := &r.times[k]
		kind, distance := r.tied(t, asked)
		switch {
		case kind == untied || kind < tie:
		case kind > tie, r.times[best].when.Vague && !t.when.Vague:
			best, tie, near = k, kind, distance
		case t.when.Vague:
		case r.together(best, k) || kind != tiedByOnset:
			if t.when.hoursAgo() > r.times[best].when.hoursAgo() {
				best, near = k, distance
			}
		case distance < near:
			best, near = k, distance
		}
	}
	if best < 0 {
		return spoken{}, false
	}
	return r.times[best], true
}

// together reports whether two times are told of the same: "nine or ten".
func (r *timeReader) together(k, l int) bool {
	a, b := r.times[k].b, r.times[l].a
	found := false
	if b-a <= connects+1 {
		r.cuesIn(cueOr, a+1, b-1, func(span) { found = true })
	}
	return found
}

// hoursAgo is roughly how long ago a time was, only to compare two of them.
func (w When) hoursAgo() float64 {
	switch {
	case w.said&saidAgo != 0:
		return w.ago.Hours()
	case w.said&saidWeekday != 0:
		return 24 * 7
	case w.said&saidDay != 0:
		return float64(24*w.back) + 6
	}
	return halfDay / 60
}

// tied says what ties a time to the beginning, and how far it is from it.
func (r *timeReader) tied(t *spoken, asked bool) (kind, distance int) {
	onset, distance := r.nearestOnset(t)
	other := r.nearestOther(t, onset)
	switch {
	case r.denied(t, onset), onset != nil && r.at[onset.a].question == supposes:
		return untied, 0
	case onset != nil && distance <= onsetReach && distance <= other && !(t.partial && !asked) && !t.unsure:
		return tiedByOnset, distance
	case r.sinceThen(t):
		return tiedBySince, distance
	case asked && onset == nil && !r.tellsOther(t) && (!t.unsure || r.standsAlone(t)):
		return tiedByQuestion, distance
	}
	return untied, 0
}

// denied reports whether the time itself is denied: "it didn't start yesterday", but not "not even an hour ago".
func (r *timeReader) denied(t *spoken, onset *span) bool {
	if r.at[t.a].denial == undenied {
		return false
	}
	if r.endsCue(cueBound, t.a-1) || r.endsCue(cueBound, r.skipBack(t.a, cueAround)) {
		return false
	}
	return onset == nil || r.at[onset.b].denial != undenied || int(r.at[t.a].denier) > int(onset.b)
}

func (r *timeReader) nearestOnset(t *spoken) (*span, int) {
	var best *span
	near := 0
	for k := range r.onsets {
		if d := r.distance(t, &r.onsets[k]); d >= 0 && (best == nil || d < near) {
			best, near = &r.onsets[k], d
		}
	}
	return best, near
}

// far is the distance of what is not there.
const far = 1 << 20

// nearestOther is how far what else was done stands from a time. What is told of the beginning itself does not count:
// "it started when I got up at seven".
func (r *timeReader) nearestOther(t *spoken, onset *span) int {
	nearest := far
	r.near(t, cueOther, func(one span) {
		d := r.distance(t, &one)
		if d < 0 || d >= nearest || onset != nil && (r.joined(onset, &one) || one.a >= onset.a && one.b <= onset.b) {
			return
		}
		nearest = d
	})
	return nearest
}

// joined reports whether what was done is told of the beginning: a word such as "when" stands between them, or nothing
// that begins another clause: "I hurt my back at work on Monday".
func (r *timeReader) joined(onset, other *span) bool {
	found := other.a > onset.b && int(other.a-onset.b) <= subjectReach
	for i := onset.b + 1; i <= other.a && found; i++ {
		found = r.roles(int(i))&(speaker|link) == 0 && r.tokens[i].pause == none
	}
	r.cuesIn(cueJoin, int(onset.b)+1, int(other.a), func(span) { found = true })
	return found
}

// distance is how many words stand between a time and a phrase, more over the ends of clauses and sentences; negative
// if they share a word.
func (r *timeReader) distance(t *spoken, one *span) int {
	from, to := t.b, int(one.a)
	switch {
	case int(one.b) < t.a:
		from, to = int(one.b), t.a
	case int(one.a) <= t.b && (int(one.b) > t.b || int(one.a) < t.a || t.when.said&saidAgo == 0 || one.b != one.a):
		return -1
	case int(one.a) <= t.b:
		return 0
	}
	d := to - from - 1
	if d > sight {
		return far
	}
	if r.at[from].clause != r.at[to].clause {
		d += clauseCost
	}
	for i := from + 1; i <= to; i++ {
		if r.tokens[i].pause >= question {
			d += sentenceCost
		}
	}
	return d
}
