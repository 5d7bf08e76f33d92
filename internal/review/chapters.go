package review

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"floorside/content"
)

// chapters sorts all lines, each once, in the order in which a person meets them.
func (b *builder) chapters() []Chapter {
	left := slices.Clone(b.order)
	take := func(prefix string, parts ...string) []Entry { return b.take(&left, prefix, parts) }
	all := b.questionChapters(take)
	all = append(all, b.flagChapter(take), b.topicChapter(take), b.moveChapter(take), b.alertChapter(take))
	all = append(all, b.general(&left)...)
	return all
}

// take makes entries of all lines that are left under a prefix: first the parts named, then the others by their ids.
func (b *builder) take(left *[]string, prefix string, parts []string) []Entry {
	var ids []string
	for _, id := range *left {
		if strings.HasPrefix(id, prefix) {
			ids = append(ids, id)
		}
	}
	rank := func(id string) int {
		if i := slices.Index(parts, id[len(prefix):]); i >= 0 {
			return i
		}
		return len(parts)
	}
	slices.SortStableFunc(ids, func(x, y string) int { return rank(x) - rank(y) })
	*left = slices.DeleteFunc(*left, func(id string) bool { return slices.Contains(ids, id) })
	var out []Entry
	for _, id := range ids {
		out = append(out, b.entry(id))
	}
	return out
}

type taker = func(prefix string, parts ...string) []Entry

// questionParts is the order in which a question's wordings are heard.
var questionParts = []string{"ask", "undated", "second", "probe", "means", "noted", "held", "reprompt", "held_reprompt"}

// kindIntros says what each list of questions is for, in the order of content.Kind.
var kindIntros = []struct{ id, title, intro string }{
	{"danger", "The danger questions", "Asked of everybody, in this order, before anything else is offered. A yes always means danger."},
	{"sorts", "Questions that sort a yes", "Asked after a yes, or after advice, to find out how urgent it is."},
	{"checks", "Questions on a suspicion", "Asked only when a red flag was half heard."},
	{"clock", "Questions of the clock", "Asked behind the danger questions when it has lasted so long, the last that is due, once a session."},
	{"gates", "Gates", "Asked before the first thing that they hold back. A yes holds it back."},
	{"talk", "Questions of the talk", "No answer to these means danger."},
}

func (b *builder) questionChapters(take taker) []Chapter {
	var all []Chapter
	for _, k := range kindIntros {
		all = append(all, Chapter{ID: "questions-" + k.id, Title: k.title, Intro: k.intro})
	}
	for q := range b.rules.Screen.Questions {
		c := &all[q.Kind]
		c.Sections = append(c.Sections, Section{
			ID: "question-" + q.ID, Title: "Question: " + q.ID, Facts: b.questionFacts(q), Sources: b.printed(q.Source),
			Entries: take("questions."+q.ID+".", questionParts...),
		})
	}
	return all
}

func (b *builder) questionFacts(q *content.Question) []Fact {
	var f []Fact
	add := func(name, text string) {
		if text != "" {
			f = append(f, Fact{name, text})
		}
	}
	if q.Kind == content.Danger {
		i := slices.IndexFunc(b.rules.Screen.Danger, func(o content.Question) bool { return o.ID == q.ID })
		add("Place", fmt.Sprintf("%d of %d", i+1, len(b.rules.Screen.Danger)))
	}
	add("A yes means", b.flagMeans(q.Flag))
	add("A no still means", b.flagMeans(q.No))
	add("A yes asks", code(q.YesAsks))
	add("A no asks", code(q.NoAsks))
	add("A yes adds the sign", code(q.Sign))
	add("Answered yes by what was heard before", codes(q.Given))
	add("Holds back until a no", blocked(q.Gates))
	add("Stands before", codes(q.Routines))
	add("A yes holds back for the episode", blocked(q.Holds))
	add("Asked of a helper in its concrete words after the sign", code(q.Look))
	if q.After > 0 {
		add("Due", days(q.After)+" after it began")
	}
	if q.Passing {
		add("Asked", "each time, since the answer changes by the hour")
	}
	return f
}

// flagMeans names a flag and how urgent it is.
func (b *builder) flagMeans(id string) string {
	f := b.rules.Flag(id)
	if f == nil {
		return ""
	}
	return code(id) + ": " + advisory(f.Advisory)
}

func code(id string) string {
	if id == "" {
		return ""
	}
	return "`" + id + "`"
}

