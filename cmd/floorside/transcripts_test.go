package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"floorside/content"
	"floorside/intents"
	"floorside/internal/judge"
	"floorside/internal/session"
	"floorside/internal/speaker"
)

var update = flag.Bool("update", false, "rewrite what Floorside says in content/transcripts")

// TestTranscripts plays every golden conversation through the speaker and the skill's own handler, and lets
// Amazon's types judge each answer. "U:" is what a person says, "A:" what Floorside says; "(10m later)" lets time
// pass and "@ screened" begins there.
func TestTranscripts(t *testing.T) {
	files, err := filepath.Glob("../../content/transcripts/*.txt")
	if err != nil || len(files) < 15 {
		t.Fatalf("transcripts: %d found, want at least 15: %v", len(files), err)
	}
	spoken := map[string]string{}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		t.Run(name, func(t *testing.T) {
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			play := newPlay(t, name, spoken)
			got := play.all(string(want))
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != string(want) {
				t.Errorf("%s differs; go test ./cmd/floorside -update rewrites it, read the difference aloud:\n%s", file, got)
			}
		})
	}
	judge.SSML(t, spoken)
}

// play is one transcript under way.
type play struct {
	t      *testing.T
	name   string
	now    time.Time
	echo   *speaker.Echo
	book   *content.Book
	last   string // what was said last
	spoken map[string]string
	out    bytes.Buffer
}

func newPlay(t *testing.T, name string, spoken map[string]string) *play {
	t.Helper()
	book, issues := content.Load()
	if len(issues) > 0 {
		t.Fatalf("content: %v", issues)
	}
	p := &play{t: t, name: name, book: book, spoken: spoken, now: time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC)}
	clock := func() time.Time { return p.now }
	handler, err := intents.New(intents.Config{Book: book, Store: session.NewMemory(), Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile("../../infra/skill-package/interactionModels/custom/en-US.json")
	if err != nil {
		t.Fatal(err)
	}
	model, err := speaker.NewModel(raw)
	if err != nil {
		t.Fatal(err)
	}
	p.echo = speaker.New(model, handler.Handle, speaker.Options{Now: clock})
	return p
}

// all plays a transcript and returns it with what Floorside says now.
func (p *play) all(script string) string {
	for _, line := range strings.Split(strings.TrimRight(script, "\n"), "\n") {
		switch {
		case strings.HasPrefix(line, "A: "):
		case strings.HasPrefix(line, "U: "):
			fmt.Fprintln(&p.out, line)
			p.say(strings.TrimPrefix(line, "U: "))
		case strings.HasPrefix(line, "@ "):
			fmt.Fprintln(&p.out, line)
			p.begin(strings.TrimPrefix(line, "@ "))
		case strings.HasPrefix(line, "(") && strings.HasSuffix(line, " later)"):
			fmt.Fprintln(&p.out, line)
			p.wait(strings.TrimSuffix(strings.TrimPrefix(line, "("), " later)"))
		default:
			fmt.Fprintln(&p.out, line)
		}
	}
	return p.out.String()
}

func (p *play) say(text string) {
	if text == "(silence)" {
		text = ""
	}
	turn, err := p.echo.Say(context.Background(), text)
	if err != nil {
		p.t.Fatalf("%q: %v", text, err)
	}
	if turn.Request != nil {
		judge.Request(p.t, turn.Request)
		judge.Response(p.t, turn.Raw)
		if turn.SSML != "" {
			p.spoken[fmt.Sprintf("%s %d", p.name, len(p.spoken))] = turn.SSML
			p.conversation(turn)
		}
	}
	says := turn.Says
	if turn.Ends {
		says = strings.TrimSpace(says + " (the session is closed)")
	}
	fmt.Fprintln(&p.out, "A: "+says)
}

// conversation checks what holds in every talk: an open session ends in a question, which silence repeats in
// other words, and no answer is the same twice in a row.
func (p *play) conversation(turn speaker.Turn) {
	if !turn.Ends && !strings.HasSuffix(turn.Says, "?") {
		p.t.Errorf("%q: the session stays open but no question is asked: %q", turn.You, turn.Says)
	}
	if !turn.Ends && turn.Reprompt == turn.Says {
		p.t.Errorf("%q: the reprompt says the same again: %q", turn.You, turn.Says)
	}
	if turn.Says == p.last && !strings.HasPrefix(turn.Says, "Call ") {
		p.t.Errorf("%q: the same answer twice in a row: %q", turn.You, turn.Says)
	}
	p.last = turn.Says
}

func (p *play) begin(where string) {
	attributes, err := intents.Begin(p.book, where, p.now)
	if err != nil {
		p.t.Fatal(err)
	}
	p.echo.Join(attributes)
}

func (p *play) wait(text string) {
	d, err := time.ParseDuration(text)
	if err != nil {
		p.t.Fatal(err)
	}
	p.now = p.now.Add(d)
}
