package content

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Lines are built as plain text, which is read in a tenth of the time that JSON takes: an id and its voices, with
// tabs between them, as few as say it; between the wordings of one voice stands a bar.

const (
	betweenVoices   = "\t"
	betweenWordings = "|"
)

func encodeLines(lines map[string]Line) ([]byte, error) {
	var text []byte
	for _, id := range slices.Sorted(maps.Keys(lines)) {
		var voices []string
		for _, voice := range lines[id].shortest() {
			if strings.ContainsAny(id+strings.Join(voice, ""), "\t\n|") {
				return nil, fmt.Errorf("%s has a tab, a bar or a new line in it", id)
			}
			voices = append(voices, strings.Join(voice, betweenWordings))
		}
		text = fmt.Appendf(text, "%s\t%s\n", id, strings.Join(voices, betweenVoices))
	}
	return text, nil
}

// shortest is one wording for both voices, or one for each, or these two and the shorter ones.
func (l Line) shortest() []Wordings {
	switch {
	case len(l.Again)+len(l.AgainOther) > 0:
		return []Wordings{l.Self, l.Other, l.Again, l.AgainOther}
	case !slices.Equal(l.Self, l.Other):
		return []Wordings{l.Self, l.Other}
	}
	return []Wordings{l.Self}
}

func decodeLines(text string) map[string]Line {
	lines := make(map[string]Line, strings.Count(text, "\n"))
	for row := range strings.Lines(text) {
		id, rest, _ := strings.Cut(strings.TrimSuffix(row, "\n"), betweenVoices)
		self, rest, two := strings.Cut(rest, betweenVoices)
		line := Line{Self: parseWordings(self)}
		line.Other = line.Self
		if two {
			other, rest, _ := strings.Cut(rest, betweenVoices)
			again, againOther, _ := strings.Cut(rest, betweenVoices)
			line.Other, line.Again, line.AgainOther = parseWordings(other), parseWordings(again), parseWordings(againOther)
		}
		lines[id] = line
	}
	return lines
}

func parseWordings(text string) Wordings {
	if text == "" {
		return nil
	}
	return strings.Split(text, betweenWordings)
}
