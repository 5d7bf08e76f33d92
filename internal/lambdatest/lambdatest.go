// Package lambdatest runs a built Lambda binary as Lambda does: it serves the runtime API on loopback,
// starts the binary, and hands it one request at a time. Source: "Using the Lambda runtime API", AWS
// Lambda Developer Guide, version 2018-06-01.
package lambdatest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// Timeout is how long the binary may take for one answer: that of the function in template.yaml.
const Timeout = 7 * time.Second

// ErrExited means that the process has ended, by itself or by Stop.
var ErrExited = errors.New("lambdatest: the process has ended")

// FunctionError is what the binary reported in place of an answer.
type FunctionError struct {
	Type    string `json:"errorType"`
	Message string `json:"errorMessage"`
}

func (e *FunctionError) Error() string { return "lambdatest: " + e.Type + ": " + e.Message }

// Runtime is one running binary.
type Runtime struct {
	cmd      *exec.Cmd
	server   *httptest.Server
	requests chan []byte
	replies  chan reply
	exited   chan struct{}
	stop     context.CancelFunc
	log      string     // the file that the process writes to
	mu       sync.Mutex // one request at a time, as Lambda does
}

// reply is an answer, or the error in its place.
type reply struct {
	body []byte
	err  error
}

// Start starts binary with env ("NAME=value") and nothing else in its environment. It is stopped when
// the test ends, and then what it logged is shown if the test failed.
func Start(t testing.TB, binary string, env []string) *Runtime {
	t.Helper()
	r := &Runtime{requests: make(chan []byte), replies: make(chan reply), exited: make(chan struct{})}
	r.log = filepath.Join(t.TempDir(), "log")
	log, err := os.Create(r.log)
	if err != nil {
		t.Fatalf("lambdatest: %v", err)
	}
	defer log.Close() // the process has its own
	ctx, stop := context.WithCancel(context.Background())
	r.stop = stop
	r.server = httptest.NewServer(r.api(ctx))
	r.cmd = exec.CommandContext(ctx, binary)
	r.cmd.Env = append([]string{"AWS_LAMBDA_RUNTIME_API=" + strings.TrimPrefix(r.server.URL, "http://")}, env...)
	r.cmd.Stdout, r.cmd.Stderr = log, log
	if err := r.cmd.Start(); err != nil {
		stop()
		r.server.Close()
		t.Fatalf("lambdatest: %v", err)
	}
	go func() {
		_ = r.cmd.Wait() // how it ended is in its log
		close(r.exited)
	}()
	t.Cleanup(func() {
		r.Stop()
		if t.Failed() {
			t.Logf("the binary logged:\n%s", r.Log())
		}
	})
	return r
}

// Stop ends the process. It may be called twice.
func (r *Runtime) Stop() {
	r.stop()
	<-r.exited
	r.server.CloseClientConnections()
	r.server.Close()
}

// Invoke hands payload to the binary and returns its answer. The error is a *FunctionError when the
// binary reported one, ErrExited when it is gone, and otherwise says that Timeout was over.
func (r *Runtime) Invoke(payload []byte) ([]byte, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	over := time.NewTimer(Timeout)
	defer over.Stop()
	select {
	case r.requests <- payload:
	case <-r.exited:
		return nil, ErrExited
	case <-over.C:
		return nil, fmt.Errorf("lambdatest: the binary asked for no request within %v", Timeout)
	}
	select {
	case got := <-r.replies:
		return got.body, got.err
	case <-r.exited:
		return nil, ErrExited
	case <-over.C:
		r.stop() // as Lambda does: its answer must not be taken for the next one's
		return nil, fmt.Errorf("lambdatest: no answer within %v", Timeout)
	}
}

// Log returns what the process has written so far: all of it up to the last answer, since it writes to
// a file and not through us.
func (r *Runtime) Log() string {
	data, err := os.ReadFile(r.log)
	if err != nil {
		return err.Error()
	}
	return string(data)
}

// PID returns the process id.
func (r *Runtime) PID() int { return r.cmd.Process.Pid }

// api is the runtime API, until ctx is done.
func (r *Runtime) api(ctx context.Context) http.Handler {
	const root = "/2018-06-01/runtime"
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+root+"/invocation/next", func(w http.ResponseWriter, req *http.Request) {
		select {
		case payload := <-r.requests:
			next(w, payload)
		case <-req.Context().Done(): // the process is gone
		}
	})
	take := func(read func(*http.Request) reply) http.HandlerFunc {
		return func(w http.ResponseWriter, req *http.Request) {
			got := read(req)
			w.WriteHeader(http.StatusAccepted)
			select {
			case r.replies <- got:
			case <-ctx.Done():
			}
		}
	}
	mux.HandleFunc("POST "+root+"/invocation/{id}/response", take(answered))
	mux.HandleFunc("POST "+root+"/invocation/{id}/error", take(failed))
	mux.HandleFunc("POST "+root+"/init/error", take(failed))
	return mux
}

// next answers a binary that asks for its next request.
func next(w http.ResponseWriter, payload []byte) {
	const id = "00000000-0000-4000-8000-000000000000" // one at a time: it need not differ
	w.Header().Set("Lambda-Runtime-Aws-Request-Id", id)
	w.Header().Set("Lambda-Runtime-Deadline-Ms", fmt.Sprint(time.Now().Add(Timeout).UnixMilli()))
	w.Header().Set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:skill")
	w.Header().Set("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0")
	_, _ = w.Write(payload) // a binary that is gone is noticed by its exit
}

func answered(req *http.Request) reply {
	body, err := io.ReadAll(req.Body)
	return reply{body: body, err: err}
}

func failed(req *http.Request) reply {
	body, err := io.ReadAll(req.Body)
	if err != nil {
		return reply{err: err}
	}
	report := &FunctionError{}
	if err := json.Unmarshal(body, report); err != nil {
		return reply{err: fmt.Errorf("lambdatest: an error report that is none: %w", err)}
	}
	return reply{err: report}
}
