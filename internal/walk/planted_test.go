package walk

import (
	"slices"
	"strings"
	"testing"
	"time"

	"floorside/internal/guide"
)

// madeUp is words for made-up turns: in the one voice and in the other, with bars between wordings.
var madeUp = map[string][2]string{
	"lines.disclaimer":      {"I'm no doctor.", "I'm no doctor."},
	"lines.rest":            {"Rest.", "Let them rest."},
	"lines.really":          {"Really?", "Really?"},
	"lines.slip":            {"Don't hurt your back.", "Don't hurt your back."},
	"lines.often":           {"Okay.|Fine.", "Okay.|Fine."},
	"lines.call_now":        {"Call.", "Call."},
	"lines.left":            {"{count} to go.", "{count} to go."},
	"questions.at.ask":      {"At {time}?", "At {time}?"},
	"questions.legs.ask":    {"Do your legs feel weak?", "Do their legs feel weak?"},
	"questions.legs.second": {"Are your feet numb?", "Are your feet numb?"},
	"questions.two.ask":     {"Weak? Or numb?", "Weak? Or numb?"},
	"questions.late.ask":    {"Weak? Say it.", "Weak? Say it."},
}

func madeUpWords(line string, other, _ bool) []string {
	voices := madeUp[line]
	if other {
		return strings.Split(voices[1], "|")
	}
	return strings.Split(voices[0], "|")
}

func says(lines ...string) []guide.Act {
	var acts []guide.Act
	for _, line := range lines {
		if strings.HasPrefix(line, "questions.") {
			acts = append(acts, guide.Ask{Line: line})
		} else {
			acts = append(acts, guide.Say{Line: line})
		}
	}
	return acts
}

func ends(lines ...string) []guide.Act { return append(says(lines...), guide.End{}) }

// after is a turn that follows another, which began the talk.
func after(by guide.Event, said []guide.Act, t Turn) Turn {
	t.from = &place{by: by, acts: said, from: &place{}}
	return t
}

var (
	legs       = slices.Clip(says("questions.legs.ask"))
	disclaimed = guide.State{Talk: guide.Talk{Disclaimed: true}}
	offered    = guide.State{Talk: guide.Talk{Pending: "more"}}
	helping    = guide.State{Record: guide.Record{Who: guide.Other}}
	no, yes    = guide.Event{Kind: guide.No}, guide.Event{Kind: guide.Yes}
)

// planted is made-up turns by the promise that they break.
var planted = map[string][]Turn{
	"one question a turn, and last": {
		{Acts: says("lines.rest")},
		{Acts: says("questions.two.ask")},
		{Acts: says("questions.late.ask")},
		{Acts: says("lines.really", "questions.legs.ask")},
		{Acts: ends("lines.really")},
		{Acts: says("questions.legs.ask", "questions.legs.ask")},
		{Acts: append(legs, guide.End{})},
		{Acts: append(legs, guide.Say{Line: "lines.rest"})},
	},
	"a helper is never spoken to as the one in pain": {
		{Acts: says("lines.slip", "questions.legs.ask")},
		{Acts: []guide.Act{guide.Ask{Line: "questions.legs.ask", Reprompt: []string{"questions.legs.second"}}}},
	},
	"the voice changes only where somebody says so": {
		{Before: helping, Event: no, Acts: legs},
		{After: helping, Event: no, Acts: legs},
	},
	"nothing twice running in the very same words": {
		after(yes, says("lines.rest", "questions.legs.ask"), Turn{Event: no, Acts: ends("lines.rest")}),
		after(yes, legs, Turn{Event: yes, Acts: legs}),
	},
	"that this is no doctor is said once, and never first": {
		{After: disclaimed, Acts: ends("lines.disclaimer", "lines.rest")},
		{After: disclaimed, Acts: ends("lines.rest", "lines.disclaimer", "lines.disclaimer")},
		{Before: disclaimed, After: disclaimed, Acts: ends("lines.rest", "lines.disclaimer")},
		{Acts: ends("lines.rest", "lines.disclaimer")},
		{Before: disclaimed, Acts: ends("lines.rest")},
		{After: disclaimed, Acts: append([]guide.Act{guide.Warn{Lines: []string{"lines.call_now"}}}, ends("lines.disclaimer")...)},
	},
	"what is offered is given": {
		{Before: offered, Event: yes, Now: time.Unix(0, 0), Acts: says("lines.held_back", "questions.legs.ask")},
		{Before: offered, Event: yes, Now: time.Unix(0, 0), Acts: says("questions.more.ask")},
	},
	"whoever is sent to a doctor knows when to call for help instead": {
		{Acts: says("lines.doctor_today", "questions.legs.ask")},
		{Acts: ends("topics.cant_move.say")},
	},
	"no answer is too long to lie through": {
		{Acts: append([]guide.Act{guide.Hold{For: 50 * time.Second}, guide.Hold{For: 40 * time.Second}}, ends("lines.rest")...)},
	},
	"a number that is named is known": {
		{Acts: ends("lines.left")},
		{Acts: []guide.Act{guide.Ask{Line: "questions.at.ask", Figure: guide.Figure{N: 3}}}},
	},
	"plain answers lead on from everywhere": {
		{Onward: true, Acts: legs},
		{Onward: true, Acts: says("lines.help_route", "questions.legs.ask")}, // helped, but it never ends
	},
}

// inCircles never gets anywhere.
func inCircles(s guide.State, _ guide.Kind, _ time.Time) (guide.State, []guide.Act) {
	return s, legs
}

func TestABrokenPromiseIsNoticed(t *testing.T) {
	for _, p := range promises(madeUpWords, inCircles) {
		if len(planted[p.name]) == 0 {
			t.Errorf("%s: nothing planted", p.name)
		}
		for i, turn := range planted[p.name] {
			if turn.from == nil {
				turn = after(guide.Event{Kind: guide.Launch}, nil, turn)
			}
			if p.broken(turn) == "" {
				t.Errorf("%s: turn %d is not noticed", p.name, i)
			}
		}
	}
}

func TestAKeptPromiseIsLeftAlone(t *testing.T) {
	often := says("lines.often", "questions.legs.ask")
	kept := []Turn{
		after(yes, legs, Turn{Event: no, Acts: ends("lines.rest", "lines.often")}),
		after(yes, often, Turn{Event: no, Acts: ends("lines.often")}),
		after(yes, ends("lines.rest"), Turn{Event: yes, Acts: ends("lines.rest")}),
		after(yes, often, Turn{Event: guide.Event{Kind: guide.Repeat}, Acts: often}),
		after(yes, often, Turn{Event: no, After: disclaimed, Acts: ends("lines.rest", "lines.disclaimer")}),
		after(yes, often, Turn{Event: guide.Event{Kind: guide.Helper}, After: helping, Acts: ends("lines.rest")}),
		after(yes, nil, Turn{Onward: true, Acts: legs}),
		after(yes, nil, Turn{Event: no, Acts: []guide.Act{guide.Say{Line: "lines.left", Figure: guide.Figure{N: 2}}, guide.Hold{For: time.Minute}, guide.End{}}}),
	}
	ends := func(s guide.State, _ guide.Kind, _ time.Time) (guide.State, []guide.Act) {
		return s, ends("lines.help_route")
	}
	kept = append(kept, after(yes, nil, Turn{Onward: true, Acts: legs}))
	for _, p := range promises(madeUpWords, ends) {
		for i, turn := range kept {
			if problem := p.broken(turn); problem != "" {
				t.Errorf("%s: turn %d: %s", p.name, i, problem)
			}
		}
	}
}
