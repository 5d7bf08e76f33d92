package alexa_test

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"floorside/internal/alexa"
)

func TestEveryCodeIsATroubleOfTheField(t *testing.T) {
	const body = `{"code":"SOME_CODE","message":"` + bodyText + `"}`
	for status, want := range map[int]alexa.Trouble{
		304: alexa.Refused, 400: alexa.Refused, 401: alexa.NotPermitted, 402: alexa.Refused, 403: alexa.Unsupported, 404: alexa.Gone,
		405: alexa.Refused, 409: alexa.Refused, 429: alexa.TooMany, 500: alexa.Down, 502: alexa.Down, 503: alexa.Down, 504: alexa.Down, 599: alexa.Down,
	} {
		t.Run(fmt.Sprint(status), func(t *testing.T) {
			endpoint := served(t, answers(status, body))
			each(t, func() *alexa.API { return api(t, endpoint) }, func(t *testing.T, name string, err error) {
				failed(t, err, want)
				if text := fmt.Sprintf("alexa: %s: %v: status %d", name, want, status); err.Error() != text {
					t.Errorf("it reads %q, want %q", err, text)
				}
			})
		})
	}
}

func TestOneReminderTooMany(t *testing.T) {
	for _, body := range []string{
		`{"code":"MAX_REMINDERS_EXCEEDED","message":"` + bodyText + `"}`,
		`{"type":"Forbidden","message":"MAX_REMINDERS_EXCEEDED"}`,
		`MAX_REMINDERS_EXCEEDED`,
	} {
		for _, status := range []int{400, 403, 429} {
			_, err := api(t, served(t, answers(status, body))).SetReminder(t.Context(), checkUp)
			failed(t, err, alexa.TooMany)
		}
	}
}

// canceled are the calls that want nothing of the answer but its status.
var canceled = map[string]bool{"cancel timer": true, "cancel reminder": true}

func TestA2xxThatIsNotWhatIsDocumented(t *testing.T) {
	for name, c := range map[string]struct {
		status int
		body   string
	}{
		"empty":              {200, ``},
		"no content":         {204, ``},
		"a web page":         {200, `<!DOCTYPE html><title>` + bodyText + `</title>`},
		"another object":     {200, `{"message":"` + bodyText + `"}`},
		"an empty object":    {201, `{}`},
		"null":               {200, `null`},
		"a list":             {200, `["` + bodyText + `"]`},
		"a number":           {200, `7`},
		"half an answer":     {200, `{"id":"t1","alertToken":"r1","totalCount":1,"timers":[`},
		"an answer and more": {200, `{"id":"t1","alertToken":"r1","totalCount":0} ` + bodyText},
		"no id":              {200, `{"id":"","alertToken":null}`},
		"an id that is none": {200, `{"id":{"a":1},"alertToken":[]}`},
		"a list as a word":   {200, `{"totalCount":1,"timers":"` + bodyText + `","alerts":"` + bodyText + `"}`},
		"a list of words":    {200, `{"totalCount":1,"timers":["` + bodyText + `"],"alerts":["` + bodyText + `"]}`},
		"a megabyte":         {200, `{"id":"t1","alertToken":"r1","totalCount":0,"x":"` + strings.Repeat(bodyText, 1<<20/len(bodyText)) + `"}`},
		"just over 64 KB":    {200, `{"id":"t1","alertToken":"r1","totalCount":0}` + strings.Repeat(" ", 64<<10)},
	} {
		t.Run(name, func(t *testing.T) {
			endpoint := served(t, answers(c.status, c.body))
			each(t, func() *alexa.API { return api(t, endpoint) }, func(t *testing.T, call string, err error) {
				switch {
				case canceled[call]:
					if err != nil {
						t.Error(err)
					}
				case call == "time zone" && c.status == http.StatusNoContent:
					failed(t, err, alexa.Gone)
				default:
					failed(t, err, alexa.Refused)
				}
			})
		})
	}
}

func TestAnAnswerJustUnderTheLimit(t *testing.T) {
	const answer = `{"id":"t1","alertToken":"r1","totalCount":0}`
	endpoint := served(t, answers(200, answer+strings.Repeat(" ", 64<<10-len(answer))))
	each(t, func() *alexa.API { return api(t, endpoint) }, func(t *testing.T, name string, err error) {
		if name != "time zone" && err != nil {
			t.Error(err)
		}
	})
}

func TestNoTimersAreNoTrouble(t *testing.T) {
	for _, body := range []string{`{"totalCount":0}`, `{"totalCount":"0","timers":null,"alerts":null}`, `{"timers":[],"alerts":[]}`} {
		a := api(t, served(t, answers(200, body)))
		timers, err := a.Timers(t.Context())
		if err != nil || len(timers) != 0 {
			t.Errorf("%s: %v, %v", body, timers, err)
		}
		reminders, err := a.Reminders(t.Context())
		if err != nil || len(reminders) != 0 {
			t.Errorf("%s: %v, %v", body, reminders, err)
		}
	}
}

func TestTheTroubleOfAnError(t *testing.T) {
	gone := &alexa.CallError{Call: "cancel timer", Trouble: alexa.Gone, Status: 404}
	for _, c := range []struct {
		err  error
		want alexa.Trouble
	}{
		{nil, alexa.NoTrouble},
		{gone, alexa.Gone},
		{fmt.Errorf("intents: %w", gone), alexa.Gone},
		{errors.New("something else"), alexa.Refused},
	} {
		if got := alexa.TroubleOf(c.err); got != c.want {
			t.Errorf("%v: %v", c.err, got)
		}
	}
}

func TestEveryTroubleHasAName(t *testing.T) {
	seen := map[string]bool{}
	for trouble := alexa.NoTrouble; trouble <= alexa.Refused; trouble++ {
		name := trouble.String()
		if seen[name] || strings.HasPrefix(name, "trouble ") {
			t.Errorf("%d is %q", trouble, name)
		}
		seen[name] = true
	}
	for _, none := range []alexa.Trouble{-1, alexa.Refused + 1} {
		if !strings.HasPrefix(none.String(), "trouble ") {
			t.Errorf("%d is %q", int(none), none)
		}
	}
}
