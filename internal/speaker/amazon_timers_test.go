package speaker

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

const timers = "/v1/alerts/timers"

// iceTimer is a timer as Amazon's guide shows one.
func iceTimer(duration, label string) string {
	return fmt.Sprintf(`{"duration":%q,"timerLabel":%q,"creationBehavior":{"displayExperience":{"visibility":"VISIBLE"}},
		"triggeringBehavior":{"operation":{"type":"ANNOUNCE","textToAnnounce":[
			{"locale":"es-US","text":"Quita el hielo."},{"locale":"en-US","text":"Take the ice off now."}]},
		"notificationConfig":{"playAudible":true}}}`, duration, label)
}

func TestATimerRingsOnceAndOnlyWhenItIsDue(t *testing.T) {
	w := onTheWire(t, "", TimersScope)
	set := w.want(200, "", "POST", timers, iceTimer("PT15M", "ice pack"))
	id, _ := set["id"].(string)
	if id == "" || set["status"] != "ON" || set["duration"] != "PT15M" || set["timerLabel"] != "ice pack" ||
		set["triggerTime"] != "2026-11-22T09:15:00.000Z" || set["createdTime"] != "2026-11-22T09:00:00.000Z" ||
		set["updatedTime"] != set["createdTime"] {
		t.Errorf("got %v", set)
	}
	if got := w.want(200, "", "GET", timers+"/"+id, ""); fmt.Sprint(got) != fmt.Sprint(set) {
		t.Errorf("got %v, want %v", got, set)
	}
	list := w.want(200, "", "GET", timers, "")
	if all, _ := list["timers"].([]any); list["totalCount"] != 1.0 || len(all) != 1 {
		t.Errorf("list: %v", list)
	}
	if rung := w.later(15*time.Minute - time.Second); len(rung) != 0 {
		t.Errorf("too early: %v", rung)
	}
	want := Ring{Kind: "timer", Label: "ice pack", Text: "Take the ice off now.", At: nineAM.Add(15 * time.Minute)}
	if rung := w.later(time.Second); len(rung) != 1 || rung[0] != want {
		t.Errorf("got %v, want %v", rung, want)
	}
	if rung := w.later(time.Hour); len(rung) != 0 {
		t.Errorf("it rings again: %v", rung)
	}
	w.want(404, "", "GET", timers+"/"+id, "")
	w.want(200, "", "POST", timers, iceTimer("PT15M", "ice pack")) // the label is free again
}

func TestTimersThatAreCancelledDoNotRing(t *testing.T) {
	w := onTheWire(t, "", TimersScope)
	one, _ := w.want(200, "", "POST", timers, iceTimer("PT5M", "one"))["id"].(string)
	w.want(200, "", "POST", timers, iceTimer("PT10M", "two"))
	w.want(200, "", "DELETE", timers+"/"+one, "")
	w.want(404, "", "DELETE", timers+"/"+one, "")
	if rung := w.later(7 * time.Minute); len(rung) != 0 {
		t.Errorf("cancelled, and rings: %v", rung)
	}
	w.want(200, "", "DELETE", timers, "")
	if rung := w.later(time.Hour); len(rung) != 0 {
		t.Errorf("all cancelled, and one rings: %v", rung)
	}
}

func TestATimerCancelledAfterItsTimeHasRung(t *testing.T) {
	w := onTheWire(t, "", TimersScope)
	id, _ := w.want(200, "", "POST", timers, iceTimer("PT5M", "late"))["id"].(string)
	w.mu.Lock()
	w.now = w.now.Add(time.Hour)
	w.mu.Unlock()
	w.want(404, "", "DELETE", timers+"/"+id, "")
	if rung := w.later(0); len(rung) != 1 {
		t.Errorf("got %v", rung)
	}
}

