package review

import (
	"maps"
	"slices"
)

// hearingChanges compares what flags and signs are heard by, and the phrases of each concept.
func hearingChanges(old, now *builder) []HearingChange {
	then, today := heardBy(old), heardBy(now)
	names := slices.Concat(slices.Collect(maps.Keys(then)), slices.Collect(maps.Keys(today)))
	slices.Sort(names)
	var all []HearingChange
	for _, name := range slices.Compact(names) {
		c := HearingChange{Name: name, Added: lackingIn(then[name], today[name]), Lost: lackingIn(today[name], then[name])}
		if len(c.Added)+len(c.Lost) > 0 {
			all = append(all, c)
		}
	}
	return all
}

// heardBy is every rule of a flag or sign, and every phrase of a concept, by what it is of.
func heardBy(b *builder) map[string][]string {
	all := map[string][]string{}
	lexicon, _ := b.book.Lexicon(b.region.Language)
	if lexicon == nil {
		return all
	}
	for _, h := range lexicon.Heard {
		if h.Topic != "" {
			continue
		}
		name := code(h.Flag + h.Sign)
		all[name] = append(all[name], readable(h.Certain)...)
		for _, rule := range readable(h.Suspected) {
			all[name] = append(all[name], "half: "+rule)
		}
	}
	for name := range usedConcepts(lexicon) {
		all["the phrases of "+concept(name)] = each(lexicon.Concepts[name], phrase)
	}
	return all
}

// lackingIn are those of more that list does not have.
func lackingIn(list, more []string) []string {
	return slices.DeleteFunc(slices.Clone(more), func(s string) bool { return slices.Contains(list, s) })
}
