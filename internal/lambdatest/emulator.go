package lambdatest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// Emulated is a binary that runs in Amazon's own emulator of the Lambda runtime.
type Emulated struct {
	address string
	mu      sync.Mutex // the emulator fails a second invocation beside the first
}

// emulatorTime is how long the emulator may take until it listens; 0.1 s is usual.
const emulatorTime = 10 * time.Second

// StartEmulated starts binary with env ("NAME=value") in the emulator at the path. Both of its addresses are on
// loopback: by default it listens to everybody. It is gone when the test is.
func StartEmulated(t testing.TB, emulator, binary string, env []string) *Emulated {
	t.Helper()
	invoke, runtime := freeAddress(t), freeAddress(t)
	cmd := exec.Command(emulator, "--runtime-interface-emulator-address", invoke, "--runtime-api-address", runtime, binary)
	cmd.Env = append([]string{fmt.Sprintf("AWS_LAMBDA_FUNCTION_TIMEOUT=%d", int(Timeout.Seconds()))}, env...)
	cmd.Dir = t.TempDir()
	var log bytes.Buffer
	cmd.Stdout, cmd.Stderr = &log, &log
	if err := cmd.Start(); err != nil {
		t.Fatalf("lambdatest: emulator: %v", err)
	}
	t.Cleanup(func() { stopEmulator(t, cmd, &log) })
	for until := time.Now().Add(emulatorTime); ; time.Sleep(20 * time.Millisecond) {
		conn, err := net.Dial("tcp", invoke)
		if err == nil {
			conn.Close()
			return &Emulated{address: invoke}
		}
		if time.Now().After(until) {
			t.Fatalf("lambdatest: the emulator does not listen: %v", err)
		}
	}
}

// stopEmulator asks the emulator to end, which takes the binary with it: killed, it would leave that behind.
func stopEmulator(t testing.TB, cmd *exec.Cmd, log *bytes.Buffer) {
	late := time.AfterFunc(emulatorTime, func() { _ = cmd.Process.Kill() })
	defer late.Stop()
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Logf("lambdatest: emulator: %v", err)
	}
	_ = cmd.Wait() // how it ended is in its log
	if t.Failed() {
		t.Logf("the emulator logged:\n%s", log)
	}
}

// Invoke is like Runtime.Invoke. The emulator answers 200 whatever happened: an error of the function, or a time that
// was over, is only to be seen in the body.
func (e *Emulated) Invoke(payload []byte) ([]byte, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	res, err := http.Post("http://"+e.address+"/2015-03-31/functions/function/invocations", "application/json", bytes.NewReader(payload))
	if err != nil {
		return nil, fmt.Errorf("lambdatest: emulator: %w", err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("lambdatest: emulator: %s, %w", res.Status, err)
	}
	report := &FunctionError{}
	if !json.Valid(body) {
		return nil, fmt.Errorf("lambdatest: emulator: %s", strings.TrimSpace(string(body)))
	}
	if _ = json.Unmarshal(body, report); report.Type != "" || report.Message != "" {
		return nil, report
	}
	return body, nil
}

// freeAddress returns an address on loopback that nobody listened to a moment ago.
func freeAddress(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatalf("lambdatest: %v", err)
	}
	defer l.Close()
	return l.Addr().String()
}
