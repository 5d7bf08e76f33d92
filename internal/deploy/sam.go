package deploy

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// sam runs the SAM CLI in the checkout.
type sam struct{ w World }

// path finds it on the PATH of the world, which need not be that of this process.
func (s sam) path() (string, error) {
	for _, dir := range filepath.SplitList(s.w.getenv("PATH")) {
		for _, name := range []string{"sam", "sam.exe", "sam.cmd"} {
			file := filepath.Join(dir, name)
			if info, err := os.Stat(file); filepath.IsAbs(dir) && err == nil && !info.IsDir() && (info.Mode()&0o111 != 0 || name != "sam") {
				return file, nil
			}
		}
	}
	return "", errors.New("no 'sam' on the PATH")
}

// secret are the beginnings of the variables that are none of SAM's business.
var secret = []string{"LWA_", "ASK_"}

// run runs one command to its end and returns what it printed to standard output. What it prints to either is shown too, where
// show says so. Ctrl-C is passed on: SAM has things to tidy up.
func (s sam) run(ctx context.Context, in string, show bool, args ...string) (out []byte, err error) {
	path, err := s.path()
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.Dir = s.w.Root
	cmd.Env = slices.DeleteFunc(slices.Clone(s.w.Environ), func(entry string) bool {
		return slices.ContainsFunc(secret, func(begins string) bool { return strings.HasPrefix(entry, begins) })
	})
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 10 * time.Second
	var printed, complaint bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(in), &printed, &complaint
	if show {
		cmd.Stdout, cmd.Stderr = io.MultiWriter(&printed, s.w.Err), io.MultiWriter(&complaint, s.w.Err)
	}
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			err = context.Cause(ctx)
		}
		return nil, &samError{"sam " + strings.Join(args[:min(2, len(args))], " "), err, complaint.String() + printed.String(), show}
	}
	return printed.Bytes(), nil
}

// samError is a command that failed. Its words are told, unless they were shown already.
type samError struct {
	command string
	err     error
	said    string
	shown   bool
}

func (e *samError) Unwrap() error { return e.err }

func (e *samError) Error() string {
	said := strings.TrimSpace(e.said)
	if e.shown || said == "" {
		return fmt.Sprintf("%s: %v", e.command, e.err)
	}
	return fmt.Sprintf("%s: %v: %s", e.command, e.err, said[max(0, len(said)-1000):])
}

// says reports whether a command failed with one of these words.
func says(err error, words ...string) bool {
	var failed *samError
	return errors.As(err, &failed) && slices.ContainsFunc(words, func(w string) bool { return strings.Contains(failed.said, w) })
}

// outputs are those of a stack, nil if there is no stack yet. That it can be asked shows that AWS takes the credentials.
func (s sam) outputs(ctx context.Context, stack, region string) (map[string]string, error) {
	raw, err := s.run(ctx, "", false, "list", "stack-outputs", "--stack-name", stack, "--region", region, "--output", "json")
	switch {
	case says(err, "does not exist on Cloudformation", "Outputs do not exist"):
		return nil, nil
	case says(err, "Unable to locate credentials", "credentials"):
		return nil, fmt.Errorf("AWS credentials: set AWS_PROFILE to a profile that aws configure or aws configure sso made, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY: %w", err)
	case says(err, "InvalidClientTokenId", "ExpiredToken", "security token"):
		return nil, fmt.Errorf("AWS credentials: they have run out or are wrong: aws sso login, or new keys: %w", err)
	case err != nil:
		return nil, err
	}
	var list []struct{ OutputKey, OutputValue string }
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil, fmt.Errorf("sam list stack-outputs: %w", err)
	}
	found := map[string]string{}
	for _, o := range list {
		found[o.OutputKey] = o.OutputValue
	}
	return found, nil
}
