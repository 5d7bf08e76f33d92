package content

import (
	"bytes"
	"encoding/json"
	"io/fs"
)

// BuiltFile is one file of the folder built, as it should be.
type BuiltFile struct {
	Path string // from content/
	Data []byte
}

// Build makes the folder built from the YAML. Content with a problem is not built: who starts from it looks for none.
func Build(files fs.FS) ([]BuiltFile, []Issue) {
	book, issues := Read(files)
	if len(issues) > 0 {
		return nil, issues
	}
	b := &builder{files: files}
	rules, err := encode(book.Rules)
	b.add(rulesPlace, rulesSources(), rules, err)
	done := map[string]bool{}
	for _, region := range book.Rules.Regions {
		if !done[region.Language] {
			b.language(book, region.Language)
		}
		done[region.Language] = true
	}
	return b.built, b.issues
}

type builder struct {
	files  fs.FS
	built  []BuiltFile
	issues []Issue
}

func (b *builder) language(book *Book, lang string) {
	lines, err := encodeLines(book.Words[lang].lines)
	b.add(wordsPlace(lang), wordsSources(lang), lines, err)
	lexicon, _ := book.Lexicon(lang) // Read has looked at its problems
	heard, err := encode(lexicon)
	b.add(lexiconPlace(lang), lexiconSources(lang), heard, err)
}

func (b *builder) add(place string, sources []string, body []byte, err error) {
	if err == nil {
		var head []byte
		if head, err = headOf(b.files, place, sources, body); err == nil {
			b.built = append(b.built, BuiltFile{place, append(head, body...)})
			return
		}
	}
	b.issues = append(b.issues, Issue{place, "cannot be built: " + err.Error()})
}

// encode writes JSON with a line for each value, so that a change shows as such; without indents, so that it is read fast.
func encode(v any) ([]byte, error) {
	raw, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	var lines bytes.Buffer
	err = json.Indent(&lines, append(raw, '\n'), "", "")
	return lines.Bytes(), err
}
