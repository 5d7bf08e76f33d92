package intents_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"floorside/content"
	"floorside/intents"
	"floorside/internal/alexa"
	"floorside/internal/guide"
	"floorside/internal/session"
	"floorside/internal/speaker"
)

// watched is a desk with Alexa's services, and permission to use them, whose two lines of each turn are read.
type watched struct {
	*desk
	amazon *speaker.Amazon
	ids    int
}

func watch(t *testing.T, store session.Store) *watched {
	t.Helper()
	w := &watched{desk: &desk{t: t, now: time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC)}}
	now := func() time.Time { return w.now }
	var err error
	if w.amazon, err = speaker.NewAmazon(speaker.AmazonOptions{Zone: "America/New_York", Now: now}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.amazon.Close() })
	w.handler, err = intents.New(intents.Config{
		Book: builtIn(t), Store: store, Log: &w.log, Now: now, Alexa: alexa.NewClient(alexa.ClientOptions{Loopback: true}),
	})
	if err != nil {
		t.Fatal(err)
	}
	id := func() string { w.ids++; return fmt.Sprintf("00000000-0000-4000-8000-%012d", w.ids) }
	w.Echo = speaker.New(deployed(t), w.handler.Handle, speaker.Options{
		Now: now, Amazon: w.amazon, NewID: id, Granted: []string{speaker.TimersScope, speaker.RemindersScope},
	})
	return w
}

// last is what the last turn left: the log line without its time, and of the metrics what is not nought.
func (w *watched) last() (log, metrics map[string]any) {
	w.t.Helper()
	return lastLines(w.t, w.log.String())
}

func lastLines(t *testing.T, all string) (log, metrics map[string]any) {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(all), "\n")
	if len(lines) < 2 {
		t.Fatalf("%d lines", len(lines))
	}
	for i, into := range []*map[string]any{&log, &metrics} {
		if err := json.Unmarshal([]byte(lines[len(lines)-2+i]), into); err != nil {
			t.Fatal(err)
		}
	}
	delete(log, "time")
	delete(metrics, "_aws")
	maps.DeleteFunc(metrics, func(_ string, v any) bool { return v == 0.0 })
	return log, metrics
}

// line is a log line of an ordinary turn, with what is said to be otherwise; nil takes a field away.
func line(otherwise map[string]any) map[string]any {
	l := map[string]any{
		"level": "INFO", "msg": "turn", "request": "intent", "intent": "other", "locale": "en-US", "outcome": "answered",
		"latency_ms": 0.0, "store": "ok", "api": "unused",
	}
	maps.Copy(l, otherwise)
	maps.DeleteFunc(l, func(_ string, v any) bool { return v == nil })
	return l
}

// same compares both lines of the last turn; counts are the metrics that are not nought beside Turns.
func (w *watched) same(what string, otherwise map[string]any, counts string) {
	w.t.Helper()
	log, metrics := w.last()
	if want := line(otherwise); !reflect.DeepEqual(log, want) {
		w.t.Errorf("%s: logged %v\nwant %v", what, log, want)
	}
	delete(metrics, "locale")
	delete(metrics, "outcome")
	delete(metrics, "Turns")
	if got := strings.TrimSuffix(strings.TrimPrefix(fmt.Sprint(metrics), "map["), "]"); got != counts {
		w.t.Errorf("%s: counted %s, want %s", what, got, counts)
	}
}

