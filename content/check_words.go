package content

import (
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// SentenceWords is the most words a spoken sentence may have.
const SentenceWords = 20

// checkManner reads how one language must not sound, and checks its words.
func checkManner(files fs.FS, r *Rules, lang string, w *Words) []Issue {
	m, issues := readManner(files, lang)
	return append(issues, checkWords(r, lang, w, m)...)
}

// checkWords finds what one language lacks, has too much, or says badly. Without a manner it cannot tell the last.
func checkWords(r *Rules, lang string, w *Words, m *Manner) []Issue {
	c := &wordCheck{lang: lang, rules: r, words: w, manner: m, want: map[string]bool{}, excused: map[string]bool{}}
	c.expect(r)
	for _, id := range slices.Sorted(maps.Keys(w.lines)) {
		if !c.want[id] {
			c.add(id, "nothing in the rules asks for this line")
		}
		c.line(id, w.lines[id])
	}
	if m != nil {
		c.said()
	}
	return c.issues
}

// said looks at how the lines are worded.
func (c *wordCheck) said() {
	ids := slices.Sorted(maps.Keys(c.words.lines))
	for _, id := range ids {
		c.shape(id, c.words.lines[id])
		c.mannered(id, c.words.lines[id])
	}
	c.reprompts()
	c.often()
	c.warnings()
	for _, id := range ids {
		c.excuses(id)
	}
}

// Count returns how many lines there are.
func (w *Words) Count() int { return len(w.lines) }

type wordCheck struct {
	lang    string
	rules   *Rules
	words   *Words
	manner  *Manner
	want    map[string]bool
	excused map[string]bool // "line rule": the rule was broken, and the line is excused from it
	issues  []Issue
}

func (c *wordCheck) add(id, format string, args ...any) {
	family, rest, _ := strings.Cut(id, ".")
	place := fmt.Sprintf("%s/%s.yaml: %s", c.lang, family, rest)
	c.issues = append(c.issues, Issue{place, fmt.Sprintf(format, args...)})
}

// addOnce is add for what many lines share.
func (c *wordCheck) addOnce(id, format string, args ...any) {
	before := len(c.issues)
	c.add(id, format, args...)
	if slices.Contains(c.issues[:before], c.issues[before]) {
		c.issues = c.issues[:before]
	}
}

// must marks lines as wanted and reports those that are not there.
func (c *wordCheck) must(ids ...string) {
	for _, id := range ids {
		c.want[id] = true
		if !c.words.Has(id) {
			c.add(id, "is missing")
		}
	}
}

// expect walks the rules and names every line they need.
func (c *wordCheck) expect(r *Rules) {
	for _, id := range slices.Sorted(maps.Keys(r.Lines)) {
		c.must("lines." + id)
	}
	for _, s := range r.Sources {
		c.must("sources." + s.ID)
	}
	for _, f := range r.Flags {
		if f.Own != NoOwn {
			c.must("flags." + f.ID + ".own")
		}
		if f.Advisory != Emergency && len(f.Worse.Flags)+len(f.Worse.Signs) > 0 {
			c.must("flags." + f.ID + ".worse")
		}
		if f.Own != OwnOnly {
			c.must("flags." + f.ID + ".heard")
		}
	}
	for _, t := range r.Topics {
		c.must("topics."+t.ID+".heard", "topics."+t.ID+".say", "topics."+t.ID+".more")
	}
	for q := range r.Screen.Questions {
		c.question(q)
	}
	for _, t := range r.Routines {
		c.routine(t)
	}
	for _, a := range r.Alerts {
		c.must("alerts."+a.ID+".label", "alerts."+a.ID+".text")
	}
}

func (c *wordCheck) question(q *Question) {
	id := "questions." + q.ID
	c.must(id + ".ask")
	switch q.Kind {
	case Danger:
		c.must(id+".second", id+".probe", id+".means", id+".noted")
	case Sort, Check, Clock:
		c.must(id+".second", id+".probe")
	case Gate:
		c.must(id+".second", id+".noted")
		if q.Flag == "" && q.YesAsks == "" {
			c.must(id + ".held")
		}
	case Talk:
		if q.Silence == "" {
			c.must(id + ".reprompt")
		}
		if q.Narrows {
			c.must(id+".held", id+".held_reprompt")
		}
		if q.Dated {
			c.must(id + ".undated")
		}
	}
}

func (c *wordCheck) routine(t Routine) {
	id := "routines." + t.ID
	for _, part := range reservedParts {
		c.must(id + "." + part)
	}
	for _, p := range t.Parts {
		c.must(id + "." + p.ID)
	}
}

var (
	placeholder  = pattern(`\{([^}]*)\}`)
	sentenceEnds = pattern(`[.?!:]+(\s|$)`)
	markup       = pattern(`[<>&|]|\*|_`)
)

// pattern compiles when it is first wanted: a Lambda checks nothing, and would pay for it at each start.
func pattern(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}

func blank(text string) bool { return strings.TrimSpace(text) == "" }

// wordings returns every wording of a line that is written out, each once.
func (l Line) wordings() []string {
	var all []string
	for _, text := range slices.Concat(l.Self, l.Other, l.Again, l.AgainOther) {
		if text != "" && !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return all
}

func (c *wordCheck) line(id string, l Line) {
	if l.Self.take(0) == "" || l.Other.take(0) == "" {
		c.add(id, "is blank in one voice: write both self and other")
	} else if slices.ContainsFunc(slices.Concat(l.Self, l.Other, l.Again, l.AgainOther), blank) {
		c.add(id, "has a blank wording: take it out, or write it")
	}
	for _, text := range l.wordings() {
		for _, found := range placeholder().FindAllStringSubmatch(text, -1) {
			if name := found[1]; !slices.Contains(numberUses, name) && !slices.Contains(figureUses, name) {
				c.add(id, "unknown placeholder {%s}: say one of %s", name, strings.Join(slices.Concat(numberUses, figureUses), ", "))
			}
		}
		if strings.ContainsAny(placeholder().ReplaceAllString(text, ""), "{}") {
			c.add(id, "has a brace without its partner")
		}
		if found := markup().FindString(text); found != "" && !strings.HasPrefix(id, "lines.card") {
			c.add(id, "has %q: words only, no markup", found)
		}
		for _, sentence := range sentenceEnds().Split(text, -1) {
			if n := len(strings.Fields(sentence)); n > SentenceWords {
				c.breaks(id, "sentence", "%d words, at most %d: %q", n, SentenceWords, sentence)
			}
		}
		if strings.ContainsAny(text, "0123456789") && !strings.HasPrefix(id, "sources.") {
			c.add(id, "has a digit: phone numbers are data (regions.yaml), other numbers are spelled out")
		}
	}
}
