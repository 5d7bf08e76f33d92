package main

import (
	"bufio"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"floorside/internal/trial"
)

// printHeard prints a report for reading: the dangerous mistake, the totals, the kinds, then what to look at.
func printHeard(out *bufio.Writer, r trial.Report) {
	fmt.Fprintf(out, "%s: %d rows, %d judged as %s%s; begun with %s\n", r.File, r.Rows, r.Judged, r.Locale, skipped(r.Skipped), r.Begin)
	if r.Stopped {
		fmt.Fprintf(out, "STOPPED before the end: this is what the first %d rows came to\n", r.Judged)
	}
	fmt.Fprintf(out, "behind each count its share, and in brackets where the true share lies with 95%% confidence (Wilson)\n\n")
	fmt.Fprintf(out, "a danger taken for a no: %s answers", ofShare(r.TakenForNo))
	if r.EmergencyTakenForNo.Of > 0 {
		fmt.Fprintf(out, "; %s emergencies said at a question", ofShare(r.EmergencyTakenForNo))
	}
	fmt.Fprintf(out, "\n\n")
	printTotals(out, r.Totals)
	printAnswers(out, r.Answers)
	printKinds(out, r.Kinds)
	fmt.Fprintf(out, "reached hearing as words: %s%s\n", ofShare(r.Reached), without(r.Without))
	printList(out, "answers taken for something else", r.File, r.Misheard)
	printList(out, "misses", r.File, r.Misses)
	printList(out, "false alarms", r.File, r.FalseAlarms)
}

// skipped says which languages were left out.
func skipped(languages map[string]int) string {
	var all []string
	for _, language := range slices.Sorted(maps.Keys(languages)) {
		all = append(all, fmt.Sprintf("%d in %s", languages[language], language))
	}
	if len(all) == 0 {
		return ""
	}
	return ", " + strings.Join(all, ", ") + " skipped"
}

// without says what the rows without words were taken for.
func without(intents map[string]int) string {
	names := slices.SortedFunc(maps.Keys(intents), func(a, b string) int {
		return cmp.Or(cmp.Compare(intents[b], intents[a]), cmp.Compare(a, b))
	})
	var all []string
	for _, name := range names {
		all = append(all, fmt.Sprintf("%s %d", cmp.Or(name, "(none)"), intents[name]))
	}
	if len(all) == 0 {
		return ""
	}
	return "; the others arrived as " + strings.Join(all, ", ")
}

// ofShare is "3 of 12: 25.0% (8.9 to 53.2)".
func ofShare(s trial.Share) string {
	if s.Of == 0 {
		return "0 of 0"
	}
	return fmt.Sprintf("%d of %d: %.1f%% (%.1f to %.1f)", s.Count, s.Of, 100*s.Share, 100*s.Low, 100*s.High)
}

// nameOfGroup is how a group of rows is called.
func nameOfGroup(g trial.Group) string {
	if g.Name == "" {
		return string(g.Expect)
	}
	return string(g.Expect) + ": " + g.Name
}

func printTotals(out *bufio.Writer, groups []trial.Group) {
	for _, g := range groups {
		if g.Rows == 0 {
			continue
		}
		fmt.Fprintf(out, "%s: %d rows\n", nameOfGroup(g), g.Rows)
		for _, o := range g.Expect.Outcomes() {
			s := g.Outcomes[o]
			fmt.Fprintf(out, "  %-20s%5d  %5.1f%% (%.1f to %.1f)\n", o, s.Count, 100*s.Share, 100*s.Low, 100*s.High)
		}
		if g.RightFlag != nil {
			fmt.Fprintf(out, "  for the right flag: %s\n", ofShare(*g.RightFlag))
		}
	}
}

// printAnswers prints a table a question: down what was meant, across what it was taken for.
func printAnswers(out *bufio.Writer, all []trial.Confusion) {
	if all[0].Right.Of == 0 {
		return
	}
	fmt.Fprintf(out, "\n%-18s", "answers")
	for _, o := range trial.AnswerYes.Outcomes() {
		fmt.Fprintf(out, "%9s", o)
	}
	fmt.Fprintln(out)
	for _, c := range all {
		fmt.Fprintf(out, "%s, as meant %s\n", cmp.Or(c.Question, "all questions"), ofShare(c.Right))
		for _, meant := range []trial.Expect{trial.AnswerYes, trial.AnswerNo, trial.AnswerUnsure, trial.AnswerUnclear} {
			fmt.Fprintf(out, "  %-16s", meant)
			for _, o := range meant.Outcomes() {
				fmt.Fprintf(out, "%9d", c.Counts[meant][o])
			}
			fmt.Fprintln(out)
		}
	}
}

// printKinds prints a table a label, and a line a kind. Answers have theirs by question.
func printKinds(out *bufio.Writer, kinds []trial.Group) {
	width, head := 0, ""
	for _, g := range kinds {
		width = max(width, len(nameOfGroup(g)))
	}
	for _, g := range kinds {
		line := fmt.Sprintf("\n%-*s%6s", width, "kind", "rows")
		for _, o := range g.Expect.Outcomes() {
			line += fmt.Sprintf("  %s", o)
		}
		if line != head {
			fmt.Fprintln(out, line)
			head = line
		}
		fmt.Fprintf(out, "%-*s%6d", width, nameOfGroup(g), g.Rows)
		for _, o := range g.Expect.Outcomes() {
			fmt.Fprintf(out, "  %*d", len(o), g.Outcomes[o].Count)
		}
		if g.RightFlag != nil {
			fmt.Fprintf(out, "  right flag %d of %d", g.RightFlag.Count, g.RightFlag.Of)
		}
		fmt.Fprintln(out)
	}
	fmt.Fprintln(out)
}

// printList prints rows with what was heard, and why.
func printList(out *bufio.Writer, name, file string, all trial.List) {
	if len(all.Rows) == 0 {
		if all.LeftOff > 0 {
			fmt.Fprintf(out, "%s: %d, not listed\n", name, all.LeftOff)
		}
		return
	}
	fmt.Fprintf(out, "\n%s: %d\n", name, len(all.Rows)+all.LeftOff)
	for _, v := range all.Rows {
		fmt.Fprintf(out, "%s: %q\n", v.Outcome, v.Text)
		fmt.Fprintf(out, "   %s:%d %s, %s, %s%s\n", file, v.Line, v.ID, v.Expect, v.Kind, aboutAndWhere(v))
		fmt.Fprintf(out, "   %s; advisory %s, asks %q\n", whatWasHeard(v), v.Advisory, v.Asks)
		for _, why := range v.Why {
			fmt.Fprintf(out, "   %s\n", why)
		}
	}
	if all.LeftOff > 0 {
		fmt.Fprintf(out, "and %d more\n", all.LeftOff)
	}
}

func aboutAndWhere(v trial.Verdict) string {
	text := ""
	if len(v.About) > 0 {
		text += ", about " + strings.Join(v.About, ",")
	}
	if v.At != "" {
		text += ", said at " + v.At
	}
	return text
}

func whatWasHeard(v trial.Verdict) string {
	text := v.Intent
	switch {
	case v.Intent == "":
		text = "no intent"
	case v.Reached == "":
		text += " without words"
	case v.Reached != v.Text:
		text += fmt.Sprintf(" with %q", v.Reached)
	}
	if len(v.Heard) > 0 {
		text += "; heard " + strings.Join(v.Heard, ", ")
	}
	if len(v.Suspected) > 0 {
		text += "; suspected " + strings.Join(v.Suspected, ", ")
	}
	if len(v.Heard)+len(v.Suspected) == 0 {
		text += "; heard nothing"
	}
	return text
}
