package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"floorside/content"
)

// readGood reads the smallest good content, with these approvals.
func readGood(t *testing.T, approvals string) *content.Book {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../content/testdata/good")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "approvals.yaml"), []byte(approvals), 0o600); err != nil {
		t.Fatal(err)
	}
	book, issues := content.Read(os.DirFS(dir))
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	return book
}

func noticed(book *content.Book, today time.Time, all bool) string {
	var out strings.Builder
	notices(book, today, all, &out)
	return out.String()
}

func unsigned(book *content.Book, today time.Time) string {
	var out strings.Builder
	printUnsigned(book, today, &out)
	return out.String()
}

// TestAReviewerFillsInWhatIsPrinted: from nothing signed to all signed, and on until it is due again.
func TestAReviewerFillsInWhatIsPrinted(t *testing.T) {
	today := time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)
	nobody := readGood(t, "")
	n := len(nobody.Signatures("en", today))
	if got := noticed(nobody, today, false); !strings.Contains(got, fmt.Sprintf("signed: 0 of %d lines; nobody has reviewed these words yet\n", n)) {
		t.Errorf("nobody signed: %s", got)
	}
	filled := strings.NewReplacer("reviewer:", "reviewer: made up", "role:", "role: none", "date:", `date: "2026-12-01"`, "due:", `due: "2027-12-01"`).
		Replace(unsigned(nobody, today))
	signed := readGood(t, filled)
	if got := noticed(signed, today, true); !strings.HasSuffix(got, fmt.Sprintf("signed: %d of %d lines; all in their present words, none overdue\n", n, n)) {
		t.Errorf("all signed: %s", got)
	}
	if got := unsigned(signed, today); got != "# nothing to sign\n" {
		t.Errorf("printed for signing: %s", got)
	}
	later := today.AddDate(1, 0, 1)
	if got := noticed(signed, later, false); !strings.Contains(got, fmt.Sprintf("0 never, 0 changed since, %d overdue\n", n)) || !strings.Contains(got, "to be read again: 1\n") {
		t.Errorf("a year later: %s", got)
	}
}

func TestEachLineToSignIsNamedWithItsReason(t *testing.T) {
	book := readGood(t, `- language: en
  reviewer: made up
  role: none
  date: "2026-12-01"
  due: "2027-12-01"
  lines: {topics.rest.say: "0123456789abcdef", safe: "`+safeHash(t)+`"}
`)
	overdue := time.Date(2027, 12, 2, 0, 0, 0, 0, time.UTC)
	got := noticed(book, overdue, true)
	for _, want := range []string{
		"sources.yaml: leaflet: was due to be read again on 2027-11-22\n",
		"en/topics.yaml: rest.say: has changed since made up signed it on 2026-12-01\n",
		"en/topics.yaml: rest.more: is unsigned\n",
		"en/safe.txt: is overdue since 2027-12-01: made up signed it on 2026-12-01\n",
		" never, 1 changed since, 1 overdue\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("not there: %s", want)
		}
	}
	if got := unsigned(book, overdue); !strings.Contains(got, "# en/safe.txt\n- language: en\n  reviewer:\n  role:\n  date:\n  due:\n  lines:\n    safe: \"") ||
		!strings.Contains(got, "# has changed since made up signed it on 2026-12-01\n") {
		t.Errorf("printed for signing: %s", got)
	}
}

func safeHash(t *testing.T) string {
	t.Helper()
	for _, s := range readGood(t, "").Signatures("en", time.Time{}) {
		if s.Line == content.SafeLine {
			return s.Hash
		}
	}
	t.Fatal("the safe sentence is not to be signed")
	return ""
}

func TestCheckSaysThatNobodyHasSigned(t *testing.T) {
	if code, out, err := ask("check"); code != 0 || !strings.Contains(out, "; nobody has reviewed these words yet\n") {
		t.Errorf("exit %d, %s%s", code, out, err)
	}
	if code, out, err := ask("check", "-unsigned"); code != 0 || !strings.HasPrefix(out, "# en/alerts.yaml\n- language: en\n") {
		t.Errorf("exit %d, %s%s", code, out[:min(len(out), 200)], err)
	}
}