func TestAPausedTimerWaits(t *testing.T) {
	w := onTheWire(t, "", TimersScope)
	id, _ := w.want(200, "", "POST", timers, iceTimer("PT15M", "ice"))["id"].(string)
	w.want(400, "", "POST", timers+"/"+id+"/resume", "")
	w.later(5 * time.Minute)
	w.want(200, "", "POST", timers+"/"+id+"/pause", "")
	w.want(400, "", "POST", timers+"/"+id+"/pause", "")
	if rung := w.later(time.Hour); len(rung) != 0 {
		t.Errorf("paused, and rings: %v", rung)
	}
	got := w.want(200, "", "GET", timers+"/"+id, "")
	if got["status"] != "PAUSED" || got["remainingTimeWhenPaused"] != "PT0H10M0S" || got["triggerTime"] != nil {
		t.Errorf("got %v", got)
	}
	w.want(200, "", "POST", timers+"/"+id+"/resume", "")
	if rung := w.later(9 * time.Minute); len(rung) != 0 {
		t.Errorf("too early: %v", rung)
	}
	if rung := w.later(time.Minute); len(rung) != 1 {
		t.Errorf("got %v", rung)
	}
	for _, call := range []string{"POST /x/pause", "POST /x/resume", "GET /x", "DELETE /x"} {
		method, path, _ := strings.Cut(call, " ")
		w.want(404, "TIMER_NOT_FOUND", method, timers+path, "")
	}
}

func TestTimersHaveLimits(t *testing.T) {
	w := onTheWire(t, "", TimersScope)
	for i := range 10 {
		w.want(200, "", "POST", timers, iceTimer("PT2H", fmt.Sprint("timer ", i)))
	}
	w.want(400, "DUPLICATE_TIMER_LABEL", "POST", timers, iceTimer("PT5M", "timer 3"))
	w.want(403, "MAX_TIMERS_EXCEEDED", "POST", timers, iceTimer("PT5M", "timer 10"))
	w.token = w.amazon.admit("next-door", "en-US", newPermissions([]string{TimersScope}, nil))
	w.want(200, "", "POST", timers, iceTimer("PT5M", "timer 3")) // somebody else's are their own
	if list := w.want(200, "", "GET", timers, ""); list["totalCount"] != 1.0 {
		t.Errorf("the neighbor has %v", list)
	}
}

func TestTimersThatAreNotRightAreRefused(t *testing.T) {
	w := onTheWire(t, "", TimersScope)
	good := iceTimer("PT15M", "ice")
	for name, fault := range map[string][2]string{
		"over two hours":          {"PT15M", "PT2H1S"},
		"no time at all":          {"PT15M", "PT0M"},
		"a duration in words":     {"PT15M", "15 minutes"},
		"an empty duration":       {"PT15M", "PT"},
		"in the past":             {"PT15M", "PT-5M"},
		"an unknown field":        {`"timerLabel"`, `"label"`},
		"a field in another case": {`"timerLabel"`, `"TimerLabel"`},
		"an empty label":          {`"ice"`, `""`},
		"a null":                  {`"ice"`, `null`},
		"no such visibility":      {"VISIBLE", "SEEN"},
		"no visibility":           {`"displayExperience":{"visibility":"VISIBLE"}`, ``},
		"no such operation":       {"ANNOUNCE", "SHOUT"},
		"a task of nobody's":      {"ANNOUNCE", "LAUNCH_TASK"},
		"no sound said":           {`"playAudible":true`, ``},
		"a sound as a word":       {`true`, `"true"`},
		"a text without a locale": {`"locale":"en-US",`, ``},
		"an empty text":           {`Take the ice off now.`, ` `},
		"only ssml":               {`"text":"Take`, `"ssml":"Take`},
		"silence that announces":  {"ANNOUNCE", "NOTIFY_ONLY"},
		"something after it":      {`"playAudible":true}}}`, `"playAudible":true}}} {}`},
		"no JSON":                 {`{"duration"`, `"duration"`},
	} {
		t.Run(name, func(t *testing.T) {
			w.t = t
			bad := strings.Replace(good, fault[0], fault[1], 1)
			if bad == good {
				t.Fatal("no fault")
			}
			if answer := w.want(400, "", "POST", timers, bad); answer["code"] == nil || answer["message"] == nil {
				t.Errorf("got %v", answer)
			}
		})
	}
	w.t = t
	w.want(400, "", "POST", timers, "")
	if list := w.want(200, "", "GET", timers, ""); list["totalCount"] != 0.0 {
		t.Errorf("set all the same: %v", list)
	}
	w.want(200, "", "POST", timers, `{"duration":"PT1H30M5S","creationBehavior":{"displayExperience":{"visibility":"HIDDEN"}},
		"triggeringBehavior":{"operation":{"type":"NOTIFY_ONLY"},"notificationConfig":{"playAudible":false}}}`)
	if rung := w.later(90*time.Minute + 5*time.Second); len(rung) != 1 || rung[0].Text != "" {
		t.Errorf("got %v", rung)
	}
}
