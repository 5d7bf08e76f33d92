package content

import (
	"fmt"

	"go.yaml.in/yaml/v3"
)

// Line is one thing to say, in the two voices: to the person, and to somebody beside them.
// Again, where it is set, is the shorter wording for "repeat".
type Line struct {
	Self, Other, Again, AgainOther Wordings
	// Except names the rules of the checker that this line may break, each with the written reason. What is built
	// leaves it out: only the checker asks.
	Except map[string]string
}

// Wordings are the ways to say one thing, mostly one. What is heard often has several, said in turn.
type Wordings []string

// take returns the wording of the n-th time, or the empty string.
func (w Wordings) take(n int) string {
	if len(w) == 0 {
		return ""
	}
	return w[n%len(w)]
}

// UnmarshalYAML accepts one sentence or a list of them for both voices, or a map of voices.
func (l *Line) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind != yaml.MappingNode {
		err := l.Self.read(node)
		l.Other = l.Self
		return err
	}
	into := map[string]*Wordings{"self": &l.Self, "other": &l.Other, "again": &l.Again, "again_other": &l.AgainOther}
	var wrong yaml.TypeError
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, value := node.Content[i], node.Content[i+1]
		voice, ok := into[key.Value]
		var problem string
		switch {
		case key.Value == "except" && value.Decode(&l.Except) == nil:
		case key.Value == "except":
			problem = fmt.Sprintf("line %d: except is no map from a rule to the reason", value.Line)
		case !ok:
			problem = fmt.Sprintf("line %d: unknown voice %q: say self, other, again or again_other", key.Line, key.Value)
		case voice == nil:
			problem = fmt.Sprintf("line %d: voice %q stands here twice", key.Line, key.Value)
		case voice.read(value) != nil:
			problem = fmt.Sprintf("line %d: voice %q is not a sentence, nor a list of sentences", value.Line, key.Value)
		}
		if problem != "" {
			wrong.Errors = append(wrong.Errors, problem)
		}
		into[key.Value] = nil
	}
	if len(wrong.Errors) > 0 {
		return &wrong
	}
	return nil
}

// read takes one wording, or a list of them.
func (w *Wordings) read(node *yaml.Node) error {
	if node.Kind == yaml.ScalarNode {
		*w = Wordings{node.Value}
		return nil
	}
	return node.Decode((*[]string)(w))
}

// Words holds every line of one language by its full id, "family.id" or "family.id.part":
// "lines.greeting", "questions.legs.ask", "flags.saddle.heard", "topics.rest.say", "routines.cat_stretch.up".
type Words struct {
	Safe  string // needs nothing: not parsed, no placeholders
	lines map[string]Line
}

// Has reports whether a line exists.
func (w *Words) Has(id string) bool { _, ok := w.lines[id]; return ok }

// Varies reports whether a line has more than one wording.
func (w *Words) Varies(id string) bool {
	l := w.lines[id]
	return max(len(l.Self), len(l.Other), len(l.Again), len(l.AgainOther)) > 1
}

// Wordings is how many wordings a line has.
func (w *Words) Wordings(id string) int { return len(w.lines[id].Self) }

// Say returns a line in one voice, in its shorter wording if again is asked for and there is one, in the wording of the
// n-th time. A missing line is the empty string: the checker does not let one ship.
func (w *Words) Say(id string, other, again bool, n int) string {
	return w.voice(id, other, again).take(n)
}

// voice returns the wordings of a line that Say takes turns with.
func (w *Words) voice(id string, other, again bool) Wordings {
	l := w.lines[id]
	switch {
	case again && other && len(l.AgainOther) > 0:
		return l.AgainOther
	case again && !other && len(l.Again) > 0:
		return l.Again
	case other:
		return l.Other
	}
	return l.Self
}
