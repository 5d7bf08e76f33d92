package alexa_test

import (
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"

	"floorside/internal/alexa"
)

// FuzzAnswers: whatever Alexa's APIs answer, every call returns, with an error that is a trouble or with
// what can be used; and no error tells what was answered.
func FuzzAnswers(f *testing.F) {
	for _, body := range []string{
		timerAnswer, reminderAnswer, `"America/Los_Angeles"`, `{"totalCount":0}`, `null`, `{`,
		`{"totalCount":1,"timers":[null,{"id":7,"duration":"P1DT1H","triggerTime":"2026-03-01"}]}`,
		`{"alerts":[{"trigger":{"offsetInSeconds":"999999999999","scheduledTime":"2026-02-30T25:00:00","timeZoneId":"../x"},"alertInfo":{"spokenInfo":{"content":[null]}}}]}`,
	} {
		f.Add([]byte(body), 200)
	}
	f.Add([]byte(`{"code":"MAX_REMINDERS_EXCEEDED"}`), 403)
	f.Add([]byte{}, 204)
	type said struct {
		body   []byte
		status int
	}
	var now atomic.Pointer[said]
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		answer := now.Load()
		w.WriteHeader(answer.status)
		_, _ = w.Write(answer.body)
	}))
	f.Cleanup(server.Close)
	f.Fuzz(func(t *testing.T, body []byte, status int) {
		if status < 200 || status > 599 {
			return
		}
		now.Store(&said{body, status})
		for name, call := range calls {
			err := call(t.Context(), api(t, server.URL))
			if err == nil {
				if status/100 != 2 {
					t.Errorf("%s: no trouble from a %d", name, status)
				}
				continue
			}
			failed(t, err, alexa.TroubleOf(err))
			if trouble := alexa.TroubleOf(err); trouble == alexa.Late || trouble == alexa.Unavailable {
				t.Errorf("%s: %v, of an answer that came", name, err)
			}
		}
	})
}
