package hearing

// An hour of the clock, in words.
const (
	hoursOnDial  = 12
	lastHour     = 24
	minutesBelow = 60
	fiveMinutes  = 5
)

// dial is an hour as the clock shows it.
type dial struct {
	minute int
	half   bool // of the whole day: noon, pm, twenty one thirty
	sure   bool // it can be nothing but an hour
}

// clockTime reads an hour at word i.
func (r *timeReader) clockTime(t *spoken, i int) (int, bool) {
	d, b, ok := r.shifted(i)
	if !ok {
		d, b, ok = r.hour(i)
	}
	if !ok {
		return 0, false
	}
	w := &t.when
	sure := d.sure || w.said&saidPart != 0 || r.prefixed(i)
	if _, part, ok := r.partAfter(b + 1); !sure && ok {
		sure = part >= 0 // "nine in the morning"
	}
	if !sure && (r.open != whenBegan || w.said != 0) {
		return 0, false
	}
	t.unsure = !sure
	w.say(saidClock)
	if w.minute = d.minute % wholeDay; d.half {
		w.say(saidHalf)
	} else {
		w.minute %= halfDay
	}
	return b, true
}

// partAfter finds a part of the day right behind an hour.
func (r *timeReader) partAfter(i int) (timeWord, int, bool) {
	for _, one := range [...]cue{cuePartToday, cuePartYesterday, cuePartAlone} {
		if word, b, ok := r.word(one, i); ok {
			return word, b, true
		}
	}
	return timeWord{}, -1, false
}

// prefixed reports whether an hour is announced: "at nine", "at about nine", "around nine". Where a number of hours was
// asked for "about nine" is one.
func (r *timeReader) prefixed(i int) bool {
	k := i - 1
	around := false
	for k >= 0 {
		a, ok := r.ending(cueAround, k)
		if !ok || r.tokens[k+1].pause >= question {
			break
		}
		k, around = a-1, true
	}
	if _, ok := r.ending(cueAt, k); ok {
		return true
	}
	return around && r.open != hoursAgo
}

// shifted reads minutes before or after an hour: "half past eight", "twenty to three".
func (r *timeReader) shifted(i int) (dial, int, bool) {
	if word, b, ok := r.word(cueShift, i); ok {
		if d, last, ok := r.hour(b + 1); ok && d.minute%minutesBelow == 0 {
			return d.moved(int(word.value)), last, true
		}
	}
	if r.roles(i)&number == 0 {
		return dial{}, 0, false
	}
	value, last := r.value(i)
	spoken := r.roles(last+1)&unit != 0
	if spoken {
		last++
	}
	if minutes := int(value); minutes > 0 && minutes < minutesBelow/2 && (spoken || minutes%fiveMinutes == 0) {
		for _, way := range [...]struct {
			cue  cue
			sign int
		}{{cuePastHour, 1}, {cueToHour, -1}} {
			if b, ok := r.cue(way.cue, last+1); ok {
				if d, end, ok := r.hour(b + 1); ok && d.minute%minutesBelow == 0 {
					return d.moved(way.sign * minutes), end, true
				}
			}
		}
	}
	return dial{}, 0, false
}

func (d dial) moved(minutes int) dial {
	d.minute, d.sure = (d.minute+minutes+wholeDay)%wholeDay, true
	return d
}

// hour reads an hour at word i, with its minutes and its half of the day: "nine", "nine thirty", "9 pm", "noon".
func (r *timeReader) hour(i int) (dial, int, bool) {
	if word, b, ok := r.word(cueHour, i); ok {
		return dial{int(word.value) * minutesBelow, true, true}, b, true
	}
	if value, form := r.gluedTo(i); form != noCue {
		return dial{minute: int(value) * minutesBelow}.inHalf(form, i)
	}
	if r.roles(i)&number == 0 {
		return dial{}, 0, false
	}
	value, last := r.value(i)
	hour := int(value)
	if d, ok := r.pointed(i, value); ok {
		d, last = r.half(d, last)
		return d, last, true
	}
	if value != float64(hour) || hour > lastHour || hour == 0 && r.roles(i)&figure == 0 {
		return dial{}, 0, false
	}
	d := dial{minute: hour * minutesBelow}
	if minute, b, ok := r.minutes(i, last); ok {
		d.minute, d.sure, last = d.minute+minute, true, b
		if half, ok := r.gluedHalf(b); ok {
			return d.inHalf(half, b)
		}
	}
	d, last = r.half(d, last)
	if !d.sure && (hour > hoursOnDial || r.counts(last)) {
		return dial{}, 0, false
	}
	d.half = d.half || hour > hoursOnDial || hour == 0
	return d, last, hour <= hoursOnDial || r.roles(i)&figure != 0
}

