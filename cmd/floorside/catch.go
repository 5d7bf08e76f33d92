package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"text/tabwriter"
)

const catchUsage = `floorside catch measures how much of what people say reaches hearing as text. Alexa hands over intents and slots, and
nothing at all with the fallback intent; so each sentence of the files goes to the skill

  speaker   as the local speaker understands it
  strict    in every way in which it is, word for word, what the interaction model says; with none it is lost
  virtual   as virtual-alexa understands it (with -virtual; needs: make virtual-alexa)

and what hearing gets is compared with what it gets of the whole sentence. A file is TSV with a first line of names; read
are the columns text, expect and, if there, lang. A sentence is one of danger if expect names a flag or asks for at least a doctor.

usage: floorside catch [options] FILE...
`

// catchCmd prints the figures for files of sentences.
func catchCmd(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("floorside catch", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() { fmt.Fprint(stderr, catchUsage); flags.PrintDefaults() }
	lang := flags.String("lang", "en", "only `sentences` of this language, where a file says which")
	show := flags.Bool("show", false, "print every sentence of danger that does not come through whole")
	virtual := flags.Bool("virtual", false, "ask virtual-alexa too")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return 0
	} else if err != nil {
		return 2
	}
	if flags.NArg() == 0 {
		flags.Usage()
		return 2
	}
	ctx := context.Background()
	c, err := newCatcher()
	if err != nil {
		fmt.Fprintln(stderr, "floorside catch:", err)
		return 1
	}
	ways := []way{{"speaker", c.speaker}, {"strict", c.strict}}
	if *virtual {
		ways = append(ways, way{"virtual", c.virtual})
	}
	for _, path := range flags.Args() {
		said, err := readSentences(path, *lang)
		if err == nil {
			err = c.print(ctx, stdout, path, said, ways, *show)
		}
		if err != nil {
			fmt.Fprintln(stderr, "floorside catch:", err)
			return 1
		}
	}
	return 0
}

// print measures the sentences of one file in each way and prints a table, those of danger first.
func (c *catcher) print(ctx context.Context, w io.Writer, path string, said []sentence, ways []way, show bool) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(table, "%s\tsentences\tas text\tflags as of the whole\n", path)
	for _, way := range ways {
		caught, err := way.catch(ctx, said)
		if err != nil {
			return fmt.Errorf("%s: %w", way.name, err)
		}
		for _, danger := range []bool{true, false} {
			f := count(said, caught, danger)
			if f.all == 0 {
				continue
			}
			fmt.Fprintf(table, "%s, %s\t%d\t%s\t%s\n", way.name, map[bool]string{true: "danger", false: "all"}[danger],
				f.all, f.share(f.text), f.share(f.same))
		}
		if show {
			showLost(w, way.name, said, caught)
		}
	}
	return table.Flush()
}

func showLost(w io.Writer, way string, said []sentence, caught []caught) {
	for i, s := range said {
		if got := caught[i]; s.danger && !got.same {
			fmt.Fprintf(w, "%s: %q: %s\n", way, s.text, got.how)
		}
	}
}

// figures count the sentences of one kind.
type figures struct{ all, text, same int }

func count(said []sentence, caught []caught, dangerOnly bool) figures {
	var f figures
	for i, s := range said {
		if dangerOnly && !s.danger {
			continue
		}
		f.all++
		if caught[i].text {
			f.text++
		}
		if caught[i].same {
			f.same++
		}
	}
	return f
}

func (f figures) share(n int) string {
	return fmt.Sprintf("%d (%.1f %%)", n, 100*float64(n)/float64(f.all))
}
