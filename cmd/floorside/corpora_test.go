package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// corpora are our own labelled sentences; unsolved lists those that do not come out as labelled, with what they come to.
const (
	corporaFolder = "../../internal/hearing/testdata"
	unsolvedFile  = corporaFolder + "/unsolved.tsv"
)

// TestOurOwnSentencesComeOutAsLabelled says every sentence of our own corpora through the whole way of a turn. What is
// not solved is listed, so that nothing gets worse unseen and no list outlives its cause; -update writes it anew.
func TestOurOwnSentencesComeOutAsLabelled(t *testing.T) {
	found := map[string]string{}
	for _, name := range []string{"heard.tsv", "garbled.tsv"} {
		var out, errors bytes.Buffer
		if code := hearCmd([]string{"-json", filepath.Join(corporaFolder, name)}, strings.NewReader(""), &out, &errors); code != 0 {
			t.Fatalf("%s: %s", name, errors.String())
		}
		type rows struct {
			Rows []struct{ ID, Text, Expect, Outcome string }
		}
		var report struct {
			Judged      int
			Misheard    rows `json:"answers_misheard"`
			Misses      rows
			FalseAlarms rows                `json:"false_alarms"`
			TakenForNo  struct{ Count int } `json:"emergency_taken_for_no"`
		}
		if err := json.Unmarshal(out.Bytes(), &report); err != nil {
			t.Fatal(err)
		}
		if report.Judged < 300 {
			t.Errorf("%s: only %d sentences judged", name, report.Judged)
		}
		if report.TakenForNo.Count > 0 {
			t.Errorf("%s: %d emergencies are taken for a no", name, report.TakenForNo.Count)
		}
		for _, row := range report.Misheard.Rows {
			if row.Outcome == "no" && row.Expect != "answer_unclear" {
				t.Errorf("%s: a yes is taken for a no: %q", row.ID, row.Text)
			}
		}
		for _, row := range slices.Concat(report.Misheard.Rows, report.Misses.Rows, report.FalseAlarms.Rows) {
			found[row.ID] = fmt.Sprintf("%s\t%s\t%s", row.Expect, row.Outcome, row.Text)
		}
	}
	if *update {
		var b strings.Builder
		b.WriteString("id\texpect\tcomes to\ttext\n")
		for _, id := range slices.Sorted(maps.Keys(found)) {
			fmt.Fprintf(&b, "%s\t%s\n", id, found[id])
		}
		if err := os.WriteFile(unsolvedFile, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := os.ReadFile(unsolvedFile)
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]string{}
	for line := range strings.Lines(string(raw)) {
		id, rest, _ := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		listed[id] = rest
	}
	delete(listed, "id")
	for id, now := range found {
		if listed[id] != now {
			t.Errorf("%s comes to something else than unsolved.tsv says (%q): %s", id, listed[id], now)
		}
	}
	for id, was := range listed {
		if found[id] == "" {
			t.Errorf("%s comes out as labelled now: take it off unsolved.tsv (go test ./cmd/floorside -run OurOwn -update): %s", id, was)
		}
	}
}
