package content

import (
	"cmp"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// lexiconFile is one file of the folder hearing. Which of them holds what is for its readers to say; nothing stands in two.
type lexiconFile struct {
	Grammar  *Grammar
	Answers  *Answers
	When     *When
	Amounts  map[string]Amount
	Harmless []string
	Rules    []heardLines
	Concepts map[string]Phrases
	Sounds   map[string]Phrases
}

type heardLines struct {
	Flag, Sign, Topic  string
	Routine            string
	Certain, Suspected []string
}

// ParseLexicon reads one language's folder hearing strictly and returns every problem at once.
func ParseLexicon(files fs.FS, lang string, rules *Rules) (*Lexicon, []Issue) {
	places, issues := lexiconPlaces(files, lang)
	if len(places) == 0 {
		return nil, issues
	}
	parts, into := make([]lexiconFile, len(places)), map[string]any{}
	for i, place := range places {
		into[place] = &parts[i]
	}
	unread := readAll(files, into)
	check := lexiconCheck{rules: rules, stands: map[string]string{}, issues: append(issues, unread...)}
	lex := &Lexicon{Amounts: map[string]Amount{}, Concepts: map[string]Phrases{}}
	for i, place := range places {
		check.place = place
		check.take(lex, &parts[i])
	}
	if len(unread) == 0 { // else every concept of a file that cannot be read would be called unknown
		check.lexicon(lex)
	}
	slices.SortStableFunc(lex.Heard, inOrder(rules))
	lex.Stems = stems(lex)
	return lex, check.issues
}

// lexiconPlaces names the files of one language's folder hearing. As in what is built in, a hidden file is none.
func lexiconPlaces(files fs.FS, lang string) ([]string, []Issue) {
	folder := lang + "/hearing"
	entries, err := fs.ReadDir(files, folder)
	if err != nil {
		return nil, []Issue{{folder, "cannot be read: " + err.Error()}}
	}
	var places []string
	var issues []Issue
	for _, entry := range entries {
		place := folder + "/" + entry.Name()
		switch {
		case strings.HasPrefix(entry.Name(), ".") || strings.HasPrefix(entry.Name(), "_"):
		case path.Ext(place) != ".yaml":
			issues = append(issues, Issue{place, "is no .yaml file, and would not be read"})
		default:
			places = append(places, place)
		}
	}
	if len(places) == 0 {
		issues = append(issues, Issue{folder, "has no .yaml file"})
	}
	return places, issues
}

// take puts what one file holds to the rest.
func (c *lexiconCheck) take(lex *Lexicon, file *lexiconFile) {
	if file.Grammar != nil && c.once("grammar") {
		lex.Grammar = *file.Grammar
	}
	if file.Answers != nil && c.once("answers") {
		lex.Answers = *file.Answers
	}
	if file.When != nil && c.once("when") {
		lex.When = *file.When
	}
	if file.Sounds != nil && c.once("sounds") {
		lex.Sounds = file.Sounds
	}
	if file.Harmless != nil && c.once("harmless") {
		lex.Harmless = c.parse("harmless", file.Harmless)
	}
	for _, name := range slices.Sorted(maps.Keys(file.Amounts)) {
		if c.once("amounts: " + name) {
			lex.Amounts[name] = file.Amounts[name]
		}
	}
	for _, name := range slices.Sorted(maps.Keys(file.Concepts)) {
		if c.once("concepts: " + name) {
			lex.Concepts[name] = file.Concepts[name]
		}
	}
	for _, lines := range file.Rules {
		where := "rules: " + lines.Flag + lines.Sign + lines.Topic + lines.Routine
		lex.Heard = append(lex.Heard, Heard{
			Flag: lines.Flag, Sign: lines.Sign, Topic: lines.Topic, Routine: lines.Routine,
			Certain:   c.parse(where+": certain", lines.Certain),
			Suspected: c.parse(where+": suspected", lines.Suspected),
		})
		c.places = append(c.places, c.place)
	}
}

// once notes where something stands, or that it does so already in another file.
func (c *lexiconCheck) once(where string) bool {
	other, twice := c.stands[where]
	if twice {
		c.add(where, "stands in %s too", other)
		return false
	}
	c.stands[where] = c.place
	return true
}

// inOrder does without the files' names: flags stand as in flags.yaml, then signs by name, then topics and
// routines as they are written. Of several flags that are half heard it decides which is asked about first.
func inOrder(rules *Rules) func(a, b Heard) int {
	row := map[string]int{}
	for i, f := range rules.Flags {
		row[f.ID] = i
	}
	kind := func(h Heard) int {
		return slices.Index([]bool{h.Flag != "", h.Sign != "", true}, true)
	}
	return func(a, b Heard) int {
		return cmp.Or(cmp.Compare(kind(a), kind(b)), cmp.Compare(row[a.Flag], row[b.Flag]), cmp.Compare(a.Sign, b.Sign))
	}
}
