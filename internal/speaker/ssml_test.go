package speaker

import (
	"slices"
	"testing"
	"time"
)

func TestSSMLAsHeard(t *testing.T) {
	for _, test := range []struct {
		name, ssml, plain string
		pieces            []Piece
	}{
		{"words", "<speak>Stay as you are.</speak>", "Stay as you are.", []Piece{{"Stay as you are.", 0}}},
		{"number", `<speak>Call <say-as interpret-as="digits">911</say-as> now.</speak>`, "Call 911 now.", []Piece{{"Call 911 now.", 0}}},
		{"escaped", "<speak>ice &amp; heat</speak>", "ice & heat", []Piece{{"ice & heat", 0}}},
		{"hold", `<speak>Arch. <break time="5s"/> And rest.</speak>`, "Arch. And rest.", []Piece{{"Arch.", 5 * time.Second}, {"And rest.", 0}}},
		{"long hold in parts", `<speak>Rest.<break time="10s"/><break time="10s"/></speak>`, "Rest.", []Piece{{"Rest.", 20 * time.Second}}},
		{"milliseconds", `<speak>One.<break time="500ms"/>Two.</speak>`, "One. Two.", []Piece{{"One.", 500 * time.Millisecond}, {"Two.", 0}}},
		{"strength", `<speak>One.<break strength="strong"/>Two.</speak>`, "One. Two.", []Piece{{"One.", 750 * time.Millisecond}, {"Two.", 0}}},
		{"alias", `<speak>the <sub alias="emergency room">ER</sub></speak>`, "the emergency room", []Piece{{"the emergency room", 0}}},
		{"sentences", "<speak><s>One.</s><s>Two.</s></speak>", "One. Two.", []Piece{{"One. Two.", 0}}},
		{"quiet first", `<speak><break time="1s"/>Now.</speak>`, "Now.", []Piece{{"", time.Second}, {"Now.", 0}}},
		{"nothing", "", "", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			pieces, err := Pieces(test.ssml)
			if err != nil || !slices.Equal(pieces, test.pieces) {
				t.Errorf("got %v, %v, want %v", pieces, err, test.pieces)
			}
			if plain, err := Plain(test.ssml); err != nil || plain != test.plain {
				t.Errorf("got %q, %v, want %q", plain, err, test.plain)
			}
		})
	}
}

func TestSSMLThatIsNone(t *testing.T) {
	for _, ssml := range []string{"<speak>Call 911 now.", "<speak>a & b</speak>", `<speak><break time="soon"/></speak>`, `<speak><break strength="huge"/></speak>`} {
		if _, err := Pieces(ssml); err == nil {
			t.Errorf("%s passes for SSML", ssml)
		}
	}
	if words, _ := Plain("<speak>Call 911 now."); words != "Call 911 now." {
		t.Errorf("what was read before the mistake is lost: %q", words)
	}
}
