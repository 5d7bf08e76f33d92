package speaker

import (
	"fmt"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// services are the names by which the stand-in is told to fail, and ways are how it can.
var (
	services = []string{"timers", "reminders", "settings"}
	ways     = []string{"401", "403", "429", "500", "503", "504", "hang", "reset"}
)

// Failure is a service of Amazon's and how it fails: a status code, "hang", which takes a request and
// never answers, or "reset", which cuts the connection. "none" is no failure.
type Failure struct{ Service, How string }

// ParseFailures reads a list such as timers=429,reminders=hang. The error says what can be written.
func ParseFailures(list string) (failures []Failure, err error) {
	if list == "" {
		return nil, nil
	}
	for entry := range strings.SplitSeq(list, ",") {
		service, how, ok := strings.Cut(strings.TrimSpace(entry), "=")
		if !ok {
			return nil, fmt.Errorf("%q: write it as SERVICE=HOW, such as timers=429", entry)
		}
		f := Failure{service, how}
		if err := f.check(); err != nil {
			return nil, err
		}
		if slices.ContainsFunc(failures, func(other Failure) bool { return other.Service == service }) {
			return nil, fmt.Errorf("%s is there twice: say one way in which it fails", service)
		}
		failures = append(failures, f)
	}
	return failures, nil
}

func (f Failure) check() error {
	if !slices.Contains(services, f.Service) {
		return fmt.Errorf("no service %q: say one of %s", f.Service, strings.Join(services, ", "))
	}
	if f.How != "none" && !slices.Contains(ways, f.How) {
		return fmt.Errorf("%s cannot fail with %q: say one of %s, or none", f.Service, f.How, strings.Join(ways, ", "))
	}
	return nil
}

// Fail makes a service fail from now on, in place of how it failed before.
func (a *Amazon) Fail(f Failure) error {
	if err := f.check(); err != nil {
		return fmt.Errorf("speaker: %w", err)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if delete(a.failures, f.Service); f.How != "none" {
		a.failures[f.Service] = f.How
	}
	return nil
}

// fails fails a request if the service was told to.
func (a *Amazon) fails(service string, w http.ResponseWriter, r *http.Request) bool {
	a.mu.Lock()
	how := a.failures[service]
	a.mu.Unlock()
	switch how {
	case "":
		return false
	case "hang":
		select {
		case <-r.Context().Done(): // the client gave up
		case <-a.closing:
		}
		panic(http.ErrAbortHandler)
	case "reset":
		reset(w)
	default:
		status, _ := strconv.Atoi(how) // checked when it was told
		code := strings.ToUpper(strings.ReplaceAll(http.StatusText(status), " ", "_"))
		respond(w, nil, &refusal{status, code, "The stand-in was told to fail."})
	}
	return true
}

// reset cuts the connection as a machine on the way does: with what was sent thrown away.
func reset(w http.ResponseWriter) {
	hijacker, ok := w.(http.Hijacker)
	if !ok {
		panic(http.ErrAbortHandler)
	}
	conn, _, err := hijacker.Hijack()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = conn.Close()
}
