package floorside_test

import (
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"floorside/content"
)

// TestAddingTellsOfEveryField: whoever adds a thing to the content by CONTRIBUTING.md meets every field that it can have.
func TestAddingTellsOfEveryField(t *testing.T) {
	page, err := os.ReadFile("CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range untold(string(page)) {
		t.Error(problem)
	}
	if spoiled := strings.Replace(string(page), "`once`", "once", 1); len(untold(spoiled)) != 1 {
		t.Errorf("a field that is not told of is not noticed: %q", untold(spoiled))
	}
}

// told is under which words CONTRIBUTING.md tells how to add what.
var told = map[string]reflect.Type{
	"**A topic:**":        reflect.TypeFor[content.Topic](),
	"**A question":        reflect.TypeFor[content.Question](),
	"**A red flag:**":     reflect.TypeFor[content.Flag](),
	"**A position, a str": reflect.TypeFor[content.Routine](),
	"**A timer:**":        reflect.TypeFor[content.Alert](),
}

// untold is every field of content that its paragraphs do not name. Everything has an id and a source.
func untold(page string) (problems []string) {
	_, adding, _ := strings.Cut(page, "\n## Adding\n")
	adding, _, _ = strings.Cut(adding, "\n## ")
	for begins, of := range told {
		var about string
		for paragraph := range strings.SplitSeq(adding, "\n\n") {
			if strings.HasPrefix(strings.TrimSpace(paragraph), begins) {
				about += paragraph
			}
		}
		for _, field := range fieldsOf(of) {
			if !strings.Contains(about, "`"+field+"`") && !strings.Contains(about, "`"+field+": ") {
				problems = append(problems, "CONTRIBUTING.md: "+begins+" does not tell of `"+field+"`")
			}
		}
	}
	return problems
}

// fieldsOf is the keys of one thing in YAML, and of the things inside it.
func fieldsOf(of reflect.Type) (fields []string) {
	for i := range of.NumField() {
		key := of.Field(i).Tag.Get("yaml")
		if key == "" || slices.Contains([]string{"-", "id", "source"}, key) {
			continue
		}
		fields = append(fields, key)
		if inner := of.Field(i).Type; inner.Kind() == reflect.Slice && inner.Elem().Kind() == reflect.Struct {
			fields = append(fields, fieldsOf(inner.Elem())...)
		}
	}
	return fields
}

// TestTheTreeOfTheREADMEIsWhole: every room and every page has its line there.
func TestTheTreeOfTheREADMEIsWhole(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	house := os.DirFS(".")
	want := []string{"functions/skill/", "functions/events/", "cmd/floorside/", "tools/", "template.yaml", "docs/review/", "docs/decisions/", "CONTRIBUTING.md"}
	for room := range both(arrows, supports) {
		if strings.Count(room, "/") < 2 {
			want = append(want, room+"/")
		}
	}
	pages, err := fs.Glob(house, "docs/*.md")
	if err != nil || len(pages) < 8 {
		t.Fatalf("%q, %v", pages, err)
	}
	for _, name := range append(want, pages...) {
		if !strings.Contains(string(readme), "\n"+name+" ") {
			t.Errorf("README.md: no line for %s", name)
		}
		if !there(house, strings.TrimSuffix(name, "/")) {
			t.Errorf("%s is not there", name)
		}
	}
}
