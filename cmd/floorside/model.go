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

// modelCmd writes Alexa's interaction model of every locale, or with -check says whether they are fresh.
func modelCmd(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("floorside model", flag.ContinueOnError)
	flags.SetOutput(stderr)
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
	if err := writeModels(root, *check, stdout); err != nil {
		fmt.Fprintln(stderr, "floorside model:", err)
		return 1
	}
	return 0
}

// writeModels works on the content of the checkout, not on the one built in: the one may just have been edited.
func writeModels(root string, check bool, stdout io.Writer) error {
	files := os.DirFS(filepath.Join(root, "content"))
	book, issues := content.Read(files)
	if book == nil {
		return problems(issues)
	}
	models, issues := model.Files(files, book.Rules.Regions)
	if len(issues) > 0 {
		return problems(issues)
	}
	for _, m := range models {
		fresh := m.Fresh(root)
		if check && fresh != nil {
			return fresh
		}
		word := "is fresh"
		if fresh != nil {
			if err := m.Save(root); err != nil {
				return err
			}
			word = "is written"
		}
		fmt.Fprintln(stdout, m.Path, word)
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
