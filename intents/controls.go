package intents

import "floorside/internal/guide"

// controls are the ids of the CONTROL slot: everything a person steers with that is no built-in intent.
var controls = map[string]guide.Kind{
	"wait": guide.Wait, "ready": guide.Ready, "more": guide.More, "skip": guide.Skip, "slower": guide.Wait,
	"hurts": guide.Hurts, "worse": guide.Worse, "better": guide.Better, "same": guide.Same,
	"what": guide.What, "why": guide.Why, "meaning": guide.Meaning, "where_am_i": guide.WhereAmI,
	"whats_the_number": guide.WhatNumber, "ambulance_coming": guide.Coming, "wont_call": guide.WontCall,
	"misspoke": guide.Misspoke, "new_person": guide.NewPerson, "same_person": guide.SamePerson,
	"i_am_helper": guide.Helper, "hello": guide.Hello, "thanks": guide.Thanks,
}

func control(s said) guide.Event {
	if k, ok := controls[s.id]; ok {
		return guide.Event{Kind: k}
	}
	return words(s)
}

// call is "call 911 for me". It is a red flag whatever else was said.
func call(said) guide.Event {
	return guide.Event{Kind: guide.Unclear, Flags: []string{"asks_for_911"}}
}
