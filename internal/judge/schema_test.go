package judge

import (
	"strings"
	"testing"
)

const goodResponse = `{"version":"1.0","sessionAttributes":{"v":1},"response":{
	"outputSpeech":{"type":"SSML","ssml":"<speak>Hi.</speak>"},
	"reprompt":{"outputSpeech":{"type":"SSML","ssml":"<speak>Still there?</speak>"}},
	"card":{"type":"Simple","title":"Floorside","content":"Hi."},
	"shouldEndSession":false}}`

func TestResponsesThatAlexaTakes(t *testing.T) {
	for name, raw := range map[string]string{
		"speech and card":       goodResponse,
		"silence":               `{"version":"1.0","response":{}}`,
		"an end":                `{"version":"1.0","response":{"shouldEndSession":true}}`,
		"a plain text":          `{"version":"1.0","response":{"outputSpeech":{"type":"PlainText","text":"Hi."}}}`,
		"we cannot fulfill it":  `{"version":"1.0","response":{"canFulfillIntent":{"canFulfill":"NO"}}}`,
		"a permission prompt":   `{"version":"1.0","response":{"directives":[{"type":"Connections.SendRequest","name":"AskFor","token":"t","payload":{}}]}}`,
		"a card for permission": `{"version":"1.0","response":{"card":{"type":"AskForPermissionsConsent","permissions":["alexa::alerts:timers:skill:readwrite"]}}}`,
	} {
		t.Run(name, func(t *testing.T) { Response(t, []byte(raw)) })
	}
}

func TestResponsesThatAlexaRefuses(t *testing.T) {
	for name, fault := range map[string][2]string{
		"shouldEndSession is a string": {`"shouldEndSession":false`, `"shouldEndSession":"false"`},
		"no such card":                 {`"Simple"`, `"Simpel"`},
		"speech without its type":      {`"outputSpeech":{"type":"SSML",`, `"outputSpeech":{`},
		"no such kind of speech":       {`"type":"SSML"`, `"type":"Ssml"`},
		"SSML in the field for text":   {`"ssml":"<speak>Hi`, `"text":"<speak>Hi`},
		"a field nobody knows":         {`"shouldEndSession"`, `"mood":"calm","shouldEndSession"`},
		"a field misspelt":             {`"sessionAttributes"`, `"sessionattributes"`},
		"no version":                   {`"version":"1.0",`, ``},
		"no response":                  {`"response"`, `"answer"`},
		"a bare reprompt":              {`"reprompt":{"outputSpeech":{"type":"SSML","ssml":"<speak>Still there?</speak>"}}`, `"reprompt":"Still there?"`},
		"no such directive":            {`"shouldEndSession"`, `"directives":[{"type":"Dial.Emergency"}],"shouldEndSession"`},
		"speech is null":               {`{"type":"SSML","ssml":"<speak>Hi.</speak>"}`, `null`},
	} {
		t.Run(name, func(t *testing.T) { refused(t, responseSchema.problems, plant(t, goodResponse, fault)) })
	}
}

func TestAComplaintNamesThePlace(t *testing.T) {
	raw := plant(t, goodResponse, [2]string{`"Simple"`, `"Simpel"`})
	problems, err := responseSchema.problems(raw)
	if err != nil || !strings.HasPrefix(problems[0], "/response/card/type: ") {
		t.Fatalf("got %q, %v", problems, err)
	}
}

func TestRequestsAreOpenButNotAnything(t *testing.T) {
	const good = `{"version":"1.0","mood":"calm","context":{"System":{"application":{"applicationId":"a"},
		"user":{"userId":"u"},"apiEndpoint":"https://api.amazonalexa.com"}},
		"request":{"type":"LaunchRequest","requestId":"r","timestamp":"2026-03-01T08:15:30Z","locale":"en-US","tone":"low"}}`
	Request(t, []byte(good))
	for name, fault := range map[string][2]string{
		"no type":           {`"type":"LaunchRequest",`, ``},
		"no such type":      {`LaunchRequest`, `LunchRequest`},
		"a numeric user":    {`"userId":"u"`, `"userId":7`},
		"no context at all": {`"context"`, `"kontext"`},
		"cut short":         {`"tone":"low"}}`, `"tone":`},
	} {
		t.Run(name, func(t *testing.T) { refused(t, requestSchema.problems, plant(t, good, fault)) })
	}
}

func TestAMissingSchemaSaysHowToGetIt(t *testing.T) {
	_, err := made("nothing.schema.json").problems([]byte(`{}`))
	if err == nil || !strings.Contains(err.Error(), "nothing.schema.json is missing: run: make tools") {
		t.Fatalf("got %v", err)
	}
}

// plant replaces the first of a pair by the second.
func plant(t *testing.T, good string, fault [2]string) []byte {
	t.Helper()
	if !strings.Contains(good, fault[0]) {
		t.Fatalf("nothing to replace: %s", fault[0])
	}
	return []byte(strings.Replace(good, fault[0], fault[1], 1))
}

// refused fails the test when a judge lets raw pass.
func refused(t *testing.T, judge func([]byte) ([]string, error), raw []byte) {
	t.Helper()
	problems, err := judge(raw)
	switch {
	case err != nil:
		t.Fatal(err)
	case len(problems) == 0:
		t.Errorf("let pass: %s", raw)
	}
	t.Logf("%q", problems)
}
