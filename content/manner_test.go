package content

import (
	"slices"
	"strings"
	"testing"
)

// list makes phrases as manner.yaml does.
func list(texts ...string) phrases {
	var all phrases
	for _, text := range texts {
		all = append(all, toWords(text))
	}
	return all
}

func TestAPhraseIsFoundAsWholeWordsAndInAnyCase(t *testing.T) {
	for _, c := range []struct{ phrase, text, want string }{
		{"don't worry", "Don't worry.", "don't worry"},
		{"don't worry", "DON’T, worry!", "don't worry"},
		{"don't worry", "Don't. Worry later.", ""}, // another sentence
		{"don't worry", "Don't you worry.", ""},
		{"cure", "Nothing to cure it.", "cure"},
		{"cure", "Fasten it securely.", ""},
		{"cure", "A cured ham.", ""},
		{"x-ray", "An X ray, perhaps.", "x ray"},
		{"all clear", `"All clear"`, "all clear"},
		{"emergency", "Call {emergency} now.", ""}, // that is a number
		{"# pills", "Take two pills.", "two pills"},
		{"# pills", "Take the pills.", ""},
		{"# pills", "Take two.", ""},
		{"every # to # hours", "Every four to six hours.", ""}, // six is no number here
		{"every # to # hours", "Every two to four hours.", "every two to four hours"},
	} {
		got := list(c.phrase).among(toWords(c.text), list("two", "four"))
		if got.String() != c.want {
			t.Errorf("%q in %q: %q, want %q", c.phrase, c.text, got, c.want)
		}
	}
}

func TestWhatIsTheirsIsFoundBehindYour(t *testing.T) {
	of, body := list("your", "your left"), list("leg", "maternity line")
	for text, want := range map[string]string{
		"Is your leg weak?":            "your leg",
		"Lift your left leg.":          "your left leg",
		"Call your maternity line.":    "your maternity line",
		"Take your time with the leg.": "",
		"Your left. Leg, then.":        "",
		"Their leg, your phone.":       "",
	} {
		if got := body.after(of, toWords(text)); got.String() != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestTheOptionsOfAQuestionAreCounted(t *testing.T) {
	m := &Manner{Pairs: list("ice or heat")}
	for text, want := range map[string]int{
		"Are your legs weak?":                           1,
		"Did it rip, all at once?":                      1, // nothing to choose
		"Ready, or more time?":                          2,
		"Is it hot or cold?":                            2,
		"Better, the same, or worse?":                   3,
		"Better, the same or worse?":                    3,
		"Red or blue, or green?":                        3,
		"Ice or heat, rest, or a stretch?":              3, // a pair
		"Hot or cold, rest, or a stretch?":              4, // no pair
		"What now: ice or heat, or rest?":               2,
		"Say one, two, or three: yes or no?":            3, // the longer list
		"Chest or belly, all at once, with cold sweat?": 2, // no list behind the last or
		"A, b, c, or d?":                                4,
		"Is it more or less organized?":                 2,
		"":                                              1,
	} {
		if got := m.choices(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

func TestATextIsCutIntoItsSentences(t *testing.T) {
	for text, want := range map[string][]string{
		"":                                nil,
		"Rest":                            {"Rest"},
		"Rest.":                           {"Rest."},
		"Rest. Then move! Better?":        {"Rest.", "Then move!", "Better?"},
		"Call {emergency}. It is 1.5 km.": {"Call {emergency}.", "It is 1.5 km."},
		"Wait... Now.":                    {"Wait...", "Now."},
		"Say: stop. ":                     {"Say: stop."},
	} {
		if got := cutSentences(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestANumberIsOneWordThatTakesAsLongAsItsDigits(t *testing.T) {
	for text, said := range map[string]string{"Call {emergency} now.": "Call 911 now.", "Call {poison}.": "Call 1-800-222-1222.", "Rest.": "Rest."} {
		if got, want := lengthOf(text), (length{len(strings.Fields(text)), Seconds(said)}); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// The longest wording counts, in its own voice.
func TestOfSeveralWordingsTheLongestIsMeasured(t *testing.T) {
	words := &Words{lines: map[string]Line{"l": {Self: Wordings{"One.", "One two three.", "One two."}, Other: Wordings{"One two three four."}, Again: Wordings{"One."}}}}
	for _, c := range []struct {
		other, again bool
		want         int
	}{{false, false, 3}, {true, false, 4}, {false, true, 1}, {true, true, 4}} {
		if got := words.longest("l", c.other, c.again).words; got != c.want {
			t.Errorf("other %v, again %v: %d words, want %d", c.other, c.again, got, c.want)
		}
	}
}
