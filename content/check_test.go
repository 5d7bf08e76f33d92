package content

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"go.yaml.in/yaml/v3"
)

func TestShippedContentHasNoProblem(t *testing.T) {
	book, issues := Load()
	for _, issue := range issues {
		t.Error(issue)
	}
	if book == nil || len(book.Rules.Flags) == 0 || len(book.Words) == 0 {
		t.Fatal("nothing was read")
	}
	if strings.TrimSpace(SafeWords) != book.Words["en"].Safe {
		t.Error("the safe sentence is not the one that was checked")
	}
}

// testdata/good is the smallest content that lacks nothing. The cases of testdata/broken each spoil it in one way.
func TestGoodContentHasNoProblem(t *testing.T) {
	if _, issues := Read(os.DirFS("testdata/good")); len(issues) > 0 {
		t.Errorf("problems where there are none: %v", issues)
	}
}

// brokenCase is one way to be wrong: one change of one file of testdata/good, and every problem it has to show.
type brokenCase struct {
	In      string
	Replace string // this, which stands there once,
	With    string // becomes this
	Add     string // at the end of the file
	Gone    bool   // the file is not there
	Wants   []string
}

func TestEveryWayContentCanBeWrongIsFoundAndLocated(t *testing.T) {
	for name, c := range brokenCases(t) {
		t.Run(name, func(t *testing.T) {
			_, issues := Read(c.spoil(t))
			got := lines(issues)
			slices.Sort(got)
			slices.Sort(c.Wants)
			if !slices.Equal(got, c.Wants) {
				t.Errorf("found\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(c.Wants, "\n\t"))
			}
		})
	}
}

// Whoever mends content runs the check again and again: the same problems must stand in the same order.
func TestProblemsComeInTheSameOrderEachTime(t *testing.T) {
	files := goodFiles(t)
	files["lines.yaml"] = &fstest.MapFile{Data: []byte("call_now: [a]\nnet: [b]\nbye: [c]\nhello: [d]\n")}
	_, first := Read(files)
	for range 20 {
		if _, again := Read(files); !slices.Equal(first, again) {
			t.Fatalf("%v\nthen\n%v", first, again)
		}
	}
	if len(first) < 4 {
		t.Errorf("only %v", first)
	}
}

// brokenCases reads testdata/broken, strictly.
func brokenCases(t *testing.T) map[string]brokenCase {
	t.Helper()
	paths, err := filepath.Glob("testdata/broken/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	all := map[string]brokenCase{}
	for _, path := range paths {
		file, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		var c brokenCase
		decoder := yaml.NewDecoder(file)
		decoder.KnownFields(true)
		if err := decoder.Decode(&c); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if len(c.Wants) == 0 {
			t.Errorf("%s wants nothing", path)
		}
		all[strings.TrimSuffix(filepath.Base(path), ".yaml")] = c
	}
	return all
}

// spoil returns the good content with this case's change.
func (c brokenCase) spoil(t *testing.T) fs.FS {
	t.Helper()
	files := goodFiles(t)
	file := files[c.In]
	if file == nil {
		t.Fatalf("no file %q in testdata/good", c.In)
	}
	text := string(file.Data)
	if n := strings.Count(text, c.Replace); c.Replace != "" && n != 1 {
		t.Fatalf("%q stands %d times in %s, not once", c.Replace, n, c.In)
	}
	if c.Replace != "" {
		text = strings.Replace(text, c.Replace, c.With, 1)
	}
	if c.Gone {
		delete(files, c.In)
	} else {
		files[c.In] = &fstest.MapFile{Data: []byte(text + c.Add)}
	}
	return files
}

func goodFiles(t *testing.T) fstest.MapFS {
	t.Helper()
	return copyOf(t, os.DirFS("testdata/good"))
}

// copyOf is content that a test may change.
func copyOf(t *testing.T, content fs.FS) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(content, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(content, path)
		files[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func lines(issues []Issue) []string {
	var all []string
	for _, issue := range issues {
		all = append(all, issue.String())
	}
	return all
}
