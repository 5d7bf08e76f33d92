package hearing

// spoken is one time in the text, words a to b.
type spoken struct {
	a, b    int
	when    When
	since   bool // right after "since"
	lasts   bool // a length of which nobody said "ago"
	unsure  bool // an hour that may be any number: nothing makes a clock of it
	partial bool // a bare part of the day: "morning"
}

// timeReader reads the times of a text.
type timeReader struct {
	*scratch
	e    *Ear
	text string
	open string
}

// connects is how many words may stand between two parts of one time: "nine, on Monday in the evening".
const connects = 3

// read finds every time.
func (r *timeReader) read() {
	r.times = r.times[:0]
	for i := 0; i < len(r.tokens); {
		t, ok := r.timeAt(i)
		switch {
		case ok:
			r.times = append(r.times, t)
			i = t.b + 1
		case r.roles(i)&number != 0:
			_, last := r.value(i)
			i = last + 1 // "sixty two" is not two
		default:
			i++
		}
	}
}

// timeAt reads the time that begins at word i.
func (r *timeReader) timeAt(i int) (spoken, bool) {
	t := spoken{a: i, b: i - 1}
	if !r.pieces(&t) {
		if !r.lengthTime(&t) {
			return t, false
		}
	}
	return r.placed(t)
}

// placed weighs what stands right before and after a time.
func (r *timeReader) placed(t spoken) (spoken, bool) {
	k := r.skipBack(t.a, cueAround)
	if _, ok := r.ending(cueBarred, k); ok {
		return t, false
	}
	if _, ok := r.ending(cueSince, k); ok {
		t.since = true
	}
	_, ahead := r.ending(cueAhead, k)
	r.cuesIn(cueRecent, k+1, t.a, func(span) { ahead = false }) // "in the last hour"
	_, later := r.cue(cueLater, t.b+1)
	switch {
	case ahead && (t.when.said&saidAgo != 0 && t.lasts || t.when.said&saidWeekday != 0), later && t.when.said&saidAgo != 0:
		t.when = When{Vague: true} // still to come, or told from another time
	case t.when.said == saidDay && t.when.back == 0:
		t.when = When{Vague: true} // "today": half a day may hang on the hour
	}
	return t, true
}

// skipBack is the word before word i, past small words and those of a cue.
func (r *timeReader) skipBack(i int, over cue) int {
	k := i - 1
	for k >= 0 && r.tokens[k+1].pause < question {
		a, ok := r.ending(over, k)
		if !ok {
			a, ok = r.ending(cueRecent, k) // "since last Thursday"
		}
		if ok {
			k = a - 1
			continue
		}
		if r.roles(k)&article == 0 {
			break
		}
		k--
	}
	return k
}

// pieces joins an hour, a day and a part of the day that stand together, in any order.
func (r *timeReader) pieces(t *spoken) bool {
	i, found, coming := t.a, false, false
	for {
		b, ok := r.piece(t, i, &coming)
		if !ok {
			if !found {
				return false
			}
			next := r.connected(t, i)
			if next < 0 {
				break
			}
			i = next
			continue
		}
		found, t.b = true, b
		i = b + 1
	}
	if coming {
		t.when = When{Vague: true}
	}
	if b, ok := r.cue(cueSo, t.b+1); ok {
		t.b = b
	}
	return true
}

// connected is the next word at which a further piece may begin, over words that connect; -1 if there is none.
func (r *timeReader) connected(t *spoken, i int) int {
	if i > t.b+connects || i >= len(r.tokens) || r.tokens[i].pause >= question {
		return -1
	}
	for _, over := range [...]cue{cueAt, cueAround, cueSo} {
		if b, ok := r.cue(over, i); ok {
			return b + 1
		}
	}
	if r.roles(i)&(drop|preposition) != 0 && r.roles(i)&(subject|owner|verb) == 0 {
		return i + 1
	}
	return -1
}

// piece reads one piece of a time at word i, if the time has none of its kind yet.
func (r *timeReader) piece(t *spoken, i int, coming *bool) (int, bool) {
	w := &t.when
	if b, ok := r.cue(cueFuture, i); ok {
		*coming = true
		return b, true
	}
	if w.said&(saidClock|saidAgo) == 0 {
		if b, ok := r.clockTime(t, i); ok {
			return b, true
		}
	}
	if w.said&(saidDay|saidWeekday|saidAgo) == 0 {
		if b, ok := r.day(w, i); ok {
			return b, true
		}
	}
	if w.said&saidPart == 0 {
		if b, ok := r.dayPart(t, i); ok {
			return b, true
		}
	}
	if b, ok := r.cue(cueVague, i); ok {
		if w.said == 0 {
			w.Vague = true
		}
		return b, true
	}
	return 0, false
}

// say notes what a time was told by. It is vague no longer.
func (w *When) say(by told) { w.said, w.Vague = w.said|by, false }

// day reads a day at word i.
func (r *timeReader) day(w *When, i int) (int, bool) {
	if word, b, ok := r.word(cueDay, i); ok {
		w.say(saidDay)
		w.back = int(word.value)
		return b, true
	}
	if word, b, ok := r.word(cueWeekday, i); ok {
		w.say(saidWeekday)
		w.weekday = weekdayOf(word.value)
		return b, true
	}
	if word, b, ok := r.word(cueLength, i); ok && w.said == 0 {
		w.say(saidAgo)
		w.ago = duration(word.value)
		return b, true
	}
	return 0, false
}

// dayPart reads a part of the day at word i, with the day that some of them name.
func (r *timeReader) dayPart(t *spoken, i int) (int, bool) {
	w := &t.when
	for _, one := range [...]struct {
		cue  cue
		said told
		back int
	}{{cuePartToday, saidDay, 0}, {cuePartYesterday, saidDay, 1}, {cuePartAlone, 0, 0}, {cuePart, 0, 0}} {
		word, b, ok := r.word(one.cue, i)
		if !ok || one.said != 0 && w.said&(saidDay|saidWeekday|saidAgo) != 0 {
			continue
		}
		t.partial = one.cue == cuePart && w.said == 0
		w.say(saidPart | one.said)
		w.part = word.part
		if one.said != 0 {
			w.back = one.back
		}
		return b, true
	}
	t.partial = t.partial && w.said == saidPart
	return 0, false
}

// lengthTime reads a length of time: how long ago, or how long by now.
func (r *timeReader) lengthTime(t *spoken) bool {
	hours, b, ok := r.length(t.a)
	if !ok || r.roles(b+1)&ageUnit != 0 {
		return false
	}
	t.b, t.lasts = b, true
	if so, ok := r.cue(cueSo, b+1); ok && r.roles(so+1)&unit == 0 {
		b, t.b = so, so
	}
	if ago, ok := r.cue(cueAgo, b+1); ok {
		t.b, t.lasts = ago, false
	}
	t.when.say(saidAgo)
	if t.when.ago = duration(hours); hours < 0 || hours > longestAgo {
		t.when = When{Vague: true}
	}
	if hours == 0 && t.lasts && !r.lasting(t.a) {
		return false // "these days"
	}
	if hours == 0 {
		t.when = When{Vague: true} // "hours ago"
	}
	return true
}

// longestAgo is a hundred years, in hours: nobody's back went before.
const longestAgo = 100 * hoursInYear

// lasting reports whether "for" or "since" stands right before word i.
func (r *timeReader) lasting(i int) bool {
	_, lasts := r.ending(cueLasts, i-1)
	_, since := r.ending(cueSince, i-1)
	return lasts || since
}
