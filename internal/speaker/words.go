package speaker

import (
	"strconv"
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

// numbers writes numbers one way, since samples spell them out and a recogniser may not: 70 is "seventy", and digits
// spoken one by one, "nine one one", are 911.
func numbers(words []word) []word {
	var out []word
	for i := 0; i < len(words); i++ {
		if i+2 < len(words) && words[i].key == "nine" && words[i+1].key == "one" && words[i+2].key == "one" {
			out = append(out, word{"911", "911"})
			i += 2
			continue
		}
		out = append(out, spelledOut(words[i])...)
	}
	return out
}

// spelledOut is a number below a hundred in words; whatever else is itself.
func spelledOut(w word) []word {
	n, err := strconv.Atoi(w.key)
	if err != nil || n < 0 || n > 99 || len(w.key) > 2 {
		return []word{w}
	}
	small := strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	if n < len(small) {
		return []word{{small[n], small[n]}}
	}
	tens := strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety")[n/10-2]
	out := []word{{tens, tens}}
	if n%10 > 0 {
		out = append(out, word{small[n%10], small[n%10]})
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
