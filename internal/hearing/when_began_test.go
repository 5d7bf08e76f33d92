package hearing

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestWithoutAZoneOnlyLengthsAndWholeDaysResolve: nobody knows where on earth "nine" was.
func TestWithoutAZoneOnlyLengthsAndWholeDaysResolve(t *testing.T) {
	e, now := ear(t), wednesday(t)
	for text, want := range map[string]time.Duration{
		"it started two hours ago": 2 * time.Hour, "it started yesterday": 24 * time.Hour, "my back went three days ago": 72 * time.Hour,
		"it started the day before yesterday": 48 * time.Hour, "it started just now": 0,
		"it started at nine": -1, "it started last night": -1, "it started on Sunday": -1, "it started yesterday at nine": -1,
	} {
		w := e.Hear(text, "").When
		if w == nil {
			t.Errorf("%q: not heard", text)
			continue
		}
		began, ok := w.Began(now, nil)
		if ok != (want >= 0) || w.NeedsZone() == ok || ok && now.Sub(began) != want {
			t.Errorf("%q: %v, %v, needs zone %v", text, began, ok, w.NeedsZone())
		}
	}
}

// TestTheClockWasChanged in the night between: the hours that really went by count.
func TestTheClockWasChanged(t *testing.T) {
	e := ear(t)
	for _, c := range []struct {
		zone, now, text string
		want            time.Duration
	}{
		{"America/New_York", "2026-03-08 12:00", "it started at ten last night", 13 * time.Hour},
		{"America/New_York", "2026-03-08 12:00", "it started at one in the morning", 10 * time.Hour},
		{"America/New_York", "2026-03-08 03:30", "it started at three", 30 * time.Minute},
		{"America/New_York", "2026-03-08 09:00", "it started yesterday", 32 * time.Hour},
		{"America/New_York", "2026-11-01 12:00", "it started at ten last night", 15 * time.Hour},
		{"America/New_York", "2026-11-01 12:00", "it started at one thirty this morning", 11*time.Hour + 30*time.Minute}, // the first half past one
		{"America/New_York", "2026-11-01 12:00", "it started three hours ago", 3 * time.Hour},
		{"America/New_York", "2026-11-02 00:30", "it started yesterday", 25*time.Hour + 30*time.Minute},
		{"Asia/Kolkata", "2026-06-10 14:30", "it started at nine this morning", 5*time.Hour + 30*time.Minute},
		{"Australia/Lord_Howe", "2026-04-05 12:00", "it started at a quarter to two this morning", 10*time.Hour + 45*time.Minute},
	} {
		zone := zoneOf(t, c.zone)
		now, err := time.ParseInLocation("2006-01-02 15:04", c.now, zone)
		if err != nil {
			t.Fatal(err)
		}
		w := e.Hear(c.text, "").When
		if w == nil {
			t.Errorf("%q: not heard", c.text)
			continue
		}
		if began, ok := w.Began(now, zone); !ok || now.Sub(began) != c.want {
			t.Errorf("%s, %s: %q is %v ago, want %v", c.zone, c.now, c.text, now.Sub(began), c.want)
		}
	}
}

