package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"floorside/content"
	"floorside/intents"
	"floorside/internal/alexa"
	"floorside/internal/judge"
	"floorside/internal/session"
	"floorside/internal/speaker"
)

var update = flag.Bool("update", false, "rewrite what Floorside says in content/transcripts")

// TestTranscripts plays every golden conversation through the speaker and the skill's own handler, and lets
// Amazon's types judge each answer. "U:" is what a person says, "A:" what Floorside says; "(10m later)" lets time
// pass, "R:" is what goes off then, and "@ screened" begins there. "Alexa:" is what she asks herself, for a
// permission. "(zone America/New_York)" moves the speaker, "(fail timers 429)" fails a service of Amazon's and
// "(fail timers none)" mends it.
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
	amazon *speaker.Amazon
	model  *speaker.Model
	book   *content.Book
	last   string // what was said last
	spoken map[string]string
	out    bytes.Buffer
	store  counted
	log    bytes.Buffer
}

// loadedOnce is the content, checked once for all transcripts: nobody may change it.
var loadedOnce = sync.OnceValues(content.Load)

func newPlay(t *testing.T, name string, spoken map[string]string) *play {
	t.Helper()
	book, issues := loadedOnce()
	if len(issues) > 0 {
		t.Fatalf("content: %v", issues)
	}
	p := &play{t: t, name: name, book: book, spoken: spoken, now: time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC)}
	p.store.Store = session.NewMemory()
	clock := func() time.Time { return p.now }
	amazon, err := speaker.NewAmazon(speaker.AmazonOptions{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = amazon.Close() })
	p.amazon = amazon
	handler, err := intents.New(intents.Config{Book: book, Store: &p.store, Alexa: alexa.NewClient(alexa.ClientOptions{Loopback: true}), Now: clock, Log: &p.log})
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
	p.model = model
	p.echo = speaker.New(model, handler.Handle, speaker.Options{Now: clock, Amazon: amazon})
	return p
}

// all plays a transcript and returns it with what Floorside says now.
func (p *play) all(script string) string {
	for _, line := range strings.Split(strings.TrimRight(script, "\n"), "\n") {
		switch {
		case strings.HasPrefix(line, "A: "), strings.HasPrefix(line, "R: "), strings.HasPrefix(line, "Alexa: "):
		case strings.HasPrefix(line, "U: "):
			fmt.Fprintln(&p.out, line)
			p.say(strings.TrimPrefix(line, "U: "))
		case strings.HasPrefix(line, "@ "):
			fmt.Fprintln(&p.out, line)
			p.begin(strings.TrimPrefix(line, "@ "))
		case strings.HasPrefix(line, "(") && strings.HasSuffix(line, ")"):
			fmt.Fprintln(&p.out, line)
			p.direct(strings.Fields(strings.Trim(line, "()")))
		default:
			fmt.Fprintln(&p.out, line)
		}
	}
	return p.out.String()
}

// direct does what stands in brackets.
func (p *play) direct(words []string) {
	var err error
	switch {
	case len(words) == 2 && words[1] == "later":
		p.wait(words[0])
	case len(words) == 2 && words[0] == "zone":
		err = p.amazon.SetZone(words[1])
	case len(words) == 3 && words[0] == "fail":
		err = p.amazon.Fail(speaker.Failure{Service: words[1], How: words[2]})
	default:
		err = fmt.Errorf("say (15m later), (zone America/New_York) or (fail timers 429)")
	}
	if err != nil {
		p.t.Fatalf("%q: %v", words, err)
	}
}

func (p *play) say(text string) {
	if text == "(silence)" {
		text = ""
	}
	turn, err := p.echo.Say(context.Background(), text)
	if err != nil {
		p.t.Fatalf("%q: %v", text, err)
	}
	for _, answer := range answers(turn) {
		p.judge(answer)
	}
	says := says(turn)
	if turn.Ends {
		says = strings.TrimSpace(says + " (the session is closed)")
	}
	if says != "" || turn.Alexa == "" {
		fmt.Fprintln(&p.out, "A: "+says)
	}
	if turn.Alexa != "" {
		fmt.Fprintln(&p.out, "Alexa: "+turn.Alexa)
	}
}

func (p *play) judge(turn speaker.Turn) {
	if turn.Request == nil {
		return
	}
	judge.Request(p.t, turn.Request)
	judge.Response(p.t, turn.Raw)
	if turn.SSML != "" {
		p.spoken[fmt.Sprintf("%s %d", p.name, len(p.spoken))] = turn.SSML
		p.conversation(turn)
	}
}

// conversation checks what holds in every talk: an open session ends in a question, which silence repeats in
// other words, and no answer is the same twice in a row. What comes before a question of Alexa's own asks nothing.
func (p *play) conversation(turn speaker.Turn) {
	open := turn.Alexa == "" && !turn.Ends
	if open && !strings.HasSuffix(turn.Says, "?") {
		p.t.Errorf("%q: the session stays open but no question is asked: %q", turn.You, turn.Says)
	}
	if open && turn.Reprompt == turn.Says {
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
	for _, ring := range p.amazon.Due(p.now) {
		fmt.Fprintln(&p.out, "R: "+ringText(ring))
	}
}

func TestATranscriptHearsAlexaAndWhatGoesOff(t *testing.T) {
	play := func(script string) string {
		p := newPlay(t, "ice", map[string]string{})
		handle := func(ctx context.Context, raw []byte) ([]byte, error) {
			answer, _, err := iceSkill(ctx, raw)
			return answer, err
		}
		p.echo = speaker.New(p.model, handle, speaker.Options{Now: func() time.Time { return p.now }, Amazon: p.amazon})
		return p.all(script)
	}
	want := `# A timer, and the speaker moves.
(zone America/New_York)
U: open back spasm helper
A: Ice needs a timer.
Alexa: Do you give Back Spasm Helper permission to set timers?
U: (silence)
Alexa: Please say yes or no. Do you give Back Spasm Helper permission to set timers?
U: yes
A: Amazon: 200. Well?
(14m later)
(1m later)
R: Take the ice off now.
U: hello
A: Amazon: 200 "America/New_York". Well?
`
	if got := play(want); got != want {
		t.Errorf("got\n%s", got)
	}
	if got := play(strings.NewReplacer("A: Ice", "A: Rice", "R: Take", "R: Leave", "Alexa: Do", "Alexa: Don't").Replace(want)); got != want {
		t.Errorf("what is heard is not written anew:\n%s", got)
	}
	fails := play("(fail timers 429)\nU: open back spasm helper\nU: yes\n(1h later)\n(fail timers none)\nU: open back spasm helper\n")
	if strings.Contains(fails, "R: ") || !strings.HasSuffix(fails, "A: Amazon: 429. Well?\n(1h later)\n(fail timers none)\n"+
		"U: open back spasm helper\nA: Ice needs a timer. Amazon: 200. Well?\n") {
		t.Errorf("got\n%s", fails)
	}
}
