package speaker

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"
)

const reminders = "/v1/alerts/reminders"

func reminding(trigger string) string {
	return `{"requestTime":"2026-11-22T09:00:00.000","trigger":` + trigger + `,"alertInfo":{"spokenInfo":{"content":[
		{"locale":"en-US","text":"check your back"}]}},"pushNotification":{"status":"ENABLED"}}`
}

func relative(seconds int) string {
	return reminding(fmt.Sprintf(`{"type":"SCHEDULED_RELATIVE","offsetInSeconds":%d}`, seconds))
}

func absolute(at, zone string) string {
	return reminding(fmt.Sprintf(`{"type":"SCHEDULED_ABSOLUTE","scheduledTime":%q,"timeZoneId":%q}`, at, zone))
}

func TestAReminderRingsOnceAndOnlyWhenItIsDue(t *testing.T) {
	w := onTheWire(t, "", RemindersScope)
	set := w.want(200, "", "POST", reminders, relative(43200))
	token, _ := set["alertToken"].(string)
	if token == "" || set["status"] != "ON" || set["version"] != "1" || set["href"] != reminders+"/"+token ||
		set["createdTime"] != "2026-11-22T09:00:00.000Z" || set["updatedTime"] != set["createdTime"] {
		t.Errorf("got %v", set)
	}
	if rung := w.later(12*time.Hour - time.Second); len(rung) != 0 {
		t.Errorf("too early: %v", rung)
	}
	want := Ring{Kind: "reminder", Text: "check your back", At: nineAM.Add(12 * time.Hour)}
	if rung := w.later(time.Second); len(rung) != 1 || rung[0] != want {
		t.Errorf("got %v, want %v", rung, want)
	}
	if got := w.want(200, "", "GET", reminders+"/"+token, ""); got["status"] != "COMPLETED" {
		t.Errorf("after it rang: %v", got)
	}
	if rung := w.later(4 * 24 * time.Hour); len(rung) != 0 {
		t.Errorf("it rings again: %v", rung)
	}
	w.want(404, "", "GET", reminders+"/"+token, "")
}

func TestAReminderAtATimeOfThePlace(t *testing.T) {
	w := onTheWire(t, "America/New_York", RemindersScope) // where it is four in the morning
	w.want(200, "", "POST", reminders, absolute("2026-11-22T08:00:00.000", "America/Los_Angeles"))
	w.want(200, "", "POST", reminders, reminding(`{"type":"SCHEDULED_ABSOLUTE","scheduledTime":"2026-11-22T05:00:00"}`))
	if rung := w.later(time.Hour); len(rung) != 1 { // five in New York
		t.Errorf("got %v", rung)
	}
	if rung := w.later(6*time.Hour - time.Second); len(rung) != 0 {
		t.Errorf("too early: %v", rung)
	}
	if rung := w.later(time.Second); len(rung) != 1 { // eight in Los Angeles
		t.Errorf("got %v", rung)
	}
}

func TestRemindersAreListedChangedAndCancelled(t *testing.T) {
	w := onTheWire(t, "", RemindersScope)
	if list := w.want(200, "", "GET", reminders, ""); list["totalCount"] != "0" || fmt.Sprint(list["alerts"]) != "[]" {
		t.Errorf("none: %v", list)
	}
	first, _ := w.want(200, "", "POST", reminders, relative(60))["alertToken"].(string)
	second, _ := w.want(200, "", "POST", reminders, relative(120))["alertToken"].(string)
	list := w.want(200, "", "GET", reminders, "")
	alerts, _ := list["alerts"].([]any)
	if _, links := list["links"]; !links || list["totalCount"] != "2" || len(alerts) != 2 ||
		at(alerts[0], "trigger", "offsetInSeconds") != 60.0 || at(alerts[0], "pushNotification", "status") != "ENABLED" {
		t.Errorf("list: %v", list)
	}
	w.later(30 * time.Second)
	changed := w.want(200, "", "PUT", reminders+"/"+first, relative(300))
	if changed["version"] != "2" || changed["alertToken"] != first || changed["updatedTime"] != "2026-11-22T09:00:30.000Z" {
		t.Errorf("changed: %v", changed)
	}
	w.want(400, "", "PUT", reminders+"/"+first, relative(0))
	w.want(200, "", "DELETE", reminders+"/"+second, "")
	for _, method := range []string{"GET", "DELETE"} {
		w.want(404, "ALERT_NOT_FOUND", method, reminders+"/"+second, "")
	}
	w.want(404, "ALERT_NOT_FOUND", "PUT", reminders+"/"+second, relative(60))
	if rung := w.later(299 * time.Second); len(rung) != 0 {
		t.Errorf("moved or cancelled, and rings: %v", rung)
	}
	if rung := w.later(time.Second); len(rung) != 1 {
		t.Errorf("got %v", rung)
	}
}

