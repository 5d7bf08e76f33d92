package alexa_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"floorside/internal/alexa"
)

// FuzzDecode: whatever arrives, Decode returns; what it reads can be asked everything, and reads the
// same once it was written out and read back.
func FuzzDecode(f *testing.F) {
	files, err := filepath.Glob("testdata/requests/*.json")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Add([]byte(`{"request":{"type":"IntentRequest","intent":{"slots":{"a":{"slotValue":{"type":"List","values":[null,7,{}]}}}}}}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		r, err := alexa.Decode(raw)
		if err != nil {
			return
		}
		if r.Body.Type == "" {
			t.Error("no error, but no type")
		}
		r.Speakable()
		r.Supports("AudioPlayer")
		for _, slot := range r.Body.Intent.Slots {
			slot.ID()
		}
		said := r.Body.Intent.Words()
		out, err := json.Marshal(r)
		if err != nil {
			t.Fatalf("cannot be written out: %v", err)
		}
		again, err := alexa.Decode(out)
		if err != nil {
			t.Fatalf("cannot be read back: %v: %s", err, out)
		}
		if got := again.Body.Intent.Words(); len(got) != len(said) || again.UserID() != r.UserID() {
			t.Errorf("changed by a round trip: %q, %q", said, got)
		}
	})
}

// FuzzText: no words can break the document they are said in.
func FuzzText(f *testing.F) {
	for _, s := range []string{"", "Don't move.", "<break/>", "a & b", "]]>", "\x00\x1b\ufffe\ufffd", "\xff\xfe", "💥"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		part := alexa.Speech{alexa.Text(s), alexa.Slowly(alexa.Speech{alexa.Digits(s), alexa.Slowly(alexa.Words(s))})}
		if err := wellFormed(part.SSML()); err != nil {
			t.Errorf("%q: %v: %s", s, err, part.SSML())
		}
	})
}
