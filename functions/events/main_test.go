package main_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"floorside/content"
	"floorside/internal/guide"
	"floorside/internal/judge"
	"floorside/internal/lambdatest"
	"floorside/internal/session"
	"floorside/internal/session/sessiontest"
)

// binary is the Lambda, built once for all tests as it is built for AWS.
var binary string

func TestMain(m *testing.M) { os.Exit(lambdatest.Main(m, &binary)) }

// Those of the samples.
const (
	skillID = "amzn1.ask.skill.00000000-0000-4000-8000-000000000001"
	ana     = "amzn1.ask.account.AEXAMPLEUSER"
)

// house is a Lambda with a table of its own, and a line to that table which can be disturbed.
type house struct {
	*lambdatest.Runtime
	t     *testing.T
	line  *sessiontest.Line
	store session.Store // past the line
}

func newHouse(t *testing.T) house {
	t.Helper()
	endpoint := judge.Dynalite(t)
	c := sessiontest.Table(t, endpoint)
	store, err := session.NewDynamo(c)
	if err != nil {
		t.Fatal(err)
	}
	line := sessiontest.NewLine(t, endpoint)
	c.Endpoint = line.Endpoint
	env := append(sessiontest.Environment(t, c), "SKILL_ID="+skillID)
	return house{Runtime: lambdatest.Start(t, binary, env), t: t, line: line, store: store}
}

// remember stores a warning for each user.
func (h house) remember(users ...string) {
	h.t.Helper()
	now := time.Now()
	for _, user := range users {
		r := guide.Record{Seen: now.Unix(), Advice: guide.Advice{Level: content.Emergency, Since: now.Unix()}}
		if _, err := h.store.Save(h.t.Context(), session.Key(user), r, now); err != nil {
			h.t.Fatal(err)
		}
	}
}

// remembers fails the test unless exactly these users have a record, of the ones who might.
func (h house) remembers(what string, want map[string]bool) {
	h.t.Helper()
	for user, there := range want {
		r, err := h.store.Load(h.t.Context(), session.Key(user), time.Now())
		if err != nil {
			h.t.Fatal(err)
		}
		if (r.Rev > 0) != there {
			h.t.Errorf("%s: a record of %s: %t, want %t", what, user, r.Rev > 0, there)
		}
	}
}

// takes hands the Lambda an event, which has to be acknowledged as Alexa expects: without a word.
func (h house) takes(what string, event []byte) {
	h.t.Helper()
	raw, err := h.Invoke(event)
	if err != nil {
		h.t.Fatalf("%s: %v", what, err)
	}
	judge.Response(h.t, raw)
	var answer struct{ Response map[string]any }
	if err := json.Unmarshal(raw, &answer); err != nil || len(answer.Response) > 0 {
		h.t.Errorf("%s: answered %s", what, raw)
	}
}

// fails hands the Lambda an event that it has to fail, with an error that says want, names nobody, and leaves the
// process alive.
func (h house) fails(what string, event []byte, want string) {
	h.t.Helper()
	raw, err := h.Invoke(event)
	var said *lambdatest.FunctionError
	if !errors.As(err, &said) {
		h.t.Fatalf("%s: %s, %v", what, raw, err)
	}
	if !strings.Contains(said.Message, want) || strings.Contains(said.Message, "amzn1") {
		h.t.Errorf("%s: the error is %q, want one with %q", what, said.Message, want)
	}
}

func sample(t *testing.T, name string) []byte {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("samples", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// event is a sample of this kind, about user.
func event(kind, user string) []byte {
	return []byte(fmt.Sprintf(`{"version":"1.0","context":{"System":{"application":{"applicationId":%q},"user":{"userId":%q}}},`+
		`"request":{"type":%q,"requestId":"amzn1.echo-api.request.1","timestamp":"2026-03-01T08:15:30Z"}}`, skillID, user, kind))
}
