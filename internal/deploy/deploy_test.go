package deploy_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"floorside/internal/deploy"
	"floorside/internal/judge"
	"floorside/internal/smapi/smapitest"
)

func TestDeployingFromNothing(t *testing.T) {
	d := newDesk(t)
	d.setenv(realSkill, "yes")
	d.works()
	d.up()
	s := d.amazon.Skills()[0]
	judge.Manifest(t, []byte(`{"manifest":`+string(s.Manifest)+`}`))
	for _, want := range []string{"skill   " + s.ID, "floorside-dev in us-east-1", "docs/costs.md", "make undeploy STAGE=dev"} {
		if !strings.Contains(d.out.String(), want) {
			t.Errorf("standard output lacks %q:\n%s", want, &d.out)
		}
	}
	for _, want := range []string{"[1/7] what is needed", "[7/7] a talk", "interactionModels.en_US: IN_PROGRESS", "interactionModels.en_US: SUCCEEDED", "F: Hi.", "Call 911 now"} {
		if !strings.Contains(d.err.String(), want) {
			t.Errorf("standard error lacks %q:\n%s", want, &d.err)
		}
	}
	want := "deploy --stack-name floorside-dev --region us-east-1 --resolve-s3 --capabilities CAPABILITY_IAM --no-confirm-changeset " +
		"--no-fail-on-empty-changeset --parameter-overrides SkillId=" + s.ID + " Stage=dev AlarmEmail=ops@floorside.dev"
	if calls := d.cloud().Calls; !slices.Contains(calls, want) {
		t.Errorf("SAM was called\n%s", strings.Join(calls, "\n"))
	}
}

func TestDeployingAgainNeedsNoFlagsAndMakesNothingNew(t *testing.T) {
	d := newDesk(t)
	d.works()
	d.amazon.Calls()
	d.options = deploy.Options{Stage: "dev"}
	d.works()
	d.up()
	if calls := d.amazon.Calls(); slices.Contains(calls, "POST /v1/skills") || slices.Contains(calls, "PUT /v1/skills/{id}/stages/development/enablement") {
		t.Errorf("asked for %q", calls)
	}
}

func TestEachPartOfTheWorldIsServedByItsOwnRegion(t *testing.T) {
	d := newDesk(t)
	d.options.Regions = []string{"us-east-1", "eu-west-1"}
	d.works()
	manifest := string(d.amazon.Skills()[0].Manifest)
	if len(d.cloud().Stacks) != 2 || strings.Count(manifest, "eu-west-1") != 2 || strings.Count(manifest, "us-east-1") != 6 {
		t.Errorf("%d stacks; %s", len(d.cloud().Stacks), manifest)
	}
	if err := d.undeployAll(); err != nil || len(d.cloud().Stacks) != 0 {
		t.Errorf("%v, %v left", err, d.cloud().Stacks)
	}
}

func (d *desk) undeployAll() error {
	d.options.Yes = true
	return d.undeploy()
}

func TestEverythingThatIsMissingIsNamedAtOnce(t *testing.T) {
	d := newDesk(t)
	d.world.Environ, d.options = []string{"PATH=" + t.TempDir()}, deploy.Options{Stage: "prod", TermsURL: "https://example.com/terms"}
	d.fails("7 things are missing", "sam: the AWS SAM CLI is not on the PATH: pipx install aws-sam-cli", "LWA_CLIENT_ID: this environment variable is empty",
		"LWA_CLIENT_SECRET", "LWA_REFRESH_TOKEN", "generate-lwa-tokens", "-privacy: the address of your privacy policy (docs/privacy.md, its blanks filled in): is missing", "-terms: ", "out of an example", "-email: ")
	if calls := d.amazon.Calls(); len(calls) > 0 {
		t.Errorf("asked for %q", calls)
	}
}

func TestADryRunSaysWhatItWouldDoAndDoesNothing(t *testing.T) {
	d := newDesk(t)
	d.options.DryRun = true
	d.works()
	for _, want := range []string{"make a skill", "sam build", "sam deploy --stack-name floorside-dev", "SkillId=(the new skill's id)", "enable the skill"} {
		if !strings.Contains(d.out.String(), want) {
			t.Errorf("lacks %q:\n%s", want, &d.out)
		}
	}
	d.setenv("LWA_REFRESH_TOKEN", "")
	d.fails("one thing is missing", "LWA_REFRESH_TOKEN")
	if calls := append(d.amazon.Calls(), d.cloud().Calls...); len(calls) > 0 {
		t.Errorf("asked for %q", calls)
	}
	if left, err := os.ReadDir(d.world.Root); err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
}

