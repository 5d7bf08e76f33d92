// Package deploy puts the skill up and takes it down: the skill at Amazon's developer account, the stack at AWS. AWS is left to
// the SAM CLI, so that there is one story of credentials, hers.
//
// Every step looks at what is there and makes of it what is wanted. So whoever is interrupted runs it again.
package deploy

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"time"

	"floorside/internal/smapi"
)

// Options are what a person decides. Those that are empty are as they were the last time.
type Options struct {
	Stage      string // dev or prod: each has its own skill and its own stacks
	Regions    []string
	PrivacyURL string
	TermsURL   string
	AlarmEmail string
	Vendor     string
	Skill      string // one that was made by other hands
	DryRun     bool
	Yes        bool
}

// World is where it works. Tests have one of their own.
type World struct {
	Root      string // of the checkout
	Environ   []string
	In        io.Reader
	Out, Err  io.Writer
	API, Auth string        // Amazon's addresses; hers when empty
	Wait      time.Duration // between two looks at a work of Amazon's; 3 s when 0
	Patience  time.Duration // for such a work; 20 minutes when 0
}

// places are the AWS regions that serve Alexa's: the one where most skills are is first.
var places = []struct{ region, serves string }{{"us-east-1", "NA"}, {"eu-west-1", "EU"}, {"us-west-2", "FE"}}

// locale is whose name the skill is looked for by.
const locale = "en-US"

// job is one deployment under way.
type job struct {
	World
	o     Options
	state *state
	sam   sam
	api   *smapi.Client
	step  int
	steps int
}

// say tells how far it is.
func (j *job) say(format string, args ...any) { fmt.Fprintf(j.Err, format+"\n", args...) }

// begin says which step comes now.
func (j *job) begin(what string) {
	j.step++
	j.say("[%d/%d] %s", j.step, j.steps, what)
}

// Deploy puts the skill up, or brings up to date what is there.
func Deploy(ctx context.Context, w World, o Options) error {
	j, done, err := newJob(w, o)
	if err != nil {
		return err
	}
	defer done()
	if o.DryRun {
		return j.plan()
	}
	j.steps = 7
	for _, step := range []struct {
		what string
		do   func(context.Context) error
	}{
		{"what is needed", j.check},
		{"the skill", j.makeSkill},
		{"the build", j.build},
		{"the stacks", j.deployStacks},
		{"the skill package", j.sendPackage},
		{"the enablement", j.enable},
		{"a talk with what is deployed", j.smoke},
	} {
		j.begin(step.what)
		if err := step.do(ctx); err != nil {
			return interrupted(ctx, fmt.Errorf("deploy: %s: %w", step.what, err))
		}
	}
	j.report()
	return nil
}

// interrupted says of an error that came with Ctrl-C what to do next.
func interrupted(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return fmt.Errorf("%w\ndeploy: interrupted: run it again, it goes on from here", err)
	}
	return err
}

// newJob reads what was kept and completes the options from it. Whoever gets a job calls done.
func newJob(w World, o Options) (j *job, done func(), err error) {
	if o.Stage != "dev" && o.Stage != "prod" {
		return nil, nil, fmt.Errorf("deploy: -stage %q: say dev or prod", o.Stage)
	}
	w.Wait, w.Patience = cmp.Or(w.Wait, 3*time.Second), cmp.Or(w.Patience, 20*time.Minute)
	s, done, err := openState(w.Root, o.Stage, o.DryRun)
	if err != nil {
		return nil, nil, err
	}
	o = s.complete(o)
	for _, region := range o.Regions {
		if serves(region) == "" {
			done()
			return nil, nil, fmt.Errorf("deploy: -regions: %q serves no skills here: say us-east-1 (North America), eu-west-1 (Europe) or us-west-2 (Far East)", region)
		}
	}
	if o.Skill != "" && !skillID.MatchString(o.Skill) {
		done()
		return nil, nil, fmt.Errorf("deploy: -skill %q: an id looks like amzn1.ask.skill.00000000-0000-0000-0000-000000000000", o.Skill)
	}
	j = &job{World: w, o: o, state: s, sam: sam{w}}
	j.api = smapi.New(smapi.Options{Credentials: j.credentials(), API: w.API, Auth: w.Auth, Wait: min(w.Wait, time.Second)})
	return j, done, nil
}

var skillID = regexp.MustCompile(`^amzn1\.ask\.skill\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)

// serves is which part of the world a region serves; empty for none.
func serves(region string) string {
	for _, p := range places {
		if p.region == region {
			return p.serves
		}
	}
	return ""
}

func (o Options) stack() string { return "floorside-" + o.Stage }

// getenv is the last value of a variable, as a program sees it.
func (w World) getenv(name string) string {
	for _, entry := range slices.Backward(w.Environ) {
		if value, ok := strings.CutPrefix(entry, name+"="); ok {
			return value
		}
	}
	return ""
}

// again tries a thing until it is done, or patience is over; late says what is waited for. What is done is done, however long
// it took.
func (j *job) again(ctx context.Context, late string, try func(context.Context) (done bool, err error)) error {
	ctx, cancel := context.WithTimeoutCause(ctx, j.Patience, fmt.Errorf("%s after %v: run it again later, it goes on from here", late, j.Patience))
	defer cancel()
	for wait := j.Wait; ; wait = min(2*wait, 5*j.Wait) {
		done, err := try(ctx)
		switch {
		case done && err == nil:
			return nil
		case ctx.Err() != nil:
			return context.Cause(ctx)
		case err != nil:
			return err
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(wait):
		}
	}
}
