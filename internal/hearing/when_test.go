package hearing

import (
	"os"
	"strings"
	"testing"
	"time"
)

func zoneOf(t testing.TB, name string) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// wednesday is when everything in when.tsv is said: half past two on a Wednesday afternoon in June.
func wednesday(t testing.TB) time.Time {
	return time.Date(2026, time.June, 10, 14, 30, 0, 0, zoneOf(t, "America/New_York"))
}

// said is how when.tsv writes a time: so long ago, or the day and the hour; vague, or future where nothing resolves.
func said(w *When, now time.Time) string {
	switch {
	case w == nil:
		return "none"
	case w.Vague:
		return "vague"
	}
	began, ok := w.Began(now, now.Location())
	if !ok {
		return "future"
	}
	if w.said&saidAgo != 0 {
		return now.Sub(began).String()
	}
	return began.Format("01-02 15:04")
}

func TestPeopleSayWhenItBegan(t *testing.T) {
	e, now := ear(t), wednesday(t)
	raw, err := os.ReadFile("testdata/when.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for k, line := range strings.Split(strings.TrimSpace(string(raw)), "\n")[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) != 3 {
			t.Fatalf("row %d: not three columns: %q", k+1, line)
		}
		want := cells[2]
		if d, err := time.ParseDuration(want); err == nil {
			want = d.String()
		}
		if got := said(e.Hear(cells[0], cells[1]).When, now); got != want {
			t.Errorf("%q at %q: %s, want %s", cells[0], cells[1], got, want)
		}
	}
}
