package speaker

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"floorside/internal/judge"
)

// asker is a skill that asks for a permission whenever it is opened, and says back what came of it.
type asker struct {
	skill
	asks   string // its answer to a launch
	amazon *Amazon
}

const asksForTimers = `{"version":"1.0","sessionAttributes":{"kept":true},"response":{
	"outputSpeech":{"type":"SSML","ssml":"<speak>Alexa will ask you something.</speak>"},
	"directives":[{"type":"Connections.SendRequest","name":"AskFor","token":"a {\"token\"} & <more>","payload":{
		"@type":"AskForPermissionsConsentRequest","@version":"1","permissionScope":"alexa::alerts:timers:skill:readwrite"}}],
	"shouldEndSession":true}}`

func (s *asker) handle(ctx context.Context, raw []byte) ([]byte, error) {
	s.answers = ""
	var request map[string]any
	if err := json.Unmarshal(raw, &request); err != nil {
		s.t.Fatal(err)
	}
	switch at(request, "request", "type") {
	case "LaunchRequest":
		s.answers = s.asks
	case "Connections.Response":
		s.answers = fmt.Sprintf(`{"version":"1.0","response":{"outputSpeech":{"type":"SSML","ssml":"<speak>So it is %v.</speak>"},
			"reprompt":{"outputSpeech":{"type":"SSML","ssml":"<speak>Well?</speak>"}},"shouldEndSession":false}}`,
			at(request, "request", "payload", "status"))
	}
	answer, err := s.skill.handle(ctx, raw)
	if answer != nil && s.asks == asksForTimers {
		judge.Response(s.t, answer)
	}
	return answer, err
}

// asking is an Echo whose skill has just asked for a permission.
func asking(t *testing.T, asks string, o Options) (*Echo, *asker) {
	t.Helper()
	amazon, err := NewAmazon(AmazonOptions{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = amazon.Close() })
	o.Amazon = amazon
	s := &asker{skill: skill{t: t}, asks: asks, amazon: amazon}
	return New(deployed(t), s.handle, o), s
}

// allowed reports whether the timers serve the token of the last request.
func (s *asker) allowed() bool {
	s.t.Helper()
	endpoint, _ := s.last("context", "System", "apiEndpoint").(string)
	token, _ := s.last("context", "System", "apiAccessToken").(string)
	r, err := http.NewRequest("GET", endpoint+timers, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+token)
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	resp.Body.Close()
	return resp.StatusCode == 200
}

func (s *asker) scope() any {
	return s.last("context", "System", "user", "permissions", "scopes", TimersScope, "status")
}

func TestAlexaAsksInHerOwnWords(t *testing.T) {
	e, s := asking(t, asksForTimers, Options{})
	turn := do(t)(e.Launch(context.Background()))
	if turn.Says != "Alexa will ask you something." || turn.Alexa != "Do you give Back Spasm Helper permission to set timers?" {
		t.Errorf("got %+v", turn)
	}
	if turn.Ends || !e.Open() || len(s.requests) != 1 || s.scope() != nil || s.allowed() {
		t.Errorf("before she is answered: %+v, %v", turn, s.requests)
	}
	e, _ = asking(t, strings.Replace(asksForTimers, "timers", "reminders", 1), Options{})
	if turn := do(t)(e.Launch(context.Background())); turn.Alexa != "Do you give Back Spasm Helper permission to set reminders?" {
		t.Errorf("got %+v", turn)
	}
}

func TestWhatIsSaidToAlexasQuestionDecides(t *testing.T) {
	for name, test := range map[string]struct {
		said   []string
		status string
		scope  any
	}{
		"yes":                   {[]string{"Yes."}, "ACCEPTED", "GRANTED"},
		"alexa, sure":           {[]string{"Alexa, sure"}, "ACCEPTED", "GRANTED"},
		"no":                    {[]string{"no thanks"}, "DENIED", "DENIED"},
		"stop":                  {[]string{"stop"}, "DENIED", "DENIED"},
		"cancel":                {[]string{"cancel"}, "DENIED", "DENIED"},
		"silence":               {[]string{"", ""}, "NOT_ANSWERED", nil},
		"something else":        {[]string{"my foot is floppy", "open back spasm helper"}, "NOT_ANSWERED", nil},
		"a yes to what was not": {[]string{"what", "yes"}, "ACCEPTED", "GRANTED"},
	} {
		t.Run(name, func(t *testing.T) {
			e, s := asking(t, asksForTimers, Options{})
			ctx := context.Background()
			do(t)(e.Launch(ctx))
			for range len(test.said) - 1 {
				turn := do(t)(e.Say(ctx, test.said[0]))
				if turn.Alexa != "Please say yes or no. Do you give Back Spasm Helper permission to set timers?" || turn.Request != nil || turn.Ends {
					t.Fatalf("%q: %+v", test.said[0], turn)
				}
			}
			last := test.said[len(test.said)-1]
			turn := do(t)(e.Say(ctx, last))
			if turn.You != last || turn.Says != "So it is "+test.status+"." || turn.Ends || turn.Alexa != "" || len(s.requests) != 2 {
				t.Fatalf("got %+v after %d requests", turn, len(s.requests))
			}
			s.checkResponse(test.status)
			if s.scope() != test.scope || s.allowed() != (test.scope == "GRANTED") {
				t.Errorf("the permission is %v, and timers answer: %v", s.scope(), s.allowed())
			}
			turn = do(t)(e.Say(ctx, "no but my foot is floppy"))
			if turn.Intent != "Said_no" || s.last("session", "new") != false || s.scope() != test.scope {
				t.Errorf("afterwards: %+v, %v", turn, s.last("session"))
			}
		})
	}
}

