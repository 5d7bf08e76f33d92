package intents_test

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"floorside/internal/guide"
	"floorside/internal/session"
)

// TestNothingSaidIsKept: conversations of marked words, with every flag there is, leave none of them, no flag, no
// intent and no id in the logs or in the store.
func TestNothingSaidIsKept(t *testing.T) {
	file := filepath.Join(t.TempDir(), "records.json")
	d := newDesk(t, session.NewFile(file))
	things := []string{
		"open back spasm helper", "no", "yes", "i'm not sure", "xyzzy my leg is weak", "my plugh wife can't breathe", "well xyzzy",
		"no plugh i just bent over", "i have a fever xyzzy", "should i use ice", "can i take ibuprofen", "start the cat stretch", "ready", "stop",
		"i'm pregnant plugh", "i wet myself", "who says so", "what do you know about me", "call 911", "", "i'm asking for my husband",
	}
	chance := rand.New(rand.NewPCG(1, 2))
	for range 1500 {
		d.says(things[chance.IntN(len(things))])
	}
	kept, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	marks := []string{"xyzzy", "plugh", "A-PERSON", "amzn1", "Intent", "wife", "husband", "ibuprofen"}
	for _, f := range builtIn(t).Rules.Flags {
		if f.ID != string(guide.Other) { // which is also the name of a voice
			marks = append(marks, `"`+f.ID+`"`)
		}
	}
	for where, text := range map[string]string{"log": d.log.String(), "store": string(kept)} {
		if len(text) < 100 {
			t.Errorf("%s: nothing there to look through: %q", where, text)
		}
		for _, mark := range marks {
			if strings.Contains(text, mark) {
				t.Errorf("%s: holds %s", where, mark)
			}
		}
	}
	for line := range strings.Lines(d.log.String()) {
		if !json.Valid([]byte(line)) {
			t.Fatalf("not JSON: %s", line)
		}
	}
}