func TestWhatAmazonAndAWSDoNotTakeIsSaidBeforeAnythingIsMade(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(*desk)
		want  []string
	}{
		"an old refresh token": {func(d *desk) { d.setenv("LWA_REFRESH_TOKEN", "Atzr|old") }, []string{"what is needed", "invalid_grant", "make a new one"}},
		"no developer":         {func(d *desk) { d.amazon.HasVendors() }, []string{"developer.amazon.com/alexa/console/ask"}},
		"two vendors":          {func(d *desk) { d.amazon.HasVendors("M1", "M2") }, []string{"choose with -vendor one of M1 (Somebody), M2"}},
		"another's vendor":     {func(d *desk) { d.options.Vendor = "M3" }, []string{`-vendor "M3"`, smapitest.Vendor}},
		"no AWS credentials": {func(d *desk) { d.mishap("list stack-outputs", mishap{Says: "Error: Unable to locate credentials"}) },
			[]string{"AWS credentials: set AWS_PROFILE"}},
		"AWS credentials that ran out": {func(d *desk) { d.mishap("list stack-outputs", mishap{Says: "An error occurred (ExpiredToken)"}) },
			[]string{"AWS credentials: they have run out", "aws sso login"}},
		"no such region":   {func(d *desk) { d.options.Regions = []string{"mars-1"} }, []string{`-regions: "mars-1"`, "us-east-1 (North America)"}},
		"no such stage":    {func(d *desk) { d.options.Stage = "beta" }, []string{`-stage "beta": say dev or prod`}},
		"no skill's id":    {func(d *desk) { d.options.Skill = "back" }, []string{`-skill "back"`}},
		"nobody's skill":   {func(d *desk) { d.options.Skill = "amzn1.ask.skill.00000000-0000-4000-8000-999999999999" }, []string{"there is no skill"}},
		"a broken network": {func(d *desk) { d.world.API = "http://127.0.0.1:1" }, []string{"no answer"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			c.spoil(d)
			d.fails(c.want...)
			if len(d.amazon.Skills()) > 0 || len(d.cloud().Stacks) > 0 {
				t.Error("something was made")
			}
		})
	}
}

// takesLong skips what deploys many times: each time starts SAM's stand-in a dozen times.
func takesLong(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("takes long")
	}
}

// Wherever it fails, the next time goes on from there and comes to the same end.
func TestAfterAFailureItGoesOn(t *testing.T) {
	takesLong(t)
	lost, broken := smapitest.Fault{Acts: true}, slices.Repeat([]smapitest.Fault{{Status: 500}}, 9)
	for name, c := range map[string]struct {
		spoil func(*desk)
		want  string
	}{
		"no skill is made": {func(d *desk) { d.amazon.Fail("POST /v1/skills", smapitest.Fault{Status: 401}) }, "the skill: smapi: POST /v1/skills: 401"},
		"making it breaks": {func(d *desk) { d.amazon.Fail("POST /v1/skills", smapitest.Fault{Status: 500}) }, "500"},
		"the build fails":  {func(d *desk) { d.mishap("build", mishap{Says: "Build Failed"}) }, "the build: sam build: exit status 1"},
		"the stack fails":  {func(d *desk) { d.mishap("deploy", mishap{Says: "Error: Failed to create/update the stack"}) }, "the stacks: sam deploy"},
		"the stack never came up": {func(d *desk) {
			d.mishap("deploy", mishap{Says: "is in ROLLBACK_COMPLETE state and can not be updated"})
		}, "sam delete --stack-name floorside-dev"},
		"no place for a package": {func(d *desk) { d.amazon.Fail("POST /v1/skills/uploads", broken[:5]...) }, "the skill package: smapi: POST /v1/skills/uploads: 500"},
		"the upload fails":       {func(d *desk) { d.amazon.Fail("upload", smapitest.Fault{Status: 403}) }, "PUT the package: 403"},
		"the import is refused":  {func(d *desk) { d.amazon.Fail("POST /v1/skills/{id}/imports", smapitest.Fault{Status: 400}) }, "imports: 400"},
		"nobody says how far":    {func(d *desk) { d.amazon.Fail("GET /v1/skills/imports/{id}", broken[:5]...) }, "imports/import-1: 500"},
		"the model does not build": {func(d *desk) { d.amazon.Spoil(smapitest.Problem{Code: "MODEL", Message: "No sample."}) },
			"did not take the package: FAILED; interactionModels.en_US: MODEL: No sample."},
		"it cannot be enabled": {func(d *desk) {
			d.amazon.Fail("PUT /v1/skills/{id}/stages/development/enablement", smapitest.Fault{Status: 403})
		}, "the enablement: "},
		"the function is broken": {func(d *desk) { d.mishap("remote invoke", mishap{Says: "Error: boom"}) }, "Error: boom"},
		"a lost answer": {func(d *desk) {
			d.amazon.Fail("PUT /v1/skills/{id}/stages/development/enablement", lost)
			d.mishap("remote invoke", mishap{Says: "x"})
		}, "a talk"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			c.spoil(d)
			d.fails(c.want)
			d.works()
			d.up()
		})
	}
}

