package content

import (
	"strings"

	"github.com/kljensen/snowball/english"
)

// Stem is what all forms of a word have in common, by the snowball stemmer. A word without one of
// its endings is its own stem, and asking costs a microsecond.
func Stem(word string) string {
	if len(word) < 3 || len(word) == 3 && word[2] != 'y' || !mayChange(word) {
		return word
	}
	return english.Stem(word, true)
}

// mayChange reports whether the stemmer may do something to a word that ends so.
func mayChange(word string) bool {
	n := len(word)
	switch last, before := word[n-1], word[n-2]; last {
	case 's', 'y', 'e', 'i':
		return true
	case 'd':
		return before == 'e'
	case 'g', 't', 'n', 'r', 'l', 'm', 'c':
		return hasEnding(word, last)
	default:
		return last < 'a' || last > 'z'
	}
}

func hasEnding(word string, last byte) bool {
	var endings []string
	switch last {
	case 'g':
		endings = []string{"ing"}
	case 't':
		endings = []string{"ant", "ent"}
	case 'n':
		endings = []string{"ion"}
	case 'r':
		endings = []string{"er", "tor"}
	case 'l':
		endings = []string{"al", "ful", "ll"}
	case 'm':
		endings = []string{"ism"}
	case 'c':
		endings = []string{"ic"}
	}
	for _, e := range endings {
		if strings.HasSuffix(word, e) {
			return true
		}
	}
	return false
}

// stems returns the stem of every word of the lexicon that is not its own. Whoever listens has
// thousands of them to look up before the first word is heard.
func stems(lex *Lexicon) map[string]string {
	found := make(map[string]string, 2048)
	add := func(phrases Phrases) {
		for _, phrase := range phrases {
			for word := range strings.SplitSeq(phrase, " ") {
				addStem(found, strings.TrimPrefix(word, "="))
			}
		}
	}
	for _, phrases := range lex.Concepts {
		add(phrases)
	}
	for _, phrases := range grammarLists(lex) {
		add(phrases)
	}
	for word := range lex.Grammar.Same {
		add(Phrases{word})
	}
	for word := range lex.Sounds {
		addStem(found, word)
	}
	for _, word := range lex.Grammar.Endings {
		addStem(found, word)
	}
	for word := range lex.Grammar.Numbers.Words {
		addStem(found, word)
	}
	for word := range lex.Grammar.Numbers.Units {
		addStem(found, word)
	}
	return found
}

func addStem(found map[string]string, word string) {
	if _, ok := found[word]; ok {
		return
	}
	if stem := Stem(word); stem != word {
		found[word] = stem
	}
}
