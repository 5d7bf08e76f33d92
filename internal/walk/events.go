package walk

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"floorside/content"
	"floorside/internal/guide"
)

// kinds is every kind of event, in a word.
var kinds = [...]string{
	guide.Unclear: "unclear", guide.Launch: "opens", guide.Yes: "yes", guide.Hedged: "hedged", guide.No: "no", guide.Unsure: "unsure",
	guide.What: "what?", guide.Meaning: "meaning?", guide.Why: "why?", guide.Wait: "wait", guide.Ready: "ready", guide.Next: "next",
	guide.Back: "back", guide.Repeat: "repeat", guide.Pause: "pause", guide.Resume: "resume", guide.StartOver: "start over",
	guide.Skip: "skip", guide.Hurts: "hurts", guide.Worse: "worse", guide.Better: "better", guide.Same: "same", guide.More: "more",
	guide.Stop: "stop", guide.Help: "help", guide.WhereAmI: "where am I?", guide.AskTopic: "topic", guide.AskRoutine: "routine",
	guide.Voice: "about", guide.NewPerson: "new person", guide.SamePerson: "same person", guide.Helper: "helper", guide.Spasm: "spasm",
	guide.Whether: "whether?", guide.Coming: "ambulance coming", guide.WontCall: "won't call", guide.WhatNumber: "what number?",
	guide.Misspoke: "misspoke", guide.Sources: "who says so?", guide.ForgetMe: "forget me", guide.AboutMe: "about me?",
	guide.Hello: "hello", guide.Thanks: "thanks",
	guide.Slower: "slower", guide.Faster: "faster", guide.OtherSide: "other side", guide.SideLeft: "left", guide.SideRight: "right",
	guide.HowLong: "how long?", guide.Easier: "easier", guide.Gentler: "gentler", guide.Cant: "can't", guide.Stay: "stay", guide.Onset: "began",
	guide.RemindMe: "remind me", guide.TimeIt: "time it", guide.CancelAlerts: "cancel what is set", guide.ListAlerts: "what is set?",
	guide.Consent: "told Alexa",
}

// Short tells an event in a few words, for who debugs a talk.
func Short(e guide.Event) string {
	words := []string{kinds[e.Kind]}
	if e.ID != "" {
		words = append(words, e.ID)
	}
	if e.About || e.Kind == guide.Voice {
		words = append(words, map[guide.Who]string{guide.Self: "oneself", guide.Other: "another"}[e.Who])
	}
	if e.Began > 0 {
		words = append(words, fmt.Sprint(Noon.Sub(time.Unix(e.Began, 0)), " before noon"))
	}
	if e.Kind == guide.Consent {
		words = append(words, map[guide.Answered]string{guide.NotAnswered: "nothing", guide.Accepted: "yes", guide.Denied: "no"}[e.Answered])
	}
	if e.Granted > 0 {
		words = append(words, "may set alerts")
	}
	if e.Refused > 0 {
		words = append(words, "may not set alerts")
	}
	if e.Zone != "" {
		words = append(words, "in "+e.Zone)
	}
	for name, list := range map[string][]string{"flags": e.Flags, "half heard": e.Suspects, "signs": e.Signs} {
		if len(list) > 0 {
			words = append(words, fmt.Sprint(name, " ", list))
		}
	}
	slices.Sort(words[1:])
	if e.Free {
		words = append(words, "freely")
	}
	if e.New {
		words = append(words, "in a new session")
	}
	return strings.Join(words, ", ")
}

