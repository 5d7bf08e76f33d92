package content

import (
	"fmt"
	"slices"
	"strings"
)

// What a warning has to keep.
const (
	firstWords   = 20 // of the first sentence
	numberTimes  = 2  // that the emergency number is said, at least
	safeMost     = 45 // words of the safe sentence
	warningWords = 60
	warningTime  = 24 // seconds
)

// warnedOf are the lines that a warning has in the place of a flag's: where nothing was understood, where the emergency is
// of an earlier talk, and where a child is alone with a grown-up.
var warnedOf = []string{"lines.to_be_safe", "lines.told_before", "lines.grown_up"}

// warnings looks at the answer to each flag that is an emergency or can become one, as it is put together when the flag
// is heard, in both voices. Nothing excuses a warning.
func (c *wordCheck) warnings() {
	c.firstSentence()
	for i := range c.rules.Flags {
		f := &c.rules.Flags[i]
		if f.Advisory != Emergency && len(f.Worse.Flags)+len(f.Worse.Signs) == 0 {
			continue
		}
		c.warning(emergencyLines(f))
	}
	for _, id := range warnedOf {
		c.warning([]string{id})
	}
}

// emergencyLines is what such an answer says of the flag itself.
func emergencyLines(f *Flag) []string {
	heard, own := "flags."+f.ID+".heard", "flags."+f.ID+".own"
	switch {
	case f.Advisory != Emergency:
		return []string{"flags." + f.ID + ".worse"}
	case f.Own == OwnFirst:
		return []string{own, heard}
	case f.Own == OwnAfter:
		return []string{heard, own}
	case f.Own == OwnOnly:
		return []string{own}
	}
	return []string{heard}
}

// warning looks at the answer that has these lines in its middle. Its problem is placed at the first of them.
func (c *wordCheck) warning(middle []string) {
	lines := slices.Concat([]string{"lines.call_now"}, middle, []string{"lines.cannot_call", "questions.reach_phone.ask"})
	for _, other := range []bool{false, true} {
		all, calls := length{}, 0
		for _, id := range lines {
			all = all.plus(c.words.longest(id, other, false))
			calls += c.words.fewestCalls(id, other)
		}
		if calls < numberTimes {
			c.addOnce("lines.cannot_call", "warning: the emergency number is said %d times in all, at least %d", calls, numberTimes)
		}
		if all.over(length{warningWords, warningTime}) {
			c.addOnce(middle[0], "warning: %d words and %.1f seconds, at most %d and %d: %s",
				all.words, all.seconds, warningWords, warningTime, strings.Join(lines, " + "))
		}
	}
}

// firstSentence looks at what every warning begins with: whoever hears it may hear no more.
func (c *wordCheck) firstSentence() {
	const id = "lines.call_now"
	for _, text := range c.words.lines[id].wordings() {
		first := firstOf(text)
		if !strings.HasPrefix(first, c.manner.Warning) {
			c.add(id, "must begin with the number: %s, not %q", c.manner.Warning, text)
		}
		if n := len(strings.Fields(first)); n > firstWords {
			c.addOnce(id, "warning: the first sentence has %d words, at most %d: %q", n, firstWords, first)
		}
	}
}

// firstOf returns the first sentence of a text.
func firstOf(text string) string {
	for _, sentence := range cutSentences(text) {
		return sentence
	}
	return ""
}

// fewestCalls is how often a line says the emergency number, in the wording that says it least.
func (w *Words) fewestCalls(id string, other bool) int {
	fewest := -1
	for _, text := range w.voice(id, other, false) {
		if n := strings.Count(text, "{emergency}"); fewest < 0 || n < fewest {
			fewest = n
		}
	}
	return max(fewest, 0)
}

// checkSafe looks at the safe sentence as one locale will hear it.
func checkSafe(region Region, w *Words) []Issue {
	var issues []Issue
	place := region.Language + "/safe.txt"
	if dial := region.Numbers["emergency"].Dial; !strings.Contains(w.Safe, dial) {
		issues = append(issues, Issue{place, "does not say the emergency number " + dial + " of " + region.Locale})
	}
	if strings.ContainsAny(w.Safe, "{}<>&") {
		issues = append(issues, Issue{place, "is spoken as it stands: no placeholders, no markup"})
	}
	if n := len(strings.Fields(w.Safe)); n > safeMost {
		issues = append(issues, Issue{place, fmt.Sprintf("has %d words, at most %d", n, safeMost)})
	}
	return issues
}
