package content

import "strings"

// keptPrefix begins the name of an intent that exists only to keep a word: Said_numb for "numb {words}".
const keptPrefix = "Said_"

// keptSlot is the free slot of such an intent.
const keptSlot = "words"

// keptIntent names the intent that keeps these words.
func keptIntent(words string) string { return keptPrefix + strings.ReplaceAll(words, " ", "_") }

// KeptWords returns the words that an intent stands for by its very name: "hard to" for Said_hard_to.
// Alexa hands over what fills a free slot and swallows the carrier before it; so each carrier whose loss
// would change the meaning is an intent of its own, and its words go back in front of the slot's.
func KeptWords(intent string) (words string, ok bool) {
	words, ok = strings.CutPrefix(intent, keptPrefix)
	return strings.ReplaceAll(words, "_", " "), ok
}
