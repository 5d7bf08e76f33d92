package hearing

import (
	"strings"
	"testing"

	"floorside/content"
)

// lexicon parses the lexicon that is built in.
func lexicon(t testing.TB) *content.Lexicon {
	t.Helper()
	book, issues := content.Open()
	if book == nil {
		t.Fatal(issues)
	}
	lex, issues := content.ParseLexicon(content.Files(), "en", book.Rules)
	for _, issue := range issues {
		t.Error(issue)
	}
	return lex
}

func ear(t testing.TB) *Ear {
	t.Helper()
	e, err := New(lexicon(t))
	if err != nil {
		t.Fatal(err)
	}
	return e
}

var twentyWords = map[string]string{
	"a danger":   "my back is bad but what worries me is that I can't feel anything when I wipe after the toilet",
	"a backache": "I was lifting a box out of the car this morning and my lower back locked up and will not ease",
	"a denial":   "no fever no chills no numbness and I have not fallen or hurt my head it is just the back",
	"chatter":    "could you please tell me which of the new movies are playing in town tonight and book a table for",
}

func BenchmarkHear(b *testing.B) {
	e := ear(b)
	for name, text := range twentyWords {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				e.Hear(text, "")
			}
		})
	}
}

func BenchmarkHearAMegabyte(b *testing.B) {
	e := ear(b)
	text := strings.Repeat("my legs are numb and I can't feel when I wipe, no fever ", 1<<20/56)
	for b.Loop() {
		e.Hear(text, "")
	}
}

func BenchmarkAnswer(b *testing.B) {
	e := ear(b)
	b.ReportAllocs()
	for b.Loop() {
		e.Hear("um no I don't think so not really", "")
	}
}

func BenchmarkNew(b *testing.B) {
	lex := lexicon(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(lex); err != nil {
			b.Fatal(err)
		}
	}
}
