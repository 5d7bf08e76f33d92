package content

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What speech takes, by measuring five voices with tools/rate: enough for the slowest of them in 95 of 100 texts (decision 11).
// None of them is Alexa's own.
const (
	secondsPerLetter = 0.078
	secondsPerPause  = 0.4 // at the end of a sentence, at a comma, and between the groups of a phone number
	lettersPerDigit  = 4   // digits are said one by one; their names have four letters on average
)

// Seconds estimates how long an English text takes to be said at a smart speaker's normal rate, with the pause after it, and
// rather too long than too short. Texts said one after the other take the sum. Phone numbers may stand as placeholders or in
// digits.
func Seconds(text string) float64 {
	text = withNumbers(text)
	letters, pauses := 0, 0
	for i, r := range text {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			letters += lettersPerDigit
		case pausesAt(text, i):
			pauses++
		}
	}
	return float64(letters)*secondsPerLetter + float64(pauses)*secondsPerPause
}

// pausesAt tells a mark that a voice pauses at from one inside a word. Of several in a row the last counts.
func pausesAt(text string, i int) bool {
	next, _ := utf8.DecodeRuneInString(text[i+1:])
	switch text[i] {
	case '.', ',', ':', ';', '?', '!':
		return i+1 == len(text) || unicode.IsSpace(next)
	case '-':
		return unicode.IsDigit(next)
	}
	return false
}

// withNumbers puts numbers and times of the length that is spoken in the place of placeholders, rather too long.
func withNumbers(text string) string {
	if !strings.Contains(text, "{") {
		return text
	}
	for _, number := range [][2]string{{"{emergency}", "911"}, {"{crisis}", "988"}, {"{poison}", "1-800-222-1222"},
		{"{count}", "seven"}, {"{minutes}", "seventeen"}, {"{hours}", "seventeen"}, {"{time}", "twelve forty five p m"}} {
		text = strings.ReplaceAll(text, number[0], number[1])
	}
	return text
}
