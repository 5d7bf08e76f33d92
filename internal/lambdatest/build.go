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
	if err := buildTo(binary, path); err != nil {
		t.Fatal(err)
	}
	return binary
}

// Main is a TestMain's whole work: it builds the Lambda in whose folder it runs once, writes to binary where that is,
// and runs the tests. It returns what the process exits with.
func Main(m *testing.M, binary *string) int {
	dir, err := os.MkdirTemp("", "floorside-lambda")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	*binary = filepath.Join(dir, "bootstrap")
	if err := buildTo(*binary, "."); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return m.Run()
}

func buildTo(binary, path string) error {
	cmd := exec.Command("go", "build", "-trimpath", "-tags", "lambda.norpc", "-ldflags", "-s -w", "-o", binary, path)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("lambdatest: build %s: %w\n%s", path, err, out)
	}
	return nil
}
