package alexa_test

import (
	"strings"
	"testing"

	"floorside/internal/alexa"
)

func TestAskingForAPermissionEndsTheSession(t *testing.T) {
	const directive = `"directives":[{"type":"Connections.SendRequest","name":"AskFor","token":"timer&<15>","payload":{` +
		`"@type":"AskForPermissionsConsentRequest","@version":"1","permissionScope":"alexa::alerts:timers:skill:readwrite"}}]`
	for name, end := range map[string]alexa.Ending{
		"kept open": alexa.KeepOpen, "closed": alexa.Close, "left to the screen": alexa.ScreenDecides,
	} {
		t.Run(name, func(t *testing.T) {
			reply := warning()
			reply.End = end
			reply.AskFor = &alexa.AskFor{Scope: alexa.TimersPermission, Token: "timer&<15>"}
			got := render(t, reply)
			if !strings.Contains(got, directive) || !strings.Contains(got, `"shouldEndSession":true`) {
				t.Errorf("got %s", got)
			}
			if strings.Contains(got, "reprompt") || !strings.Contains(got, "outputSpeech") {
				t.Errorf("got %s", got)
			}
		})
	}
}

func TestAPromptThatAlexaWouldRefuseIsAnError(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(*alexa.Reply)
		want  string
	}{
		"for no permission":   {func(r *alexa.Reply) { r.AskFor.Scope = "" }, "alexa: ask for: no permission named"},
		"with much to carry":  {func(r *alexa.Reply) { r.AskFor.Token = strings.Repeat("a", 120_000) }, "bytes, at most 120000"},
		"after nothing said":  {func(r *alexa.Reply) { r.Speech = nil }, "speech: no words"},
		"and no other matter": {func(*alexa.Reply) {}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			reply := warning()
			reply.AskFor = &alexa.AskFor{Scope: alexa.RemindersPermission}
			c.spoil(&reply)
			_, err := alexa.Render(reply)
			if (err == nil) != (c.want == "") || (err != nil && !strings.Contains(err.Error(), c.want)) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}
