package content

import (
	"os"
	"slices"
	"strings"
	"testing"
)

func knownFlag(id string) bool { return id == "legs" }

func parseFixture(t *testing.T, name string) (*Lexicon, []string) {
	t.Helper()
	raw, err := os.ReadFile("testdata/lexicon/" + name + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	lex, issues := ParseLexicon("hearing.yaml", raw, knownFlag)
	var said []string
	for _, issue := range issues {
		said = append(said, issue.String())
	}
	return lex, said
}

func TestEachWayALexiconCanBeWrong(t *testing.T) {
	for name, want := range map[string]string{
		"unknown_key":        `field grammer not found`,
		"unknown_key_inside": `field dropp not found`,
		"unknown_concept":    `rules: legs: unknown concept "week"`,
		"unknown_flag":       `rules: lags: is no flag`,
		"empty_phrase":       `concepts: leg: empty phrase`,
		"duplicate_phrase":   `concepts: leg: phrase "leg" stands twice`,
		"unused_concept":     `concepts: arm: is never used`,
		"capital":            `concepts: leg: phrase "Foot" must be lower case`,
		"broken_rule":        `two + in a row`,
		"broken_window":      `within needs a number`,
		"missing_plus":       `no + before "weak"`,
		"circle":             `refers to itself`,
		"unknown_reference":  `concepts: leg: unknown concept "feet"`,
		"flag_and_sign":      `each needs a flag, a sign or a topic`,
		"rule_twice":         `rules: legs: stands twice`,
		"unknown_amount":     `amounts: old: is of "years"`,
		"concept_twice":      `mapping key "leg" already defined`,
	} {
		t.Run(name, func(t *testing.T) {
			_, said := parseFixture(t, name)
			if !slices.ContainsFunc(said, func(s string) bool { return strings.Contains(s, want) }) {
				t.Errorf("want an issue with %q, got %q", want, said)
			}
			for _, s := range said {
				if !strings.HasPrefix(s, "hearing.yaml: ") {
					t.Errorf("issue without its place: %q", s)
				}
			}
		})
	}
}

func TestAGoodLexiconHasNoIssues(t *testing.T) {
	lex, said := parseFixture(t, "good")
	if len(said) > 0 {
		t.Fatal(said)
	}
	if want := (Phrases{"weak", "gives way", "no strength"}); !slices.Equal(lex.Concepts["weak"], want) {
		t.Errorf("weak is %q, want %q", lex.Concepts["weak"], want)
	}
	if rule := lex.Heard[0].Certain[0]; rule.Within != within || len(rule.Slots) != 2 {
		t.Errorf("the rule became %+v", rule)
	}
}

func TestAllProblemsAreReturnedAtOnce(t *testing.T) {
	_, said := parseFixture(t, "everything")
	for _, want := range []string{`"week"`, "is no flag", "empty phrase", "stands twice", "arm: is never used"} {
		if !slices.ContainsFunc(said, func(s string) bool { return strings.Contains(s, want) }) {
			t.Errorf("nothing about %q in %q", want, said)
		}
	}
}

func TestARuleReadsAsItIsWritten(t *testing.T) {
	rule, err := parseRule("leg|foot + weak within 6 ordered ever anywhere unless tired|asleep")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(rule.Slots[0], []string{"leg", "foot"}) || rule.Within != 6 || !rule.Ordered || !rule.Ever ||
		!rule.Anywhere || !slices.Equal(rule.Unless, []string{"tired", "asleep"}) {
		t.Errorf("read as %+v", rule)
	}
}
