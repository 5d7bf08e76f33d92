package speaker

import (
	"cmp"
	"math"
	"slices"
)

// nearIndex finds the sentence or value that shares the most, and the rarest, words with what was said.
type nearIndex struct {
	entries  []nearEntry
	postings map[string][]int   // word to the entries that have it, ascending
	weight   map[string]float64 // rare words weigh more
	unknown  float64            // the weight of a word that no entry has
	alone    map[string]carrier // by type: the sample that is nothing but this slot
	byLetter map[byte][]string  // the words by first letter, for spelling
}

// nearEntry is a literal sample (intent) or a value of a type (typ, value).
type nearEntry struct {
	intent string
	typ    string
	value  value
	words  []string // each once
	weight float64
}

func newNearIndex() nearIndex {
	return nearIndex{postings: map[string][]int{}, weight: map[string]float64{}, alone: map[string]carrier{}, byLetter: map[byte][]string{}}
}

func (x *nearIndex) addSentence(words []word, intent string) {
	x.add(nearEntry{intent: intent, words: keys(words)})
}

func (x *nearIndex) addValue(words []word, typ string, v value) {
	x.add(nearEntry{typ: typ, value: v, words: keys(words)})
}

func (x *nearIndex) add(e nearEntry) {
	for _, w := range e.words {
		x.postings[w] = append(x.postings[w], len(x.entries))
	}
	x.entries = append(x.entries, e)
}

// keys returns each word once.
func keys(words []word) []string {
	var all []string
	for _, w := range words {
		if !slices.Contains(all, w.key) {
			all = append(all, w.key)
		}
	}
	return all
}

// weigh gives every word its weight, once all entries are in.
func (x *nearIndex) weigh() {
	n := float64(len(x.entries))
	x.unknown = math.Log1p(n)
	for w, in := range x.postings {
		x.weight[w] = math.Log1p(n / float64(len(in)))
		if len(w) >= shortestMisspelt {
			x.byLetter[w[0]] = append(x.byLetter[w[0]], w)
		}
	}
	for _, words := range x.byLetter {
		slices.Sort(words)
	}
	for i := range x.entries {
		for _, w := range x.entries[i].words {
			x.entries[i].weight += x.weight[w]
		}
	}
}

// best returns the admitted entry that is nearest, and how near: 1 is the same words in whatever order.
// Of equals the first wins.
func (x *nearIndex) best(words []word, admit func(*nearEntry) bool) (*nearEntry, float64) {
	var said float64
	shared := map[int]float64{}
	for _, key := range keys(words) {
		key = x.spelled(key)
		w, known := x.weight[key]
		if !known {
			said += x.unknown
			continue
		}
		said += w
		for _, at := range x.postings[key] {
			shared[at] += w
		}
	}
	var found *nearEntry
	var score float64
	at := -1
	for i, both := range shared {
		e := &x.entries[i]
		s := 2 * both / (said + e.weight)
		if better := cmp.Compare(s, score); (better > 0 || better == 0 && i < at) && admit(e) {
			found, score, at = e, s, i
		}
	}
	return found, score
}
