package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"floorside/internal/review"
)

// reviewOptions is what review is asked for.
type reviewOptions struct {
	dir   string // of the book
	check bool
	since string // a revision of git
	html  string // where the changes go beside
}

// reviewCmd writes the clinician's book, says whether the written one is fresh, or prints what changed.
func reviewCmd(args []string, stdout, stderr io.Writer) int {
	o, code := reviewFlags(args, stderr)
	if o == nil {
		return code
	}
	root, err := findRoot()
	if err != nil {
		fmt.Fprintln(stderr, "floorside review:", err)
		return 2
	}
	work := o.write
	if o.since != "" {
		work = o.changes
	}
	if err := work(root, stdout); err != nil {
		fmt.Fprintln(stderr, "floorside review:", err)
		return 1
	}
	return 0
}

// reviewFlags reads the options; nil with the exit code where there is nothing more to do.
func reviewFlags(args []string, stderr io.Writer) (*reviewOptions, int) {
	flags := flag.NewFlagSet("floorside review", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "floorside review writes the book that a clinician signs from: every line, when it is said, where it comes from,\nthe red flags, the conversation as pictures, and all transcripts; as Markdown, and as HTML to print.")
		flags.PrintDefaults()
	}
	o := &reviewOptions{}
	flags.StringVar(&o.dir, "o", "", "the `folder` to write to, instead of "+review.Dir)
	flags.BoolVar(&o.check, "check", false, "write nothing; fail if the book is not what content says")
	flags.StringVar(&o.since, "since", "", "print only the lines that changed since a `revision` of git, old words beside the new")
	flags.StringVar(&o.html, "html", "", "with -since: write the changes to this `file` as well, to print")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return nil, 0
	} else if err != nil {
		return nil, 2
	}
	if problem := o.wrong(flags); problem != "" {
		fmt.Fprintln(stderr, "floorside review:", problem)
		return nil, 2
	}
	return o, 0
}

// wrong says what of the options does not go together, or is empty.
func (o *reviewOptions) wrong(flags *flag.FlagSet) string {
	given := map[string]bool{}
	flags.Visit(func(f *flag.Flag) { given[f.Name] = true })
	switch {
	case flags.NArg() > 0:
		return fmt.Sprintf("unknown argument %q: there are only options, see -h", flags.Arg(0))
	case given["since"] && o.since == "":
		return "-since names no revision"
	case given["since"] && (o.check || given["o"]):
		return "-since prints: it goes with -html, and not with -check or -o"
	case given["html"] && !given["since"]:
		return "-html is for -since: the book is always written as HTML too"
	}
	return ""
}

// write writes the book, or looks whether it is written.
func (o *reviewOptions) write(root string, stdout io.Writer) error {
	below, dir := root, review.Dir
	if o.dir != "" {
		below, dir = "", o.dir
	}
	files, err := bookFiles(root, dir)
	if err != nil {
		return err
	}
	for _, f := range files {
		word := "is fresh"
		switch fresh := f.Fresh(below); {
		case fresh == nil:
		case o.check:
			return fresh
		default:
			if err := f.Save(below); err != nil {
				return err
			}
			word = "is written"
		}
		fmt.Fprintln(stdout, f.Path, word)
	}
	return nil
}

// bookFiles makes the book of the checkout at root.
func bookFiles(root, dir string) ([]review.File, error) {
	quiet, err := quietTimes(root)
	if err != nil {
		return nil, err
	}
	book, err := review.Gather(review.Origin{Files: os.DirFS(root), Quiet: quiet})
	if err != nil {
		return nil, err
	}
	return review.Files(book, dir)
}

// changes prints what changed since a revision.
func (o *reviewOptions) changes(root string, stdout io.Writer) error {
	then, err := review.At(root, o.since)
	if err != nil {
		return err
	}
	changes, err := review.Since(o.since, review.Origin{Files: os.DirFS(root)}, then)
	if err != nil {
		return err
	}
	markdown, err := review.ChangesMarkdown(changes)
	if err != nil {
		return err
	}
	if o.html != "" {
		html, err := review.ChangesHTML(changes)
		if err != nil {
			return err
		}
		if err := os.WriteFile(o.html, html, 0o644); err != nil {
			return err
		}
	}
	_, err = stdout.Write(markdown)
	return err
}
