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
		oneTryAtGettingUp, theClockIsTheirs, alertsAreAgreedTo, moveAfterMove,
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
		var routine *content.Routine
		switch {
		case family == "routines" && part != "name":
			routine = s.r.Routine(id)
			gate, asked = routine.Gate, routine.Asked
		case family == "topics":
			gate = s.r.Topic(id).Gate
		}
		if gate == content.NoBlocks {
			continue
		}
		if routine != nil && routine.Off {
			return "I3: " + line + " though it is off"
		}
		if !s.after.Cleared(s.now) && (routine == nil || !s.eases(routine)) {
			return "I3: " + line + " without a clean screen in force"
		}
		if s.after.Holds().Any(gate) {
			return "I3: " + line + " though it is held back"
		}
		for _, q := range s.r.Screen.Gates {
			before := q.Gates.Any(gate) || routine != nil && slices.Contains(q.Routines, id)
			if asked && !q.Passing && before && !slices.Contains(s.after.Talk.Passed, q.ID) {
				return "I3: " + line + " before " + q.ID + " was answered no"
			}
		}
	}
	return ""
}

// eases reports whether a routine is a position that only needs some of the danger questions, and these were answered no,
// with nothing admitted at any other.
func (s seen) eases(r *content.Routine) bool {
	k := s.after.Talk
	return len(r.Needs) > 0 && !k.Admitted && !s.after.Emergency() &&
		!slices.ContainsFunc(r.Needs, func(id string) bool { return !slices.Contains(k.Settled, id) || slices.Contains(k.Owed, id) })
}

// I3: who has tried to get somewhere and could not, or was hurt by it, is not led there again within the episode.
func oneTryAtGettingUp(s seen) string {
	r := s.r.Routine(s.before.Record.Place.Routine)
	gaveUp := s.e.Kind == guide.Cant || s.e.Kind == guide.Hurts || s.e.Kind == guide.Worse
	alarmed := s.e.Kind != guide.ForgetMe && (slices.ContainsFunc(s.e.Flags, func(id string) bool { return !s.r.Flag(id).Deferred }) ||
		slices.ContainsFunc(s.e.Suspects, func(id string) bool { return s.r.Flag(id).Asks != "" }))
	if r == nil || !r.Once || !gaveUp && !alarmed || s.e.New || s.before.Phase(s.r) != "moving" || s.after.Emergency() {
		return ""
	}
	stopped := (s.said("lines.rise_failed") || s.said("lines.stand_failed")) && s.said("lines.help_route") || len(s.e.Flags) > 0
	if stopped && s.after.Holds().Any(r.Gate) {
		return ""
	}
	if !s.before.Cleared(s.now) { // the screen has run out meanwhile: nothing is led at all
		return ""
	}
	return "I3: " + r.ID + " was tried and failed, and may be tried again"
}

// I3: no part of a move follows a worse, a pain, or words that are no answer.
func moveAfterMove(s seen) string {
	switch s.e.Kind {
	case guide.Hurts, guide.Worse, guide.Cant, guide.Unclear, guide.Hedged, guide.Pause, guide.Stop:
	default:
		return ""
	}
	for _, a := range s.acts {
		say, ok := a.(guide.Say)
		rest, move := strings.CutPrefix(say.Line, "routines.")
		id, part, _ := strings.Cut(rest, ".")
		if !ok || !move || part == "start" || part == "name" || part == "heard" {
			continue
		}
		return "I3: " + id + "." + part + " is led after " + walk.Short(s.e)
	}
	return ""
}

// When it began is kept only for who has agreed to that, and only their own words change it.
func theClockIsTheirs(s seen) string {
	before, after := s.before.Record.Onset, s.after.Record.Onset
	if before == after || after == 0 && (s.e.Kind == guide.ForgetMe || s.after.Talk.Kept != nil || s.e.New) {
		return ""
	}
	agreed := s.before.Talk.Pending == "keep_time" && !s.e.New
	told := before > 0 && s.after.Talk.Onset == after
	if agreed && s.after.Talk.Onset == after || told {
		return ""
	}
	return "the clock: kept without their yes"
}

// A timer or a reminder is set only for who asked for it or agreed to it, and only where Alexa permits it.
func alertsAreAgreedTo(s seen) string {
	for i, a := range s.acts {
		switch a := a.(type) {
		case guide.SetAlert:
			agreed := s.before.Talk.Pending == "time_it" || s.before.Talk.Pending == "remind" || s.e.Kind == guide.TimeIt ||
				s.e.Kind == guide.Consent && s.e.Answered == guide.Accepted
			permitted := s.e.Granted > 0 || s.e.Kind == guide.Consent && s.e.Answered == guide.Accepted
			if a.Do == guide.Set && !(agreed && permitted && a.In > 0 && s.r.Alert(a.Alert) != nil) {
				return "alerts: " + a.Alert + " is set without their yes"
			}
		case guide.AskFor:
			if _, ends := s.acts[len(s.acts)-1].(guide.End); !ends || i != len(s.acts)-2 {
				return "alerts: Alexa cannot ask while the session stays open"
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
	stopped := s.said("lines.stopped_move") || s.said("lines.rise_failed") || s.said("lines.stand_failed")
	switch asks := s.after.Talk.Pending; {
	case asks == "legs" && stopped && s.after.Record.Place == (guide.Place{}):
		return ""
	case asks == "sharp" && s.said("lines.ease_out") && s.e.Kind == guide.Hurts:
		return ""
	case !s.before.Cleared(s.now): // the screen has run out: the move is over anyway
		return ""
	}
	return "I7: the move goes on though it hurts"
}
