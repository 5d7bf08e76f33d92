package content

import (
	"fmt"
	"testing"
	"testing/fstest"
	"time"
)

var signingDay = time.Date(2027, 3, 1, 9, 0, 0, 0, time.UTC)

// Nobody has signed, and nothing but a reviewer's own change may say otherwise: it takes this test out.
func TestTheShippedApprovalsAreEmpty(t *testing.T) {
	book, issues := Load()
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	if approvals, _ := book.approvals(); len(approvals) > 0 {
		t.Errorf("%d entries: %+v", len(approvals), approvals)
	}
	for _, s := range book.Signatures("en", signingDay) {
		if s.State != Never {
			t.Errorf("%s is signed by %q", s.Line, s.By.Reviewer)
		}
	}
	if got := len(book.Signatures("en", signingDay)); got != book.Words["en"].Count()+1 {
		t.Errorf("%d to sign, want every line and the safe sentence", got)
	}
	if book.AllSigned(signingDay) {
		t.Error("a release would go out unsigned")
	}
}

func TestAHashStandsForTheExactWords(t *testing.T) {
	line := Line{Self: Wordings{"Rest.", "Lie still."}, Other: Wordings{"They rest."}, Again: Wordings{"Rest."}}
	// printf 'self\tRest.\nself\tLie still.\nother\tThey rest.\nagain\tRest.\n' | sha256sum
	if got, want := line.Hash(), "e220975aab91bf4a"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for name, other := range map[string]Line{
		"a comma":       {Self: Wordings{"Rest.", "Lie, still."}, Other: line.Other, Again: line.Again},
		"the order":     {Self: Wordings{"Lie still.", "Rest."}, Other: line.Other, Again: line.Again},
		"another voice": {Self: line.Self, Other: line.Other, AgainOther: line.Again},
		"one less":      {Self: line.Self, Other: line.Other},
	} {
		if other.Hash() == line.Hash() {
			t.Errorf("%s: the same hash", name)
		}
	}
	line.Except = map[string]string{"grade": "nobody hears this"}
	if got := line.Hash(); got != "e220975aab91bf4a" {
		t.Errorf("what nobody hears changes it: %s", got)
	}
}

// signedContent is the good content with these approvals.
func signedContent(t *testing.T, approvals string) *Book {
	t.Helper()
	files := goodFiles(t)
	files[approvalsPlace] = &fstest.MapFile{Data: []byte(approvals)}
	book, issues := Read(files)
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	return book
}

// entry is an approval of one line of the good content.
func entry(line, hash, date, due string) string {
	return fmt.Sprintf("- {language: en, reviewer: R %s, role: none, date: %q, due: %q, lines: {%s: %q}}\n", date, date, due, line, hash)
}

func TestALineIsSignedOnlyInItsPresentWordsAndUntilItIsDue(t *testing.T) {
	book := signedContent(t, "")
	hash := book.Words["en"].lines["topics.rest.say"].Hash()
	const old = "0123456789abcdef"
	for name, c := range map[string]struct {
		approvals string
		want      Signed
		by        string
	}{
		"never":                        {entry("lines.net", old, "2026-12-01", "2027-12-01"), Never, ""},
		"current":                      {entry("topics.rest.say", hash, "2026-12-01", "2027-12-01"), Current, "R 2026-12-01"},
		"on the last day":              {entry("topics.rest.say", hash, "2026-12-01", "2027-03-01"), Current, "R 2026-12-01"},
		"overdue":                      {entry("topics.rest.say", hash, "2026-12-01", "2027-02-28"), Overdue, "R 2026-12-01"},
		"changed":                      {entry("topics.rest.say", old, "2026-12-01", "2027-12-01"), Changed, "R 2026-12-01"},
		"changed twice":                {entry("topics.rest.say", old, "2026-12-02", "2027-12-01") + entry("topics.rest.say", old, "2026-12-01", "2027-12-01"), Changed, "R 2026-12-02"},
		"changed, then signed":         {entry("topics.rest.say", old, "2026-12-01", "2027-12-01") + entry("topics.rest.say", hash, "2027-02-01", "2028-02-01"), Current, "R 2027-02-01"},
		"overdue, then signed":         {entry("topics.rest.say", hash, "2027-02-01", "2028-02-01") + entry("topics.rest.say", hash, "2026-01-01", "2027-01-01"), Current, "R 2027-02-01"},
		"changed back to an older one": {entry("topics.rest.say", hash, "2026-12-01", "2027-12-01") + entry("topics.rest.say", old, "2027-02-01", "2028-02-01"), Current, "R 2026-12-01"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, s := range signedContent(t, c.approvals).Signatures("en", signingDay) {
				if s.Line == "topics.rest.say" && (s.State != c.want || s.By.Reviewer != c.by) {
					t.Errorf("state %d by %q, want %d by %q", s.State, s.By.Reviewer, c.want, c.by)
				}
			}
		})
	}
}

func TestAReleaseNeedsEveryLineSigned(t *testing.T) {
	all := ""
	for _, s := range signedContent(t, "").Signatures("en", signingDay) {
		all += entry(s.Line, s.Hash, "2026-12-01", "2027-12-01")
	}
	book := signedContent(t, all)
	if !book.AllSigned(signingDay) {
		t.Error("all is signed, and it does not count")
	}
	if book.AllSigned(signingDay.AddDate(1, 0, 0)) {
		t.Error("all is overdue, and it counts")
	}
	if (&Book{}).AllSigned(signingDay) {
		t.Error("no words at all count as signed")
	}
}

func TestASourceComesDue(t *testing.T) {
	book := signedContent(t, "")
	if due := book.Rules.SourcesDue(signingDay); len(due) > 0 {
		t.Errorf("%+v", due)
	}
	if due := book.Rules.SourcesDue(signingDay.AddDate(1, 0, 0)); len(due) != 1 || due[0].ID != "leaflet" {
		t.Errorf("%+v", due)
	}
}
