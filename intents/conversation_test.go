package intents_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"floorside/internal/session"
	"floorside/internal/speaker"
)

// A person is led from the launch through every question, in either voice: each way of not saying no warns, help names a
// human and goes on with the question, and eight noes lead to a position and on to a move.
func TestEveryPathFromLaunchLeadsToHelpAMoveOrAWarning(t *testing.T) {
	openings := map[string][]string{"self": {"open back spasm helper"}, "other": {"open back spasm helper", "i'm with my husband"}}
	danger := builtIn(t).Rules.Screen.Danger
	for voice, opening := range openings {
		for at, q := range danger {
			before := slices.Clone(opening)
			for range at {
				before = append(before, "no")
			}
			for name, answers := range map[string][]string{
				"yes": {"yes"}, "a hedge": {"a little"}, "twice unsure": {"not sure", "i don't know"}, "a mumble": {"mumble mumble", "bla bla bla"},
			} {
				t.Run(voice+" "+q.ID+" "+name, func(t *testing.T) {
					if q.YesAsks != "" && name != "a mumble" { // what kind of fall
						answers = append(answers, "yes")
					}
					warned(t, newDesk(t, session.NewMemory()).says(append(slices.Clone(before), answers...)...))
				})
			}
			helped := newDesk(t, session.NewMemory()).says(append(before, "help")...)
			has(t, helped.Says, "call for help")
			if !strings.HasSuffix(helped.Says, "?") || helped.Ends {
				t.Errorf("%s: after help no question: %q", q.ID, helped.Says)
			}
		}
		d := newDesk(t, session.NewMemory())
		d.says(append(opening, "no", "no", "no", "no", "no", "no", "no")...)
		has(t, d.says("no").Says, "position")
		has(t, d.says("yes").Says, "side")
		d.says("ready", "a stretch", "no", "no", "no", "no")
		has(t, d.says("ready").Says, "press the small of")
		d.says("the cat stretch", "no", "no")
		has(t, d.says("ready").Says, "arch")
	}
}

// warned looks for the number in the first sentence, said twice, and a question or an end.
func warned(t *testing.T, turn speaker.Turn) {
	t.Helper()
	first, _, _ := strings.Cut(turn.Says, ".")
	if !strings.Contains(first, "911") || strings.Count(turn.Says, "911") < 2 {
		t.Errorf("no warning, or not twice: %q", turn.Says)
	}
	if !strings.HasSuffix(turn.Says, "?") && !turn.Ends {
		t.Errorf("neither asks nor ends: %q", turn.Says)
	}
}

// Whatever people say in whatever order: one question a turn, and it comes last; never the same answer twice running,
// but for a warning or on request; to somebody beside them it is never their own back.
func TestTalksInAnyOrderAskOneQuestionAndDoNotRepeatThemselves(t *testing.T) {
	lines := peoplesLines(t)
	slip := regexp.MustCompile(`(?i)\byour (back|legs?|feet|foot|knees?|belly|chest|pee|poop|bottom|doctor|spine|pain|hands and knees)\b`)
	for seed := range uint64(100) {
		chance := rand.New(rand.NewPCG(seed, 7))
		d := newDesk(t, session.NewMemory())
		d.says("open back spasm helper")
		other := seed%2 == 1
		if other {
			d.says("i'm with my wife")
		}
		last := ""
		for range 25 {
			said := lines[chance.IntN(len(lines))]
			if other && strings.Contains(said, "about me") || !d.Open() {
				break
			}
			turn := d.says(said)
			if turn.Alexa != "" { // she asks now, in her own words
				break
			}
			if questions := strings.Count(turn.Says, "?"); !turn.Ends && (questions != 1 || !strings.HasSuffix(turn.Says, "?")) || turn.Ends && questions > 0 {
				t.Errorf("seed %d, %q: %d questions in %q (ends: %v)", seed, said, questions, turn.Says, turn.Ends)
			}
			if turn.Says == last && !strings.HasPrefix(turn.Says, "Call ") && !repeats(said) {
				t.Errorf("seed %d, %q: the same answer twice: %q", seed, said, turn.Says)
			}
			if other && slip.MatchString(turn.Says) && !strings.Contains(turn.Says, "about you") {
				t.Errorf("seed %d, %q: said to a helper: %q", seed, said, turn.Says)
			}
			last = turn.Says
		}
	}
}

