package judge

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// cure is what every message about a missing judge ends with.
const cure = "run: make tools"

// scriptTime is how long a judge's script may take: the slowest needs about 2 s on a small machine.
const scriptTime = 2 * time.Minute

// findRoot returns the folder of go.mod: the working directory of a test is its package, somewhere below.
func findRoot() (string, error) {
	start, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("judge: %w", err)
	}
	for dir := start; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		if dir == filepath.Dir(dir) {
			return "", fmt.Errorf("judge: no go.mod in %s or above it", start)
		}
	}
}

// node returns the command for a script of tools/, given up when ctx is done. The error says what is
// missing and how to get it.
func node(ctx context.Context, script string, args ...string) (*exec.Cmd, error) {
	root, err := findRoot()
	if err != nil {
		return nil, err
	}
	bin, err := exec.LookPath("node")
	if err != nil {
		return nil, fmt.Errorf("judge: no `node` on the PATH: install Node.js 20 or newer, then %s", cure)
	}
	tools := filepath.Join(root, "tools")
	if _, err := os.Stat(filepath.Join(tools, "node_modules")); err != nil {
		return nil, fmt.Errorf("judge: tools/node_modules is missing: %s", cure)
	}
	cmd := exec.CommandContext(ctx, bin, append([]string{filepath.Join(tools, script)}, args...)...)
	cmd.Dir = root
	return cmd, nil
}

// run runs a script of tools/ to its end and returns what it prints. Status 1 is how a script says
// that it found something: no error.
func run(script string, in io.Reader, args ...string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(context.Background(), scriptTime)
	defer cancel()
	cmd, err := node(ctx, script, args...)
	if err != nil {
		return nil, err
	}
	var out, complaint bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = in, &out, &complaint
	err = cmd.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 1 && complaint.Len() == 0 {
		err = nil
	}
	if err != nil {
		return nil, fmt.Errorf("judge: %s: %w: %s", script, err, strings.TrimSpace(complaint.String()))
	}
	return out.Bytes(), nil
}

// must ends the test when a judge cannot be asked.
func must[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}
