package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"floorside/intents"
)

// noon is where the clock of these tests stands, until a line moves it.
const noon = "2026-11-22T12:00:00Z"

// iceSkill asks for the permission to set timers, sets one of fifteen minutes over HTTP when it may, and
// says what Amazon answered.
func iceSkill(ctx context.Context, raw []byte) ([]byte, intents.Trace, error) {
	var request struct {
		Context struct {
			System struct {
				APIEndpoint, APIAccessToken string
				Device                      struct{ DeviceID string }
			}
		}
		Request struct{ Type string }
	}
	if err := json.Unmarshal(raw, &request); err != nil {
		return nil, intents.Trace{}, err
	}
	call := func(method, path, body string) (string, error) {
		r, err := http.NewRequestWithContext(ctx, method, request.Context.System.APIEndpoint+path, strings.NewReader(body))
		if err != nil {
			return "", err
		}
		r.Header.Set("Authorization", "Bearer "+request.Context.System.APIAccessToken)
		r.Header.Set("Content-Type", "application/json")
		resp, err := http.DefaultClient.Do(r)
		if err != nil {
			return "", err
		}
		defer resp.Body.Close()
		answer, err := io.ReadAll(resp.Body)
		return fmt.Sprint(resp.StatusCode, " ", strings.TrimSpace(string(answer))), err
	}
	var says string
	var err error
	switch request.Request.Type {
	case "LaunchRequest":
		return []byte(`{"version":"1.0","response":{"outputSpeech":{"type":"PlainText","text":"Ice needs a timer."},"directives":[
			{"type":"Connections.SendRequest","name":"AskFor","token":"ice","payload":{"@type":"AskForPermissionsConsentRequest",
			"@version":"1","permissionScope":"alexa::alerts:timers:skill:readwrite"}}]}}`), intents.Trace{}, nil
	case "Connections.Response":
		says, err = call("POST", "/v1/alerts/timers", `{"duration":"PT15M","timerLabel":"ice pack",
			"creationBehavior":{"displayExperience":{"visibility":"VISIBLE"}},"triggeringBehavior":{"operation":{"type":"ANNOUNCE",
			"textToAnnounce":[{"locale":"en-US","text":"Take the ice off now."}]},"notificationConfig":{"playAudible":true}}}`)
		says = says[:min(3, len(says))]
	default:
		says, err = call("GET", "/v2/devices/"+request.Context.System.Device.DeviceID+"/settings/System.timeZone", "")
	}
	answer, marshalled := json.Marshal(map[string]any{"version": "1.0", "response": map[string]any{"shouldEndSession": false,
		"outputSpeech": map[string]string{"type": "PlainText", "text": "Amazon: " + says + ". Well?"}}})
	return answer, intents.Trace{}, errors.Join(err, marshalled)
}

// iceDesk is a desk with that skill.
func iceDesk(t *testing.T, o speakOptions) *desk {
	t.Helper()
	o.begin, o.locale, o.store, o.now = "launch", "en-US", "memory", noon
	d, err := newDesk(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.amazon.Close() })
	d.answer = iceSkill
	return d
}

// talk says lines to that skill and returns what is printed.
func talk(t *testing.T, o speakOptions, said string) string {
	t.Helper()
	d := iceDesk(t, o)
	var printed bytes.Buffer
	out := bufio.NewWriter(&printed)
	var report reporter = &plainReport{out: out}
	if o.json {
		report = &jsonReport{out: out}
	}
	if err := d.o.run(t.Context(), d, strings.NewReader(said), report, out); err != nil {
		t.Fatal(err)
	}
	out.Flush()
	return printed.String()
}

