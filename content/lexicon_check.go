package content

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// lexiconCheck gathers every problem of one folder hearing.
type lexiconCheck struct {
	rules  *Rules
	place  string            // the file that is looked at
	places []string          // of each Heard, its file
	stands map[string]string // the file of everything else, by where it stands in it
	issues []Issue
	used   map[string]bool
	seen   map[string]int // phrase: the last list it stood in
	list   int
}

func (c *lexiconCheck) add(where, format string, args ...any) {
	c.issues = append(c.issues, Issue{c.place + ": " + where, fmt.Sprintf(format, args...)})
}

// at goes to the file where something stands, and returns where it does.
func (c *lexiconCheck) at(where string) string {
	c.place = c.stands[where]
	return where
}

func (c *lexiconCheck) parse(where string, lines []string) []Rule {
	rules := make([]Rule, 0, len(lines))
	for _, line := range lines {
		rule, err := parseRule(line)
		if err != nil {
			c.add(where, "%s", err)
			continue
		}
		rules = append(rules, rule)
	}
	return rules
}

func (c *lexiconCheck) lexicon(lex *Lexicon) {
	c.used, c.seen = map[string]bool{}, make(map[string]int, 8192)
	for _, rule := range lex.Harmless {
		c.rule(c.at("harmless"), lex, rule)
	}
	c.heard(lex)
	c.amounts(lex)
	for _, name := range slices.Sorted(maps.Keys(lex.Concepts)) {
		c.phrases(c.at("concepts: "+name), lex, lex.Concepts[name])
	}
	for where, phrases := range grammarLists(lex) {
		section, _, _ := strings.Cut(where, ":")
		c.at(section)
		c.phrases(where, lex, phrases)
	}
	for _, name := range slices.Sorted(maps.Keys(lex.Concepts)) {
		if !c.used[name] {
			c.add(c.at("concepts: "+name), "is never used")
		}
	}
	c.circles(lex)
	c.matters(lex)
	c.when(lex)
	c.sounds(lex)
}

// matters reports a question whose no could be taken for anything, and what is about no such question.
func (c *lexiconCheck) matters(lex *Lexicon) {
	c.at("answers")
	for q := range c.rules.Screen.Questions {
		list, where := lex.Answers.Matters, "answers: matters: "
		if q.Kind != Danger {
			list, where = lex.Answers.Lesser, "answers: lesser: "
		}
		if q.Kind != Talk && len(list[q.ID]) == 0 {
			c.add(where+q.ID, "is missing: a no to anything would pass for a no to this question")
		}
	}
	for _, id := range slices.Sorted(maps.Keys(lex.Answers.Matters)) {
		if q := c.rules.Question(id); q == nil || q.Kind != Danger {
			c.add("answers: matters: "+id, "is no danger question")
		}
	}
	for _, id := range slices.Sorted(maps.Keys(lex.Answers.Lesser)) {
		if q := c.rules.Question(id); q == nil || q.Kind == Talk || q.Kind == Danger {
			c.add("answers: lesser: "+id, "is no other question whose yes means danger")
		}
	}
	for _, id := range slices.Sorted(maps.Keys(lex.Answers.Options)) {
		if len(lex.Answers.Lesser[id]) == 0 {
			c.add("answers: options: "+id, "has nothing under lesser")
		}
	}
}

// sounds reports a word that nothing is heard from, and what cannot be heard as one word or two.
func (c *lexiconCheck) sounds(lex *Lexicon) {
	c.at("sounds")
	words := map[string]bool{}
	for _, phrases := range lex.Concepts {
		for _, phrase := range phrases {
			for word := range strings.FieldsSeq(phrase) {
				words[Stem(strings.TrimPrefix(word, "="))] = true
			}
		}
	}
	for _, word := range slices.Sorted(maps.Keys(lex.Sounds)) {
		where := "sounds: " + word
		if !words[Stem(word)] {
			c.add(where, "stands in no concept")
		}
		c.phrases(where, lex, lex.Sounds[word])
		for _, heard := range lex.Sounds[word] {
			if n := len(strings.Fields(heard)); n < 1 || n > 2 || heard == word {
				c.add(where, "%q is not one word or two that are written instead of it", heard)
			}
		}
	}
}

