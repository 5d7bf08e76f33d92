package content

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"time"
)

// Approval is what one reviewer signed in one sitting, in one language: the exact words of these lines.
type Approval struct {
	Language string            `yaml:"language"`
	Reviewer string            `yaml:"reviewer"`
	Role     string            `yaml:"role"`
	Date     string            `yaml:"date"`  // ISO date
	Due      string            `yaml:"due"`   // ISO date: the last day it counts
	Lines    map[string]string `yaml:"lines"` // a line's id and the hash of its words
}

const (
	approvalsPlace = "approvals.yaml"
	// SafeLine is the id under which the safe sentence is signed. It stands in a file of its own.
	SafeLine = "safe"
)

// HashDigits is how much of a SHA-256 stands for the words of a line. 64 bits tell two wordings of one line apart; to
// make two of them alike on purpose is harder than to write another hash into the file.
const HashDigits = 16

// Hash stands for the exact words of a line: the first digits of the SHA-256 of its wordings, each a row of the voice,
// a tab and the words, in the order self, other, again, again_other. `printf 'self\tRest.\nother\tRest.\n' | sha256sum`
// gives the same. A phone number is not in it, only its placeholder.
func (l Line) Hash() string {
	voices := []string{"self", "other", "again", "again_other"}
	var rows []byte
	for i, wordings := range []Wordings{l.Self, l.Other, l.Again, l.AgainOther} {
		for _, text := range wordings {
			rows = fmt.Appendf(rows, "%s\t%s\n", voices[i], text)
		}
	}
	return fmt.Sprintf("%x", sha256.Sum256(rows))[:HashDigits]
}

// toSign returns everything that a person may hear in this language: every line, and the safe sentence.
func (w *Words) toSign() map[string]Line {
	all := maps.Clone(w.lines)
	all[SafeLine] = Line{Self: Wordings{w.Safe}, Other: Wordings{w.Safe}}
	return all
}

// Signed is how far a line has been signed.
type Signed int

// A line counts as signed if an approval has the hash of its present words and is not overdue.
const (
	Never   Signed = iota
	Changed        // other words were signed
	Overdue        // these words were, but it is time to look again
	Current
)

// Signature is the state of one line on one day. By is the approval that decides it; empty if there is none.
type Signature struct {
	Line  string
	Hash  string // of the present words
	State Signed
	By    Approval
}

// Signatures returns the state of every line of a language on this day, in the order of their ids.
func (b *Book) Signatures(lang string, today time.Time) []Signature {
	approvals, _ := b.approvals() // Read has looked at its problems
	words := b.Words[lang]
	if words == nil {
		return nil
	}
	lines := words.toSign()
	var all []Signature
	for _, id := range slices.Sorted(maps.Keys(lines)) {
		s := Signature{Line: id, Hash: lines[id].Hash()}
		for _, a := range approvals {
			if a.Language == lang {
				s.weigh(a, today)
			}
		}
		all = append(all, s)
	}
	return all
}

// weigh keeps the approval that says most for the line, and of several such the latest.
func (s *Signature) weigh(a Approval, today time.Time) {
	hash, there := a.Lines[s.Line]
	state := Current
	switch {
	case !there, a.Date > today.Format(time.DateOnly): // not signed yet
		return
	case hash != s.Hash:
		state = Changed
	case a.Due < today.Format(time.DateOnly):
		state = Overdue
	}
	if state > s.State || state == s.State && a.Date > s.By.Date {
		s.State, s.By = state, a
	}
}

// AllSigned reports whether every line of every language is signed, in its present words, and not overdue: what a
// release has to ask.
func (b *Book) AllSigned(today time.Time) bool {
	for lang := range b.Words {
		if slices.ContainsFunc(b.Signatures(lang, today), func(s Signature) bool { return s.State != Current }) {
			return false
		}
	}
	return len(b.Words) > 0
}

// Place returns the file of a line and its id there, as problems name it.
func (s Signature) Place(lang string) string { return linePlace(lang, s.Line) }

func linePlace(lang, id string) string {
	if id == SafeLine {
		return lang + "/safe.txt"
	}
	family, rest, _ := strings.Cut(id, ".")
	return lang + "/" + family + ".yaml: " + rest
}

func readApprovals(files fs.FS) ([]Approval, []Issue) {
	var all []Approval
	return all, readStrict(files, approvalsPlace, &all)
}
