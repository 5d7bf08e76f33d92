package review

import (
	"slices"
	"strings"

	"floorside/internal/guide"
	"floorside/internal/walk"
)

// deed is what a person did, as far as it matters when a line is said.
type deed struct{ family, id string }

// occasion is when a line is said: the question that was open, what was done, and how it was come to.
type occasion struct {
	open string
	deed
	how int
}

// The families of deeds that name something; the others are named by deedNames.
const (
	opened   = "opened"
	reopened = "opened again"
	flagged  = "flag"
	halfway  = "suspect"
	silence  = "silence"
	topic    = "topic"
	routine  = "routine"
)

// deedNames is how the book names what a person did.
var deedNames = map[guide.Kind]string{
	guide.Launch: "a second opening", guide.Unclear: "words that are no answer", guide.Yes: "a yes", guide.Hedged: "half a yes", guide.No: "a no",
	guide.Unsure: "“not sure”", guide.What: "“what?”",
	guide.Meaning: "“what does that mean?”", guide.Why: "“why do you ask?”",
	guide.Wait: "“hang on”", guide.Ready: "“ready”", guide.Next: "“go on”", guide.Back: "“go back”", guide.Repeat: "“say that again”",
	guide.Pause: "“pause”", guide.Resume: "“take it up again”", guide.StartOver: "“from the start”",
	guide.Skip:  "“skip that”",
	guide.Hurts: "“that hurts”", guide.Worse: "“worse”", guide.Better: "“better”", guide.Same: "“the same”",
	guide.More: "“tell me more”", guide.Stop: "“stop”", guide.Help: "“help”", guide.WhereAmI: "“how many are left?”",
	guide.NewPerson: "“it’s about somebody else”", guide.SamePerson: "“it’s about the same person”",
	guide.Helper: "“I’m helping now”", guide.Spasm: "“my back has seized”", guide.Whether: "“should I call?”",
	guide.Coming: "“the ambulance is coming”", guide.WontCall: "“I won’t call”", guide.WhatNumber: "“what was the number?”",
	guide.Misspoke: "“I take it back”", guide.Sources: "“who says so?”", guide.ForgetMe: "“forget me”",
	guide.Slower: "“slower”", guide.Faster: "“faster”", guide.OtherSide: "“the other side”", guide.SideLeft: "“the left”",
	guide.SideRight: "“the right”", guide.HowLong: "“how much longer?”", guide.Easier: "“smaller”", guide.Gentler: "“something gentler”",
	guide.Cant: "“I can’t do it”", guide.Stay: "“I’ll stay there”", guide.Onset: "“it started at nine”",
	guide.RemindMe: "“remind me”", guide.TimeIt: "“time it”", guide.CancelAlerts: "“cancel the timer”", guide.ListAlerts: "“what is set?”",
	guide.Consent: "what they told Alexa of the permission",
	guide.AboutMe: "“what do you know about me?”", guide.Hello: "“hello”", guide.Thanks: "“thanks”",
}

// deedOf is what an event is to the book. A red flag counts before the words it came with.
func deedOf(before guide.State, e guide.Event) deed {
	switch {
	case len(e.Flags) > 0:
		return deed{flagged, e.Flags[0]}
	case len(e.Suspects) > 0:
		return deed{halfway, e.Suspects[0]}
	case e.New && before.Record == guide.Record{}:
		return deed{family: opened}
	case e.New:
		return deed{family: reopened}
	case e.Kind == guide.AskTopic:
		return deed{topic, e.ID}
	case e.Kind == guide.AskRoutine:
		return deed{routine, e.ID}
	}
	if e.Kind == guide.Voice {
		return deed{family: map[guide.Who]string{guide.Self: "“it’s about me”", guide.Other: "“it’s about her”"}[e.Who]}
	}
	return deed{family: deedNames[e.Kind]}
}

