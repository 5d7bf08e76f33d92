// Package smapitest plays Amazon's side of the Skill Management API and of Login with Amazon, over HTTP on this machine. It
// keeps skills as Amazon does, as far as we know her from her API description and from what her own command line relies on, and
// fails as it is told to.
package smapitest

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"
)

// What the stand-in takes from a developer, and what it hands out. Whoever prints one of them has given it away.
const (
	ClientID     = "amzn1.application-oa2-client.of-the-stand-in"
	ClientSecret = "client-secret-of-the-stand-in"
	RefreshToken = "Atzr|refresh-token-of-the-stand-in"
	AccessToken  = "Atza|access-token-of-the-stand-in"
	UploadKey    = "upload-key-of-the-stand-in"
	Vendor       = "MVENDOROFTHESTANDIN"
)

// Amazon is the stand-in.
type Amazon struct {
	*httptest.Server
	mu      sync.Mutex
	skills  map[string]*Skill
	made    int
	imports map[string]*imported
	uploads map[string][]byte
	faults  map[string][]Fault
	calls   []string
	slow    int       // how often an import is looked at before it is done
	spoiled []Problem // what the next import fails with
	vendors []string
}

// Skill is a skill as it stands.
type Skill struct {
	ID, Name string
	Manifest json.RawMessage
	Files    []string // of the package that was imported
	Enabled  bool
}

// Problem is what Amazon says of a package.
type Problem struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

type imported struct {
	skill string
	left  int
	wrong []Problem
	pack  []byte
}

// Fault is one answer that is not the usual one.
type Fault struct {
	Status     int
	RetryAfter string
	Body       string
	Acts       bool // the request is carried out all the same, and only its answer is lost
	Hang       bool // there is no answer until the client gives up
}

// New starts the stand-in; it ends with the test.
func New(t testing.TB) *Amazon {
	t.Helper()
	a := &Amazon{skills: map[string]*Skill{}, imports: map[string]*imported{}, uploads: map[string][]byte{},
		faults: map[string][]Fault{}, slow: 2, vendors: []string{Vendor}}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /auth/o2/token", a.faulty("token", a.token))
	for pattern, do := range map[string]http.HandlerFunc{
		"GET /v1/vendors":        a.listVendors,
		"GET /v1/skills":         a.list,
		"POST /v1/skills":        a.create,
		"DELETE /v1/skills/{id}": a.known(a.remove),
		"GET /v1/skills/{id}/stages/development/enablement": a.known(a.enablement),
		"PUT /v1/skills/{id}/stages/development/enablement": a.known(a.enable),
		"POST /v1/skills/uploads":                           a.place,
		"POST /v1/skills/{id}/imports":                      a.known(a.take),
	} {
		mux.HandleFunc(pattern, a.faulty(pattern, a.signedIn(do)))
	}
	// Amazon's paths overlap here, so that the mux would not take them as two.
	status := a.faulty("GET /v1/skills/{id}/status", a.signedIn(a.known(a.status)))
	progress := a.faulty("GET /v1/skills/imports/{id}", a.signedIn(a.progress))
	mux.HandleFunc("GET /v1/skills/{whose}/{id}", func(w http.ResponseWriter, r *http.Request) {
		if r.PathValue("whose") == "imports" {
			progress(w, r)
			return
		}
		r.SetPathValue("id", r.PathValue("whose"))
		status(w, r)
	})
	mux.HandleFunc("PUT /upload/{n}", a.faulty("upload", a.store))
	a.Server = httptest.NewServer(mux)
	t.Cleanup(a.Close)
	return a
}

// Auth is where tokens are.
func (a *Amazon) Auth() string { return a.URL + "/auth/o2/token" }

// Fail has the next calls of a kind answered with these faults, one each: a pattern such as "POST /v1/skills", or token or upload.
func (a *Amazon) Fail(call string, faults ...Fault) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.faults[call] = append(a.faults[call], faults...)
}

// Spoil has the next import fail.
func (a *Amazon) Spoil(problems ...Problem) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.spoiled = problems
}

// Slow has imports be looked at so often before they are done.
func (a *Amazon) Slow(looks int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.slow = looks
}

// HasVendors makes these the vendors of the account.
func (a *Amazon) HasVendors(ids ...string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.vendors = ids
}

// Skills returns what is there.
func (a *Amazon) Skills() []Skill {
	a.mu.Lock()
	defer a.mu.Unlock()
	var all []Skill
	for _, s := range a.skills {
		all = append(all, *s)
	}
	slices.SortFunc(all, func(x, y Skill) int { return bytes.Compare([]byte(x.ID), []byte(y.ID)) })
	return all
}

// Calls returns what was asked since it was last called.
func (a *Amazon) Calls() []string {
	a.mu.Lock()
	defer a.mu.Unlock()
	calls := a.calls
	a.calls = nil
	return calls
}

// faulty counts a call, and fails it if it is told to.
func (a *Amazon) faulty(name string, do http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		a.mu.Lock()
		a.calls = append(a.calls, name)
		var f *Fault
		if queue := a.faults[name]; len(queue) > 0 {
			f, a.faults[name] = &queue[0], queue[1:]
		}
		a.mu.Unlock()
		switch {
		case f == nil:
			do(w, r)
			return
		case f.Acts:
			do(httptest.NewRecorder(), r)
		case f.Hang:
			_, _ = io.Copy(io.Discard, r.Body) // so that the server notices who gives up
			<-r.Context().Done()
			panic(http.ErrAbortHandler)
		}
		if f.Status == 0 {
			panic(http.ErrAbortHandler)
		}
		if f.RetryAfter != "" {
			w.Header().Set("Retry-After", f.RetryAfter)
		}
		w.WriteHeader(f.Status)
		fmt.Fprint(w, f.Body)
	}
}

func (a *Amazon) signedIn(do http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer "+AccessToken {
			say(w, http.StatusUnauthorized, map[string]string{"message": "Token is invalid/expired"})
			return
		}
		a.mu.Lock()
		defer a.mu.Unlock()
		do(w, r)
	}
}

// known lets only calls about a skill through that is there.
func (a *Amazon) known(do func(http.ResponseWriter, *http.Request, *Skill)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		s := a.skills[r.PathValue("id")]
		if s == nil {
			say(w, http.StatusNotFound, map[string]string{"message": "Resource not found."})
			return
		}
		do(w, r, s)
	}
}

func say(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if body != nil {
		_ = json.NewEncoder(w).Encode(body) // who hung up hears nothing
	}
}

// unzip returns the files of a package.
func unzip(pack []byte) (map[string][]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(pack), int64(len(pack)))
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		if files[f.Name], err = io.ReadAll(r); err != nil {
			return nil, err
		}
	}
	return files, nil
}
