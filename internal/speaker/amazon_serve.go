package speaker

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"reflect"
	"strings"
)

// maxBody is more than any alert needs, in bytes.
const maxBody = 64 << 10

// refusal is how Amazon says no. For most mistakes she documents the status but no code: those here are
// made up after the ones she does, and no client should read more from them.
type refusal struct {
	status        int
	code, message string
}

func badRequest(code, format string, args ...any) *refusal {
	return &refusal{http.StatusBadRequest, code, fmt.Sprintf(format, args...)}
}

// call is one request to a service, its token and permission seen.
type call struct {
	who  *account
	id   string // of the alert or the device in the path, if there is one
	body []byte
}

// service answers a call while the stand-in is locked: with what is sent as JSON, or nil for no body.
type service func(call) (any, *refusal)

// nothing is an answer of 204: well asked, but there is none.
type nothing struct{}

func (a *Amazon) routes() http.Handler {
	mux := http.NewServeMux()
	for pattern, do := range map[string]service{
		"POST /v1/alerts/timers":             a.createTimer,
		"GET /v1/alerts/timers":              a.listTimers,
		"DELETE /v1/alerts/timers":           a.deleteTimers,
		"GET /v1/alerts/timers/{id}":         a.getTimer,
		"DELETE /v1/alerts/timers/{id}":      a.deleteTimer,
		"POST /v1/alerts/timers/{id}/pause":  a.pauseTimer,
		"POST /v1/alerts/timers/{id}/resume": a.resumeTimer,
	} {
		mux.HandleFunc(pattern, a.serve("timers", TimersScope, do))
	}
	for pattern, do := range map[string]service{
		"POST /v1/alerts/reminders":        a.createReminder,
		"GET /v1/alerts/reminders":         a.listReminders,
		"GET /v1/alerts/reminders/{id}":    a.getReminder,
		"PUT /v1/alerts/reminders/{id}":    a.updateReminder,
		"DELETE /v1/alerts/reminders/{id}": a.deleteReminder,
	} {
		mux.HandleFunc(pattern, a.serve("reminders", RemindersScope, do))
	}
	mux.HandleFunc("GET /v2/devices/{id}/settings/System.timeZone", a.serve("settings", "", a.timeZone))
	return mux
}

// counted lets Close wait for every request.
func (a *Amazon) counted(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a.mu.Lock()
		if a.closed {
			a.mu.Unlock()
			panic(http.ErrAbortHandler)
		}
		a.running.Add(1)
		a.mu.Unlock()
		defer a.running.Done()
		next.ServeHTTP(w, r)
	})
}

// serve is what every service does first: fail if it was told to, and see who asks, who must have granted
// the scope unless that is empty.
func (a *Amazon) serve(name, scope string, do service) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
		if err != nil {
			respond(w, nil, badRequest("INVALID_REQUEST", "the body: %v", err))
			return
		}
		if a.fails(name, w, r) {
			return
		}
		a.mu.Lock()
		defer a.mu.Unlock()
		a.ring(a.now())
		who := a.asks(r)
		switch {
		case who == nil:
			respond(w, nil, &refusal{http.StatusUnauthorized, "INVALID_BEARER_TOKEN", "The bearer token is missing or not one of Alexa's."})
		case scope != "" && !who.granted.has(scope):
			respond(w, nil, unauthorized(r))
		case len(body) > 0 && !isJSON(r):
			respond(w, nil, badRequest("INVALID_REQUEST", "Content-Type is %q, not application/json.", r.Header.Get("Content-Type")))
		default:
			sent, refused := do(call{who, r.PathValue("id"), body})
			respond(w, sent, refused)
		}
	}
}

// unauthorized is a request whose person gave no permission. Amazon's types say 409 where a reminder is
// changed and 401 everywhere else.
func unauthorized(r *http.Request) *refusal {
	status := http.StatusUnauthorized
	if r.Method == http.MethodPut {
		status = http.StatusConflict
	}
	return &refusal{status, "UNAUTHORIZED", "Request is not authorized: the customer gave no permission."}
}

// asks finds the account of a bearer token, nil if there is none.
func (a *Amazon) asks(r *http.Request) *account {
	token, bearer := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !bearer {
		return nil
	}
	return a.accounts[token]
}

func isJSON(r *http.Request) bool {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return err == nil && kind == "application/json"
}

// timeZone is where a device stands. A device of somebody else is none of the skill's business.
func (a *Amazon) timeZone(c call) (any, *refusal) {
	switch {
	case c.id != c.who.device:
		return nil, &refusal{http.StatusForbidden, "ACCESS_DENIED", "The token has no access to this device."}
	case a.zone == "":
		return nothing{}, nil
	}
	return a.zone, nil
}

func respond(w http.ResponseWriter, body any, refused *refusal) {
	if _, none := body.(nothing); none {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	status := http.StatusOK
	if refused != nil {
		status, body = refused.status, map[string]string{"code": refused.code, "message": refused.message}
	}
	if body == nil {
		w.WriteHeader(status)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // the client is gone: nobody to tell
}

// exactly reads a body into v and takes nothing else: no unknown field, no other spelling, no null, no
// empty word, and nothing after it.
func exactly(raw []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return err
	}
	understood, err := json.Marshal(v)
	if err != nil {
		return err
	}
	var sent, read any
	if err := errors.Join(json.Unmarshal(raw, &sent), json.Unmarshal(understood, &read)); err != nil {
		return err
	}
	if !reflect.DeepEqual(sent, read) {
		return fmt.Errorf("only %s of it is meant for this service", understood)
	}
	return nil
}
