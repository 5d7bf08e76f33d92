package hearing

import "time"

// When is when the trouble began, as somebody said it. It hangs on no clock until Began is asked.
type When struct {
	// Vague: a time was spoken of, and none follows from it: "a while ago", "tomorrow". Who wants one has to ask.
	Vague bool

	said    told
	ago     time.Duration
	back    int          // days
	weekday time.Weekday // the latest one before today
	minute  int          // of the clock: of the whole day with saidHalf, else of either half of it
	part    hours
}

// told is what a time was told by.
type told uint8

const (
	saidAgo     told = 1 << iota // a length of time
	saidDay                      // days back
	saidWeekday                  //
	saidPart                     // of the day
	saidClock                    // an hour
	saidHalf                     // before or after noon
)

// hours is a part of the day, in hours from its day's midnight.
type hours struct{ first, from, last int }

const (
	wholeDay = 24 * 60 // minutes
	halfDay  = 12 * 60
	oneDay   = 24 * time.Hour
)

// dayEnds is the hour until which the day before may still be called today: at two, "tonight" began yesterday.
const dayEnds = 5

// NeedsZone reports whether Began needs to know where on earth the speaker is.
func (w When) NeedsZone() bool { return !w.Vague && w.said&(saidWeekday|saidPart|saidClock) != 0 }

// Began is when the trouble began, never after now; ok is false where no time follows from what was said. A zone of nil
// is unknown: then only what needs none resolves. Where two readings are possible the earlier counts, because the
// longer it lasts the stricter the advice; but an hour with no day is the latest such hour.
func (w When) Began(now time.Time, zone *time.Location) (began time.Time, ok bool) {
	switch {
	case w.Vague || w.said == 0:
		return time.Time{}, false
	case w.said&saidAgo != 0:
		return now.Add(-w.ago), true
	case zone != nil:
		return w.within(now.In(zone))
	case w.NeedsZone():
		return time.Time{}, false
	}
	return now.Add(-oneDay * time.Duration(w.back)), true
}

// within looks for a time that fits, day by day and minute by minute, in the order in which they are likely.
func (w When) within(now time.Time) (time.Time, bool) {
	var room [4]int
	minutes := w.minutes(room[:0])
	for _, day := range w.days(now) {
		for _, minute := range minutes {
			if t := clockTime(now, day, minute); !t.After(now) {
				return t, true
			}
		}
	}
	return time.Time{}, false // it would be in the future
}

// days are the days it may have been, counted back from today.
func (w When) days(now time.Time) []int {
	switch {
	case w.said&saidWeekday != 0:
		if back := int(now.Weekday()-w.weekday+7) % 7; back > 0 {
			return []int{back}
		}
		return []int{7} // of today and a week ago the earlier
	case w.said&saidDay == 0, w.back == 0 && now.Hour() < dayEnds:
		return []int{w.back, w.back + 1}
	}
	return []int{w.back}
}

// minutes are the minutes of the day it may have been, appended to room; past midnight they are more than a day has.
func (w When) minutes(room []int) []int {
	switch {
	case w.said&(saidClock|saidPart) == saidPart:
		return append(room, w.part.from*60, w.part.first*60) // "this morning", said at four
	case w.said&saidPart != 0:
		return w.inPart(room)
	case w.said&saidClock == 0:
		return append(room, 0) // a whole day from its start: the earliest it can have been
	case w.said&saidHalf != 0:
		return append(room, w.minute)
	case w.said&(saidDay|saidWeekday) != 0:
		return append(room, w.minute, w.minute+halfDay)
	}
	return append(room, w.minute+halfDay, w.minute)
}

// inPart is the minute of the part of the day that the clock names: nine in the evening. None, if it has no such hour.
func (w When) inPart(room []int) []int {
	step := halfDay
	if w.said&saidHalf != 0 {
		step = wholeDay
	}
	for m := w.minute; m < w.part.last*60; m += step {
		if m >= w.part.first*60 {
			room = append(room, m)
		}
	}
	return room
}

// clockTime is a minute of the day that is so many days back. Of an hour that the clock showed twice it is the first.
func clockTime(now time.Time, back, minute int) time.Time {
	t := time.Date(now.Year(), now.Month(), now.Day()-back, 0, minute, 0, 0, now.Location())
	for _, shift := range [...]time.Duration{time.Hour, time.Hour / 2} { // Lord Howe Island moves by half an hour
		if before := t.Add(-shift); before.Minute() == t.Minute() && before.Hour() == t.Hour() {
			return before
		}
	}
	return t
}
