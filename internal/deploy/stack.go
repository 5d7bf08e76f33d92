package deploy

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"floorside/infra"
)

func (j *job) build(ctx context.Context) error {
	_, err := j.sam.run(ctx, "", true, buildArgs()...)
	return err
}

func buildArgs() []string { return []string{"build"} }

// deployArgs say everything, so that a samconfig.toml of former days changes nothing.
func (o Options) deployArgs(region, skill string) []string {
	args := []string{"deploy", "--stack-name", o.stack(), "--region", region, "--resolve-s3", "--capabilities", "CAPABILITY_IAM",
		"--no-confirm-changeset", "--no-fail-on-empty-changeset", "--parameter-overrides",
		"SkillId=" + skill, "Stage=" + o.Stage}
	if o.AlarmEmail != "" {
		args = append(args, "AlarmEmail="+o.AlarmEmail)
	}
	return args
}

// deployStacks brings the stack of every region up to date.
func (j *job) deployStacks(ctx context.Context) error {
	for _, region := range j.o.Regions {
		j.say("      %s in %s", j.o.stack(), region)
		// SAM herself is never cut short by our patience: only by Ctrl-C.
		err := j.again(ctx, "AWS is still at work on the stack", func(context.Context) (bool, error) {
			_, err := j.sam.run(ctx, "", true, j.o.deployArgs(region, j.state.Skill)...)
			// Whoever was interrupted left AWS at work, and finds her so.
			if says(err, "_IN_PROGRESS state and can not be updated") {
				j.say("      AWS is still at work on the stack: waiting")
				return false, nil
			}
			if says(err, "ROLLBACK_COMPLETE state and can not be updated") {
				err = fmt.Errorf("the stack never came up and has to go first: sam delete --stack-name %s --region %s: %w", j.o.stack(), region, err)
			}
			return err == nil, err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// functions asks the stacks what they run, and has the first region serve those parts of the world that have none of their own.
func (j *job) functions(ctx context.Context) (infra.Parameters, error) {
	p := infra.Parameters{PrivacyURL: j.o.PrivacyURL, TermsURL: j.o.TermsURL}
	for i, region := range j.o.Regions {
		out, err := j.sam.outputs(ctx, j.o.stack(), region)
		if err != nil {
			return p, err
		}
		f := infra.Functions{Skill: out["SkillFunctionArn"], Events: out["EventsFunctionArn"]}
		if f.Skill == "" || f.Events == "" {
			return p, fmt.Errorf("the stack %s in %s does not name its functions (SkillFunctionArn, EventsFunctionArn)", j.o.stack(), region)
		}
		if i == 0 {
			p.NA, p.EU, p.FE = f, f, f
		}
		*map[string]*infra.Functions{"NA": &p.NA, "EU": &p.EU, "FE": &p.FE}[serves(region)] = f
	}
	return p, nil
}

// sorted puts errors into the order of their texts: a map gave them in any.
func sorted(errs []error) []error {
	slices.SortFunc(errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errs
}
