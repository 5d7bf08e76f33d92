package content

import (
	"slices"
	"testing"
)

// What the two articles, the emergency list and the dossier say does not change when somebody edits the table.
func TestEveryStatementOfTheSeedsIsAccountedFor(t *testing.T) {
	book, issues := Load()
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	count := map[string]int{}
	for _, s := range book.Statements() {
		count[s.series()]++
		if spoken := book.Spoken("en", s); len(spoken) != len(s.Lines) || (len(spoken) == 0) != (s.LeftOut != "") {
			t.Errorf("%s: spoken in %d of %d lines, left out %q", s.ID, len(spoken), len(s.Lines), s.LeftOut)
		}
	}
	for series, want := range map[string]int{"A": 29, "B": 12, "M": 30, "C": 19, "RF": 29} {
		if count[series] != want {
			t.Errorf("%d of %s, want %d", count[series], series, want)
		}
	}
}

func TestTheTableGivesTheWordsOfALine(t *testing.T) {
	book, issues := Read(goodFiles(t))
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	all := book.Statements()
	at := func(id string) Statement {
		return all[slices.IndexFunc(all, func(s Statement) bool { return s.ID == id })]
	}
	if got := book.Spoken("en", at("A1")); len(got) != 2 || got[0].Line != "routines.cat.start" || got[0].Words.Self[0] != "Hands and knees." {
		t.Errorf("A1: %+v", got)
	}
	if got := book.Spoken("en", at("A2")); len(got) > 0 {
		t.Errorf("A2 is left out, and spoken: %+v", got)
	}
	if got := at("RF1").Lines; !slices.Equal(got, []string{"flags.legs.own"}) {
		t.Errorf("a red flag is spoken by its flag: %q", got)
	}
	if got := book.Spoken("eo", at("A1")); len(got) > 0 {
		t.Errorf("in a language that nobody hears: %+v", got)
	}
}

func TestALineHasTheSourcesOfItsRule(t *testing.T) {
	book, _ := Read(goodFiles(t))
	for line, want := range map[string][]string{
		"lines.net": {"leaflet"}, "lines.call_now": nil, "flags.legs.own": {"own_caution"}, "questions.kind.probe": {"leaflet"},
		"topics.rest.say": {"leaflet"}, "routines.cat.up": {"leaflet"}, "topics.work.say": nil, "sources.leaflet": nil, "": nil,
	} {
		if got := book.Rules.SourcesOf(line); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

// A Lambda that starts reads neither table, and talks without them.
func TestATalkNeedsNoTable(t *testing.T) {
	files := withBuilt(t, embedded)
	delete(files, statementsPlace)
	delete(files, approvalsPlace)
	if book, issues := open(files, fromBuilt); book == nil || len(issues) > 0 {
		t.Errorf("%v", issues)
	}
}
