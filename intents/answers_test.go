package intents_test

import (
	"encoding/json"
	"os"
	"testing"

	"floorside/internal/hearing"
	"floorside/internal/model"
)

// A no takes both Alexa and hearing: what the model lists as a no must be heard as some answer, or it would be asked again
// for ever.
func TestWhatAlexaTakesForANoIsHeardAsOne(t *testing.T) {
	raw, err := os.ReadFile(modelFile)
	if err != nil {
		t.Fatal(err)
	}
	var m model.Model
	if err := json.Unmarshal(raw, &m); err != nil {
		t.Fatal(err)
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
	for _, typ := range m.InteractionModel.LanguageModel.Types {
		if typ.Name != "ANSWER" {
			continue
		}
		for _, v := range typ.Values {
			if v.ID != "no" {
				continue
			}
			for _, text := range append([]string{v.Name.Value}, v.Name.Synonyms...) {
				for _, q := range book.Rules.Screen.Danger {
					tried++
					if ear.Hear(text, q.ID).Answer == hearing.Unclear {
						t.Errorf("%q at %s: Alexa takes it for a no, and nobody hears one", text, q.ID)
					}
				}
			}
		}
	}
	if tried < 200 {
		t.Errorf("only %d tried", tried)
	}
}
