package intents

import "floorside/internal/guide"

// controls are the ids of the CONTROL slot: everything a person steers with that is no built-in intent.
var controls = map[string]guide.Kind{
	"wait": guide.Wait, "ready": guide.Ready, "more": guide.More, "skip": guide.Skip, "stay": guide.Stay,
	"slower": guide.Slower, "faster": guide.Faster, "how_long": guide.HowLong, "where_am_i": guide.WhereAmI,
	"other_side": guide.OtherSide, "side_left": guide.SideLeft, "side_right": guide.SideRight,
	"hurts": guide.Hurts, "worse": guide.Worse, "better": guide.Better, "same": guide.Same,
	"easier": guide.Easier, "gentler": guide.Gentler, "cant": guide.Cant,
	"what": guide.What, "why": guide.Why, "meaning": guide.Meaning,
	"whats_the_number": guide.WhatNumber, "ambulance_coming": guide.Coming, "wont_call": guide.WontCall,
	"misspoke": guide.Misspoke, "new_person": guide.NewPerson, "same_person": guide.SamePerson,
	"i_am_helper": guide.Helper, "hello": guide.Hello, "thanks": guide.Thanks,
	"time_it": guide.TimeIt, "remind_me": guide.RemindMe, "cancel_alerts": guide.CancelAlerts, "list_alerts": guide.ListAlerts,
}

func control(s said) guide.Event {
	if k, ok := controls[s.id]; ok {
		return guide.Event{Kind: k}
	}
	return free(s)
}

// answering are the controls that are words like others at a question whose yes means danger or holds something back.
// steering are those that mean something in a move only: "I can't", "the left one".
var (
	steering  = []guide.Kind{guide.Cant, guide.SideLeft, guide.SideRight}
	answering = append([]guide.Kind{guide.Same, guide.Worse}, steering...)
)

// call is "call 911 for me". It is a red flag whatever else was said.
func call(said) guide.Event {
	return guide.Event{Kind: guide.Unclear, Flags: []string{"asks_for_911"}}
}