func TestWhatIsLoggedOfATalk(t *testing.T) {
	w := watch(t, session.NewMemory())
	for _, turn := range []struct {
		said      string
		otherwise map[string]any
		counts    string
	}{
		{"open back spasm helper", map[string]any{"request": "launch", "intent": "none"}, ""},
		{"no", map[string]any{"store": "unused"}, ""},
		{"help", map[string]any{"store": "unused", "intent": "help"}, ""},
		{"bla bla bla", map[string]any{"store": "unused", "intent": "fallback"}, "Unclear:1"},
		{"my foot has gone floppy", map[string]any{"outcome": "warned"}, "Warnings:1 level:emergency"},
		{"my foot has gone floppy", map[string]any{"outcome": "warned"}, ""}, // it was given before
		{"stop", map[string]any{"outcome": "warned", "intent": "stop"}, ""},
	} {
		w.says(turn.said)
		if turn.said == "bla bla bla" {
			if log, _ := w.last(); log["intent"] == "other" { // the speaker may take it for words
				turn.otherwise = map[string]any{"store": "unused"}
			}
		}
		w.same(turn.said, turn.otherwise, turn.counts)
	}
}

func TestEachLevelOfAdviceIsCountedOnce(t *testing.T) {
	for said, level := range map[string]string{
		"i have had a fever and chills": "emergency", "i think i have a kidney infection": "doctor_today", "my back has hurt for two months": "doctor_soon",
	} {
		w := watch(t, session.NewMemory())
		w.screen()
		w.says(said)
		if _, metrics := w.last(); metrics["level"] != level || metrics["Warnings"] != 1.0 {
			t.Errorf("%s: %v", said, metrics)
		}
	}
}

// TestWhereTheCoachIsLeft: who says nothing more, leaves or says stop in the middle of a move is counted by the kind of the
// open question; who ends anywhere else is not.
func TestWhereTheCoachIsLeft(t *testing.T) {
	moving := []string{"yes", "ready", "a stretch", "no", "no", "no", "no", "no"}
	for name, c := range map[string]struct {
		talk      []string
		otherwise map[string]any
		counts    string
	}{
		"silence at the offer of a position": {[]string{"", ""}, map[string]any{"request": "ended", "intent": "none", "outcome": "silent",
			"store": "unused", "ended": "quiet"}, "DropOffs:1 step:position"},
		"silence getting ready": {[]string{"yes", "", ""}, map[string]any{"request": "ended", "intent": "none", "outcome": "silent",
			"store": "unused", "ended": "quiet"}, "DropOffs:1 step:ready"},
		"exit between two repetitions": {append(moving, "ready", "exit"), map[string]any{"request": "ended", "intent": "none", "outcome": "silent",
			"store": "unused", "ended": "left"}, "DropOffs:1 step:again"},
		"stop between two repetitions": {append(moving, "ready", "stop"), map[string]any{"intent": "stop", "ended": "stopped"}, "DropOffs:1 step:again"},
		"stop at an open offer":        {[]string{"no", "stop"}, map[string]any{"intent": "stop"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			w := watch(t, session.NewMemory())
			w.screen()
			w.says(c.talk...)
			w.same(name, c.otherwise, c.counts)
		})
	}
	w := watch(t, session.NewMemory())
	w.says("open back spasm helper", "", "")
	w.same("silence at a question about danger", map[string]any{"request": "ended", "intent": "none", "outcome": "silent", "store": "unused",
		"ended": "quiet"}, "")
}

// TestTheEndOfASessionThatIsNotOurs: whatever the attributes are, nothing breaks, and nothing of them is logged.
func TestTheEndOfASessionThatIsNotOurs(t *testing.T) {
	w := watch(t, session.NewMemory())
	for attributes, counts := range map[string]string{
		`{}`: "", `null`: "", `[1]`: "", `"again"`: "", `{"v":1,"talk":{"pending":"zqword"}}`: "", `{"v":0,"talk":{"pending":"again"}}`: "",
		`{"v":1,"talk":{"pending":"again"}}`: "DropOffs:1 step:again", `{"v":1,"talk":{"pending":"bladder"}}`: "",
	} {
		answer(t, w.handler, `{"version":"1.0","session":{"new":false,"sessionId":"s","attributes":`+attributes+`},
			"request":{"type":"SessionEndedRequest","locale":"en-US","reason":"zqreason"}}`)
		w.same(attributes, map[string]any{"request": "ended", "intent": "none", "outcome": "silent", "store": "unused", "ended": "other"}, counts)
	}
}

