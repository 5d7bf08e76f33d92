package review

import (
	"io/fs"
	"slices"
	"strings"
)

// fewExamples is how many phrases of people the book quotes for a flag.
const fewExamples = 6

// examplesPlace is where the sentences stand that hearing is tested with: text, what must be heard in it, a note.
const examplesPlace = "internal/hearing/testdata/*.tsv"

// phrases are sentences by what must be heard in them, and in nothing else: "legs" for certain, "?legs" at least half.
type phrases map[string][]string

// examples reads the sentences once. A checkout without them has none.
func (b *builder) examples() phrases {
	if b.phrases != nil {
		return b.phrases
	}
	b.phrases = phrases{}
	names, _ := fs.Glob(b.from.Files, examplesPlace) // the pattern is right, so there is no error
	slices.Sort(names)
	for _, name := range names {
		raw, err := fs.ReadFile(b.from.Files, name)
		if err != nil {
			continue
		}
		for line := range strings.Lines(string(raw)) {
			cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
			if len(cells) == 3 {
				b.phrases[cells[1]] = append(b.phrases[cells[1]], cells[0])
			}
		}
	}
	return b.phrases
}

// of picks some of the sentences, from all over the files: those that stand together are alike.
func (p phrases) of(id string, n int) []string {
	all := p[id]
	if len(all) <= n {
		return all
	}
	var out []string
	for i := range n {
		out = append(out, all[i*len(all)/n])
	}
	return out
}
