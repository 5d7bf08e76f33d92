package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"floorside/content"
	"floorside/internal/model"
)

// modelCmd writes everything that is made from content, or with -check says whether it is fresh.
func modelCmd(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("floorside model", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "floorside model writes what is made from content/: Alexa's interaction model of every locale, and content/built,\nthe parsed rules and words that the Lambda starts from.")
		flags.PrintDefaults()
	}
	check := flags.Bool("check", false, "write nothing; fail if a file is not what content says")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return 0
	} else if err != nil {
		return 2
	}
	root, err := findRoot()
	if err != nil {
		fmt.Fprintln(stderr, "floorside model:", err)
		return 2
	}
	if err := writeGenerated(root, *check, stdout); err != nil {
		fmt.Fprintln(stderr, "floorside model:", err)
		return 1
	}
	return 0
}

// writeGenerated works on the content of the checkout, not on the one built in: the one may just have been edited.
func writeGenerated(root string, check bool, stdout io.Writer) error {
	all, issues := model.All(os.DirFS(filepath.Join(root, "content")))
	if len(issues) > 0 {
		return problems(issues)
	}
	for _, f := range all {
		fresh := f.Fresh(root)
		if check && fresh != nil {
			return fresh
		}
		word := "is fresh"
		if fresh != nil {
			if err := f.Save(root); err != nil {
				return err
			}
			word = "is written"
		}
		fmt.Fprintln(stdout, f.Path, word)
	}
	return nil
}

// problems makes one error of located issues, a line each.
func problems(issues []content.Issue) error {
	var all []error
	for _, issue := range issues {
		all = append(all, errors.New(issue.String()))
	}
	return errors.Join(all...)
}

// findRoot returns the folder of the checkout, from anywhere inside it.
func findRoot() (string, error) {
	start, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for dir := start; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "content", "regions.yaml")); err == nil {
			return dir, nil
		}
		if dir == filepath.Dir(dir) {
			return "", fmt.Errorf("no content/regions.yaml in %s or above: run it inside the checkout", start)
		}
	}
}
