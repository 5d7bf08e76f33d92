package intents_test

import (
	"os"
	"testing"

	"floorside/content"
	"floorside/internal/hearing"
)

// A no takes both Alexa and hearing: what the model lists as a no must be heard as some answer, or it would be asked again
// for ever.
func TestWhatAlexaTakesForANoIsHeardAsOne(t *testing.T) {
	const place = "../content/en/utterances.yaml"
	raw, err := os.ReadFile(place)
	if err != nil {
		t.Fatal(err)
	}
	said, issues := content.ParseUtterances(place, raw)
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	book := builtIn(t)
	lexicon, issues := book.Lexicon("en")
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	ear, err := hearing.New(lexicon)
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, v := range said.Type("ANSWER").Values {
		if v.ID != "no" {
			continue
		}
		for _, text := range v.Phrases {
			for _, q := range book.Rules.Screen.Danger {
				tried++
				if heard := ear.Hear(text, q.ID).Answer; heard == hearing.Unclear || heard >= hearing.What {
					t.Errorf("%q at %s: Alexa takes it for a no, and nobody hears one", text, q.ID)
				}
			}
		}
	}
	if tried < 200 {
		t.Errorf("only %d tried", tried)
	}
}