func (b *builder) topicChapter(take taker) Chapter {
	c := Chapter{ID: "topics", Title: "Topics",
		Intro: "Said when somebody asks about it: first what was understood, then one sentence, and more only on request."}
	for _, t := range b.rules.Topics {
		var facts []Fact
		if t.Screened {
			facts = append(facts, Fact{"Waits for", "the danger questions"})
		}
		if t.Gate != content.NoBlocks {
			facts = append(facts, Fact{"Behind", "a clean screen and the gates before " + blocked(t.Gate)})
		}
		if t.Timer != "" {
			facts = append(facts, Fact{"Offers the timer", code(t.Timer)})
		}
		facts = append(facts, Fact{"Then asks", code(t.Next)})
		c.Sections = append(c.Sections, Section{ID: "topic-" + t.ID, Title: "Topic: " + t.ID, Facts: facts, Sources: b.printed(t.Source),
			Entries: take("topics."+t.ID+".", "heard", "say", "more")})
	}
	return c
}

func (b *builder) moveChapter(take taker) Chapter {
	c := Chapter{ID: "moves", Title: "Positions, stretches, and getting somewhere",
		Intro: "Led step by step, at the person’s own pace. A hold is quiet inside the answer."}
	for _, r := range b.rules.Routines {
		parts := []string{"heard", "name", "start"}
		for _, p := range r.Parts {
			parts = append(parts, p.ID)
		}
		c.Sections = append(c.Sections, Section{ID: "move-" + r.ID, Title: "Move: " + r.ID, Facts: moveFacts(r), Sources: b.printed(r.Source),
			Entries: take("routines."+r.ID+".", append(parts, "done")...)})
	}
	return c
}

// moveFacts is what holds for a routine, in words.
func moveFacts(r content.Routine) []Fact {
	var facts []Fact
	add := func(name, text string, there bool) {
		if there {
			facts = append(facts, Fact{name, text})
		}
	}
	add("Off", "never led until a clinician takes that out of routines.yaml", r.Off)
	add("Behind", "a no to "+codes(r.Needs)+", and nothing that holds back "+blocked(r.Gate), len(r.Needs) > 0)
	add("Behind", "a clean screen, and nothing that holds back "+blocked(r.Gate), len(r.Needs) == 0)
	add("First asks", "the gates before "+blocked(r.Gate), r.Asked)
	add("Repeated", fmt.Sprintf("%d times", r.Times), r.Times > 0)
	add("Sides", "all of it on one side, then on the other; the easier one first", r.Sides)
	add("Stages", "each part is an answer of its own, with “stay there” between them", r.Stages)
	add("Tried", "once: who cannot, or hurts, stops and gets help", r.Once)
	for _, p := range r.Parts {
		add("Quiet after "+p.ID, p.Hold.String()+map[bool]string{true: ", the last three seconds counted aloud"}[p.Count], true)
	}
	add("Offers the timer", code(r.Timer), r.Timer != "")
	add("Better leads to", code(r.Then), r.Then != "")
	return facts
}

// alertChapter is what Alexa is asked to keep for the person.
func (b *builder) alertChapter(take taker) Chapter {
	c := Chapter{ID: "alerts", Title: "Timers and reminders",
		Intro: "Set only for who agrees to each, and spoken by Alexa herself when they are due."}
	for _, a := range b.rules.Alerts {
		from := "from then on"
		if a.Reminder {
			from = "after it began"
		}
		c.Sections = append(c.Sections, Section{ID: "alert-" + a.ID, Title: "Alert: " + a.ID, Facts: []Fact{{"Due", days(a.After) + " " + from}},
			Sources: b.printed(a.Source), Entries: take("alerts."+a.ID+".", "label", "text")})
	}
	return c
}

// days is a length of time in words: minutes, hours, or days from two on.
func days(d time.Duration) string {
	switch {
	case d < 2*time.Hour:
		return fmt.Sprintf("%d minutes", d/time.Minute)
	case d < 48*time.Hour:
		return fmt.Sprintf("%d hours", d/time.Hour)
	}
	return fmt.Sprintf("%d days", d/(24*time.Hour))
}

// general is what is left: the lines of no family in the order in which the walk meets them, and who says so.
func (b *builder) general(left *[]string) []Chapter {
	met := func(id string) int {
		if i := slices.Index(b.occasions.order, id); i >= 0 {
			return i
		}
		return len(b.occasions.order)
	}
	slices.SortStableFunc(*left, func(x, y string) int { return met(x) - met(y) })
	var lines, sources []Entry
	for _, id := range *left {
		if strings.HasPrefix(id, "sources.") {
			sources = append(sources, b.entry(id))
			continue
		}
		lines = append(lines, b.entry(id))
	}
	return []Chapter{
		{ID: "general", Title: "General lines", Intro: "Everything else, in the order in which the talk comes to it.",
			Sections: []Section{{ID: "general-lines", Entries: lines}}},
		{ID: "who-says-so", Title: "Who says so", Intro: "What “who says so?” is answered with.",
			Sections: []Section{{ID: "source-lines", Entries: sources}}},
	}
}
