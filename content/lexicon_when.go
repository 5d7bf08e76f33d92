package content

import (
	"maps"
	"slices"
)

// When is how people say when their trouble began: a length of time, a clock, a day, and the words that show that it is
// the beginning they speak of and not the pill or the appointment.
type When struct {
	Subjects Phrases // what began: the back, it
	Verbs    Phrases // that it began, after one of those: "it started"
	Acts     Phrases // how it was brought on, before one of those: "threw my back out"
	Onsets   Phrases // both in one: "been like this"
	Pains    Phrases // beside since and for, as good as a subject: "hurting since nine"
	Since    Phrases // before a time: it lasts since then
	Lasts    Phrases // before a length: it has lasted so long, if something of ongoing stands there too
	Ongoing  Phrases
	Others   Phrases // something else than the trouble happened then
	Down     Phrases // how long they lie there is no onset, unless one is told as well
	Joins    Phrases // after the onset: what else they did then is told of the same time

	Barred  Phrases // right before a time: it is none
	Ahead   Phrases // right before a time: it is still to come
	Later   Phrases // right after a time: it is still to come, or told from somewhere else
	Future  Phrases // times to come
	Vague   Phrases // times long past or not, nobody knows
	Unknown Phrases // "I don't remember", where it was asked
	Bounds  Phrases // looks like a denial before a time, and is none: "not even an hour"

	Ago    Phrases // after a length
	Or     Phrases // between two numbers: the larger counts
	One    Phrases // before a unit: an hour
	Recent Phrases // before a unit: the last one of it
	So     Phrases // after a number or a time: says nothing

	At      Phrases // before an hour
	Around  Phrases // before an hour or a number
	Clock   Phrases // after an hour
	Morning Phrases // after an hour: before noon
	Evening Phrases // after an hour: after noon
	Past    Phrases // between minutes and an hour
	To      Phrases
	Nought  Phrases // between an hour and a digit of minutes

	Shifts   map[string]float64 // before an hour: minutes to add
	Extra    map[string]float64 // after a number or a unit: so much of the unit more
	Clocks   map[string]float64 // names of hours
	Days     map[string]float64 // days back
	Weekdays map[string]float64 // Sunday is 0
	Lengths  map[string]float64 // how long ago, in hours
	Parts    map[string]DayPart
}

// DayPart is a part of the day in hours from its day's midnight; one that goes on after the next has more than 24.
type DayPart struct {
	First, Last int     // an hour that is named with it lies between
	From        int     // when it began, if no hour is named
	Said        Phrases // after a day or an hour
	Alone       Phrases // without either too: in the morning
	Today       Phrases // this morning
	Yesterday   Phrases // last night
}

// hoursInHalf is how many hours the dial of a clock has. A part of the day that is longer holds some hour twice.
const hoursInHalf = 12

// whenLists yields every list of phrases of when, with its name.
func whenLists(w *When) func(func(string, Phrases) bool) {
	named := []struct {
		name    string
		phrases Phrases
	}{
		{"subjects", w.Subjects}, {"verbs", w.Verbs}, {"acts", w.Acts}, {"onsets", w.Onsets}, {"pains", w.Pains}, {"since", w.Since},
		{"lasts", w.Lasts}, {"ongoing", w.Ongoing}, {"others", w.Others}, {"down", w.Down}, {"joins", w.Joins}, {"barred", w.Barred},
		{"ahead", w.Ahead}, {"later", w.Later}, {"future", w.Future}, {"vague", w.Vague}, {"unknown", w.Unknown}, {"bounds", w.Bounds},
		{"ago", w.Ago}, {"or", w.Or}, {"one", w.One}, {"recent", w.Recent}, {"so", w.So}, {"at", w.At}, {"around", w.Around}, {"clock", w.Clock},
		{"morning", w.Morning}, {"evening", w.Evening}, {"past", w.Past}, {"to", w.To}, {"nought", w.Nought},
		{"shifts", keys(w.Shifts)}, {"extra", keys(w.Extra)}, {"clocks", keys(w.Clocks)}, {"days", keys(w.Days)},
		{"weekdays", keys(w.Weekdays)}, {"lengths", keys(w.Lengths)},
	}
	return func(yield func(string, Phrases) bool) {
		for _, n := range named {
			if !yield(n.name, n.phrases) {
				return
			}
		}
		for _, name := range slices.Sorted(maps.Keys(w.Parts)) {
			part := w.Parts[name]
			if !yield("parts: "+name, slices.Concat(part.Said, part.Alone, part.Today, part.Yesterday)) {
				return
			}
		}
	}
}

func keys(m map[string]float64) Phrases { return slices.Sorted(maps.Keys(m)) }

// when reports numbers that are no hour, no weekday, no part of a day, and phrases that cannot be heard there.
func (c *lexiconCheck) when(lex *Lexicon) {
	w, where := &lex.When, c.at("when")
	for name, phrases := range whenLists(w) {
		for _, phrase := range phrases {
			if _, ok := Reference(phrase); ok {
				c.add(where+": "+name, "%q is no phrase: concepts are not heard here", phrase)
			}
		}
	}
	for _, limit := range []struct {
		name   string
		values map[string]float64
		below  float64
	}{{"clocks", w.Clocks, 24}, {"weekdays", w.Weekdays, 7}, {"days", w.Days, 366}, {"lengths", w.Lengths, 366 * 24}} {
		for _, phrase := range keys(limit.values) {
			if v := limit.values[phrase]; v < 0 || v >= limit.below {
				c.add(where+": "+limit.name, "%q is %v, and must be from 0 and below %v", phrase, v, limit.below)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(w.Parts)) {
		if p := w.Parts[name]; p.First < 0 || p.First > p.From || p.From >= p.Last || p.Last > p.First+hoursInHalf {
			c.add(where+": parts: "+name, "must have 0 <= first <= from < last, and last at most %d hours after first", hoursInHalf)
		}
	}
}
