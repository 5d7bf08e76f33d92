package review

import (
	"fmt"
	"slices"
	"strings"
)

// mermaid writes a diagram as plain text that GitHub draws.
func mermaid(d Diagram) string {
	m := &mermaids{}
	for _, n := range d.Nodes {
		m.node(n)
	}
	for _, e := range d.Edges {
		to := e.To
		if e.Exit {
			to, _ = exitWords(e)
			m.exit(to)
		}
		answers := strings.Join(e.Answers, ", ")
		switch {
		case answers == "":
			fmt.Fprintf(&m.text, "  %s --> %s\n", m.id(e.From), m.id(to))
		default:
			fmt.Fprintf(&m.text, "  %s -- \"%s\" --> %s\n", m.id(e.From), mermaidWords(answers+alongside(e)), m.id(to))
		}
	}
	return m.text.String()
}

// alongside is the call that comes with an answer which stays inside the diagram.
func alongside(e Edge) string {
	if e.Alert == "" || e.Exit {
		return ""
	}
	return " (" + alerts[e.Alert] + ")"
}

type mermaids struct {
	text  strings.Builder
	names []string
}

// id is a name that Mermaid takes for any words.
func (m *mermaids) id(name string) string {
	i := slices.Index(m.names, name)
	if i < 0 {
		i = len(m.names)
		m.names = append(m.names, name)
	}
	return fmt.Sprintf("n%d", i)
}

func (m *mermaids) node(n Node) {
	if n.Words == "" {
		fmt.Fprintf(&m.text, "  %s([\"%s\"])\n", m.id(n.ID), mermaidWords(n.ID))
		return
	}
	fmt.Fprintf(&m.text, "  %s[\"%s: %s\"]\n", m.id(n.ID), n.ID, mermaidWords(n.Words))
}

func (m *mermaids) exit(name string) {
	if !slices.Contains(m.names, name) {
		fmt.Fprintf(&m.text, "  %s[[\"%s\"]]\n", m.id(name), mermaidWords(name))
	}
}

// mermaidWords keeps words from ending their own label.
func mermaidWords(s string) string { return strings.NewReplacer(`"`, "#quot;", "`", "").Replace(s) }
