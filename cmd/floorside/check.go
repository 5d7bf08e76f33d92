package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"time"

	"floorside/content"
)

// checkOptions is what check shows beside the problems.
type checkOptions struct {
	every    bool // every notice, by its place
	unsigned bool // nothing but what is to be signed
	today    time.Time
}

// checkCmd names every problem of the checkout's content, a line each, with its place. What is unsigned or due is no
// problem, and is counted.
func checkCmd(args []string, today time.Time, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("floorside check", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "floorside check looks through content/ of this checkout and names every problem and its place.")
		flags.PrintDefaults()
	}
	o := checkOptions{today: today}
	flags.BoolVar(&o.every, "v", false, "name each line that is unsigned, changed or overdue, and each source that is due")
	flags.BoolVar(&o.unsigned, "unsigned", false, "print what is to be signed as entries for content/approvals.yaml, for a reviewer to fill in")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return 0
	} else if err != nil {
		return 2
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "floorside check: unknown argument %q: it always checks everything\n", flags.Arg(0))
		return 2
	}
	root, err := findRoot()
	if err != nil {
		fmt.Fprintln(stderr, "floorside check:", err)
		return 2
	}
	return checkContent(os.DirFS(filepath.Join(root, "content")), o, stdout, stderr)
}

// checkContent checks rules, words, hearing, utterances and turns of all languages.
func checkContent(files fs.FS, o checkOptions, stdout, stderr io.Writer) int {
	book, issues := content.Read(files)
	sentences := 0
	for _, language := range languages(files, book) {
		u, found := readUtterances(files, language+"/utterances.yaml")
		issues = append(issues, found...)
		sentences += countSentences(u)
	}
	issues = append(issues, checkTurns(book, issues)...)
	switch {
	case len(issues) == 0 && o.unsigned:
		printUnsigned(book, o.today, stdout)
		return 0
	case len(issues) == 0:
		fmt.Fprintf(stdout, "content: %s, %d sentences a person may say: no problems\n", summary(book), sentences)
		notices(book, o.today, o.every, stdout)
		return 0
	}
	for _, issue := range issues {
		fmt.Fprintln(stdout, issue)
	}
	fmt.Fprintf(stderr, "floorside check: %d found\n", len(issues))
	return 1
}

// languages returns every language that a locale names or a folder holds; the book is nil if the rules are unreadable.
func languages(files fs.FS, book *content.Book) []string {
	all := map[string]bool{}
	if book != nil {
		for _, region := range book.Rules.Regions {
			all[region.Language] = true
		}
	}
	folders, _ := fs.Glob(files, "*/utterances.yaml") // the pattern is right, so there is no error
	for _, file := range folders {
		all[path.Dir(file)] = true
	}
	return slices.Sorted(maps.Keys(all))
}

func readUtterances(files fs.FS, place string) (*content.Utterances, []content.Issue) {
	raw, err := fs.ReadFile(files, place)
	if err != nil {
		return nil, []content.Issue{{Place: place, Problem: "cannot be read: " + err.Error()}}
	}
	return content.ParseUtterances(place, raw)
}

func countSentences(u *content.Utterances) int {
	if u == nil {
		return 0
	}
	n := 0
	for _, intent := range u.Intents {
		n += len(intent.Samples)
	}
	return n
}

// summary counts what was checked, so that nobody takes an empty folder for a clean one.
func summary(book *content.Book) string {
	questions, lines := 0, 0
	for range book.Rules.Screen.Questions {
		questions++
	}
	for _, words := range book.Words {
		lines += words.Count()
	}
	return fmt.Sprintf("%d lines, %d flags, %d questions, %d topics, %d routines",
		lines, len(book.Rules.Flags), questions, len(book.Rules.Topics), len(book.Rules.Routines))
}
