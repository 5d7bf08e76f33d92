package alexa

import "time"

// Clock is a time of day on a twelve-hour clock, in the zone that t is in: "9:15 PM", or "9 PM" on the
// hour. Seconds are dropped.
//
// The SSML reference knows say-as time for durations (1'21") and is silent about clock times; skills in
// the field say them so. What is inside is the time as people write it, so being wrong costs nothing.
func Clock(t time.Time) Part {
	form := "3:04 PM"
	if t.Minute() == 0 {
		form = "3 PM"
	}
	said := t.Format(form)
	return Part{plain: said, ssml: `<say-as interpret-as="time">` + said + `</say-as>`}
}
