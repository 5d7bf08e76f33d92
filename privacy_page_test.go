package floorside_test

import (
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"floorside/content"
	"floorside/internal/guide"
)

// kept is how docs/privacy.md names each fact of the record: a field that is new there has to be told here too.
var kept = map[string]string{
	"Who": "whether it is about you or about someone else", "Place": "which one, how many times, which side",
	"ClearedUntil": "until when your answers to the safety questions count (half an hour)",
	"Advice":       "how urgent, when, and what we hold back because of it",
	"Pace":         "that you want it slower", "Onset": "when your back pain began",
	"Seen": "when you last used the skill", "Rev": "how often the note was written",
}

func TestThePrivacyPageIsTrue(t *testing.T) {
	page, text := privacyPage(t)
	record := reflect.TypeFor[guide.Record]()
	for i := range record.NumField() {
		if words := kept[record.Field(i).Name]; words == "" || !strings.Contains(text, words) {
			t.Errorf("the page does not tell that %s is kept (%q)", record.Field(i).Name, words)
		}
	}
	template, err := os.ReadFile("template.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, fact := range []struct {
		holds bool
		words string
	}{
		{guide.RecordFor == 72*time.Hour, "Three days (72 hours) after you last used the skill"},
		{guide.OnsetFor == 21*24*time.Hour, "the note ends 21 days after"},
		{guide.ClearedFor == 30*time.Minute, "(half an hour)"},
		{strings.Contains(string(template), "RecoveryPeriodInDays: 1 "), "A backup of the notes goes back one day"},
		{strings.Contains(string(template), "RetentionInDays: 30\n"), "These lines go after 30 days"},
		{strings.Contains(string(template), "SSEEnabled: true"), "locked with a key while stored"},
	} {
		if !fact.holds || !strings.Contains(text, fact.words) {
			t.Errorf("%q is not on the page, or no longer true", fact.words)
		}
	}
	blanks := regexp.MustCompile(`\{\{\w+\}\}`).FindAllString(page, -1)
	slices.Sort(blanks)
	if got := fmt.Sprint(slices.Compact(blanks)); got != "[{{CONTACT}} {{COUNTRY}} {{DATE}} {{PUBLISHER}}]" {
		t.Errorf("to be filled in before it is published: %s", got)
	}
	checklist, err := os.ReadFile("docs/certification.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, blank := range blanks {
		if !strings.Contains(string(checklist), blank) {
			t.Errorf("docs/certification.md does not say that %s is to be filled in", blank)
		}
	}
}

// TestThePrivacyPageIsReadWithEase: the whole of it at grade 8 or below, and no paragraph far above.
func TestThePrivacyPageIsReadWithEase(t *testing.T) {
	page, text := privacyPage(t)
	if grade := content.Grade(text); grade > 8 {
		t.Errorf("the page is of grade %.1f", grade)
	}
	for paragraph := range strings.SplitSeq(page, "\n\n") {
		if grade := content.Grade(plain(paragraph)); grade > 10 {
			t.Errorf("grade %.1f: %s", grade, paragraph)
		}
	}
}

func privacyPage(t *testing.T) (page, text string) {
	t.Helper()
	raw, err := os.ReadFile("docs/privacy.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(raw), plain(string(raw))
}

// plain is a page without its headings and its marks, as running text. Each point of a list is a sentence.
func plain(page string) string {
	var lines []string
	for line := range strings.Lines(page) {
		if line = strings.TrimPrefix(strings.TrimSpace(line), "- "); !strings.HasPrefix(line, "#") {
			lines = append(lines, strings.Replace(line, ";", ".", 1))
		}
	}
	return strings.Join(lines, " ")
}
