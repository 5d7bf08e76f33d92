package review

import (
	"encoding/json"
	"slices"
	"time"

	"floorside/content"
	"floorside/internal/guide"
)

// Diagram is one part of the conversation: what each answer leads to, as stepping through it shows.
type Diagram struct {
	ID, Title, About string
	Nodes            []Node // top to bottom
	Edges            []Edge
	Picture          Picture
}

// Node is a question, or where the diagram begins.
type Node struct{ ID, Words string }

// Edge is what some answers lead to: another node, or an exit, which is all that is not a node of the diagram.
type Edge struct {
	From, To string
	Answers  []string
	Alert    string
	Note     string // what else is said on this way
	Exit     bool
}

// The exits that are no question.
const (
	toEmergency = "emergency"
	toEnd       = "end"
)

// shortNames is how a diagram names the answers that it follows.
var shortNames = map[guide.Kind]string{
	guide.Yes: "yes", guide.No: "no", guide.Unsure: "not sure", guide.Unclear: "unclear", guide.Ready: "ready", guide.Wait: "wait",
	guide.Better: "better", guide.Same: "same", guide.Worse: "worse",
	guide.Stop: "stop", guide.Coming: "help is coming", guide.WontCall: "I won’t call",
}

// part is what a diagram shows: which questions, from where, with which answers.
type part struct {
	id, title, about string
	starts           []start
	also             []guide.Event // beside the answers that the book follows everywhere
	inside           func(*content.Question) bool
}

// start is a beginning: what is done in a state, and how the diagram calls that.
type start struct {
	name  string
	state guide.State
	event guide.Event
}

// noteOf is what an answer settles beside where it leads.
func noteOf(says []string) string {
	switch {
	case slices.Contains(says, "lines.clean"):
		return "no sign of an emergency"
	case slices.Contains(says, "lines.not_clean"):
		return "not clean, no stretches or pills"
	case slices.Contains(says, "lines.held_back"), slices.Contains(says, "questions.gripping.held"):
		return "held back"
	}
	return ""
}

// drawer walks one part, depth first and yes before no, so that what sorts a yes stands right below it.
type drawer struct {
	part
	b     *builder
	now   time.Time
	seen  map[string]bool
	nodes []Node
	edges []Edge
}

func (b *builder) diagram(p part, now time.Time) Diagram {
	d := &drawer{part: p, b: b, now: now, seen: map[string]bool{}}
	for _, s := range p.starts {
		d.node(Node{ID: s.name})
		d.step(s.name, s.state, s.event, "")
	}
	for i := range d.edges {
		e := &d.edges[i]
		e.Exit = !slices.ContainsFunc(d.nodes, func(n Node) bool { return n.ID == e.To })
	}
	out := Diagram{ID: p.id, Title: p.title, About: p.about, Nodes: d.nodes, Edges: d.edges}
	out.Picture = draw(out)
	return out
}

func (d *drawer) node(n Node) {
	if !slices.ContainsFunc(d.nodes, func(o Node) bool { return o.ID == n.ID }) {
		d.nodes = append(d.nodes, n)
	}
}

// step takes one answer and goes on from where it leads, unless that is outside the part.
func (d *drawer) step(from string, before guide.State, e guide.Event, answer string) {
	after, acts := guide.Step(before, e, d.now, d.b.rules)
	lead := d.b.outcome(before, after, acts)
	to := after.Talk.Pending
	switch {
	case lead.Ends:
		to = toEnd
	case lead.Alert == alertEmergency && answer != "":
		to = toEmergency
	}
	if to != from { // asking again in other words is said in the text, not drawn
		d.edge(Edge{From: from, To: to, Answers: []string{answer}, Alert: lead.Alert, Note: noteOf(lead.Says)})
	}
	q := d.b.rules.Question(to)
	if q == nil || !d.inside(q) || d.visited(after) {
		return
	}
	d.node(Node{ID: q.ID, Words: d.b.spoken("questions."+q.ID+".ask", false)})
	for _, k := range answersTo(q) {
		d.step(q.ID, after, guide.Event{Kind: k}, shortNames[k])
	}
	for _, e := range d.also {
		d.step(q.ID, after, e, shortNames[e.Kind])
	}
}

// visited reports whether a state was walked before, apart from what only decides about wording.
func (d *drawer) visited(s guide.State) bool {
	s.Talk.Last, s.Talk.Cited, s.Talk.Takes, s.Talk.Warned = nil, nil, nil, 0
	key, err := json.Marshal(s)
	if err != nil || d.seen[string(key)] { // a state of ours is always JSON
		return true
	}
	d.seen[string(key)] = true
	return false
}

// edge merges the answers that lead to the same.
func (d *drawer) edge(e Edge) {
	for i := range d.edges {
		old := &d.edges[i]
		if old.From != e.From || old.To != e.To || old.Alert != e.Alert || old.Note != e.Note {
			continue
		}
		if !slices.Contains(old.Answers, e.Answers[0]) {
			old.Answers = append(old.Answers, e.Answers[0])
		}
		return
	}
	d.edges = append(d.edges, e)
}
