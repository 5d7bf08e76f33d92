package judge

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// Template fails the test when AWS would refuse the template at path, which is relative to the test's
// package or absolute. Its judge knows the properties of AWS's resources. It does not know those of SAM's
// (a function's architecture, memory or timeout), nor IAM's actions, nor what a template of ours must have.
func Template(t testing.TB, path string) {
	t.Helper()
	report(t, "template", must[[]string](t)(templateProblems(path)))
}

// templateProblems asks about all templates at once: the judge takes seconds to start.
func templateProblems(paths ...string) ([]string, error) {
	var absolute []string
	for _, path := range paths {
		path, err := filepath.Abs(path) // the script runs at the root
		if err != nil {
			return nil, fmt.Errorf("judge: template: %w", err)
		}
		absolute = append(absolute, path)
	}
	out, err := run("cfn.mjs", strings.NewReader(""), absolute...)
	if err != nil {
		return nil, err
	}
	var problems []string
	for line := range strings.Lines(string(out)) {
		problems = append(problems, strings.TrimSpace(line))
	}
	return problems, nil
}
