package alexa_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"floorside/internal/alexa"
	"floorside/internal/judge"
)

const (
	skill = "amzn1.ask.skill.00000000-0000-4000-8000-000000000001"
	user  = "amzn1.ask.account.AEXAMPLEUSER"
)

func envelope(t testing.TB, name string) []byte {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "requests", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func decode(t testing.TB, raw []byte) alexa.Request {
	t.Helper()
	r, err := alexa.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestEveryKindOfRequestIsReadAndMayOrMayNotBeSpokenTo(t *testing.T) {
	speakable := map[string]bool{
		"launch": true, "launch_task": true,
		"intent_symptom": true, "intent_several_values": true, "intent_yes": true,
		"session_resumed": true, "connections_response": true, "user_event": true, "from_the_future": true,
		"session_ended_silence": false, "session_ended_error": false, "can_fulfill": false,
		"exception_encountered": false, "apl_runtime_error": false,
		"skill_enabled": false, "skill_disabled": false, "skill_permission_accepted": false,
		"reminder_created": false, "message_received": false,
		"playback_finished": false, "playback_next": false,
	}
	files, err := filepath.Glob("testdata/requests/*.json")
	if err != nil || len(files) != len(speakable) {
		t.Fatalf("%d envelopes, %d expectations, %v", len(files), len(speakable), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		t.Run(name, func(t *testing.T) {
			raw := envelope(t, name)
			if name != "from_the_future" {
				judge.Request(t, raw)
			}
			r := decode(t, raw)
			if want, known := speakable[name]; !known || r.Speakable() != want {
				t.Errorf("%s: Speakable is %v", r.Body.Type, r.Speakable())
			}
			if r.ApplicationID() != skill || r.UserID() != user {
				t.Errorf("for skill %q, user %q", r.ApplicationID(), r.UserID())
			}
		})
	}
}

func TestWhatEachKindOfRequestCarries(t *testing.T) {
	got := map[string]any{}
	want := map[string]any{}
	expect := func(what string, is, should any) { got[what], want[what] = is, should }

	r := decode(t, envelope(t, "launch"))
	expect("launch: new", r.IsNew(), true)
	expect("launch: locale", r.Locale(), "en-US")
	expect("launch: time", r.Body.Timestamp, "2026-03-01T08:15:30Z")
	expect("launch: player", r.Supports("AudioPlayer"), true)
	expect("launch: screen", r.Supports("Alexa.Presentation.APL"), false)
	expect("launch: endpoint", r.Context.System.APIEndpoint, "https://api.amazonalexa.com")
	expect("launch: token", r.Context.System.APIAccessToken, alexa.Token("example-token"))

	r = decode(t, envelope(t, "launch_task"))
	expect("task: name", r.Body.Task.Name, skill+".IceOff")
	expect("task: input", compact(t, r.Body.Task.Input), `{"minutes":15}`)

	r = decode(t, envelope(t, "intent_symptom"))
	expect("intent: new", r.IsNew(), false)
	expect("intent: name", r.Body.Intent.Name, "SymptomIntent")
	expect("intent: dialog", r.Body.DialogState, "STARTED")
	expect("intent: attributes", compact(t, r.Session.Attributes), `{"v":1,"asked":"legs"}`)

	r = decode(t, envelope(t, "session_ended_silence"))
	expect("ended: reason", r.Body.Reason, alexa.ExceededMaxReprompts)
	r = decode(t, envelope(t, "session_ended_error"))
	expect("ended: error", r.Body.Error.Type, "INVALID_RESPONSE")

	r = decode(t, envelope(t, "connections_response"))
	expect("connection: name", r.Body.Name, "AskFor")
	expect("connection: code", r.Body.Status.Code, alexa.Code("200"))
	expect("connection: token", r.Body.Token, "asked_reminder")
	expect("connection: payload", strings.Contains(string(r.Body.Payload), `"ACCEPTED"`), true)

	r = decode(t, envelope(t, "session_resumed"))
	expect("resumed: token", r.Body.Cause.Token, "asked_reminder")
	expect("resumed: code", r.Body.Cause.Status.Code, alexa.Code("200"))
	expect("resumed: result", compact(t, r.Body.Cause.Result), `{"status":"ACCEPTED"}`)

	r = decode(t, envelope(t, "user_event"))
	expect("touch: token", r.Body.Token, "pain_scale")
	expect("touch: arguments", len(r.Body.Arguments), 2)
	expect("touch: first", r.Body.Arguments[0], "pain")
	expect("touch: source", strings.Contains(string(r.Body.Source), `"seven"`), true)
	expect("touch: screen", r.Supports("Alexa.Presentation.APL"), true)

	r = decode(t, envelope(t, "exception_encountered"))
	expect("exception: error", r.Body.Error.Type, "INVALID_RESPONSE")
	expect("exception: cause", r.Body.Cause.RequestID, "amzn1.echo-api.request.00000000-0000-4000-8000-000000000009")

	r = decode(t, envelope(t, "skill_disabled"))
	expect("event: new", r.IsNew(), true)
	expect("event: body", strings.Contains(string(r.Body.Event), "NOT_PERSISTED"), true)

	for what := range want {
		if got[what] != want[what] {
			t.Errorf("%s: got %v, want %v", what, got[what], want[what])
		}
	}
}

func TestOddRequestsAreReadAsFarAsTheyGo(t *testing.T) {
	for name, raw := range map[string]string{
		"nothing but a type":    `{"request":{"type":"LaunchRequest"}}`,
		"nulls all over":        `{"version":null,"session":null,"context":null,"request":{"type":"LaunchRequest","intent":null,"error":null,"payload":null}}`,
		"nulls further in":      `{"session":{"user":null,"attributes":null},"context":{"System":{"device":{"supportedInterfaces":{"AudioPlayer":null}}}},"request":{"type":"LaunchRequest","intent":{"name":null,"slots":null}}}`,
		"a null slot":           `{"request":{"type":"LaunchRequest","intent":{"slots":{"a":null}}}}`,
		"numbers for strings":   `{"session":{"new":"yes","sessionId":7},"request":{"requestId":1,"type":"LaunchRequest","timestamp":1700000000000}}`,
		"lists for objects":     `{"session":[],"context":[1],"request":{"intent":[],"type":"LaunchRequest","error":"broken"}}`,
		"a time that never was": `{"request":{"type":"LaunchRequest","timestamp":"2026-02-30T99:00"}}`,
		"half a character":      `{"request":{"type":"LaunchRequest","locale":"\ud83d"}}`,
	} {
		t.Run(name, func(t *testing.T) {
			r := decode(t, []byte(raw))
			if r.Body.Type != alexa.LaunchRequest || !r.Speakable() {
				t.Errorf("read as %+v", r.Body)
			}
			if r.Session.Attributes != nil || r.Body.Payload != nil || r.Supports("AudioPlayer") {
				t.Errorf("null is not absent: %+v", r)
			}
		})
	}
}

func TestOneOddFieldDoesNotHideTheOthers(t *testing.T) {
	r := decode(t, []byte(`{"session":{"new":"yes","sessionId":"s"},"request":{"type":"IntentRequest","requestId":[],
		"intent":{"name":"SymptomIntent","slots":{"a":7,"b":{"name":"b","value":"my legs are numb"}}}}}`))
	if got := r.Body.Intent.Words(); !slices.Equal(got, []string{"my legs are numb"}) || r.Session.SessionID != "s" {
		t.Fatalf("got %q, session %q", got, r.Session.SessionID)
	}
}

func TestStatusCodesComeAsStringsAndAsNumbers(t *testing.T) {
	for raw, want := range map[string]alexa.Code{`"200"`: "200", `200`: "200", `null`: "", `{}`: "{}"} {
		r := decode(t, []byte(`{"request":{"type":"Connections.Response","status":{"code":`+raw+`},"token":"t"}}`))
		if r.Body.Status.Code != want || r.Body.Token != "t" {
			t.Errorf("%s: got %q, token %q", raw, r.Body.Status.Code, r.Body.Token)
		}
	}
}

func TestWhatIsNotARequestIsRefusedByPlaceAndNeverQuoted(t *testing.T) {
	for raw, want := range map[string]string{
		``:                               "request is empty",
		" \n":                            "request is empty",
		`null`:                           "request.type is missing",
		`{}`:                             "request.type is missing",
		`{"request":null}`:               "request.type is missing",
		`[]`:                             "request is a JSON array, not an object",
		`"numb legs"`:                    "request is a JSON string, not an object",
		`{"request":{"type":"Launch`:     "at byte 26 of 26",
		`{"request":{"type":numb legs}}`: "at byte 22 of 30",
		"\xef\xbb\xbf{}":                 "at byte 1 of 5",
		`{"request":{"type":"a"}} {}`:    "at byte 26 of 27",
	} {
		_, err := alexa.Decode([]byte(raw))
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "numb") {
			t.Errorf("%s: got %v, want %s", raw, err, want)
		}
	}
}

func TestARequestCutAnywhereIsAnErrorNotAPanic(t *testing.T) {
	raw := []byte(strings.TrimSpace(string(envelope(t, "intent_symptom"))))
	for n := range raw {
		if _, err := alexa.Decode(raw[:n]); err == nil {
			t.Fatalf("read although cut after byte %d", n)
		}
	}
}

func TestAMegabyteInOneSlotIsReadAsGivenAndInTime(t *testing.T) {
	for name, words := range map[string]string{
		"plain":   strings.Repeat("my legs are numb ", 1<<16),
		"escaped": strings.Repeat("\"\\<&>\u2028é💥", 1<<16),
	} {
		t.Run(name, func(t *testing.T) {
			value, err := json.Marshal(words)
			if err != nil {
				t.Fatal(err)
			}
			raw := `{"request":{"type":"IntentRequest","intent":{"name":"SayIntent","slots":{"words":{"name":"words","value":` +
				string(value) + `,"slotValue":{"type":"Simple","value":` + string(value) + `}}}}}}`
			began := time.Now()
			r := decode(t, []byte(raw))
			if got := r.Body.Intent.Words(); len(got) != 1 || got[0] != words {
				t.Errorf("%d values", len(got))
			}
			if took := time.Since(began); took > 2*time.Second { // 20 ms is usual
				t.Errorf("took %v for %d bytes", took, len(raw))
			}
		})
	}
}

func TestARequestWeBuildIsOneAlexaCouldSend(t *testing.T) {
	r := decode(t, envelope(t, "intent_symptom"))
	raw, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	judge.Request(t, raw)
	again, err := json.Marshal(decode(t, raw))
	if err != nil || string(again) != string(raw) {
		t.Errorf("%v: once\n%s\ntwice\n%s", err, raw, again)
	}
}

func compact(t *testing.T, raw json.RawMessage) string {
	t.Helper()
	out, err := json.Marshal(raw)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}
