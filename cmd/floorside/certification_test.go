package main

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"floorside/infra"
	"floorside/internal/judge"
	"floorside/internal/speaker"
)

// What Amazon's reviewers try by voice, and send a skill back for. docs/certification.md lists it all.

// reviewer is somebody at the speaker who has said nothing yet.
type reviewer struct {
	*person
	t     *testing.T
	heard string // in this session
	phase string
}

// certifies gives a skill at a clock that stands, and reviewers who are strangers to each other.
func certifies(t *testing.T) *desk {
	t.Helper()
	d, err := newDesk(t.Context(), speakOptions{each: true, begin: "oneshot", locale: "en-US", store: "memory", now: noon, zone: "America/New_York"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.amazon.Close() })
	return d
}

func (d *desk) reviewer(t *testing.T) *reviewer { return &reviewer{person: d.person(), t: t} }

// hears says something, holds the answer to what holds for every answer, and returns it.
func (r *reviewer) hears(text string) speaker.Turn {
	r.t.Helper()
	if !r.echo.Open() {
		r.heard, r.phase = "", ""
	}
	spoken, err := r.say(r.t.Context(), text)
	turn := spoken.Turn
	if err != nil {
		r.t.Fatalf("%q: %v", text, err)
	}
	r.heard += " " + says(turn)
	if spoken.Phase != "" {
		r.phase = spoken.Phase
	}
	open := r.echo.Open() && turn.Alexa == ""
	switch {
	case open && text != "" && !strings.HasSuffix(says(turn), "?"):
		r.t.Errorf("%q: the session stays open, and nothing is asked: %q", text, says(turn))
	case open && text == "" && !prompts.MatchString(turn.Says):
		r.t.Errorf("the reprompt does not say what to say: %q", turn.Says)
	case open && text != "" && turn.Reprompt == "":
		r.t.Errorf("%q: the session stays open, and silence will be met with silence", text)
	case open && guides[r.phase] && !strings.Contains(r.heard, "not a doctor"):
		r.t.Errorf("%q: guided (%s) by somebody who never said that this is no doctor: %q", text, r.phase, r.heard)
	}
	return turn
}

// guides are the phases in which health information is given.
var guides = map[string]bool{"moving": true}

// prompts is a reprompt as it should be: the question once more, or what may be answered.
var prompts = regexp.MustCompile(`[?]|\b[Ss]ay\b|\b[Yy]es\b`)

// lines are what people say in the transcripts, and what they answer most.
func lines(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../../content/transcripts/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	all := slices.Repeat([]string{"no", "yes", "ready", "better", "", "repeat", "ice", "a stretch", "tell me more", "it started an hour ago", "next"}, 8)
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(raw)) {
			if said, ok := strings.CutPrefix(strings.TrimSpace(line), "U: "); ok && said != "(silence)" {
				all = append(all, said)
			}
		}
	}
	return all
}

// talks has many people talk at random, and then each say one more thing while the skill listens.
func talks(t *testing.T, last func(*reviewer)) {
	t.Helper()
	d, said := certifies(t), lines(t)
	phases := map[string]int{}
	n := 300
	if testing.Short() {
		n = 60
	}
	for i := range n {
		chance := rand.New(rand.NewPCG(uint64(i), 7))
		r := d.reviewer(t)
		r.hears("open back spasm helper")
		if i%3 > 0 { // most go through the questions, since chance seldom does
			for range 8 {
				r.hears("no")
			}
		}
		for range chance.IntN(20) {
			r.hears(said[chance.IntN(len(said))])
		}
		for range 3 { // to a question of Alexa's own, not the skill's
			if r.echo.Open() && r.consents() {
				r.hears("no")
			}
		}
		if !r.echo.Open() {
			r.hears("open back spasm helper")
		}
		phases[r.phase]++
		last(r)
	}
	for _, phase := range []string{"screening", "gates", "moving", "open", "emergency"} {
		if phases[phase] == 0 {
			t.Errorf("nobody came to %s: %v", phase, phases)
		}
	}
}

