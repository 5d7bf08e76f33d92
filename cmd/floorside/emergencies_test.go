package main

import (
	"slices"
	"strings"
	"testing"

	"floorside/content"
	"floorside/internal/hearing"
)

// named is how somebody names a sign of the emergency list. A line of a flag speaks the sign to who has just named it,
// so it must be heard as that flag.
var named = map[string][]string{
	"M01": {"the bleeding won't stop"},
	"M02": {"i can't breathe"},
	"M03": {"i'm suddenly confused", "he's acting strange and confused"},
	"M04": {"my chest hurts"},
	"M05": {"i'm choking"},
	"M06": {"i'm coughing up blood", "i'm throwing up blood"},
	"M08": {"i fainted"},
	"M09": {"i want to die", "i want to kill someone"},
	"M10": {"i hit my head", "i fell off the roof"},
	"M11": {"i can't stop throwing up"},
	"M12": {"i was in a car crash"},
	"M14": {"i suddenly can't see", "my legs won't work"},
	"M15": {"i swallowed poison"},
	"M16": {"my belly hurts terribly"},
	"M17": {"this is the worst headache of my life"},
	"M18": {"i can't speak"},
	"M19": {"my lips are swelling"},
	"M21": {"my child is not herself"},
	"M22": {"my child is hard to wake"},
	"M24": {"my child can't walk"},
	"M25": {"my child breathes strangely"},
	"M27": {"my child's skin is gray"},
	"M28": {"my son has a seizure"},
	"M29": {"my daughter has a fever and a stiff neck"},
	"M30": {"my child won't stop bleeding"},
	"M20": {"his skin is blue"}, // left out of the words, and heard all the same
}

func TestWhoNamesASignOfTheListHearsItsLine(t *testing.T) {
	book, issues := content.Load()
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	lexicon, issues := book.Lexicon("en")
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	ear, err := hearing.New(lexicon)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range book.Statements() {
		flags := flagsOf(s)
		if strings.HasPrefix(s.ID, "M") && len(flags) > 0 && len(named[s.ID]) == 0 {
			t.Errorf("%s: how does somebody name it?", s.ID)
		}
		for _, sentence := range named[s.ID] {
			heard := ear.Hear(sentence, "").Flags
			if len(heard) == 0 || len(flags) > 0 && !slices.ContainsFunc(heard, func(id string) bool { return slices.Contains(flags, id) }) {
				t.Errorf("%s: %q is heard as %q, and spoken by %q", s.ID, sentence, heard, flags)
			}
		}
	}
}

// flagsOf returns the flags whose lines speak a statement.
func flagsOf(s content.Statement) []string {
	var all []string
	for _, line := range s.Lines {
		if rest, ok := strings.CutPrefix(line, "flags."); ok {
			id, _, _ := strings.Cut(rest, ".")
			all = append(all, id)
		}
	}
	return all
}
