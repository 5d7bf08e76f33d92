package judge

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// schema compiles a JSON schema once, on first use.
type schema func() (*jsonschema.Schema, error)

// made is a schema that `make tools` makes from Amazon's types.
func made(file string) schema {
	return compiled(filepath.Join("build", "schemas", file), "")
}

// part is one definition of a schema that `make tools` makes.
func part(file string, name Alert) schema {
	return compiled(filepath.Join("build", "schemas", file), "#/definitions/"+string(name))
}

// spec is a definition of the API description that comes with ask-smapi-model. It knows lengths and
// counts that the types do not.
func spec(definition string) schema {
	return compiled(filepath.Join("tools", "node_modules", "ask-smapi-model", "spec.json"), "#/definitions/"+definition)
}

func compiled(path, fragment string) schema {
	return sync.OnceValues(func() (*jsonschema.Schema, error) {
		root, err := findRoot()
		if err != nil {
			return nil, err
		}
		raw, err := os.ReadFile(filepath.Join(root, path))
		if errors.Is(err, os.ErrNotExist) {
			return nil, fmt.Errorf("judge: %s is missing: %s", path, cure)
		}
		if err != nil {
			return nil, fmt.Errorf("judge: %w", err)
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
		if err != nil {
			return nil, fmt.Errorf("judge: %s: %w", path, err)
		}
		compiler := jsonschema.NewCompiler()
		compiler.DefaultDraft(jsonschema.Draft7)
		if err := compiler.AddResource("judge.json", doc); err != nil {
			return nil, fmt.Errorf("judge: %s: %w", path, err)
		}
		return compiler.Compile("judge.json" + fragment)
	})
}

// The judges that are schemas.
var (
	requestSchema  = made("request.schema.json")
	responseSchema = made("response.schema.json")
	modelSchema    = made("model.schema.json")
	manifestSchema = made("manifest.schema.json")
	manifestSpec   = spec("v1.skill.Manifest.SkillManifestEnvelope")
)

// Request fails the test when raw is not a request that Alexa could send. Properties nobody has heard of are let through.
func Request(t testing.TB, raw []byte) {
	t.Helper()
	report(t, "request", must[[]string](t)(requestSchema.problems(raw)))
}

// Response fails the test when raw is not a response that Alexa takes. Nothing misspelt or made up is let through.
func Response(t testing.TB, raw []byte) {
	t.Helper()
	report(t, "response", must[[]string](t)(responseSchema.problems(raw)))
}

// maxShown is how many complaints are worth reading: a union that nothing fits has one for each of its types.
const maxShown = 20

// report fails the test with what is wrong with one thing.
func report(t testing.TB, what string, problems []string) {
	t.Helper()
	for i, problem := range problems {
		if i == maxShown {
			t.Errorf("judge: %s: and %d more", what, len(problems)-maxShown)
			return
		}
		t.Errorf("judge: %s: %.300s", what, problem)
	}
}

// problems returns what is wrong with raw, the deepest place first; the error is for when the schema could not be asked.
func (s schema) problems(raw []byte) ([]string, error) {
	compiled, err := s()
	if err != nil {
		return nil, err
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		return []string{"not JSON: " + err.Error()}, nil
	}
	err = compiled.Validate(doc)
	var invalid *jsonschema.ValidationError
	switch {
	case err == nil:
		return nil, nil
	case errors.As(err, &invalid):
		return deepest(invalid), nil
	}
	return nil, fmt.Errorf("judge: %w", err)
}

// deepest lists the complaints about the innermost place that any branch of the schema reached.
func deepest(invalid *jsonschema.ValidationError) []string {
	var found []string
	depth := -1
	for _, leaf := range leaves(nil, invalid) {
		unit := leaf.BasicOutput()
		problem := unit.InstanceLocation + ": " + unit.Error.String()
		switch d := len(leaf.InstanceLocation); {
		case d > depth:
			depth, found = d, []string{problem}
		case d == depth && !slices.Contains(found, problem):
			found = append(found, problem)
		}
	}
	return found
}

// leaves appends the complaints that have no closer cause. In a union of sixty types every branch
// complains; where some agree on the type, the others were not meant.
func leaves(found []*jsonschema.ValidationError, v *jsonschema.ValidationError) []*jsonschema.ValidationError {
	if len(v.Causes) == 0 {
		return append(found, v)
	}
	var meant, others []*jsonschema.ValidationError
	for _, cause := range v.Causes {
		own := leaves(nil, cause)
		if slices.ContainsFunc(own, func(leaf *jsonschema.ValidationError) bool { return ofAnotherType(v, leaf) }) {
			others = append(others, own...)
		} else {
			meant = append(meant, own...)
		}
	}
	if len(meant) > 0 {
		return append(found, meant...)
	}
	return append(found, others...)
}

// ofAnotherType reports whether leaf complains of the type field of the very object that v is about.
func ofAnotherType(v, leaf *jsonschema.ValidationError) bool {
	at := len(v.InstanceLocation)
	_, union := v.ErrorKind.(*kind.AnyOf)
	return union && len(leaf.InstanceLocation) == at+1 && leaf.InstanceLocation[at] == "type"
}