// consents reports whether it is Alexa who waits for an answer.
func (r *reviewer) consents() bool { return r.trace.Asks == "" && r.echo.Open() }

func TestStopAndCancelEndItAnywhere(t *testing.T) {
	turn := 0
	talks(t, func(r *reviewer) {
		word := []string{"stop", "cancel"}[turn%2]
		turn++
		if got := r.hears(word); !got.Ends || r.echo.Open() {
			t.Errorf("%q in %s: it goes on: %q", word, r.phase, got.Says)
		}
	})
}

func TestHelpExplainsAndAsksAnywhere(t *testing.T) {
	sentence := regexp.MustCompile(`[.?!](\s|$)`)
	talks(t, func(r *reviewer) {
		got := r.hears("help")
		if got.Ends || len(sentence.FindAllString(got.Says, -1)) < 2 {
			t.Errorf("help in %s: %q (ends: %v)", r.phase, got.Says, got.Ends)
		}
	})
}

func TestSilenceIsAskedOnceMoreAndThenLeftAlone(t *testing.T) {
	talks(t, func(r *reviewer) {
		r.hears("help")
		if again := r.hears(""); again.Ends || again.Says == "" {
			t.Errorf("in %s: %q", r.phase, again.Says)
		}
		if left := r.hears(""); !left.Ends {
			t.Errorf("in %s: nobody is there, and it waits", r.phase)
		}
	})
}

func TestWhoComesBackHearsAgainThatItIsNoDoctor(t *testing.T) {
	d := certifies(t)
	for _, wish := range [][]string{{"ice"}, {"what position is best"}, {"how do i get up", "no", "no", "no", "no", "no"}, {"start the cat stretch", "no", "no", "no", "no", "no"}} {
		r := d.reviewer(t)
		for _, line := range []string{"open back spasm helper", "no", "no", "no", "no", "no", "no", "no", "no", "stop"} {
			r.hears(line)
		}
		if back := r.hears("open back spasm helper"); !strings.HasPrefix(back.Says, "Welcome back.") {
			t.Fatalf("not known again: %q", back.Says)
		}
		for _, line := range wish {
			r.hears(line)
		}
		if n := strings.Count(r.heard, "not a doctor"); n != 1 {
			t.Errorf("%q: said %d times, want once: %s", wish, n, r.heard)
		}
	}
}

// published is as much of the manifest as is tried by voice.
func published(t *testing.T) (phrases []string, instructions string) {
	t.Helper()
	f := infra.Functions{Skill: "arn:aws:lambda:us-east-1:123456789012:function:s", Events: "arn:aws:lambda:us-east-1:123456789012:function:e"}
	raw, err := infra.Manifest(infra.Parameters{PrivacyURL: "https://floorside.dev/p", TermsURL: "https://floorside.dev/t", NA: f, EU: f, FE: f})
	if err != nil {
		t.Fatal(err)
	}
	judge.Manifest(t, raw)
	var m struct {
		Manifest struct {
			PublishingInformation struct {
				TestingInstructions string
				Locales             map[string]struct{ ExamplePhrases []string }
			}
		}
	}
	if err := json.Unmarshal(raw, &m); err != nil {
		t.Fatal(err)
	}
	p := m.Manifest.PublishingInformation
	return p.Locales["en-US"].ExamplePhrases, p.TestingInstructions
}

func TestEveryExamplePhraseWorksAsItStandsInTheStore(t *testing.T) {
	phrases, _ := published(t)
	d := certifies(t)
	for i, want := range []struct{ intent, says, then string }{
		{"", "Eight safety questions", "general help"},
		{"TopicIntent", "Ice or heat.", "Use whichever"},
		{"StretchIntent", "The cat stretch.", "Are you under eighteen"},
	} {
		r := d.reviewer(t)
		first := r.hears(phrases[i])
		if first.Intent != want.intent || !strings.Contains(first.Says, want.says) || first.Ends {
			t.Errorf("%q: %s, %q", phrases[i], first.Intent, first.Says)
		}
		for range 8 {
			r.hears("no")
		}
		if !strings.Contains(r.heard, want.then) {
			t.Errorf("%q: after the questions never %q: %s", phrases[i], want.then, r.heard)
		}
	}
}

