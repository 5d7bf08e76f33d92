package main_test

import (
	"os"
	"testing"

	"floorside/internal/judge"
	"floorside/internal/lambdatest"
	"floorside/internal/session"
	"floorside/internal/session/sessiontest"
)

// binary is the Lambda, built once for all tests as it is built for AWS.
var binary string

func TestMain(m *testing.M) { os.Exit(lambdatest.Main(m, &binary)) }

// skillID is the one skill that the tested Lambda answers.
const skillID = "amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef"

// environment is what template.yaml and Lambda set for the function, with the table of c.
func environment(t testing.TB, c session.Config) []string {
	t.Helper()
	return append(sessiontest.Environment(t, c), "SKILL_ID="+skillID)
}

// house is a Lambda with a table of its own.
type house struct {
	*lambdatest.Runtime
	store session.Config
}

// newHouse starts a Lambda on a new table of a DynamoDB over the network.
func newHouse(t testing.TB) house {
	t.Helper()
	c := sessiontest.Table(t, judge.Dynalite(t))
	return house{Runtime: lambdatest.Start(t, binary, environment(t, c)), store: c}
}

// disturbed starts a Lambda whose line to a working table can be disturbed.
func disturbed(t testing.TB) (house, *sessiontest.Line) {
	t.Helper()
	endpoint := judge.Dynalite(t)
	c := sessiontest.Table(t, endpoint)
	line := sessiontest.NewLine(t, endpoint)
	c.Endpoint = line.Endpoint
	return house{Runtime: lambdatest.Start(t, binary, environment(t, c)), store: c}, line
}