func TestRemindersThatAreNotRightAreRefused(t *testing.T) {
	w := onTheWire(t, "", RemindersScope)
	good := relative(60)
	for name, fault := range map[string][3]string{
		"now":                         {`:60`, `:0`, "TRIGGER_SCHEDULED_TIME_IN_PAST"},
		"in the past":                 {`:60`, `:-60`, "TRIGGER_SCHEDULED_TIME_IN_PAST"},
		"seconds as a word":           {`:60`, `:"60"`, "INVALID_REQUEST"},
		"half a second":               {`:60`, `:60.5`, "INVALID_REQUEST"},
		"no offset":                   {`,"offsetInSeconds":60`, ``, "INVALID_TRIGGER"},
		"both kinds at once":          {`:60`, `:60,"scheduledTime":"2026-11-23T09:00:00"`, "INVALID_TRIGGER"},
		"no such trigger":             {`RELATIVE`, `SOMETIME`, "INVALID_TRIGGER"},
		"absolute without a time":     {`"SCHEDULED_RELATIVE","offsetInSeconds":60`, `"SCHEDULED_ABSOLUTE"`, "INVALID_TRIGGER"},
		"over and over":               {`:60`, `:60,"recurrence":{"freq":"DAILY"}`, "INVALID_REQUEST"},
		"ssml alone":                  {`"text":"check`, `"ssml":"check`, "INVALID_ALERT_INFO"},
		"an empty text":               {`check your back`, ` `, "INVALID_ALERT_INFO"},
		"no content":                  {`{"locale":"en-US","text":"check your back"}`, ``, "INVALID_ALERT_INFO"},
		"no alertInfo":                {`"alertInfo"`, `"alert"`, "INVALID_REQUEST"},
		"no locale":                   {`"locale":"en-US",`, ``, "INVALID_REQUEST"},
		"no such push":                {`ENABLED`, `MAYBE`, "INVALID_PUSH_NOTIFICATION"},
		"no request time":             {`"requestTime":"2026-11-22T09:00:00.000",`, ``, "INVALID_REQUEST"},
		"a request time without form": {`2026-11-22T09:00:00.000`, `nine`, "INVALID_REQUEST_TIME_FORMAT"},
	} {
		t.Run(name, func(t *testing.T) {
			w.t = t
			bad := strings.Replace(good, fault[0], fault[1], 1)
			if bad == good {
				t.Fatal("no fault")
			}
			w.want(400, fault[2], "POST", reminders, bad)
		})
	}
	w.t = t
	w.want(400, "TRIGGER_SCHEDULED_TIME_IN_PAST", "POST", reminders, absolute("2026-11-22T00:59:59", "America/Los_Angeles"))
	w.want(400, "INVALID_TIME_ZONE", "POST", reminders, absolute("2026-11-23T09:00:00", "Mars/Olympus"))
	w.want(400, "INVALID_TRIGGER_SCHEDULED_TIME_FORMAT", "POST", reminders, absolute("2026-11-23T09:00:00Z", "UTC"))
	w.want(400, "INVALID_TIME_ZONE", "POST", reminders, reminding(`{"type":"SCHEDULED_ABSOLUTE","scheduledTime":"2026-11-23T05:00:00"}`))
	if list := w.want(200, "", "GET", reminders, ""); list["totalCount"] != "0" {
		t.Errorf("set all the same: %v", list)
	}
}

func TestABodyThatIsNotCalledJSONIsRefused(t *testing.T) {
	w := onTheWire(t, "", RemindersScope)
	r, err := http.NewRequest("POST", w.amazon.Endpoint()+reminders, strings.NewReader(relative(60)))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+w.token)
	if status, answer := w.do(r); status != 400 || answer["code"] != "INVALID_REQUEST" {
		t.Errorf("got %d %v", status, answer)
	}
}
