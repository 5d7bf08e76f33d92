package guide

import (
	"slices"

	"floorside/content"
)

// about takes up the voice for whom the words named, when nothing is known yet about anybody, or when a red
// flag was heard: the warning must be in the right voice.
func (t *turn) about() {
	if !t.e.About || t.e.Kind == Voice || t.e.Who == t.s.Record.Who {
		return
	}
	known := t.knowsSomeone()
	if !known || len(t.e.Flags) > 0 || t.e.Kind == Yes {
		t.s.Record.Who = t.e.Who
	}
	if known && len(t.e.Flags) > 0 { // one person's clean screen is not another's
		t.s.Record.ClearedUntil = 0
		t.s.Talk.reopen()
	}
}

// elsewhere notices an answer, or a request, that is about somebody else than was asked about: one person's answers are
// not another's. What was asked for waits until that is known.
func (t *turn) elsewhere() bool {
	q := t.rules.Question(t.s.Talk.Pending)
	if !t.e.About || t.e.Who == t.s.Record.Who || t.e.New {
		return false
	}
	switch open := q != nil && q.Kind != content.Talk; t.e.Kind {
	case No, Unclear, Spasm:
		if !open {
			return false
		}
	case Onset: // one person's beginning is not another's
	case AskTopic:
		topic := t.rules.Topic(t.e.ID)
		if topic == nil || !open && topic.Gate == content.NoBlocks { // what nobody's answers guard may be told to anybody
			return false
		}
		t.s.Talk.Want = Want{Topic: t.e.ID}
	case AskRoutine:
		if t.e.ID == "" {
			t.e.ID = anyStretch
		}
		t.s.Talk.Want = Want{Routine: t.e.ID}
	default:
		return false
	}
	t.voice(t.e.Who)
	return true
}

// knowsSomeone reports whether anything said so far is about one particular person.
func (t *turn) knowsSomeone() bool {
	k := t.s.Talk
	return len(k.Settled)+len(k.Passed)+len(k.Heard) > 0 || t.s.Cleared(t.now) || t.s.Advisory() > 0
}

// voice switches between the two voices. Where something is known about one person already, it asks whether
// this is the same one.
func (t *turn) voice(who Who) {
	if who == t.s.Record.Who {
		t.proceed()
		return
	}
	if t.knowsSomeone() {
		t.askSame(who, who)
		return
	}
	t.s.Record.Who = who
	t.sayVoice()
	t.proceed()
}

func (t *turn) sayVoice() {
	t.full = true
	if t.s.Record.Who == Other {
		t.line("voice_other")
		return
	}
	t.line("voice_self")
}

// askSame asks whether this is the same person, and notes the voice for either answer.
func (t *turn) askSame(ifSame, ifElse Who) {
	t.s.Talk.IfSame, t.s.Talk.IfElse = ifSame, ifElse
	t.ask("same_person")
}

// samePerson goes on about the same person, perhaps in the other voice.
func (t *turn) samePerson() {
	changed := t.s.Record.Who != t.s.Talk.IfSame
	t.s.Record.Who = t.s.Talk.IfSame
	t.pend("")
	if changed {
		t.sayVoice()
	} else {
		t.line("ack")
	}
	t.proceed()
}

// lookSigns are the signs heard so far that only say how to ask: who turns to somebody else has often just named them.
func (t *turn) lookSigns() []string {
	return slices.DeleteFunc(slices.Clone(t.s.Talk.Signs), func(sign string) bool {
		return !slices.ContainsFunc(t.rules.Screen.Danger, func(q content.Question) bool { return q.Look == sign })
	})
}

// newPerson starts afresh for somebody else. What was advised for the first stays stored and keeps its clock.
func (t *turn) newPerson() {
	who := Other
	if t.s.Talk.Pending == "same_person" {
		who = t.s.Talk.IfElse
	}
	kept := t.s.Record.Advice
	if t.s.Talk.Kept != nil {
		kept = kept.Worse(*t.s.Talk.Kept)
	}
	look := t.lookSigns()
	onset := t.s.Record.Onset
	if t.s.Talk.Kept != nil {
		onset = t.s.Talk.KeptOnset
	}
	t.s.Talk = Talk{Kept: &kept, KeptOnset: onset, Signs: look, Disclaimed: t.s.Talk.Disclaimed, Forgotten: t.s.Talk.Forgotten, Takes: t.s.Talk.Takes}
	t.s.Record = Record{Who: who, Seen: t.s.Record.Seen, Rev: t.s.Record.Rev}
	t.line("new_person")
	t.proceed()
}
