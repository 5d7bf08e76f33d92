package content

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Lines are built as plain text, which is read in a tenth of the time that JSON takes: an id and its wordings, with
// tabs between them, as few as say it.

func encodeLines(lines map[string]Line) ([]byte, error) {
	var text []byte
	for _, id := range slices.Sorted(maps.Keys(lines)) {
		wordings := lines[id].shortest()
		if strings.ContainsAny(id+strings.Join(wordings, ""), "\t\n") {
			return nil, fmt.Errorf("%s has a tab or a new line in it", id)
		}
		text = fmt.Appendf(text, "%s\t%s\n", id, strings.Join(wordings, "\t"))
	}
	return text, nil
}

// shortest is one wording for both voices, or one for each, or these two and the shorter ones.
func (l Line) shortest() []string {
	switch {
	case l.Again != "" || l.AgainOther != "":
		return []string{l.Self, l.Other, l.Again, l.AgainOther}
	case l.Self != l.Other:
		return []string{l.Self, l.Other}
	}
	return []string{l.Self}
}

func decodeLines(text string) map[string]Line {
	lines := make(map[string]Line, strings.Count(text, "\n"))
	for row := range strings.Lines(text) {
		id, wordings, _ := strings.Cut(strings.TrimSuffix(row, "\n"), "\t")
		self, wordings, two := strings.Cut(wordings, "\t")
		line := Line{Self: self, Other: self}
		if two {
			line.Other, wordings, _ = strings.Cut(wordings, "\t")
			line.Again, line.AgainOther, _ = strings.Cut(wordings, "\t")
		}
		lines[id] = line
	}
	return lines
}
