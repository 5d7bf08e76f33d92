package floorside_test

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// fewest is how many tests a page names at the least that says what is seen to.
var fewest = map[string]int{"docs/certification.md": 10, "docs/threat-model.md": 15, "docs/architecture.md": 3}

// TestThePagesNameWhatIsThere: a page that names a test, a file or a page that is gone promises what nobody sees to.
func TestThePagesNameWhatIsThere(t *testing.T) {
	problems, named, err := gone(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range problems {
		t.Error(problem)
	}
	for page, least := range fewest {
		if named[page] < least {
			t.Errorf("%s: names only %d tests", page, named[page])
		}
	}
}

func TestWhatIsGoneFromAPageIsNoticed(t *testing.T) {
	house := fstest.MapFS{
		"README.md":     {Data: []byte("[fine](docs/a.md), [gone](docs/b.md), `cmd/x/`")},
		"docs/a.md":     {Data: []byte("`TestThatIs`, `TestThatWas`, `cmd/x/main.go`, `cmd/x/gone.go`, [up](../README.md#talk), [away](c.md), https://x.y/z, `cmd/floorside -update`")},
		"cmd/x/main.go": {Data: []byte("package x\nfunc TestThatIs(t *testing.T) {}\n")},
	}
	got, _, err := gone(house)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"README.md: docs/b.md is linked to and not there",
		"docs/a.md: cmd/x/gone.go is named and not there",
		"docs/a.md: c.md is linked to and not there",
		"docs/a.md: there is no test TestThatWas",
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("noticed %q, want %q", got, want)
	}
}

var (
	aTest = regexp.MustCompile(`\bTest[A-Z]\w+`)
	aLink = regexp.MustCompile(`\]\(([^)#\s]+)(#[^)]*)?\)`)
	aPath = regexp.MustCompile("`((?:cmd|content|docs|functions|infra|intents|internal|tools)/[\\w./-]+)`")
)

// gone is what pages name and the house does not have, and how many tests each page names.
func gone(house fs.FS) (problems []string, named map[string]int, err error) {
	tests := map[string]bool{}
	defined := regexp.MustCompile(`(?m)^func (Test\w+)\(`)
	err = eachGoFile(house, func(_ string, source []byte) error {
		for _, found := range defined.FindAllSubmatch(source, -1) {
			tests[string(found[1])] = true
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	named = map[string]int{}
	err = eachPage(house, func(name, text string) {
		wrong := func(format string, args ...any) {
			problems = append(problems, name+": "+fmt.Sprintf(format, args...))
		}
		for _, test := range aTest.FindAllString(text, -1) {
			named[name]++
			if !tests[test] {
				wrong("there is no test %s", test)
			}
		}
		for _, link := range aLink.FindAllStringSubmatch(text, -1) {
			if !strings.Contains(link[1], "://") && !there(house, path.Join(path.Dir(name), link[1])) {
				wrong("%s is linked to and not there", link[1])
			}
		}
		for _, file := range aPath.FindAllStringSubmatch(text, -1) {
			if !there(house, strings.TrimSuffix(file[1], "/")) {
				wrong("%s is named and not there", file[1])
			}
		}
	})
	return problems, named, err
}

// eachPage visits what people read: the pages at the top, and those of docs but for the clinician's book and the decisions,
// which are not rewritten when a name changes.
func eachPage(house fs.FS, visit func(name, text string)) error {
	for _, pattern := range []string{"*.md", "docs/*.md"} {
		names, err := fs.Glob(house, pattern)
		if err != nil {
			return err
		}
		for _, name := range names {
			raw, err := fs.ReadFile(house, filepath.ToSlash(name))
			if err != nil {
				return err
			}
			visit(name, string(raw))
		}
	}
	return nil
}

func there(house fs.FS, name string) bool {
	_, err := fs.Stat(house, name)
	return err == nil
}
