package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"floorside/internal/speaker"
)

// reporter shows turns.
type reporter interface {
	prompt()
	turn(context.Context, spoken)
	leave()
}

// jsonReport prints one object a turn and nothing else.
type jsonReport struct {
	out     *bufio.Writer
	explain bool
}

// jsonTurn is that object.
type jsonTurn struct {
	Turn      int               `json:"turn"`
	You       string            `json:"you"`
	Intent    string            `json:"intent"`
	Slots     map[string]string `json:"slots"`
	Says      string            `json:"says"`
	Reprompt  string            `json:"reprompt"`
	SSML      string            `json:"ssml"`
	Advisory  string            `json:"advisory"`
	Heard     []string          `json:"heard"`
	Suspected []string          `json:"suspected"`
	Asks      string            `json:"asks"`
	Phase     string            `json:"phase"`
	Ends      bool              `json:"ends"`
	Why       []string          `json:"why,omitempty"`
}

func (r *jsonReport) prompt() {}
func (r *jsonReport) leave()  {}

func (r *jsonReport) turn(_ context.Context, t spoken) {
	j := jsonTurn{
		Turn: t.number, You: t.You, Intent: t.Turn.Intent, Slots: t.Slots, Says: t.Turn.Says, Reprompt: t.Reprompt, SSML: t.SSML,
		Advisory: t.Advisory, Heard: t.Heard, Suspected: t.Suspected, Asks: t.Asks, Phase: t.Phase, Ends: t.Ends,
	}
	if j.Slots == nil {
		j.Slots = map[string]string{}
	}
	j.Heard, j.Suspected = append([]string{}, j.Heard...), append([]string{}, j.Suspected...)
	if j.Advisory == "" {
		j.Advisory = "none"
	}
	if r.explain {
		j.Why = t.Why
	}
	e := json.NewEncoder(r.out)
	e.SetEscapeHTML(false)
	_ = e.Encode(j) // only strings and booleans; a broken pipe shows at the flush
}

// plainReport prints a conversation that can be read later.
type plainReport struct {
	out     *bufio.Writer
	explain bool
}

func (r *plainReport) prompt() {}
func (r *plainReport) leave()  {}

func (r *plainReport) turn(_ context.Context, t spoken) {
	said := t.You
	if strings.TrimSpace(said) == "" {
		said = "(silence)"
	}
	fmt.Fprintf(r.out, "you> %s\nF: %s\n", said, t.Turn.Says)
	explain(r.out, r.explain, t)
	if t.Ends {
		fmt.Fprintln(r.out, "(closed)")
	}
}

// spokenReport talks on a terminal, and holds as long as the skill does.
type spokenReport struct {
	out     *bufio.Writer
	explain bool
	fast    bool
}

func (r *spokenReport) prompt() { fmt.Fprint(r.out, "you> ") }
func (r *spokenReport) leave()  { fmt.Fprintln(r.out) }

func (r *spokenReport) turn(ctx context.Context, t spoken) {
	pieces, err := speaker.Pieces(t.SSML)
	if err != nil || t.SSML == "" {
		pieces = []speaker.Piece{{Words: t.Turn.Says}}
	}
	fmt.Fprint(r.out, "F:")
	for _, p := range pieces {
		fmt.Fprint(r.out, " ", p.Words)
		if r.hold(ctx, p.Pause); ctx.Err() != nil {
			break
		}
	}
	fmt.Fprintln(r.out)
	explain(r.out, r.explain, t)
	if t.Ends {
		fmt.Fprintln(r.out, "(The session is closed. Say something to open it again.)")
	}
}

// hold keeps quiet for a while, and says for how long.
func (r *spokenReport) hold(ctx context.Context, pause time.Duration) {
	if pause < time.Second {
		return
	}
	fmt.Fprintf(r.out, " [%v]", pause)
	r.out.Flush()
	if r.fast {
		return
	}
	select {
	case <-time.After(pause):
	case <-ctx.Done():
	}
}

// explain shows what the turn was taken for, and why.
func explain(out *bufio.Writer, wanted bool, t spoken) {
	if !wanted {
		return
	}
	fmt.Fprintf(out, "   %s %v -> advisory %s, asks %q, phase %s\n", t.Turn.Intent, t.Slots, t.Advisory, t.Asks, t.Phase)
	for _, why := range t.Why {
		fmt.Fprintf(out, "   %s\n", why)
	}
}
