package speaker

import "slices"

// Readings are all the ways in which a sentence is, word for word, what the model says: whole samples, and carriers
// with any words in a free slot or a declared value in another. Alexa may take any of them; the order means nothing.
func (m *Model) Readings(text string) []Meaning {
	words := listen(text)
	var all []Meaning
	if len(words) == 0 {
		return nil
	}
	if meaning, ok := m.exact[keyOf(words)]; ok {
		all = append(all, meaning.filledWith(saidOf(words)))
	}
	m.carriers(words, func(c carrier, slot []word, _ int) {
		if c.typ != freeType && !m.isValue(c.typ, slot) {
			return
		}
		filled, _ := m.fill(c, slot)
		all = append(all, Meaning{Intent: c.intent, Slots: []Filled{filled}, Exact: true})
	})
	return slices.Clip(all)
}