func TestWhatPassesIsWaitedFor(t *testing.T) {
	takesLong(t)
	busy := smapitest.Fault{Status: 429, RetryAfter: "1"}
	for name, spoil := range map[string]func(*desk){
		"too many calls": func(d *desk) {
			d.amazon.Fail("POST /v1/skills", busy)
			d.amazon.Fail("GET /v1/skills/imports/{id}", busy)
		},
		"an update under way": func(d *desk) { d.amazon.Fail("POST /v1/skills/{id}/imports", smapitest.Fault{Status: 409}) },
		"not built yet": func(d *desk) {
			d.amazon.Fail("PUT /v1/skills/{id}/stages/development/enablement", smapitest.Fault{Status: 409})
		},
		"a long build":            func(d *desk) { d.amazon.Slow(30) },
		"a lost skill":            func(d *desk) { d.amazon.Fail("POST /v1/skills", smapitest.Fault{Acts: true}) },
		"a lost skill, with a no": func(d *desk) { d.amazon.Fail("POST /v1/skills", smapitest.Fault{Acts: true, Status: 500}) },
		"AWS is at work": func(d *desk) {
			d.mishap("deploy", mishap{Says: "Stack floorside-dev is in UPDATE_IN_PROGRESS state and can not be updated"})
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			spoil(d)
			d.works()
			d.up()
		})
	}
}

func TestPatienceHasAnEnd(t *testing.T) {
	takesLong(t)
	d := newDesk(t)
	d.amazon.Slow(1 << 30)
	d.world.Patience = time.Second
	d.fails("Amazon is still building the model after 1s", "it goes on from here")
	d.amazon.Slow(1)
	// The old import is still at work: the next time waits for it as long as it may, and says so.
	d.fails("after 1s")
}

// Ctrl-C at any call of SAM's or of Amazon's: the next time comes to the same end.
func TestInterruptedAnywhere(t *testing.T) {
	takesLong(t)
	for _, command := range []string{"list stack-outputs", "build", "deploy", "remote invoke"} {
		t.Run("sam "+command, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			d.mishap(command, mishap{Hangs: true, Says: "Aborted!"})
			d.interrupt(func() bool {
				return slices.ContainsFunc(d.cloudNow().Calls, func(c string) bool { return strings.HasPrefix(c, command) })
			})
		})
	}
	for _, call := range []string{"GET /v1/vendors", "GET /v1/skills", "POST /v1/skills", "POST /v1/skills/uploads", "upload", "POST /v1/skills/{id}/imports",
		"GET /v1/skills/imports/{id}", "GET /v1/skills/{id}/stages/development/enablement", "PUT /v1/skills/{id}/stages/development/enablement"} {
		t.Run(call, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			d.amazon.Fail(call, smapitest.Fault{Hang: true})
			d.interrupt(func() bool { return slices.Contains(d.amazon.Calls(), call) })
		})
	}
}

// cloudNow is the cloud as it is while SAM may be writing it.
func (d *desk) cloudNow() *cloud {
	if c, err := openCloud(d.aws); err == nil {
		return c
	}
	return &cloud{}
}