// TestTheNightBelongsToTheDayBefore: at two, tonight began yesterday, and this morning at midnight.
func TestTheNightBelongsToTheDayBefore(t *testing.T) {
	e, zone := ear(t), zoneOf(t, "America/New_York")
	now := time.Date(2026, time.June, 10, 2, 0, 0, 0, zone)
	for text, want := range map[string]string{
		"it started tonight": "06-09 18:00", "it started at nine tonight": "06-09 21:00", "it started this evening": "06-09 17:00",
		"it started this morning": "06-10 00:00", "it started at one": "06-10 01:00", "it started at three": "06-09 15:00",
	} {
		if got := said(e.Hear(text, "").When, now); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// TestNothingBeganInTheFuture, whatever was said, whenever and wherever.
func TestNothingBeganInTheFuture(t *testing.T) {
	zones := []*time.Location{nil, time.UTC}
	for _, name := range []string{"America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "America/St_Johns"} {
		zones = append(zones, zoneOf(t, name))
	}
	e := ear(t)
	hour := []string{"at nine", "at half past two", "twenty to three", "at noon", "at midnight", "at 11 pm", "at 1:30 am", "around twelve", ""}
	day := []string{"today", "yesterday", "on Sunday", "last Friday", "the day before yesterday", ""}
	part := []string{"this morning", "tonight", "last night", "in the evening", "overnight", "this afternoon", "at night", ""}
	length := []string{"two hours ago", "just now", "three days ago", "last week", "in two hours", "for an hour now", ""}
	first := time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)
	rapid.Check(t, func(t *rapid.T) {
		text := "it started"
		for _, list := range [][]string{hour, day, part, length} {
			text += " " + rapid.SampledFrom(list).Draw(t, "piece")
		}
		w := e.Hear(text, "").When
		if w == nil {
			return
		}
		now := first.Add(time.Duration(rapid.IntRange(0, 365*24*60).Draw(t, "minute")) * time.Minute)
		zone := rapid.SampledFrom(zones).Draw(t, "zone")
		if began, ok := w.Began(now, zone); ok && (began.After(now) || w.Vague || zone == nil && w.NeedsZone()) {
			t.Fatalf("%q at %v in %v began at %v", text, now, zone, began)
		}
	})
}

// TestATimeIsNoAnswer: what somebody says of the hour is no yes and no no to a question about danger.
func TestATimeIsNoAnswer(t *testing.T) {
	e := ear(t)
	for _, text := range []string{"it started at nine", "it started two hours ago", "my back went last night", "since Tuesday"} {
		for _, open := range []string{"legs", "saddle", "fall", "fever"} {
			if a := e.Hear(text, open).Answer; a == No || a == Yes || a == Hedged {
				t.Errorf("%q at %s: answer %d", text, open, a)
			}
		}
	}
}

// TestARambleOfTimesIsQuick, however many times and beginnings stand in it.
func TestARambleOfTimesIsQuick(t *testing.T) {
	e := ear(t)
	for _, piece := range []string{"it started at nine or ", "two hours ago or ", "took it when it began at nine ", "since ", "half ", "at nine ", "my back went ", "a while ", "last night, "} {
		text := strings.Repeat(piece, 2000/len(piece))
		for _, open := range []string{"", whenBegan, hoursAgo} {
			begin := time.Now()
			e.Hear(text, open)
			if took := time.Since(begin); took > 50*time.Millisecond {
				t.Errorf("%q at %q took %v", piece, open, took)
			}
		}
	}
}

func FuzzWhen(f *testing.F) {
	e, now := ear(f), time.Date(2026, time.June, 10, 14, 30, 0, 0, time.UTC)
	for _, text := range []string{"it started at 9:75 p.m.", "started 99999999999999999999 years ago", "half half past quarter to two to three hours", "9pm5hrs at", "last last night in the",
		"it started at ٩", "two or three or four and a half hours and and", "since since nine oh", "25:61 am", "o'clock"} {
		for _, open := range []string{"", whenBegan, hoursAgo} {
			f.Add(text, open)
			f.Add("one what's that "+text+" one's done", open)
		}
	}
	f.Fuzz(func(t *testing.T, text, open string) {
		heard := e.Hear(text, open)
		if slices.ContainsFunc(heard.Why, func(r Reason) bool { return r.Weighed == TimeLost }) {
			t.Errorf("%q: a fault", text)
		}
		w := heard.When
		if w == nil {
			return
		}
		for _, zone := range []*time.Location{nil, time.UTC} {
			if began, ok := w.Began(now, zone); ok && began.After(now) {
				t.Errorf("%q began at %v", text, began)
			}
		}
	})
}
