package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"floorside/content"
	"floorside/intents"
	"floorside/internal/alexa"
	"floorside/internal/model"
	"floorside/internal/session"
	"floorside/internal/speaker"
)

// quietTimes plays every transcript and adds up how long its answers hold: the words on paper do not say it.
func quietTimes(root string) (map[string]time.Duration, error) {
	book, issues := content.Read(os.DirFS(filepath.Join(root, "content")))
	if len(issues) > 0 {
		return nil, fmt.Errorf("the content has problems, run `make words`:\n%w", problems(issues))
	}
	raw, err := os.ReadFile(filepath.Join(root, model.Path(book.Rules.Regions[0].Locale)))
	if err != nil {
		return nil, fmt.Errorf("there is no interaction model, run `make model`: %w", err)
	}
	heard, err := speaker.NewModel(raw)
	if err != nil {
		return nil, err
	}
	scripts, err := filepath.Glob(filepath.Join(root, "content", "transcripts", "*.txt"))
	if err != nil {
		return nil, err
	}
	quiet := map[string]time.Duration{}
	for _, file := range scripts {
		script, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		t := &timing{book: book, now: time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC)}
		if err := t.play(heard, string(script)); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		quiet[strings.TrimSuffix(filepath.Base(file), ".txt")] = t.quiet
	}
	return quiet, nil
}

// timing is one transcript under way.
type timing struct {
	book  *content.Book
	echo  *speaker.Echo
	now   time.Time
	quiet time.Duration
}

func (t *timing) play(heard *speaker.Model, script string) error {
	clock := func() time.Time { return t.now }
	handler, err := intents.New(intents.Config{Book: t.book, Store: session.NewMemory(), Alexa: alexa.NewClient(alexa.ClientOptions{Loopback: true}), Now: clock})
	if err != nil {
		return err
	}
	t.echo = speaker.New(heard, handler.Handle, speaker.Options{Now: clock})
	for line := range strings.Lines(script) {
		if err := t.line(strings.TrimRight(line, "\n")); err != nil {
			return err
		}
	}
	return nil
}

// line takes what a person says, where the talk begins, or lets time pass; what is answered is not read.
func (t *timing) line(line string) error {
	kind, words, _ := strings.Cut(line, " ")
	switch {
	case kind == "U:":
		return t.say(words)
	case kind == "@":
		attributes, err := intents.Begin(t.book, words, t.now)
		if err != nil {
			return err
		}
		t.echo.Join(attributes)
	case strings.HasSuffix(line, " later)"):
		d, err := time.ParseDuration(strings.TrimSuffix(strings.TrimPrefix(line, "("), " later)"))
		if err != nil {
			return err
		}
		t.now = t.now.Add(d)
	}
	return nil
}

func (t *timing) say(words string) error {
	if words == "(silence)" {
		words = ""
	}
	turn, err := t.echo.Say(context.Background(), words)
	if err != nil || turn.SSML == "" {
		return err
	}
	pieces, err := speaker.Pieces(turn.SSML)
	for _, p := range pieces {
		t.quiet += p.Pause
	}
	return err
}
