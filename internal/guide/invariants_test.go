package guide_test

import (
	"slices"
	"strings"
	"time"

	"floorside/content"
	"floorside/internal/guide"
	"floorside/internal/walk"
)

// wrong names the first invariant that one turn breaks, or is empty.
func wrong(r *content.Rules, before guide.State, e guide.Event, after guide.State, acts []guide.Act, now time.Time) string {
	for _, check := range []func(seen) string{
		endsOrAsksOnce, everyFlagIsAnswered, openEmergencyWarnsFirst, nothingPastItsGates,
		adviceOnlyGetsStricter, unclearIsNeverNo, aYesIsNeverLost, nothingIsOwedWhenClean, stopEnds, helpNamesAHuman, hurtStopsTheMove,
	} {
		if problem := check(seen{r, before, e, after, acts, now}); problem != "" {
			return problem
		}
	}
	return ""
}

// seen is one turn, watched from outside.
type seen struct {
	r      *content.Rules
	before guide.State
	e      guide.Event
	after  guide.State
	acts   []guide.Act
	now    time.Time
}

func (s seen) lines() []string { return walk.Lines(s.acts) }

func (s seen) said(line string) bool { return slices.Contains(s.lines(), line) }

func (s seen) warned() bool {
	if len(s.acts) == 0 {
		return false
	}
	w, ok := s.acts[0].(guide.Warn)
	return ok && w.Lines[0] == "lines.call_now"
}

// I6: every answer ends, or asks exactly one question, last; and the question is the open one.
func endsOrAsksOnce(s seen) string {
	asks, ends := 0, 0
	for _, a := range s.acts {
		switch a := a.(type) {
		case guide.Ask:
			asks++
			if a.Question != s.after.Talk.Pending {
				return "I6: asks " + a.Question + " but " + s.after.Talk.Pending + " is open"
			}
			if len(a.Reprompt) == 0 || slices.Contains(a.Reprompt, a.Line) {
				return "I6: the reprompt of " + a.Question + " says no more than the prompt"
			}
		case guide.End:
			ends++
		}
	}
	if asks+ends != 1 {
		return "I6: neither ends nor asks exactly one question"
	}
	switch s.acts[len(s.acts)-1].(type) {
	case guide.Ask, guide.End:
		return ""
	}
	return "I6: something follows the question or the end"
}

// I1: a red flag, in any state, is answered with its warning.
func everyFlagIsAnswered(s seen) string {
	for _, id := range s.e.Flags {
		f := s.r.Flag(id)
		switch {
		case f.Advisory == content.Emergency && !s.warned():
			return "I1: no warning for " + id
		case f.Advisory == content.Emergency && !s.after.Emergency():
			return "I1: no emergency open after " + id
		case f.Deferred || s.warned():
		case f.Advisory == content.DoctorToday && !(s.said("lines.doctor_today") && s.said("lines.net")),
			f.Advisory == content.DoctorSoon && !((s.said("lines.doctor_soon") || s.said("lines.doctor_today")) && s.said("lines.net")):
			return "I1: no doctor's advice for " + id
		}
	}
	return ""
}

// I2: while an emergency is open every answer starts with the warning, in full on launch, help, stop and
// repeat, and so does the reprompt.
func openEmergencyWarnsFirst(s seen) string {
	if !s.after.Emergency() {
		return ""
	}
	if !s.warned() {
		return "I2: no warning first"
	}
	if _, added := guide.Guard(s.after, s.acts); added {
		return "I2: the guard had to add the warning"
	}
	switch s.e.Kind {
	case guide.Launch, guide.Help, guide.Stop, guide.Repeat:
		if s.before.Emergency() && !s.acts[0].(guide.Warn).Full {
			return "I2: the warning is not in full"
		}
	}
	for _, a := range s.acts {
		if ask, ok := a.(guide.Ask); ok && ask.Reprompt[0] != "lines.call_now" {
			return "I2: the reprompt does not begin with the warning"
		}
	}
	return ""
}

// I3: no move, no rising and no medicine line without a clean screen in force, its gate questions answered no,
// and nothing that holds it back.
func nothingPastItsGates(s seen) string {
	for _, line := range s.lines() {
		family, rest, _ := strings.Cut(line, ".")
		id, part, _ := strings.Cut(rest, ".")
		if part == "heard" { // only says back what was asked for
			continue
		}
		gate, asked := content.NoBlocks, true
		switch {
		case family == "routines" && part != "name":
			gate, asked = s.r.Routine(id).Gate, s.r.Routine(id).Asked
		case family == "topics":
			gate = s.r.Topic(id).Gate
		}
		if gate == content.NoBlocks {
			continue
		}
		if !s.after.Cleared(s.now) {
			return "I3: " + line + " without a clean screen in force"
		}
		if s.after.Holds().Any(gate) {
			return "I3: " + line + " though it is held back"
		}
		for _, q := range s.r.Screen.Gates {
			if asked && !q.Passing && q.Gates.Any(gate) && !slices.Contains(s.after.Talk.Passed, q.ID) {
				return "I3: " + line + " before " + q.ID + " was answered no"
			}
		}
	}
	return ""
}

