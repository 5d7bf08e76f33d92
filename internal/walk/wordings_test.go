package walk

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"floorside/content"
)

// wordings returns whatever a line can sound like in one voice, at first or when it is said again.
type wordings func(line string, other, again bool) []string

// mostWordings is more than any line has.
const mostWordings = 12

func everyWording(words *content.Words) wordings {
	type way struct{ other, again bool }
	ways := map[way]func(string) []string{}
	for _, to := range []way{{}, {other: true}, {again: true}, {other: true, again: true}} {
		ways[to] = once(func(line string) []string {
			var all []string
			for n := range mostWordings {
				if text := words.Say(line, to.other, to.again, n); !slices.Contains(all, text) {
					all = append(all, text)
				}
			}
			return all
		})
	}
	return func(line string, other, again bool) []string { return ways[way{other, again}](line) }
}

func (w wordings) of(line string, other bool) []string {
	return slices.Concat(w(line, other, false), w(line, other, true))
}

func (w wordings) all(line string) []string {
	return slices.Concat(w.of(line, false), w.of(line, true))
}

// once asks for each line only the first time: there are millions of turns, and some hundred lines.
func once[V any](look func(line string) V) func(string) V {
	known := map[string]V{}
	return func(line string) V {
		v, ok := known[line]
		if !ok {
			v = look(line)
			known[line] = v
		}
		return v
	}
}

// oneQuestionLast: an open session ends in its one question, also to the ear; one that is closed asks nothing.
func (w wordings) oneQuestionLast() func(Turn) string {
	asking := once(func(line string) string {
		for _, text := range w.all(line) {
			if strings.Count(text, "?") != 1 || !strings.HasSuffix(text, "?") {
				return fmt.Sprintf("%s is not one question: %q", line, text)
			}
		}
		return ""
	})
	telling := once(func(line string) string {
		for _, text := range w.all(line) {
			if strings.Contains(text, "?") {
				return fmt.Sprintf("%s asks beside the question: %q", line, text)
			}
		}
		return ""
	})
	return func(t Turn) string {
		ask, asks := Asks(t.Acts)
		if asks == Ends(t.Acts) {
			return "neither asks nor ends"
		}
		lines := Lines(t.Acts)
		if asks {
			if problem := asking(ask.Line); problem != "" {
				return problem
			}
			lines = lines[:len(lines)-1]
		}
		for _, line := range lines {
			if problem := telling(line); problem != "" {
				return problem
			}
		}
		return ""
	}
}

// yours is what only the person in pain has, feels or does.
var yours = regexp.MustCompile(`(?i)\byour (own |inner |sore |whole )?` +
	`(back|spine|legs?|foot|feet|toes?|knees?|hips?|thighs?|calf|calves|belly|stomach|chest|heart|neck|arms?|hands?|face|lips?|head|nose|` +
	`muscles?|bones?|joints?|skin|bladder|bowels?|bottom|crotch|pee|poop|speech|underwear|breath|breathing|pain|spasm|body|side|` +
	`doctor|pharmacist|pills?|maternity line|life)\b` +
	`|\byou (can |could |might |may |can't |don't |have |had |just |still |even )*` +
	`(feel|felt|hurt|lie|lay|fall|fell|breathe|shiver|sweat|faint|vomit|bleed|sit|stand|walk|move|roll|crawl|arch|stretch|squeeze|pee|` +
	`leak|pass out|swallow)\b` +
	`|\bare you (numb|hot|weak|pregnant|under|over|sixty|shivering|able)\b|\byourself\b`)

// helperIsNoPatient: somebody who helps hears of another's back, never of their own.
func (w wordings) helperIsNoPatient() func(Turn) string {
	slip := once(func(line string) string {
		for _, text := range w.of(line, true) {
			if found := yours.FindString(text); found != "" {
				return fmt.Sprintf("%s says %q to a helper: %q", line, found, text)
			}
		}
		return ""
	})
	return func(t Turn) string {
		ask, _ := Asks(t.Acts)
		for _, line := range slices.Concat(Lines(t.Acts), ask.Reprompt) {
			if problem := slip(line); problem != "" {
				return problem
			}
		}
		return ""
	}
}