// interrupt presses Ctrl-C as soon as it is there, and deploys once more.
func (d *desk) interrupt(there func() bool) {
	d.t.Helper()
	ctx, cancel := context.WithCancel(d.t.Context())
	defer cancel()
	go func() {
		for ctx.Err() == nil && !there() {
			time.Sleep(5 * time.Millisecond)
		}
		cancel()
	}()
	if err := d.deployUntil(ctx); err == nil || !strings.Contains(err.Error(), "interrupted: run it again, it goes on from here") {
		d.t.Fatalf("got %v", err)
	}
	d.works()
	d.up()
}

// The answer with the new skill's id was lost, and so was everything else: the next time finds the skill by its name.
func TestASkillWhoseIDWasLostIsFound(t *testing.T) {
	d := newDesk(t)
	d.amazon.Fail("POST /v1/skills", smapitest.Fault{Acts: true})
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		for len(d.amazon.Skills()) == 0 {
			time.Sleep(time.Millisecond)
		}
		cancel()
	}()
	_ = d.deployUntil(ctx) // it may have found it in time
	d.works()
	d.up()
}

func TestASkillOfThatNameIsNotTakenOverUnasked(t *testing.T) {
	d := newDesk(t)
	id := d.amazon.Add("Back Spasm Helper")
	d.fails("there is a skill of that name already", "-skill "+id)
	d.options.Skill = id
	d.works()
	d.up()
	d.options.Skill = "amzn1.ask.skill.00000000-0000-4000-8000-999999999999"
	d.fails("dev has the skill " + id + " already")
}

func TestTheStagesDoNotTouchEachOther(t *testing.T) {
	takesLong(t)
	d := newDesk(t)
	d.works()
	dev := d.amazon.Skills()[0].ID
	d.options.Stage = "prod"
	d.works()
	skills := d.amazon.Skills()
	if len(skills) != 2 || len(d.cloud().Stacks) != 2 || d.cloud().Stacks["floorside-prod@us-east-1"].Parameters["SkillId"] == dev {
		t.Fatalf("%d skills, %v", len(skills), d.cloud().Stacks)
	}
	if err := d.undeployAll(); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(d.err.String(), "the table of the records") {
		t.Errorf("does not say what prod retains: %s", &d.err)
	}
	d.up()
}

func TestOnlyOneAtATime(t *testing.T) {
	d := newDesk(t)
	d.mishap("build", mishap{Hangs: true})
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	var w = d.world
	w.Err = &strings.Builder{}
	go func() { done <- deploy.Deploy(ctx, w, d.options) }()
	for !slices.Contains(d.cloudNow().Calls, "build") {
		time.Sleep(5 * time.Millisecond)
	}
	d.fails("dev is being deployed or taken down already")
	cancel()
	<-done
}

func TestAStateThatCannotBeReadIsNamed(t *testing.T) {
	d := newDesk(t)
	d.works()
	file := filepath.Join(d.world.Root, ".deploy", "dev.json")
	if err := os.WriteFile(file, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.fails(file, "-skill")
}

func TestUndeployingAsksFirst(t *testing.T) {
	takesLong(t)
	for _, answer := range []string{"", "\n", "y\n", "prod\n"} {
		d := newDesk(t)
		d.works()
		d.world.In = strings.NewReader(answer)
		if err := d.undeploy(); err == nil || !strings.Contains(err.Error(), "nothing was deleted") {
			t.Errorf("%q: %v", answer, err)
		}
		d.up()
	}
}

func TestUndeployingIsGoneOnWithToo(t *testing.T) {
	d := newDesk(t)
	d.works()
	d.world.In = strings.NewReader("dev\ndev\n")
	d.mishap("delete", mishap{Says: "Error: Failed to delete the stack"})
	if err := d.undeploy(); err == nil || !strings.Contains(err.Error(), "the stack in us-east-1") {
		t.Fatalf("got %v", err)
	}
	if err := d.undeployAll(); err != nil {
		t.Fatal(err)
	}
	if len(d.amazon.Skills()) > 0 || len(d.cloud().Stacks) > 0 {
		t.Error("something is left")
	}
	d.works() // and up again
	d.up()
}

func TestUndeployingWithoutCredentialsDeletesNothing(t *testing.T) {
	d := newDesk(t)
	d.works()
	d.setenv("LWA_CLIENT_ID", "")
	if err := d.undeployAll(); err == nil || !strings.Contains(err.Error(), "LWA_CLIENT_ID") {
		t.Errorf("got %v", err)
	}
	d.up()
}
