package main_test

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"floorside/internal/judge"
	"floorside/internal/lambdatest"
	"floorside/internal/session/sessiontest"
)

// Lambda delivers an event again when the function fails; so a record that could not be deleted must be an error.
func TestWithTheStoreBrokenTheEventFailsAndTheNextDeliveryForgets(t *testing.T) {
	for name, disturb := range map[string]func(*sessiontest.Line){
		"slow":         func(l *sessiontest.Line) { l.Slow(10_000) },
		"silent":       (*sessiontest.Line).Silence,
		"reset":        (*sessiontest.Line).Reset,
		"half answers": func(l *sessiontest.Line) { l.Truncate(30) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			h.remember(ana)
			disturb(h.line)
			h.fails("disabled", sample(t, "skill_disabled"), "still there")
			h.takes("enabled, which needs no store", sample(t, "skill_enabled"))
			h.line.Heal()
			h.takes("the next delivery", sample(t, "skill_disabled"))
			h.remembers("the next delivery", map[string]bool{ana: false})
		})
	}
}

func TestNoStoreAtAll(t *testing.T) {
	h := newHouse(t)
	h.line.Cut()
	h.fails("disabled", sample(t, "skill_disabled"), "refused")
}

// What answers in place of DynamoDB must not be taken for "deleted".
func TestAStoreThatIsNone(t *testing.T) {
	for name, status := range map[string]int{"a guest network": 200, "no right to": 400, "broken": 500} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(status)
			_, _ = w.Write([]byte(`<html>` + ana + `</html>`)) // the Lambda may have hung up
		}))
		defer server.Close()
		c := sessiontest.Table(t, judge.Dynalite(t))
		c.Endpoint = server.URL
		env := append(sessiontest.Environment(t, c), "SKILL_ID="+skillID)
		h := house{Runtime: lambdatest.Start(t, binary, env), t: t}
		h.fails(name, sample(t, "skill_disabled"), "still there")
		namesNobody(t, h.Log())
	}
}

func TestAnEventForAnotherSkillIsRefused(t *testing.T) {
	h := newHouse(t)
	h.remember(ana)
	for _, id := range []string{"amzn1.ask.skill.00000000-0000-4000-8000-000000000002", "", skillID + "0", strings.ToUpper(skillID)} {
		h.fails("for "+id, bytes.ReplaceAll(sample(t, "skill_disabled"), []byte(skillID), []byte(id)), "another skill")
	}
	h.remembers("after all", map[string]bool{ana: true})

	anybodys := house{Runtime: lambdatest.Start(t, binary, nil), t: t}
	anybodys.fails("a Lambda without an id", event(disabled, ana), "another skill")
	nobodys := bytes.ReplaceAll(sample(t, "skill_disabled"), []byte(skillID), nil)
	anybodys.fails("neither has an id", nobodys, "another skill")
}

func TestWhatIsNoEventFailsAndHarmsNobody(t *testing.T) {
	h := newHouse(t)
	h.remember(ana)
	whole := sample(t, "skill_disabled")
	for name, raw := range map[string][]byte{
		"cut in the middle": whole[:len(whole)/2],
		"a word":            []byte("disabled"),
		"a list":            []byte("[]"),
		"null":              []byte("null"),
		"an empty object":   []byte("{}"),
		"nothing":           {},
		"binary":            {0xff, 0x00, 0x7b},
		"very deep":         []byte(strings.Repeat(`{"a":`, 100_000)),
		"a type of 17":      bytes.Replace(whole, []byte(`"`+disabled+`"`), []byte("17"), 1),
	} {
		h.fails(name, raw, "can be read")
	}
	for name, user := range map[string]string{"an empty user": `""`, "no user": "null", "a user of 17": "17"} {
		h.fails(name, bytes.Replace(whole, []byte(`"`+ana+`"`), []byte(user), 1), "does not say who")
	}
	h.remembers("after all", map[string]bool{ana: true})
	h.takes("disabled, after all that", whole)
	h.remembers("disabled", map[string]bool{ana: false})
}

func TestTheLogNamesNobody(t *testing.T) {
	h := newHouse(t)
	h.remember(ana)
	h.takes("enabled", sample(t, "skill_enabled"))
	h.takes("permission", sample(t, "skill_permission_accepted"))
	h.takes("disabled", sample(t, "skill_disabled"))
	h.fails("half", sample(t, "skill_disabled")[:200], "")
	h.line.Reset()
	h.fails("reset", sample(t, "skill_disabled"), "")
	log := h.Log()
	namesNobody(t, log)
	if got := strings.Count(log, `"msg":"turn"`); got != 5 {
		t.Errorf("%d events logged, want 5", got)
	}
	if !strings.Contains(log, `"StoreFault":1`) {
		t.Errorf("the store's fault is not counted: %s", log)
	}
}

// namesNobody fails the test when log holds an id, a token or a part of the event that says whose it is.
func namesNobody(t *testing.T, log string) {
	t.Helper()
	for _, private := range []string{"amzn1", "AEXAMPLEUSER", "example-token", "alexa::", "floorside-test-", "html"} {
		if strings.Contains(log, private) {
			t.Errorf("the log holds %q: %s", private, log)
		}
	}
}
