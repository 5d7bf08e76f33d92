package content

import (
	"maps"
	"slices"
	"strings"
)

// ruleNames are the rules that a line may be excused from, with a written reason: except: {grade: "a name"}. What is
// not among them holds without exception; so do the rules of a warning.
var ruleNames = []string{
	"sentence", "grade", "options", "reprompt", "question", "topic", "often",
	"blame", "promise", "diagnosis", "dose", "filler", "jargon", "voice", turnRule,
}

// turnRule is known only to who knows the turns of the talk: see TurnCheck.
const turnRule = "turn"

// breaks reports that a line breaks a rule, unless it is excused.
func (c *wordCheck) breaks(id, rule, format string, args ...any) {
	if _, excused := c.words.lines[id].Except[rule]; excused {
		c.excused[id+" "+rule] = true
		return
	}
	c.addOnce(id, rule+": "+format, args...)
}

// excuses reports excuses without a reason, from no rule, or for nothing.
func (c *wordCheck) excuses(id string) {
	except := c.words.lines[id].Except
	for _, rule := range slices.Sorted(maps.Keys(except)) {
		switch {
		case !slices.Contains(ruleNames, rule):
			c.add(id, "except: no rule is called %q: say one of %s", rule, strings.Join(ruleNames, ", "))
		case strings.TrimSpace(except[rule]) == "":
			c.add(id, "except: %s: write the reason", rule)
		case rule != turnRule && !c.excused[id+" "+rule]:
			c.add(id, "except: %s: the line keeps this rule: take the excuse out", rule)
		}
	}
}
