package infra_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"floorside/infra"
)

// store is what somebody reads in Amazon's skill store, and the name that opens the skill.
type store struct {
	Invocation  string
	Name        string
	Summary     string
	Description string
	Phrases     []string `json:"examplePhrases"`
	Keywords    []string
}

func readStore(t *testing.T) store {
	t.Helper()
	var m struct {
		Manifest struct {
			PublishingInformation struct{ Locales map[string]store }
		}
	}
	if err := json.Unmarshal(manifest(t), &m); err != nil {
		t.Fatal(err)
	}
	raw, err := infra.InteractionModel("en-US")
	if err != nil {
		t.Fatal(err)
	}
	var model struct {
		InteractionModel struct {
			LanguageModel struct{ InvocationName string }
		}
	}
	if err := json.Unmarshal(raw, &model); err != nil {
		t.Fatal(err)
	}
	s := m.Manifest.PublishingInformation.Locales["en-US"]
	s.Invocation = model.InteractionModel.LanguageModel.InvocationName
	return s
}

// claims are words of a service that rescues or heals. Amazon takes no skill that says it is one, and this is none.
var claims = regexp.MustCompile(`(?i)\b(life[- ]?sav\w*|sav(e|es|ing) (a |your )?li(fe|ves)|emergenc\w*|rescu\w*|ambulance|paramedic\w*|first aid|911|nine one one|cur(e|es|ed|ing)|heal(s|ed|ing)?|guarante\w*|diagnos\w*|treat(s|ed|ing|ment\w*)?|clinically|doctor[- ]approved|fda|hipaa)\b`)

// hers are names that belong to Amazon. A skill may not look like one of hers.
var hers = regexp.MustCompile(`(?i)\b(alexa|amazon|echo)\b`)

// disclaims is what the description of a skill about health has to say (recent refusals quote it).
var disclaims = []string{"not medical advice", "for information only", "not a substitute for a doctor", "ask your doctor", "dial your local emergency number", "cannot place calls", "does not diagnose, treat, cure or prevent"}

// problems are what a reviewer of Amazon would send back.
func (s store) problems() []string {
	var found []string
	add := func(format string, args ...any) { found = append(found, fmt.Sprintf(format, args...)) }
	about, disclaimer, _ := strings.Cut(s.Description, "\n\n")
	for place, text := range map[string]string{"invocation name": s.Invocation, "name": s.Name, "summary": s.Summary,
		"description": about, "keywords": strings.Join(s.Keywords, ", "), "example phrases": strings.Join(s.Phrases, ". ")} {
		if word := claims.FindString(text); word != "" {
			add("%s: %q claims to rescue or heal", place, word)
		}
		if word := hers.FindString(text); word != "" && place != "example phrases" {
			add("%s: %q is Amazon's own", place, word)
		}
	}
	for _, words := range disclaims {
		if !strings.Contains(disclaimer, words) {
			add("description: the disclaimer does not say %q", words)
		}
	}
	if strings.ToLower(s.Name) != s.Invocation {
		add("name: %q, but it is opened as %q", s.Name, s.Invocation)
	}
	return append(found, s.phraseProblems()...)
}

// phraseProblems holds the example phrases to Amazon's form: the first one opens the skill, each names it.
func (s store) phraseProblems() []string {
	var found []string
	if len(s.Phrases) != 3 {
		found = append(found, fmt.Sprintf("example phrases: %d, and the store shows three", len(s.Phrases)))
	}
	form := regexp.MustCompile(`^Alexa, (open|ask) ` + s.Invocation + `( [a-zA-Z' ]+)?$`)
	for i, phrase := range s.Phrases {
		opens := phrase == "Alexa, open "+s.Invocation
		if !form.MatchString(phrase) || strings.Count(phrase, "Alexa") != 1 || (i == 0) != opens {
			found = append(found, fmt.Sprintf("example phrases: %q: the first is \"Alexa, open %s\", the others \"Alexa, ask %s ...\"", phrase, s.Invocation, s.Invocation))
		}
	}
	return found
}

func TestTheStoreSaysNothingThatAReviewerSendsBack(t *testing.T) {
	for _, problem := range readStore(t).problems() {
		t.Error(problem)
	}
}

func TestWhatAReviewerSendsBackIsNoticed(t *testing.T) {
	for _, c := range []struct {
		spoil func(*store)
		want  string
	}{
		{func(s *store) { s.Name = "Back Emergency Helper" }, "name: \"Emergency\" claims"},
		{func(s *store) { s.Summary = "It could save your life." }, "summary: \"save your life\" claims"},
		{func(s *store) { s.Keywords = append(s.Keywords, "first aid") }, "keywords: \"first aid\" claims"},
		{func(s *store) { s.Description = "Heals backs. " + s.Description }, "description: \"Heals\" claims"},
		{func(s *store) { s.Description = "For your Echo. " + s.Description }, "description: \"Echo\" is Amazon's own"},
		{func(s *store) { s.Name = "Alexa Back Helper" }, "name: \"Alexa\" is Amazon's own"},
		{func(s *store) { s.Invocation = "rescue my back" }, "invocation name: \"rescue\" claims"},
		{func(s *store) { s.Description, _, _ = strings.Cut(s.Description, "\n\n") }, "does not say \"not medical advice\""},
		{func(s *store) { s.Description = strings.Replace(s.Description, "ask your doctor", "ask us", 1) }, "does not say \"ask your doctor\""},
		{func(s *store) { s.Phrases[0] = "Open back spasm helper" }, "example phrases: \"Open"},
		{func(s *store) { s.Phrases[1] = "Alexa, ask back helper about ice" }, "example phrases: \"Alexa, ask back helper"},
		{func(s *store) { s.Phrases = s.Phrases[:2] }, "example phrases: 2"},
	} {
		s := readStore(t)
		c.spoil(&s)
		if found := s.problems(); !slices.ContainsFunc(found, func(p string) bool { return strings.Contains(p, c.want) }) {
			t.Errorf("want %q noticed, found %q", c.want, found)
		}
	}
}
