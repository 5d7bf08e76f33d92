package speaker

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// Piece is some words and the quiet after them.
type Piece struct {
	Words string
	Pause time.Duration
}

// Plain returns SSML as plain words: what a listener would write down.
func Plain(ssml string) (string, error) {
	pieces, err := Pieces(ssml)
	var words []string
	for _, p := range pieces {
		if p.Words != "" {
			words = append(words, p.Words)
		}
	}
	return strings.Join(words, " "), err
}

// Pieces cuts SSML at its breaks, so that a terminal can keep the same time. What cannot be read as
// SSML comes back with what was read before it.
func Pieces(ssml string) ([]Piece, error) {
	r := &ssmlReader{from: xml.NewDecoder(strings.NewReader(ssml))}
	for {
		token, err := r.from.Token()
		if errors.Is(err, io.EOF) {
			return r.done(), nil
		}
		if err != nil {
			return r.done(), fmt.Errorf("speaker: SSML: %w", err)
		}
		if err := r.take(token); err != nil {
			return r.done(), err
		}
	}
}

// ssmlReader collects words until a break comes.
type ssmlReader struct {
	from   *xml.Decoder
	words  strings.Builder
	alias  int // inside this many <sub>, whose text gives way to its alias
	pieces []Piece
}

func (r *ssmlReader) take(token xml.Token) error {
	switch t := token.(type) {
	case xml.CharData:
		if r.alias == 0 {
			r.words.Write(t)
		}
	case xml.StartElement:
		switch t.Name.Local {
		case "break":
			return r.pause(t)
		case "sub":
			r.alias++
			r.words.WriteString(attribute(t, "alias"))
		case "p", "s":
			r.words.WriteByte(' ')
		}
	case xml.EndElement:
		switch t.Name.Local {
		case "sub":
			r.alias--
		case "p", "s":
			r.words.WriteByte(' ')
		}
	}
	return nil
}

// strengths are how long the named breaks are; a break without a name is a medium one.
func strengths() map[string]time.Duration {
	return map[string]time.Duration{
		"none": 0, "x-weak": 0, "weak": 250 * time.Millisecond, "medium": 500 * time.Millisecond, "": 500 * time.Millisecond,
		"strong": 750 * time.Millisecond, "x-strong": time.Second,
	}
}

func (r *ssmlReader) pause(t xml.StartElement) error {
	length, known := strengths()[attribute(t, "strength")]
	if given := attribute(t, "time"); given != "" {
		var err error
		if length, err = time.ParseDuration(given); err != nil {
			return fmt.Errorf("speaker: SSML: break time %q: %w", given, err)
		}
	} else if !known {
		return fmt.Errorf("speaker: SSML: break strength %q", attribute(t, "strength"))
	}
	r.cut(length)
	return nil
}

// cut ends a piece. A pause with no words before it lengthens the one before.
func (r *ssmlReader) cut(pause time.Duration) {
	words := strings.Join(strings.Fields(r.words.String()), " ")
	r.words.Reset()
	if words == "" && len(r.pieces) > 0 {
		r.pieces[len(r.pieces)-1].Pause += pause
		return
	}
	if words != "" || pause > 0 {
		r.pieces = append(r.pieces, Piece{words, pause})
	}
}

func (r *ssmlReader) done() []Piece {
	r.cut(0)
	return r.pieces
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
