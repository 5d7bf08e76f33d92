package guide

import (
	"slices"

	"floorside/content"
)

// forget drops the record. What is open as an emergency still warns for the rest of this session.
func (t *turn) forget() {
	if t.s.Talk.Kept != nil {
		t.s.Record.Advice = t.s.Record.Advice.Worse(*t.s.Talk.Kept)
	}
	emergency := t.s.Emergency()
	k := Talk{Forgotten: true, Disclaimed: t.s.Talk.Disclaimed}
	r := Record{Who: t.s.Record.Who, Rev: t.s.Record.Rev}
	if emergency {
		k.Heard, k.Signs, k.Raised, k.Unsure = t.s.Talk.Heard, t.s.Talk.Signs, true, t.s.Talk.Unsure
		r.Advice = t.s.Record.Advice
	}
	advice := t.s.Record.Advice
	t.s.Talk, t.s.Record = k, r
	if emergency {
		t.warnShort()
	}
	t.acts = append(t.acts, Forget{Done: "lines.forgotten", Failed: "lines.forget_failed"})
	if emergency {
		t.ask("reach_phone")
		return
	}
	if advice.Level == content.DoctorToday {
		t.line("doctor_again")
		t.net()
	}
	t.end()
}

// aboutMe says exactly what is stored.
func (t *turn) aboutMe() {
	t.aside = true
	r := t.s.Stored()
	before := len(t.acts)
	if !t.s.Talk.Forgotten {
		if r.Place != (Place{}) {
			t.line("about_place")
		}
		if r.ClearedUntil > 0 {
			t.line("about_cleared")
		}
		if r.Advice.Level > content.None || r.Advice.Holds != content.NoBlocks {
			t.line("about_advice")
		}
		if r.Who == Other {
			t.line("about_who")
		}
		if r.Onset > 0 {
			t.line("about_time")
		}
		if r.Pace > 0 {
			t.line("about_pace")
		}
	}
	if len(t.acts) == before {
		t.line("about_nothing")
	}
	if r.Onset > 0 && !t.s.Talk.Forgotten {
		t.line("about_privacy_long")
	} else {
		t.line("about_privacy")
	}
	if t.s.Emergency() {
		t.askOpen()
	}
}

// sources says who says so, for what was stated last.
func (t *turn) sources() {
	t.aside = true
	if len(t.s.Talk.Cited) == 0 {
		t.line("no_source")
	}
	for _, id := range t.s.Talk.Cited {
		t.say("sources." + id)
	}
	if t.s.Emergency() {
		t.askOpen()
	}
}

// cite keeps the sources of this answer, two at most, our own caution only where there is no other. An answer that
// states nothing leaves those of an earlier one.
func (t *turn) cite() {
	var ids []string
	for _, line := range t.saidNow() {
		ids = with(ids, t.rules.SourcesOf(line)...)
	}
	own := func(id string) bool { s := t.rules.Source(id); return s == nil || s.Own }
	if others := slices.DeleteFunc(slices.Clone(ids), own); len(others) > 0 {
		ids = others
	}
	if len(ids) > 0 {
		t.s.Talk.Cited = ids[:min(2, len(ids))]
	}
}
