package alexa_test

import (
	"encoding/json"
	"strings"
	"testing"

	"floorside/internal/alexa"
	"floorside/internal/judge"
)

// swap decodes an envelope with the first of each pair replaced by the second, and has what it is judged.
func swap(t *testing.T, name string, pairs ...string) alexa.Request {
	t.Helper()
	raw := string(envelope(t, name))
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(raw, pairs[i]) {
			t.Fatalf("nothing to replace: %s", pairs[i])
		}
		raw = strings.Replace(raw, pairs[i], pairs[i+1], -1)
	}
	return decode(t, []byte(raw))
}

func TestWhatThePersonHasAllowed(t *testing.T) {
	const user = `"userId": "amzn1.ask.account.AEXAMPLEUSER"`
	with := func(permissions string) alexa.Request {
		return swap(t, "launch", user, user+`, "permissions": `+permissions)
	}
	for name, c := range map[string]struct {
		permissions       string
		timers, reminders bool
	}{
		"both":               {`{"scopes":{"alexa::alerts:timers:skill:readwrite":{"status":"GRANTED"},"alexa::alerts:reminders:skill:readwrite":{"status":"GRANTED"}}}`, true, true},
		"one, not the other": {`{"scopes":{"alexa::alerts:timers:skill:readwrite":{"status":"DENIED"},"alexa::alerts:reminders:skill:readwrite":{"status":"GRANTED"}}}`, false, true},
		"only a token":       {`{"consentToken":"old"}`, false, false},
		"no scopes":          {`{"scopes":{}}`, false, false},
		"null":               {`null`, false, false},
		"a list of scopes":   {`{"scopes":["alexa::alerts:timers:skill:readwrite"]}`, false, false},
		"a bare status":      {`{"scopes":{"alexa::alerts:timers:skill:readwrite":"GRANTED"}}`, false, false},
		"a status in time":   {`{"scopes":{"alexa::alerts:timers:skill:readwrite":{"status":"PENDING"}}}`, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			r := with(c.permissions)
			if got := r.Granted(alexa.TimersPermission); got != c.timers {
				t.Errorf("timers: %v", got)
			}
			if got := r.Granted(alexa.RemindersPermission); got != c.reminders {
				t.Errorf("reminders: %v", got)
			}
			if r.UserID() == "" || r.Locale() != "en-US" {
				t.Error("the rest of the request is gone")
			}
		})
	}
	if decode(t, envelope(t, "launch")).Granted(alexa.TimersPermission) {
		t.Error("granted without a word about it")
	}
}

func TestAPermissionSurvivesBeingWrittenOut(t *testing.T) {
	const user = `"userId": "amzn1.ask.account.AEXAMPLEUSER"`
	r := swap(t, "launch", user, user+`, "permissions": {"scopes":{"alexa::alerts:timers:skill:readwrite":{"status":"GRANTED"}}}`)
	raw, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	judge.Request(t, raw)
	again := decode(t, raw)
	if !again.Granted(alexa.TimersPermission) || again.Context.System.APIAccessToken != r.Context.System.APIAccessToken {
		t.Errorf("lost: %s", raw)
	}
}

func TestWhatThePersonAnsweredToAPermissionPrompt(t *testing.T) {
	accepted := alexa.Consent{Answer: alexa.Accepted, Scope: alexa.RemindersPermission}
	denied := alexa.Consent{Answer: alexa.Denied, Scope: alexa.RemindersPermission}
	silent := alexa.Consent{Scope: alexa.RemindersPermission}
	for name, c := range map[string]struct {
		pairs []string
		want  alexa.Consent
	}{
		"yes":                      {nil, accepted},
		"no":                       {[]string{`"ACCEPTED"`, `"DENIED"`}, denied},
		"nothing":                  {[]string{`"ACCEPTED"`, `"NOT_ANSWERED"`}, silent},
		"something new":            {[]string{`"ACCEPTED"`, `"LATER"`}, silent},
		"in lower case":            {[]string{`"ACCEPTED"`, `"accepted"`}, silent},
		"a code that is a number":  {[]string{`"200"`, `200`}, accepted},
		"yes, but it failed":       {[]string{`"200"`, `"500"`}, silent},
		"no, but it failed":        {[]string{`"ACCEPTED"`, `"DENIED"`, `"200"`, `"400"`}, silent},
		"yes, without a code":      {[]string{`"code"`, `"kode"`}, silent},
		"yes, without a status":    {[]string{`"status": {`, `"state": {`}, silent},
		"yes, to what is not said": {[]string{`"permissionScope"`, `"scope"`}, alexa.Consent{Answer: alexa.Accepted}},
		"a scope that is none":     {[]string{`"alexa::alerts:reminders:skill:readwrite"`, `[7]`}, alexa.Consent{Answer: alexa.Accepted}},
		"no payload":               {[]string{`"payload"`, `"pay"`}, alexa.Consent{}},
		"a payload that is none":   {[]string{`"payload": {`, `"payload": [7], "pay": {`}, alexa.Consent{}},
	} {
		t.Run(name, func(t *testing.T) {
			r := swap(t, "connections_response", c.pairs...)
			if got, ok := r.Consent(); !ok || got != c.want {
				t.Errorf("got %+v, %v", got, ok)
			}
			if r.Body.Token != "asked_reminder" {
				t.Errorf("token %q", r.Body.Token)
			}
		})
	}
}

func TestOnlyAPermissionPromptAnswersOne(t *testing.T) {
	for name, r := range map[string]alexa.Request{
		"a launch":           decode(t, envelope(t, "launch")),
		"a yes":              decode(t, envelope(t, "intent_yes")),
		"another connection": swap(t, "connections_response", `"AskFor"`, `"Buy"`),
		"a resumed session":  decode(t, envelope(t, "session_resumed")),
	} {
		if got, ok := r.Consent(); ok {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// FuzzConsent: whatever comes back from a prompt, only a plain yes with a 200 is a yes, and nothing is a no but a no.
func FuzzConsent(f *testing.F) {
	f.Add([]byte(`{"status":"ACCEPTED","permissionScope":"alexa::alerts:timers:skill:readwrite"}`), []byte(`{"code":"200"}`))
	f.Add([]byte(`{"status":"DENIED"}`), []byte(`{"code":200}`))
	f.Add([]byte(`{"status":["ACCEPTED"]}`), []byte(`{"code":"200"}`))
	f.Add([]byte(`null`), []byte(`null`))
	f.Add([]byte(`{"STATUS":"ACCEPTED"}`), []byte(`{"code":2e2}`))
	f.Fuzz(func(t *testing.T, payload, status []byte) {
		raw := `{"request":{"type":"Connections.Response","name":"AskFor","payload":` + string(payload) + `,"status":` + string(status) + `}}`
		r, err := alexa.Decode([]byte(raw))
		if err != nil {
			return
		}
		consent, ok := r.Consent()
		if !ok {
			if r.Body.Name == "AskFor" && r.Body.Type == alexa.ConnectionsResponse {
				t.Error("no consent read")
			}
			return
		}
		word := map[alexa.Answer]string{alexa.Accepted: `ACCEPTED`, alexa.Denied: `DENIED`}[consent.Answer]
		if word == "" {
			return
		}
		var plain struct{ Status string }
		if json.Unmarshal(r.Body.Payload, &plain) != nil && plain.Status == "" || plain.Status != word || r.Body.Status.Code != "200" {
			t.Errorf("%s is taken from %s", word, raw)
		}
	})
}
