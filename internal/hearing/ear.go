// Package hearing finds red flags in free speech. It is pure and deterministic: the words and the
// rules are content (the folder hearing); here is only how they are put together, who is spoken of, when
// it was, and whether it was denied. Every flag comes with the rule and the words it was heard from.
package hearing

import (
	"fmt"
	"maps"
	"slices"
	"sync"

	"floorside/content"
)

// Ear listens. It never changes after New and may be used by many at once.
type Ear struct {
	words    *vocabulary
	signs    index // the phrases of flags and of grammar
	replies  index // the phrases of answers
	ids      map[string]int32
	wider    [][]int32 // by concept: the concepts that include it
	harmless []rule
	heard    []heard
	amounts  []amount
	matters  []int32           // by question: the concept of what it is about
	asked    map[string]matter // by id of a question
	dangers  matter            // the danger questions
	options  []option
	times    times
	scratch  sync.Pool
}

// Heard is what was heard in one text.
type Heard struct {
	Flags     []string // heard for certain
	Suspected []string // half heard: the matching danger question settles it
	Signs     []string // facts that make a flag worse
	Topics    []string // what the words ask about
	Routine   string   // what they ask to be led through, where that is narrower than any topic
	Other     bool     // spoken about someone cared for
	Whether   bool     // "should I call?", not "call!"
	Answer    Answer   // to the open question; what is in Flags comes before it
	When      *When    // the trouble began; nil if nothing was said of that
	Why       []Reason
}

// wordsPerPhrase is what room is made for; the phrases of the lexicon have between two and three.
const wordsPerPhrase = 3

// New builds an ear for one language.
func New(lex *content.Lexicon) (*Ear, error) {
	if lex == nil {
		return nil, fmt.Errorf("hearing: no lexicon")
	}
	e := &Ear{words: newVocabulary(&lex.Grammar, lex.Stems), ids: make(map[string]int32, len(lex.Concepts)+int(markers))}
	phrases := 0
	for _, list := range lex.Concepts {
		phrases += len(list)
	}
	c := compiler{words: e.words, slab: make([]part, 0, wordsPerPhrase*phrases), done: make([]phrase, 0, phrases+phrases/8)}
	e.grammar(&c, &lex.Grammar)
	if err := e.concepts(&c, lex); err != nil {
		return nil, err
	}
	if err := e.rules(lex); err != nil {
		return nil, err
	}
	if err := e.questions(&c, lex); err != nil {
		return nil, err
	}
	e.words.sounds(lex)
	answers := e.compileAnswers(&lex.Answers)
	times := e.compileTimes(&lex.When)
	e.signs = newIndex(c.done, e.words.nextStem)
	e.replies = newIndex(answers, e.words.nextStem)
	e.times.ready(times, e.words)
	e.scratch.New = func() any { return e.newScratch() }
	return e, nil
}

// The markers are concepts of the grammar. They come first, so that they need no names.
const (
	markNot int32 = iota
	markNo
	markThrough
	markSpared
	markEnds
	markTurns
	markPast
	markPresent
	markAges
	markAbout
	markCauses
	markSuppose
	markMine
	markWhether
	markTold
	markElsewhere
	markHad
	markPleads
	markAils
	markBeside
	markUnspoken
	markers
)

// grammar gives words their roles and compiles the phrases of the grammar.
func (e *Ear) grammar(c *compiler, g *content.Grammar) {
	v := e.words
	for _, r := range []struct {
		words content.Phrases
		role  roles
	}{
		{g.Drop, drop | optional}, {g.Skip, drop}, {g.Known, known}, {g.Links, link}, {g.Articles, article}, {g.Verbs, verb}, {g.Prepositions, preposition},
		{g.People.Self, self}, {g.People.Subjects, speaker}, {g.People.Pronouns, pronoun},
		{g.People.Plural, plural}, {g.People.Owners, owner}, {g.People.Cared, cared},
		{g.People.Distant, distant}, {g.People.Animals, animal},
		{g.Negation.Alone, deny}, {g.Negation.Not, denier}, {g.Negation.No, denier},
		{g.Numbers.AgeUnits, ageUnit}, {g.Numbers.AgeCues, ageCue}, {g.Numbers.AgeLinks, ageLink},
		{g.Numbers.Not, notAge}, {g.Time.Years, yearCue},
	} {
		v.role(r.words, r.role)
	}
	for _, word := range slices.Sorted(maps.Keys(g.Numbers.Words)) {
		f := &v.forms[v.form(word)]
		f.value, f.roles = g.Numbers.Words[word], f.roles|number
	}
	for _, word := range slices.Sorted(maps.Keys(g.Numbers.Units)) {
		f := &v.forms[v.form(word)]
		f.value, f.roles = g.Numbers.Units[word], f.roles|unit
	}
	e.wider = make([][]int32, markers)
	for mark, phrases := range [markers]content.Phrases{
		markNot: g.Negation.Not, markNo: g.Negation.No, markThrough: g.Negation.Through,
		markSpared: g.Negation.Spared, markEnds: g.Negation.Ends, markTurns: g.Turns, markPast: g.Time.Past,
		markPresent: g.Time.Present, markAges: g.Time.Ages,
		markAbout: g.Questions.About, markCauses: g.Questions.Causes, markSuppose: g.Questions.Suppose, markMine: g.Questions.Mine,
		markWhether: g.Questions.Whether, markTold: g.Questions.Spared, markElsewhere: g.People.Elsewhere, markHad: g.People.Had, markPleads: g.People.Pleads,
		markAils: g.People.Ails, markBeside: g.People.Beside, markUnspoken: g.People.Spared,
	} {
		c.add(int32(mark), phrases, false)
	}
}

