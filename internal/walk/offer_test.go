package walk

import (
	"slices"
	"strings"

	"floorside/internal/guide"
)

// offers are the questions that offer something we have.
var offers = []string{"more", "go_on", "position"}

// keepsItsOffers: who says yes to an offer is not told that it has to wait, unless the same words or the clock changed
// something.
func keepsItsOffers(t Turn) string {
	e, pending := t.Event, t.Before.Talk.Pending
	plain := e.Kind == guide.Yes && !e.New && !e.Free && !e.About && len(e.Flags)+len(e.Suspects)+len(e.Signs) == 0
	if !plain || t.After.Emergency() || !slices.Contains(offers, pending) || t.Now.Unix() != t.Before.Record.Seen {
		return ""
	}
	lines := Lines(t.Acts)
	if slices.Contains(lines, "lines.held_back") {
		return "a yes to " + pending + " is refused"
	}
	if len(lines) == 1 && strings.HasPrefix(lines[0], "questions."+pending+".") {
		return "a yes to " + pending + " only brings the question again"
	}
	return ""
}

// doctorsKnowTheNumber: who is told to call a doctor hears in the same answer when to call the emergency number instead.
func doctorsKnowTheNumber(t Turn) string {
	lines := Lines(t.Acts)
	for _, line := range []string{"lines.doctor_today", "lines.doctor_soon", "lines.doctor_again", "topics.cant_move.say"} {
		if slices.Contains(lines, line) && !slices.Contains(lines, "lines.net") && !slices.Contains(lines, "lines.call_now") {
			return line + " without when to call the emergency number"
		}
	}
	return ""
}
