package content

import "testing"

// BenchmarkOpen is what a start waits for: rules and words, from the folder built and from the YAML.
func BenchmarkOpen(b *testing.B) {
	each(b, func(b *testing.B, read reader) {
		for b.Loop() {
			if _, issues := open(embedded, read); len(issues) > 0 {
				b.Fatal(issues)
			}
		}
	})
}

// BenchmarkLexicon is what the first words to hear may have to wait for.
func BenchmarkLexicon(b *testing.B) {
	each(b, func(b *testing.B, read reader) {
		book, _ := open(embedded, read)
		for b.Loop() {
			if _, issues := read.lexicon(embedded, "en", book.Rules); len(issues) > 0 {
				b.Fatal(issues)
			}
		}
	})
}

func each(b *testing.B, run func(*testing.B, reader)) {
	b.Run("built", func(b *testing.B) {
		if !isFresh(embedded, rulesPlace, rulesSources()) || !isFresh(embedded, wordsPlace("en"), wordsSources("en")) ||
			!isFresh(embedded, lexiconPlace("en"), lexiconSources(embedded, "en")) {
			b.Skip("content/built is stale: run `make model`")
		}
		run(b, fromBuilt)
	})
	b.Run("yaml", func(b *testing.B) { run(b, fromYAML) })
}