// concepts numbers the concepts, compiles their phrases, and notes which includes which.
func (e *Ear) concepts(c *compiler, lex *content.Lexicon) error {
	names := slices.Sorted(maps.Keys(lex.Concepts))
	for i, name := range names {
		e.ids[name] = markers + int32(i)
	}
	e.wider = append(e.wider, make([][]int32, len(names))...)
	loose := signConcepts(lex)
	for _, name := range names {
		if err := e.include(lex, name, lex.Concepts[name], e.ids[name], 0); err != nil {
			return err
		}
		c.add(e.ids[name], lex.Concepts[name], loose[name])
	}
	for _, name := range slices.Sorted(maps.Keys(lex.Amounts)) {
		e.ids[name] = int32(len(e.wider))
		e.wider = append(e.wider, nil)
		a := lex.Amounts[name]
		e.amounts = append(e.amounts, amount{e.ids[name], a.Of, a.From, a.Below})
	}
	return nil
}

// signConcepts are the concepts that rules hear. A saying is no sign: it is only what it is word for word.
func signConcepts(lex *content.Lexicon) map[string]bool {
	signs := make(map[string]bool, len(lex.Concepts))
	for _, h := range lex.Heard {
		for _, rules := range [...][]content.Rule{h.Certain, h.Suspected} {
			for _, r := range rules {
				for _, names := range r.Slots {
					for _, name := range names {
						signs[name] = true
					}
				}
			}
		}
	}
	return signs
}

// include notes that what is found as a part of a concept is found as the whole too.
func (e *Ear) include(lex *content.Lexicon, name string, phrases content.Phrases, whole int32, depth int) error {
	for _, text := range phrases {
		other, ok := content.Reference(text)
		if !ok {
			continue
		}
		id, known := e.ids[other]
		if !known || depth > 8 {
			return fmt.Errorf("hearing: concept %q refers to %q, which is unknown or a circle", name, other)
		}
		if !slices.Contains(e.wider[id], whole) {
			e.wider[id] = append(e.wider[id], whole)
		}
		if err := e.include(lex, other, lex.Concepts[other], whole, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// Hear finds the red flags in a text, and what it answers to the question that is open: its id, or nothing.
func (e *Ear) Hear(text, open string) Heard {
	s := e.scratch.Get().(*scratch)
	defer e.scratch.Put(s)
	var h Heard
	s.reset()
	cut := e.split(s, text)
	e.cross(s)
	e.find(s)
	e.judge(s, text, &h)
	h.Answer = e.answer(s, e.asked[open])
	h.When = e.whenSafely(s, text, open, &h)
	if len(h.Flags)+len(h.Topics) == 0 && s.alikes {
		s.again(e.words.alike)
		e.find(s)
		e.suspect(s, text, &h)
	}
	if cut {
		h.Why = append(h.Why, Reason{Weighed: TooLong})
	}
	return h
}

// find looks for concepts and rules, and for what the sentence says about them.
func (e *Ear) find(s *scratch) {
	s.attend()
	e.readAmounts(s)
	e.signs.find(s, e.note)
	s.pastAges()
	s.weigh()
	e.matter(s)
	e.strike(s)
	s.clauses()
	e.gather(s)
	s.denials()
	s.people()
	s.questions()
}
