package floorside_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// skill is the rooms that make what a person hears. Their words are in content, never in Go.
var skill = []string{"functions/", "intents/", "internal/alexa/", "internal/guide/", "internal/hearing/", "internal/session/", "internal/telemetry/"}

// sentence is a string as people speak: a capital, at least three words, a full stop. Errors and logs are written otherwise.
var sentence = regexp.MustCompile(`^\s*[A-Z]\S*\s+\S+\s+.*\S[.?!]\s*$`)

func TestWordsToHearAreInContentNotInGo(t *testing.T) {
	found, err := wordsInGo(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range found {
		t.Errorf("%s: put it into content/", words)
	}
}

func TestAWordInGoIsNoticed(t *testing.T) {
	house := fstest.MapFS{
		"intents/render.go": {Data: []byte(`package intents
// Comments may be whole sentences, like this one.
var err = errors.New("intents: no words for this line")
var speech = alexa.Speech{alexa.Text("rest"), alexa.Text(words), alexa.Digits("911")}
var card = alexa.Card{Title: "Help", Text: plain("lines.card")}
var asked = "Can you reach a phone?"
var tag = ` + "`yaml:\"words\"`")},
		"intents/render_test.go": {Data: []byte(`package intents; var asked = "Can you reach a phone?"`)},
		"cmd/floorside/main.go":  {Data: []byte(`package main; var usage = "Talk to it here."`)},
	}
	got, err := wordsInGo(house)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{`intents/render.go:4: "rest"`, `intents/render.go:4: "911"`, `intents/render.go:5: "Help"`, `intents/render.go:6: "Can you reach a phone?"`}
	if !slices.Equal(got, want) {
		t.Errorf("noticed %q, want %q", got, want)
	}
}

// wordsInGo returns the literals of the skill that somebody would hear or read: what goes straight into speech or onto
// a card, and whatever is a sentence.
func wordsInGo(house fs.FS) ([]string, error) {
	var found []string
	err := eachGoFile(house, func(name string, source []byte) error {
		ofSkill := slices.ContainsFunc(skill, func(room string) bool { return strings.HasPrefix(name, room) })
		if !ofSkill || strings.HasSuffix(name, "_test.go") || strings.Contains(name, "/sessiontest/") {
			return nil
		}
		files := token.NewFileSet()
		parsed, err := parser.ParseFile(files, name, source, 0)
		if err != nil {
			return err
		}
		spoken := map[*ast.BasicLit]bool{}
		ast.Inspect(parsed, func(node ast.Node) bool {
			switch n := node.(type) {
			case *ast.CallExpr:
				if called := types.ExprString(n.Fun); called == "alexa.Text" || called == "alexa.Digits" {
					mark(spoken, n.Args...)
				}
			case *ast.CompositeLit:
				if n.Type != nil && types.ExprString(n.Type) == "alexa.Card" {
					mark(spoken, n.Elts...)
				}
			case *ast.BasicLit:
				text, err := strconv.Unquote(n.Value)
				if err == nil && n.Kind == token.STRING && (spoken[n] || sentence.MatchString(text)) {
					found = append(found, fmt.Sprintf("%s:%d: %q", name, files.Position(n.Pos()).Line, text))
				}
			}
			return true
		})
		return nil
	})
	return found, err
}

// mark notes every literal inside these expressions, but not what is given to a function there: that is a line's id.
func mark(spoken map[*ast.BasicLit]bool, expressions ...ast.Expr) {
	for _, e := range expressions {
		ast.Inspect(e, func(node ast.Node) bool {
			if literal, ok := node.(*ast.BasicLit); ok {
				spoken[literal] = true
			}
			_, call := node.(*ast.CallExpr)
			return !call
		})
	}
}