// checkResponse looks at the last request: what came of the question, and nothing left of the session before.
func (s *asker) checkResponse(status string) {
	s.t.Helper()
	for path, want := range map[string]any{
		"request type": "Connections.Response", "request name": "AskFor", "request token": `a {"token"} & <more>`,
		"request status code": "200", "request status message": "OK",
		"request payload permissionScope": TimersScope, "request payload status": status,
		"session new": true, "session attributes kept": nil,
	} {
		if got := s.last(strings.Fields(path)...); got != want {
			s.t.Errorf("%s is %v, want %v", path, got, want)
		}
	}
	if s.last("session", "sessionId") == at(s.requests[0], "session", "sessionId") {
		s.t.Error("it is the session before")
	}
}

func TestSilenceByItselfIsAnAnswerToAlexaToo(t *testing.T) {
	e, s := asking(t, asksForTimers, Options{})
	ctx := context.Background()
	do(t)(e.Launch(ctx))
	if turn := do(t)(e.Silence(ctx)); turn.Alexa == "" {
		t.Errorf("got %+v", turn)
	}
	do(t)(e.Silence(ctx))
	s.checkResponse("NOT_ANSWERED")
}

func TestWhatWasGrantedBeforeIsNotAskedAgain(t *testing.T) {
	e, s := asking(t, asksForTimers, Options{Granted: []string{TimersScope}, Denied: []string{RemindersScope}})
	turn := do(t)(e.Launch(context.Background()))
	if turn.Alexa != "" || turn.Says != "So it is ACCEPTED." || len(turn.Before) != 1 ||
		turn.Before[0].Says != "Alexa will ask you something." || !turn.Before[0].Ends || turn.Ends || at(s.requests[0], "request", "type") != "LaunchRequest" {
		t.Errorf("got %+v", turn)
	}
	s.checkResponse("ACCEPTED")
	if s.scope() != "GRANTED" || s.last("context", "System", "user", "permissions", "scopes", RemindersScope, "status") != "DENIED" {
		t.Errorf("sent %v", s.last("context", "System", "user"))
	}
}

func TestWhatWasDeniedCanBeAskedAgain(t *testing.T) {
	e, s := asking(t, asksForTimers, Options{Denied: []string{TimersScope}})
	if turn := do(t)(e.Launch(context.Background())); turn.Alexa == "" || s.scope() != "DENIED" {
		t.Errorf("got %+v", turn)
	}
}

func TestOpeningTheSkillAnewLeavesAlexasQuestion(t *testing.T) {
	e, s := asking(t, asksForTimers, Options{})
	ctx := context.Background()
	do(t)(e.Launch(ctx))
	turn := do(t)(e.OneShot(ctx, "ask back spasm helper about ice packs"))
	if turn.Intent != "TopicIntent" || len(s.requests) != 2 {
		t.Errorf("got %+v", turn)
	}
	if turn := do(t)(e.Say(ctx, "yes")); turn.Intent != "AMAZON.YesIntent" {
		t.Errorf("a yes to the skill went to Alexa: %+v", turn)
	}
}

func TestASkillThatAsksForWhatItHasOverAndOverIsRefused(t *testing.T) {
	amazon, err := NewAmazon(AmazonOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer amazon.Close()
	asked := 0
	e := New(deployed(t), func(context.Context, []byte) ([]byte, error) { asked++; return []byte(asksForTimers), nil },
		Options{Amazon: amazon, Granted: []string{TimersScope}})
	if turn, err := e.Launch(context.Background()); err == nil || !turn.Ends || asked > 6 {
		t.Errorf("asked %d times: %+v, %v", asked, turn, err)
	}
}

func TestQuestionsThatAlexaDoesNotTake(t *testing.T) {
	for name, fault := range map[string][2]string{
		"a session held open":  {`"shouldEndSession":true`, `"shouldEndSession":false`},
		"another name":         {`"AskFor"`, `"AskAbout"`},
		"no such scope":        {"alerts:timers", "alerts:alarms"},
		"another version":      {`"@version":"1"`, `"@version":"2"`},
		"another payload":      {"AskForPermissionsConsentRequest", "AskForMoneyRequest"},
		"a token of its shape": {`"a {\"token\"} & <more>"`, `{"state":1}`},
		"a field misspelt":     {`"permissionScope"`, `"PermissionScope"`},
		"no directive at all":  {`[{"type":"Connections.SendRequest"`, `[7,{"type":"Connections.SendRequest"`},
		"two of them": {`"directives":[`, `"directives":[{"type":"Connections.SendRequest","name":"AskFor","payload":{
			"@type":"AskForPermissionsConsentRequest","@version":"1","permissionScope":"alexa::alerts:timers:skill:readwrite"}},`},
	} {
		t.Run(name, func(t *testing.T) {
			bad := strings.Replace(asksForTimers, fault[0], fault[1], 1)
			if bad == asksForTimers {
				t.Fatal("no fault")
			}
			e, s := asking(t, bad, Options{})
			turn, err := e.Launch(context.Background())
			if err == nil || !turn.Ends || e.Open() || turn.Alexa != "" || s.last("request", "error", "type") != "INVALID_RESPONSE" {
				t.Errorf("got %+v, %v", turn, err)
			}
		})
	}
}

func TestOtherDirectivesAndNoEndSaidAreFine(t *testing.T) {
	free := strings.Replace(asksForTimers, `"directives":[`, `"directives":[{"type":"Dialog.UpdateDynamicEntities"},`, 1)
	free = strings.Replace(free, `,
	"shouldEndSession":true`, "", 1)
	e, _ := asking(t, free, Options{})
	if turn := do(t)(e.Launch(context.Background())); turn.Alexa == "" {
		t.Errorf("got %+v", turn)
	}
}
