package review

import (
	"slices"
	"strings"

	"floorside/content"
)

// flagChapter has a section for each red flag, and at its end the signs that only make one worse.
func (b *builder) flagChapter(take taker) Chapter {
	c := Chapter{ID: "flags", Title: "Red flags",
		Intro: "Whatever is asked or told: a red flag that is heard comes first, at any time. Each has what it means, the words said, and how it is heard."}
	lexicon, _ := b.book.Lexicon(b.region.Language) // the checker has looked at its problems
	for _, f := range b.rules.Flags {
		s := Section{ID: "flag-" + f.ID, Title: "Red flag: " + f.ID, Facts: b.flagFacts(f), Sources: b.printed(f.Source),
			Entries: take("flags."+f.ID+".", "heard", "own", "worse")}
		s.Heard = b.heard(lexicon, func(h content.Heard) bool { return h.Flag == f.ID }, f.ID)
		c.Sections = append(c.Sections, s)
	}
	if lexicon == nil {
		return c
	}
	for _, h := range lexicon.Heard {
		if h.Sign != "" {
			s := Section{ID: "sign-" + h.Sign, Title: "Sign: " + h.Sign}
			s.Facts = b.signFacts(h.Sign)
			s.Heard = b.heard(lexicon, func(o content.Heard) bool { return o.Sign == h.Sign }, h.Sign)
			c.Sections = append(c.Sections, s)
		}
	}
	return c
}

func (b *builder) flagFacts(f content.Flag) []Fact {
	facts := []Fact{{"Urgency", advisory(f.Advisory)}}
	add := func(name, text string) {
		if text != "" {
			facts = append(facts, Fact{name, text})
		}
	}
	add("Holds back", blocked(f.Blocks))
	add("An emergency with", listed(f.Worse.Flags, f.Worse.Signs))
	add("A suspicion asks", code(f.Asks))
	add("Then asks", code(f.Then))
	if f.Deferred {
		add("Said", "only after a clean screen")
	}
	add("In the clinical dossier", strings.Join(f.RF, ", "))
	return facts
}

// listed names flags and signs together, all of them: what makes it worse is what is signed.
func listed(lists ...[]string) string {
	var all []string
	for _, list := range lists {
		for _, id := range list {
			all = append(all, code(id))
		}
	}
	return strings.Join(all, ", ")
}

// signFacts says what a sign changes, which is no red flag by itself.
func (b *builder) signFacts(sign string) []Fact {
	facts := []Fact{{"By itself", "no red flag"}}
	var worse, answered []string
	for _, f := range b.rules.Flags {
		if slices.Contains(f.Worse.Signs, sign) {
			worse = append(worse, f.ID)
		}
	}
	for q := range b.rules.Screen.Questions {
		if slices.Contains(q.Given, sign) {
			answered = append(answered, q.ID)
		}
	}
	if len(worse) > 0 {
		facts = append(facts, Fact{"Makes an emergency of", listed(worse)})
	}
	if len(answered) > 0 {
		facts = append(facts, Fact{"Answers yes to", listed(answered)})
	}
	return facts
}

// flagRows is the overview.
func (b *builder) flagRows() []FlagRow {
	var rows []FlagRow
	for _, f := range b.rules.Flags {
		rows = append(rows, FlagRow{f.ID, strings.Join(f.RF, ", "), advisory(f.Advisory), blocked(f.Blocks), listed(f.Worse.Flags, f.Worse.Signs)})
	}
	return rows
}
