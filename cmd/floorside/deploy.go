package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"floorside/internal/deploy"
)

const deployUsage = `floorside deploy puts the skill up: a skill in your Amazon developer account, a stack in your AWS account, the skill package;
it enables the skill for your own devices and talks with what is deployed. Run again, it brings up to date what is there, or
goes on where it was interrupted. It needs the AWS SAM CLI, AWS credentials as SAM finds them, and these variables:

  LWA_CLIENT_ID, LWA_CLIENT_SECRET   of a security profile of Login with Amazon
  LWA_REFRESH_TOKEN                  for the scopes alexa::ask:skills:readwrite alexa::ask:models:readwrite

What is missing is named with how to get it. -privacy, -terms, -email, -regions and -vendor are remembered, in .deploy/, for the
next time; secrets are not. docs/deploying.md says more, and what it costs.

`

const undeployUsage = `floorside undeploy takes down what floorside deploy put up, after asking: the skill, then the stacks. What the template retains in
prod stays. It needs what deploy needs.

`

// deployCmd is floorside deploy.
func deployCmd(args []string, stdout, stderr io.Writer) int {
	var o deploy.Options
	flags := stageFlags("deploy", deployUsage, &o, stderr)
	flags.StringVar(&o.PrivacyURL, "privacy", "", "the address of your privacy policy, `https://...`")
	flags.StringVar(&o.TermsURL, "terms", "", "the address of your terms of use, `https://...`")
	flags.StringVar(&o.AlarmEmail, "email", "", "where AWS writes to when an alarm goes off: an `ADDRESS`; prod needs one")
	flags.StringVar(&o.Vendor, "vendor", "", "the `ID` of the vendor to make the skill for, if you have several")
	flags.StringVar(&o.Skill, "skill", "", "the `ID` of a skill to go on with, instead of making one")
	regions := flags.String("regions", "", "where functions run, of us-east-1, eu-west-1, us-west-2: a `LIST` with commas; the first serves who has no nearer one (default us-east-1)")
	if code, ok := parseAll(flags, args, stderr); !ok {
		return code
	}
	if *regions != "" {
		o.Regions = strings.Split(*regions, ",")
	}
	return inWorld(deploy.Deploy, o, strings.NewReader(""), stdout, stderr)
}

// undeployCmd is floorside undeploy.
func undeployCmd(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	var o deploy.Options
	flags := stageFlags("undeploy", undeployUsage, &o, stderr)
	flags.BoolVar(&o.Yes, "yes", false, "do not ask")
	if code, ok := parseAll(flags, args, stderr); !ok {
		return code
	}
	return inWorld(deploy.Undeploy, o, stdin, stdout, stderr)
}

// stageFlags are the flags of both.
func stageFlags(name, usage string, o *deploy.Options, stderr io.Writer) *flag.FlagSet {
	flags := flag.NewFlagSet("floorside "+name, flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprint(stderr, usage)
		flags.PrintDefaults()
	}
	flags.StringVar(&o.Stage, "stage", "dev", "dev or prod: each has its own skill and its own stack")
	flags.BoolVar(&o.DryRun, "dry-run", false, "say what would be done and what is missing, and do nothing")
	return flags
}

// parseAll takes flags and nothing else; where that ends it, code is how.
func parseAll(flags *flag.FlagSet, args []string, stderr io.Writer) (code int, ok bool) {
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return 0, false
	} else if err != nil {
		return 2, false
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "%s: unknown argument %q: it takes only flags\n", flags.Name(), flags.Arg(0))
		return 2, false
	}
	return 0, true
}

// inWorld does it in this checkout, with this process's environment, until it is done or somebody presses Ctrl-C.
func inWorld(do func(context.Context, deploy.World, deploy.Options) error, o deploy.Options, stdin io.Reader, stdout, stderr io.Writer) int {
	root, err := findRoot()
	if err != nil {
		fmt.Fprintln(stderr, "floorside:", err)
		return 2
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	w := deploy.World{Root: root, Environ: os.Environ(), In: stdin, Out: stdout, Err: stderr}
	if err := do(ctx, w, o); err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	return 0
}
