package model_test

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"floorside/content"
	"floorside/internal/judge"
	"floorside/internal/model"
)

const root = "../.."

func regions(t *testing.T) []content.Region {
	t.Helper()
	book, issues := content.Load()
	if book == nil {
		t.Fatal(issues)
	}
	return book.Rules.Regions
}

func files(t *testing.T) []model.File {
	t.Helper()
	written, issues := model.Files(content.Files(), regions(t))
	for _, issue := range issues {
		t.Error(issue)
	}
	if len(written) == 0 {
		t.Fatal("no interaction model was written")
	}
	return written
}

func TestCommittedFilesAreWhatContentSays(t *testing.T) {
	all, issues := model.All(content.Files())
	for _, issue := range issues {
		t.Error(issue)
	}
	if len(all) <= len(files(t)) {
		t.Error("beside the models nothing is made from content")
	}
	for _, f := range all {
		if err := f.Fresh(root); err != nil {
			t.Error(err)
		}
	}
}

func TestFilesAreWrittenTheSameEveryTime(t *testing.T) {
	first, _ := model.All(content.Files())
	second, _ := model.All(content.Files())
	for i := range first {
		if !bytes.Equal(first[i].Data, second[i].Data) {
			t.Errorf("%s: two writings differ", first[i].Path)
		}
	}
}

func TestAmazonsTypesAcceptTheModels(t *testing.T) {
	for _, f := range files(t) {
		judge.InteractionModel(t, f.Data)
	}
}

// Alexa is said to take 250 intents, and refused a model of more than a million characters.
func TestTheModelsAreNotTooLargeForAlexa(t *testing.T) {
	for _, f := range files(t) {
		var m model.Model
		if err := json.Unmarshal(f.Data, &m); err != nil {
			t.Fatal(err)
		}
		if n := len(m.InteractionModel.LanguageModel.Intents); n == 0 || n > 250 || len(f.Data) > 1_000_000 {
			t.Errorf("%s: %d intents, %d bytes", f.Path, n, len(f.Data))
		}
	}
}

func TestFreshTellsAStaleAndAMissingFile(t *testing.T) {
	dir := t.TempDir()
	f := files(t)[0]
	if err := f.Fresh(dir); err == nil {
		t.Error("a missing file passes for fresh")
	}
	if err := f.Save(dir); err != nil {
		t.Fatal(err)
	}
	if err := f.Fresh(dir); err != nil {
		t.Error(err)
	}
	if err := os.WriteFile(dir+"/"+f.Path, []byte("{}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := f.Fresh(dir); err == nil {
		t.Error("a stale file passes for fresh")
	}
}