func repeats(said string) bool {
	return strings.Contains(said, "again") || strings.Contains(said, "repeat")
}

// peoplesLines are all that people say in the transcripts, without what changes whom it is about.
func peoplesLines(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../content/transcripts/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	var lines []string
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(raw)) {
			said, ours := strings.CutPrefix(strings.TrimSpace(line), "U: ")
			if ours && said != "(silence)" && !strings.Contains(said, "open back spasm helper") && !regexp.MustCompile(`\b(me|my|i'm with|about)\b`).MatchString(strings.ToLower(said)) {
				lines = append(lines, said)
			}
		}
	}
	return append(lines, "no", "no", "no", "no", "no", "ready", "yes", "again", "better", "ice or heat", "tell me more", "what causes it", "hang on", "what")
}

func TestATopicIsSaidBackAndLeadsOn(t *testing.T) {
	d := newDesk(t, session.NewMemory())
	d.screen()
	first := d.says("ice or heat").Says
	has(t, first, "Ice or heat. Use whichever feels better")
	has(t, first, "minutes?") // it is offered to be timed
	has(t, d.says("tell me more").Says, "position")
	second := d.says("ice or heat")
	has(t, second.Says, "Use whichever")
	if strings.Contains(second.Says, "not a doctor") {
		t.Errorf("the disclaimer a second time: %q", second.Says)
	}
	if says := d.says("no").Says; !regexp.MustCompile("position|easi").MatchString(says) { // in one of its wordings
		t.Errorf("after no timer: %q", says)
	}
}

func TestATopicWaitsForTheScreenAndIsNotForgotten(t *testing.T) {
	d := newDesk(t, session.NewMemory())
	d.says("open back spasm helper")
	waits := d.says("ice or heat").Says
	has(t, waits, "Ice or heat.")
	if strings.Contains(waits, "whichever") {
		t.Errorf("told before the screen: %q", waits)
	}
	has(t, d.says("no", "no", "no", "no", "no", "no", "no", "no").Says, "Use whichever")
}

func TestAQuestionInTheMiddleOfAMoveLeadsBackToIt(t *testing.T) {
	d := newDesk(t, session.NewMemory())
	d.screen()
	d.says("yes", "ready", "the cat stretch", "no", "no", "no", "no", "no", "ready")
	has(t, d.says("ice or heat").Says, "You were in the cat stretch.")
	has(t, d.says("yes", "no").Says, "Hands and knees") // first whether it still grips
}

func TestWhatIsHeardOftenVaries(t *testing.T) {
	d := newDesk(t, session.NewMemory())
	d.screen()
	d.says("yes")
	for _, said := range []string{"hang on", "bla bla bla"} {
		a, b := d.says(said), d.says(said)
		if a.Says == b.Says || a.Reprompt == b.Reprompt {
			t.Errorf("%q twice: %q and %q", said, a.Says, b.Says)
		}
	}
}

func TestAQuestionAskedAgainIsAskedInOtherWords(t *testing.T) {
	d := newDesk(t, session.NewMemory())
	first := d.says("open back spasm helper")
	again := d.says("my back hurts")
	if question := first.Says[strings.LastIndex(first.Says, ". "):]; strings.HasSuffix(again.Says, question) {
		t.Errorf("the same question in the same words: %q", again.Says)
	}
}

// "Who says so?" speaks of the last thing that was stated, also when something was asked in between.
func TestTheSourceIsThatOfTheLastStatement(t *testing.T) {
	d := newDesk(t, session.NewMemory())
	d.screen()
	d.says("ice or heat", "help")
	if says := d.says("who says so").Says; strings.Contains(says, "only me") || strings.Contains(says, "Amazon") {
		t.Errorf("the source of something else: %q", says)
	}
}

func TestWhatSortsAFallIsAskedOnce(t *testing.T) {
	d := newDesk(t, session.NewMemory())
	d.says("open back spasm helper", "no", "yes")
	for _, says := range []string{d.says("no").Says, d.says("no").Says, d.says("no").Says} {
		if strings.Contains(says, "crash") {
			t.Errorf("what kind of fall, once more: %q", says)
		}
	}
}