func (c *lexiconCheck) heard(lex *Lexicon) {
	seen, topics := map[string]string{}, ""
	for i, h := range lex.Heard {
		c.place = c.places[i]
		name, asked := h.Flag+h.Sign+h.Topic+h.Routine, h.Topic+h.Routine
		where, key := "rules: "+name, h.Flag+"/"+h.Sign+"/"+h.Topic+"/"+h.Routine
		switch {
		case name == "" || name != h.Flag && name != h.Sign && name != h.Topic && name != h.Routine:
			c.add("rules", "each needs a flag, a sign, a topic or a routine, and only one of them, not %q, %q, %q and %q", h.Flag, h.Sign, h.Topic, h.Routine)
		case h.Flag != "" && c.rules.Flag(h.Flag) == nil:
			c.add(where, "is no flag")
		case h.Topic != "" && c.rules.Topic(h.Topic) == nil:
			c.add(where, "is no topic")
		case h.Routine != "" && c.rules.Routine(h.Routine) == nil:
			c.add(where, "is no routine")
		case seen[key] == c.place:
			c.add(where, "stands twice")
		case seen[key] != "":
			c.add(where, "stands in %s too", seen[key])
		case asked != "" && topics != "" && topics != c.place:
			c.add(where, "is apart from the topics of %s: of several the first counts, so all stand in one file", topics)
		case len(h.Certain)+len(h.Suspected) == 0:
			c.add(where, "has no rule")
		}
		seen[key] = c.place
		if asked != "" {
			topics = c.place
		}
		for _, rule := range slices.Concat(h.Certain, h.Suspected) {
			c.rule(where, lex, rule)
		}
	}
}

func (c *lexiconCheck) rule(where string, lex *Lexicon, rule Rule) {
	for _, names := range append(slices.Clone(rule.Slots), rule.Unless) {
		for _, name := range names {
			c.concept(where, lex, name)
		}
	}
}

func (c *lexiconCheck) concept(where string, lex *Lexicon, name string) {
	_, amount := lex.Amounts[name]
	_, concept := lex.Concepts[name]
	if !amount && !concept {
		c.add(where, "unknown concept %q", name)
	}
	c.used[name] = true
}

func (c *lexiconCheck) amounts(lex *Lexicon) {
	for _, name := range slices.Sorted(maps.Keys(lex.Amounts)) {
		amount, where := lex.Amounts[name], c.at("amounts: "+name)
		if !slices.Contains(amountKinds, amount.Of) {
			c.add(where, "is of %q; it must be of one of %s", amount.Of, strings.Join(amountKinds, ", "))
		}
		if amount.Below != 0 && amount.Below <= amount.From {
			c.add(where, "no number is from %v and below %v", amount.From, amount.Below)
		}
		if _, twice := lex.Concepts[name]; twice {
			c.add(where, "is also a concept")
		}
		if !c.used[name] {
			c.add(where, "is never used")
		}
	}
}

func (c *lexiconCheck) phrases(where string, lex *Lexicon, phrases Phrases) {
	c.list++
	for _, phrase := range phrases {
		if other, ok := Reference(phrase); ok {
			c.concept(where, lex, other)
		}
		switch {
		case isEmpty(phrase):
			c.add(where, "empty phrase")
		case c.seen[phrase] == c.list:
			c.add(where, "phrase %q stands twice", phrase)
		case phrase != strings.ToLower(phrase):
			c.add(where, "phrase %q must be lower case", phrase)
		case strings.Contains(phrase, "  ") || strings.Contains(phrase, "\n"):
			c.add(where, "phrase %q has more than one space between words", phrase)
		}
		c.seen[phrase] = c.list
	}
}

// isEmpty reports whether nothing of a phrase can be heard.
func isEmpty(phrase string) bool {
	for _, r := range phrase {
		if r > ' ' && r != '.' && r != '=' && r != '(' && r != ')' {
			return false
		}
	}
	return true
}

// circles reports concepts that refer to themselves.
func (c *lexiconCheck) circles(lex *Lexicon) {
	state := map[string]int{}
	var walk func(name string)
	walk = func(name string) {
		state[name] = 1
		for _, phrase := range lex.Concepts[name] {
			other, ok := Reference(phrase)
			switch {
			case !ok:
			case state[other] == 1:
				c.add(c.at("concepts: "+other), "refers to itself")
			case state[other] == 0:
				walk(other)
			}
		}
		state[name] = 2
	}
	for _, name := range slices.Sorted(maps.Keys(lex.Concepts)) {
		if state[name] == 0 {
			walk(name)
		}
	}
}

