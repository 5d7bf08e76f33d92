package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// reviewed is a copy of what the book is made of, with the book in it; it becomes the folder that we are in.
func reviewed(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("writes the whole book: run without -short")
	}
	dir := t.TempDir()
	for _, folder := range []string{"content", "infra/skill-package", "internal/hearing/testdata"} {
		if err := os.CopyFS(filepath.Join(dir, folder), os.DirFS(filepath.Join("../..", folder))); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	if code, out, err := ask("review"); code != 0 || strings.Count(out, " is written\n") != 2 {
		t.Fatalf("exit %d, %s%s", code, out, err)
	}
	return dir
}

func TestAChangedWordMakesTheBookStale(t *testing.T) {
	dir := reviewed(t)
	if code, out, err := ask("review", "-check"); code != 0 || strings.Count(out, " is fresh\n") != 2 {
		t.Fatalf("unchanged: exit %d, %s%s", code, out, err)
	}
	place := filepath.Join(dir, "content", "en", "lines.yaml")
	raw, err := os.ReadFile(place)
	if err != nil || !strings.Contains(string(raw), `goodbye: {self: "`) {
		t.Fatal(err)
	}
	if err := os.WriteFile(place, []byte(strings.Replace(string(raw), `goodbye: {self: "`, `goodbye: {self: "Well. `, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	code, out, problem := ask("review", "-check")
	if code != 1 || !strings.Contains(problem, filepath.Join("docs", "review", "book.md")) || !strings.Contains(problem, "run `make review`") {
		t.Errorf("changed: exit %d, %s%s", code, out, problem)
	}
	if code, out, problem := ask("review", "-check", "-o", "elsewhere"); code != 1 || !strings.Contains(problem, "book.md is missing: run `make review`") {
		t.Errorf("missing: exit %d, %s%s", code, out, problem)
	}
}

// TestTheHoldsOfAConversationCount plays a transcript with holds and one without.
func TestTheHoldsOfAConversationCount(t *testing.T) {
	quiet, err := quietTimes("../..")
	if err != nil {
		t.Fatal(err)
	}
	if scripts, _ := filepath.Glob("../../content/transcripts/*.txt"); len(scripts) != len(quiet) {
		t.Errorf("%d transcripts, %d timed", len(scripts), len(quiet))
	}
	if with, no := quiet["alone_on_the_floor"], quiet["yes_to_breathing"]; with.Seconds() < 30 || no >= with {
		t.Errorf("a stretch holds for %v, a yes to the first question for %v", with, no)
	}
}

func TestWhatReviewIsNotAskedForIsSaid(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
		code int
	}{
		{[]string{"review", "-h"}, "writes the book that a clinician signs from", 0},
		{[]string{"review", "all"}, `unknown argument "all"`, 2},
		{[]string{"review", "-since", "HEAD", "-check"}, "not with -check or -o", 2},
		{[]string{"review", "-html", "x.html"}, "-html is for -since", 2},
		{[]string{"review", "-since", ""}, "names no revision", 2},
	} {
		if code, out, err := ask(c.args...); code != c.code || out != "" || !strings.Contains(err, c.want) {
			t.Errorf("%q: exit %d, %q, %q; want %d and %q", c.args, code, out, err, c.code, c.want)
		}
	}
	t.Chdir(t.TempDir())
	if code, _, err := ask("review"); code != 2 || !strings.Contains(err, "inside the checkout") {
		t.Errorf("outside: exit %d, %q", code, err)
	}
}
