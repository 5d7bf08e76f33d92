package hearing

import (
	"cmp"
	"slices"
	"strings"

	"floorside/content"
)

// part is one word of a phrase: any form of a stem, or one form alone, or a gap.
type part struct {
	stem, form int32
	optional   bool // only while compiling
}

// phrase is a run of words that means a concept.
type phrase struct {
	concept int32
	parts   []part
}

// span is where a concept stands in the text.
type span struct {
	concept int32
	a, b    int16 // first and last word
	next    int32 // the next span of the same concept, -1 at the end
}

// skipLimit is how many words ".." may stand for, and how many dropped words may stand between two.
const skipLimit = 5

// index is phrases in the order of the stem of their first word, and by the word of each that fewest phrases have:
// without that one the phrase is not in a text.
type index struct {
	phrases []phrase
	from    []int32 // by stem: the first phrase that begins with it
	rarest  []int32 // by stem: where in order the phrases begin whose rarest word it is
	order   []int32 // phrases
}

// newIndex sorts phrases by counting: it runs at every start.
func newIndex(phrases []phrase, stems int32) index {
	first := make([]int32, len(phrases))
	for k := range phrases {
		first[k] = phrases[k].parts[0].stem
	}
	from, order := counted(first, stems)
	x := index{phrases: make([]phrase, len(phrases)), from: from}
	for at, k := range order {
		x.phrases[at] = phrases[k]
	}
	x.rarest, x.order = counted(x.rare(stems), stems)
	return x
}

// counted sorts by key: where each key begins in the order that it returns.
func counted(keys []int32, stems int32) (from, order []int32) {
	from = make([]int32, stems+2)
	for _, key := range keys {
		from[key+1]++
	}
	for key := range stems + 1 {
		from[key+1] += from[key]
	}
	next := append([]int32(nil), from...)
	order = make([]int32, len(keys))
	for k, key := range keys {
		order[next[key]] = int32(k)
		next[key]++
	}
	return from, order
}

// rare is the stem of every phrase's rarest word.
func (x *index) rare(stems int32) []int32 {
	count := make([]int32, stems+1)
	for _, p := range x.phrases {
		for _, part := range p.parts {
			if part.stem != gap {
				count[part.stem]++
			}
		}
	}
	rarest := make([]int32, len(x.phrases))
	for k, p := range x.phrases {
		best := p.parts[0].stem
		for _, part := range p.parts[1:] {
			if part.stem != gap && count[part.stem] < count[best] {
				best = part.stem
			}
		}
		rarest[k] = best
	}
	return rarest
}

// hit is where a phrase stands in the text.
type hit struct {
	phrase int32
	a, b   int32
}

// find calls note with every phrase that stands in the text, from its first word on.
func (x *index) find(s *scratch, note func(s *scratch, concept int32, a, b int)) {
	s.hits = s.hits[:0]
	for _, stem := range s.stems {
		for _, k := range x.order[x.rarest[stem]:x.rarest[stem+1]] {
			parts := x.phrases[k].parts
			for n := s.first(parts[0].stem); n >= 0; n = s.nodes[n].next {
				if b, ok := s.match(int(s.nodes[n].token), parts); ok {
					s.hits = append(s.hits, hit{k, s.nodes[n].token, int32(b)})
				}
			}
		}
	}
	slices.SortFunc(s.hits, func(x, y hit) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.phrase, y.phrase)) })
	for _, h := range s.hits {
		note(s, x.phrases[h.phrase].concept, int(h.a), int(h.b))
	}
}

// compiler makes phrases of texts, all parts in one slab.
type compiler struct {
	words *vocabulary
	slab  []part
	done  []phrase
}

// add compiles the phrases of a concept. A loose phrase may be said with or without its dropped words.
func (c *compiler) add(concept int32, phrases content.Phrases, loose bool) {
	for _, text := range phrases {
		if _, ok := content.Reference(text); ok {
			continue
		}
		if parts := c.parts(text, loose); len(parts) > 0 && parts[0].stem != gap {
			c.done = append(c.done, phrase{concept, parts})
		}
	}
}

// parts compiles one phrase.
func (c *compiler) parts(text string, loose bool) []part {
	begin := len(c.slab)
	for rest := text; rest != ""; {
		var word string
		word, rest, _ = strings.Cut(rest, " ")
		if word == ".." {
			c.slab = append(c.slab, part{stem: gap})
			continue
		}
		bare := strings.TrimPrefix(word, "=")
		c.word(c.words.form(bare), len(bare) < len(word), loose)
	}
	if loose {
		c.leaveOut(begin)
	}
	return c.slab[begin:len(c.slab):len(c.slab)]
}

// word adds one word, or the words it is a spelling of.
func (c *compiler) word(id int32, exact, loose bool) {
	f := &c.words.forms[id]
	if f.same != nil {
		for _, one := range f.same {
			c.word(one, exact, loose)
		}
		return
	}
	p := part{stem: f.stem, optional: !exact && f.roles&optional != 0}
	if exact {
		p.form = id
	}
	c.slab = append(c.slab, p)
	if loose {
		c.words.mayFix(id)
	}
}

// leaveOut drops the optional words of the phrase that begins there. "out of it" must not become
// "out", so one word is not enough to be left.
func (c *compiler) leaveOut(begin int) {
	kept := begin
	for _, p := range c.slab[begin:] {
		if !p.optional {
			kept++
		}
	}
	if kept-begin < 2 {
		return
	}
	all := c.slab[begin:]
	c.slab = c.slab[:begin]
	for _, p := range all {
		if !p.optional {
			c.slab = append(c.slab, p)
		}
	}
}

// note records a concept and the wider ones it belongs to.
func (e *Ear) note(s *scratch, concept int32, a, b int) {
	s.add(concept, a, b)
	for _, wider := range e.wider[concept] {
		s.add(wider, a, b)
	}
}

// match tries a phrase at word i and returns its last word.
func (s *scratch) match(i int, parts []part) (int, bool) {
	if !s.is(parts[0], &s.tokens[i]) {
		return 0, false
	}
	j := i
	for k := 1; k < len(parts); k++ {
		wide := parts[k].stem == gap
		if wide {
			k++
			if k == len(parts) {
				return j, true
			}
		}
		next, ok := s.seek(j+1, parts[k], wide)
		if !ok {
			return 0, false
		}
		j = next
	}
	return j, true
}

// seek finds the next word of a phrase, over dropped words only unless the phrase has a gap there.
func (s *scratch) seek(j int, p part, wide bool) (int, bool) {
	from := j - 1
	for skipped := 0; j < len(s.tokens) && skipped <= skipLimit; skipped++ {
		t := &s.tokens[j]
		if t.pause >= question {
			return 0, false
		}
		if s.is(p, t) {
			return j, true
		}
		if !wide && t.roles&drop == 0 || t.roles&(subject|owner) != 0 && s.roles(from)&deny != 0 {
			return 0, false // "no feeling", but not "no, I've got feeling"
		}
		j++
	}
	return 0, false
}
