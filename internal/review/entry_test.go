package review

import (
	"slices"
	"strings"
	"testing"

	"floorside/content"
	"floorside/internal/guide"
)

func TestALineSaysWhenItIsSaidAndAQuestionWhereItLeads(t *testing.T) {
	b := ourBook(t)
	for _, e := range b.entries() {
		switch e.ID {
		case "questions.fall.ask":
			if !strings.HasPrefix(e.Said[0], "after a no to `breathing`") {
				t.Errorf("%s is said %q", e.ID, e.Said)
			}
		case "questions.legs.ask":
			if l := e.Leads[0]; l.Alert != alertEmergency || l.Asks != "questions.reach_phone.ask" || !slices.Contains(l.Answers, "a yes") {
				t.Errorf("a yes to %s leads to %+v", e.ID, l)
			}
			if l := e.Leads[1]; l.Alert != "" || l.Asks != "questions.saddle.ask" || !slices.Contains(l.Answers, "a no") {
				t.Errorf("a no to %s leads to %+v", e.ID, l)
			}
		case "flags.legs.heard":
			if !slices.ContainsFunc(e.Said, func(s string) bool { return strings.HasPrefix(s, "when `legs` is heard") }) {
				t.Errorf("%s is said %q", e.ID, e.Said)
			}
		}
		if strings.HasSuffix(e.ID, ".ask") && len(e.Leads) == 0 {
			t.Errorf("%s leads nowhere", e.ID)
		}
		for _, s := range e.Said {
			if strings.Contains(s, "  ") || strings.HasSuffix(s, "after ") {
				t.Errorf("%s is said %q: something has no name", e.ID, s)
			}
		}
	}
}

func TestALineSaysHowFarItIsSigned(t *testing.T) {
	by := content.Approval{Reviewer: "R", Role: "physician", Date: "2026-11-22", Due: "2027-11-22"}
	for state, want := range map[content.Signed]string{
		content.Never: "draft", content.Changed: "changed since R signed other words on 2026-11-22",
		content.Current: "signed by R, physician, on 2026-11-22; to be looked at again by 2027-11-22",
	} {
		if got := stateOf(content.Signature{State: state, By: by}); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestFewLinesAreNeverMet is for the tour: if it misses a part of the conversation, the book says less than there is.
func TestFewLinesAreNeverMet(t *testing.T) {
	book, _ := content.Load()
	unmet := slices.DeleteFunc(slices.Clone(ourBook(t).Front.Unmet), func(line string) bool { // what is off is never met
		id, _, _ := strings.Cut(strings.TrimPrefix(line, "routines."), ".")
		r := book.Rules.Routine(id)
		return r != nil && r.Off
	})
	if len(unmet) > 10 {
		t.Errorf("the tour came to no occasion for %q", unmet)
	}
}

func TestEverythingAPersonCanDoHasAName(t *testing.T) {
	for k := guide.Unclear; k <= guide.Consent; k++ {
		if named := deedOf(guide.State{}, guide.Event{Kind: k}).family; named == "" {
			t.Errorf("kind of event %d has no name", k)
		}
	}
}

func TestTheScreenIsDrawnAsItIsAsked(t *testing.T) {
	book, _ := content.Load()
	for _, d := range ourBook(t).Diagrams {
		if d.ID != "screen" {
			continue
		}
		for _, q := range book.Rules.Screen.Danger {
			if !slices.ContainsFunc(d.Edges, func(e Edge) bool { return e.From == q.ID && slices.Contains(e.Answers, "no") }) {
				t.Errorf("a no to %s leads nowhere", q.ID)
			}
			if q.Flag == "" {
				continue
			}
			for _, answer := range []string{"yes", "not sure", "unclear"} { // asked again first, and then taken for a yes
				if !slices.ContainsFunc(d.Edges, func(e Edge) bool {
					return e.From == q.ID && e.To == toEmergency && slices.Contains(e.Answers, answer)
				}) {
					t.Errorf("%s to %s is no emergency", answer, q.ID)
				}
			}
		}
	}
}
