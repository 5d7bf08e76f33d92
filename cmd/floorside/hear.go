package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/term"

	"floorside/content"
	"floorside/internal/guide"
	"floorside/internal/trial"
)

const hearUsage = `floorside hear says labelled sentences, each by a fresh person, and reports how well danger is heard.

usage: floorside hear [options] FILE        (- is standard input)

FILE is lines of columns with tabs between, under a header line: id, text, lang, expect, kind, source, and about if wanted.
  expect  emergency, doctor_or_stricter, none, unlabelled; or answer_yes, answer_no, answer_unsure, answer_unclear
  kind    what the report groups by; with "answer_QUESTION" at its end the sentence is said at that question
  about   the flags it should raise, with commas between; of an answer the question it is given to (else the kind's, else
          the first)

`

// hearOptions are what floorside hear is asked for.
type hearOptions struct {
	file, begin, locale string
	misses              int
	quiet, json         bool
}

// hearCmd is floorside hear.
func hearCmd(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	o, err := hearFlags(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	} else if err != nil {
		return 2
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	t, err := newTrial(ctx, o, stdin)
	if err != nil {
		fmt.Fprintln(stderr, "floorside hear:", err)
		return 2
	}
	var progress io.Writer
	if file, ok := stderr.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		progress = file
	}
	report, err := t.report(ctx, progress)
	if err == nil {
		err = o.print(report, stdout)
	}
	if err == nil && report.Stopped {
		err = fmt.Errorf("stopped after %d of %d rows", report.Judged, len(t.rows))
	}
	if err != nil {
		fmt.Fprintln(stderr, "floorside hear:", err)
		return 1
	}
	return 0
}

func hearFlags(args []string, stderr io.Writer) (hearOptions, error) {
	var o hearOptions
	flags := flag.NewFlagSet("floorside hear", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprint(stderr, hearUsage)
		flags.PrintDefaults()
	}
	flags.StringVar(&o.begin, "begin", "launch", "where people are who are at no question: launch, oneshot, screened, stretching or ask:`QUESTION`")
	flags.StringVar(&o.locale, "locale", "en-US", "language and place; rows in other languages are counted and skipped")
	flags.IntVar(&o.misses, "misses", -1, "list at most `N` of the misses, of the false alarms, and of the answers misheard; -1 is all")
	flags.BoolVar(&o.quiet, "q", false, "list none of them")
	flags.BoolVar(&o.json, "json", false, "print one JSON object and nothing else")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if o.file = flags.Arg(0); flags.NArg() > 0 { // options may stand behind the file too
		if err := flags.Parse(flags.Args()[1:]); err != nil {
			return o, err
		}
	}
	if o.quiet {
		o.misses = 0
	}
	var err error
	switch {
	case o.file == "":
		err = errors.New("floorside hear: name a FILE of labelled sentences, or - for standard input; -h says what stands in it")
	case flags.NArg() > 0:
		err = fmt.Errorf("floorside hear: unknown argument %q: it reads one file", flags.Arg(0))
	}
	if err != nil {
		fmt.Fprintln(stderr, err)
	}
	return o, err
}

func (o hearOptions) print(report trial.Report, stdout io.Writer) error {
	out := bufio.NewWriter(stdout)
	if o.json {
		e := json.NewEncoder(out)
		e.SetEscapeHTML(false)
		e.SetIndent("", " ")
		if err := e.Encode(report); err != nil {
			return err
		}
		return out.Flush()
	}
	printHeard(out, report)
	return out.Flush()
}

// hearTrial is labelled sentences, and the desks at which they are said.
type hearTrial struct {
	o       hearOptions
	all     int // rows of the file
	rows    []trial.Row
	skipped map[string]int
	rules   *content.Rules
	judge   trial.Judge
	desks   map[string]*desk // by the question that is open there; empty: where -begin says
	heard   atomic.Int64     // rows done
}

// newTrial reads the file and sets up a desk for every question that is asked. The clock stands, so that nothing
// depends on how long it takes.
func newTrial(ctx context.Context, o hearOptions, stdin io.Reader) (*hearTrial, error) {
	first, err := newDesk(ctx, speakOptions{each: true, begin: o.begin, locale: o.locale, store: "memory",
		now: time.Now().UTC().Format(time.RFC3339)})
	if err != nil {
		return nil, err
	}
	region := first.book.Rules.Region(o.locale)
	t := &hearTrial{o: o, skipped: map[string]int{}, rules: first.book.Rules,
		judge: trial.Judge{Rules: first.book.Rules, Number: region.Numbers["emergency"].Dial}, desks: map[string]*desk{"": first}}
	if begun, err := first.state(first.begins.attributes); err == nil && begun.Emergency() {
		return nil, fmt.Errorf("-begin %s: an emergency is open there, and whatever is said is warned of", o.begin)
	}
	rows, err := readRows(ctx, o.file, stdin, t.rules)
	if err != nil {
		return nil, err
	}
	t.all = len(rows)
	for _, row := range rows {
		if language, _, _ := strings.Cut(row.Lang, "-"); language != region.Language {
			t.skipped[row.Lang]++
			continue
		}
		t.rows = append(t.rows, row)
		at := row.At(t.rules)
		if t.desks[at] != nil {
			continue
		}
		if t.desks[at], err = first.at(ctx, "ask:"+at); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", nameOf(o.file), row.Line, err)
		}
	}
	return t, nil
}

// readRows reads the file, or standard input, which may keep waiting: Ctrl-C ends that.
func readRows(ctx context.Context, file string, stdin io.Reader, rules *content.Rules) ([]trial.Row, error) {
	if file != "-" {
		raw, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		return trial.Read(file, bytes.NewReader(raw), rules)
	}
	type read struct {
		rows []trial.Row
		err  error
	}
	done := make(chan read, 1)
	go func() {
		rows, err := trial.Read(nameOf(file), stdin, rules)
		done <- read{rows, err}
	}()
	select {
	case r := <-done:
		return r.rows, r.err
	case <-ctx.Done():
		return nil, errors.New("stopped before all of standard input was read")
	}
}

func nameOf(file string) string {
	if file == "-" {
		return "standard input"
	}
	return file
}

// state reads what the skill keeps in the session.
func (d *desk) state(attributes json.RawMessage) (guide.State, error) {
	return guide.Decode(attributes, d.now(), d.book.Rules)
}
