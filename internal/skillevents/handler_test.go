package skillevents_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"floorside/internal/session"
	"floorside/internal/skillevents"
)

const skillID = "amzn1.ask.skill.00000000-0000-4000-8000-000000000001"

// falling is a store that panics: a fault of ours that nobody has thought of.
type falling struct{ session.Store }

func (falling) Delete(context.Context, string) error { panic("amzn1.ask.account.AEXAMPLEUSER") }

func TestAPanicIsAnErrorThatNamesNobodyAndIsTriedAgain(t *testing.T) {
	var log bytes.Buffer
	h := skillevents.New(skillevents.Config{Store: falling{}, SkillID: skillID, Log: &log})
	raw, err := os.ReadFile("../../functions/events/samples/skill_disabled.json")
	if err != nil {
		t.Fatal(err)
	}
	if out, err := h.Handle(t.Context(), raw); err == nil || out != nil || strings.Contains(err.Error()+log.String(), "amzn1") {
		t.Errorf("%s, %v; log %s", out, err, log.String())
	}
}

// Whatever arrives is acknowledged or an error, in silence about whose it was.
func FuzzHandle(f *testing.F) {
	samples, err := filepath.Glob("../../functions/events/samples/*.json")
	if err != nil || len(samples) == 0 {
		f.Fatal(samples, err)
	}
	for _, path := range samples {
		raw, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
		f.Add(raw[:len(raw)/2])
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		var log bytes.Buffer
		h := skillevents.New(skillevents.Config{Store: session.NewMemory(), SkillID: skillID, Log: &log})
		out, err := h.Handle(t.Context(), raw)
		if (err == nil) == (len(out) == 0) {
			t.Errorf("%q, %v", out, err)
		}
		if strings.Contains(log.String(), "amzn1") {
			t.Errorf("the log names somebody: %s", log.String())
		}
	})
}
