package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"time"

	"golang.org/x/term"
)

const speakUsage = `floorside speak is the local smart speaker: the skill, its interaction model, and no Alexa.

On a terminal it talks with you; Enter alone is silence, Ctrl-C leaves. Piped, every line is one turn of
one conversation, after a launch; an empty line is silence. Its language understanding is a stand-in.

Alexa's timers and reminders are played here too, over HTTP on this machine: they go off when they are due,
as long as this runs.

`

// speakOptions are the flags of floorside speak.
type speakOptions struct {
	each, explain, json, fast bool
	begin, locale, store, now string
	zone, fail                string
	terminal                  bool
}

// speakCmd is floorside speak.
func speakCmd(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	o, err := speakFlags(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	} else if err != nil {
		return 2
	}
	file, isFile := stdin.(*os.File)
	o.terminal = isFile && term.IsTerminal(int(file.Fd())) && !o.each && !o.json
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	desk, err := newDesk(ctx, o)
	if err != nil {
		fmt.Fprintln(stderr, "floorside speak:", err)
		return 2
	}
	defer desk.amazon.Close()
	out := bufio.NewWriter(stdout)
	defer out.Flush()
	var report reporter = &plainReport{out: out, explain: o.explain}
	switch {
	case o.json:
		report = &jsonReport{out: out, explain: o.explain}
	case o.terminal:
		report = &spokenReport{out: out, explain: o.explain, fast: o.fast}
	}
	if err := o.run(ctx, desk, stdin, report, out); err != nil {
		out.Flush()
		fmt.Fprintln(stderr, "floorside speak:", err)
		return 1
	}
	return 0
}

func speakFlags(args []string, stderr io.Writer) (speakOptions, error) {
	var o speakOptions
	flags := flag.NewFlagSet("floorside speak", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprint(stderr, speakUsage)
		flags.PrintDefaults()
	}
	flags.BoolVar(&o.each, "each", false, "every line is said by a fresh person; one answer a line, in order")
	flags.StringVar(&o.begin, "begin", "launch", "where the person is first: launch, oneshot, screened, stretching or ask:`QUESTION`")
	flags.StringVar(&o.locale, "locale", "en-US", "language and place")
	flags.StringVar(&o.store, "store", "", "where the record is kept: a `FILE`, memory or dynamodb (default memory; on a terminal a file of your own)")
	flags.BoolVar(&o.explain, "explain", false, "show which rule heard what")
	flags.StringVar(&o.now, "now", "", "the clock stands at this `TIME`, as 2026-11-22T09:00:00Z, and a line such as (15m later) moves it")
	flags.StringVar(&o.zone, "zone", "machine", "the time `ZONE` of the speaker, as America/New_York: that of this machine, or none if nobody knows")
	flags.StringVar(&o.fail, "fail", "", "how Alexa's services fail, as timers=429,reminders=hang,settings=500: a status, hang or reset")
	flags.BoolVar(&o.json, "json", false, "print one JSON object a turn and nothing else")
	flags.BoolVar(&o.fast, "fast", false, "do not hold in real time")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if flags.NArg() > 0 {
		err := fmt.Errorf("floorside speak: unknown argument %q: it reads what you say from standard input", flags.Arg(0))
		fmt.Fprintln(stderr, err)
		return o, err
	}
	return o, nil
}

// run reads what is said, a line at a time, until there is no more or somebody presses Ctrl-C.
func (o speakOptions) run(ctx context.Context, d *desk, stdin io.Reader, report reporter, out *bufio.Writer) error {
	lines := readLines(ctx, stdin)
	var failed error
	show := func(t spoken, err error) {
		failed = errors.Join(failed, err)
		report.turn(ctx, t)
		out.Flush()
	}
	var p *person
	if !o.each {
		p = d.person()
		if t, said, err := p.arrive(ctx); said {
			show(t, err)
		}
	}
	for ctx.Err() == nil {
		report.prompt()
		out.Flush()
		line, more := o.next(ctx, d, lines, report, out)
		if !more {
			report.leave()
			break
		}
		if line.err != nil {
			return errors.Join(failed, line.err)
		}
		passed := !o.each && d.clock.pass(line.text)
		report.rings(d.due())
		if passed {
			continue
		}
		if o.each {
			p = d.person()
			if _, _, err := p.arrive(ctx); err != nil {
				return err
			}
		}
		show(p.say(ctx, line.text))
	}
	return failed
}

// line is one line of input, or why there is none.
type line struct {
	text string
	err  error
}

// readLines reads in the background, so that Ctrl-C is not kept waiting by a terminal.
func readLines(ctx context.Context, from io.Reader) <-chan line {
	lines := make(chan line)
	go func() {
		defer close(lines)
		in := bufio.NewReader(from)
		for {
			text, err := in.ReadString('\n')
			if text != "" || err != nil && !errors.Is(err, io.EOF) {
				l := line{text: strings.ToValidUTF8(strings.TrimRight(text, "\r\n"), "")}
				if err != nil && !errors.Is(err, io.EOF) {
					l.err = fmt.Errorf("standard input: %w", err)
				}
				select {
				case lines <- l:
				case <-ctx.Done():
					return
				}
			}
			if err != nil {
				return
			}
		}
	}()
	return lines
}

// ringsEvery is how often a terminal that waits for somebody looks for what is due.
const ringsEvery = 300 * time.Millisecond

// next waits for a line. On a terminal what becomes due meanwhile rings, and the prompt is shown again.
func (o speakOptions) next(ctx context.Context, d *desk, lines <-chan line, report reporter, out *bufio.Writer) (line, bool) {
	var look <-chan time.Time
	if o.terminal {
		ticker := time.NewTicker(ringsEvery)
		defer ticker.Stop()
		look = ticker.C
	}
	for {
		select {
		case l, more := <-lines:
			return l, more
		case <-ctx.Done():
			return line{}, false
		case <-look:
		}
		if rung := d.due(); len(rung) > 0 {
			fmt.Fprintln(out) // away from the prompt, and from what is half typed there
			report.rings(rung)
			report.prompt()
			out.Flush()
		}
	}
}
