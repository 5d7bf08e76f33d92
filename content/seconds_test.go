package content

import (
	"math"
	"testing"
)

// The slowest of the five voices of tools/rate took so long.
func TestALineIsGivenTheTimeThatASlowVoiceTakes(t *testing.T) {
	for text, slowest := range map[string]float64{
		"Hands and knees.":                     1.25,
		"Call {emergency} now.":                1.54,
		"Ready, or more time?":                 1.69,
		"Any new trouble holding your poop?":   2.07,
		"Do your legs feel weak, or not work?": 2.50,
		"If your legs go weak or numb, or you lose bladder or bowel control, call {emergency}.": 5.60,
		"If you feel well, call Poison Control now: {poison}.":                                  6.73,
		"Shout for someone to call {emergency}. Or say: Alexa, call for help. " +
			"That rings your emergency contact, if you set one up.": 8.73,
	} {
		if got := Seconds(text); got < slowest || got > slowest*1.4 {
			t.Errorf("%.2f s for %q, which took %.2f", got, text, slowest)
		}
	}
}

func TestAPhoneNumberTakesAsLongByItsPlaceholder(t *testing.T) {
	rules, issues := readRules(Files())
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	for _, region := range rules.Regions {
		if region.Language != "en" {
			continue
		}
		for name, number := range region.Numbers {
			if by, in := Seconds("{"+name+"}"), Seconds(number.Dial); by != in || by == 0 {
				t.Errorf("%s: {%s} %.2f s, %s %.2f s", region.Locale, name, by, number.Dial, in)
			}
		}
	}
}

func TestTextsSaidOneAfterTheOtherTakeTheSum(t *testing.T) {
	first, second := "Okay. Rest, as you are.", "Call {emergency} now."
	if sum, got := Seconds(first)+Seconds(second), Seconds(first+" "+second); math.Abs(got-sum) > 1e-9 {
		t.Errorf("%.3f s, want %.3f", got, sum)
	}
}

func TestAVoicePausesAtTheEndOfWordsOnly(t *testing.T) {
	for text, pauses := range map[string]int{
		"":            0,
		"a":           0,
		"a.":          1,
		"a...":        1,
		"a?! a":       1,
		"a, a: a; a!": 4,
		"a.a a,a":     0,
		"a-a":         0,
		"a'a a’a":     0,
		"\xff":        0, // no UTF-8
		"a.\u00a0a …": 1,
		"1-1":         1,
		"1-":          0,
		"a - a":       0,
	} {
		letters := 0
		for _, r := range text {
			switch r {
			case 'a':
				letters++
			case '1':
				letters += lettersPerDigit
			}
		}
		want := float64(letters)*secondsPerLetter + float64(pauses)*secondsPerPause
		if got := Seconds(text); math.Abs(got-want) > 1e-9 {
			t.Errorf("%q: %.3f s, want %d pauses, %.3f s", text, got, pauses, want)
		}
	}
}