func TestATimerThatThePersonAllowedRingsWhenItIsDue(t *testing.T) {
	got := talk(t, speakOptions{zone: "America/New_York"}, "yes\n(14m later)\nhello\n(1m later)\nhello\n(1h later)\n")
	want := `you> open back spasm helper
F: Ice needs a timer.
Alexa: Do you give Back Spasm Helper permission to set timers?
you> yes
F: Amazon: 200. Well?
you> hello
F: Amazon: 200 "America/New_York". Well?
[timer] Take the ice off now.
you> hello
F: Amazon: 200 "America/New_York". Well?
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestRingsInJSONComeWithTheNextTurn(t *testing.T) {
	var turns []jsonTurn
	for line := range strings.Lines(talk(t, speakOptions{json: true}, "um\nyes\n(15m later)\nhello\nhello\n")) {
		var turn jsonTurn
		if err := json.Unmarshal([]byte(line), &turn); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		turns = append(turns, turn)
	}
	if len(turns) != 5 {
		t.Fatalf("%d turns: %+v", len(turns), turns)
	}
	if turns[0].Alexa == "" || turns[0].Ends || turns[1].Alexa == turns[0].Alexa || turns[2].Alexa != "" || turns[3].Says != "Amazon: 204 . Well?" {
		t.Errorf("got %+v", turns)
	}
	want := jsonRing{Kind: "timer", Label: "ice pack", Text: "Take the ice off now.", At: "2026-11-22T12:15:00Z"}
	for i, turn := range turns {
		if i == 3 && (len(turn.Rings) != 1 || turn.Rings[0] != want) || i != 3 && turn.Rings != nil {
			t.Errorf("turn %d rings %+v", i+1, turn.Rings)
		}
	}
}

func TestATimerThatWasRefusedOrFailsDoesNotRing(t *testing.T) {
	for _, c := range []struct{ fail, said, answer string }{
		{"", "no", "F: Amazon: 401."},
		{"timers=429", "yes", "F: Amazon: 429."},
		{"reminders=500,timers=504", "yes", "F: Amazon: 504."},
	} {
		got := talk(t, speakOptions{fail: c.fail}, c.said+"\n(3h later)\nhello\n")
		if !strings.Contains(got, c.answer) || strings.Contains(got, "[timer]") {
			t.Errorf("%+v: got\n%s", c, got)
		}
	}
	if got := talk(t, speakOptions{fail: "settings=503"}, "yes\nhello\n"); !strings.Contains(got, "F: Amazon: 503 {") {
		t.Errorf("got\n%s", got)
	}
}

func TestOnATerminalItRingsWhileSomebodyIsWaitedFor(t *testing.T) {
	d := iceDesk(t, speakOptions{terminal: true, fast: true})
	said, say := io.Pipe()
	seen, shows := io.Pipe()
	done := make(chan error, 1)
	go func() {
		out := bufio.NewWriter(shows)
		err := d.o.run(t.Context(), d, said, &spokenReport{out: out, fast: true}, out)
		done <- errors.Join(err, out.Flush(), shows.Close())
	}()
	read := ""
	until := func(words string) {
		t.Helper()
		var b [1]byte
		for !strings.HasSuffix(read, words) {
			if _, err := seen.Read(b[:]); err != nil {
				t.Fatalf("%q never came: %v after %q", words, err, read)
			}
			read += string(b[:])
		}
	}
	until("set timers?\nyou> ")
	fmt.Fprintln(say, "yes")
	until("F: Amazon: 200. Well?\nyou> ")
	if !d.clock.pass("(15m later)") {
		t.Fatal("the clock does not move")
	}
	until("you> \n[timer] Take the ice off now.\nyou> ")
	say.Close()
	until("\n")
	if _, err := io.Copy(io.Discard, seen); err != nil {
		t.Error(err)
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
	if strings.Count(read, "[timer]") != 1 {
		t.Errorf("got %q", read)
	}
}

func TestWithEachNobodyIsThereToHearARing(t *testing.T) {
	turns := speak(t, "(15m later)\nno\n", "-each", "-begin", "ask:legs", "-now", noon)
	if len(turns) != 2 || turns[0].You != "(15m later)" {
		t.Errorf("got %+v", turns)
	}
}

func TestAWrongZoneOrFailureIsNamedWithItsCure(t *testing.T) {
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"-zone", "Mars/Olympus"}, `-zone: speaker: "Mars/Olympus" is no time zone: write it as America/New_York, or none`},
		{[]string{"-fail", "alarms=429"}, `-fail: no service "alarms": say one of timers, reminders, settings`},
		{[]string{"-fail", "timers=418"}, `-fail: timers cannot fail with "418": say one of 401`},
		{[]string{"-fail", "timers"}, "-fail: \"timers\": write it as SERVICE=HOW, such as timers=429"},
	} {
		var out, complaints bytes.Buffer
		code := speakCmd(append(c.args, "-json"), strings.NewReader("no\n"), &out, &complaints)
		if code != 2 || out.Len() > 0 || !strings.Contains(complaints.String(), c.says) {
			t.Errorf("%v: exit code %d, says %q, want %q", c.args, code, &complaints, c.says)
		}
	}
	if turns := speak(t, "", "-zone", "none", "-fail", "timers=hang,reminders=reset"); len(turns) != 1 {
		t.Errorf("got %+v", turns)
	}
}

func TestTheZoneOfThisMachine(t *testing.T) {
	link := func(target string) func(string) (string, error) {
		return func(string) (string, error) {
			if target == "" {
				return "", errors.New("no link")
			}
			return target, nil
		}
	}
	for _, c := range []struct{ tz, target, want string }{
		{"", "/usr/share/zoneinfo/America/New_York", "America/New_York"},
		{"", "/var/db/timezone/zoneinfo/Europe/Berlin", "Europe/Berlin"},
		{":Asia/Tokyo", "/usr/share/zoneinfo/America/New_York", "Asia/Tokyo"},
		{"/usr/share/zoneinfo/Asia/Tokyo", "", "Asia/Tokyo"},
		{"", "", ""},
		{"", "/etc/my-own-clock", ""},
		{"Local", "", ""},
		{"<+03>-3", "", ""},
	} {
		if got := machineZone(c.tz, link(c.target)); got != c.want {
			t.Errorf("TZ=%q, %q: %q, want %q", c.tz, c.target, got, c.want)
		}
	}
}

func TestOnlyAClockThatStandsIsMoved(t *testing.T) {
	var ticks deskClock
	if ticks.pass("(15m later)") {
		t.Error("time that passes was moved")
	}
	c, err := speakOptions{now: noon}.clock()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"15m later", "(15m)", "(-15m later)", "(soon later)", "later", ""} {
		if c.pass(line) {
			t.Errorf("%q moved it", line)
		}
	}
	if before := c.now(); !c.pass("(1h30m later)") || c.now().Sub(before).Minutes() != 90 {
		t.Errorf("it is %v", c.now())
	}
}
