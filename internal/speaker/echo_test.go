package speaker

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"floorside/internal/judge"
)

// skill is a tiny skill: it counts its turns in the session and says back what it was asked.
type skill struct {
	t        *testing.T
	requests []map[string]any
	fails    bool
	answers  string // instead of its own
}

func (s *skill) handle(_ context.Context, raw []byte) ([]byte, error) {
	judge.Request(s.t, raw)
	var request map[string]any
	if err := json.Unmarshal(raw, &request); err != nil {
		s.t.Fatal(err)
	}
	s.requests = append(s.requests, request)
	if s.fails {
		return nil, errors.New("out of order")
	}
	if s.answers != "" {
		return []byte(s.answers), nil
	}
	if at(request, "request", "type") == "SessionEndedRequest" {
		return []byte(`{"version":"1.0","response":{}}`), nil
	}
	turns, _ := at(request, "session", "attributes", "turns").(float64)
	name, _ := at(request, "request", "intent", "name").(string)
	return json.Marshal(map[string]any{
		"version": "1.0", "sessionAttributes": map[string]any{"turns": turns + 1, "kept": []string{"<&>"}},
		"response": map[string]any{
			"outputSpeech":     map[string]any{"type": "SSML", "ssml": "<speak>You said " + name + ".</speak>"},
			"reprompt":         map[string]any{"outputSpeech": map[string]any{"type": "SSML", "ssml": "<speak>Still there?</speak>"}},
			"shouldEndSession": name == "AMAZON.StopIntent",
		},
	})
}

func (s *skill) last(path ...string) any { return at(s.requests[len(s.requests)-1], path...) }

// at walks into decoded JSON.
func at(v any, path ...string) any {
	for _, key := range path {
		inner, _ := v.(map[string]any)
		v = inner[key]
	}
	return v
}

func desk(t *testing.T) (*Echo, *skill) {
	s := &skill{t: t}
	return New(deployed(t), s.handle, Options{Now: func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) }}), s
}

// do fails the test when a turn does.
func do(t *testing.T) func(Turn, error) Turn {
	return func(turn Turn, err error) Turn {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return turn
	}
}

func TestOpensAndTalks(t *testing.T) {
	e, s := desk(t)
	ctx := context.Background()
	turn := do(t)(e.Say(ctx, "Alexa, open back spasm helper"))
	if s.last("request", "type") != "LaunchRequest" || s.last("session", "new") != true || turn.Ends || !e.Open() {
		t.Fatalf("launch: %v, %+v", s.requests, turn)
	}
	turn = do(t)(e.Say(ctx, "no but my foot is floppy"))
	if turn.Says != "You said Said_no." || turn.Slots["words"] != "but my foot is floppy" || turn.Reprompt != "Still there?" {
		t.Errorf("got %+v", turn)
	}
	if s.last("session", "new") != false || s.last("session", "sessionId") != at(s.requests[0], "session", "sessionId") {
		t.Error("the session is not the same")
	}
	if s.last("session", "attributes", "turns") != 1.0 {
		t.Errorf("attributes came back as %v", s.last("session", "attributes"))
	}
}

func TestAttributesComeBackByteForByte(t *testing.T) {
	e, s := desk(t)
	e.Join(json.RawMessage(`{"deep":{"number":12345678901234567890,"text":"<&>"}}`))
	if err := e.Expect("<speak>Well?</speak>"); err != nil {
		t.Fatal(err)
	}
	if turn := do(t)(e.Silence(context.Background())); turn.Says != "Well?" || turn.Ends {
		t.Errorf("silence after joining: %+v", turn)
	}
	turn := do(t)(e.Say(context.Background(), "yes"))
	if !strings.Contains(string(turn.Request), `12345678901234567890`) {
		t.Errorf("sent %s", turn.Request)
	}
	if s.last("session", "new") != false {
		t.Error("a session that was joined is not new")
	}
	if got := s.last("session", "attributes", "deep", "text"); got != "<&>" {
		t.Errorf("got %v", got)
	}
}

func TestOneShotIsANewSessionWithoutALaunch(t *testing.T) {
	e, s := desk(t)
	turn := do(t)(e.Say(context.Background(), "Alexa, ask back spasm helper about ice packs"))
	if turn.Intent != "TopicIntent" || turn.Slots["topic"] != "ice packs" || s.last("session", "new") != true || len(s.requests) != 1 {
		t.Errorf("got %+v after %d requests", turn, len(s.requests))
	}
}

func TestSlotsArriveAsAlexaSendsThem(t *testing.T) {
	e, s := desk(t)
	ctx := context.Background()
	do(t)(e.Say(ctx, "start the cat stretch"))
	slot := []string{"request", "intent", "slots", "routine"}
	if s.last(append(slot, "value")...) != "cat stretch" || s.last(append(slot, "slotValue", "type")...) != "Simple" {
		t.Errorf("slot is %v", s.last(slot...))
	}
	found, _ := s.last(append(slot, "resolutions", "resolutionsPerAuthority")...).([]any)
	if len(found) != 1 || at(found[0], "status", "code") != "ER_SUCCESS_MATCH" ||
		at(found[0], "authority") != "amzn1.er-authority.echo-sdk.amzn1.ask.skill.00000000-0000-0000-0000-000000000000.ROUTINE" {
		t.Errorf("resolutions are %v", found)
	}
	do(t)(e.Say(ctx, "start a stretch"))
	if empty, ok := s.last(slot...).(map[string]any); !ok || empty["value"] != nil {
		t.Errorf("an empty slot is %v", s.last(slot...))
	}
	do(t)(e.Say(ctx, "how many homeless people are there"))
	found, _ = s.last("request", "intent", "slots", "control", "resolutions", "resolutionsPerAuthority").([]any)
	if len(found) != 1 || at(found[0], "status", "code") != "ER_SUCCESS_NO_MATCH" {
		t.Errorf("resolutions are %v", found)
	}
	do(t)(e.Say(ctx, "i bent over"))
	if s.last("request", "intent", "slots", "words", "resolutions") != nil {
		t.Error("a free slot is not resolved")
	}
}

