package hearing

import "math/bits"

// A word is corrected only if nobody knows it, it is long enough that a slip is likelier than
// another word, and it begins with the right letter.
const (
	shortest = 6  // letters; shorter words have too many neighbours
	long     = 11 // letters from which on two slips are allowed
	longest  = 24
)

// nearest returns the form that a misspelt word was meant to be, or 0.
func (v *vocabulary) nearest(word []byte) int32 {
	if len(word) < shortest || len(word) > longest || word[0] < 'a' || word[0] > 'z' {
		return 0
	}
	allowed := 1
	if len(word) >= long {
		allowed = 2
	}
	best, distance := int32(0), allowed+1
	letters := lettersOf(word)
	for _, id := range v.fixable[word[0]-'a'] {
		text := v.forms[id].text
		if apart := len(text) - len(word); apart > allowed || -apart > allowed {
			continue
		}
		if bits.OnesCount32(letters^lettersOf([]byte(text))) > 2*allowed {
			continue
		}
		if d := slips(word, text, distance); d < distance {
			best, distance = id, d
		}
	}
	return best
}

// drawnOut returns the form that was said with its letters held, "owww", or 0.
func (v *vocabulary) drawnOut(word []byte) int32 {
	n := len(word)
	if n < 3 || n > longest {
		return 0
	}
	var short [longest]byte
	kept, held := 0, false
	for i, c := range word {
		if i > 0 && c == word[i-1] && (i == n-1 || word[i+1] == c || i > 1 && word[i-2] == c) {
			held = true
			continue
		}
		short[kept] = c
		kept++
	}
	if id, ok := v.byText[string(short[:kept])]; ok && held && v.forms[id].same == nil {
		return id
	}
	return 0
}

// mayFix lets misspellings be corrected into a word.
func (v *vocabulary) mayFix(id int32) {
	f := &v.forms[id]
	if c := f.text[0]; !f.fix && len(f.text) >= shortest && c >= 'a' && c <= 'z' {
		f.fix = true
		v.fixable[c-'a'] = append(v.fixable[c-'a'], id)
	}
}

// lettersOf is the set of letters of a word.
func lettersOf(word []byte) uint32 {
	var set uint32
	for _, c := range word {
		set |= 1 << (c & 31)
	}
	return set
}

// slips counts letters added, left out, changed, or swapped with their neighbour, up to limit.
func slips(a []byte, b string, limit int) int {
	var rows [3][longest + 2]int
	before, above, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d := min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, before[j-2]+1)
			}
			row[j] = d
			least = min(least, d)
		}
		if least >= limit {
			return limit
		}
		before, above, row = above, row, before
	}
	return above[len(b)]
}
