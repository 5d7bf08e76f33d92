package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"floorside/content"
)

// notices says what is no problem of the content but should be known: a line each with counts, and with all of them
// each by its place.
func notices(book *content.Book, today time.Time, all bool, stdout io.Writer) {
	spoken := 0
	statements := book.Statements()
	for _, s := range statements {
		if len(s.Lines) > 0 {
			spoken++
		}
	}
	fmt.Fprintf(stdout, "statements: %d, of them %d spoken, %d left out for a stated reason\n", len(statements), spoken, len(statements)-spoken)
	due := book.Rules.SourcesDue(today)
	fmt.Fprintf(stdout, "sources: %s; to be read again: %d\n", howRead(book.Rules.Sources), len(due))
	fmt.Fprintln(stdout, signedLine(signatures(book, today)))
	if !all {
		return
	}
	for _, s := range due {
		fmt.Fprintf(stdout, "sources.yaml: %s: was due to be read again on %s\n", s.ID, s.Due)
	}
	for _, s := range signatures(book, today) {
		if s.State != content.Current {
			fmt.Fprintf(stdout, "%s: %s\n", s.Place(s.language), why(s.Signature))
		}
	}
}

func howRead(sources []content.Source) string {
	read := map[string]int{}
	for _, s := range sources {
		read[s.Read]++
	}
	return fmt.Sprintf("%d read whole, %d in excerpts, %d known through the dossier, %d our own", read["whole"], read["excerpt"], read["dossier"], read[""])
}

// signature is that of a line in one language.
type signature struct {
	content.Signature
	language string
}

func signatures(book *content.Book, today time.Time) []signature {
	var all []signature
	for _, lang := range slices.Sorted(maps.Keys(book.Words)) {
		for _, s := range book.Signatures(lang, today) {
			all = append(all, signature{s, lang})
		}
	}
	return all
}

func signedLine(all []signature) string {
	n := map[content.Signed]int{}
	for _, s := range all {
		n[s.State]++
	}
	text := fmt.Sprintf("signed: %d of %d lines; ", n[content.Current], len(all))
	switch len(all) {
	case n[content.Never]:
		return text + "nobody has reviewed these words yet"
	case n[content.Current]:
		return text + "all in their present words, none overdue"
	}
	return text + fmt.Sprintf("%d never, %d changed since, %d overdue", n[content.Never], n[content.Changed], n[content.Overdue])
}

func why(s content.Signature) string {
	switch s.State {
	case content.Changed:
		return fmt.Sprintf("has changed since %s signed it on %s", s.By.Reviewer, s.By.Date)
	case content.Overdue:
		return fmt.Sprintf("is overdue since %s: %s signed it on %s", s.By.Due, s.By.Reviewer, s.By.Date)
	case content.Current:
		return fmt.Sprintf("is signed by %s until %s", s.By.Reviewer, s.By.Due)
	}
	return "is unsigned"
}

// printUnsigned writes what is to be signed as entries for approvals.yaml, one for each file of words. Who signs, and
// when, is left blank: that only a reviewer can write.
func printUnsigned(book *content.Book, today time.Time, stdout io.Writer) {
	entry := ""
	for _, s := range signatures(book, today) {
		if s.State == content.Current {
			continue
		}
		file, _, _ := strings.Cut(s.Place(s.language), ": ")
		if file != entry {
			entry = file
			fmt.Fprintf(stdout, "# %s\n- language: %s\n  reviewer:\n  role:\n  date:\n  due:\n  lines:\n", file, s.language)
		}
		fmt.Fprintf(stdout, "    %s: %q", s.Line, s.Hash)
		if s.State != content.Never {
			fmt.Fprintf(stdout, " # %s", why(s.Signature))
		}
		fmt.Fprintln(stdout)
	}
	if entry == "" {
		fmt.Fprintln(stdout, "# nothing to sign")
	}
}
