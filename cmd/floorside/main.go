// Command floorside is what people run: the local smart speaker, the checks of content, and what is made from it.
package main

import (
	"fmt"
	"io"
	"os"
	"time"
	_ "time/tzdata" // a system may have no time zones of its own
)

const usage = `floorside helps somebody whose lower back has just seized, by voice. This is its workbench.

usage: floorside <command> [options]

  speak     talk to it here: the local smart speaker, with no Alexa and no account
  hear      say labelled sentences to it and report how well it hears danger
  check     look through content/ and name every problem and its place
  model     write what is made from content/ (Alexa's interaction models, content/built), or see with -check if it is fresh
  catch     measure how much of what people say reaches hearing as text, for files of sentences
  review    write the book that a clinician signs from, or print with -since what changed
  deploy    put the skill up, in your Amazon developer account and your AWS account, or bring up to date what is there
  undeploy  take it down again

floorside <command> -h says more. Floorside is not a doctor and cannot call for help.
`

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run runs one command and returns the exit code: 0 well, 1 problems found, 2 not understood.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	if len(args) == 0 {
		fmt.Fprint(stderr, usage)
		return 2
	}
	switch command, rest := args[0], args[1:]; command {
	case "speak":
		return speakCmd(rest, stdin, stdout, stderr)
	case "hear":
		return hearCmd(rest, stdin, stdout, stderr)
	case "check":
		return checkCmd(rest, time.Now(), stdout, stderr)
	case "model":
		return modelCmd(rest, stdout, stderr)
	case "catch":
		return catchCmd(rest, stdout, stderr)
	case "review":
		return reviewCmd(rest, stdout, stderr)
	case "deploy":
		return deployCmd(rest, stdout, stderr)
	case "undeploy":
		return undeployCmd(rest, stdin, stdout, stderr)
	case "-h", "-help", "--help", "help":
		fmt.Fprint(stdout, usage)
		return 0
	default:
		fmt.Fprintf(stderr, "floorside: unknown command %q: say speak, hear, check, model, catch, review, deploy or undeploy\n\n%s", command, usage)
		return 2
	}
}
