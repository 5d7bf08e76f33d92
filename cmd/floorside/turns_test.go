package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"floorside/content"
)

func TestATurnTooLongIsNamedWithItsLines(t *testing.T) {
	if testing.Short() {
		t.Skip("walks once for every mistake: run without -short")
	}
	long := strings.Repeat("A word, a word, a word. ", 4) + "A word."
	for name, c := range map[string]struct{ replace, with, want string }{
		"too long":              {`"The same is fine. Leave it at that for now."`, `"` + long + `"`, "en/lines.yaml: same_is_fine: turn: "},
		"asks in the middle":    {`"The same is fine. Leave it at that for now."`, `{self: "Is that you?", other: "Is that you?", except: {question: "a test"}}`, "turn: asks 2 times: "},
		"excused, and too long": {`"The same is fine. Leave it at that for now."`, `{self: "` + long + `", other: "A.", except: {turn: "a test"}}`, ""},
		"excused for nothing":   {`"The same is fine. Leave it at that for now."`, `{self: "A.", other: "A.", except: {turn: "a test"}}`, "same_is_fine: except: turn: no turn with this line needs it"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(filepath.Join(dir, "content"), content.Files()); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(dir, "content", "en", "lines.yaml")
			lines, err := os.ReadFile(file)
			if err != nil || strings.Count(string(lines), c.replace) != 1 {
				t.Fatalf("%s stands not once: %v", c.replace, err)
			}
			if err := os.WriteFile(file, []byte(strings.Replace(string(lines), c.replace, c.with, 1)), 0o600); err != nil {
				t.Fatal(err)
			}
			t.Chdir(dir)
			_, out, _ := ask("check")
			if c.want == "" && strings.Contains(out, "same_is_fine") || !strings.Contains(out, c.want) {
				t.Errorf("%s\nwant %q", out, c.want)
			}
		})
	}
}

// Rules that lead nowhere are named for themselves, and content without what the talk needs is not gone through.
func TestTheTalkIsGoneThroughOnlyWhereItLeadsSomewhere(t *testing.T) {
	broken := []content.Issue{{Place: "screen.yaml: legs", Problem: "leads nowhere"}}
	if issues := checkTurns(&content.Book{}, broken); len(issues) > 0 {
		t.Error(issues)
	}
	book, _ := content.Read(os.DirFS("../../content/testdata/good"))
	if issues := checkTurns(book, nil); len(issues) != 1 || !strings.Contains(issues[0].Problem, "the talk breaks off") {
		t.Error(issues)
	}
	if issues := checkTurns(book, []content.Issue{{Place: "en/lines.yaml: ack"}}); len(issues) > 0 {
		t.Error(issues)
	}
}