// TestWhenAlexaCannotUseAnAnswer somebody met silence. Her error says of which request; what else it says is not kept.
func TestWhenAlexaCannotUseAnAnswer(t *testing.T) {
	w := watch(t, session.NewMemory())
	ours := map[string]any{"level": "WARN", "intent": "none", "outcome": "silent", "store": "unused"}
	for name, c := range map[string]struct {
		request   string
		otherwise map[string]any
	}{
		"an exception": {`"type":"System.ExceptionEncountered","requestId":"amzn1.echo-api.request.00000000-0000-4000-8000-000000000001",
			"error":{"type":"INVALID_RESPONSE","message":"zqword"},"cause":{"requestId":"amzn1.echo-api.request.00000000-0000-4000-8000-000000000002"}`,
			map[string]any{"request": "exception", "id": "00000000-0000-4000-8000-000000000002"}},
		"an end": {`"type":"SessionEndedRequest","requestId":"amzn1.echo-api.request.00000000-0000-4000-8000-000000000003","reason":"ERROR",
			"error":{"type":"INVALID_RESPONSE","message":"zqword"}`,
			map[string]any{"request": "ended", "ended": "error", "id": "00000000-0000-4000-8000-000000000003"}},
	} {
		answer(t, w.handler, `{"version":"1.0","session":{"new":false,"sessionId":"s"},"request":{"locale":"en-US",`+c.request+`}}`)
		maps.Copy(c.otherwise, ours)
		w.same(name, c.otherwise, "AlexaErrors:1")
	}
}

// refusing is a store of which every call fails in one way, and says things that are nobody's business.
type refusing struct{ why error }

func (r refusing) fail(key string) error { return fmt.Errorf("zqword of %s: %w", key, r.why) }

func (r refusing) Load(_ context.Context, key string, _ time.Time) (guide.Record, error) {
	return guide.Record{}, r.fail(key)
}

func (r refusing) Save(_ context.Context, key string, record guide.Record, _ time.Time) (guide.Record, error) {
	return record, r.fail(key)
}

func (r refusing) Delete(_ context.Context, key string) error { return r.fail(key) }

func TestWhatIsLoggedWhenTheStoreFails(t *testing.T) {
	for why, want := range map[error]string{
		session.ErrTimeout: "timeout", context.DeadlineExceeded: "timeout", session.ErrRefused: "refused", session.ErrCorrupt: "corrupt",
		os.ErrPermission: "failed",
	} {
		w := watch(t, refusing{why})
		w.says("open back spasm helper")
		w.same(want, map[string]any{"level": "WARN", "request": "launch", "intent": "none", "store": want,
			"id": "00000000-0000-4000-8000-000000000002"}, "StoreFault:1")
	}
	w := watch(t, &stuck{}) // the real thing: nobody answers, and the turn gives up
	w.says("open back spasm helper")
	w.same("stuck", map[string]any{"level": "WARN", "request": "launch", "intent": "none", "store": "timeout",
		"id": "00000000-0000-4000-8000-000000000002"}, "StoreFault:1")
}

