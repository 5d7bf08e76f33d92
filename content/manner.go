package content

import (
	"io/fs"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"
)

// Manner is how one language must not sound, and what the checker has to know of its words. Only the checker reads it:
// a Lambda starts without.
type Manner struct {
	Warning   string  `yaml:"warning"`   // how every warning begins
	Blame     phrases `yaml:"blame"`     // says whose fault it is
	Promise   phrases `yaml:"promise"`   // says how it will end
	Diagnosis phrases `yaml:"diagnosis"` // says what it is
	Dose      phrases `yaml:"dose"`      // says how much of a medicine; # is any of Numbers
	Numbers   phrases `yaml:"numbers"`
	Filler    phrases `yaml:"filler"` // says nothing
	Jargon    terms   `yaml:"jargon"`
	Theirs    Theirs  `yaml:"theirs"`
	Answers   phrases `yaml:"answers"` // what one can say to a question of the talk
	Pairs     phrases `yaml:"pairs"`   // two words, one choice
}

// Theirs is what belongs to the person and not to somebody beside them: no line to the second says "your back".
type Theirs struct {
	Of   phrases `yaml:"of"`   // "your"
	Body phrases `yaml:"body"` // "back": may not follow one of Of
	Says phrases `yaml:"says"` // "you feel": may not stand at all
}

// term is a word of doctors, with the plain words of which one must stand in the same line. Without any it is never said.
type term struct {
	said  phrase
	plain phrases
}

type terms []term

// UnmarshalYAML reads a map from the words of doctors to lists of plain ones. The decoder refuses a key given twice.
func (t *terms) UnmarshalYAML(node *yaml.Node) error {
	var plain map[string]phrases
	if err := node.Decode(&plain); err != nil {
		return err
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		key := node.Content[i]
		said, err := toPhrase(key)
		if err != nil {
			return err
		}
		*t = append(*t, term{said, plain[key.Value]})
	}
	return nil
}

// phrases is a list of what may stand in a line, each word for word.
type phrases []phrase

func (p phrases) String() string {
	var all []string
	for _, one := range p {
		all = append(all, one.String())
	}
	return strings.Join(all, ", ")
}

type phrase []string

func (p phrase) String() string { return strings.Join(p, " ") }

// UnmarshalYAML reads a list of phrases, and says where one is none.
func (p *phrases) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind != yaml.SequenceNode {
		return wrongAt(node, "is no list of phrases")
	}
	for _, one := range node.Content {
		words, err := toPhrase(one)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(*p, func(other phrase) bool { return slices.Equal(other, words) }) {
			return wrongAt(one, "%q stands here twice", one.Value)
		}
		*p = append(*p, words)
	}
	return nil
}

func toPhrase(node *yaml.Node) (phrase, error) {
	words := phrase(toWords(node.Value))
	if len(words) == 0 || slices.Contains(words, stop) {
		return nil, wrongAt(node, "%q is no phrase: words only", node.Value)
	}
	return words, nil
}

// readManner reads one language's manner, or returns nil and why not.
func readManner(files fs.FS, lang string) (*Manner, []Issue) {
	m := &Manner{}
	if issues := readStrict(files, lang+"/manner.yaml", m); len(issues) > 0 {
		return nil, issues
	}
	if !strings.Contains(m.Warning, "{emergency}") {
		return nil, []Issue{{lang + "/manner.yaml: warning", "does not name {emergency}: a warning begins with the number"}}
	}
	return m, nil
}

// stop stands between two sentences, so that no phrase is found across it.
const stop = "."

// toWords takes a text apart into its words, small, without commas and quotes; a {placeholder} is one word.
func toWords(text string) []string {
	var words []string
	text = strings.ToLower(strings.ReplaceAll(text, "’", "'"))
	between := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(".?!'{}#", r)
	}
	for _, field := range strings.FieldsFunc(text, between) {
		word := strings.TrimRight(field, ".?!")
		if word != "" {
			words = append(words, word)
		}
		if word != field {
			words = append(words, stop)
		}
	}
	return words
}

// among returns the words that are the first of these phrases found, or nil. A # in a phrase is any number.
func (p phrases) among(words []string, numbers phrases) phrase {
	for _, one := range p {
		for at := range words {
			if one.begins(words[at:], numbers) {
				return words[at : at+len(one)]
			}
		}
	}
	return nil
}

// begins reports whether the words begin with this phrase.
func (p phrase) begins(words []string, numbers phrases) bool {
	return len(p) <= len(words) && slices.EqualFunc(p, words[:len(p)], func(want, word string) bool {
		return want == word || want == "#" && numbers.has(word)
	})
}

// after returns the first of the phrases that stands right behind one of these, both together, or nil.
func (p phrases) after(before phrases, words []string) phrase {
	for at := range words {
		for _, b := range before {
			if !b.begins(words[at:], nil) {
				continue
			}
			for _, one := range p {
				if one.begins(words[at+len(b):], nil) {
					return words[at : at+len(b)+len(one)]
				}
			}
		}
	}
	return nil
}

// has reports whether a word is a phrase by itself.
func (p phrases) has(word string) bool {
	return slices.ContainsFunc(p, func(one phrase) bool { return len(one) == 1 && one[0] == word })
}

// cutSentences takes a text apart after each full stop, question mark and exclamation mark.
func cutSentences(text string) []string {
	var all []string
	from := 0
	for i, r := range text {
		ends := strings.ContainsRune(".?!", r) && (i+1 == len(text) || text[i+1] == ' ')
		if ends {
			all = append(all, strings.TrimSpace(text[from:i+1]))
			from = i + 1
		}
	}
	if rest := strings.TrimSpace(text[from:]); rest != "" {
		all = append(all, rest)
	}
	return all
}
