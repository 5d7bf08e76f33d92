package content

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestShippedUtterancesHaveNoProblem(t *testing.T) {
	for _, u := range shipped(t) {
		if u.Invocation == "" || len(u.Intents) == 0 || len(u.Types) == 0 {
			t.Errorf("read as %+v", u)
		}
	}
}

// shipped reads every language's utterances.
func shipped(t *testing.T) map[string]*Utterances {
	t.Helper()
	all := map[string]*Utterances{}
	paths, err := filepath.Glob("*/utterances.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no utterances found: %v", err)
	}
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		u, issues := ParseUtterances(path, raw)
		for _, issue := range issues {
			t.Error(issue)
		}
		all[filepath.Dir(path)] = u
	}
	return all
}

// Each file of testdata/utterances is wrong in one way and says in its first line what has to be found.
func TestEveryWayToBeWrongIsFoundAndLocated(t *testing.T) {
	paths, err := filepath.Glob("testdata/utterances/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".yaml"), func(t *testing.T) {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			first, _, _ := strings.Cut(string(raw), "\n")
			want, ok := strings.CutPrefix(first, "# wants: ")
			if !ok {
				t.Fatal(`the first line has to be "# wants: ..."`)
			}
			_, issues := ParseUtterances("xx/utterances.yaml", raw)
			found := slices.ContainsFunc(issues, func(i Issue) bool {
				return strings.HasPrefix(i.String(), "xx/utterances.yaml: ") && strings.Contains(i.String(), want)
			})
			if !found {
				t.Errorf("want %q, found %v", want, issues)
			}
			if len(issues) > 2 {
				t.Errorf("wrong in one way, yet %d problems: %v", len(issues), issues)
			}
		})
	}
}

func TestTemplatesAreWrittenOut(t *testing.T) {
	phrases := map[string][]string{"leg": {"my (leg|foot)", "a knee"}}
	for template, want := range map[string][]string{
		"back spasm":              {"back spasm"},
		"(yes|yeah) please":       {"yes please", "yeah please"},
		"start [the|a] {routine}": {"start the {routine}", "start a {routine}", "start {routine}"},
		"<leg> [really] hurts":    {"my leg really hurts", "my leg hurts", "my foot really hurts", "my foot hurts", "a knee really hurts", "a knee hurts"},
		"a (b [c|d (e|f)]|g)":     {"a b c", "a b d e", "a b d f", "a b", "a g"},
		"wife['s]":                {"wife's", "wife"},
		"":                        nil,
	} {
		got, err := expand(template, phrases)
		if want == nil && err == nil || want != nil && !slices.Equal(got, want) {
			t.Errorf("%q: got %q (%v), want %q", template, got, err, want)
		}
	}
}

func TestKeptWordsComeBackFromTheIntentsName(t *testing.T) {
	if words, kept := KeptWords("Said_hard_to"); words != "hard to" || !kept {
		t.Errorf("got %q, %v", words, kept)
	}
	if _, kept := KeptWords("SayIntent"); kept {
		t.Error("SayIntent keeps nothing")
	}
}

func FuzzParseUtterances(f *testing.F) {
	paths, _ := filepath.Glob("testdata/utterances/*.yaml")
	for _, path := range paths {
		if raw, err := os.ReadFile(path); err == nil {
			f.Add(raw)
		}
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		ParseUtterances("fuzzed", raw) // must not panic
	})
}
