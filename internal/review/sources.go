package review

import (
	"maps"
	"slices"

	"floorside/content"
)

// seriesTitles names the series of statements; one that is not here goes by its letters.
var seriesTitles = map[string]string{
	"A": "A: the consumer health article", "B": "B: the massager site", "M": "M: MedlinePlus on emergencies",
	"C": "C: conflicts and weak points of these, and how they are settled", "RF": "RF: the red flags of the clinical dossier",
}

// state notes which statements each line speaks.
func (b *builder) state() {
	b.stated = map[string][]Statement{}
	for _, s := range b.book.Statements() {
		for _, line := range s.Lines {
			b.stated[line] = append(b.stated[line], b.statement(s))
		}
	}
}

func (b *builder) statement(s content.Statement) Statement {
	who := s.Who
	if source := b.rules.Source(s.Who); source != nil {
		who = source.Publisher
	}
	return Statement{ID: s.ID, Says: s.Says, Who: who, Unsaid: s.Unsaid, LeftOut: s.LeftOut, Settled: s.Settled, Conflicts: s.Conflicts, Lines: s.Lines}
}

// coverage is the whole table, series by series in its own order.
func (b *builder) coverage() []Series {
	var all []Series
	for _, s := range b.book.Statements() {
		id := letters(s.ID)
		i := slices.IndexFunc(all, func(x Series) bool { return x.ID == id })
		if i < 0 {
			i = len(all)
			title := seriesTitles[id]
			if title == "" {
				title = "Series " + id
			}
			all = append(all, Series{ID: id, Title: title})
		}
		all[i].Statements = append(all[i].Statements, b.statement(s))
	}
	return all
}

// letters is the series of an id: "RF" of "RF05".
func letters(id string) string {
	for i, r := range id {
		if r >= '0' && r <= '9' {
			return id[:i]
		}
	}
	return id
}

func (b *builder) sources() []Source {
	var all []Source
	for _, s := range b.rules.Sources {
		all = append(all, printed(s))
	}
	return all
}

// numbers are the phone numbers of every locale of the language.
func (b *builder) numbers() []Number {
	var all []Number
	for _, region := range b.rules.Regions {
		for _, use := range slices.Sorted(maps.Keys(region.Numbers)) {
			n := region.Numbers[use]
			all = append(all, Number{region.Locale, use, n.Dial, n.Source, n.Checked})
		}
	}
	return all
}

// excuses are the rules of the checker that a line may break.
func (b *builder) excuses(id string) []Excuse {
	var all []Excuse
	except := b.lines[id].Except
	for _, rule := range slices.Sorted(maps.Keys(except)) {
		all = append(all, Excuse{id, rule, except[rule]})
	}
	return all
}

// excused are those of all lines.
func (b *builder) excused() []Excuse {
	var all []Excuse
	for _, id := range b.order {
		all = append(all, b.excuses(id)...)
	}
	return all
}
