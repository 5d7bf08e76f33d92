package main_test

import (
	"errors"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"floorside/internal/judge"
	"floorside/internal/lambdatest"
	"floorside/internal/session/sessiontest"
)

// emulated is a house in Amazon's emulator of the Lambda runtime: the function as `make` builds it for Lambda, but for
// this machine's processor.
func emulated(t *testing.T) *person {
	t.Helper()
	emulator := judge.Emulator(t)
	dir := t.TempDir()
	build := exec.Command("make", "-C", "../..", "build-SkillFunction", "ARTIFACTS_DIR="+dir, "LAMBDA_ARCH="+runtime.GOARCH)
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	c := sessiontest.Table(t, judge.Dynalite(t))
	lambda := lambdatest.StartEmulated(t, emulator, filepath.Join(dir, "bootstrap"), environment(t, c))
	p := ana(t, house{store: c})
	p.invoke = lambda.Invoke
	return p
}

func TestInAmazonsEmulatorATalkGoesToItsEnd(t *testing.T) {
	p := emulated(t)
	spoken(t, "launch", p.launch())
	for turn := range 8 {
		a := p.says("AMAZON.NoIntent")
		spoken(t, "no", a)
		if !a.asks() || strings.Contains(a.firstSentence(), number) {
			t.Fatalf("after %d noes: %s", turn+1, a.ssml())
		}
	}
	warns(t, "a red flag", p.says("SymptomIntent", "symptom", "I can't feel my legs"))
	warns(t, "repeat", p.says("AMAZON.RepeatIntent"))
	a := p.says("AMAZON.StopIntent")
	warns(t, "stop", a)
	if !a.ends() {
		t.Errorf("stop does not end the talk: %s", a.ssml())
	}
	warns(t, "launch, later", p.launch())
}

func TestInAmazonsEmulatorAnErrorIsInTheBody(t *testing.T) {
	p := emulated(t)
	skill := p.skill
	p.skill += "0"
	var refused *lambdatest.FunctionError
	if raw, err := p.invoke(p.envelope("LaunchRequest", "", nil)); !errors.As(err, &refused) {
		t.Fatalf("another skill: %s, %v", raw, err)
	}
	p.skill = skill
	spoken(t, "launch, after that", p.launch())
}
