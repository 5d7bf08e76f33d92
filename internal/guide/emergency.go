package guide

import (
	"floorside/content"
)

// openEmergency warns and asks for a phone. Nothing else is left open.
func (t *turn) openEmergency() {
	t.s.Record.ClearedUntil, t.s.Record.Place = 0, Place{}
	t.s.Talk.Want, t.s.Talk.Anew, t.s.Talk.Owed = Want{}, false, nil
	t.s.Talk.Admitted = true
	t.pend("")
	t.warnFull()
	t.ask("reach_phone")
}

func (t *turn) warn(lines ...string) {
	t.acts = append(t.acts, Warn{Lines: lines, Full: true})
	t.s.Talk.Warned++
}

// warnFull is the whole warning: the number, what was heard, and what not to do.
func (t *turn) warnFull() { t.warn(t.warning()...) }

func (t *turn) warning() []string {
	lines := []string{"lines.call_now"}
	switch lead := t.lead(t.e.Flags); {
	case lead != nil && t.level(lead) == content.Emergency:
		lines = append(lines, t.emergencyLines(lead)...)
	case t.s.Talk.Unsure:
		lines = append(lines, "lines.to_be_safe")
	case !t.s.Talk.Raised:
		lines = append(lines, "lines.told_before")
	}
	return append(lines, "lines.cannot_call")
}

func (t *turn) warnShort() {
	t.acts = append(t.acts, Warn{Lines: []string{"lines.call_now"}})
	t.s.Talk.Warned++
}

// emergency answers everything while one is open: the warning first, in full on launch, help, stop and
// repeat, short otherwise, then whatever fits.
func (t *turn) emergency() {
	if t.e.New && t.e.Kind != Stop {
		t.warnFull()
		t.askSame(t.s.Record.Who, Self)
		return
	}
	if len(t.e.Flags) > 0 {
		t.warnFull()
		t.askOpen()
		return
	}
	switch t.e.Kind {
	case Launch, Help, Repeat, WhatNumber, What:
		t.warnFull()
		t.askOpen()
	case Stop:
		t.warnFull()
		t.end()
	case Voice, Helper:
		t.s.Record.Who = t.e.Who
		if t.e.Kind == Helper {
			t.s.Record.Who = Other
		}
		t.s.Talk.IfSame, t.s.Talk.IfElse = t.s.Record.Who, t.s.Record.Who
		t.warnFull()
		t.askOpen()
	case Coming:
		t.warnThen("ambulance", true)
	case WontCall:
		t.warnThen("wont_call", true)
	case Misspoke:
		t.warnThen("misspoke", false)
	case AskTopic:
		t.warnShort()
		if topic := t.rules.Topic(t.e.ID); topic != nil && topic.Always {
			t.say("topics." + topic.ID + ".say")
			if topic.Card {
				t.acts = append(t.acts, Show{})
			}
		} else {
			t.line("no_home_care")
		}
		t.askOpen()
	case AskRoutine, More, Ready, Next, Back, Skip, StartOver, Resume, OtherSide, Easier, TimeIt, RemindMe:
		t.warnThen("no_home_care", false)
	case Sources:
		t.warnShort()
		t.sources()
	case AboutMe:
		t.warnShort()
		t.aboutMe()
	default:
		t.emergencyAnswer()
	}
}

// warnThen warns, says one line, and ends or asks.
func (t *turn) warnThen(line string, end bool) {
	t.warnShort()
	t.line(line)
	if end {
		t.end()
		return
	}
	t.askOpen()
}

// askOpen asks the open question again, or for a phone.
func (t *turn) askOpen() {
	if t.s.Talk.Pending == "" || t.s.Talk.Pending == "next" {
		t.pend("reach_phone")
	}
	t.ask(t.s.Talk.Pending)
}

// emergencyAnswer takes the answer to the question that is open during an emergency.
func (t *turn) emergencyAnswer() {
	q := t.rules.Question(t.s.Talk.Pending)
	reopened := !t.s.Talk.Raised && !t.s.Talk.Unsure
	switch {
	case t.e.Kind == NewPerson && reopened, q != nil && q.ID == "same_person" && t.e.Kind == No && !t.e.Free && reopened:
		t.newPerson()
	case q != nil && q.Kind != content.Talk && reopened:
		t.rescreening(q)
	case q != nil && q.ID == "same_person" && t.e.Kind == No: // "no, I'm fine" names nobody else
		t.warnShort()
		t.ask(q.ID)
	case q != nil && q.ID == "same_person":
		t.warnShort()
		t.ask("rescreen")
	case q != nil && q.ID == "rescreen" && t.e.Kind == Yes && reopened:
		t.warnShort()
		t.line("again_screen")
		t.s.Talk.reopen()
		t.s.Talk.Anew = true
		t.pend("")
		t.proceed()
	case q != nil && q.ID == "reach_phone":
		t.phone()
	default:
		t.warnShort()
		t.pend("")
		t.ask("reach_phone")
	}
}

// rescreening takes an answer while the questions are asked once more; the warning stays until all are no.
func (t *turn) rescreening(q *content.Question) {
	if !t.suspects() {
		t.danger(q)
	}
	if len(t.acts) == 0 || !t.s.Emergency() {
		return
	}
	if _, warned := t.acts[0].(Warn); !warned {
		rest := t.acts
		t.acts = nil
		t.warnShort()
		t.acts = append(t.acts, rest...)
	}
}

// phone takes the answer to "can you reach a phone?". Only a yes is a yes.
func (t *turn) phone() {
	switch t.e.Kind {
	case Yes:
		t.warnShort()
		t.say("lines.put_on_speaker", "lines.dispatcher")
		t.end()
	case Why, Meaning, Wait, Pause, Hello, Thanks, Spasm, Whether:
		t.warnShort()
		t.s.Talk.Asides++
		if t.s.Talk.Asides <= Asides {
			t.ask("reach_phone")
			return
		}
		fallthrough
	default:
		if len(t.acts) == 0 {
			t.warnShort()
		}
		t.line("shout")
		t.end()
	}
}
