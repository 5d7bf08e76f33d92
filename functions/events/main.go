// The events' Lambda: Alexa tells it that somebody disabled the skill, and it forgets them.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/aws/aws-lambda-go/lambda"

	"floorside/internal/session"
	"floorside/internal/skillevents"
)

func main() { lambda.Start(entry{build(os.Getenv)}) }

// entry hands the raw bytes on, so that what cannot be read is judged in one place.
type entry struct{ *skillevents.Handler }

// Invoke implements lambda.Handler.
func (e entry) Invoke(ctx context.Context, payload []byte) ([]byte, error) {
	return e.Handle(ctx, payload)
}

// build wires the handler. Without a table it starts all the same: it fails each event that asks to forget, which is
// then tried again, and seen by the alarm.
func build(getenv func(string) string) *skillevents.Handler {
	c := skillevents.Config{SkillID: getenv("SKILL_ID"), Log: os.Stdout}
	if config, err := session.FromEnv(getenv); err != nil {
		fmt.Fprintln(os.Stderr, err)
	} else if store, err := session.NewDynamo(config); err != nil {
		fmt.Fprintln(os.Stderr, err)
	} else {
		c.Store = store
	}
	return skillevents.New(c)
}
