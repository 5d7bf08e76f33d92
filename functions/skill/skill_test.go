package main_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"floorside/internal/lambdatest"
)

// number is the emergency number of en-US, which every warning must give in its first sentence.
const number = "911"

// spoken fails the test unless a is speech that Alexa can go on from, a question or an end, and more than
// the safe words.
func spoken(t *testing.T, what string, a answer) {
	t.Helper()
	if a.Version != "1.0" || !strings.HasPrefix(a.ssml(), "<speak>") || !strings.HasSuffix(a.ssml(), "</speak>") {
		t.Fatalf("%s: version %q, speech %q", what, a.Version, a.ssml())
	}
	if a.asks() == a.ends() {
		t.Fatalf("%s: neither a question nor an end: %+v", what, a.Response)
	}
	if a.safe() {
		t.Fatalf("%s: only the safe words", what)
	}
}

func warns(t *testing.T, what string, a answer) {
	t.Helper()
	spoken(t, what, a)
	if !strings.Contains(a.firstSentence(), number) {
		t.Fatalf("%s: the first sentence does not say %s: %s", what, number, a.ssml())
	}
}

func TestSomeoneWithoutADangerSignIsLedOnAndStops(t *testing.T) {
	p := ana(t, newHouse(t))
	a := p.launch()
	spoken(t, "launch", a)
	for turn := range 8 {
		if !a.asks() {
			t.Fatalf("question %d ends the talk: %s", turn, a.ssml())
		}
		a = p.says("AMAZON.NoIntent")
		spoken(t, "no", a)
		if strings.Contains(a.firstSentence(), number) {
			t.Fatalf("a warning after %d noes: %s", turn+1, a.ssml())
		}
	}
	if a = p.says("AMAZON.HelpIntent"); !a.asks() {
		t.Errorf("help ends the talk: %s", a.ssml())
	}
	if a = p.says("AMAZON.StopIntent"); !a.ends() {
		t.Errorf("stop does not end the talk: %s", a.ssml())
	}
}

func TestAYesToADangerQuestionWarnsAndIsRemembered(t *testing.T) {
	h := newHouse(t)
	p := ana(t, h)
	p.launch()
	warns(t, "yes", p.says("AMAZON.YesIntent"))
	warns(t, "stop", p.says("AMAZON.StopIntent"))

	h.Stop()
	again := house{Runtime: lambdatest.Start(t, binary, environment(t, h.store)), store: h.store}
	warns(t, "launch, in a new Lambda", ana(t, again).launch())
	other := ana(t, again)
	other.user = "amzn1.ask.account.BEN"
	if a := other.launch(); strings.Contains(a.firstSentence(), number) {
		t.Errorf("ben is met by ana's warning: %s", a.words())
	}
}

func TestARequestForAnotherSkillIsRefused(t *testing.T) {
	h := newHouse(t)
	for _, skill := range []string{"amzn1.ask.skill.00000000-0000-0000-0000-000000000000", "", skillID + "0"} {
		p := ana(t, h)
		p.skill = skill
		var refused *lambdatest.FunctionError
		if raw, err := h.Invoke(p.envelope("LaunchRequest", "", nil)); !errors.As(err, &refused) {
			t.Errorf("skill %q: %s, %v", skill, raw, err)
		} else if strings.Contains(refused.Message, p.user) {
			t.Errorf("the error shows the user: %v", refused)
		}
	}
	spoken(t, "launch, after that", ana(t, h).launch())
}

func TestWhatIsNoRequestIsAnsweredWithTheSafeWords(t *testing.T) {
	h := newHouse(t)
	p := ana(t, h)
	whole := p.envelope("IntentRequest", "AMAZON.YesIntent", nil)
	for name, request := range map[string][]byte{
		"cut in the middle": whole[:len(whole)/2],
		"cut at the end":    whole[:len(whole)-1],
		"a word":            []byte("launch"),
		"a list":            []byte("[]"),
		"null":              []byte("null"),
		"an empty object":   []byte("{}"),
		"binary":            {0xff, 0x00, 0x7b},
		"very deep":         []byte(strings.Repeat(`{"a":`, 100_000)),
	} {
		if a := p.send(request); !a.safe() || !a.ends() {
			t.Errorf("%s: %s", name, a.ssml())
		}
	}
	spoken(t, "launch, after that", p.launch())
}

func TestAMegabyteOfWords(t *testing.T) {
	h := newHouse(t)
	for name, words := range map[string]string{
		"one long word": strings.Repeat("x", 1<<20),
		"many words":    strings.Repeat("my back hurts and ", 1<<16),
		"markup":        strings.Repeat(`</speak>&"<break time="99s"/>`, 1<<15),
	} {
		p := ana(t, h)
		p.launch()
		spoken(t, name, p.says("SayIntent", "words", words))
	}
	p := ana(t, h)
	p.launch()
	warns(t, "a sign at the front of it", p.says("SymptomIntent", "symptom", "I can't feel my legs "+strings.Repeat("and it hurts ", 1<<14)))
}

func TestRequestsThatPermitNoSpeech(t *testing.T) {
	h := newHouse(t)
	p := ana(t, h)
	p.launch()
	for _, kind := range []string{"SessionEndedRequest", "System.ExceptionEncountered", "AlexaSkillEvent.SkillEnabled", "AudioPlayer.PlaybackStarted"} {
		raw, err := h.Invoke(p.envelope(kind, "", nil))
		var a answer
		if err != nil || json.Unmarshal(raw, &a) != nil || a.ssml() != "" || a.Response.ShouldEndSession != nil {
			t.Errorf("%s: %s, %v", kind, raw, err)
		}
	}
}

func TestALambdaWithoutAStoreAnswers(t *testing.T) {
	h := house{Runtime: lambdatest.Start(t, binary, []string{"SKILL_ID=" + skillID})}
	p := ana(t, h)
	spoken(t, "launch", p.launch())
	warns(t, "yes", p.says("AMAZON.YesIntent"))
	if !strings.Contains(h.Log(), "TABLE_NAME") {
		t.Errorf("the log does not say what is missing: %s", h.Log())
	}
}
