package review

import (
	"bytes"
	"embed"
	"fmt"
	html "html/template"
	"strings"
	text "text/template"
	"unicode"
)

//go:embed *.tmpl
var templates embed.FS

// Markdown sets the book as Markdown, for reading beside the files and for the differences of two versions.
func Markdown(b *Book) ([]byte, error) { return inMarkdown("book.md.tmpl", b) }

// HTML sets the book as one page that needs no network and no script, for the screen and for paper.
func HTML(b *Book) ([]byte, error) { return inHTML("book.html.tmpl", b) }

// ChangesMarkdown sets what changed as Markdown.
func ChangesMarkdown(c *Changes) ([]byte, error) { return inMarkdown("since.md.tmpl", c) }

// ChangesHTML sets the same as one page.
func ChangesHTML(c *Changes) ([]byte, error) { return inHTML("since.html.tmpl", c) }

func inMarkdown(name string, data any) ([]byte, error) {
	t, err := text.New(name).Funcs(both).Funcs(onlyMarkdown).ParseFS(templates, "entry.md.tmpl", "front.md.tmpl", name)
	if err != nil {
		return nil, fmt.Errorf("review: %w", err)
	}
	var out bytes.Buffer
	if err := t.Execute(&out, data); err != nil {
		return nil, fmt.Errorf("review: %w", err)
	}
	return out.Bytes(), nil
}

func inHTML(name string, data any) ([]byte, error) {
	t, err := html.New(name).Funcs(both).ParseFS(templates, "entry.html.tmpl", "front.html.tmpl", "picture.html.tmpl", "style.html.tmpl", name)
	if err != nil {
		return nil, fmt.Errorf("review: %w", err)
	}
	var out bytes.Buffer
	if err := t.Execute(&out, data); err != nil {
		return nil, fmt.Errorf("review: %w", err)
	}
	return out.Bytes(), nil
}

// both is what either template uses.
var both = map[string]any{
	"join":    strings.Join,
	"seconds": func(s float64) string { return fmt.Sprintf("%.1f s", s) },
	"minutes": func(m float64) string { return fmt.Sprintf("%.0f minutes", m) },
	"parts":   parts,
	"alert":   func(a string) string { return alerts[a] },
	"count":   count,
}

// alerts is how the book names the calls that an answer can come to.
var alerts = map[string]string{
	alertEmergency: "Call the emergency number now", alertToday: "Call a doctor today", alertSoon: "See a doctor in the next days",
}

// onlyMarkdown keeps words from being taken for marks, and makes the names that GitHub gives to headings.
var onlyMarkdown = map[string]any{
	"md":      strings.NewReplacer("|", "\\|", "<", "&lt;", "*", "\\*", "_", "\\_", "\n", " ").Replace,
	"codes":   strings.NewReplacer("|", "\\|", "<", "&lt;", "*", "\\*", "\n", " ").Replace,
	"slug":    slug,
	"mermaid": mermaid,
}

// slug is the name that GitHub gives to a heading.
func slug(heading string) string {
	var out strings.Builder
	for _, r := range strings.ToLower(heading) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || r == '-':
			out.WriteRune(r)
		case r == ' ':
			out.WriteRune('-')
		}
	}
	return out.String()
}

// span is a piece of text; what stood in backticks is a name.
type span struct {
	Name bool
	Text string
}

// parts cuts text at its backticks.
func parts(s string) []span {
	var out []span
	for i, piece := range strings.Split(s, "`") {
		if piece != "" {
			out = append(out, span{i%2 == 1, piece})
		}
	}
	return out
}