// I5: within an episode advice only gets stricter, but for a complete clean screen in a later session,
// somebody else, or "forget me".
func adviceOnlyGetsStricter(s seen) string {
	if s.e.Kind == guide.ForgetMe || s.after.Talk.Kept != nil {
		return ""
	}
	old := s.before.Record.Advice
	aged := old.Since > 0 && s.now.Sub(time.Unix(old.Since, 0)) >= guide.AdviceFor
	if aged {
		return ""
	}
	clean := s.said("lines.clean") && !s.before.Talk.Raised
	if s.after.Record.Advice.Level < old.Level && !clean {
		return "I5: the advice became milder"
	}
	gone := s.before.Record.Seen > 0 && s.now.Sub(time.Unix(s.before.Record.Seen, 0)) >= guide.EpisodeGap
	if old.Holds&^s.after.Record.Advice.Holds != 0 && !gone {
		return "I5: what was held back no longer is"
	}
	if s.before.Talk.Unsure && !s.after.Talk.Unsure {
		return "I5: what was too unclear no longer is"
	}
	return ""
}

// I4: only a no is a no. Whatever else is said leaves the open danger question unanswered, or counts as yes.
func unclearIsNeverNo(s seen) string {
	q := s.r.Question(s.before.Talk.Pending)
	if q == nil || q.Kind != content.Danger || s.e.Kind == guide.No && len(s.e.Suspects) == 0 || s.e.New {
		return ""
	}
	if len(s.after.Talk.Settled) > len(s.before.Talk.Settled) && !s.after.Talk.Admitted {
		return "I4: " + q.ID + " is settled without a no"
	}
	if s.e.Kind == guide.Unclear && !s.e.About && len(s.e.Flags)+len(s.e.Suspects)+len(s.e.Signs) == 0 && s.before.Talk.Unclear >= 1 && !s.after.Emergency() {
		return "I4: a second unclear answer did not warn"
	}
	if s.e.Kind == guide.Unsure && s.before.Talk.Probed && q.Flag != "" && !s.after.Emergency() {
		return "I4: not sure after the probe did not count as yes"
	}
	return ""
}

// I4: a yes to a question whose yes is danger counts, whatever else the same words hold.
func aYesIsNeverLost(s seen) string {
	q := s.r.Question(s.before.Talk.Pending)
	if q == nil || q.Kind == content.Talk || s.e.Kind != guide.Yes || s.e.New || s.after.Emergency() {
		return ""
	}
	switch {
	case q.Flag != "" && s.r.Flag(q.Flag).Advisory == content.Emergency:
		return "I4: a yes to " + q.ID + " did not warn"
	case q.Flag != "" && !slices.Contains(s.after.Talk.Heard, q.Flag):
		return "I4: a yes to " + q.ID + " was lost"
	case q.YesAsks != "" && s.after.Talk.Pending != q.YesAsks && !slices.Contains(s.after.Talk.Owed, q.YesAsks):
		return "I4: a yes to " + q.ID + " was not followed up"
	}
	return ""
}

// I3: a screen is not clean while a question that something pushed aside is still to be asked.
func nothingIsOwedWhenClean(s seen) string {
	if !s.said("lines.clean") {
		return ""
	}
	if len(s.after.Talk.Owed) > 0 || len(s.after.Talk.Settled) < len(s.r.Screen.Danger) || s.after.Talk.Admitted {
		return "I3: called clean with questions open"
	}
	return ""
}

// I7: stop and cancel always end.
func stopEnds(s seen) string {
	if s.e.Kind != guide.Stop || len(s.e.Flags) > 0 {
		return ""
	}
	if _, ok := s.acts[len(s.acts)-1].(guide.End); !ok {
		return "I7: stop does not end"
	}
	return ""
}

// I7: help says how to reach a human first.
func helpNamesAHuman(s seen) string {
	if s.e.Kind != guide.Help || s.warned() || len(s.e.Flags) > 0 {
		return ""
	}
	if say, ok := s.acts[0].(guide.Say); !ok || say.Line != "lines.help_route" {
		return "I7: help does not begin with how to reach a human"
	}
	return ""
}

// I7: "ow" and "worse" in a routine stop the move and ask.
func hurtStopsTheMove(s seen) string {
	hurt := s.e.Kind == guide.Hurts || s.e.Kind == guide.Worse
	if !hurt || s.before.Phase(s.r) != "moving" || s.e.New || s.after.Emergency() {
		return ""
	}
	if s.after.Record.Place != (guide.Place{}) || !s.said("lines.stopped_move") || s.after.Talk.Pending != "legs" {
		return "I7: the move goes on though it hurts"
	}
	return ""
}