// A reviewer who follows the testing instructions to the letter sets a timer and a reminder, and both go off.
func TestTheTestingInstructionsSetATimerAndAReminder(t *testing.T) {
	_, instructions := published(t)
	d := certifies(t)
	r := d.reviewer(t)
	var asked []string
	for _, quoted := range regexp.MustCompile(`"([^"]+)"`).FindAllStringSubmatch(instructions, -1) {
		if quoted[1] == "forget me" { // named as the other way to end
			continue
		}
		if turn := r.hears(quoted[1]); turn.Alexa != "" {
			asked = append(asked, turn.Alexa)
		}
	}
	if want := []string{"Do you give Back Spasm Helper permission to set timers?", "Do you give Back Spasm Helper permission to set reminders?"}; !slices.Equal(asked, want) {
		t.Errorf("Alexa asked %q, want %q", asked, want)
	}
	if r.echo.Open() {
		t.Error("it is not at its end after \"stop\"")
	}
	for _, c := range []struct{ later, kind, words string }{{"(15m later)", "timer", "Take the ice off now."}, {"(12h later)", "reminder", "call your doctor"}} {
		d.clock.pass(c.later)
		rings := d.amazon.Due(d.now())
		if len(rings) != 1 || rings[0].Kind != c.kind || !strings.Contains(rings[0].Text, c.words) {
			t.Errorf("%s: %+v, want a %s", c.later, rings, c.kind)
		}
	}
	for _, words := range []string{"It rings till you say, Alexa, stop", "To end it, say stop, then: Alexa, cancel my reminder"} {
		if !strings.Contains(r.heard, words) {
			t.Errorf("how to end it is not said: %q", words)
		}
	}
}

// asksReminder leads somebody up to the question whether to set the reminder.
func (r *reviewer) asksReminder() speaker.Turn {
	for _, line := range []string{"open back spasm helper", "no", "no", "no", "no", "no", "no", "no", "no", "it started an hour ago"} {
		r.hears(line)
	}
	return r.hears("yes")
}

func TestAReminderNeedsAYesToItsTimeAndAYesToAlexa(t *testing.T) {
	for name, answers := range map[string][]string{
		"no to the reminder": {"no"}, "silence": {"", ""}, "stop": {"stop"}, "no to Alexa": {"yes", "no"}, "silence to Alexa": {"yes", "", ""},
	} {
		d := certifies(t)
		r := d.reviewer(t)
		offer := r.asksReminder()
		if r.trace.Asks != "remind" || !regexp.MustCompile(`(Shall|Want|Should) .*remind.* (for|at) \d+(:\d\d)? [AP]M\?$`).MatchString(offer.Says) {
			t.Errorf("%s: the offer does not name its time: %q", name, offer.Says)
		}
		for _, a := range answers {
			r.hears(a)
		}
		d.clock.pass("(72h later)")
		if rings := d.amazon.Due(d.now()); len(rings) > 0 {
			t.Errorf("%s: and yet it rings: %+v", name, rings)
		}
	}
}

func TestThePermissionAloneSetsNoFurtherTimer(t *testing.T) {
	d := certifies(t)
	r := d.reviewer(t)
	for _, line := range []string{"open back spasm helper", "no", "no", "no", "no", "no", "no", "no", "no", "use ice", "yes", "yes"} {
		r.hears(line)
	}
	d.clock.pass("(16m later)")
	if rings := d.amazon.Due(d.now()); len(rings) != 1 {
		t.Fatalf("the first: %+v", rings)
	}
	if second := r.hears("heat"); r.trace.Asks != "timer" && !strings.Contains(second.Says, "time") {
		t.Errorf("nobody asks: %q (%s)", second.Says, r.trace.Asks)
	}
	r.hears("no")
	d.clock.pass("(1h later)")
	if rings := d.amazon.Due(d.now()); len(rings) > 0 {
		t.Errorf("and yet it rings: %+v", rings)
	}
}
