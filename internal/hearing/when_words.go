package hearing

import (
	"maps"
	"slices"
	"strings"
	"time"

	"floorside/content"
)

// A cue is what a phrase does in telling a time.
type cue uint8

const (
	cueSubject cue = iota
	cueVerb
	cueAct
	cueOnset
	cuePain
	cueSince
	cueLasts
	cueOngoing
	cueOther
	cueDown
	cueJoin
	cueBarred
	cueAhead
	cueLater
	cueFuture
	cueVague
	cueUnknown
	cueBound
	cueAgo
	cueOr
	cueOne
	cueRecent
	cueSo
	cueAt
	cueAround
	cueClock
	cueMorning
	cueEvening
	cuePastHour
	cueToHour
	cueNought
	cueShift
	cueExtra
	cueHour
	cueDay
	cueWeekday
	cueLength
	cuePart
	cuePartToday
	cuePartYesterday
	cuePartAlone
)

// timeWord is what a phrase means: its cue, and with some a number or a part of the day.
type timeWord struct {
	cue   cue
	value float64
	part  hours
}

// What a stem can be of: a text without a time, or without a beginning, is not looked at.
const (
	tellsTime uint8 = 1 << iota
	tellsOnset
	tellsLasting
)

// times is how people say when.
type times struct {
	index index
	words []timeWord
	tells []uint8 // by stem
}

// compileTimes makes the phrases of when; their concepts are places in words. All words must be known before.
func (e *Ear) compileTimes(w *content.When) []phrase {
	c := compiler{words: e.words}
	add := func(word timeWord, phrases content.Phrases) {
		c.add(int32(len(e.times.words)), phrases, false)
		e.times.words = append(e.times.words, word)
	}
	for i, phrases := range [...]content.Phrases{
		cueSubject: w.Subjects, cueVerb: w.Verbs, cueAct: w.Acts, cueOnset: w.Onsets, cuePain: w.Pains, cueSince: w.Since,
		cueLasts: w.Lasts, cueOngoing: w.Ongoing, cueOther: w.Others, cueDown: w.Down, cueJoin: w.Joins, cueBarred: w.Barred,
		cueAhead: w.Ahead, cueLater: w.Later, cueFuture: w.Future, cueVague: w.Vague, cueUnknown: w.Unknown, cueBound: w.Bounds,
		cueAgo: w.Ago, cueOr: w.Or, cueOne: w.One, cueRecent: w.Recent, cueSo: w.So, cueAt: w.At, cueAround: w.Around, cueClock: w.Clock,
		cueMorning: w.Morning, cueEvening: w.Evening, cuePastHour: w.Past, cueToHour: w.To, cueNought: w.Nought,
	} {
		add(timeWord{cue: cue(i)}, phrases)
	}
	for _, l := range []struct {
		cue    cue
		values map[string]float64
	}{{cueShift, w.Shifts}, {cueExtra, w.Extra}, {cueHour, w.Clocks}, {cueDay, w.Days}, {cueWeekday, w.Weekdays}, {cueLength, w.Lengths}} {
		for _, text := range slices.Sorted(maps.Keys(l.values)) {
			add(timeWord{cue: l.cue, value: l.values[text]}, content.Phrases{text})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(w.Parts)) {
		p := w.Parts[name]
		span := hours{p.First, p.From, p.Last}
		add(timeWord{cue: cuePart, part: span}, p.Said)
		add(timeWord{cue: cuePartAlone, part: span}, p.Alone)
		add(timeWord{cue: cuePartToday, part: span}, p.Today)
		add(timeWord{cue: cuePartYesterday, part: span}, p.Yesterday)
	}
	return c.done
}

// ready indexes the phrases, and notes by the longest word of each, where that is not a common one, what it may tell.
func (t *times) ready(phrases []phrase, v *vocabulary) {
	t.index = newIndex(phrases, v.nextStem)
	t.tells = make([]uint8, v.nextStem+1)
	weight := make([]int, v.nextStem+1)
	for _, f := range v.forms {
		if f.roles&(drop|link) == 0 && weight[f.stem] == 0 {
			weight[f.stem] = len(f.text)
		}
	}
	for _, p := range phrases {
		switch t.words[p.concept].cue {
		case cueSubject, cueAt, cuePastHour: // in most texts, and no sign of a time
			weight[p.parts[0].stem] = 0
		}
	}
	for _, p := range phrases {
		telling := p.parts[0].stem
		for _, part := range p.parts {
			if part.stem != gap && weight[part.stem] > weight[telling] {
				telling = part.stem
			}
		}
		t.tells[telling] |= t.words[p.concept].tells()
	}
}

func (w timeWord) tells() uint8 {
	switch w.cue {
	case cueVerb, cueAct, cueOnset, cueSince:
		return tellsOnset
	case cueLasts, cueOngoing:
		return tellsLasting
	case cueFuture, cueVague, cueClock, cueMorning, cueEvening, cueHour, cueDay, cueWeekday, cueLength, cuePart, cuePartToday,
		cuePartYesterday, cuePartAlone:
		return tellsTime
	}
	return 0
}

// duration of so many hours; to the minute, since a minute is no whole fraction of an hour in the lexicon.
func duration(hours float64) time.Duration {
	return (time.Duration(hours * float64(time.Hour))).Round(time.Minute)
}

// glued splits "9pm" and "5hrs": the number, and the form of what hangs on it; 0 if it is no such word.
func (e *Ear) glued(s *scratch, text string, i int) (float64, int32) {
	word := text[s.tokens[i].start:s.tokens[i].end]
	n := strings.IndexFunc(word, func(r rune) bool { return !isDigit(r) })
	if n <= 0 || n > 4 {
		return 0, 0
	}
	value, _ := digits(word[:n])
	return value, e.words.byText[strings.ToLower(word[n:])]
}

// means reports whether a word alone is a cue.
func (t *times) means(c cue, stem int32) bool {
	for k := t.index.from[stem]; k < t.index.from[stem+1]; k++ {
		if p := &t.index.phrases[k]; len(p.parts) == 1 && t.words[p.concept].cue == c {
			return true
		}
	}
	return false
}

// means2 reports whether two words together are a cue.
func (t *times) means2(c cue, first, second int32) bool {
	for k := t.index.from[first]; k < t.index.from[first+1]; k++ {
		if p := &t.index.phrases[k]; len(p.parts) == 2 && p.parts[1].stem == second && t.words[p.concept].cue == c {
			return true
		}
	}
	return false
}
