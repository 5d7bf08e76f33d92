package intents_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"floorside/content"
	"floorside/intents"
	"floorside/internal/guide"
	"floorside/internal/session"
)

// TestNobodyMeetsSilence: whatever arrives where speech is permitted is answered with a question or an end.
func TestNobodyMeetsSilence(t *testing.T) {
	h := newDesk(t, session.NewMemory()).handler
	slot := func(value string) string { return `{"words":{"name":"words","value":` + value + `}}` }
	for name, raw := range map[string]string{
		"yes with nothing pending":             intentRequest("AMAZON.YesIntent", `{}`, `{"v":1,"record":{},"talk":{}}`),
		"a question that no longer exists":     intentRequest("AMAZON.YesIntent", `{}`, `{"v":1,"talk":{"pending":"gone"}}`),
		"a question mark for a number":         intentRequest("SayIntent", slot(`"?"`), `{}`),
		"an intent of another model":           intentRequest("NoSuchIntent", slot(`"hello"`), `{}`),
		"an intent without a name":             intentRequest("", `null`, `{}`),
		"attributes of an older version":       intentRequest("AMAZON.NoIntent", `{}`, `{"v":0,"step":3}`),
		"attributes that are a list":           intentRequest("AMAZON.NoIntent", `{}`, `[1,2]`),
		"attributes that are text":             intentRequest("AMAZON.NoIntent", `{}`, `"x"`),
		"attributes of a wrong shape":          intentRequest("AMAZON.NoIntent", `{}`, `{"v":1,"talk":"x"}`),
		"a slot that is null":                  intentRequest("SayIntent", `{"words":null}`, `{}`),
		"a slot without a value":               intentRequest("TopicIntent", `{"topic":{"name":"topic"}}`, `{}`),
		"markup in a slot":                     intentRequest("SayIntent", slot(`"<speak>&<break/>"`), `{}`),
		"letters of no language":               intentRequest("SayIntent", slot(`"\u0000\ud800 \u202e"`), `{}`),
		"a megabyte":                           intentRequest("SayIntent", slot(`"`+strings.Repeat("my back hurts and ", 60_000)+`"`), `{}`),
		"no context":                           `{"version":"1.0","session":{"new":true,"sessionId":"s"},"request":{"type":"LaunchRequest","locale":"en-US"}}`,
		"an unknown locale":                    `{"version":"1.0","session":{"new":true,"sessionId":"s"},"request":{"type":"LaunchRequest","locale":"xx-YY"}}`,
		"no locale":                            `{"version":"1.0","session":{"new":true,"sessionId":"s"},"request":{"type":"LaunchRequest"}}`,
		"a type nobody knows, in a session":    `{"version":"1.0","session":{"new":false,"sessionId":"s"},"request":{"type":"Future.Request"}}`,
		"truncated":                            `{"version":"1.0","session":{"new":`,
		"nothing":                              ``,
		"null":                                 `null`,
		"a prompt's answer without attributes": `{"version":"1.0","session":{"new":false,"sessionId":"s"},"request":{"type":"Connections.Response","name":"AskFor","status":{"code":"200"},"payload":{"status":"DENIED"}}}`,
	} {
		words, ends := answer(t, h, raw)
		if len(words) < len("<speak>Okay.</speak>") {
			t.Errorf("%s: silence: %q", name, words)
		}
		if !ends && !strings.Contains(words, "?") {
			t.Errorf("%s: open, and no question: %q", name, words)
		}
	}
}

func TestWhereNoSpeechIsPermittedThereIsNone(t *testing.T) {
	h := newDesk(t, session.NewMemory()).handler
	for _, kind := range []string{"SessionEndedRequest", "System.ExceptionEncountered", "AlexaSkillEvent.SkillDisabled", "AudioPlayer.PlaybackFinished"} {
		words, _ := answer(t, h, `{"version":"1.0","session":{"new":false,"sessionId":"s"},"request":{"type":"`+kind+`","reason":"ERROR"}}`)
		if words != "" {
			t.Errorf("%s: %q", kind, words)
		}
	}
}

func TestAnotherSkillIsRefused(t *testing.T) {
	h, err := intents.New(intents.Config{Book: builtIn(t), SkillID: "amzn1.ask.skill.ours"})
	if err != nil {
		t.Fatal(err)
	}
	_, err = h.Handle(context.Background(), []byte(intentRequest("AMAZON.YesIntent", `{}`, `{}`)))
	if !errors.Is(err, intents.ErrSkill) {
		t.Errorf("got %v", err)
	}
}

// TestAttributesOfAnotherVersionAreLivedWith: a deployment in the middle of a talk may take away what it stands on, and what
// comes back from outside may be anything. The talk goes on, and nobody hears the safe sentence for it.
func TestAttributesOfAnotherVersionAreLivedWith(t *testing.T) {
	h, err := intents.New(intents.Config{Book: builtIn(t), Store: session.NewMemory()})
	if err != nil {
		t.Fatal(err)
	}
	something, _, _ := strings.Cut(content.SafeWords, ".")
	for _, talk := range []string{
		`{"pending":"more","topic":"gone"}`,
		`{"pending":"more","topic":"medicine","told":true}`,
		`{"pending":"go_on","want":{"topic":"gone","routine":"cat_stretch"}}`,
		`{"pending":"legs","takes":{"lines.ack":9223372036854775807,"lines.yes_or_no":-5}}`,
		`{"pending":"legs","asked":"gone"}`,
		`{"pending":"next","cited":["gone"],"last":["lines.gone","topics.gone.more","flags.gone.heard","gone"]}`,
	} {
		for _, intent := range []string{"YesIntent", "NoIntent", "RepeatIntent", "FallbackIntent", "HelpIntent", "StopIntent"} {
			words, _ := answer(t, h, intentRequest("AMAZON."+intent, "{}", `{"v":1,"record":{},"talk":`+talk+`}`))
			if strings.Contains(words, something) {
				t.Errorf("%s with %s: %s", intent, talk, words)
			}
		}
		if words, _ := answer(t, h, intentRequest("SourcesIntent", "{}", `{"v":1,"record":{},"talk":`+talk+`}`)); strings.Contains(words, something) {
			t.Errorf("who says so, with %s: %s", talk, words)
		}
	}
}

// panicking is a store that breaks in the worst way.
type panicking struct{ session.Store }

func (panicking) Load(context.Context, string, time.Time) (guide.Record, error) { panic("broken") }

// TestWhenWeBreakSafeWordsAreLeft: no content, a line without words, a panic: the number is still spoken.
func TestWhenWeBreakSafeWordsAreLeft(t *testing.T) {
	launch := `{"version":"1.0","session":{"new":true,"sessionId":"s","user":{"userId":"u"}},"request":{"type":"LaunchRequest","locale":"en-US"}}`
	empty := *builtIn(t)
	empty.Words = map[string]*content.Words{"en": {}}
	for name, c := range map[string]intents.Config{
		"no content":           {},
		"no words":             {Book: &empty},
		"a store that panics":  {Book: builtIn(t), Store: panicking{}},
		"no words of our kind": {Book: &content.Book{Rules: builtIn(t).Rules}},
	} {
		h, _ := intents.New(c)
		words, ends := answer(t, h, launch)
		if !strings.Contains(words, `call <say-as interpret-as="digits">911</say-as> now`) || !ends {
			t.Errorf("%s: %q, ends %v", name, words, ends)
		}
	}
}