// occasions collects when each line is said, in the order in which the walk finds it: the shortest way first.
type occasions struct {
	order []string // of the lines
	when  map[string][]occasion
	seen  map[string]map[occasion]bool // however it was come to: the plain talk is first
}

func newOccasions() *occasions {
	return &occasions{when: map[string][]occasion{}, seen: map[string]map[occasion]bool{}}
}

func (o *occasions) add(line string, at occasion) {
	seen := o.seen[line]
	if seen == nil {
		seen = map[occasion]bool{}
		o.seen[line] = seen
		o.order = append(o.order, line)
	}
	key := at
	key.how = plainly
	if !seen[key] {
		seen[key] = true
		o.when[line] = append(o.when[line], at)
	}
}

// step takes in one answer: each line of it, the card of a full warning, and what is said if nobody answers.
func (o *occasions) step(t walk.Turn, how int) {
	at := occasion{t.Before.Talk.Pending, deedOf(t.Before, t.Event), how}
	if t.Event.New {
		at.open = ""
	}
	for _, act := range t.Acts {
		switch a := act.(type) {
		case guide.Say:
			o.add(a.Line, at)
		case guide.Warn:
			for _, line := range a.Lines {
				o.add(line, at)
			}
			if a.Full {
				o.add("lines.card_title", at)
				o.add("lines.card_warning", at)
			}
		case guide.Ask:
			o.add(a.Line, at)
			for _, line := range a.Reprompt {
				o.add(line, occasion{a.Question, deed{family: silence}, how})
			}
		case guide.Count:
			for _, line := range walk.Lines([]guide.Act{a}) {
				o.add(line, at)
			}
		case guide.SetAlert:
			for _, line := range a.Lines() {
				o.add(line, at)
			}
			if a.Do == guide.Set {
				o.add("alerts."+a.Alert+".label", at)
				o.add("alerts."+a.Alert+".text", at)
			}
		case guide.Show:
			o.add("lines.helper_card_title", at)
			o.add("lines.helper_card", at)
		case guide.Forget:
			o.add(a.Done, at)
			o.add(a.Failed, at)
		}
	}
}

// topOccasions is how many kinds of occasion the book names for a line.
const topOccasions = 4

// told says when a line is said, in words: the kinds of deed, each with the questions that were open. What the plain
// talk comes to stands first. What only the walk comes to is told where there is nothing else.
func (o *occasions) told(line string) []string {
	groups, rest := o.grouped(line)
	slices.SortStableFunc(groups, func(a, b *group) int { return a.rank() - b.rank() })
	groups = merged(groups)
	var out []string
	for _, g := range groups[:min(topOccasions, len(groups))] {
		if g.how < rarely || g.how == groups[0].how {
			out = append(out, g.String())
		}
	}
	if rest || len(groups) > len(out) {
		out = append(out, "and more rarely otherwise")
	}
	return out
}

// grouped puts the occasions of one kind of deed together. Where a plain talk comes to it, what else leads there is rest.
func (o *occasions) grouped(line string) (groups []*group, rest bool) {
	asked, part := ownQuestion(line)
	for _, at := range o.when[line] {
		if at.open == asked && part == "ask" && at.family != silence {
			at.family, at.how = again, plainly
		}
		i := slices.IndexFunc(groups, func(g *group) bool { return g.family == at.family })
		switch {
		case i < 0:
			groups = append(groups, &group{family: at.family, how: at.how})
			i = len(groups) - 1
		case groups[i].how < at.how:
			rest = true
			continue
		case groups[i].how > at.how:
			rest = true
			groups[i] = &group{family: at.family, how: at.how}
		}
		groups[i].add(at)
	}
	return groups, rest
}

// ownQuestion is the question that a line asks, and in which wording; empty for other lines.
func ownQuestion(line string) (id, part string) {
	rest, question := strings.CutPrefix(line, "questions.")
	if !question {
		return "", ""
	}
	id, part, _ = strings.Cut(rest, ".")
	return id, part
}
