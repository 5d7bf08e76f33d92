package review

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"floorside/content"
)

// dialogues reads the transcripts. "U:" is what a person says, "A:" what Floorside answers, "#" what it is about,
// "@" where it begins, and "(2h later)" lets time pass.
func (b *builder) dialogues() ([]Dialogue, error) {
	names, err := fs.Glob(b.from.Files, "content/transcripts/*.txt")
	if err != nil {
		return nil, fmt.Errorf("review: %w", err)
	}
	slices.Sort(names)
	var all []Dialogue
	for _, name := range names {
		raw, err := fs.ReadFile(b.from.Files, name)
		if err != nil {
			return nil, fmt.Errorf("review: %w", err)
		}
		id := strings.TrimSuffix(path.Base(name), ".txt")
		d := dialogue(id, string(raw))
		d.Seconds += b.from.Quiet[id].Seconds()
		all = append(all, d)
	}
	return all, nil
}

// beginnings says where a transcript begins that does not begin with the opening.
var beginnings = map[string]string{
	"screened": "The danger questions have been answered: no sign of an emergency.", "stretching": "In the middle of a stretch.",
}

func dialogue(id, script string) Dialogue {
	d := Dialogue{ID: id}
	for line := range strings.Lines(script) {
		line = strings.TrimSpace(line)
		switch kind, words, _ := strings.Cut(line, " "); {
		case line == "":
		case kind == "#":
			d.Title = strings.TrimSpace(d.Title + " " + words)
		case kind == "U:":
			d.Turns = append(d.Turns, Turn{"Person", words})
		case kind == "A:":
			words, closed := strings.CutSuffix(words, "(the session is closed)")
			d.Turns = append(d.Turns, Turn{"Floorside", strings.TrimSpace(words)})
			d.Seconds += content.Seconds(words)
			if closed {
				d.Turns = append(d.Turns, Turn{"", "The session is closed."})
			}
		case kind == "@":
			d.Turns = append(d.Turns, Turn{"", beginning(words)})
		default:
			d.Turns = append(d.Turns, Turn{"", strings.Trim(line, "()") + "."})
		}
	}
	return d
}

func beginning(where string) string {
	if words := beginnings[where]; words != "" {
		return words
	}
	if question, asked := strings.CutPrefix(where, "ask:"); asked {
		return "The question " + question + " has just been asked."
	}
	return "It begins at: " + where + "."
}
