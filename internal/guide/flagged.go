package guide

import (
	"slices"

	"floorside/content"
)

// level is the advisory of one flag, given all that was heard in this session.
func (t *turn) level(f *content.Flag) content.Advisory {
	if f.Deferred && !t.s.Cleared(t.now) {
		return content.None
	}
	worse := func(ids, heard []string) bool {
		return slices.ContainsFunc(ids, func(id string) bool { return slices.Contains(heard, id) })
	}
	if worse(f.Worse.Flags, t.s.Talk.Heard) || worse(f.Worse.Signs, t.s.Talk.Signs) {
		return content.Emergency
	}
	return f.Advisory
}

// flagged takes in red flags and answers the strictest that they, and all heard before, amount to.
// spoken is false for a flag that only follows from a "no": it is not warned of twice.
// It reports false when nothing is to be said of them now.
func (t *turn) flagged(ids []string, spoken bool) bool {
	k, r := &t.s.Talk, &t.s.Record
	before := k.Heard
	k.Heard = with(k.Heard, ids...)
	lead := t.lead(ids)
	if lead == nil {
		return false
	}
	was := r.Advice.Level
	advice := Advice{Level: t.level(lead), Since: t.now.Unix()}
	for _, id := range k.Heard {
		if f := t.rules.Flag(id); f.Advisory != content.Emergency && !f.Deferred {
			advice.Holds |= f.Blocks
		}
	}
	r.Advice = r.Advice.Worse(advice)
	k.Raised = k.Raised || advice.Level == content.Emergency || !t.s.Emergency()
	if advice.Level == content.Emergency {
		t.openEmergency()
		return true
	}
	if t.s.Phase(t.rules) == "moving" && !t.s.Emergency() {
		t.stopMove()
		if lead.Own != content.OwnFirst { // who else to call comes before all
			t.line("stop_there")
		}
	}
	if advice.Holds.Any(content.Moves) {
		r.Place = Place{}
	}
	known := slices.Contains(before, lead.ID)
	if t.s.Emergency() {
		t.emergency()
		return true
	}
	if spoken || !known || was < advice.Level {
		t.advise(lead, ids)
	}
	t.after(lead, known)
	return true
}

// lead is the strictest of the flags heard now and of those that have become emergencies;
// among equals one heard now, in the table's order.
func (t *turn) lead(ids []string) *content.Flag {
	var lead *content.Flag
	best := 0
	for i := range t.rules.Flags {
		f := &t.rules.Flags[i]
		level, now := t.level(f), slices.Contains(ids, f.ID)
		if !now && !(level == content.Emergency && slices.Contains(t.s.Talk.Heard, f.ID)) {
			continue
		}
		rank := 2 * int(level)
		if now && level > content.None {
			rank++
		}
		if rank > best {
			lead, best = f, rank
		}
	}
	return lead
}

// advise says back what was heard, then who to call, what else heard now has of its own to say, and when to call the
// emergency number.
func (t *turn) advise(f *content.Flag, ids []string) {
	call := "lines.doctor_today"
	if t.level(f) == content.DoctorSoon {
		call = "lines.doctor_soon"
	}
	lines := flagLines(f)
	at := len(lines)
	if f.Own == content.OwnAfter {
		at = 1
	}
	t.say(slices.Insert(lines, at, call)...)
	for _, id := range ids {
		if also := t.rules.Flag(id); id != f.ID && also.Own != content.NoOwn {
			t.say("flags." + id + ".own")
		}
	}
	t.net()
	t.full = true
}

// net says when to call the emergency number, once in an answer.
func (t *turn) net() {
	if !t.said("lines.net") {
		t.line("net")
	}
}

// said reports whether this answer says a line already.
func (t *turn) said(line string) bool { return slices.Contains(t.acts, Act(Say{Line: line})) }

// emergencyLines is what is said of a flag that is an emergency, by itself or by what else was heard.
func (t *turn) emergencyLines(f *content.Flag) []string {
	switch {
	case f.ID == "child" && slices.Contains(t.s.Talk.Signs, "child_helper"):
		return []string{"lines.grown_up"}
	case f.Advisory != content.Emergency:
		return []string{"flags." + f.ID + ".worse"}
	}
	return flagLines(f)
}

// flagLines is what is said of one flag: what it can mean and its own line, in the order of the rules.
func flagLines(f *content.Flag) []string {
	heard, own := "flags."+f.ID+".heard", "flags."+f.ID+".own"
	switch f.Own {
	case content.OwnFirst:
		return []string{own, heard}
	case content.OwnAfter:
		return []string{heard, own}
	case content.OwnOnly:
		return []string{own}
	}
	return []string{heard}
}

// after goes on after advice: with the question that looks for something worse, or with what was open.
func (t *turn) after(f *content.Flag, known bool) {
	if f.Then == "" || known || slices.Contains(t.s.Talk.Passed, f.Then) {
		t.proceed()
		return
	}
	for _, q := range t.rules.Screen.Danger {
		if q.YesAsks == f.Then {
			t.unpend(q.ID) // it is answered: not to be asked again
			t.settle(q.ID)
			t.s.Talk.Admitted = true
			t.s.Record.ClearedUntil = 0
		}
	}
	t.ask(f.Then)
}

// deferred raises the flags that had to wait for a clean screen.
func (t *turn) deferred() {
	for _, id := range t.s.Talk.Heard {
		f := t.rules.Flag(id)
		if !f.Deferred || t.level(f) == content.None {
			continue
		}
		t.s.Record.Advice = t.s.Record.Advice.Worse(Advice{Level: t.level(f), Since: t.now.Unix(), Holds: f.Blocks})
		t.s.Talk.Raised = true
		t.advise(f, nil)
	}
}