func TestWhatIsLoggedWhenOnlyTheSafeWordsAreLeft(t *testing.T) {
	empty := *builtIn(t)
	empty.Words = map[string]*content.Words{"en": {}}
	launch := `{"version":"1.0","session":{"new":true,"sessionId":"s","user":{"userId":"u"}},"request":{"type":"LaunchRequest","locale":"en-US",
		"requestId":"amzn1.echo-api.request.00000000-0000-4000-8000-000000000001"}}`
	says := strings.Replace(launch, `"type":"LaunchRequest"`, `"type":"IntentRequest","intent":{"name":"SayIntent","slots":{"words":{"name":"words","value":"zqword"}}}`, 1)
	id := "00000000-0000-4000-8000-000000000001"
	for name, c := range map[string]struct {
		config    intents.Config
		raw       string
		otherwise map[string]any
	}{
		"a panic": {intents.Config{Book: builtIn(t), Store: panicking{}}, launch,
			map[string]any{"request": "launch", "intent": "none", "fault": "panic", "at": "intents_test.panicking.Load", "id": id}},
		"no content": {intents.Config{}, launch, map[string]any{"request": "launch", "intent": "none", "fault": "no_content", "id": id}},
		"a line without words": {intents.Config{Book: &empty}, launch,
			map[string]any{"request": "launch", "intent": "none", "fault": "unrendered", "id": id}},
		"nothing to hear with": {intents.Config{Book: &content.Book{Rules: builtIn(t).Rules, Words: builtIn(t).Words}}, says,
			map[string]any{"fault": "unheard", "id": id}},
		"no JSON": {intents.Config{Book: builtIn(t)}, `{"my legs":`,
			map[string]any{"request": "other", "intent": "none", "locale": "other", "fault": "undecoded"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := watch(t, nil)
			c.config.Log, c.config.Now = &w.log, func() time.Time { return w.now }
			w.handler, _ = intents.New(c.config)
			words, _ := answer(t, w.handler, c.raw)
			has(t, words, "911")
			c.otherwise["level"], c.otherwise["outcome"], c.otherwise["store"] = "WARN", "safe", "unused"
			log, _ := w.last()
			if at, ok := log["at"].(string); ok { // but for the line
				c.otherwise["at"] = strings.TrimSuffix(fmt.Sprint(c.otherwise["at"]), ":") + at[strings.LastIndex(at, ":"):]
			}
			w.same(name, c.otherwise, "SafeWords:1")
		})
	}
}

func TestWhatIsLoggedWhenAlexasServicesFail(t *testing.T) {
	for how, c := range map[string]struct{ api, counts string }{
		"none": {"ok", ""}, "401": {"not_permitted", ""}, "403": {"unsupported", ""},
		"429": {"too_many", "ApiFailures:1"}, "500": {"down", "ApiFailures:1"}, "503": {"down", "ApiFailures:1"}, "reset": {"late", "ApiFailures:1"},
	} {
		for service, talk := range map[string][]string{"timers": {"should i use ice", "yes"}, "settings": {"it began two hours ago"}} {
			w := watch(t, session.NewMemory())
			w.screen()
			if err := w.amazon.Fail(speaker.Failure{Service: service, How: how}); err != nil {
				t.Fatal(err)
			}
			w.says(talk...)
			otherwise := map[string]any{"api": c.api, "service": service}
			if c.counts != "" {
				otherwise["level"], otherwise["id"] = "WARN", fmt.Sprintf("00000000-0000-4000-8000-%012d", w.ids)
			}
			w.same(service+" "+how, otherwise, c.counts)
		}
	}
}

// TestTheStepsOfTheCoachAreQuestions: each kind of step is a question of the content, and no question about danger is one.
func TestTheStepsOfTheCoachAreQuestions(t *testing.T) {
	w := watch(t, session.NewMemory())
	steps := 0
	for q := range builtIn(t).Rules.Screen.Questions {
		answer(t, w.handler, `{"version":"1.0","session":{"new":false,"sessionId":"s","attributes":{"v":1,"talk":{"pending":"`+q.ID+`"}}},
			"request":{"type":"SessionEndedRequest","locale":"en-US","reason":"USER_INITIATED"}}`)
		_, metrics := w.last()
		step, counted := metrics["step"]
		if counted && (q.Kind != content.Talk || step != q.ID) {
			t.Errorf("%s is the step %v", q.ID, step)
		}
		if counted {
			steps++
		}
	}
	if steps != 9 {
		t.Errorf("%d kinds of steps, want 9: does telemetry name a question that is gone?", steps)
	}
}
