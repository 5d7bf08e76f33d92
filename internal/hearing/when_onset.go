package hearing

// The questions at which a bare time is the time the trouble began.
const (
	whenBegan = "when_began"
	hoursAgo  = "hours_ago"
)

// when makes out when the trouble began. A time counts only beside words that tell of the beginning, or where it was
// asked for: people speak of the hour of a pill, an appointment and an operation too.
func (e *Ear) when(s *scratch, text, open string) *When {
	asked := open == whenBegan || open == hoursAgo
	if !asked && !e.mayTell(s, text) {
		return nil
	}
	e.findCues(s)
	r := timeReader{scratch: s, e: e, text: text, open: open}
	r.read()
	r.findOnsets()
	if best, ok := r.choose(asked); ok {
		w := best.when
		return &w
	}
	if asked {
		return r.bareAnswer()
	}
	return nil
}

// whenSafely is when, but for a fault in it: danger that was heard in the same words must not be lost with a time.
func (e *Ear) whenSafely(s *scratch, text, open string, h *Heard) (w *When) {
	defer func() {
		if recover() != nil {
			w, h.Why = nil, append(h.Why, Reason{Weighed: TimeLost})
		}
	}()
	return e.when(s, text, open)
}

// mayTell reports whether a text has a word of a time and one of a beginning. Most have not, and cost no more.
func (e *Ear) mayTell(s *scratch, text string) bool {
	var tells uint8
	for _, stem := range s.stems {
		tells |= e.times.tells[stem]
	}
	if tells&(tellsOnset|tellsLasting) == 0 {
		return false
	}
	if tells&tellsOnset == 0 {
		tells = 0 // "for" and "been" need a length, and a length has a number or a unit
	}
	for i := 0; i < len(s.tokens) && tells&tellsTime == 0; i++ {
		t := &s.tokens[i]
		if t.roles&(number|unit) != 0 || t.form == 0 && isDigit(rune(text[t.start])) {
			tells |= tellsTime // "9pm" is no word that anybody knows
		}
	}
	return tells&tellsTime != 0
}

// How far, in words, a beginning may stand from its time, its subject, and what it did.
const (
	onsetReach   = 12
	subjectReach = 5
	clauseCost   = 4
	sentenceCost = 8
)

// findOnsets finds where the text tells that the trouble began.
func (r *timeReader) findOnsets() {
	r.onsets = r.onsets[:0]
	r.eachCue(cueOnset, func(one span) { r.onsets = append(r.onsets, one) })
	r.eachCue(cueVerb, func(verb span) {
		if at, ok := r.subjectOf(verb); ok {
			r.onsets = append(r.onsets, span{a: int16(at), b: verb.b})
		}
	})
	r.eachCue(cueAct, func(act span) {
		if at, ok := r.objectOf(act); ok {
			r.onsets = append(r.onsets, span{a: act.a, b: int16(at)})
		}
	})
}

// subjectOf is where what began stands before its verb: "my back just went". A verb that opens a clause needs none:
// "started at nine".
func (r *timeReader) subjectOf(verb span) (int, bool) {
	for i := int(verb.a); ; i-- {
		if i == 0 || r.tokens[i].pause >= question {
			return int(verb.a), r.opens(i, int(verb.a))
		}
		k := i - 1
		if a, ok := r.ending(cueSubject, k); ok && !r.isTime(k) {
			return a, r.roles(a-1)&preposition == 0
		}
		if r.roles(k)&speaker != 0 || r.roles(k)&(drop|known) == 0 && !r.skips(k) || int(verb.a)-k > subjectReach {
			return 0, false
		}
	}
}

// opens reports whether the words from i on to the verb are none that could be its subject.
func (r *timeReader) opens(i, verb int) bool {
	for ; i < verb; i++ {
		if r.roles(i)&(speaker|owner) != 0 || r.roles(i)&drop == 0 && !r.skips(i) {
			return false
		}
	}
	return true
}

// skips reports whether word i may stand between a subject and its verb without being either.
func (r *timeReader) skips(i int) bool {
	if r.roles(i)&(verb|denier|drop) != 0 {
		return true
	}
	_, time := r.isTimeWord(i)
	return time
}

// isTimeWord reports whether word i is of a time: "it yesterday started".
func (r *timeReader) isTimeWord(i int) (int, bool) {
	for k := range r.times {
		if r.times[k].a <= i && i <= r.times[k].b {
			return k, true
		}
	}
	return 0, false
}

func (r *timeReader) isTime(i int) bool { _, ok := r.isTimeWord(i); return ok }

// objectOf is where what was hurt stands after its act: "threw my lower back out".
func (r *timeReader) objectOf(act span) (int, bool) {
	for i := int(act.b) + 1; i < len(r.tokens) && i <= int(act.b)+subjectReach; i++ {
		if r.tokens[i].pause != none || r.roles(i)&(speaker|link) != 0 {
			return 0, false
		}
		if _, other := r.cue(cueOther, i); other {
			return 0, false
		}
		if b, ok := r.cue(cueSubject, i); ok && !r.isTime(i) {
			return b, true
		}
	}
	return 0, false
}

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
