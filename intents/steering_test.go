package intents_test

import (
	"strings"
	"testing"

	"floorside/intents"
	"floorside/internal/guide"
)

// means is what a sentence means while a question is open: through the speaker, hearing and the table.
func (l *listener) means(open, text string) guide.Event {
	l.t.Helper()
	turn := l.says("screened", text)
	if turn.Request == nil {
		l.t.Fatalf("%q never reached the skill", text)
	}
	event, err := l.handler.EventOf(l.t.Context(), turn.Request, l.book.Rules.Region("en-US"), open)
	if err != nil {
		l.t.Fatalf("%q: %v", text, err)
	}
	return event
}

// atLeast holds a table to so many rows for each of these.
func atLeast(t *testing.T, least int, rows [][2]string, ids ...string) {
	t.Helper()
	said := map[string]int{}
	for _, row := range rows {
		said[row[0]]++
	}
	for _, id := range ids {
		if said[id] < least {
			t.Errorf("%s: said in %d ways, want at least %d", id, said[id], least)
		}
	}
}

func TestPeopleAskForEveryRoutineInTheirOwnWords(t *testing.T) {
	l, rows := newListener(t), pairs(t, "routines.tsv")
	for _, row := range rows {
		if e := l.means("next", row[1]); e.Kind != guide.AskRoutine || e.ID != row[0] {
			t.Errorf("%q: kind %d of %q, want the routine %s", row[1], e.Kind, e.ID, row[0])
		} else if len(e.Flags)+len(e.Suspects) > 0 {
			t.Errorf("%q: raises %v %v", row[1], e.Flags, e.Suspects)
		}
	}
	for _, r := range l.book.Rules.Routines {
		atLeast(t, 15, rows, r.ID)
	}
}

// Where a stretch has no name, any will do.
func TestAStretchWithoutANameIsAnyStretch(t *testing.T) {
	l := newListener(t)
	for _, text := range []string{"stretch", "a stretch", "let's do a stretch", "give me some stretches", "help me stretch", "show me a stretch", "start stretching"} {
		if e := l.means("next", text); e.Kind != guide.AskRoutine || e.ID != "" {
			t.Errorf("%q: kind %d of %q", text, e.Kind, e.ID)
		}
	}
}

func TestPeopleSteerInTheirOwnWords(t *testing.T) {
	l, rows := newListener(t), pairs(t, "steering.tsv")
	for _, row := range rows {
		want, ok := intents.Controls[row[0]]
		if !ok {
			t.Fatalf("no control %q", row[0])
		}
		if e := l.means("again", row[1]); e.Kind != want {
			t.Errorf("%q: kind %d, want %s (%d)", row[1], e.Kind, row[0], want)
		}
	}
	atLeast(t, 15, rows, "stay", "slower", "faster", "how_long", "where_am_i", "other_side", "side_left", "side_right", "easier", "gentler",
		"cant", "hurts", "worse", "better", "same", "time_it", "remind_me", "cancel_alerts", "list_alerts")
}

// What steers a move is an answer where a yes means danger, and a complaint where nothing is being done.
func TestWhatSteersAMoveIsNoControlAtADangerQuestion(t *testing.T) {
	l := newListener(t)
	for _, test := range []struct {
		open, text string
		want       guide.Kind
	}{
		{"legs", "the left one", guide.Yes},
		{"legs", "just the right", guide.Yes},
		{"legs", "both sides", guide.Yes},
		{"legs", "it doesn't work", guide.Hedged},
		{"legs", "no i can't", guide.Hedged},
		{"sharp", "tingling", guide.Hedged},
		{"next", "i can't get up", guide.Spasm},
		{"sore_side", "both", guide.Yes},
		{"sore_side", "the same on both", guide.Same},
	} {
		if e := l.means(test.open, test.text); e.Kind != test.want {
			t.Errorf("%q at %s: kind %d, want %d", test.text, test.open, e.Kind, test.want)
		}
	}
}

// A danger is never "I can't do it" and no way to get somewhere.
func TestADangerIsNoControl(t *testing.T) {
	l := newListener(t)
	for text, flag := range map[string]string{
		"i can't stand": "", "i can't move my legs": "legs", "i can't feel my feet": "legs", "i can't pee": "bladder", "i can't hold my poop": "bowel",
		"i can't lift my foot": "legs", "i can't breathe": "breathing", "help me get up i can't feel my legs": "legs",
		"how do i get to the toilet i can't hold my pee": "bladder", "he stopped answering": "unresponsive", "she stopped responding": "unresponsive",
		"what if he's not breathing": "unresponsive", "roll me over my legs are numb": "both_legs",
	} {
		e := l.means("again", text)
		if e.Kind == guide.Cant || len(e.Flags)+len(e.Suspects) == 0 || flag != "" && !strings.Contains(strings.Join(e.Flags, " "), flag) {
			t.Errorf("%q: kind %d, flags %v, suspects %v, want %s", text, e.Kind, e.Flags, e.Suspects, flag)
		}
	}
}

// A bare time reaches hearing with all its words.
func TestABareTimeKeepsItsWords(t *testing.T) {
	l := newListener(t)
	for _, text := range lines(t, "times.tsv") {
		l.says("screened", text)
		if l.trace.Intent != "AnswerIntent" || l.trace.Text != text {
			t.Errorf("%q arrives as %s %q", text, l.trace.Intent, l.trace.Text)
		}
	}
	for text, want := range map[string]string{ // whoever says more than the time keeps those words too
		"it started two hours ago":             "it started two hours ago",
		"my back went out yesterday at nine":   "my back went out yesterday at nine",
		"i hurt it this morning lifting a box": "i hurt it this morning lifting a box",
	} {
		if l.says("screened", text); l.trace.Text != want {
			t.Errorf("%q arrives as %s %q", text, l.trace.Intent, l.trace.Text)
		}
	}
}
