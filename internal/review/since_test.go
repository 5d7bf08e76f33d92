package review

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// checkout is a copy of the content in a git repository of its own, committed once.
func checkout(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("goes through the conversation: run without -short")
	}
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("needs git")
	}
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"init", "-q"}, {"add", "-A"}, {"commit", "-q", "-m", "before"}} {
		person := []string{"-c", "user.name=A Test", "-c", "user.email=test@example.org", "-c", "core.autocrlf=false", "-c", "commit.gpgsign=false"}
		if _, err := git(dir, append(person, args...)...); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// swap changes words in a file of a checkout.
func swap(t *testing.T, dir, name, old, now string) {
	t.Helper()
	place := filepath.Join(dir, name)
	raw, err := os.ReadFile(place)
	if err != nil || strings.Count(string(raw), old) != 1 {
		t.Fatalf("%s: %q is there %d times: %v", name, old, strings.Count(string(raw), old), err)
	}
	if err := os.WriteFile(place, []byte(strings.Replace(string(raw), old, now, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestOnlyWhatChangedIsShown(t *testing.T) {
	dir := checkout(t)
	swap(t, dir, "content/en/lines.yaml", `goodbye: {self: "`, `goodbye: {self: "Well. `)
	then, err := At(dir, "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	changes, err := Since("HEAD", Origin{Files: os.DirFS(dir)}, then)
	if err != nil {
		t.Fatal(err)
	}
	if len(changes.Lines) != 1 || changes.Lines[0].Now.ID != "lines.goodbye" || len(changes.Hearing) > 0 {
		t.Fatalf("changed: %+v, heard otherwise: %+v", changes.Lines, changes.Hearing)
	}
	c := changes.Lines[0]
	if old, now := c.Then[0].Words[0], c.Now.Voices[0].Words[0]; now != "Well. "+old || strings.Join(c.What, " ") != "words" {
		t.Errorf("%q: %q before, %q now", c.What, old, now)
	}
	markdown, err := ChangesMarkdown(changes)
	if err != nil || !strings.Contains(string(markdown), "#### `lines.goodbye`") || !strings.Contains(string(markdown), "- **Before, To the person:** ") {
		t.Errorf("%v\n%s", err, markdown)
	}
	if html, err := ChangesHTML(changes); err != nil || strings.Count(string(html), "<del>") != 2 {
		t.Errorf("%v\n%s", err, html)
	}
}

func TestAChangedRuleSourceOrPhraseIsShown(t *testing.T) {
	dir := checkout(t)
	swap(t, dir, "content/topics.yaml", "{id: sleep, screened: true, next: position, source: [healthwise]}",
		"{id: sleep, screened: true, next: next, source: [healthwise, own_caution]}")
	swap(t, dir, "content/en/hearing/breath.yaml", "  heart_attack: ", "  heart_attack: ticker gone, ")
	then, err := At(dir, "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	changes, err := Since("HEAD", Origin{Files: os.DirFS(dir)}, then)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, c := range changes.Lines {
		lines = append(lines, c.Now.ID+": "+strings.Join(c.What, " ")+": "+strings.Join(c.Lost, " ")+" -> "+strings.Join(c.Rule, " "))
	}
	for _, part := range []string{"heard: rule", "say: sources rule", "more: sources rule"} { // what was asked is said back without a source
		if want := "topics.sleep." + part + ": next position -> next next"; !strings.Contains(strings.Join(lines, "\n"), want) {
			t.Errorf("%q is not in %q", want, lines)
		}
	}
	if len(lines) != 3 || len(changes.Hearing) != 1 || strings.Join(changes.Hearing[0].Added, " ") != "ticker gone" {
		t.Errorf("%q, %+v", lines, changes.Hearing)
	}
}

func TestWhatCannotBeComparedIsSaid(t *testing.T) {
	if _, err := At(t.TempDir(), "HEAD"); err == nil || !strings.Contains(err.Error(), "is no git checkout") {
		t.Errorf("no checkout: %v", err)
	}
	dir := checkout(t)
	if _, err := At(dir, "nosuch"); err == nil || !strings.Contains(err.Error(), `no revision "nosuch"`) {
		t.Errorf("no revision: %v", err)
	}
	t.Setenv("PATH", t.TempDir())
	if _, err := At(dir, "HEAD"); err == nil || !strings.Contains(err.Error(), "no 'git' on the PATH") {
		t.Errorf("no git: %v", err)
	}
}

func TestAFileThatCameLaterCountsAsEmpty(t *testing.T) {
	dir := checkout(t)
	then, err := At(dir, "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	old := lacking{without{then.Files, "content/statements.yaml"}, os.DirFS(dir)}
	if b, issues := readOnly(Origin{Files: old}); b == nil || len(b.book.Statements()) != 0 || len(b.lines) == 0 {
		t.Errorf("%v", issues)
	}
}

// without is files but for one.
type without struct {
	fs.FS
	name string
}

func (w without) Open(name string) (fs.File, error) {
	if name == w.name {
		return nil, fs.ErrNotExist
	}
	return w.FS.Open(name)
}

// TestAFolderThatWasOneFileIsComparedWithIt: what is only cut up is not new.
func TestAFolderThatWasOneFileIsComparedWithIt(t *testing.T) {
	then := fstest.MapFS{"content/en/hearing.yaml": &fstest.MapFile{Data: []byte("concepts: {leg: leg}\n")}}
	now := fstest.MapFS{"content/en/hearing/legs.yaml": &fstest.MapFile{}, "content/en/hearing/falls.yaml": &fstest.MapFile{}}
	entries, err := fs.ReadDir(lacking{then, now}, "content/en/hearing")
	if err != nil || len(entries) != 1 {
		t.Fatalf("%v, %v", entries, err)
	}
	raw, err := fs.ReadFile(lacking{then, now}, "content/en/hearing/"+entries[0].Name())
	if err != nil || string(raw) != string(then["content/en/hearing.yaml"].Data) {
		t.Errorf("%q, %v", raw, err)
	}
	if _, err := fs.ReadDir(lacking{fstest.MapFS{}, now}, "content/en/hearing"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("neither file nor folder then: %v", err)
	}
}
