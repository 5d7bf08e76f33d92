package walk

import (
	"slices"
	"strings"

	"floorside/content"
	"floorside/internal/guide"
)

// Normal is what an answer says, for the check of its length. A warning and a move, which is quiet in between, are none:
// they take their time.
func Normal(acts []guide.Act) (turn content.Turn, normal bool) {
	for _, act := range acts {
		switch a := act.(type) {
		case guide.Warn, guide.Hold, guide.Count:
			return content.Turn{}, false
		case guide.Say:
			turn.Lines = append(turn.Lines, content.TurnLine{ID: a.Line, Again: a.Again})
		case guide.Ask:
			turn.Lines = append(turn.Lines, content.TurnLine{ID: a.Line})
		case guide.SetAlert:
			said := a.Lines()
			turn.Lines = append(turn.Lines, content.TurnLine{ID: said[len(said)-1]})
		case guide.Forget:
			turn.Lines = append(turn.Lines, content.TurnLine{ID: a.Failed}) // the longer of its two
		case guide.End:
			turn.Ends = true
		}
	}
	return turn, true
}

// Lines is the id of every line of an answer in the order they are said, the question last. Of what is forgotten or
// set it is the line for when that worked.
func Lines(acts []guide.Act) []string {
	var lines []string
	for _, a := range acts {
		switch a := a.(type) {
		case guide.Say:
			lines = append(lines, a.Line)
		case guide.Warn:
			lines = append(lines, a.Lines...)
		case guide.Count:
			lines = append(lines, "lines.three", "lines.two", "lines.one")
		case guide.SetAlert:
			lines = append(lines, a.Lines()[0])
		case guide.Forget:
			lines = append(lines, a.Done)
		case guide.Ask:
			lines = append(lines, a.Line)
		}
	}
	return lines
}

// Sound is the same for two answers that nobody could tell apart: the same lines, and both end or neither does.
func Sound(acts []guide.Act) string {
	sound := strings.Join(Lines(acts), " ")
	if Ends(acts) {
		sound += " ."
	}
	return sound
}

// Ends reports whether an answer closes the session.
func Ends(acts []guide.Act) bool {
	if len(acts) == 0 {
		return false
	}
	_, ends := acts[len(acts)-1].(guide.End)
	return ends
}

// AsksAlexa reports whether an answer has Alexa ask for a permission.
func AsksAlexa(acts []guide.Act) bool {
	return slices.ContainsFunc(acts, func(a guide.Act) bool { _, asks := a.(guide.AskFor); return asks })
}

// Asks returns the question of an answer, if it has one.
func Asks(acts []guide.Act) (guide.Ask, bool) {
	if len(acts) == 0 {
		return guide.Ask{}, false
	}
	ask, asks := acts[len(acts)-1].(guide.Ask)
	return ask, asks
}

// Warns returns the warning that an answer begins with, if it does.
func Warns(acts []guide.Act) (guide.Warn, bool) {
	if len(acts) == 0 {
		return guide.Warn{}, false
	}
	warn, warns := acts[0].(guide.Warn)
	return warn, warns
}
