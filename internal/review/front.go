package review

import "floorside/content"

// front counts what the first page says.
func (b *builder) front(book *Book) Front {
	f := Front{Lines: len(b.order), Flags: len(b.rules.Flags), Topics: len(b.rules.Topics), Moves: len(b.rules.Routines), Talks: len(book.Dialogues)}
	for range b.rules.Screen.Questions {
		f.Questions++
	}
	for _, id := range b.order {
		f.LineMinutes += b.seconds(b.lines[id]) / 60
		f.sign(b.signed[id])
		if len(b.occasions.when[id]) == 0 && id != content.SafeLine {
			f.Unmet = append(f.Unmet, id)
		}
	}
	for _, d := range book.Dialogues {
		f.TalkMinutes += d.Seconds / 60
	}
	read := map[string]int{}
	for _, s := range b.rules.Sources {
		read[s.Read]++
	}
	f.Whole, f.Excerpts, f.Dossier = read["whole"], read["excerpt"], read["dossier"]
	return f
}

// sign counts how far one line is signed.
func (f *Front) sign(s content.Signature) {
	switch s.State {
	case content.Never:
		f.Unsigned++
	case content.Changed:
		f.Changed++
	default:
		f.Signed++
		if f.FirstDue == "" || s.By.Due < f.FirstDue {
			f.FirstDue = s.By.Due
		}
	}
}