// Events is each kind of event once, each topic, routine and voice, and each red flag, certain and half heard.
func Events(r *content.Rules) []guide.Event {
	var events []guide.Event
	for k := range kinds {
		events = append(events, ofKind(r, guide.Kind(k))...)
	}
	for _, f := range r.Flags {
		events = append(events, guide.Event{Kind: guide.Unclear, Flags: []string{f.ID}})
		if f.Asks != "" {
			events = append(events, guide.Event{Kind: guide.No, Suspects: []string{f.ID}})
		}
	}
	for _, id := range []string{"legs", "minor_fall", "one_leg", "thinners", "dont_take"} { // one of each advisory and blocks
		events = append(events, guide.Event{Kind: guide.Yes, Flags: []string{id}}, guide.Event{Kind: guide.Yes, Suspects: []string{id}})
	}
	for _, k := range []guide.Kind{guide.Yes, guide.No, guide.Unclear} {
		events = append(events, guide.Event{Kind: k, Free: true}, guide.Event{Kind: k, About: true, Who: guide.Other})
	}
	events = append(events,
		guide.Event{Kind: guide.Unclear, Flags: []string{"one_leg"}, About: true, Who: guide.Other},
		guide.Event{Kind: guide.Yes, Flags: []string{"one_leg"}, Suspects: []string{"belly", "saddle"}},
		guide.Event{Kind: guide.Worse, Suspects: []string{"one_leg"}}, guide.Event{Kind: guide.Unclear, Suspects: []string{"legs"}},
		guide.Event{Kind: guide.Unclear, Flags: []string{"child"}, Signs: []string{"child_helper"}},
		guide.Event{Kind: guide.Unclear, Signs: []string{"age_60", "hurts"}})
	unknown := func(id string) bool { return r.Flag(id) == nil }
	return slices.DeleteFunc(events, func(e guide.Event) bool { return slices.ContainsFunc(e.Flags, unknown) })
}

// ofKind is one kind of event, once for whatever it can name.
func ofKind(r *content.Rules, k guide.Kind) []guide.Event {
	var events []guide.Event
	switch k {
	case guide.AskTopic:
		for _, topic := range r.Topics {
			events = append(events, guide.Event{Kind: k, ID: topic.ID})
		}
		return append(events, guide.Event{Kind: k, ID: "no_such_topic"})
	case guide.AskRoutine:
		for _, routine := range r.Routines {
			events = append(events, guide.Event{Kind: k, ID: routine.ID})
		}
	case guide.Voice:
		events = append(events, guide.Event{Kind: k, Who: guide.Other})
	case guide.Onset:
		for _, ago := range []time.Duration{10 * time.Minute, 2 * time.Hour, 11*time.Hour + 30*time.Minute, 13 * time.Hour, 80 * time.Hour, 20 * 24 * time.Hour} {
			events = append(events, guide.Event{Kind: k, Began: Noon.Add(-ago).Unix()})
		}
		events = append(events, guide.Event{Kind: k, Began: Noon.Add(-2 * time.Hour).Unix(), Zone: "America/New_York"})
	case guide.Consent:
		events = append(events, guide.Event{Kind: k, Answered: guide.Accepted}, guide.Event{Kind: k, Answered: guide.Denied})
	case guide.Yes:
		return append(events, guide.Event{Kind: k}, guide.Event{Kind: k, Granted: guide.Timers | guide.Reminders}, guide.Event{Kind: k, Refused: guide.Timers | guide.Reminders})
	}
	return append(events, guide.Event{Kind: k})
}

// input is an event after a while.
type input struct {
	guide.Event
	after time.Duration
}

// inputs is what can come while a session is open, which is everything, what can come after it, and what can when Alexa was
// left to ask for a permission. A session can begin
// with anything, after any while: what time changes is seen by who just opens the skill again.
func inputs(r *content.Rules) (open, closed, asked []input) {
	for _, e := range Events(r) {
		if e.Kind == guide.Consent { // that comes only when Alexa was left to ask
			asked = append(asked, input{Event: e}, input{e, 40 * time.Minute})
			continue
		}
		open = append(open, input{Event: e})
		e.New = true
		closed = append(closed, input{e, time.Minute})
	}
	var again []input
	for _, gap := range []time.Duration{time.Minute, 31 * time.Minute, 13 * time.Hour, 25 * time.Hour, 73 * time.Hour} {
		again = append(again, input{guide.Event{Kind: guide.Launch, New: true}, gap})
	}
	open = append(open,
		input{guide.Event{Kind: guide.Yes, New: true}, time.Minute},
		input{guide.Event{Kind: guide.AskRoutine, New: true}, time.Minute},
		input{guide.Event{Kind: guide.Yes}, 31 * time.Minute})
	return append(open, again...), append(closed, again[1:]...), append(asked, again[0])
}
