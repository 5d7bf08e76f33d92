package guide_test

import (
	"testing"

	"floorside/content"
	"floorside/internal/guide"
	"floorside/internal/walk"
)

func rules(t testing.TB) *content.Rules {
	t.Helper()
	book, issues := content.Load()
	if book == nil {
		t.Fatalf("content: %v", issues)
	}
	return book.Rules
}

// TestEveryReachableState walks through what anything anybody can do leads to, and checks every answer.
func TestEveryReachableState(t *testing.T) {
	if testing.Short() {
		t.Skip("millions of steps: run without -short")
	}
	r := rules(t)
	figures, err := walk.Everywhere(r, func(turn walk.Turn) string {
		return wrong(r, turn.Before, turn.Event, turn.After, turn.Acts, turn.Now)
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d places, %d steps", figures.Places, figures.Steps)
}

// TestTheWalkComesThroughTheWholeTalk: a walk that turns back early would find nothing wrong.
func TestTheWalkComesThroughTheWholeTalk(t *testing.T) {
	r, said := rules(t), map[string]bool{}
	kinds := map[guide.Kind]bool{}
	if _, err := walk.Talks(r, func(turn walk.Turn) {
		kinds[turn.Event.Kind] = true
		for _, line := range walk.Lines(turn.Acts) {
			said[line] = true
		}
	}); err != nil {
		t.Fatal(err)
	}
	for k := range guide.Kinds {
		if !kinds[k] {
			t.Errorf("no event of kind %d: give it its word in internal/walk", k)
		}
	}
	for _, q := range r.Screen.Danger {
		if !said["questions."+q.ID+".ask"] {
			t.Errorf("never asks %s", q.ID)
		}
	}
	for _, line := range []string{
		"lines.clean", "lines.not_clean", "lines.call_now", "lines.doctor_today", "topics.medicine.more", "routines.cat_stretch.done",
	} {
		if !said[line] {
			t.Errorf("never says %s", line)
		}
	}
}
