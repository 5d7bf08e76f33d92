package intents_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"floorside/intents"
	"floorside/internal/alexa"
	"floorside/internal/session"
	"floorside/internal/speaker"
)

// served is a desk whose Echo reaches a stand-in for Alexa's web services, over HTTP.
type served struct {
	*desk
	amazon *speaker.Amazon
}

func newServed(t *testing.T, zone string, granted ...string) *served {
	t.Helper()
	d := &desk{t: t, now: time.Date(2026, 11, 30, 20, 0, 0, 0, time.UTC)}
	clock := func() time.Time { return d.now }
	amazon, err := speaker.NewAmazon(speaker.AmazonOptions{Zone: zone, Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = amazon.Close() })
	client := alexa.NewClient(alexa.ClientOptions{Loopback: true})
	d.handler, err = intents.New(intents.Config{Book: builtIn(t), Store: session.NewMemory(), Alexa: client, Now: clock, Log: &d.log})
	if err != nil {
		t.Fatal(err)
	}
	d.Echo = speaker.New(deployed(t), d.handler.Handle, speaker.Options{Now: clock, Amazon: amazon, Granted: granted})
	return &served{d, amazon}
}

const bothScopes = speaker.TimersScope + " " + speaker.RemindersScope

func TestEachWayATimerFailsHasItsOwnSentence(t *testing.T) {
	for how, says := range map[string]string{
		"401": "won't let me", "403": "can't set one here", "429": "no room", "500": "don't work just now", "503": "don't work just now",
		"504": "don't work just now", "hang": "may not be set", "reset": "may not be set",
	} {
		t.Run(how, func(t *testing.T) {
			d := newServed(t, "", strings.Fields(bothScopes)...)
			d.screen()
			if err := d.amazon.Fail(speaker.Failure{Service: "timers", How: how}); err != nil {
				t.Fatal(err)
			}
			began := time.Now()
			turn := d.says("ice", "yes")
			if took := time.Since(began); took > 5*time.Second { // two for the turn, and room for a loaded machine
				t.Errorf("took %v", took)
			}
			has(t, turn.Says, says)
			if turn.Ends || !strings.HasSuffix(turn.Says, "?") {
				t.Errorf("the talk does not go on: %q", turn.Says)
			}
		})
	}
}

func TestEachWayAReminderFailsHasItsOwnSentence(t *testing.T) {
	for how, says := range map[string]string{
		"401": "won't let me", "403": "can't set one here", "429": "no room", "500": "don't work just now", "hang": "may not be set",
	} {
		t.Run(how, func(t *testing.T) {
			d := newServed(t, "", strings.Fields(bothScopes)...)
			d.screen()
			d.says("it started an hour ago", "yes")
			if err := d.amazon.Fail(speaker.Failure{Service: "reminders", How: how}); err != nil {
				t.Fatal(err)
			}
			has(t, d.says("yes").Says, says)
		})
	}
}

func TestWithoutAZoneHoursAreAskedFor(t *testing.T) {
	for _, how := range []string{"none", "500", "hang"} {
		d := newServed(t, "America/New_York")
		if err := d.amazon.Fail(speaker.Failure{Service: "settings", How: how}); err != nil {
			t.Fatal(err)
		}
		d.screen()
		asks := d.says("it started at nine this morning").Says
		if known := strings.Contains(asks, "9 AM"); known != (how == "none") {
			t.Errorf("settings %s: %q", how, asks)
		}
	}
}

// The reminder is due twelve hours after it began, wherever that is and whatever the clocks do that night.
func TestTheReminderIsDueTwelveHoursAfterItBegan(t *testing.T) {
	d := newServed(t, "America/New_York", speaker.RemindersScope)
	d.now = time.Date(2026, 11, 1, 5, 30, 0, 0, time.UTC) // half past one at night: the clocks go back in half an hour
	d.screen()
	has(t, d.says("it started two hours ago").Says, "11:30 PM")
	d.says("yes")
	has(t, d.says("yes").Says, "Set.")
	for wait, rings := range map[time.Duration]int{9*time.Hour + 59*time.Minute: 0, 10 * time.Hour: 1} {
		if got := len(d.amazon.Due(d.now.Add(wait))); got != rings {
			t.Errorf("after %v: %d rings, want %d", wait, got, rings)
		}
	}
}

func TestForgettingEndsWhatWasSet(t *testing.T) {
	d := newServed(t, "", strings.Fields(bothScopes)...)
	d.screen()
	d.says("ice", "yes", "it started an hour ago", "yes", "yes", "forget me")
	if rings := d.amazon.Due(d.now.Add(48 * time.Hour)); len(rings) > 0 {
		t.Errorf("still rings: %+v", rings)
	}
}

// What comes back in the token of Alexa's question is believed no more than session attributes are.
func TestATamperedTokenOpensNothing(t *testing.T) {
	for name, token := range map[string]string{
		"none": "", "not ours": `"hello"`, "half": `{"v":1,"record":{"cleared`, "another version": `{"v":99}`,
		"cleared for a year": `{"v":1,"record":{"cleared_until":9999999999,"place":{"routine":"cat_stretch"}},"talk":{"alert":"ice"}}`,
	} {
		d := newServed(t, "", strings.Fields(bothScopes)...)
		d.says("open back spasm helper")
		raw, err := json.Marshal(map[string]any{
			"version": "1.0",
			"session": map[string]any{"new": true, "sessionId": "s", "application": map[string]string{"applicationId": "a"}, "user": map[string]string{"userId": "u"}},
			"context": map[string]any{"System": map[string]any{}},
			"request": map[string]any{"type": "Connections.Response", "requestId": "r", "timestamp": "2026-11-30T20:00:00Z", "locale": "en-US", "name": "AskFor",
				"status": map[string]string{"code": "200", "message": "OK"}, "payload": map[string]string{"status": "ACCEPTED"}, "token": token},
		})
		if err != nil {
			t.Fatal(err)
		}
		words, _ := answer(t, d.handler, string(raw))
		if !strings.Contains(words, "Any chest pain, trouble breathing, or feeling faint?") {
			t.Errorf("%s: %q", name, words)
		}
	}
}
