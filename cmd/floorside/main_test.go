package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// ask runs the command line as a person does, from the folder of this test.
func ask(args ...string) (code int, stdout, stderr string) {
	var out, err strings.Builder
	code = run(args, strings.NewReader(""), &out, &err)
	return code, out.String(), err.String()
}

func TestAskingForHelpIsAnswered(t *testing.T) {
	for _, how := range []string{"-h", "--help", "help"} {
		if code, out, _ := ask(how); code != 0 || !strings.Contains(out, "speak     talk to it") {
			t.Errorf("%s: %d, %q", how, code, out)
		}
	}
	for _, command := range []string{"speak", "hear", "check", "model", "catch", "review", "deploy", "undeploy"} {
		if code, out, err := ask(command, "-h"); code != 0 || !strings.Contains(err+out, command) {
			t.Errorf("%s -h: %d, %q", command, code, err+out)
		}
	}
}

func TestWhatIsNotACommandIsSaidToBeNone(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"spaek"}, `unknown command "spaek": say speak, hear, check, model, catch, review, deploy or undeploy`},
		{nil, "usage: floorside"},
		{[]string{"check", "en"}, `unknown argument "en"`},
		{[]string{"check", "-fast"}, "-fast"},
	} {
		if code, out, err := ask(c.args...); code != 2 || out != "" || !strings.Contains(err, c.want) {
			t.Errorf("%q: exit %d, stdout %q, stderr %q; want 2 and %q", c.args, code, out, err, c.want)
		}
	}
}

func TestCheckingContentThatIsRightCountsIt(t *testing.T) {
	code, out, err := ask("check")
	if code != 0 || !strings.HasPrefix(out, "content: ") || !strings.Contains(out, ": no problems\n") {
		t.Errorf("exit %d, %s%s", code, out, err)
	}
}

func TestCheckingContentThatIsWrongNamesEveryPlace(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS("../../content/testdata/good")); err != nil {
		t.Fatal(err)
	}
	spoil := filepath.Join(dir, "content", "en", "topics.yaml")
	if err := os.WriteFile(spoil, []byte(`rest: {heard: "Rest.", say: "Rest 15 minutes.", more: "Move <b>."}`), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	code, out, err := ask("check")
	want := `en/topics.yaml: rest.more: has "<": words only, no markup
en/topics.yaml: rest.say: has a digit: phone numbers are data (regions.yaml), other numbers are spelled out
en/utterances.yaml: cannot be read: open en/utterances.yaml: no such file or directory
`
	if code != 1 || out != want || !strings.Contains(err, "3 found") {
		t.Errorf("exit %d, %s\n%s, want 1 and\n%s", code, out, err, want)
	}
	t.Chdir(t.TempDir())
	if code, _, err := ask("check"); code != 2 || !strings.Contains(err, "inside the checkout") {
		t.Errorf("outside: exit %d, %q", code, err)
	}
}
