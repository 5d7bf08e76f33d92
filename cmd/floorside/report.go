package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"floorside/internal/speaker"
)

// reporter shows turns.
type reporter interface {
	prompt()
	rings([]speaker.Ring)
	turn(context.Context, spoken)
	leave()
}

// jsonReport prints one object a turn and nothing else.
type jsonReport struct {
	out     *bufio.Writer
	explain bool
	rung    []jsonRing // since the last turn
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
	Alexa     string            `json:"alexa,omitempty"` // what she asks herself
	Rings     []jsonRing        `json:"rings,omitempty"` // what went off before this turn
}

// jsonRing is a timer or a reminder that went off.
type jsonRing struct {
	Kind  string `json:"kind"`
	Label string `json:"label,omitempty"`
	Text  string `json:"text"`
	At    string `json:"at"`
}

func (r *jsonReport) prompt() {}
func (r *jsonReport) leave()  {}

func (r *jsonReport) rings(rung []speaker.Ring) {
	for _, ring := range rung {
		r.rung = append(r.rung, jsonRing{ring.Kind, ring.Label, ring.Text, ring.At.UTC().Format(time.RFC3339)})
	}
}

func (r *jsonReport) turn(_ context.Context, t spoken) {
	j := jsonTurn{
		Turn: t.number, You: t.You, Intent: t.Turn.Intent, Slots: t.Slots, Says: says(t.Turn), Reprompt: t.Reprompt, SSML: t.SSML,
		Advisory: t.Advisory, Heard: t.Heard, Suspected: t.Suspected, Asks: t.Asks, Phase: t.Phase, Ends: t.Ends,
		Alexa: t.Alexa, Rings: r.rung,
	}
	r.rung = nil
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

func (r *plainReport) rings(rung []speaker.Ring) { printRings(r.out, rung) }

func (r *plainReport) turn(_ context.Context, t spoken) {
	said := t.You
	if strings.TrimSpace(said) == "" {
		said = "(silence)"
	}
	fmt.Fprintf(r.out, "you> %s\nF: %s\n", said, says(t.Turn))
	printAlexa(r.out, t)
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

func (r *spokenReport) rings(rung []speaker.Ring) { printRings(r.out, rung) }

func (r *spokenReport) turn(ctx context.Context, t spoken) {
	fmt.Fprint(r.out, "F:")
	for _, p := range pieces(t.Turn) {
		fmt.Fprint(r.out, " ", p.Words)
		if r.hold(ctx, p.Pause); ctx.Err() != nil {
			break
		}
	}
	fmt.Fprintln(r.out)
	printAlexa(r.out, t)
	explain(r.out, r.explain, t)
	if t.Ends {
		fmt.Fprintln(r.out, "(The session is closed. Say something to open it again.)")
	}
}

// answers are all that the skill says in a turn: nearly always one.
func answers(t speaker.Turn) []speaker.Turn { return append(slices.Clone(t.Before), t) }

// pieces are the words and pauses of a turn.
func pieces(t speaker.Turn) (all []speaker.Piece) {
	for _, answer := range answers(t) {
		pieces, err := speaker.Pieces(answer.SSML)
		if err != nil || answer.SSML == "" {
			pieces = []speaker.Piece{{Words: answer.Says}}
		}
		all = append(all, pieces...)
	}
	return all
}

// says is a turn in plain words.
func says(t speaker.Turn) string {
	var words []string
	for _, answer := range answers(t) {
		words = append(words, answer.Says)
	}
	return strings.Join(words, " ")
}

// printAlexa prints what Alexa asks herself.
func printAlexa(out *bufio.Writer, t spoken) {
	if t.Alexa != "" {
		fmt.Fprintln(out, "Alexa:", t.Alexa)
	}
}

// printRings prints what went off, a line each.
func printRings(out *bufio.Writer, rung []speaker.Ring) {
	for _, ring := range rung {
		fmt.Fprintln(out, strings.TrimSpace("["+ring.Kind+"] "+ringText(ring)))
	}
}

// ringText is what is heard of it: a timer that only sounds is known by its label.
func ringText(ring speaker.Ring) string { return cmp.Or(ring.Text, ring.Label) }

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
