package content

import (
	"slices"
	"strings"
	"unicode"
)

// Grade is the Flesch-Kincaid grade level of an English text: the school year, in the US, from which it is read with ease
// (Kincaid, Fishburne, Rogers and Chissom 1975). It was made for passages: in a short line one long word moves it by whole
// years. Phone numbers may stand as placeholders or in digits, and count as they are said.
func Grade(text string) float64 {
	var words, sounds, sentences float64
	open := false // a sentence has begun
	for field := range strings.FieldsSeq(withNumbers(text)) {
		w, s := spoken(field)
		words, sounds = words+float64(w), sounds+float64(s)
		open = open || w > 0
		if open && strings.ContainsAny(field[len(field)-1:], ".?!:") { // a colon too, as where sentences are too long
			sentences, open = sentences+1, false
		}
	}
	if open {
		sentences++
	}
	if words == 0 {
		return 0
	}
	return 0.39*words/sentences + 11.8*sounds/words - 15.59
}

// spoken counts the words and syllables of what stands between two spaces. Each digit is a word.
func spoken(field string) (words, sounds int) {
	word := strings.Map(func(r rune) rune {
		switch {
		case r == '’':
			return '\''
		case unicode.IsLetter(r), r == '\'', r == '-':
			return unicode.ToLower(r)
		case r == '0', r == '7':
			words, sounds = words+1, sounds+2
		case unicode.IsDigit(r):
			words, sounds = words+1, sounds+1
		}
		return -1
	}, field)
	if word = strings.Trim(word, "'-"); word == "" {
		return words, sounds
	}
	for part := range strings.SplitSeq(word, "-") {
		sounds += syllables(part)
	}
	return words + 1, sounds
}

// syllables counts the syllables of an English word in small letters. Spelling mostly tells.
func syllables(word string) int {
	base, clitic, _ := strings.Cut(word, "'")
	if clitic == "t" {
		base = strings.TrimSuffix(base, "n")
	}
	n := irregular(base)
	if n == 0 {
		n = max(1, vowelGroups(base)+hiatuses(base)-silent(base))
	}
	return n + afterApostrophe(base, clitic)
}

// irregular is how many syllables a word has that spelling does not tell, or 0.
func irregular(word string) int {
	switch word {
	case "aches", "tongue":
		return 1
	case "aspirin", "business", "client", "crooked", "evening", "fluid", "fluids", "headaches", "maybe", "tired":
		return 2
	case "anyone", "aorta", "area", "areas", "everyone", "everything", "everywhere", "idea", "nausea", "reaction",
		"reactions", "suicide", "video":
		return 3
	case "diabetes", "diarrhea", "everybody":
		return 4
	case "association":
		return 5
	}
	return 0
}

// afterApostrophe is one in did-n't, nurse's and that'll, none in don't and doctor's.
func afterApostrophe(base, clitic string) int {
	switch clitic {
	case "t", "ll", "ve":
		if !vowelAt(base, len(base)-1) || base == "have" {
			return 1
		}
	case "s":
		if endsInAny(base, "s", "x", "z", "ch", "sh", "ce", "ge", "se", "ze") {
			return 1
		}
	}
	return 0
}

func vowelGroups(word string) int {
	n := 0
	for i := range len(word) {
		if vowelAt(word, i) && !vowelAt(word, i-1) {
			n++
		}
	}
	return n
}

// vowelAt tells a vowel. A y is one, but not before another at the beginning (yes) or between two (mayo).
func vowelAt(word string, i int) bool {
	if i < 0 || i >= len(word) {
		return false
	}
	if word[i] != 'y' {
		return fullVowel(word[i])
	}
	return i > 0 && !fullVowel(word[i-1]) || i+1 == len(word) || !fullVowel(word[i+1])
}

func fullVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// hiatuses counts the groups of vowels that are two syllables: go-ing, di-al, ser-i-ous, qui-et, eas-i-er, us-u-al; and the
// syllable that has no vowel: spas-m.
func hiatuses(word string) int {
	n := 0
	for i := range len(word) - 1 {
		before := byte(0)
		if i > 0 {
			before = word[i-1]
		}
		switch word[i : i+2] {
		case "ia", "iu":
			n += unless("tcgsh", before) // special
		case "io":
			n += unless("tcgshxl", before) // action, region, million
		case "ua":
			n += unless("qg", before) // quarter, guard
		}
	}
	if strings.HasSuffix(word, "ing") && vowelAt(word, len(word)-4) {
		n++
	}
	if strings.Contains(word, "iet") || endsInAny(word, "ier", "iest", "sm", "sms") {
		n++
	}
	return n
}

func unless(letters string, c byte) int {
	if strings.IndexByte(letters, c) >= 0 {
		return 0
	}
	return 1
}

// silent counts each e that is written and not said: tim-e, tim-es, mov-ed, saf-e-ly. It is said in need-ed, pag-es, litt-le.
func silent(word string) int {
	n := 0
	switch {
	case endsInAny(word, "ted", "ded", "ses", "xes", "zes", "ces", "ges", "ches", "shes"):
	case endsInAny(word, "ed", "es"):
		n += mute(word, len(word)-2)
	case endsInAny(word, "e"):
		n += mute(word, len(word)-1)
	}
	for _, end := range []string{"ly", "ty", "less", "ful", "fully", "ment", "ments", "ness", "thing", "body", "where", "times", "how",
		"line", "lines"} {
		if i := len(word) - len(end) - 1; strings.HasSuffix(word, "e"+end) && vowelGroups(word[:i]) > 0 {
			n += mute(word, i)
		}
	}
	return n
}

// mute is one if the e at i makes no syllable: it follows a consonant, and is not that of litt-le or hund-red.
func mute(word string, i int) int {
	if i < 1 || vowelAt(word, i-1) {
		return 0
	}
	if i > 1 && (word[i-1] == 'l' || word[i-1] == 'r') && !vowelAt(word, i-2) && strings.IndexByte("lrw", word[i-2]) < 0 {
		return 0
	}
	return 1
}

func endsInAny(word string, ends ...string) bool {
	return slices.ContainsFunc(ends, func(end string) bool { return strings.HasSuffix(word, end) })
}
