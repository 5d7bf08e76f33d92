package guide

import (
	"slices"
	"time"

	"floorside/content"
)

// anywhere answers what can be said at any time while no emergency is open. It reports false for the rest.
func (t *turn) anywhere() bool {
	switch t.e.Kind {
	case Launch:
		t.launch()
	case Stop:
		if slices.Contains(t.e.Signs, hurting) && t.s.Phase(t.rules) == "moving" { // "ow, stop, it hurts"
			t.hurts()
			return true
		}
		t.interrupted()
		t.goodbye()
	case Help:
		t.line("help_route")
		t.line(t.helpLine())
		t.aside = true
		t.proceed()
	case AskTopic, AskRoutine, More:
		if q := t.rules.Question(t.s.Talk.Pending); q != nil && q.ID == "same_person" {
			t.lost(q) // whose screen counts must be known first
			return true
		}
		t.wants()
	case Sources:
		t.sources()
		t.proceed()
	case AboutMe:
		t.aboutMe()
		t.full = true
		t.proceed()
	case Voice:
		t.voice(t.e.Who)
	case Helper:
		if t.s.Record.Who == Other {
			t.line("ack")
		} else {
			t.s.Record.Who = Other
			t.line("voice_other")
			t.full = true
		}
		t.proceed()
	case NewPerson:
		t.newPerson()
	case Whether, WhatNumber:
		t.line("whether")
		t.full = true
		t.proceed()
	case Coming:
		t.line("ambulance")
		t.full = true
		t.proceed()
	case Misspoke:
		t.misspoke()
	case Onset:
		t.onset()
	case Consent:
		t.consent()
	case TimeIt, RemindMe, CancelAlerts, ListAlerts:
		t.alerts()
	default:
		return t.e.New && t.begin()
	}
	return true
}

// wants takes a request for words or for a move.
func (t *turn) wants() {
	switch t.e.Kind {
	case AskTopic:
		t.wish(Want{Topic: t.e.ID})
	case AskRoutine:
		t.wish(Want{Routine: t.e.ID})
	default:
		t.more()
	}
}

// helpLine is what can be said just now.
func (t *turn) helpLine() string {
	switch t.s.Phase(t.rules) {
	case "screening", "gates":
		return "help_screening"
	case "moving":
		return "help_moving"
	}
	return "help_now"
}

// begin opens a session that began with something other than a launch and is no answer to anything.
func (t *turn) begin() bool {
	t.launch()
	return true
}

// launch greets, says how to reach a human, and starts or resumes.
func (t *turn) launch() {
	r := &t.s.Record
	cleared, advised := t.s.Cleared(t.now), r.Advice.Level > content.None
	known := cleared || advised || r.Place.Routine != "" || r.Onset > 0
	t.pend("")
	if !known && !t.screened() {
		if !t.e.About {
			r.Who = Self
		}
		t.line("greeting")
		t.line("help_route")
		t.line("short_questions")
		t.proceed()
		return
	}
	t.line("welcome_back")
	t.adviseAgain()
	if r.Who == Other && !t.e.About { // who speaks now may be somebody else, and so may the sore back
		t.askSame(Other, Self)
		return
	}
	if t.screened() {
		t.proceed()
		return
	}
	if !advised {
		t.line("help_route")
		t.sinceThen()
	}
	t.line("short_questions")
	t.proceed()
}

// sinceThen says what was left open: where in a routine, or since when it has lasted.
func (t *turn) sinceThen() {
	switch r := t.s.Record; {
	case r.Place.Routine != "":
		t.whereLeft()
	case r.Onset == 0:
	case t.lasted() >= 48*time.Hour:
		t.figure("lasted_days", int(t.lasted()/(24*time.Hour)))
	case t.lasted() < 90*time.Minute:
		t.line("lasted_hour")
		t.promise()
	case t.lasted() >= t.rules.Alert(severeAlert).After:
		t.figure("lasted_hours", UpTo(t.lasted()-30*time.Minute, time.Hour))
		t.line("past_twelve")
	default:
		t.figure("lasted_hours", UpTo(t.lasted()-30*time.Minute, time.Hour))
		t.promise()
	}
}

// adviseAgain repeats that a doctor should be called, while that advice is open.
func (t *turn) adviseAgain() {
	if t.s.Record.Advice.Level == content.DoctorToday {
		t.line("doctor_again")
		t.net()
	}
}

// goodbye ends, with the open advice, when to call the emergency number, and the way back.
func (t *turn) goodbye() {
	t.adviseAgain()
	t.net()
	t.line("goodbye")
	t.line("come_back")
	t.end()
}

// wayBack ends without taking leave: they want to go on later.
func (t *turn) wayBack() {
	t.adviseAgain()
	t.net()
	t.line("come_back")
	t.end()
}

// misspoke never lowers anything: the danger questions start again.
func (t *turn) misspoke() {
	t.s.Talk.reopen()
	t.s.Talk.Owed, t.s.Record.ClearedUntil = nil, 0
	t.pend("")
	t.line("ack")
	t.proceed()
}
