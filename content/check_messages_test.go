package content

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Whoever adds a check adds a way to be wrong to testdata/broken: every message that the checker's source can
// give must be wanted by a case. The words of hearing and the utterances have their own fixtures.
func TestEveryMessageOfTheCheckerHasACase(t *testing.T) {
	paths, err := filepath.Glob("check_*.go")
	if err != nil {
		t.Fatal(err)
	}
	paths = slices.DeleteFunc(paths, func(path string) bool { return strings.HasSuffix(path, "_test.go") })
	var found []string
	for _, path := range append(paths, "load.go", "rules.go", "words.go") {
		found = append(found, messages(t, path, nil)...)
	}
	if len(found) < 30 {
		t.Fatalf("only %d messages found: %q", len(found), found)
	}
	var wants []string
	for _, c := range brokenCases(t) {
		wants = append(wants, c.Wants...)
	}
	for _, message := range withoutCase(found, wants) {
		t.Errorf("no case in testdata/broken wants: %s", message)
	}
}

func TestAMessageWithoutACaseIsNoticed(t *testing.T) {
	source := `package content
func f(c *ruleCheck) []Issue {
	c.add("a", "has no %s number", "x")
	c.add("a", "is purple")
	c.breaks("a", "colour", "is green")
	_ = fmt.Errorf("unknown %q", "x")
	return []Issue{{"a", "cannot be read: " + err.Error()}, {"b", fmt.Sprintf("%d legs", 3)}, {"c", err.Error()}}
}`
	wants := []string{"a: has no poison number", "a: 3 legs", "a: cannot be read: gone"}
	got := withoutCase(messages(t, "planted.go", source), wants)
	if want := []string{"is purple", "is green", `unknown %q`, "err.Error()"}; !slices.Equal(got, want) {
		t.Errorf("noticed %q, want %q", got, want)
	}
}

// librarysWords are the problems that the YAML library words, by the expression that passes them on, with an
// example of each.
var librarysWords = map[string]string{
	`strings.TrimPrefix(err.Error(), "yaml: ")`: "did not find expected",
	`one`: "not found in type",
}

// withoutCase returns the messages that no wanted line ends with.
func withoutCase(messages, wants []string) []string {
	verb := regexp.MustCompile(`%[0-9.]*[a-z]`)
	return slices.DeleteFunc(messages, func(message string) bool {
		var parts []string
		for _, part := range verb.Split(message, -1) {
			parts = append(parts, regexp.QuoteMeta(part))
		}
		pattern := regexp.MustCompile(`(^|: )` + strings.Join(parts, `.+`) + `$`)
		return slices.ContainsFunc(wants, func(want string) bool {
			example, other := librarysWords[message]
			return other && strings.Contains(want, example) || !other && pattern.MatchString(want)
		})
	})
}

// messages returns what this source can say of content: what it gives to add, fmt.Errorf and Issue, as formats.
func messages(t *testing.T, path string, source any) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, source, 0)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	ast.Inspect(file, func(node ast.Node) bool {
		switch n := node.(type) {
		case *ast.FuncDecl:
			return !slices.Contains([]string{"add", "addOnce", "breaks"}, n.Name.Name) // they only hand on
		case *ast.CallExpr:
			switch called := types.ExprString(n.Fun); {
			case called == "fmt.Errorf":
				all = append(all, format(n.Args[0]))
			case strings.HasSuffix(called, ".add"), strings.HasSuffix(called, ".addOnce"):
				all = append(all, format(n.Args[1]))
			case strings.HasSuffix(called, ".breaks"):
				all = append(all, format(n.Args[2]))
			}
		case *ast.CompositeLit:
			switch list, _ := n.Type.(*ast.ArrayType); {
			case n.Type != nil && types.ExprString(n.Type) == "Issue":
				all = append(all, format(n.Elts[1]))
			case list != nil && types.ExprString(list.Elt) == "Issue":
				for _, element := range n.Elts {
					if bare, ok := element.(*ast.CompositeLit); ok && bare.Type == nil {
						all = append(all, format(bare.Elts[1]))
					}
				}
			}
		}
		return true
	})
	return all
}

// format returns the message that an expression makes, with %s for what is known only when it runs.
func format(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		if text, err := strconv.Unquote(e.Value); err == nil {
			return text
		}
	case *ast.BinaryExpr:
		return operand(e.X) + operand(e.Y)
	case *ast.CallExpr:
		if types.ExprString(e.Fun) == "fmt.Sprintf" {
			return format(e.Args[0])
		}
	}
	return types.ExprString(e)
}

// operand is format for one side of a +.
func operand(e ast.Expr) string {
	switch e.(type) {
	case *ast.BasicLit, *ast.BinaryExpr:
		return format(e)
	}
	return "%s"
}
