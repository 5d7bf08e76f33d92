package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"floorside/content"
	"floorside/internal/speaker"
)

// floor is how much of what tells of danger has to reach hearing, and to be heard as the whole sentence is.
const textFloor, sameFloor = 95, 93

// TestDangerReachesHearing is the pessimist's figure: a sentence that is not, word for word, in the interaction model is
// lost, and of several ways to take it Alexa takes the worst. docs/performance.md has the figures of today.
func TestDangerReachesHearing(t *testing.T) {
	c, err := newCatcher()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"danger.tsv", "buried.tsv", "hard.tsv"} {
		said, err := readSentences(filepath.Join("../../internal/hearing/testdata", name), "en")
		if err != nil {
			t.Fatal(err)
		}
		got, err := c.strict(t.Context(), said)
		if err != nil {
			t.Fatal(err)
		}
		f := count(said, got, true)
		if f.all < 100 {
			t.Errorf("%s: only %d sentences tell of danger", name, f.all)
		}
		if f.text*100 < f.all*textFloor || f.same*100 < f.all*sameFloor {
			t.Errorf("%s: of %d sentences of danger %s reach hearing and %s are heard as the whole: at least %d and %d %% must",
				name, f.all, f.share(f.text), f.share(f.same), textFloor, sameFloor)
			for i, s := range said {
				if s.danger && !got[i].same {
					t.Logf("%q: %s", s.text, got[i].how)
				}
			}
		}
	}
}

// What swallows a word that matters, or brings none, has to be noticed.
func TestWhatIsSwallowedIsNoticed(t *testing.T) {
	c, err := newCatcher()
	if err != nil {
		t.Fatal(err)
	}
	whole, err := c.whole(t.Context(), "i can't feel my legs")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, said string
		text, same bool
	}{
		{"all of it", "i can't feel my legs", true, true},
		{"the denial swallowed", "feel my legs", true, false},
		{"no words at all", "xyzzy", false, false},
	} {
		meanings := c.model.Readings(test.said)
		got, err := c.worst(t.Context(), meanings, whole)
		if err != nil || got.text != test.text || got.same != test.same {
			t.Errorf("%s: %+v, %v", test.name, got, err)
		}
	}
}

// What is lost all the same must not count as a no: it is asked for once more in other words, and then warned of.
func TestWhatIsLostWhileScreeningIsAskedForAgain(t *testing.T) {
	c, err := newCatcher()
	if err != nil {
		t.Fatal(err)
	}
	launch, err := c.echo.Launch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	asked := c.trace.Asks
	again, err := c.echo.Say(t.Context(), "xyzzy")
	if err != nil || c.trace.Intent != speaker.Fallback || c.trace.Text != "" {
		t.Fatalf("%+v, %v", c.trace, err)
	}
	if c.trace.Asks != asked || asked == "" || again.Says == launch.Says || c.trace.Advisory == content.Emergency.String() {
		t.Errorf("asks %q, then %q: %q", asked, c.trace.Asks, again.Says)
	}
	if _, err := c.echo.Say(t.Context(), "xyzzy"); err != nil || c.trace.Advisory != content.Emergency.String() {
		t.Errorf("lost twice: %+v, %v", c.trace, err)
	}
}

func TestCatchPrintsTheFiguresOfAFile(t *testing.T) {
	path := writeSentences(t, "text\texpect\tlang\ni can't feel my legs\tlegs\ten\nxyzzy\tsaddle\ten\nplay some music\tnone\ten\nhola\tnone\tes\n")
	var out, complaint strings.Builder
	if code := catchCmd([]string{path}, &out, &complaint); code != 0 || complaint.Len() > 0 {
		t.Fatalf("exit %d: %s", code, complaint.String())
	}
	for _, want := range []string{"strict, danger", "1 (50.0 %)", "strict, all"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	if code := catchCmd([]string{writeSentences(t, "text\nno columns\n")}, &out, &complaint); code != 1 {
		t.Errorf("a file without columns: exit %d", code)
	}
}

// writeSentences makes a file of sentences.
func writeSentences(t *testing.T, rows string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "said.tsv")
	if err := os.WriteFile(path, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