func TestSilenceGetsTheRepromptThenTheEnd(t *testing.T) {
	e, s := desk(t)
	ctx := context.Background()
	do(t)(e.Launch(ctx))
	turn := do(t)(e.Silence(ctx))
	if turn.Says != "Still there?" || turn.Ends || len(s.requests) != 1 {
		t.Errorf("first silence: %+v after %d requests", turn, len(s.requests))
	}
	turn = do(t)(e.Say(ctx, "  "))
	if !turn.Ends || e.Open() || s.last("request", "type") != "SessionEndedRequest" || s.last("request", "reason") != ExceededMaxReprompt {
		t.Errorf("second silence: %+v, %v", turn, s.last("request"))
	}
	if turn = do(t)(e.Silence(ctx)); turn.Raw != nil || len(s.requests) != 2 {
		t.Errorf("silence in an empty room: %+v", turn)
	}
	turn = do(t)(e.Say(ctx, "my leg is numb"))
	if s.last("session", "new") != true || s.last("session", "attributes", "turns") != nil || turn.Intent == "" {
		t.Errorf("after the end: %v", s.last("session"))
	}
	if s.last("session", "user", "userId") != at(s.requests[0], "session", "user", "userId") {
		t.Error("it is another person")
	}
}

func TestAnAnswerRenewsTheReprompt(t *testing.T) {
	e, _ := desk(t)
	ctx := context.Background()
	do(t)(e.Launch(ctx))
	do(t)(e.Silence(ctx))
	do(t)(e.Say(ctx, "i bent over"))
	if turn := do(t)(e.Silence(ctx)); turn.Says != "Still there?" || turn.Ends {
		t.Errorf("got %+v", turn)
	}
}

func TestStopReachesTheSkillAndExitDoesNot(t *testing.T) {
	e, s := desk(t)
	ctx := context.Background()
	do(t)(e.Launch(ctx))
	turn := do(t)(e.Say(ctx, "stop"))
	if turn.Intent != "AMAZON.StopIntent" || !turn.Ends || e.Open() || len(s.requests) != 2 {
		t.Errorf("stop: %+v", turn)
	}
	do(t)(e.Launch(ctx))
	turn = do(t)(e.Say(ctx, "Exit."))
	if turn.Intent != "" || !turn.Ends || s.last("request", "reason") != UserInitiated {
		t.Errorf("exit: %+v, %v", turn, s.last("request"))
	}
}

func TestSessionsEndAsTheAnswerSays(t *testing.T) {
	for name, test := range map[string]struct {
		answer string
		ends   bool
	}{
		"true":                     {`{"version":"1.0","response":{"shouldEndSession":true}}`, true},
		"false":                    {`{"version":"1.0","response":{"shouldEndSession":false}}`, false},
		"absent, without a screen": {`{"version":"1.0","response":{}}`, true},
	} {
		t.Run(name, func(t *testing.T) {
			e, s := desk(t)
			s.answers = test.answer
			if turn := do(t)(e.Launch(context.Background())); turn.Ends != test.ends || e.Open() == test.ends {
				t.Errorf("got %+v", turn)
			}
		})
	}
}

func TestSilenceWithoutARepromptEndsAtOnce(t *testing.T) {
	e, s := desk(t)
	s.answers = `{"version":"1.0","response":{"outputSpeech":{"type":"PlainText","text":"Ice & heat?"},"shouldEndSession":false}}`
	ctx := context.Background()
	if turn := do(t)(e.Launch(ctx)); turn.Says != "Ice & heat?" {
		t.Errorf("got %+v", turn)
	}
	if turn := do(t)(e.Silence(ctx)); !turn.Ends {
		t.Errorf("got %+v", turn)
	}
}

func TestAnswersThatAlexaRefuses(t *testing.T) {
	for name, answer := range map[string]string{
		"no JSON":     "oops",
		"no response": "{}",
		"broken SSML": `{"response":{"outputSpeech":{"type":"SSML","ssml":"<speak>"}}}`,
	} {
		t.Run(name, func(t *testing.T) {
			e, s := desk(t)
			s.answers = answer
			turn, err := e.Launch(context.Background())
			if err == nil || !turn.Ends || e.Open() || !strings.Contains(turn.Says, "problem") {
				t.Errorf("got %+v, %v", turn, err)
			}
			if s.last("request", "reason") != Failed || s.last("request", "error", "type") != "INVALID_RESPONSE" {
				t.Errorf("the skill was told %v", s.last("request"))
			}
		})
	}
	e, s := desk(t)
	s.fails = true
	if turn, err := e.Launch(context.Background()); err == nil || !turn.Ends {
		t.Errorf("a skill that fails: %+v, %v", turn, err)
	}
}
