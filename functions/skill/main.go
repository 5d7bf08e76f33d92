// The skill's Lambda: it builds everything once and hands each request to the conversation.
package main

import (
	"context"
	"fmt"
	"os"
	"runtime/debug"
	"sync"
	"time"
	_ "time/tzdata" // the Lambda's own system may have no time zones

	"github.com/aws/aws-lambda-go/lambda"

	"floorside/content"
	"floorside/intents"
	"floorside/internal/alexa"
	"floorside/internal/session"
)

func main() { lambda.Start(&entry{Handler: build(os.Getenv)}) }

// entry hands the raw bytes on: what is no JSON must reach the conversation too, which answers it.
type entry struct {
	*intents.Handler
	first sync.Once
}

// onItsWay is how long an answer needs to leave the process.
const onItsWay = 3 * time.Millisecond

// Invoke implements lambda.Handler.
func (e *entry) Invoke(ctx context.Context, payload []byte) ([]byte, error) {
	defer e.first.Do(func() { time.AfterFunc(onItsWay, e.listen) })
	return e.Handle(ctx, payload)
}

// tidier is how much garbage may pile up before it is collected, in percent of what is kept. A turn makes ten kilobytes
// of it and what is kept are nine megabytes: half of Go's own setting saves five megabytes, and turns take as long as before.
const tidier = 50

// listen gets ready to hear. It costs more than all else at the start, and most people are answered once before they
// say anything that has to be heard; so it begins when the first answer is out, which has the processor for itself.
// Whoever comes with words at once, or says them before it is done, waits for what is left of it.
func (e *entry) listen() {
	if err := e.Listen(); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	debug.SetGCPercent(tidier)
}

// build wires the handler. What cannot be built is said in the log and done without: content that fails to
// load answers the safe sentence, a store that is not configured keeps nothing.
func build(getenv func(string) string) *intents.Handler {
	book, issues := content.Open()
	for _, issue := range issues {
		fmt.Fprintln(os.Stderr, "content:", issue)
	}
	if len(issues) > 0 {
		book = nil
	}
	c := intents.Config{Book: book, SkillID: getenv("SKILL_ID"), Alexa: alexa.NewClient(alexa.ClientOptions{}), Log: os.Stdout}
	if config, err := session.FromEnv(getenv); err != nil {
		fmt.Fprintln(os.Stderr, err)
	} else if store, err := session.NewDynamo(config); err != nil {
		fmt.Fprintln(os.Stderr, err)
	} else {
		c.Store = store
	}
	handler, err := intents.New(c)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	return handler
}
