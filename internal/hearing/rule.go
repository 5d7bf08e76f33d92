package hearing

import (
	"fmt"

	"floorside/content"
)

// rule is a compiled rule: concepts by number.
type rule struct {
	text     string
	slots    [][]int32
	unless   []int32
	within   int
	anywhere bool
	ordered  bool
	ever     bool
	asked    bool // a question about it does not weaken it
}

// heard is a flag, a sign, a topic or a routine, and the rules it is heard by.
type heard struct {
	name               string
	sign, topic        bool // topic: it is asked for, which a routine is too
	routine            bool
	certain, suspected []rule
}

func (e *Ear) rules(lex *content.Lexicon) error {
	var err error
	if e.harmless, err = e.compileRules(lex.Harmless); err != nil {
		return err
	}
	for _, from := range lex.Heard {
		h := heard{name: from.Flag + from.Sign + from.Topic + from.Routine, sign: from.Sign != ""}
		h.routine, h.topic = from.Routine != "", from.Topic+from.Routine != ""
		if h.certain, err = e.compileRules(from.Certain); err != nil {
			return err
		}
		if h.suspected, err = e.compileRules(from.Suspected); err != nil {
			return err
		}
		if h.name == asksFor911 || h.name == selfHarm {
			for i := range h.certain {
				h.certain[i].asked = true
			}
		}
		e.heard = append(e.heard, h)
	}
	return nil
}

func (e *Ear) compileRules(from []content.Rule) ([]rule, error) {
	rules := make([]rule, 0, len(from))
	for _, f := range from {
		if len(f.Slots) > slotLimit {
			return nil, fmt.Errorf("hearing: more than %d concepts in %q", slotLimit, f.Text)
		}
		r := rule{text: f.Text, within: f.Within, anywhere: f.Anywhere, ordered: f.Ordered, ever: f.Ever}
		for _, names := range f.Slots {
			slot, err := e.numbers(names)
			if err != nil {
				return nil, err
			}
			r.slots = append(r.slots, slot)
		}
		var err error
		if r.unless, err = e.numbers(f.Unless); err != nil {
			return nil, err
		}
		rules = append(rules, r)
	}
	return rules, nil
}

func (e *Ear) numbers(names []string) ([]int32, error) {
	ids := make([]int32, 0, len(names))
	for _, name := range names {
		id, ok := e.ids[name]
		if !ok {
			return nil, fmt.Errorf("hearing: unknown concept %q", name)
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// slotLimit is how many concepts one rule may join.
const slotLimit = 6

// patience is how many spans one rule looks at: a rambling text cannot make it slow.
const patience = 300

// search looks for the places where a rule holds.
type search struct {
	s         *scratch
	rule      *rule
	heard     int
	suspected bool
	striking  bool
	picked    [slotLimit]span
	left      int // patience left
	found     int
}

// holds reports whether every concept of the rule is somewhere in the text.
func (r *rule) holds(s *scratch) bool {
	for _, slot := range r.slots {
		present := false
		for _, c := range slot {
			present = present || s.heads[c] >= 0
		}
		if !present {
			return false
		}
	}
	return true
}

// run tries the spans of slot k and those that follow; true ends the search.
func (f *search) run(k int) bool {
	if k == len(f.rule.slots) {
		return f.accept()
	}
	for _, c := range f.rule.slots[k] {
		for n := f.s.heads[c]; n >= 0; n = f.s.spans[n].next {
			if f.left--; f.left < 0 {
				return true
			}
			if f.picked[k] = f.s.spans[n]; f.fits(k) && f.run(k+1) {
				return true
			}
		}
	}
	return false
}

// fits reports whether the span of slot k stands as the rule wants it to the ones before.
func (f *search) fits(k int) bool {
	near := k == 0 || f.rule.anywhere
	for i := range k {
		apart := f.s.apart(&f.picked[i], &f.picked[k])
		if apart < 0 || f.rule.ordered && f.picked[i].a > f.picked[k].a {
			return false
		}
		near = near || apart <= f.rule.within
	}
	return near
}
