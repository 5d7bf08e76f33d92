package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// speak runs floorside speak on what is said, a line each.
func speak(t *testing.T, said string, args ...string) (turns []jsonTurn) {
	t.Helper()
	var out, complaints bytes.Buffer
	if code := speakCmd(append(args, "-json"), strings.NewReader(said), &out, &complaints); code != 0 || complaints.Len() > 0 {
		t.Fatalf("exit code %d: %s", code, &complaints)
	}
	for line := range strings.Lines(out.String()) {
		var turn jsonTurn
		if err := json.Unmarshal([]byte(line), &turn); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		turns = append(turns, turn)
	}
	return turns
}

func TestALaunchThenATurnALine(t *testing.T) {
	turns := speak(t, "no\n\n\nno\n")
	if len(turns) != 5 {
		t.Fatalf("%d turns: %+v", len(turns), turns)
	}
	for i, want := range []struct {
		you, intent, asks string
		ends              bool
	}{
		{"open back spasm helper", "", "breathing", false},
		{"no", "AMAZON.NoIntent", "fall", false},
		{"", "", "fall", false},
		{"", "", "", true},
		{"no", "AMAZON.NoIntent", turns[4].Asks, false},
	} {
		got := turns[i]
		if got.Turn != i+1 || got.You != want.you || got.Intent != want.intent || got.Asks != want.asks || got.Ends != want.ends {
			t.Errorf("turn %d: got %+v, want %+v", i+1, got, want)
		}
	}
	if turns[2].Says != turns[1].Reprompt {
		t.Errorf("silence is answered with %q, want the reprompt %q", turns[2].Says, turns[1].Reprompt)
	}
}

func TestEachLineIsSaidBySomebodyElse(t *testing.T) {
	turns := speak(t, "no\r\nmy foot is floppy\n\nno", "-each", "-begin", "ask:legs")
	if len(turns) != 4 {
		t.Fatalf("%d answers to 4 lines: %+v", len(turns), turns)
	}
	for i, you := range []string{"no", "my foot is floppy", "", "no"} {
		if turns[i].Turn != i+1 || turns[i].You != you {
			t.Errorf("answer %d is to %q, want %q", turns[i].Turn, turns[i].You, you)
		}
	}
	if turns[0].Asks != turns[3].Asks || turns[0].Advisory != turns[3].Advisory {
		t.Errorf("the same answer to the same question came out as %+v and %+v", turns[0], turns[3])
	}
	if turns[2].Asks != "legs" || turns[2].Says == "" {
		t.Errorf("silence: %+v, want the reprompt", turns[2])
	}
}

func TestEachBeginning(t *testing.T) {
	for begin, asks := range map[string]string{"screened": "next", "stretching": "again", "ask:bladder": "bladder"} {
		if turns := speak(t, "\n", "-begin", begin); len(turns) != 1 || turns[0].Asks != asks {
			t.Errorf("-begin %s: got %+v, want %s asked", begin, turns, asks)
		}
	}
	turns := speak(t, "ask back spasm helper should I use ice or heat\n", "-begin", "oneshot")
	if len(turns) != 1 || turns[0].Intent != "TopicIntent" {
		t.Errorf("oneshot: %+v", turns)
	}
}

func TestNothingSaidIsNothingAnswered(t *testing.T) {
	if turns := speak(t, "", "-each"); len(turns) != 0 {
		t.Errorf("got %+v", turns)
	}
}

func TestTheStoreOutlivesARun(t *testing.T) {
	file := filepath.Join(t.TempDir(), "store.json")
	speak(t, "my foot is floppy\n", "-store", file)
	if _, err := os.Stat(file); err != nil {
		t.Error(err)
	}
}

func TestPlainWordsForReading(t *testing.T) {
	var out, complaints bytes.Buffer
	if code := speakCmd([]string{"-explain"}, strings.NewReader("stop\n"), &out, &complaints); code != 0 {
		t.Fatal(code, &complaints)
	}
	for _, want := range []string{"you> open back spasm helper\nF: ", "you> stop\nF: ", "AMAZON.StopIntent", "(closed)"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("lacks %q:\n%s", want, &out)
		}
	}
}

func TestMistakesAreNamedWithTheirCure(t *testing.T) {
	broken := filepath.Join(t.TempDir(), "broken.json")
	if err := os.WriteFile(broken, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("TABLE_NAME", "")
	for _, test := range []struct {
		args []string
		says string
	}{
		{[]string{"-begin", "moon"}, "say launch, oneshot, screened, stretching or ask:QUESTION"},
		{[]string{"-begin", "ask:moon"}, `no question "moon": say one of breathing`},
		{[]string{"-locale", "xx-XX"}, "say one of en-US"},
		{[]string{"-now", "noon"}, "write it as 2026-"},
		{[]string{"-store", broken}, broken},
		{[]string{"-store", "dynamodb"}, "TABLE_NAME"},
		{[]string{"-loud"}, "not defined: -loud"},
		{[]string{"hello"}, `unknown argument "hello"`},
	} {
		var out, complaints bytes.Buffer
		code := speakCmd(test.args, strings.NewReader("no\n"), &out, &complaints)
		if code != 2 || out.Len() > 0 || !strings.Contains(complaints.String(), test.says) {
			t.Errorf("%v: exit code %d, says %q, want %q", test.args, code, &complaints, test.says)
		}
	}
	var out, help bytes.Buffer
	if code := speakCmd([]string{"-h"}, strings.NewReader(""), &out, &help); code != 0 || !strings.Contains(help.String(), "-begin") {
		t.Errorf("-h: exit code %d, %s", code, &help)
	}
}
