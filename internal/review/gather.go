package review

import (
	"errors"
	"fmt"
	"io/fs"
	"time"

	"floorside/content"
	"floorside/internal/walk"
)

// Origin is what the book is gathered from.
type Origin struct {
	Files fs.FS // the checkout, or what of it there was at a revision
	// Quiet is how long the answers of a transcript hold, by its id: its words do not say it.
	Quiet map[string]time.Duration
}

// builder gathers the book from content and from the conversation that content makes.
type builder struct {
	book      *content.Book
	rules     *content.Rules
	words     *content.Words
	region    content.Region
	lines     map[string]content.Line
	signed    map[string]content.Signature
	order     []string // of all lines, by id
	occasions *occasions
	spots     spots
	from      Origin
	phrases   phrases
	stated    map[string][]Statement // by line
}

// Gather reads the checkout and collects everything that the book says. It looks at the first locale's language: there
// are no other transcripts and phrases.
func Gather(from Origin) (*Book, error) {
	b, err := newBuilder(from)
	if err != nil {
		return nil, err
	}
	out := &Book{Chapters: b.chapters(), Flags: b.flagRows(), Sources: b.sources(), Numbers: b.numbers()}
	for _, p := range b.parts() {
		out.Diagrams = append(out.Diagrams, b.diagram(p, walk.Noon))
	}
	out.Coverage, out.Excused, out.Concepts = b.coverage(), b.excused(), b.concepts()
	if out.Dialogues, err = b.dialogues(); err != nil {
		return nil, err
	}
	out.Front = b.front(out)
	return out, nil
}

// newBuilder reads content without problems, and goes through the conversation that it makes.
func newBuilder(from Origin) (*builder, error) {
	b, issues := readOnly(from)
	if len(issues) > 0 {
		return nil, problems(issues)
	}
	return b, b.walk()
}

// readOnly reads content; nil where that cannot be done at all.
func readOnly(from Origin) (*builder, []content.Issue) {
	files, err := fs.Sub(from.Files, "content")
	if err != nil {
		return nil, []content.Issue{{Place: "content", Problem: err.Error()}}
	}
	book, issues := content.Read(files)
	if book == nil || len(book.Rules.Regions) == 0 {
		return nil, issues
	}
	region := book.Rules.Regions[0]
	b := &builder{book: book, rules: book.Rules, words: book.Words[region.Language], region: region, from: from,
		lines: map[string]content.Line{}, signed: map[string]content.Signature{}, occasions: newOccasions(), spots: spots{}}
	b.read()
	b.state()
	return b, issues
}

// read takes every line with the state of its signature. What is overdue depends on the day, and the book must not: it
// names the day instead.
func (b *builder) read() {
	for _, s := range b.book.Signatures(b.region.Language, time.Time{}) {
		b.order = append(b.order, s.Line)
		b.signed[s.Line] = s
	}
	for _, s := range b.book.Spoken(b.region.Language, content.Statement{Lines: b.order}) {
		b.lines[s.Line] = s.Words
	}
	safe := content.Wordings{b.words.Safe}
	b.lines[content.SafeLine] = content.Line{Self: safe, Other: safe}
}

// walk goes through the conversation and notes when each line is said, and a state for each question.
func (b *builder) walk() error {
	t := &tour{rules: b.rules, see: func(turn walk.Turn, how int) {
		b.occasions.step(turn, how)
		b.spots.step(turn, how)
	}}
	return t.run()
}

// problems makes one error of located issues, a line each.
func problems(issues []content.Issue) error {
	var all []error
	for _, issue := range issues {
		all = append(all, errors.New(issue.String()))
	}
	return fmt.Errorf("the content has problems, run `make words`:\n%w", errors.Join(all...))
}
