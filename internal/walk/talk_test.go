package walk

import (
	"fmt"
	"maps"
	"slices"
	"sync"
	"testing"

	"floorside/content"
)

// promise is what a person can rely on in every turn; broken names what is wrong with one.
type promise struct {
	name   string
	broken func(Turn) string
}

func promises(w wordings, step stepper) []promise {
	return []promise{
		{"one question a turn, and last", w.oneQuestionLast()},
		{"a helper is never spoken to as the one in pain", w.helperIsNoPatient()},
		{"the voice changes only where somebody says so", voiceStays},
		{"nothing twice running in the very same words", w.nothingTwice},
		{"that this is no doctor is said once, and never first", disclaimedOnce},
		{"what is offered is given", keepsItsOffers},
		{"whoever is sent to a doctor knows when to call for help instead", doctorsKnowTheNumber},
		{"no answer is too long to lie through", w.neverTooLong()},
		{"a number that is named is known", w.figuresAreThere()},
		{"plain answers lead on from everywhere", step.leadsOn},
	}
}

// seen is what a walk saw.
type seen struct {
	figures Figures
	err     error
	broken  map[string]map[string]string // by promise: what is wrong, and how to get there first
	lines   map[string]bool
	sounds  map[string]bool
	lengths *content.TurnCheck // nil: nobody wants to know
}

func (s *seen) take(t Turn) {
	if turn, normal := Normal(t.Acts); normal && s.lengths != nil && !s.sounds[Sound(t.Acts)] {
		s.lengths.Look(turn)
	}
	s.sounds[Sound(t.Acts)] = true
	ask, _ := Asks(t.Acts)
	for _, line := range slices.Concat(Lines(t.Acts), ask.Reprompt) {
		s.lines[line] = true
	}
}

func (s *seen) check(t Turn, all []promise) {
	for _, p := range all {
		problem := p.broken(t)
		if problem == "" || s.broken[p.name][problem] != "" {
			continue
		}
		if s.broken[p.name] == nil {
			s.broken[p.name] = map[string]string{}
		}
		s.broken[p.name][problem] = t.Path()
	}
}

func nothingSeen() *seen {
	return &seen{broken: map[string]map[string]string{}, lines: map[string]bool{}, sounds: map[string]bool{}}
}

// whole is the walk through everything, once for all tests.
var whole = sync.OnceValue(func() *seen {
	book, issues := content.Load()
	if book == nil {
		return &seen{err: fmt.Errorf("content: %v", issues)}
	}
	s := nothingSeen()
	s.lengths = book.Turns("en")
	all := promises(everyWording(book.Words["en"]), steps(book.Rules))
	s.figures, s.err = Everywhere(book.Rules, func(t Turn) string {
		s.take(t)
		s.check(t, all)
		return ""
	})
	return s
})

func wholeWalk(t *testing.T) *seen {
	t.Helper()
	if testing.Short() {
		t.Skip("millions of turns: run without -short")
	}
	s := whole()
	if s.err != nil {
		t.Fatal(s.err)
	}
	return s
}

func TestEveryTurnOfEveryTalk(t *testing.T) {
	s := wholeWalk(t)
	t.Logf("%d places, %d turns, %d of them distinct, %d lines", s.figures.Places, s.figures.Steps, len(s.sounds), len(s.lines))
	for _, p := range promises(nil, nil) {
		t.Run(p.name, func(t *testing.T) {
			for _, problem := range slices.Sorted(maps.Keys(s.broken[p.name])) {
				t.Errorf("%s:\n%s", problem, s.broken[p.name][problem])
			}
		})
	}
}

// `floorside check` looks at the turns of the quick walk; here are all.
func TestNoTurnOfAnyTalkIsTooLong(t *testing.T) {
	for _, issue := range wholeWalk(t).lengths.Issues() {
		t.Error(issue)
	}
}
