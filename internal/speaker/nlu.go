package speaker

// Meaning is what a sentence was taken for.
type Meaning struct {
	Intent string
	Slots  []Filled
	Exact  bool // an exact expansion of a sample, with any words in a free slot
}

// Filled is a slot with words in it. ID and Known are empty when entity resolution found nothing.
type Filled struct{ Name, Type, Value, ID, Known string }

// How near is near enough, of 1. Slots that stand alone are taken more freely, as Alexa does.
const (
	nearSentence = 0.75
	nearAlone    = 0.6
	nearValue    = 0.75
)

// Understand takes a sentence for the intent that it most resembles: a whole sample or value, then the
// longest carrier with its slot, then what is nearest, then Fallback. It stands in for Alexa's own
// understanding, which nobody has, and is the same every time.
func (m *Model) Understand(text string) Meaning {
	words := listen(text)
	if len(words) == 0 {
		return Meaning{Intent: Fallback}
	}
	if meaning, ok := m.exact[keyOf(words)]; ok {
		return meaning.filledWith(saidOf(words))
	}
	if meaning, ok := m.carried(words); ok {
		return meaning
	}
	return m.nearest(words)
}

// filledWith puts the words as they were said into the one slot. The meaning itself is shared and stays as it is.
func (m Meaning) filledWith(said string) Meaning {
	if len(m.Slots) == 1 {
		slot := m.Slots[0]
		slot.Value = said
		m.Slots = []Filled{slot}
	}
	return m
}

// carried finds the sample with the most literal words before the slot; of two as long, the one whose slot
// knows its words. A slot that comes first is only a second choice: its carrier ends the sentence.
func (m *Model) carried(words []word) (best Meaning, ok bool) {
	bestRank := 0
	try := func(c carrier, slot []word, literal int) {
		filled, known := m.fill(c, slot)
		if !known && c.typ != freeType {
			return
		}
		rank := literal*2 + 1
		if c.typ != freeType {
			rank++
		}
		if rank > bestRank {
			bestRank, ok = rank, true
			best = Meaning{Intent: c.intent, Slots: []Filled{filled}, Exact: c.typ == freeType || m.isValue(c.typ, slot)}
		}
	}
	m.carriers(words, try)
	return best, ok
}

// carriers gives every carrier that these words begin or end with, the words that are left for its slot, and how many
// words of it count: those after a slot that comes first do not.
func (m *Model) carriers(words []word, found func(c carrier, slot []word, literal int)) {
	for n := min(m.longest, len(words)-1); n > 0; n-- {
		for _, c := range m.prefixes[keyOf(words[:n])] {
			end := len(words) - c.afterWords
			if end > n && keyOf(words[end:]) == c.after {
				found(c, words[n:end], c.literal)
			}
		}
		for _, c := range m.suffixes[keyOf(words[len(words)-n:])] {
			found(c, words[:len(words)-n], 0)
		}
	}
}

// fill puts words into a slot and resolves them, if its type has values.
func (m *Model) fill(c carrier, words []word) (filled Filled, known bool) {
	filled = Filled{Name: c.slot, Type: c.typ, Value: saidOf(words)}
	if v, ok := m.resolve(c.typ, words); ok {
		filled.ID, filled.Known = v.ID, v.Name
		return filled, true
	}
	return filled, false
}

func (m *Model) isValue(typ string, words []word) bool {
	_, ok := m.types[typ][keyOf(words)]
	return ok
}

// resolve is entity resolution: the value that is said, or is as good as said.
func (m *Model) resolve(typ string, words []word) (value, bool) {
	if typ == freeType {
		return value{}, false
	}
	if v, ok := m.types[typ][keyOf(words)]; ok {
		return v, true
	}
	found, score := m.near.best(words, func(e *nearEntry) bool { return e.typ == typ })
	if found == nil || score < nearValue {
		return value{}, false
	}
	return found.value, true
}

// nearest takes words that fit no sample for what they resemble.
func (m *Model) nearest(words []word) Meaning {
	sentence, score := m.near.best(words, func(e *nearEntry) bool { return e.intent != "" })
	alone, aloneScore := m.near.best(words, func(e *nearEntry) bool { return e.typ != "" && m.near.alone[e.typ].intent != "" })
	if sentence != nil && score >= nearSentence && score >= aloneScore {
		return Meaning{Intent: sentence.intent}
	}
	if alone == nil || aloneScore < nearAlone {
		return Meaning{Intent: Fallback}
	}
	c := m.near.alone[alone.typ]
	filled := Filled{Name: c.slot, Type: c.typ, Value: saidOf(words)}
	if aloneScore >= nearValue {
		filled.ID, filled.Known = alone.value.ID, alone.value.Name
	}
	return Meaning{Intent: c.intent, Slots: []Filled{filled}}
}
