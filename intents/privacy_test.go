package intents_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"floorside/internal/guide"
	"floorside/internal/session"
)

var seedFlag = flag.Uint64("seed", 0, "plays the random talks of this seed again")

// TestAThousandTalksLeaveNothingBehind: whatever a thousand people say, in whatever order, and whatever breaks meanwhile, none
// of their words, no flag, no intent and no id of theirs is in the log, in the metrics or in the table.
func TestAThousandTalksLeaveNothingBehind(t *testing.T) {
	seed := *seedFlag
	if seed == 0 {
		seed = uint64(time.Now().UnixNano())
	}
	t.Logf("to play the same talks again: go test -run Thousand ./intents -seed %d", seed)
	talks := 1000
	if testing.Short() {
		talks = 150
	}
	c := newCrowd(t, seed)
	for range talks {
		c.talk()
	}
	t.Logf("%d turns, %d slots with marked words, %d kB of log, %d kB of tables", c.turns, c.marked, c.log.Len()>>10, len(c.left)>>10)
	for i, leak := range c.leaks() {
		if i == 10 {
			t.Fatal("and more")
		}
		t.Error(leak)
	}
	if c.turns < 8*talks || c.marked < 2*talks {
		t.Errorf("too little was said: %d turns, %d marked slots", c.turns, c.marked)
	}
	if testing.Short() { // too few for everything to have happened
		return
	}
	for _, happened := range []string{
		`"outcome":"answered"`, `"outcome":"warned"`, `"outcome":"silent"`, `"fault":"panic"`, `"store":"ok"`, `"store":"timeout"`, `"api":"ok"`,
		`"api":"down"`, `"service":"timers"`, `"ended":"quiet"`, `"level":"emergency"`, `"level":"doctor_today"`, `"step":"`,
		`"Unclear":1`, `"id":"`,
	} {
		if !strings.Contains(c.log.String(), happened) {
			t.Errorf("in all these talks there was no %s: the test has lost its grip", happened)
		}
	}
	for _, kept := range []string{`"onset":`, `"routine":`, `"level":`, `"who":"other"`} {
		if !strings.Contains(string(c.left), kept) {
			t.Errorf("in all these talks there was no %s in the table: the test has lost its grip", kept)
		}
	}
}

// TestALeakIsNoticed: each of these is done once in a few talks, by somebody who did not mean to.
func TestALeakIsNoticed(t *testing.T) {
	logs := func(what func(sent) string) func(*crowd, sent) {
		return func(c *crowd, s sent) { fmt.Fprintf(&c.log, "{\"msg\":\"turn\",\"why\":%q}\n", what(s)) }
	}
	keeps := func(key, word string) func(*crowd, sent) {
		return func(c *crowd, s sent) {
			r := guide.Record{Place: guide.Place{Routine: strings.ReplaceAll(word, "WORDS", s.words)}, Seen: c.now().Unix()}
			_, _ = c.store.Save(context.Background(), strings.ReplaceAll(key, "USER", s.user), r, c.now())
		}
	}
	for name, plant := range map[string]func(*crowd, sent){
		"nothing":                         func(*crowd, sent) {},
		"what was said, in the log":       logs(func(s sent) string { return s.words }),
		"one word of it, in the log":      logs(func(s sent) string { return s.words[strings.LastIndex(s.words, " ")+1:] }),
		"the account, in the log":         logs(func(s sent) string { return s.user }),
		"the account's key, in the log":   logs(func(s sent) string { return session.Key(s.user) }),
		"the device, in the log":          logs(func(s sent) string { return s.device }),
		"the session, in the log":         logs(func(s sent) string { return s.session }),
		"the access token, in the log":    logs(func(s sent) string { return s.token }),
		"which flag was heard, in a line": logs(func(sent) string { return "bladder" }),
		"an intent, in the log":           logs(func(sent) string { return "SymptomIntent" }),
		"which move, in the log":          logs(func(sent) string { return "cat_stretch" }),
		"what was said, in the table":     keeps("somebody", "WORDS"),
		"a flag, in the table":            keeps("somebody", "bladder"),
		"the account, in the table":       keeps("USER", "cat_stretch"),
		"a line that is no JSON":          func(c *crowd, _ sent) { fmt.Fprintln(&c.log, "panic: oh") },
	} {
		t.Run(name, func(t *testing.T) {
			c := newCrowd(t, 1)
			planted := false
			c.plant = func(c *crowd, s sent) {
				if !planted && s.words != "" {
					planted = true
					plant(c, s)
				}
			}
			for range 5 {
				c.talk()
			}
			if !planted {
				t.Fatal("nobody said anything")
			}
			if leaks := c.leaks(); len(leaks) == 0 != (name == "nothing") {
				t.Errorf("noticed %q", leaks)
			}
		})
	}
}

var (
	uuid   = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`)
	marked = regexp.MustCompile(`(?i)` + markStart + `\w+`)
)

// leaks is everything in the log and in the tables that should not be there.
func (c *crowd) leaks() (leaks []string) {
	rules := builtIn(c.t).Rules
	var secret []string // in both
	for _, f := range rules.Flags {
		if f.ID != string(guide.Other) { // which is also the name of a voice
			secret = append(secret, `"`+f.ID+`"`)
		}
	}
	for _, topic := range rules.Topics {
		secret = append(secret, `"`+topic.ID+`"`)
	}
	secret = append(secret, "amzn1", "Intent", "Atza", "stand-in", "husband", "ibuprofen")
	inLog := secret
	for _, r := range rules.Routines {
		inLog = append(inLog, `"`+r.ID+`"`)
	}
	for who := range people {
		inLog = append(inLog, session.Key(fmt.Sprintf("amzn1.ask.account.ZQUSER%d", who)))
	}
	log := c.log.String()
	leaks = append(search("log", log, inLog), search("table", string(c.left), secret)...)
	for line := range strings.Lines(log) {
		if !json.Valid([]byte(line)) {
			leaks = append(leaks, "log: no JSON: "+line)
		}
	}
	for _, id := range uuid.FindAllString(log, -1) {
		if c.sessions[id] || !c.requests[id] {
			leaks = append(leaks, "log: an id that is no request's: "+id)
		}
	}
	for _, id := range uuid.FindAllString(string(c.left), -1) {
		leaks = append(leaks, "table: an id: "+id)
	}
	return leaks
}

// search returns every mark in a text, and which of the secrets are there.
func search(where, text string, secrets []string) (found []string) {
	if len(text) < 100 {
		found = append(found, where+": nothing there to look through")
	}
	for _, mark := range marked.FindAllString(text, -1) {
		found = append(found, where+": holds "+mark)
	}
	for _, secret := range secrets {
		if strings.Contains(text, secret) {
			found = append(found, where+": holds "+secret)
		}
	}
	return found
}
