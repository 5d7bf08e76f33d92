package floorside_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

var update = flag.Bool("update", false, "draw the pictures of docs/architecture.md anew")

const architecturePage = "docs/architecture.md"

// TestTheArchitecturePageShowsTheImports: whoever moves an arrow finds both pictures drawn anew, or is told to.
func TestTheArchitecturePageShowsTheImports(t *testing.T) {
	imports, err := ourImports(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(architecturePage)
	if err != nil {
		t.Fatal(err)
	}
	page := string(raw)
	want, err := redrawn(page, graphOf(imports))
	if err != nil {
		t.Fatal(err)
	}
	switch {
	case want == page:
	case *update:
		if err := os.WriteFile(architecturePage, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s shows other imports than there are: go test -run Architecture -update .", architecturePage)
	}
}

func TestAnArrowThatIsNotDrawnIsNoticed(t *testing.T) {
	house := fstest.MapFS{}
	put := func(name, imports string) {
		house[name] = &fstest.MapFile{Data: []byte("package x\nimport (\n" + imports + "\n)\n")}
	}
	put("functions/skill/main.go", `"floorside/intents"; "fmt"`)
	put("functions/skill/main_test.go", `"floorside/internal/judge"`)
	put("intents/turn.go", `"floorside/content"; "floorside/internal/guide"`)
	put("intents/table.go", `"floorside/content"`)
	put("internal/guide/step.go", `"floorside/content"`)
	put("internal/walk/walk.go", `"floorside/internal/guide"`)
	put("internal/session/sessiontest/table.go", `"floorside/content"`)
	put("cmd/floorside/main.go", `"floorside/internal/walk"`)
	imports, err := ourImports(house)
	if err != nil {
		t.Fatal(err)
	}
	blank := "# House\n<!-- picture: lambda -->\nold\n<!-- end -->\nand\n<!-- picture: workbench -->\n<!-- end -->\n"
	got, err := redrawn(blank, graphOf(imports))
	if err != nil {
		t.Fatal(err)
	}
	want := "# House\n<!-- picture: lambda -->\n```mermaid\nflowchart TD\n" +
		"  functions/skill --> intents\n  intents --> content\n  intents --> internal/guide\n  internal/guide --> content\n```\n<!-- end -->\nand\n" +
		"<!-- picture: workbench -->\n```mermaid\nflowchart TD\n  cmd/floorside --> internal/walk\n  internal/walk --> internal/guide\n```\n<!-- end -->\n"
	if got != want {
		t.Errorf("drawn\n%s\nwant\n%s", got, want)
	}
	put("internal/guide/late.go", `"floorside/internal/hearing"`)
	if imports, err = ourImports(house); err != nil {
		t.Fatal(err)
	}
	if again, err := redrawn(got, graphOf(imports)); err != nil || again == got || !strings.Contains(again, "internal/guide --> internal/hearing") {
		t.Errorf("one import more, and the page stays as it is: %v\n%s", err, again)
	}
	if _, err := redrawn("no picture here", graphOf(imports)); err == nil {
		t.Error("a page without its pictures passes")
	}
}

// graph is which folder imports which, tests and what only tests use left out.
type graph map[string][]string

func graphOf(imports []arrow) graph {
	g := graph{}
	for _, a := range imports {
		from := path.Dir(a.file)
		if strings.HasSuffix(a.file, "_test.go") || supports[from] != nil || slices.Contains(g[from], a.to) {
			continue
		}
		g[from] = append(g[from], a.to)
	}
	return g
}

// reached is every folder that these start, themselves too.
func (g graph) reached(from ...string) map[string]bool {
	seen := map[string]bool{}
	for len(from) > 0 {
		next := from[0]
		from = from[1:]
		if !seen[next] {
			seen[next] = true
			from = append(from, g[next]...)
		}
	}
	return seen
}

// drawn is the arrows that begin in one of these folders, as Mermaid.
func (g graph) drawn(begins func(string) bool) string {
	var b strings.Builder
	b.WriteString("```mermaid\nflowchart TD\n")
	for _, from := range slices.Sorted(maps.Keys(g)) {
		if begins(from) {
			for _, to := range slices.Sorted(slices.Values(g[from])) {
				fmt.Fprintf(&b, "  %s --> %s\n", from, to)
			}
		}
	}
	b.WriteString("```\n")
	return b.String()
}

// redrawn is the page with its two pictures as the imports are: what Lambda runs, and all else.
func redrawn(page string, g graph) (string, error) {
	var starts []string
	for from := range g {
		if strings.HasPrefix(from, "functions/") {
			starts = append(starts, from)
		}
	}
	lambda := g.reached(starts...)
	pictures := map[string]string{
		"lambda":    g.drawn(func(from string) bool { return lambda[from] }),
		"workbench": g.drawn(func(from string) bool { return !lambda[from] }),
	}
	for name, picture := range pictures {
		mark := "<!-- picture: " + name + " -->\n"
		before, rest, found := strings.Cut(page, mark)
		_, after, closed := strings.Cut(rest, "<!-- end -->\n")
		if !found || !closed {
			return "", fmt.Errorf("%s: no place for the picture %q", architecturePage, name)
		}
		page = before + mark + picture + "<!-- end -->\n" + after
	}
	return page, nil
}
