package judge

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// samTime is how long the SAM CLI may take; building both functions from nothing needs a minute on a small machine.
const samTime = 5 * time.Minute

// needsVenv skips the test where it may be skipped, and otherwise returns the folder of the judges in Python: they are
// large and need Python, so `make test` does without them, and `make validate` (JUDGES=all) insists.
func needsVenv(t testing.TB) string {
	t.Helper()
	root := must[string](t)(findRoot())
	venv := filepath.Join(root, "tools", ".venv")
	_, err := os.Stat(filepath.Join(venv, "sam"))
	switch {
	case testing.Short():
		t.Skip("the judges in Python take long")
	case err != nil && os.Getenv("JUDGES") == "all":
		t.Fatal("judge: tools/.venv is missing: run: make venv")
	case err != nil:
		t.Skip("judge: tools/.venv is not installed, `make validate` does that")
	}
	return venv
}

// SAMBuilds has the SAM CLI build the template at the root, as for a deployment, and returns the folder in which each
// function has one of its own.
func SAMBuilds(t testing.TB) string {
	t.Helper()
	venv := needsVenv(t)
	out := t.TempDir()
	ctx, cancel := context.WithTimeout(t.Context(), samTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, filepath.Join(venv, "bin", "sam"), "build", "--build-in-source", "--build-dir", out)
	cmd.Dir = filepath.Dir(filepath.Dir(venv))
	cmd.Env = append(os.Environ(), "SAM_CLI_TELEMETRY=0", "__SAM_CLI_APP_DIR="+filepath.Join(venv, "sam"))
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("judge: sam build: %v\n%s", err, said)
	}
	return out
}

// Emulator returns the path of Amazon's emulator of the Lambda runtime, for this machine, out of the SAM CLI.
func Emulator(t testing.TB) string {
	t.Helper()
	venv := needsVenv(t)
	if runtime.GOOS != "linux" {
		t.Skip("the emulator runs on Linux")
	}
	machine := map[string]string{"amd64": "x86_64", "arm64": "arm64"}[runtime.GOARCH]
	found, err := filepath.Glob(filepath.Join(venv, "lib", "python*", "site-packages", "samcli", "local", "rapid", "aws-lambda-rie-"+machine))
	if err != nil || len(found) != 1 {
		t.Fatal(fmt.Errorf("judge: the SAM CLI has no emulator for %s: %v, %w", runtime.GOARCH, found, err))
	}
	return found[0]
}
