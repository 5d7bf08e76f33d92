package judge

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// dynaliteTime is how long dynalite may take until it answers; 0.2 s is usual.
const dynaliteTime = 30 * time.Second

// Dynalite starts a DynamoDB of the test's own on 127.0.0.1 and returns its address; it is gone when
// the test is. Tables are ready as soon as they are made. Where $DYNAMODB_ENDPOINT is set that one is
// used instead, and is left as it was found: give each test a table of its own.
//
// It knows conditional writes and their errors. It does not know UpdateTimeToLive, transactions or
// PartiQL, items never expire, and a failed condition never returns the old item.
func Dynalite(t testing.TB) (endpoint string) {
	t.Helper()
	if given := os.Getenv("DYNAMODB_ENDPOINT"); given != "" {
		return given
	}
	ctx, cancel := context.WithCancel(context.Background())
	cmd, err := node(ctx, "dynalite.mjs")
	if err != nil {
		cancel()
		t.Fatal(err)
	}
	endpoint, err = serve(t, cmd, cancel)
	if err != nil {
		t.Fatalf("judge: dynalite: %v", err)
	}
	return endpoint
}

// serve starts cmd, arranges for its end with the test's, and returns the address it prints.
func serve(t testing.TB, cmd *exec.Cmd, kill context.CancelFunc) (string, error) {
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	stdin, err := cmd.StdinPipe() // held open: the script serves until it closes
	if err != nil {
		kill()
		return "", err
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		kill()
		return "", err
	}
	if err := cmd.Start(); err != nil {
		kill()
		return "", err
	}
	t.Cleanup(func() {
		kill()
		stdin.Close()
		_ = cmd.Wait() // killed: the error says no more than that
	})
	address, err := firstLine(stdout, kill)
	if err != nil {
		_ = cmd.Wait() // so that all it complained of has been read
		return "", fmt.Errorf("%w: %s", err, strings.TrimSpace(complaint.String()))
	}
	return address, nil
}

// firstLine returns the first line of r. A writer that takes longer than dynaliteTime is killed.
func firstLine(r io.Reader, kill context.CancelFunc) (string, error) {
	late := time.AfterFunc(dynaliteTime, kill)
	defer late.Stop()
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		kill()
		return "", fmt.Errorf("gave no address within %v (%w)", dynaliteTime, err)
	}
	return strings.TrimSpace(line), nil
}
