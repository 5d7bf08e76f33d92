// Package content is what Floorside says and why: rules and words as YAML, read strictly and checked.
// Rules (ids, order, gates, sources, numbers) stand at the top, words by language below.
package content

import (
	"bytes"
	"embed"
	"errors"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:embed *.yaml en built
var embedded embed.FS

// Book is the whole content, parsed once and read-only.
type Book struct {
	Rules *Rules
	Words map[string]*Words // by language

	lexicons   map[string]func() (*Lexicon, []Issue)
	statements func() (*statements, []Issue) // neither is needed to talk
	approvals  func() ([]Approval, []Issue)
}

// Lexicon returns what red flags sound like in one language, or nil, with what is wrong with it. It is by far the largest part and
// is parsed when it is first asked for: the first words of a talk do not need it.
func (b *Book) Lexicon(lang string) (*Lexicon, []Issue) {
	if parse := b.lexicons[lang]; parse != nil {
		return parse()
	}
	return nil, nil
}

// Load reads the content that is built in and checks all of it. All problems are returned at once.
func Load() (*Book, []Issue) { return Read(embedded) }

// Open reads the content that is built in, without the checks that have passed before it was shipped, and from what was
// parsed of it before wherever that is fresh. The problems are those of files that cannot be read.
func Open() (*Book, []Issue) { return open(embedded, fromBuilt) }

// SafeWords is what is said when nothing else works. It needs no parsing and cannot fail.
//
//go:embed en/safe.txt
var SafeWords string

// Files returns the content that is built in.
func Files() fs.FS { return embedded }

// Read parses and checks content from a folder. All problems are returned at once; the book is
// nil only if a rule file could not be read at all.
func Read(files fs.FS) (*Book, []Issue) {
	book, issues := open(files, fromYAML)
	if book == nil {
		return nil, issues
	}
	unreadable := len(issues) > 0
	issues = append(issues, checkRules(book.Rules)...)
	checked := map[string]bool{}
	for _, region := range book.Rules.Regions {
		lang := region.Language
		words := book.Words[lang]
		if !unreadable { // else every line of a file that cannot be read would be called missing
			issues = append(issues, checkSafe(region, words)...)
		}
		if checked[lang] {
			continue
		}
		checked[lang] = true
		if !unreadable {
			issues = append(issues, checkManner(files, book.Rules, lang, words)...)
			issues = append(issues, checkSpokenSources(book.Rules, lang, words)...)
		}
		lexicon, lexiconIssues := book.Lexicon(lang)
		issues = append(issues, lexiconIssues...)
		if len(lexiconIssues) == 0 {
			issues = append(issues, checkSigns(book.Rules, lang, lexicon)...)
		}
	}
	return book, append(issues, book.checkTables(unreadable)...)
}

// checkTables looks at what is kept about the lines: what they speak, and who signed them.
func (b *Book) checkTables(unreadable bool) []Issue {
	table, issues := b.statements()
	approvals, found := b.approvals()
	issues = slices.Concat(issues, found)
	if unreadable || len(issues) > 0 {
		return issues
	}
	return slices.Concat(checkStatements(b, table), checkApprovals(b, approvals))
}

// open reads the rules and the words of every language.
func open(files fs.FS, read reader) (*Book, []Issue) {
	rules, issues := read.rules(files)
	if len(issues) > 0 {
		return nil, issues
	}
	book := &Book{
		Rules: rules, Words: map[string]*Words{}, lexicons: map[string]func() (*Lexicon, []Issue){},
		statements: sync.OnceValues(func() (*statements, []Issue) { return readStatements(files) }),
		approvals:  sync.OnceValues(func() ([]Approval, []Issue) { return readApprovals(files) }),
	}
	for _, region := range rules.Regions {
		lang := region.Language
		if book.Words[lang] != nil {
			continue
		}
		var found []Issue
		book.Words[lang], found = read.words(files, lang)
		issues = append(issues, found...)
		book.lexicons[lang] = sync.OnceValues(func() (*Lexicon, []Issue) { return read.lexicon(files, lang, rules) })
	}
	return book, issues
}

func readRules(files fs.FS) (*Rules, []Issue) {
	r := &Rules{}
	issues := readAll(files, r.files())
	r.index()
	return r, issues
}

// files is which part of the rules stands in which file.
func (r *Rules) files() map[string]any {
	return map[string]any{
		"screen.yaml": &r.Screen, "flags.yaml": &r.Flags, "topics.yaml": &r.Topics, "routines.yaml": &r.Routines,
		"sources.yaml": &r.Sources, "regions.yaml": &r.Regions, "lines.yaml": &r.Lines, "alerts.yaml": &r.Alerts,
	}
}

// index fills the look-ups and what one field implies for another.
func (r *Rules) index() {
	r.flags, r.questions = map[string]*Flag{}, map[string]*Question{}
	r.topics, r.routines, r.sources, r.alerts = map[string]*Topic{}, map[string]*Routine{}, map[string]*Source{}, map[string]*Alert{}
	for i := range r.Flags {
		f := &r.Flags[i]
		if f.Advisory == Emergency {
			f.Blocks = All
		}
		r.flags[f.ID] = f
	}
	for kind, list := range [][]Question{r.Screen.Danger, r.Screen.Sorts, r.Screen.Checks, r.Screen.Clock, r.Screen.Gates, r.Screen.Talk} {
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
	for i := range r.Alerts {
		r.alerts[r.Alerts[i].ID] = &r.Alerts[i]
	}
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

// readAll decodes several files side by side; the problems are in the order of the files' names.
func readAll(files fs.FS, into map[string]any) []Issue {
	names := slices.Sorted(maps.Keys(into))
	found := make([][]Issue, len(names))
	var all sync.WaitGroup
	for i, name := range names {
		all.Go(func() { found[i] = readStrict(files, name, into[name]) })
	}
	all.Wait()
	return slices.Concat(found...)
}

// General lines and sources are flat; the other families have parts.
var (
	flatFamilies = []string{"lines", "sources"}
	partFamilies = []string{"questions", "flags", "topics", "routines", "alerts"}
)

// readWords reads one language's folder.
func readWords(files fs.FS, lang string) (*Words, []Issue) {
	flat, parts := map[string]*map[string]Line{}, map[string]*map[string]map[string]Line{}
	into := map[string]any{}
	for _, family := range flatFamilies {
		flat[family] = &map[string]Line{}
		into[lang+"/"+family+".yaml"] = flat[family]
	}
	for _, family := range partFamilies {
		parts[family] = &map[string]map[string]Line{}
		into[lang+"/"+family+".yaml"] = parts[family]
	}
	issues := readAll(files, into)
	w := &Words{lines: map[string]Line{}}
	for family, lines := range flat {
		for id, line := range *lines {
			w.lines[family+"."+id] = line
		}
	}
	for family, ids := range parts {
		for id, lines := range *ids {
			for part, line := range lines {
				w.lines[family+"."+id+"."+part] = line
			}
		}
	}
	return w, append(issues, w.readSafe(files, lang)...)
}

func (w *Words) readSafe(files fs.FS, lang string) []Issue {
	place := lang + "/safe.txt"
	safe, err := fs.ReadFile(files, place)
	if err != nil {
		return []Issue{{place, "cannot be read: " + err.Error()}}
	}
	w.Safe = strings.TrimSpace(string(safe))
	return nil
}
