package intents_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"floorside/content"
	"floorside/intents"
	"floorside/internal/guide"
	"floorside/internal/judge"
	"floorside/internal/session"
	"floorside/internal/speaker"
)

const modelFile = "../infra/skill-package/interactionModels/custom/en-US.json"

// desk is an Echo on a desk, a handler behind it, and what both leave behind.
type desk struct {
	*speaker.Echo
	t       *testing.T
	handler *intents.Handler
	now     time.Time
	log     bytes.Buffer
}

// loaded is read once: nobody may change it.
var loaded = sync.OnceValues(content.Load)

func builtIn(t testing.TB) *content.Book {
	t.Helper()
	book, issues := loaded()
	if len(issues) > 0 {
		t.Fatalf("content: %v", issues)
	}
	return book
}

func newDesk(t *testing.T, store session.Store) *desk {
	t.Helper()
	d := &desk{t: t, now: time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC)}
	clock := func() time.Time { return d.now }
	handler, err := intents.New(intents.Config{Book: builtIn(t), Store: store, Now: clock, Log: &d.log})
	if err != nil {
		t.Fatal(err)
	}
	d.handler = handler
	d.Echo = speaker.New(deployed(t), handler.Handle, speaker.Options{Now: clock})
	return d
}

// theModel is read once too: an Echo only reads it.
var theModel = sync.OnceValues(func() (*speaker.Model, error) {
	raw, err := os.ReadFile(modelFile)
	if err != nil {
		return nil, err
	}
	return speaker.NewModel(raw)
})

// deployed is the interaction model as it is deployed.
func deployed(t testing.TB) *speaker.Model {
	t.Helper()
	model, err := theModel()
	if err != nil {
		t.Fatal(err)
	}
	return model
}

// says lets a person say several things in a row and returns the last answer.
func (d *desk) says(texts ...string) speaker.Turn {
	d.t.Helper()
	var turn speaker.Turn
	for _, text := range texts {
		var err error
		if turn, err = d.Say(context.Background(), text); err != nil {
			d.t.Fatalf("%q: %v", text, err)
		}
	}
	return turn
}

// screen answers all danger questions with no.
func (d *desk) screen() {
	d.t.Helper()
	d.says("open back spasm helper", "no", "no", "no", "no", "no", "no", "no", "no")
}

// answer sends a raw request and returns the words of the answer, which Amazon's types must accept.
func answer(t *testing.T, h *intents.Handler, raw string) (words string, ends bool) {
	t.Helper()
	out, err := h.Handle(context.Background(), []byte(raw))
	if err != nil {
		t.Fatal(err)
	}
	judge.Response(t, out)
	var a struct {
		Response struct {
			OutputSpeech     struct{ SSML string }
			ShouldEndSession *bool
		}
	}
	if err := json.Unmarshal(out, &a); err != nil {
		t.Fatal(err)
	}
	return a.Response.OutputSpeech.SSML, a.Response.ShouldEndSession == nil || *a.Response.ShouldEndSession
}

// intentRequest is a bare request in a session with these attributes.
func intentRequest(intent, slots, attributes string) string {
	return `{"version":"1.0","session":{"new":false,"sessionId":"s","application":{"applicationId":"a"},"user":{"userId":"u"},"attributes":` + attributes + `},
		"context":{"System":{"application":{"applicationId":"a"},"user":{"userId":"u"}}},
		"request":{"type":"IntentRequest","requestId":"r","timestamp":"2026-03-14T09:00:00Z","locale":"en-US","intent":{"name":"` + intent + `","slots":` + slots + `}}}`
}

// counting counts what reaches a store.
type counting struct {
	session.Store
	loads, saves, deletes int
}

func (c *counting) Load(ctx context.Context, key string, now time.Time) (guide.Record, error) {
	c.loads++
	return c.Store.Load(ctx, key, now)
}

func (c *counting) Save(ctx context.Context, key string, r guide.Record, now time.Time) (guide.Record, error) {
	c.saves++
	return c.Store.Save(ctx, key, r, now)
}

func (c *counting) Delete(ctx context.Context, key string) error {
	c.deletes++
	return c.Store.Delete(ctx, key)
}

func has(t *testing.T, says, want string) {
	t.Helper()
	if !strings.Contains(says, want) {
		t.Errorf("says %q, want it to contain %q", says, want)
	}
}
