package speaker

import (
	"strings"
	"unicode"
)

// word is one spoken word: as Alexa would write it, and as it is looked up.
type word struct{ said, key string }

// listen cuts text into words: lower case, no punctuation but the apostrophe inside a word, as a speech
// recogniser would write it.
func listen(text string) []word {
	var words []word
	for _, said := range strings.FieldsFunc(strings.ToLower(text), outsideWords) {
		said = strings.Trim(strings.ReplaceAll(said, "’", "'"), "'")
		if said != "" {
			words = append(words, word{said, strings.ReplaceAll(said, "'", "")})
		}
	}
	return numbers(words)
}

func outsideWords(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '\'' && r != '’'
}

// numbers joins digits spoken one by one, the way Alexa writes them: "nine one one" is 911. Samples spell
// numbers out, so both sides go through here.
func numbers(words []word) []word {
	out := words[:0]
	for i := 0; i < len(words); i++ {
		if i+2 < len(words) && words[i].key == "nine" && words[i+1].key == "one" && words[i+2].key == "one" {
			out = append(out, word{"911", "911"})
			i += 2
			continue
		}
		out = append(out, words[i])
	}
	return out
}

// keyOf is what words are looked up by.
func keyOf(words []word) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.key)
	}
	return b.String()
}

// saidOf is what a slot is filled with.
func saidOf(words []word) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.said)
	}
	return b.String()
}
