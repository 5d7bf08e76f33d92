package deploy

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strings"
)

// Undeploy takes down what Deploy put up: the skill first, since one without a function behind it only fails.
func Undeploy(ctx context.Context, w World, o Options) error {
	j, done, err := newJob(w, o)
	if err != nil {
		return err
	}
	defer done()
	j.o.Regions = j.state.regionsOr(j.o.Regions)
	j.announce()
	if err := missingErr(j.needs(true)); err != nil {
		return fmt.Errorf("undeploy: %w", err)
	}
	if o.DryRun {
		return nil
	}
	if !o.Yes && !j.agreed() {
		return fmt.Errorf("undeploy: nothing was deleted")
	}
	return interrupted(ctx, j.takeDown(ctx))
}

// regionsOr are all regions where there may be a stack.
func (s *state) regionsOr(otherwise []string) []string {
	if len(s.Regions) > 0 {
		return s.Regions
	}
	return otherwise
}

func (j *job) announce() {
	switch {
	case j.state.Skill != "":
		j.say("This deletes:\n  the skill %s, for everybody who has it", j.state.Skill)
	case j.state.Making:
		j.say("This deletes:\n  no skill: one may have been made whose id never came; the developer console shows it")
	default:
		j.say("This deletes:\n  no skill: none is known (%s)", j.state.path)
	}
	for _, region := range j.o.Regions {
		j.say("  the stack %s in %s", j.o.stack(), region)
	}
	if j.o.Stage == "prod" {
		j.say("What the template retains in prod stays: the table of the records. Delete it by hand when nobody needs it.")
	}
}

// agreed asks for the name of the stage, since a yes is said too easily.
func (j *job) agreed() bool {
	fmt.Fprintf(j.Err, "Type %s to delete it: ", j.o.Stage)
	line, _ := bufio.NewReader(j.In).ReadString('\n') // no line is no agreement
	return strings.TrimSpace(line) == j.o.Stage
}

// takeDown forgets the skill only when all is gone.
func (j *job) takeDown(ctx context.Context) error {
	j.steps = 1 + len(j.o.Regions)
	j.begin("the skill")
	if j.state.Skill != "" {
		if err := j.api.Delete(ctx, j.state.Skill); err != nil {
			return fmt.Errorf("undeploy: the skill: %w", err)
		}
	}
	for _, region := range j.o.Regions {
		j.begin("the stack in " + region)
		if _, err := j.sam.run(ctx, "", true, "delete", "--stack-name", j.o.stack(), "--region", region, "--no-prompts"); err != nil {
			return fmt.Errorf("undeploy: the stack in %s: %w", region, err)
		}
	}
	if err := os.Remove(j.state.path); err != nil && !os.IsNotExist(err) {
		return fmt.Errorf("undeploy: %w", err)
	}
	fmt.Fprintln(j.Out, "All is gone. The bucket aws-sam-cli-managed-default, which SAM keeps for all its stacks, stays.")
	return nil
}
