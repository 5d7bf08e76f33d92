package hearing

import (
	"fmt"
	"maps"
	"slices"

	"floorside/content"
)

// matter is the questions that a word bears on, a bit for each. A no closes the open question only if it is bare or
// denies what that question is about: "no fever" is no answer to "did you fall?".
type matter uint64

// matterLimit is how many questions can be told apart.
const matterLimit = 64

// questions compiles what each question is about, as concepts of its own.
func (e *Ear) questions(c *compiler, lex *content.Lexicon) error {
	matters, lesser := lex.Answers.Matters, lex.Answers.Lesser
	ids := append(slices.Sorted(maps.Keys(matters)), slices.Sorted(maps.Keys(lesser))...)
	if len(ids) > matterLimit {
		return fmt.Errorf("hearing: more than %d questions have matters", matterLimit)
	}
	e.asked = make(map[string]matter, len(ids))
	for k, id := range ids {
		concept := int32(len(e.wider))
		e.wider = append(e.wider, nil)
		e.matters = append(e.matters, concept)
		e.asked[id] = 1 << k
		phrases, danger := matters[id]
		if !danger {
			phrases = lesser[id]
		} else {
			e.dangers |= 1 << k
		}
		if err := e.include(lex, id, phrases, concept, 0); err != nil {
			return err
		}
		c.add(concept, phrases, true)
	}
	for _, id := range slices.Sorted(maps.Keys(lex.Answers.Options)) {
		o := option{int32(len(e.wider)), e.asked[id]}
		e.wider, e.options = append(e.wider, nil), append(e.options, o)
		if err := e.include(lex, id, lex.Answers.Options[id], o.concept, 0); err != nil {
			return err
		}
		c.add(o.concept, lex.Answers.Options[id], true)
	}
	return nil
}

// option is the concept of what a question offers: naming it is a yes.
type option struct {
	concept int32
	of      matter
}

// names reports whether the text names something that the open question offers, undenied: "down the stairs".
func (e *Ear) names(s *scratch, open matter) bool {
	named := false
	for _, o := range e.options {
		if o.of&open != 0 {
			s.each(o.concept, func(one span) bool {
				named = named || s.at[one.a].denial == undenied && !s.reassured(int(one.a))
				return !named
			})
		}
	}
	return named
}

// matter marks the words that questions are about.
func (e *Ear) matter(s *scratch) {
	for k, concept := range e.matters {
		s.each(concept, func(one span) bool {
			if !s.denies(one) {
				for i := one.a; i <= one.b; i++ {
					s.at[i].matter |= 1 << k
				}
			}
			return true
		})
	}
}

// denies reports whether a span holds a denial: "nothing happens" is a sign itself, and no sign denied.
func (s *scratch) denies(one span) bool {
	for i := one.a; i <= one.b && one.a < one.b; i++ {
		if s.roles(int(i))&(deny|denier) != 0 {
			return true
		}
	}
	return false
}

// bearing is what a text says of the matter of the open question, and of other questions' matters.
type bearing struct {
	mine     bool // the open question's matter is named
	denied   bool // and denied: "not weak", "no falling involved"
	fine     bool // and is said to be well: "they feel fine"
	instead  bool // one part of it is denied, and another said instead: "not tearing, it's ripping"
	elsewise bool // another danger question's matter is denied, or some other is said to be well
}

// bearing looks at every word that some question is about.
func (s *scratch) bearing(open, dangers matter) bearing {
	var b bearing
	turned := false
	for i := range s.at {
		p := &s.at[i]
		turned = b.denied && (turned || s.instead(i))
		switch well := s.reassured(i); {
		case p.matter == 0 || p.matter&open == 0 && s.roles(i)&drop != 0:
		case p.matter&open != 0:
			b.instead = b.instead || b.denied && p.denial == undenied && !well && turned
			b.mine, b.denied, b.fine = true, b.denied || p.denial != undenied, b.fine || well
		case well || p.matter&dangers != 0 && p.denial != undenied:
			b.elsewise = true
		}
	}
	return b
}

// instead reports whether word i leads to what is there instead of what was denied: "it's", "just", "more".
func (s *scratch) instead(i int) bool { return s.roles(i)&plural != 0 || i >= 0 && s.turns(i) }

// reassured reports whether word i was struck out as harmless: "my legs are fine".
func (s *scratch) reassured(i int) bool {
	return slices.ContainsFunc(s.harmless, func(m match) bool {
		return int(m.picked[0].a) <= i && i <= int(m.picked[0].b)
	})
}
