package deploy

import (
	"fmt"
	"strings"
)

// costs is where it stands what all this costs.
const costs = "docs/costs.md"

// report says what there is now. It is the only thing on standard output.
func (j *job) report() {
	fmt.Fprintf(j.Out, "skill   %s\n", j.state.Skill)
	for _, region := range j.o.Regions {
		fmt.Fprintf(j.Out, "stack   %s in %s\n", j.o.stack(), region)
	}
	fmt.Fprintf(j.Out, "try it  on a device of the same Amazon account, set to English (US): \"Alexa, open back spasm helper\"\n")
	if j.o.AlarmEmail != "" {
		fmt.Fprintf(j.Out, "alarms  go to %s, once the mail from AWS is confirmed\n", j.o.AlarmEmail)
	}
	fmt.Fprintf(j.Out, "costs   see %s\n", costs)
	fmt.Fprintf(j.Out, "undo    make undeploy STAGE=%s\n", j.o.Stage)
}

// plan says what would be done, and does none of it: nobody is asked, nothing is written.
func (j *job) plan() error {
	skill := j.state.Skill
	if skill == "" {
		skill = j.o.Skill
	}
	line := func(format string, args ...any) { fmt.Fprintf(j.Out, format+"\n", args...) }
	if skill == "" {
		skill = "(the new skill's id)"
		line("make a skill in your developer account")
	} else {
		line("see that there is the skill %s", skill)
	}
	line("sam %s", strings.Join(buildArgs(), " "))
	for _, region := range j.o.Regions {
		line("sam %s", strings.Join(j.o.deployArgs(region, skill), " "))
	}
	line("send the skill package: manifest, interaction model, icons; wait for the build")
	line("enable the skill for your own devices")
	line("talk with the function in %s: %d turns", strings.Join(j.o.Regions, ", "), len(talk))
	if err := missingErr(j.needs(false)); err != nil {
		return fmt.Errorf("deploy: %w", err)
	}
	return nil
}
