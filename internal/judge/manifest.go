package judge

import (
	"encoding/json"
	"fmt"
	"testing"
)

// category is the only honest one for this skill. To Amazon's types it is any string; this value is in the example of
// the skill manifest reference.
const category = "HEALTH_AND_FITNESS"

// Manifest fails the test when raw is not a manifest (skill.json) that Amazon takes.
func Manifest(t testing.TB, raw []byte) {
	t.Helper()
	report(t, "manifest", must[[]string](t)(manifestProblems(raw)))
}

func manifestProblems(raw []byte) ([]string, error) {
	for _, s := range []schema{manifestSchema, manifestSpec} {
		if problems, err := s.problems(raw); err != nil || len(problems) > 0 {
			return problems, err
		}
	}
	var m struct {
		Manifest struct {
			PublishingInformation struct {
				Category string `json:"category"`
			} `json:"publishingInformation"`
		} `json:"manifest"`
	}
	if err := json.Unmarshal(raw, &m); err != nil {
		return []string{err.Error()}, nil
	}
	if got := m.Manifest.PublishingInformation.Category; got != category {
		return []string{fmt.Sprintf("/manifest/publishingInformation/category: %q, want %q", got, category)}, nil
	}
	return nil, nil
}
