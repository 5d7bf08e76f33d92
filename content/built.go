package content

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"slices"
)

// The folder built holds what was parsed from the YAML, in forms that are read in a fraction of the time: a Lambda
// starts from it. It is only ever a cache. Each of its files begins with a head, which names the YAML it was made from
// by hash; where one byte of that is another, the YAML is parsed instead. Whether our own code would still make the
// same of the same YAML, no hash knows: a test and `floorside model -check` look.
const rulesPlace = "built/rules"

func wordsPlace(lang string) string   { return "built/words." + lang }
func lexiconPlace(lang string) string { return "built/hearing." + lang }

// reader reads the parts of a book.
type reader struct {
	rules   func(fs.FS) (*Rules, []Issue)
	words   func(fs.FS, string) (*Words, []Issue)
	lexicon func(fs.FS, string, *Rules) (*Lexicon, []Issue)
}

var (
	fromYAML  = reader{readRules, readWords, ParseLexicon}
	fromBuilt = reader{builtRules, builtWords, builtLexicon}
)

func builtRules(files fs.FS) (*Rules, []Issue) {
	r := &Rules{}
	body, fresh := bodyOf(files, rulesPlace, rulesSources())
	if !fresh || !decode(body, r) {
		return readRules(files)
	}
	r.index()
	return r, nil
}

func builtWords(files fs.FS, lang string) (*Words, []Issue) {
	body, fresh := bodyOf(files, wordsPlace(lang), wordsSources(lang))
	if !fresh {
		return readWords(files, lang)
	}
	w := &Words{lines: decodeLines(string(body))}
	return w, w.readSafe(files, lang)
}

func builtLexicon(files fs.FS, lang string, rules *Rules) (*Lexicon, []Issue) {
	lex := &Lexicon{}
	body, fresh := bodyOf(files, lexiconPlace(lang), lexiconSources(files, lang))
	if !fresh || !decode(body, lex) {
		return ParseLexicon(files, lang, rules)
	}
	return lex, nil
}

// decode refuses a field that we do not have: other code than this has written it.
func decode(body []byte, into any) bool {
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.DisallowUnknownFields()
	return decoder.Decode(into) == nil
}

// bodyOf returns what follows the head of a built file, if the head is what it would be if it were built now.
func bodyOf(files fs.FS, place string, sources []string) ([]byte, bool) {
	raw, err := fs.ReadFile(files, place)
	if err != nil {
		return nil, false
	}
	_, body, _ := bytes.Cut(raw, []byte("\n\n"))
	head, err := headOf(files, place, sources, body)
	return body, err == nil && bytes.HasPrefix(raw, head)
}

// headOf has a line for each source, as sha256sum writes it, before them one for the body itself, so that nobody's
// merge can damage it unseen, and an empty line after them.
func headOf(files fs.FS, place string, sources []string, body []byte) ([]byte, error) {
	head := fmt.Appendf(nil, "%x  %s\n", sha256.Sum256(body), place)
	for _, name := range sources {
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("content: built: %w", err)
		}
		head = fmt.Appendf(head, "%x  %s\n", sha256.Sum256(raw), name)
	}
	return append(head, '\n'), nil
}

// rulesSources, wordsSources and lexiconSources name every file that decides what is parsed.
func rulesSources() []string { return slices.Sorted(maps.Keys((&Rules{}).files())) }

func wordsSources(lang string) []string {
	var sources []string
	for _, family := range slices.Concat(flatFamilies, partFamilies) {
		sources = append(sources, lang+"/"+family+".yaml")
	}
	return sources
}

// lexiconSources are all files of the folder, so that one more or one less counts as a change. It has the flags and the
// topics too: a lexicon that hears one which is gone must not be used.
func lexiconSources(files fs.FS, lang string) []string {
	places, _ := lexiconPlaces(files, lang)
	return append(places, "flags.yaml", "topics.yaml")
}
