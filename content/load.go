// Package content is what Floorside says and why: rules and words as YAML, read strictly and checked.
// Rules (ids, order, gates, sources, numbers) stand at the top, words by language below.
package content

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:embed *.yaml en
var embedded embed.FS

// Book is the whole content, parsed once and read-only.
type Book struct {
	Rules    *Rules
	Words    map[string]*Words   // by language
	Lexicons map[string]*Lexicon // by language
}

// Load reads and checks the content that is built in.
func Load() (*Book, []Issue) { return Read(embedded) }

// SafeWords is what is said when nothing else works. It needs no parsing and cannot fail.
//
//go:embed en/safe.txt
var SafeWords string

// Files returns the content that is built in.
func Files() fs.FS { return embedded }

// Read parses and checks content from a folder. All problems are returned at once; the book is
// nil only if a rule file could not be read at all.
func Read(files fs.FS) (*Book, []Issue) {
	rules, issues := readRules(files)
	if len(issues) > 0 {
		return nil, issues
	}
	book := &Book{Rules: rules, Words: map[string]*Words{}, Lexicons: map[string]*Lexicon{}}
	issues = append(issues, checkRules(rules)...)
	for _, region := range rules.Regions {
		lang := region.Language
		if words := book.Words[lang]; words != nil { // another locale of this language
			issues = append(issues, checkSafe(region, words)...)
			continue
		}
		var both sync.WaitGroup
		var wordIssues, lexiconIssues []Issue
		both.Go(func() { book.Words[lang], wordIssues = readWords(files, lang) })
		lexicon, lexiconIssues := readLexicon(files, lang, rules)
		both.Wait()
		book.Lexicons[lang] = lexicon
		issues = append(append(issues, wordIssues...), lexiconIssues...)
		if len(wordIssues) == 0 { // else every line of a file that cannot be read would be called missing
			issues = append(issues, checkWords(rules, lang, book.Words[lang])...)
			issues = append(issues, checkSafe(region, book.Words[lang])...)
		}
		if lexicon != nil {
			issues = append(issues, checkSigns(rules, lang, lexicon)...)
		}
	}
	return book, issues
}

func readRules(files fs.FS) (*Rules, []Issue) {
	r := &Rules{}
	targets := []struct {
		name string
		into any
	}{
		{"screen.yaml", &r.Screen}, {"flags.yaml", &r.Flags}, {"topics.yaml", &r.Topics},
		{"routines.yaml", &r.Routines}, {"sources.yaml", &r.Sources}, {"regions.yaml", &r.Regions},
		{"lines.yaml", &r.Lines},
	}
	found := make([][]Issue, len(targets))
	var all sync.WaitGroup
	for i, t := range targets {
		all.Go(func() { found[i] = readStrict(files, t.name, t.into) })
	}
	all.Wait()
	var issues []Issue
	for _, f := range found {
		issues = append(issues, f...)
	}
	r.index()
	return r, issues
}

// index fills the look-ups and what one field implies for another.
func (r *Rules) index() {
	r.flags, r.questions = map[string]*Flag{}, map[string]*Question{}
	r.topics, r.routines, r.sources = map[string]*Topic{}, map[string]*Routine{}, map[string]*Source{}
	for i := range r.Flags {
		f := &r.Flags[i]
		if f.Advisory == Emergency {
			f.Blocks = All
		}
		r.flags[f.ID] = f
	}
	for kind, list := range [][]Question{r.Screen.Danger, r.Screen.Sorts, r.Screen.Checks, r.Screen.Gates, r.Screen.Talk} {
		for i := range list {
			list[i].Kind = Kind(kind)
			r.questions[list[i].ID] = &list[i]
		}
	}
	for i := range r.Topics {
		r.topics[r.Topics[i].ID] = &r.Topics[i]
	}
	for i := range r.Routines {
		r.routines[r.Routines[i].ID] = &r.Routines[i]
	}
	for i := range r.Sources {
		r.sources[r.Sources[i].ID] = &r.Sources[i]
	}
}

func readLexicon(files fs.FS, lang string, rules *Rules) (*Lexicon, []Issue) {
	place := lang + "/hearing.yaml"
	raw, err := fs.ReadFile(files, place)
	if err != nil {
		return nil, []Issue{{place, "cannot be read: " + err.Error()}}
	}
	return ParseLexicon(place, raw, func(id string) bool { return rules.Flag(id) != nil })
}

// readStrict decodes one YAML file; a key that nobody knows is an error, and so is a second document,
// which the decoder would leave unread.
func readStrict(files fs.FS, name string, into any) []Issue {
	raw, err := fs.ReadFile(files, name)
	if err != nil {
		return []Issue{{name, "cannot be read: " + err.Error()}}
	}
	decoder := yaml.NewDecoder(bytes.NewReader(raw))
	decoder.KnownFields(true)
	err = decoder.Decode(into)
	if err == nil {
		if errors.Is(decoder.Decode(new(any)), io.EOF) {
			return nil
		}
		return []Issue{{name, "goes on after a line of ---: what follows would not be read"}}
	}
	if errors.Is(err, io.EOF) {
		return nil
	}
	var several *yaml.TypeError
	if !errors.As(err, &several) {
		return []Issue{{name, strings.TrimPrefix(err.Error(), "yaml: ")}}
	}
	var issues []Issue
	for _, one := range several.Errors {
		issues = append(issues, Issue{name, one})
	}
	return issues
}

// readWords reads one language's folder. General lines and sources are flat; the other families have parts.
func readWords(files fs.FS, lang string) (*Words, []Issue) {
	w := &Words{lines: map[string]Line{}}
	var issues []Issue
	for _, family := range []string{"lines", "sources"} {
		flat := map[string]Line{}
		issues = append(issues, readStrict(files, lang+"/"+family+".yaml", &flat)...)
		for id, line := range flat {
			w.lines[family+"."+id] = line
		}
	}
	for _, family := range []string{"questions", "flags", "topics", "routines"} {
		parts := map[string]map[string]Line{}
		issues = append(issues, readStrict(files, lang+"/"+family+".yaml", &parts)...)
		for id, lines := range parts {
			for part, line := range lines {
				w.lines[fmt.Sprintf("%s.%s.%s", family, id, part)] = line
			}
		}
	}
	safe, err := fs.ReadFile(files, lang+"/safe.txt")
	if err != nil {
		issues = append(issues, Issue{lang + "/safe.txt", "cannot be read: " + err.Error()})
	}
	w.Safe = strings.TrimSpace(string(safe))
	return w, issues
}
