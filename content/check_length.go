package content

import "strings"

// length is how long something takes to say, in words and in seconds.
type length struct {
	words   int
	seconds float64
}

func (a length) plus(b length) length { return length{a.words + b.words, a.seconds + b.seconds} }

// longer takes the more of each.
func (a length) longer(b length) length {
	return length{max(a.words, b.words), max(a.seconds, b.seconds)}
}

// over reports whether either is more than the limit's.
func (a length) over(limit length) bool { return a.words > limit.words || a.seconds > limit.seconds }

// lengthOf measures one wording. A phone number is one word, and takes as long as its digits.
func lengthOf(text string) length { return length{len(strings.Fields(text)), Seconds(text)} }

// longest measures the longest wording of a line in one voice.
func (w *Words) longest(id string, other, again bool) length {
	var most length
	for _, text := range w.voice(id, other, again) {
		most = most.longer(lengthOf(text))
	}
	return most
}
