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
