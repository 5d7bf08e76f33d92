package hearing

import "time"

// findCues finds the phrases that tell a time, and notes by word where those that begin there stand in cues.
func (e *Ear) findCues(s *scratch) {
	s.cues = s.cues[:0]
	e.times.index.find(s, func(s *scratch, word int32, a, b int) {
		s.cues = append(s.cues, span{concept: word, a: int16(a), b: int16(b)})
	})
	s.cuesAt = s.cuesAt[:0]
	k := 0
	for i := 0; i <= len(s.tokens); i++ {
		for k < len(s.cues) && int(s.cues[k].a) < i {
			k++
		}
		s.cuesAt = append(s.cuesAt, int32(k))
	}
}

// word is the longest phrase of a cue that begins at word i.
func (r *timeReader) word(c cue, i int) (timeWord, int, bool) {
	best, last := timeWord{}, -1
	if i < 0 || i >= len(r.tokens) {
		return best, last, false
	}
	for k := r.cuesAt[i]; k < r.cuesAt[i+1]; k++ {
		if w := &r.e.times.words[r.cues[k].concept]; w.cue == c && int(r.cues[k].b) > last {
			best, last = *w, int(r.cues[k].b)
		}
	}
	return best, last, last >= 0
}

// cue is the last word of the longest phrase of a cue that begins at word i.
func (r *timeReader) cue(c cue, i int) (int, bool) {
	_, b, ok := r.word(c, i)
	return b, ok
}

// cueWords is how many words before its end a cue may begin.
const cueWords = 6

// ending is the first word of a phrase of a cue that ends at word i.
func (r *timeReader) ending(c cue, i int) (int, bool) {
	if i < 0 || i >= len(r.tokens) {
		return 0, false
	}
	for k := r.cuesAt[max(0, i-cueWords)]; k < r.cuesAt[i+1]; k++ {
		if one := &r.cues[k]; int(one.b) == i && r.e.times.words[one.concept].cue == c {
			return int(one.a), true
		}
	}
	return 0, false
}

// eachCue calls f with every phrase of a cue.
func (r *timeReader) eachCue(c cue, f func(one span)) { r.cuesIn(c, 0, len(r.tokens)-1, f) }

// cuesIn calls f with every phrase of a cue that begins in words a to b.
func (r *timeReader) cuesIn(c cue, a, b int, f func(one span)) {
	a, b = max(a, 0), min(b, len(r.tokens)-1)
	if a > b {
		return
	}
	for _, one := range r.cues[r.cuesAt[a]:r.cuesAt[b+1]] {
		if r.e.times.words[one.concept].cue == c {
			f(one)
		}
	}
}

// sight is how many words around a time are looked at: a rambling text cannot make it slow.
const sight = 2 * onsetReach

// near calls f with every phrase of a cue around a time.
func (r *timeReader) near(t *spoken, c cue, f func(one span)) { r.cuesIn(c, t.a-sight, t.b+sight, f) }

func weekdayOf(value float64) time.Weekday { return time.Weekday(value) }
