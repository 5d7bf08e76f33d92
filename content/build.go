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
	rules, err := encodeRules(book.Rules)
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
	b.add(lexiconPlace(lang), lexiconSources(b.files, lang), heard, err)
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

// encodeRules leaves out what is empty: most fields of most rules, and half of what would have to be read at each start.
func encodeRules(r *Rules) ([]byte, error) {
	raw, err := json.Marshal(r)
	if err != nil {
		return nil, err
	}
	var tree any
	if err := json.Unmarshal(raw, &tree); err != nil {
		return nil, err
	}
	return encode(pruned(tree))
}

// pruned is a JSON value without the fields that are empty.
func pruned(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for name, field := range v {
			if v[name] = pruned(field); saysNothing(v[name]) {
				delete(v, name)
			}
		}
	case []any:
		for i := range v {
			v[i] = pruned(v[i])
		}
	}
	return v
}

// saysNothing reports whether a field means the same when it is not there.
func saysNothing(v any) bool {
	return v == nil || v == "" || v == false || v == float64(0)
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
