package content

import "time"

// Part is one spoken part of a repetition, or one stage, and the quiet after it. The last seconds of a counted hold are
// counted aloud.
type Part struct {
	ID    string        `yaml:"id"`
	Hold  time.Duration `yaml:"hold"`
	Count bool          `yaml:"count"`
}

// Routine is a position, a stretch or a way to get somewhere, done at the person's own pace.
type Routine struct {
	ID string `yaml:"id"`
	// Gate is what must not be held back; Asked says whether its gate questions come first.
	Gate  Blocks `yaml:"gate"`
	Asked bool   `yaml:"asked"`
	// Needs are the danger questions that have to be answered no, for a position that eases while the others are still
	// asked. Without any it waits for the whole screen.
	Needs []string `yaml:"needs"`
	// Times is how often the parts are repeated, on each side if it has Sides; 0 for a position that is only taken.
	Times int  `yaml:"times"`
	Sides bool `yaml:"sides"`
	// Stages are parts that each are an answer of their own, with "stay there" between them.
	Stages bool `yaml:"stages"`
	// Once: one try. Who cannot, or hurts, stops and gets help.
	Once bool `yaml:"once"`
	// Floor begins on the floor: who cannot is asked how long they have been down.
	Floor bool `yaml:"floor"`
	// Off is never led until somebody who may decide that takes it out.
	Off bool `yaml:"off"`
	// Then is the routine that is offered after it went well; Timer, the alert that is offered with it.
	Then   string   `yaml:"then"`
	Timer  string   `yaml:"timer"`
	Parts  []Part   `yaml:"parts"`
	Source []string `yaml:"source"`
}

// Steps is how many answers lead through it: its stages, or its repetitions on one side.
func (r *Routine) Steps() int {
	if r.Stages {
		return len(r.Parts)
	}
	return r.Times
}
