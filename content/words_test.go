package content

import (
	"testing"

	"go.yaml.in/yaml/v3"
)

func TestALineIsSaidInItsVoiceAndShorterTheSecondTime(t *testing.T) {
	words := &Words{lines: map[string]Line{
		"both":  {Self: "Lie down.", Other: "They lie down.", Again: "Down.", AgainOther: "They go down."},
		"once":  {Self: "Lie down.", Other: "They lie down."},
		"first": {Self: "Lie down.", Other: "They lie down.", Again: "Down."},
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
		if got := words.Say(c.id, c.other, c.again); got != c.want {
			t.Errorf("%s, other %v, again %v: %q, want %q", c.id, c.other, c.again, got, c.want)
		}
	}
	if !words.Has("both") || words.Has("nothing") {
		t.Error("has what it has not, or has not what it has")
	}
}

func TestALineIsOneSentenceForAllOrAMapOfVoices(t *testing.T) {
	for source, want := range map[string]Line{
		`"Rest."`:                              {Self: "Rest.", Other: "Rest."},
		`{self: "Rest.", other: "They rest."}`: {Self: "Rest.", Other: "They rest."},
		`{self: A, other: B, again: C, again_other: D}`: {"A", "B", "C", "D"},
		`{self: "Rest."}`: {Self: "Rest."}, // which the checker reports
	} {
		var got Line
		if err := yaml.Unmarshal([]byte(source), &got); err != nil || got != want {
			t.Errorf("%s: %+v (%v), want %+v", source, got, err, want)
		}
	}
}
