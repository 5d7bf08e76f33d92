package intents_test

import (
	"context"
	"encoding/json"
	"testing"

	"floorside/intents"
)

// BenchmarkTurn is one turn of the handler, from the bytes of a request to those of its answer, without a store.
func BenchmarkTurn(b *testing.B) {
	h, err := intents.New(intents.Config{Book: builtIn(b)})
	if err != nil {
		b.Fatal(err)
	}
	if err := h.Listen(); err != nil {
		b.Fatal(err)
	}
	launch := `{"version":"1.0","session":{"new":true,"sessionId":"s","user":{"userId":"u"}},"request":{"type":"LaunchRequest","locale":"en-US"}}`
	greeted := attributesAfter(b, h, launch)
	sentence := "i was lifting a box out of the car this morning and my lower back locked and will not ease"
	for _, c := range []struct{ name, request string }{
		{"launch", launch},
		{"a bare no", intentRequest("AMAZON.NoIntent", `{}`, greeted)},
		{"twenty words", intentRequest("SayIntent", `{"words":{"name":"words","value":"`+sentence+`"}}`, greeted)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := h.Handle(context.Background(), []byte(c.request)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// attributesAfter is what the answer to a request leaves in the session.
func attributesAfter(b *testing.B, h *intents.Handler, request string) string {
	b.Helper()
	raw, err := h.Handle(context.Background(), []byte(request))
	if err != nil {
		b.Fatal(err)
	}
	var answer struct{ SessionAttributes json.RawMessage }
	if err := json.Unmarshal(raw, &answer); err != nil || len(answer.SessionAttributes) == 0 {
		b.Fatalf("%v: %s", err, raw)
	}
	return string(answer.SessionAttributes)
}
