package walk

import (
	"hash/maphash"
	"maps"
	"slices"
	"strings"
	"testing"

	"floorside/content"
	"floorside/internal/guide"
)

func loaded(t testing.TB) *content.Rules {
	t.Helper()
	book, issues := content.Load()
	if book == nil {
		t.Fatalf("content: %v", issues)
	}
	return book.Rules
}

// TestTheQuickWalkHearsEveryLine: whoever checks all that can be said need not wait for the whole walk.
func TestTheQuickWalkHearsEveryLine(t *testing.T) {
	s, quick := wholeWalk(t), nothingSeen()
	figures, err := Talks(loaded(t), quick.take)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d places, %d turns, %d of them distinct, %d lines", figures.Places, figures.Steps, len(quick.sounds), len(quick.lines))
	for _, line := range slices.Sorted(maps.Keys(s.lines)) {
		if !quick.lines[line] {
			t.Errorf("only the whole walk hears %s", line)
		}
	}
	if figures.Steps*10 > s.figures.Steps {
		t.Errorf("%d steps, and %d are all there are: that is no quick walk", figures.Steps, s.figures.Steps)
	}
	if 3*len(quick.sounds) < len(s.sounds) {
		t.Errorf("%d distinct turns of %d: less than a third", len(quick.sounds), len(s.sounds))
	}
}

func TestAWalkIsTheSameEachTime(t *testing.T) {
	r, seed := loaded(t), maphash.MakeSeed()
	var sums [2]uint64
	for i := range sums {
		var h maphash.Hash
		h.SetSeed(seed)
		if _, err := Talks(r, func(turn Turn) { h.WriteString(Short(turn.Event)); h.WriteString(Sound(turn.Acts)) }); err != nil {
			t.Fatal(err)
		}
		sums[i] = h.Sum64()
	}
	if sums[0] != sums[1] {
		t.Error("two walks differ")
	}
}

func TestAProblemComesWithTheWayThere(t *testing.T) {
	steps := 0
	figures, err := Everywhere(loaded(t), func(turn Turn) string {
		steps++
		if turn.Before.Talk.Pending == "legs" && turn.Event.Kind == guide.Yes {
			return "numb legs"
		}
		return ""
	})
	if err == nil || figures.Steps != steps {
		t.Fatalf("went on to step %d of %d: %v", figures.Steps, steps, err)
	}
	for _, part := range []string{"numb legs", "in a new session\n", "  yes\n", "acts: "} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%q is not in: %v", part, err)
		}
	}
}

// TestAllThatCanBeHeardIsAmongTheEvents: a flag, a topic or a routine that nobody names is never walked to.
func TestAllThatCanBeHeardIsAmongTheEvents(t *testing.T) {
	r, named := loaded(t), map[string]bool{}
	for _, e := range Events(r) {
		for _, id := range slices.Concat([]string{e.ID}, e.Flags) {
			named[id] = true
		}
	}
	for _, f := range r.Flags {
		if !named[f.ID] {
			t.Errorf("no event with flag %s", f.ID)
		}
	}
	for _, topic := range r.Topics {
		if !named[topic.ID] {
			t.Errorf("no event asks for topic %s", topic.ID)
		}
	}
	for _, routine := range r.Routines {
		if !named[routine.ID] {
			t.Errorf("no event asks for routine %s", routine.ID)
		}
	}
}

func TestAnEventInAFewWords(t *testing.T) {
	if slices.Contains(kinds[:], "") {
		t.Errorf("a kind of event has no word: %q", kinds)
	}
	for want, e := range map[string]guide.Event{
		"no":             {Kind: guide.No},
		"topic, rest":    {Kind: guide.AskTopic, ID: "rest"},
		"about, oneself": {Kind: guide.Voice},
		"yes, freely":    {Kind: guide.Yes, Free: true},
		"unclear, another, flags [legs], half heard [belly], signs [age_60], in a new session": {
			About: true, Who: guide.Other, Flags: []string{"legs"}, Suspects: []string{"belly"}, Signs: []string{"age_60"}, New: true,
		},
	} {
		if got := Short(e); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
