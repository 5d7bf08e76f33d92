package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"floorside/content"
	"floorside/internal/guide"
	"floorside/internal/trial"
)

// report says every row and counts what they came to. Ctrl-C ends it with what was done so far.
func (t *hearTrial) report(ctx context.Context, progress io.Writer) (trial.Report, error) {
	quiet := t.watch(progress)
	verdicts, err := t.say(ctx)
	quiet()
	if err != nil {
		return trial.Report{}, err
	}
	r := trial.Sum(verdicts, t.rules, t.o.misses)
	r.File, r.Locale, r.Begin = nameOf(t.o.file), t.o.locale, t.o.begin
	r.Rows, r.Skipped, r.Stopped = t.all, t.skipped, len(verdicts) < len(t.rows)
	return r, nil
}

// say has the rows said on all cores, in their order, and returns the verdicts of those that were said.
func (t *hearTrial) say(ctx context.Context) ([]trial.Verdict, error) {
	verdicts, failed := make([]trial.Verdict, len(t.rows)), make([]error, len(t.rows))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(t.rows) {
					return
				}
				// A row that was begun is finished: half a turn would be a false verdict.
				verdicts[i], failed[i] = t.hear(context.WithoutCancel(ctx), t.rows[i])
				t.heard.Add(1)
			}
		})
	}
	workers.Wait()
	return verdicts[:t.heard.Load()], errors.Join(failed...)
}

// hear has one row said by a fresh person, and judges what it came to.
func (t *hearTrial) hear(ctx context.Context, row trial.Row) (trial.Verdict, error) {
	turn, err := t.desks[row.At(t.rules)].once(ctx, row.Text)
	if err != nil {
		return trial.Verdict{}, fmt.Errorf("%s:%d: %w", nameOf(t.o.file), row.Line, err)
	}
	return t.judge.Verdict(row, turn), nil
}

// once is a fresh person who says one thing.
func (d *desk) once(ctx context.Context, text string) (trial.Turn, error) {
	p := d.person()
	if _, _, err := p.arrive(ctx); err != nil {
		return trial.Turn{}, err
	}
	said, err := p.say(ctx, text)
	if err != nil {
		return trial.Turn{}, err
	}
	if said.Turn.Says == strings.TrimSpace(content.SafeWords) {
		return trial.Turn{}, errors.New("answered with the safe sentence: the skill is broken")
	}
	after, err := d.after(said)
	return trial.Turn{Intent: said.Turn.Intent, Text: said.Trace.Text, Heard: said.Heard, Suspected: said.Suspected,
		Why: said.Why, Says: said.Turn.Says, State: after}, err
}

// after is the state that a turn left. A session that the person ended leaves none.
func (d *desk) after(said spoken) (guide.State, error) {
	var answer struct {
		Attributes json.RawMessage `json:"sessionAttributes"`
	}
	if err := json.Unmarshal(said.Raw, &answer); err != nil {
		return guide.State{}, fmt.Errorf("the skill's answer: %w", err)
	}
	if answer.Attributes == nil {
		return guide.State{}, nil
	}
	return d.state(answer.Attributes)
}

// watch tells every second how many rows are done, and takes it away when the returned function is called. Without a
// terminal nothing is told.
func (t *hearTrial) watch(terminal io.Writer) (quiet func()) {
	if terminal == nil {
		return func() {}
	}
	ticker := time.NewTicker(time.Second)
	end, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		t.tell(terminal, ticker.C, end)
	}()
	return func() {
		ticker.Stop()
		close(end)
		<-ended
	}
}

// tell writes one line over and over, and wipes it at the end.
func (t *hearTrial) tell(terminal io.Writer, ticks <-chan time.Time, end <-chan struct{}) {
	told := false
	for {
		select {
		case <-ticks:
			told = true
			fmt.Fprintf(terminal, "\r%d of %d rows said", t.heard.Load(), len(t.rows))
		case <-end:
			if told {
				fmt.Fprint(terminal, "\r\033[K")
			}
			return
		}
	}
}
