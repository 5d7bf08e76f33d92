package review

import (
	"fmt"
	"slices"
	"strings"
)

// again is the family of whatever makes a question be asked once more.
const again = "asked once more"

// group is all occasions of one family of deeds.
type group struct {
	family   string
	how      int
	families []string // with others that happen at the same questions
	ids      []string // of what was heard or asked for
	open     []string
}

// rank puts the plain talk first, and being asked once more last.
func (g *group) rank() int {
	if g.family == again {
		return rarely + 1
	}
	return g.how
}

func (g *group) add(at occasion) {
	if at.id != "" && !slices.Contains(g.ids, at.id) {
		g.ids = append(g.ids, at.id)
	}
	if !slices.Contains(g.open, at.open) {
		g.open = append(g.open, at.open)
	}
}

// named are the families whose phrase is not "after ... to ...".
var named = []string{opened, reopened, flagged, halfway, silence, topic, routine, again}

// merged joins the plain families that happen at the very same questions.
func merged(groups []*group) []*group {
	var out []*group
	for _, g := range groups {
		g.families = []string{g.family}
		i := slices.IndexFunc(out, func(b *group) bool {
			return !slices.Contains(named, g.family) && !slices.Contains(named, b.family) && b.how == g.how && slices.Equal(b.open, g.open)
		})
		if i < 0 {
			out = append(out, g)
			continue
		}
		out[i].families = append(out[i].families, g.family)
	}
	return out
}

// few is how many questions or flags are named before they are only counted.
const few = 3

// String says when, in words.
func (g *group) String() string {
	switch g.family {
	case opened, reopened:
		return "when it is " + g.family
	case flagged:
		return "when " + some(g.ids, "red flags") + " is heard" + g.while()
	case halfway:
		return "when " + some(g.ids, "red flags") + " is half heard" + g.while()
	case topic:
		return "when " + some(g.ids, "topics") + " is asked about" + g.while()
	case routine:
		if len(g.ids) == 0 {
			return "when a stretch is asked for" + g.while()
		}
		return "when " + some(g.ids, "moves") + " is asked for" + g.while()
	case silence:
		return "after silence" + g.where(" at ")
	case again:
		return "when the question is put off or not understood"
	}
	return "after " + several(g.families) + g.where(" to ")
}

// where names the open questions, or how many they were.
func (g *group) where(link string) string {
	open := slices.DeleteFunc(slices.Clone(g.open), func(id string) bool { return id == "" })
	switch {
	case len(open) == 0:
		return ""
	case len(open) > few:
		return fmt.Sprintf("%s`%s` and %d other questions", link, open[0], len(open)-1)
	}
	return link + codes(open)
}

// while is the open questions of something that may happen at any of them.
func (g *group) while() string {
	if len(g.open) > few {
		return ", at any time"
	}
	return g.where(", at ")
}

// some names a few ids, or counts them.
func some(ids []string, what string) string {
	if len(ids) > few {
		return fmt.Sprintf("one of %d %s (`%s`, `%s` …)", len(ids), what, ids[0], ids[1])
	}
	return codes(ids)
}

func codes(ids []string) string {
	var quoted []string
	for _, id := range ids {
		quoted = append(quoted, "`"+id+"`")
	}
	return several(quoted)
}

// several joins words with commas and an "or".
func several(words []string) string {
	switch n := len(words); {
	case n < 2:
		return strings.Join(words, "")
	case n > 5:
		return strings.Join(words[:4], ", ") + " and the like"
	default:
		return strings.Join(words[:n-1], ", ") + " or " + words[n-1]
	}
}

// count writes a number with its noun.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
