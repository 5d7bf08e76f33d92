package alexa_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"floorside/internal/alexa"
	"floorside/internal/judge"
)

// warning is a reply of every part: the longest way through Render.
func warning() alexa.Reply {
	return alexa.Reply{
		Speech: alexa.Speech{
			alexa.Text("Call"), alexa.Digits("911"), alexa.Text("now. I can't call for you. Don't get up."),
			alexa.Pause(12 * time.Second), alexa.Text("Can you, or someone near you, reach a phone?"),
		},
		Reprompt:   alexa.Speech{alexa.Text("Call"), alexa.Digits("911"), alexa.Text("now. Can you reach a phone?")},
		Card:       &alexa.Card{Title: "Call 911 now", Text: "Alexa can't call 911 for you."},
		Attributes: map[string]any{"v": 1},
	}
}

func render(t *testing.T, r alexa.Reply) string {
	t.Helper()
	out, err := alexa.Render(r)
	if err != nil {
		t.Fatal(err)
	}
	return written(t, out)
}

// written encodes a response, and has it judged.
func written(t *testing.T, out alexa.Response) string {
	t.Helper()
	raw, err := json.Marshal(out)
	if err != nil {
		t.Fatal(err)
	}
	judge.Response(t, raw)
	return strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&").Replace(string(raw))
}

func TestAReplyAsItIsSent(t *testing.T) {
	want := `{"version":"1.0","sessionAttributes":{"v":1},"response":{` +
		`"outputSpeech":{"type":"SSML","ssml":"<speak>Call <say-as interpret-as=\"digits\">911</say-as> now. ` +
		`I can&apos;t call for you. Don&apos;t get up. <break time=\"10s\"/><break time=\"2s\"/> ` +
		`Can you, or someone near you, reach a phone?</speak>"},` +
		`"card":{"type":"Simple","title":"Call 911 now","content":"Alexa can't call 911 for you."},` +
		`"reprompt":{"outputSpeech":{"type":"SSML","ssml":"<speak>Call <say-as interpret-as=\"digits\">911</say-as> now. Can you reach a phone?</speak>"}},` +
		`"shouldEndSession":false}}`
	if got := render(t, warning()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTheThreeEndings(t *testing.T) {
	for _, c := range []struct {
		name         string
		end          alexa.Ending
		ends, prompt string
	}{
		{"keep open", alexa.KeepOpen, `"shouldEndSession":false`, `"reprompt"`},
		{"close", alexa.Close, `"shouldEndSession":true`, ``},
		{"the screen decides", alexa.ScreenDecides, ``, `"reprompt"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			reply := warning()
			reply.End = c.end
			got := render(t, reply)
			if !strings.Contains(got, c.ends) || (c.ends == "") != !strings.Contains(got, "shouldEndSession") {
				t.Errorf("end: %s", got)
			}
			if (c.prompt != "") != strings.Contains(got, `"reprompt"`) {
				t.Errorf("reprompt: %s", got)
			}
		})
	}
}

func TestAnswersWithoutSpeech(t *testing.T) {
	if got := written(t, alexa.Silent()); got != `{"version":"1.0","response":{}}` {
		t.Errorf("silent: %s", got)
	}
	if got := written(t, alexa.CannotFulfill()); got != `{"version":"1.0","response":{"canFulfillIntent":{"canFulfill":"NO"}}}` {
		t.Errorf("cannot fulfill: %s", got)
	}
}

func TestRepliesThatAlexaWouldRefuseAreErrorsThatNameTheLimit(t *testing.T) {
	long := func(n int) alexa.Speech {
		return alexa.Speech{alexa.Text(strings.Repeat("a", n-len("<speak></speak>")))}
	}
	for name, c := range map[string]struct {
		spoil func(*alexa.Reply)
		want  string // part of the error; none when it is just within the limit
	}{
		"8,000 characters":          {func(r *alexa.Reply) { r.Speech = long(8000) }, ""},
		"8,001 characters":          {func(r *alexa.Reply) { r.Speech = long(8001) }, "speech: 8001 characters of SSML, at most 8000"},
		"8,001 to ask again":        {func(r *alexa.Reply) { r.Reprompt = long(8001) }, "reprompt: 8001 characters of SSML, at most 8000"},
		"escaping counts":           {func(r *alexa.Reply) { r.Speech = alexa.Speech{alexa.Text(strings.Repeat("'", 1400))} }, "speech: 8415 characters"},
		"characters, not bytes":     {func(r *alexa.Reply) { r.Speech = alexa.Speech{alexa.Text(strings.Repeat("é", 7000))} }, ""},
		"8,000 on the card":         {func(r *alexa.Reply) { r.Card = &alexa.Card{Title: "abc", Text: strings.Repeat("a", 7997)} }, ""},
		"8,001 on the card":         {func(r *alexa.Reply) { r.Card = &alexa.Card{Title: "abc", Text: strings.Repeat("a", 7998)} }, "card: 8001 characters, at most 8000"},
		"too much to carry":         {func(r *alexa.Reply) { r.Attributes = map[string]string{"a": strings.Repeat("a", 120_000)} }, "bytes, at most 120000"},
		"just enough to carry":      {func(r *alexa.Reply) { r.Attributes = map[string]string{"a": strings.Repeat("a", 118_000)} }, ""},
		"nothing to say":            {func(r *alexa.Reply) { r.Speech = nil }, "speech: no words"},
		"only a pause":              {func(r *alexa.Reply) { r.Speech = alexa.Speech{alexa.Pause(time.Second)} }, "speech: no words"},
		"a question without asking": {func(r *alexa.Reply) { r.Reprompt = nil }, "reprompt: none, but the session stays open"},
		"asking without words":      {func(r *alexa.Reply) { r.Reprompt = alexa.Speech{alexa.Text(" ")} }, "reprompt: no words"},
		"no such ending":            {func(r *alexa.Reply) { r.End = 3 }, "end: no such ending as 3"},
		"attributes as a list":      {func(r *alexa.Reply) { r.Attributes = []int{1} }, "attributes: not a JSON object"},
		"attributes that do not go": {func(r *alexa.Reply) { r.Attributes = func() {} }, "attributes: json: unsupported type"},
		"nothing to carry":          {func(r *alexa.Reply) { r.Attributes = (*struct{})(nil) }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			reply := warning()
			c.spoil(&reply)
			out, err := alexa.Render(reply)
			switch {
			case c.want == "" && err != nil:
				t.Error(err)
			case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
				t.Errorf("got %v, want %s", err, c.want)
			case err != nil && out.Body.OutputSpeech != nil:
				t.Error("an error, and half a response beside it")
			}
		})
	}
}
