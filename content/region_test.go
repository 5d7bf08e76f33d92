package content

import (
	"slices"
	"testing"
)

func TestEveryLocaleFindsItsPhoneNumbers(t *testing.T) {
	rules := &Rules{Regions: []Region{{Locale: "en-US", Language: "en"}, {Locale: "de-AT", Language: "de"}, {Locale: "en-GB", Language: "en"}, {Locale: "de-DE", Language: "de"}}}
	for asked, want := range map[string]string{
		"en-US": "en-US",
		"en-GB": "en-GB",
		"en-AU": "en-US", // the first of its language
		"de-CH": "de-AT",
		"de":    "de-AT",
		"fr-FR": "en-US", // the first of all
		"eng-x": "en-US",
		"EN-gb": "en-US",
		"-":     "en-US",
		"":      "en-US",
	} {
		if got := rules.Region(asked).Locale; got != want {
			t.Errorf("%q hears %s, want %s", asked, got, want)
		}
	}
}

// What the words may name, every region must have a number for.
func TestEveryPlaceholderHasANumberInEveryRegion(t *testing.T) {
	book, _ := Load()
	for _, region := range book.Rules.Regions {
		for id, line := range book.Words[region.Language].lines {
			for _, text := range line.wordings() {
				for _, found := range placeholder().FindAllStringSubmatch(text, -1) {
					if region.Numbers[found[1]].Dial == "" && !slices.Contains(figureUses, found[1]) {
						t.Errorf("%s: %s: no number for %s", region.Locale, id, found[0])
					}
				}
			}
		}
	}
}
