package intents_test

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"floorside/intents"
)

// TestTableAndModelHoldEachOther: every intent of the interaction model has a row, every row an intent, and every
// value that Alexa can resolve means something here.
func TestTableAndModelHoldEachOther(t *testing.T) {
	raw, err := os.ReadFile(modelFile)
	if err != nil {
		t.Fatal(err)
	}
	var model struct {
		InteractionModel struct {
			LanguageModel struct {
				Intents []struct{ Name string }
				Types   []struct {
					Name   string
					Values []struct{ ID string }
				}
			}
		}
	}
	if err := json.Unmarshal(raw, &model); err != nil {
		t.Fatal(err)
	}
	language := model.InteractionModel.LanguageModel
	rows := intents.Intents()
	var named []string
	for _, intent := range language.Intents {
		if !intents.Known(intent.Name) {
			t.Errorf("the model's %s has no row in the table", intent.Name)
		}
		named = append(named, intent.Name)
	}
	for _, row := range rows {
		if !slices.Contains(named, row) {
			t.Errorf("the table's %s is not in the model", row)
		}
	}
	meant := intents.Values(builtIn(t))
	for _, typ := range language.Types {
		ids, ok := meant[typ.Name]
		if !ok {
			continue // free words: hearing reads them, no id decides
		}
		var found []string
		for _, v := range typ.Values {
			found = append(found, v.ID)
			if !slices.Contains(ids, v.ID) {
				t.Errorf("%s: %q means nothing here", typ.Name, v.ID)
			}
		}
		for _, id := range ids {
			if !slices.Contains(found, id) {
				t.Errorf("%s: nobody can say %q", typ.Name, id)
			}
		}
		delete(meant, typ.Name)
	}
	for name := range meant {
		t.Errorf("the model has no slot type %s", name)
	}
}