// counts reports whether what follows word last makes a number of something of it: "nine hours", "nine out of ten".
func (r *timeReader) counts(last int) bool {
	after := r.roles(last + 1)
	if after&notAge != 0 {
		_, or := r.cue(cueOr, last+1)
		return !or || r.roles(last+2)&number != 0 && r.unitAfter(last+2) > 0
	}
	return after&(unit|ageUnit|number) != 0 || r.unitAfter(last) > 0
}

// pointed reads "9.30", where the point divides minutes.
func (r *timeReader) pointed(i int, value float64) (dial, bool) {
	t := &r.tokens[i]
	const pointAndMinutes = 3
	n := int(t.end - t.start)
	if t.roles&figure == 0 || n <= pointAndMinutes || r.text[t.end-pointAndMinutes] != '.' || value >= lastHour {
		return dial{}, false
	}
	minute, _ := digits(r.text[t.end-pointAndMinutes+1 : t.end])
	if minute >= minutesBelow {
		return dial{}, false
	}
	hour := int(value)
	return dial{hour*minutesBelow + int(minute), hour > hoursOnDial || hour == 0, true}, true
}

// minutes reads the minutes after the hour in words i to last: "nine thirty", "9:30", "nine oh five".
func (r *timeReader) minutes(i, last int) (int, int, bool) {
	next := last + 1
	if next >= len(r.tokens) {
		return 0, 0, false
	}
	if colon := r.between(last, next); colon != ":" && r.tokens[next].pause != none {
		return 0, 0, false
	}
	if b, ok := r.cue(cueNought, next); ok && r.roles(b+1)&number != 0 {
		if value, end := r.value(b + 1); value >= 1 && value < 10 && value == float64(int(value)) {
			return int(value), end, true
		}
	}
	value, end := 0.0, next
	if half, _ := r.gluedHalf(next); half != noCue {
		value, _ = r.e.glued(r.scratch, r.text, next)
	} else if r.roles(next)&number != 0 {
		value, end = r.value(next)
	}
	colon := r.between(last, next) == ":"
	if value < 10 && !(colon && r.tokens[next].end-r.tokens[next].start > 1) || value >= minutesBelow || value != float64(int(value)) || r.unitAfter(end) > 0 {
		return 0, 0, false
	}
	return int(value), end, true
}

// noCue is no cue at all.
const noCue cue = 255

// gluedTo is the number of "9pm", and the half that hangs on it.
func (r *timeReader) gluedTo(i int) (float64, cue) {
	half, ok := r.gluedHalf(i)
	if !ok {
		return 0, noCue
	}
	value, _ := r.e.glued(r.scratch, r.text, i)
	if value > hoursOnDial {
		return 0, noCue
	}
	return value, half
}

// gluedHalf is the half of the day that hangs on the figures of word i.
func (r *timeReader) gluedHalf(i int) (cue, bool) {
	if i >= len(r.tokens) {
		return noCue, false
	}
	if _, form := r.e.glued(r.scratch, r.text, i); form != 0 {
		for _, half := range [...]cue{cueMorning, cueEvening} {
			if r.e.times.means(half, r.e.words.forms[form].stem) {
				return half, true
			}
		}
	}
	return noCue, false
}

// half reads what may follow an hour: o'clock, am, pm.
func (r *timeReader) half(d dial, last int) (dial, int) {
	if b, ok := r.cue(cueClock, last+1); ok {
		d.sure, last = true, b
	}
	for _, half := range [...]cue{cueMorning, cueEvening} {
		if b, ok := r.halfAt(half, last+1); ok {
			d, last, _ = d.inHalf(half, b)
			break
		}
	}
	return d, last
}

// inHalf puts an hour of the dial into one half of the day.
func (d dial) inHalf(half cue, last int) (dial, int, bool) {
	if d.minute < wholeDay && d.minute/minutesBelow <= hoursOnDial {
		d.minute %= halfDay
		if half == cueEvening {
			d.minute += halfDay
		}
	}
	d.half, d.sure = true, true
	return d, last, true
}

// halfAt reads "pm" and "p m" at word i, also where points stand between the letters.
func (r *timeReader) halfAt(half cue, i int) (int, bool) {
	if b, ok := r.cue(half, i); ok {
		return b, true
	}
	if mark := r.between(i, i+1); mark != "." && mark != ". " {
		return 0, false
	}
	if r.e.times.means2(half, r.tokens[i].stem, r.tokens[i+1].stem) {
		return i + 1, true
	}
	return 0, false
}

// between is what was written between two words that follow each other. There is nothing between the two of a contraction,
// "what's", which are taken from one and the same place.
func (r *timeReader) between(i, next int) string {
	if i < 0 || next >= len(r.tokens) || r.tokens[i].end >= r.tokens[next].start {
		return ""
	}
	return r.text[r.tokens[i].end:r.tokens[next].start]
}
