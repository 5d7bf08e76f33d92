package content

import (
	"fmt"

	"go.yaml.in/yaml/v3"
)

// Line is one thing to say, in the two voices: to the person, and to somebody beside them.
// Again, where it is set, is the shorter wording for "repeat".
type Line struct {
	Self       string `yaml:"self"`
	Other      string `yaml:"other"`
	Again      string `yaml:"again"`
	AgainOther string `yaml:"again_other"`
}

// UnmarshalYAML accepts one plain sentence for both voices, or a map of voices.
func (l *Line) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind == yaml.ScalarNode {
		l.Self, l.Other = node.Value, node.Value
		return nil
	}
	into := map[string]*string{"self": &l.Self, "other": &l.Other, "again": &l.Again, "again_other": &l.AgainOther}
	var wrong yaml.TypeError
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, value := node.Content[i], node.Content[i+1]
		voice, ok := into[key.Value]
		switch {
		case !ok:
			wrong.Errors = append(wrong.Errors, fmt.Sprintf("line %d: unknown voice %q: say self, other, again or again_other", key.Line, key.Value))
			continue
		case voice == nil:
			wrong.Errors = append(wrong.Errors, fmt.Sprintf("line %d: voice %q stands here twice", key.Line, key.Value))
			continue
		case value.Kind != yaml.ScalarNode:
			wrong.Errors = append(wrong.Errors, fmt.Sprintf("line %d: voice %q is not a sentence", value.Line, key.Value))
			continue
		}
		*voice = value.Value
		into[key.Value] = nil
	}
	if len(wrong.Errors) > 0 {
		return &wrong
	}
	return nil
}

// Words holds every line of one language by its full id, "family.id" or "family.id.part":
// "lines.greeting", "questions.legs.ask", "flags.saddle.heard", "topics.rest.say", "routines.cat_stretch.up".
type Words struct {
	Safe  string // needs nothing: not parsed, no placeholders
	lines map[string]Line
}

// Has reports whether a line exists.
func (w *Words) Has(id string) bool { _, ok := w.lines[id]; return ok }

// Say returns a line in one voice, in its shorter wording if again is asked for and there is one.
// A missing line is the empty string: the checker does not let one ship.
func (w *Words) Say(id string, other, again bool) string {
	l := w.lines[id]
	switch {
	case again && other && l.AgainOther != "":
		return l.AgainOther
	case again && !other && l.Again != "":
		return l.Again
	case other:
		return l.Other
	}
	return l.Self
}
