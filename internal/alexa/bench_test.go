package alexa_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"floorside/internal/alexa"
)

// sent is an envelope as it arrives, without the layout of the file.
func sent(b *testing.B, name string) []byte {
	var out bytes.Buffer
	if err := json.Compact(&out, envelope(b, name)); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

func BenchmarkDecode(b *testing.B) {
	raw := sent(b, "intent_symptom")
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := alexa.Decode(raw); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRender(b *testing.B) {
	reply := warning()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := alexa.Render(reply); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkTurn is all the wire costs in one turn: read, build the words, write.
func BenchmarkTurn(b *testing.B) {
	raw := sent(b, "intent_symptom")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := alexa.Decode(raw); err != nil {
			b.Fatal(err)
		}
		out, err := alexa.Render(warning())
		if err != nil {
			b.Fatal(err)
		}
		if _, err := json.Marshal(out); err != nil {
			b.Fatal(err)
		}
	}
}
