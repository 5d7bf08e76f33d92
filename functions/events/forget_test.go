package main_test

import (
	"os"
	"path/filepath"
	"testing"

	"floorside/internal/lambdatest"
)

const (
	disabled = "AlexaSkillEvent.SkillDisabled"
	enabled  = "AlexaSkillEvent.SkillEnabled"
	ben      = "amzn1.ask.account.BEN"
)

func TestWhoDisablesTheSkillIsForgottenAndNobodyElse(t *testing.T) {
	h := newHouse(t)
	h.remember(ana, ben)
	h.takes("disabled", sample(t, "skill_disabled"))
	h.remembers("disabled", map[string]bool{ana: false, ben: true})
	h.takes("the same event again", sample(t, "skill_disabled"))
	h.takes("somebody who never left anything", event(disabled, "amzn1.ask.account.CAI"))
	h.remembers("after all", map[string]bool{ana: false, ben: true})
}

func TestOtherEventsAreAcknowledgedAndForgetNobody(t *testing.T) {
	h := newHouse(t)
	h.remember(ana)
	samples, err := filepath.Glob("samples/*.json")
	if err != nil || len(samples) < 4 {
		t.Fatalf("%d samples, %v", len(samples), err)
	}
	for _, path := range samples {
		if filepath.Base(path) == "skill_disabled.json" {
			continue
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		h.takes(path, raw)
	}
	for _, kind := range []string{
		enabled, "AlexaSkillEvent.SkillAccountLinked", "AlexaSkillEvent.SkillDisabledByWeather", "AlexaSkillEvent.", "LaunchRequest", "skilldisabled",
	} {
		h.takes(kind, event(kind, ana))
	}
	h.remembers("after all", map[string]bool{ana: true})
}

// Who enables the skill again is somebody new to us: Amazon gives another user id. Whatever the order in which the
// events of the old id arrive, and however late, the record under the new one stays.
func TestEventsInAnyOrderNeverForgetWhoCameBack(t *testing.T) {
	const back = "amzn1.ask.account.ANA.AGAIN"
	off, on, onAgain := event(disabled, ana), event(enabled, ana), event(enabled, back)
	for name, order := range map[string][][]byte{
		"as it happened":                     {on, off, onAgain},
		"enabled again before disabled":      {on, onAgain, off},
		"disabled before it was enabled":     {off, on, onAgain},
		"everything twice, and in a muddle":  {off, onAgain, on, off, on, onAgain},
		"only the disabling, an hour behind": {off},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t)
			h.remember(ana, back)
			for _, e := range order {
				h.takes(name, e)
			}
			h.remembers(name, map[string]bool{ana: false, back: true})
		})
	}
}

func TestWithoutATableForgettingFails(t *testing.T) {
	h := house{Runtime: lambdatest.Start(t, binary, []string{"SKILL_ID=" + skillID}), t: t}
	h.fails("disabled", sample(t, "skill_disabled"), "no table")
	h.takes("enabled", sample(t, "skill_enabled"))
}
