package content

import (
	"reflect"
	"testing"

	"go.yaml.in/yaml/v3"
)

func TestALineIsSaidInItsVoiceAndShorterTheSecondTime(t *testing.T) {
	words := &Words{lines: map[string]Line{
		"both":  {Self: Wordings{"Lie down."}, Other: Wordings{"They lie down."}, Again: Wordings{"Down."}, AgainOther: Wordings{"They go down."}},
		"once":  {Self: Wordings{"Lie down."}, Other: Wordings{"They lie down."}},
		"first": {Self: Wordings{"Lie down."}, Other: Wordings{"They lie down."}, Again: Wordings{"Down."}},
	}}
	for _, c := range []struct {
		id           string
		other, again bool
		want         string
	}{
		{"both", false, false, "Lie down."},
		{"both", true, false, "They lie down."},
		{"both", false, true, "Down."},
		{"both", true, true, "They go down."},
		{"once", false, true, "Lie down."},
		{"once", true, true, "They lie down."},
		{"first", false, true, "Down."},
		{"first", true, true, "They lie down."}, // never the other voice's words
		{"nothing", false, false, ""},
		{"nothing", true, true, ""},
	} {
		if got := words.Say(c.id, c.other, c.again, 0); got != c.want {
			t.Errorf("%s, other %v, again %v: %q, want %q", c.id, c.other, c.again, got, c.want)
		}
	}
	if !words.Has("both") || words.Has("nothing") {
		t.Error("has what it has not, or has not what it has")
	}
}

func TestALineIsOneSentenceForAllOrAMapOfVoices(t *testing.T) {
	for source, want := range map[string]Line{
		`"Rest."`:                              {Self: Wordings{"Rest."}, Other: Wordings{"Rest."}},
		`{self: "Rest.", other: "They rest."}`: {Self: Wordings{"Rest."}, Other: Wordings{"They rest."}},
		`{self: A, other: B, again: C, again_other: D}`: {Self: Wordings{"A"}, Other: Wordings{"B"}, Again: Wordings{"C"}, AgainOther: Wordings{"D"}},
		`[Rest., Wait.]`: {Self: Wordings{"Rest.", "Wait."}, Other: Wordings{"Rest.", "Wait."}},
		`{self: [A, B], other: C, except: {grade: "a name"}}`: {Self: Wordings{"A", "B"}, Other: Wordings{"C"}, Except: map[string]string{"grade": "a name"}},
		`{self: "Rest."}`: {Self: Wordings{"Rest."}}, // which the checker reports
	} {
		var got Line
		if err := yaml.Unmarshal([]byte(source), &got); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v (%v), want %+v", source, got, err, want)
		}
	}
}

func TestWhatIsHeardOftenIsSaidInTurn(t *testing.T) {
	words := &Words{lines: map[string]Line{"ack": {Self: Wordings{"Okay.", "Good.", "Right."}, Other: Wordings{"Okay.", "Good."}}, "bye": {Self: Wordings{"Bye."}}}}
	var said []string
	for n := range 4 {
		said = append(said, words.Say("ack", false, false, n))
	}
	if want := []string{"Okay.", "Good.", "Right.", "Okay."}; !reflect.DeepEqual(said, want) {
		t.Errorf("said %q, want %q", said, want)
	}
	if got := words.Say("ack", true, false, 3); got != "Good." {
		t.Errorf("the other voice has its own wordings: %q", got)
	}
	if !words.Varies("ack") || words.Varies("bye") || words.Varies("nothing") {
		t.Error("varies, or does not, the wrong way round")
	}
}
