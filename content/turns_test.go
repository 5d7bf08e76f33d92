package content

import (
	"fmt"
	"strings"
	"testing"
)

// turnBook has lines of known length: "say.20" has twenty words, "ask.5" is a question of five.
func turnBook(excused ...string) *Book {
	lines := map[string]Line{}
	for n := 1; n <= 50; n++ {
		say, ask := strings.Repeat("a ", n-1)+"a.", strings.Repeat("a ", n-1)+"a?"
		lines[fmt.Sprintf("say.%d", n)] = Line{Self: Wordings{say}, Other: Wordings{say}, Again: Wordings{"a."}, AgainOther: Wordings{"a."}}
		lines[fmt.Sprintf("ask.%d", n)] = Line{Self: Wordings{ask}, Other: Wordings{ask}}
	}
	lines["say.other"] = Line{Self: Wordings{"a."}, Other: Wordings{"a.", strings.Repeat("a ", 40) + "a."}}
	for _, id := range excused {
		line := lines[id]
		line.Except = map[string]string{"turn": "a reason"}
		lines[id] = line
	}
	return &Book{Rules: &Rules{}, Words: map[string]*Words{"en": {lines: lines}}}
}

// asTurn makes a turn of "say.1 ask.2"; "again:say.1" is the shorter wording, a full stop at the end closes the talk.
func asTurn(text string) Turn {
	var turn Turn
	for _, id := range strings.Fields(text) {
		id, again := strings.CutPrefix(id, "again:")
		if id == "end" {
			turn.Ends = true
			continue
		}
		turn.Lines = append(turn.Lines, TurnLine{ID: id, Again: again})
	}
	return turn
}

func TestATurnIsShortAndEndsInItsOneQuestion(t *testing.T) {
	for _, c := range []struct {
		turns, excused []string
		want           []string // what each problem has in it
	}{
		{turns: []string{"say.20 ask.10"}},
		{turns: []string{"say.20 end"}},
		{turns: []string{"say.30 ask.6"}, want: []string{"en/say.yaml: 30: turn: 36 words and "}},
		{turns: []string{"again:say.30 ask.6"}},
		{turns: []string{"say.other ask.1"}, want: []string{"turn: 42 words"}}, // in the other voice's second wording
		{turns: []string{"say.10"}, want: []string{"en/say.yaml: 10: turn: asks 0 times"}},
		{turns: []string{"ask.5 ask.5"}, want: []string{"turn: asks 2 times"}},
		{turns: []string{"ask.5 say.5"}, want: []string{"turn: asks 1 times"}},
		{turns: []string{"say.5 ask.5 end"}, want: []string{"turn: asks 1 times"}},
		{turns: []string{"say.30 ask.6"}, excused: []string{"say.30"}},
		{turns: []string{"say.30 say.30 ask.6"}, excused: []string{"ask.6"}, want: []string{"turn: 66 words"}},
		{turns: []string{"say.20 ask.10"}, excused: []string{"say.20"}, want: []string{"say.yaml: 20: except: turn: no turn"}},
		{turns: []string{"say.9 ask.9"}, excused: []string{"say.20"}, want: []string{"say.yaml: 20: except: turn: no turn"}},
		{turns: []string{"say.30 ask.6", "say.30 ask.6", "say.1 say.30 ask.6", "say.2 say.30 ask.6"}, want: []string{"and 2 more turns like it: say.30 + ask.6"}},
		{turns: []string{"again:say.30 ask.6", "say.30 ask.6"}, want: []string{"turn: 36 words"}}, // they are two
	} {
		check := turnBook(c.excused...).Turns("en")
		for _, turn := range c.turns {
			check.Look(asTurn(turn))
		}
		issues := check.Issues()
		ok := len(issues) == len(c.want)
		for i := range min(len(issues), len(c.want)) {
			ok = ok && strings.Contains(issues[i].String(), c.want[i])
		}
		if !ok {
			t.Errorf("%q, excused %q: %v, want %q", c.turns, c.excused, issues, c.want)
		}
	}
}

// Whoever mends turns sees a few of them, the shortest first, and how many more there are.
func TestOfManyLongTurnsAFewAreShown(t *testing.T) {
	check := turnBook().Turns("en")
	for n := 36; n <= 50; n++ {
		check.Look(asTurn(fmt.Sprintf("say.%d ask.1", n)))
		check.Look(asTurn(fmt.Sprintf("say.%d ask.2", n))) // like the one before
		check.Look(asTurn(fmt.Sprintf("say.2 say.%d ask.30", n-20)))
		check.Look(asTurn(fmt.Sprintf("say.3 say.%d ask.30", n-20)))
	}
	issues := check.Issues()
	if len(issues) != mostTurns+1 || issues[mostTurns].Problem != "turn: 21 more turns are too long" {
		t.Errorf("%d problems, the last: %v", len(issues), issues[len(issues)-1])
	}
	for i, want := range map[int]int{0: 1, 14: 1, 15: 2, 23: 2} {
		if got := strings.Count(issues[i].Problem, " + "); got != want {
			t.Errorf("%d. is not in the order of the shortest: %v", i, issues[i])
		}
	}
}