// Reference returns the concept that a phrase such as "(leg)" stands for.
func Reference(phrase string) (string, bool) {
	if len(phrase) > 2 && phrase[0] == '(' && phrase[len(phrase)-1] == ')' {
		return phrase[1 : len(phrase)-1], true
	}
	return "", false
}

// grammarLists yields every list of phrases outside the concepts, with its place.
func grammarLists(lex *Lexicon) func(func(string, Phrases) bool) {
	g, a := lex.Grammar, lex.Answers
	named := []struct {
		where   string
		phrases Phrases
	}{
		{"grammar: drop", g.Drop}, {"grammar: skip", g.Skip}, {"grammar: known", g.Known}, {"grammar: articles", g.Articles}, {"grammar: links", g.Links}, {"grammar: turns", g.Turns},
		{"grammar: verbs", g.Verbs}, {"grammar: prepositions", g.Prepositions},
		{"grammar: negation: not", g.Negation.Not}, {"grammar: negation: no", g.Negation.No},
		{"grammar: negation: alone", g.Negation.Alone},
		{"grammar: negation: through", g.Negation.Through}, {"grammar: negation: spared", g.Negation.Spared},
		{"grammar: negation: ends", g.Negation.Ends},
		{"grammar: people: self", g.People.Self}, {"grammar: people: subjects", g.People.Subjects},
		{"grammar: people: pronouns", g.People.Pronouns}, {"grammar: people: plural", g.People.Plural},
		{"grammar: people: owners", g.People.Owners}, {"grammar: people: cared", g.People.Cared},
		{"grammar: people: distant", g.People.Distant}, {"grammar: people: animals", g.People.Animals},
		{"grammar: people: ails", g.People.Ails}, {"grammar: people: beside", g.People.Beside}, {"grammar: people: spared", g.People.Spared},
		{"grammar: people: had", g.People.Had}, {"grammar: people: pleads", g.People.Pleads}, {"grammar: people: elsewhere", g.People.Elsewhere},
		{"grammar: time: past", g.Time.Past}, {"grammar: time: present", g.Time.Present},
		{"grammar: time: ages", g.Time.Ages}, {"grammar: time: years", g.Time.Years},
		{"grammar: numbers: age_units", g.Numbers.AgeUnits}, {"grammar: numbers: age_cues", g.Numbers.AgeCues},
		{"grammar: numbers: age_links", g.Numbers.AgeLinks},
		{"grammar: numbers: not", g.Numbers.Not},
		{"grammar: questions: about", g.Questions.About}, {"grammar: questions: causes", g.Questions.Causes},
		{"grammar: questions: suppose", g.Questions.Suppose}, {"grammar: questions: mine", g.Questions.Mine}, {"grammar: questions: whether", g.Questions.Whether},
		{"grammar: questions: spared", g.Questions.Spared},
		{"answers: yes", a.Yes}, {"answers: bare", a.Bare}, {"answers: hedged", a.Hedged}, {"answers: belief", a.Belief}, {"answers: odd", a.Odd},
		{"answers: unsure", a.Unsure}, {"answers: no", a.No}, {"answers: denials", a.Denials}, {"answers: unwilling", a.Unwilling}, {"answers: what", a.What}, {"answers: why", a.Why},
		{"answers: wait", a.Wait}, {"answers: stop", a.Stop}, {"answers: help", a.Help}, {"answers: eased", a.Eased}, {"answers: fails", a.Fails},
		{"answers: orders", a.Orders}, {"answers: asks", a.Asks}, {"answers: aside", a.Aside},
		{"answers: fillers", a.Fillers}, {"answers: foreign", a.Foreign},
	}
	return func(yield func(string, Phrases) bool) {
		for _, n := range named {
			if !yield(n.where, n.phrases) {
				return
			}
		}
		for where, lists := range map[string]map[string]Phrases{
			"answers: matters: ": a.Matters, "answers: lesser: ": a.Lesser, "answers: options: ": a.Options,
		} {
			for _, id := range slices.Sorted(maps.Keys(lists)) {
				if !yield(where+id, lists[id]) {
					return
				}
			}
		}
		for name, phrases := range whenLists(&lex.When) {
			if !yield("when: "+name, phrases) {
				return
			}
		}
		for _, word := range slices.Sorted(maps.Keys(g.Same)) {
			if !yield("grammar: same: "+word, g.Same[word]) {
				return
			}
		}
	}
}
