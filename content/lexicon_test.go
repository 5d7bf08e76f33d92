package content

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// parsed is the lexicon of a folder hearing with these files, and what was said of it.
func parsed(t *testing.T, texts map[string]string) (*Lexicon, []string) {
	t.Helper()
	rules := &Rules{Flags: []Flag{{ID: "saddle"}, {ID: "legs"}, {ID: "clot"}}, Topics: []Topic{{ID: "rest"}, {ID: "fear"}}, Routines: []Routine{{ID: "cat"}}}
	rules.index()
	files := fstest.MapFS{}
	for name, text := range texts {
		files["en/hearing/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	lex, issues := ParseLexicon(files, "en", rules)
	return lex, lines(issues)
}

func parseFixture(t *testing.T, name string) (*Lexicon, []string) {
	t.Helper()
	raw, err := os.ReadFile("testdata/lexicon/" + name + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	return parsed(t, map[string]string{"all.yaml": string(raw)})
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
		"flag_and_sign":      `each needs a flag, a sign, a topic or a routine`,
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
				if !strings.HasPrefix(s, "en/hearing/all.yaml: ") {
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

// TestWhatIsWrongBetweenTwoFilesNamesBoth: or whoever mends the one never finds the other.
func TestWhatIsWrongBetweenTwoFilesNamesBoth(t *testing.T) {
	const leg = "rules: [{flag: legs, certain: [leg]}]\nconcepts: {leg: leg}\n"
	for name, c := range map[string]struct{ a, b, want string }{
		"concept": {leg, "concepts: {leg: foot}", "en/hearing/b.yaml: concepts: leg: stands in en/hearing/a.yaml too"},
		"flag":    {leg, "rules: [{flag: legs, suspected: [leg]}]", "en/hearing/b.yaml: rules: legs: stands in en/hearing/a.yaml too"},
		"sign": {"rules: [{flag: legs, certain: [leg]}, {sign: old, certain: [leg]}]", "rules: [{sign: old, certain: [leg]}]\nconcepts: {leg: leg}",
			"en/hearing/b.yaml: rules: old: stands in en/hearing/a.yaml too"},
		"grammar":  {leg + "grammar: {drop: a}", "grammar: {skip: it}", "en/hearing/b.yaml: grammar: stands in en/hearing/a.yaml too"},
		"answers":  {leg + "answers: {yes: ja}", "answers: {no: nein}", "en/hearing/b.yaml: answers: stands in en/hearing/a.yaml too"},
		"harmless": {leg + "harmless: [leg]", "harmless: [leg + leg]", "en/hearing/b.yaml: harmless: stands in en/hearing/a.yaml too"},
		"amount": {leg + "harmless: [old]\namounts: {old: {of: age, from: 50}}", "amounts: {old: {of: age, from: 60}}",
			"en/hearing/b.yaml: amounts: old: stands in en/hearing/a.yaml too"},
		"amount and concept": {leg + "amounts: {knee: {of: age, from: 50}}\nharmless: [knee]", "concepts: {knee: knee}",
			"en/hearing/a.yaml: amounts: knee: is also a concept"},
		"topic": {"rules: [{topic: rest, certain: [leg]}]", "rules: [{topic: rest, certain: [leg]}]\nconcepts: {leg: leg}",
			"en/hearing/b.yaml: rules: rest: stands in en/hearing/a.yaml too"},
		"topics apart": {"rules: [{topic: rest, certain: [leg]}]", "rules: [{topic: fear, certain: [leg]}]\nconcepts: {leg: leg}",
			"en/hearing/b.yaml: rules: fear: is apart from the topics of en/hearing/a.yaml: of several the first counts, so all stand in one file"},
		"routine apart": {"rules: [{topic: rest, certain: [leg]}]", "rules: [{routine: cat, certain: [leg]}]\nconcepts: {leg: leg}",
			"en/hearing/b.yaml: rules: cat: is apart from the topics of en/hearing/a.yaml: of several the first counts, so all stand in one file"},
		"circle": {leg + "harmless: [foot]", "concepts: {foot: (toe), toe: (foot)}", "en/hearing/b.yaml: concepts: foot: refers to itself"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, said := parsed(t, map[string]string{"a.yaml": c.a, "b.yaml": c.b}); !slices.Equal(said, []string{c.want}) {
				t.Errorf("said %q, want %q", said, c.want)
			}
		})
	}
}

// TestAProblemIsNamedWhereItStands, whichever file uses what is wrong.
func TestAProblemIsNamedWhereItStands(t *testing.T) {
	_, said := parsed(t, map[string]string{
		"a.yaml": "rules: [{flag: legs, certain: [leg + feet]}, {flag: lags, certain: [leg +]}, {topic: stairs, certain: [leg]}, {routine: headstand, certain: [leg]}]",
		"b.yaml": "concepts: {leg: \"leg, , Leg\", arm: arm}\namounts: {old: {of: years}}\ngrammar: {drop: \"a, a\"}",
	})
	want := []string{
		`en/hearing/a.yaml: rules: headstand: is no routine`,
		`en/hearing/a.yaml: rules: lags: certain: a concept is missing in "leg +"`,
		`en/hearing/a.yaml: rules: lags: is no flag`,
		`en/hearing/a.yaml: rules: legs: unknown concept "feet"`,
		`en/hearing/a.yaml: rules: stairs: is no topic`,
		`en/hearing/b.yaml: amounts: old: is never used`,
		`en/hearing/b.yaml: amounts: old: is of "years"; it must be of one of age, hours, number`,
		`en/hearing/b.yaml: concepts: arm: is never used`,
		`en/hearing/b.yaml: concepts: leg: empty phrase`,
		`en/hearing/b.yaml: concepts: leg: phrase "Leg" must be lower case`,
		`en/hearing/b.yaml: grammar: drop: phrase "a" stands twice`,
	}
	if slices.Sort(said); !slices.Equal(said, want) {
		t.Errorf("said\n\t%s\nwant\n\t%s", strings.Join(said, "\n\t"), strings.Join(want, "\n\t"))
	}
}

// TestAFileThatCannotBeReadIsAllThatIsSaid: what it would have held is not called unknown everywhere else.
func TestAFileThatCannotBeReadIsAllThatIsSaid(t *testing.T) {
	legs := "rules: [{flag: legs, certain: [leg]}]"
	for name, c := range map[string]struct {
		texts map[string]string
		want  string
	}{
		"bad YAML":      {map[string]string{"body.yaml": "concepts: {leg", "legs.yaml": legs}, "en/hearing/body.yaml: line 1: did not find expected"},
		"two documents": {map[string]string{"body.yaml": "concepts: {}\n---\nconcepts: {leg: leg}", "legs.yaml": legs}, "en/hearing/body.yaml: goes on after a line of ---"},
		"other ending":  {map[string]string{"all.yaml": legs + "\nconcepts: {leg: leg}", "legs.yml": ""}, "en/hearing/legs.yml: is no .yaml file"},
		"hidden alone":  {map[string]string{".legs.yaml": legs}, "en/hearing: has no .yaml file"},
		"nothing":       {nil, "en/hearing: cannot be read"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, said := parsed(t, c.texts); len(said) != 1 || !strings.HasPrefix(said[0], c.want) {
				t.Errorf("said %q, want %q alone", said, c.want)
			}
		})
	}
}

// TestTheOrderIsNotThatOfTheFiles: which of two half-heard flags is asked about first must not hang on a file's name.
func TestTheOrderIsNotThatOfTheFiles(t *testing.T) {
	texts := []string{
		"rules: [{sign: stiff, certain: [leg]}, {flag: clot, certain: [leg]}, {flag: saddle, certain: [leg]}]",
		"rules: [{topic: rest, certain: [leg]}, {sign: bruise, certain: [leg]}, {topic: fear, certain: [leg]}, {flag: legs, certain: [leg]}]\nconcepts: {leg: leg}",
	}
	for _, names := range [][]string{{"a.yaml", "b.yaml"}, {"b.yaml", "a.yaml"}} {
		lex, said := parsed(t, map[string]string{names[0]: texts[0], names[1]: texts[1]})
		var order []string
		for _, h := range lex.Heard {
			order = append(order, h.Flag+h.Sign+h.Topic)
		}
		if got := strings.Join(order, " "); got != "saddle legs clot bruise stiff rest fear" || len(said) > 0 {
			t.Errorf("%s; %q", got, said)
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

// Each question whose yes means danger needs its matter, and what is misheard must be a word of some concept.
func TestMattersAndSoundsAreChecked(t *testing.T) {
	rules := &Rules{Screen: Screen{Danger: []Question{{ID: "legs"}, {ID: "fever"}}, Gates: []Question{{ID: "sixty"}}, Talk: []Question{{ID: "next"}}}}
	rules.index()
	_, issues := ParseLexicon(fstest.MapFS{"en/hearing/all.yaml": &fstest.MapFile{Data: []byte(`
answers: {matters: {legs: "leg, foot", next: "more", arms: "arm"}, lesser: {legs: "leg"}}
harmless: [leg]
concepts: {leg: "leg, =foot"}
sounds: {foot: "food, f ut", leg: "leg, la ke gs", arm: "harm"}
`)}}, "en", rules)
	got := lines(issues)
	want := []string{
		"answers: matters: fever: is missing: a no to anything would pass for a no to this question",
		"answers: lesser: sixty: is missing: a no to anything would pass for a no to this question",
		"answers: matters: arms: is no danger question",
		"answers: matters: next: is no danger question",
		"answers: lesser: legs: is no other question whose yes means danger",
		"sounds: arm: stands in no concept",
		`sounds: leg: "leg" is not one word or two that are written instead of it`,
		`sounds: leg: "la ke gs" is not one word or two that are written instead of it`,
	}
	for i := range want {
		want[i] = "en/hearing/all.yaml: " + want[i]
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

// TestTimesThatCannotBeAreNamed: an hour past the day, an eighth weekday, a part of the day that holds an hour twice.
func TestTimesThatCannotBeAreNamed(t *testing.T) {
	_, said := parsed(t, map[string]string{"when.yaml": `when: {verbs: "start, (leg)", clocks: {noon: 24}, weekdays: {sunday: 7}, days: {yesterday: -1},
  lengths: {just now: 0, last era: 9999}, parts: {night: {first: 18, from: 18, last: 31, said: Night}, dawn: {first: 6, from: 5, last: 7}}}`})
	want := []string{
		`clocks: "noon" is 24, and must be from 0 and below 24`,
		`days: "yesterday" is -1, and must be from 0 and below 366`,
		`lengths: "last era" is 9999, and must be from 0 and below 8784`,
		`parts: dawn: must have 0 <= first <= from < last, and last at most 12 hours after first`,
		`parts: night: must have 0 <= first <= from < last, and last at most 12 hours after first`,
		`parts: night: phrase "Night" must be lower case`,
		`verbs: "(leg)" is no phrase: concepts are not heard here`,
		`verbs: unknown concept "leg"`,
		`weekdays: "sunday" is 7, and must be from 0 and below 7`,
	}
	for i := range want {
		want[i] = "en/hearing/when.yaml: when: " + want[i]
	}
	if slices.Sort(said); !slices.Equal(said, want) {
		t.Errorf("said\n\t%s\nwant\n\t%s", strings.Join(said, "\n\t"), strings.Join(want, "\n\t"))
	}
}
