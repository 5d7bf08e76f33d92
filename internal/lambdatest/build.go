package lambdatest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Build builds the package at path (as `go build` names it) for this machine, with the flags that the
// Makefile uses for Lambda, and returns the binary. It is gone when the test is.
func Build(t testing.TB, path string) (binary string) {
	t.Helper()
	binary = filepath.Join(t.TempDir(), "bootstrap")
	if err := BuildTo(binary, path); err != nil {
		t.Fatal(err)
	}
	return binary
}

// BuildTo is Build into a file of the caller's, for TestMain.
func BuildTo(binary, path string) error {
	cmd := exec.Command("go", "build", "-trimpath", "-tags", "lambda.norpc", "-ldflags", "-s -w", "-o", binary, path)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("lambdatest: build %s: %w\n%s", path, err, out)
	}
	return nil
}
