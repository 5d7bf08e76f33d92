package intents_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"floorside/intents"
	"floorside/internal/session"
	"floorside/internal/speaker"
)

// TestManyPeopleAtOnce: one handler serves many people at the same time, and nobody hears another's warning.
func TestManyPeopleAtOnce(t *testing.T) {
	handler, err := intents.New(intents.Config{Book: builtIn(t), Store: session.NewMemory()})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(modelFile)
	if err != nil {
		t.Fatal(err)
	}
	model, err := speaker.NewModel(raw)
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for i := range 40 {
		danger := i%2 == 0
		all.Go(func() {
			echo := speaker.New(model, handler.Handle, speaker.Options{UserID: fmt.Sprintf("person %d", i)})
			words := []string{"open back spasm helper", "no", "no", "no i just bent over", "no"}
			if danger {
				words = append(words, "my foot has gone floppy", "what is the number")
			} else {
				words = append(words, "no", "no")
			}
			var turn speaker.Turn
			for _, text := range words {
				var err error
				if turn, err = echo.Say(context.Background(), text); err != nil {
					t.Errorf("%q: %v", text, err)
					return
				}
			}
			if warned := strings.HasPrefix(turn.Says, "Call 911 now."); warned != danger {
				t.Errorf("person %d, in danger %v, hears %q", i, danger, turn.Says)
			}
		})
	}
	all.Wait()
}
