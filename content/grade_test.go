package content

import (
	"math"
	"strings"
	"testing"
)

// Counted by hand, set into the formula of Kincaid and others.
func TestAGradeIsThatOfTheFormula(t *testing.T) {
	for _, c := range []struct {
		text                        string
		words, sentences, syllables float64
	}{
		{"The cat sat on the mat.", 6, 1, 6},
		{"The cat sat on the mat", 6, 1, 6},
		{"Rest. Then call your doctor today.", 6, 2, 8},
		{"Or say: Alexa, call for help.", 6, 2, 8},
		{"Get a grown-up to help you now.", 7, 1, 8},
		{"Has it eased? Don’t force it!", 6, 2, 6},
		{"Call {emergency} now.", 5, 1, 5}, // nine one one
		{"Call 911 now.", 5, 1, 5},
		{"Call {crisis}.", 4, 1, 4},
		{"Poison help: {poison}.", 13, 2, 16}, // one, eight ze-ro ze-ro, two two two, one two two two
		{"In 2017.", 5, 1, 7},                 // two ze-ro one sev-en: a little easier than twen-ty sev-en-teen
	} {
		want := 0.39*c.words/c.sentences + 11.8*c.syllables/c.words - 15.59
		if got := Grade(c.text); math.Abs(got-want) > 1e-9 {
			t.Errorf("%q: grade %.2f, want %.2f", c.text, got, want)
		}
	}
	for _, text := range []string{"", " ", "...", "- ?"} {
		if got := Grade(text); got != 0 {
			t.Errorf("%q: grade %v of no words", text, got)
		}
	}
}

// The counts are those of the CMU pronouncing dictionary.
func TestSyllablesAreThoseOfTheCMUDictionary(t *testing.T) {
	for n, words := range map[int]string{
		1: "aches based breathes clothes curled don't eased eyes force i'll it's loved make mixed squeezed times you're",
		2: "baby being bowel careful children's client couldn't crooked didn't doesn't dying fluid going guideline haven't " +
			"headaches hundred lately little loses lying mayo movements needed nurse's people question quiet safety settled someone " +
			"something spasm special surgeon trying useless",
		3: "anyone aorta area carefully easiest everything exercise infection medicine's nobody pharmacist reaction serious " +
			"severely surgeries usual vehicle video",
		4: "american circulation diabetes emergency ibuprofen maternity usually",
		5: "association",
		6: "acetaminophen",
	} {
		for word := range strings.FieldsSeq(words) {
			if got := syllables(word); got != n {
				t.Errorf("%s: %d syllables, want %d", word, got, n)
			}
		}
	}
}
