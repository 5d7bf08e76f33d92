package session_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"

	"floorside/internal/session"
)

// answer is what DynamoDB says when there is no such record.
func answer(w http.ResponseWriter) {
	w.Header().Set("x-amzn-RequestId", "1")
	_, _ = w.Write([]byte("{}")) // the client may have hung up
}

func TestOneFailureIsTriedAgainAndNoMore(t *testing.T) {
	for failures, want := range map[int32]int32{0: 1, 1: 2, 2: 2, 100: 2} {
		var calls atomic.Int32
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			if calls.Add(1) <= failures {
				w.WriteHeader(http.StatusInternalServerError)
				return
			}
			answer(w)
		}))
		_, err := open(t, at(server.URL)).Load(t.Context(), session.Key("ana"), now)
		server.Close()
		if worked := failures < 2; worked != (err == nil) || calls.Load() != want {
			t.Errorf("%d failures: %d calls, %v", failures, calls.Load(), err)
		}
	}
}

// A person who opens the skill again at once must be met by the advisory of a second ago.
func TestLoadReadsTheLastWrite(t *testing.T) {
	var asked struct{ ConsistentRead bool }
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
			t.Error(err)
		}
		answer(w)
	}))
	defer server.Close()
	mustLoad(t, open(t, at(server.URL)), session.Key("ana"), now)
	if !asked.ConsistentRead {
		t.Error("an older copy would do")
	}
}

// Turns share a connection: a new one costs a TLS handshake. A call that follows another at once may
// still dial, and then goes over whichever connection is ready first.
func TestTurnsShareAConnection(t *testing.T) {
	const turns = 5
	var callers sync.Map
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		callers.Store(r.RemoteAddr, true)
		answer(w)
	}))
	defer server.Close()
	s := open(t, at(server.URL))
	for range turns {
		mustLoad(t, s, session.Key("ana"), now)
		mustSave(t, s, session.Key("ana"), some())
	}
	connections := 0
	callers.Range(func(any, any) bool { connections++; return true })
	if connections == 2*turns {
		t.Error("each call had a connection of its own")
	}
}
