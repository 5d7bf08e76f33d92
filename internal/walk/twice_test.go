package walk

import (
	"reflect"
	"slices"
	"strings"

	"floorside/internal/guide"
)

// fromTheStart is who asks to hear something once more, or begins again, perhaps for somebody else.
var fromTheStart = []guide.Kind{
	guide.Repeat, guide.Back, guide.StartOver, guide.WhereAmI, guide.Launch, guide.NewPerson, guide.Misspoke,
}

// onPurpose is what may be said twice running: where and when to get help and what can be asked, in words that are known
// by then; how many are left, and the count; what a red flag can mean, whenever it is heard; a move, which is led each time in the same words. What was asked
// for is said back when it has to wait, and again when it is told; who asks for it by its name is told it.
func onPurpose(line string, e guide.Event) bool {
	family, rest, _ := strings.Cut(line, ".")
	_, part, _ := strings.Cut(rest, ".")
	switch family {
	case "flags":
		return true
	case "topics":
		return part == "heard" || e.Kind == guide.AskTopic
	case "routines":
		return !slices.Contains([]string{"name", "start", "done"}, part) || e.Kind == guide.AskRoutine
	}
	return slices.Contains(wellKnown, line)
}

var wellKnown = []string{
	"lines.help_route", "lines.help_now", "lines.whether", "lines.net", "lines.doctor_today", "lines.doctor_soon", "lines.doctor_again",
	"lines.promise_at", "lines.promise_in", "lines.promise_soon", "lines.left_n", "lines.nth", "lines.three", "lines.two", "lines.one",
}

// nothingTwice: what was said in the turn before comes in other words, or not at all. While an emergency is open all is
// repeated on purpose. Who says the same as before is told the same as before, but asked in other words.
func (w wordings) nothingTwice(t Turn) string {
	if t.After.Emergency() || t.Event.New || slices.Contains(fromTheStart, t.Event.Kind) {
		return ""
	}
	before, same, other := Lines(t.Last()), t.Event, t.After.Record.Who == guide.Other
	same.New = t.from.by.New
	for _, line := range Lines(t.Acts) {
		if !slices.Contains(before, line) || len(w(line, other, false)) > 1 || onPurpose(line, t.Event) {
			continue
		}
		if strings.HasPrefix(line, "questions.") || !reflect.DeepEqual(same, t.from.by) {
			return part(line) + " comes twice running"
		}
	}
	return ""
}

// part is a line, but for topics and routines only which part of one.
func part(line string) string {
	family, rest, _ := strings.Cut(line, ".")
	if _, part, found := strings.Cut(rest, "."); found && family != "questions" {
		return family + ": " + part
	}
	return line
}

// voiceStays: inside a session only words about who it is change the voice.
func voiceStays(t Turn) string {
	e := t.Event
	said := e.New || e.About || t.Before.Talk.Pending == "same_person" ||
		slices.Contains([]guide.Kind{guide.Launch, guide.Voice, guide.Helper, guide.NewPerson}, e.Kind)
	if !said && t.Before.Record.Who != t.After.Record.Who {
		return "the voice changes by itself"
	}
	return ""
}

// disclaimedOnce: that this is no doctor is said once a session, or again for who asks for it; after something that helps,
// and never with a warning.
func disclaimedOnce(t Turn) string {
	lines, said := Lines(t.Acts), "lines.disclaimer"
	warns := slices.ContainsFunc(t.Acts, func(a guide.Act) bool { _, ok := a.(guide.Warn); return ok })
	before := t.Before.Talk.Disclaimed
	switch at := slices.Index(lines, said); {
	case before && !t.After.Talk.Disclaimed:
		return "that the disclaimer was said is forgotten"
	case at < 0:
		return ""
	case at == 0:
		return "the disclaimer comes first"
	case warns:
		return "the disclaimer comes with a warning"
	case !t.After.Talk.Disclaimed:
		return "nobody notes that the disclaimer was said"
	case before && t.Event.Kind != guide.Repeat, slices.Contains(lines[at+1:], said):
		return "the disclaimer comes twice"
	}
	return ""
}
