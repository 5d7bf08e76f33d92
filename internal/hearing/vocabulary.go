package hearing

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"floorside/content"
)

// form is one spelling of a word that the lexicon knows.
type form struct {
	text  string
	id    int32 // this spelling
	stem  int32 // all spellings of the word
	roles roles
	value float64 // of a number word, or of a unit in hours
	same  []int32 // the forms it stands for, when it is only a spelling of others
	fix   bool    // a misspelling may be corrected into it
}

// vocabulary holds the words of the lexicon, so that hearing compares numbers and not strings.
type vocabulary struct {
	forms    []form // by id; 0 is the unknown word
	byText   map[string]int32
	stems    map[string]int32
	pairs    map[[2]int32]int32 // two words that are one: "can not"
	fixable  [26][]int32        // forms that a misspelling can become, by first letter
	endings  []ending
	nextStem int32
	heardAs  map[string]int32   // by what was heard: an index of alike
	halves   map[[2]int32]int32 // of a word that was heard as two, by what is in heardAs of both
	alike    [][]meant          // the words that it may have been
	no, not  int32
	can      int32
	cannot   int32
	given    map[string]string // stems that the lexicon brings along
}

// ending is a contraction's ending and the word it hides; no word if it hides none that matters.
type ending struct {
	text string
	form int32
}

func newVocabulary(g *content.Grammar, stems map[string]string) *vocabulary {
	v := &vocabulary{
		forms:  make([]form, 1, 1<<13),
		byText: make(map[string]int32, 1<<13),
		stems:  make(map[string]int32, 1<<13),
		pairs:  map[[2]int32]int32{},
		given:  stems,
	}
	for _, text := range slices.Sorted(maps.Keys(g.Endings)) {
		word := g.Endings[text]
		e := ending{text: text}
		if word != "" {
			e.form = v.form(word)
		}
		v.endings = append(v.endings, e)
	}
	for _, word := range slices.Sorted(maps.Keys(g.Same)) {
		v.spellings(word, g.Same[word])
	}
	v.no, v.not, v.can, v.cannot = v.form(g.Crossed.No), v.form(g.Crossed.Not), v.form(g.Crossed.Can), v.form(g.Crossed.Cannot)
	return v
}

// bare is a word without an ending that hides nothing: "dog's" is heard as "dog", also where the lexicon writes it.
func (v *vocabulary) bare(text string) string {
	if strings.IndexByte(text, '\'') < 0 {
		return text
	}
	for _, x := range v.endings {
		if word, ok := strings.CutSuffix(text, x.text); ok && x.form == 0 && word != "" && v.byText[text] == 0 {
			return word
		}
	}
	return text
}

// form returns the id of a spelling, adding it if it is new.
func (v *vocabulary) form(text string) int32 {
	text = v.bare(text)
	if id, ok := v.byText[text]; ok {
		return id
	}
	id := int32(len(v.forms))
	f := form{text: text, id: id, stem: v.stem(text)}
	if value, ok := digits(text); ok {
		f.value, f.roles = value, number|figure
	}
	v.forms = append(v.forms, f)
	v.byText[text] = id
	return id
}

// stem returns the number of a word's stem, adding it if it is new.
func (v *vocabulary) stem(text string) int32 {
	stem, ok := v.given[text]
	if !ok && v.given == nil {
		stem = content.Stem(text)
	} else if !ok {
		stem = text
	}
	if id, ok := v.stems[stem]; ok {
		return id
	}
	v.nextStem++
	v.stems[stem] = v.nextStem
	return v.nextStem
}

// spellings makes one or two words an alias of others.
func (v *vocabulary) spellings(word string, spellings content.Phrases) {
	var means []int32
	for part := range strings.FieldsSeq(word) {
		means = append(means, v.form(part))
	}
	for _, spelling := range spellings {
		first, second, two := strings.Cut(spelling, " ")
		if two {
			v.pairs[[2]int32{v.form(first), v.form(second)}] = means[0]
			continue
		}
		v.alias(spelling, means)
	}
}

// alias adds a spelling that stands for other words and has no stem of its own.
func (v *vocabulary) alias(text string, means []int32) {
	id, ok := v.byText[text]
	if !ok {
		id = int32(len(v.forms))
		v.forms = append(v.forms, form{text: text, id: id})
		v.byText[text] = id
	}
	v.forms[id].same = means
}

// role gives words of a grammar list their role; phrases of several words are matched, not marked.
func (v *vocabulary) role(words content.Phrases, role roles) {
	for _, word := range words {
		if !strings.Contains(word, " ") {
			v.forms[v.form(word)].roles |= role
		}
	}
}

// digits reads a number written in figures.
func digits(word string) (float64, bool) {
	if word == "" || word[0] < '0' || word[0] > '9' {
		return 0, false
	}
	value, err := strconv.ParseFloat(word, 64)
	return value, err == nil
}
