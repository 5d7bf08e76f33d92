package intents_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"floorside/intents"
	"floorside/internal/alexa"
	"floorside/internal/guide"
	"floorside/internal/session"
	"floorside/internal/speaker"
)

// crowd is many people who talk to one handler, one after the other, in random talks. All that is theirs is marked: each
// mark begins with markStart, and no two words have the same.
type crowd struct {
	t       *testing.T
	chance  *rand.Rand
	clock   atomic.Int64 // epoch seconds; Alexa's services look at it as well
	handler *intents.Handler
	store   *session.Memory
	amazon  *speaker.Amazon
	phrases []string

	log  bytes.Buffer
	left []byte // what was in the table after each talk

	turns, marks, marked int
	requests, sessions   map[string]bool // ids that were sent
	plant                func(*crowd, sent)
}

// sent is what of one request must not be left anywhere.
type sent struct{ words, user, device, session, token string }

// markStart begins no word of any language we know, nor a word of ours.
const markStart = "zq"

// people is how many accounts the crowd has: some come back, and meet what was stored.
const people = 40

func newCrowd(t *testing.T, seed uint64) *crowd {
	t.Helper()
	c := &crowd{
		t: t, chance: rand.New(rand.NewPCG(seed, 1)), store: session.NewMemory(), phrases: everythingSaid(t),
		requests: map[string]bool{}, sessions: map[string]bool{}, plant: func(*crowd, sent) {},
	}
	c.clock.Store(time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC).Unix())
	var err error
	if c.amazon, err = speaker.NewAmazon(speaker.AmazonOptions{Zone: "America/New_York", Now: c.now}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.amazon.Close() })
	client := alexa.NewClient(alexa.ClientOptions{Loopback: true})
	c.handler, err = intents.New(intents.Config{Book: builtIn(t), Store: unreliable{c}, Now: c.now, Log: &c.log, Alexa: client})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func (c *crowd) now() time.Time { return time.Unix(c.clock.Load(), 0).UTC() }

// one reports true once in n times.
func (c *crowd) one(n int) bool { return c.chance.IntN(n) == 0 }

func pick[T any](c *crowd, list ...T) T { return list[c.chance.IntN(len(list))] }

// mark is a word that nobody had before.
func (c *crowd) mark() string {
	c.marks++
	word := []byte(markStart + "aaaa")
	for i, n := len(word)-1, c.marks; n > 0; i, n = i-1, n/26 {
		word[i] = byte('a' + n%26)
	}
	return string(word)
}

// id is a new one, as Amazon draws them.
func (c *crowd) id() string {
	n := c.chance.Uint64()
	return fmt.Sprintf("%08x-%04x-4%03x-8%03x-%012x", n>>32, n>>16&0xffff, n&0xfff, n>>48&0xfff, c.chance.Uint64()>>16)
}

// everythingSaid is all that people say in the transcripts, and what steers, ends or asks for timers.
func everythingSaid(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../content/transcripts/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	said := []string{
		"no", "no", "no", "yes", "yes", "ready", "ready", "again", "better", "it hurts", "worse", "stop", "", "", "exit", "forget me",
		"what do you know about me", "time it", "remind me", "cancel the timer", "what is set", "it began this morning",
		"two hours ago", "since yesterday", "i'm pregnant", "i wet myself", "should i use ice", "can i take ibuprofen", "the left",
		"a stretch", "start the cat stretch", "help", "i'm asking for my husband", "who says so", "easier", "slower",
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(raw)) {
			if words, ours := strings.CutPrefix(strings.TrimSpace(line), "U: "); ours && words != "(silence)" {
				said = append(said, words)
			}
		}
	}
	return said
}

// talk plays one talk of one of the people, on a day when some of Amazon's services may fail.
func (c *crowd) talk() {
	c.clock.Add(int64(pick(c, 60, 3600, 9*3600, 30*3600)))
	for _, service := range []string{"timers", "reminders", "settings"} {
		how := "none"
		if c.one(3) {
			how = pick(c, "401", "403", "429", "500", "reset")
		}
		if err := c.amazon.Fail(speaker.Failure{Service: service, How: how}); err != nil {
			c.t.Fatal(err)
		}
	}
	who := c.chance.IntN(people)
	o := speaker.Options{
		UserID: fmt.Sprintf("amzn1.ask.account.ZQUSER%d", who), DeviceID: fmt.Sprintf("amzn1.ask.device.ZQDEVICE%d", who),
		Amazon: c.amazon, Now: c.now, NewID: c.id,
	}
	if c.one(2) {
		o.Granted = []string{speaker.TimersScope, speaker.RemindersScope}
	}
	echo := speaker.New(deployed(c.t), c.handle, o)
	c.say(echo, "open back spasm helper")
	if c.one(2) { // past the questions, to what comes after them
		for range 8 {
			c.say(echo, "no")
		}
		for _, text := range pick(c, nil, []string{"it began two hours ago", "yes", "yes", "yes"}, []string{"should i use ice", "yes"}, []string{"yes", "a stretch"}) {
			c.sayJust(echo, text)
		}
	}
	for range 4 + c.chance.IntN(12) {
		c.say(echo, c.phrases[c.chance.IntN(len(c.phrases))])
	}
	for echo.Open() {
		c.say(echo, "") // nobody answers until Alexa gives up
	}
	c.look()
}

// say lets somebody say something, now and then with a marked word in the middle.
func (c *crowd) say(echo *speaker.Echo, text string) {
	c.clock.Add(int64(1 + c.chance.IntN(40)))
	if words := strings.Fields(text); len(words) > 1 && c.one(2) {
		at := 1 + c.chance.IntN(len(words))
		text = strings.Join(words[:at], " ") + " " + c.mark() + " " + strings.Join(words[at:], " ")
	}
	c.sayJust(echo, text)
}

// sayJust lets somebody say this and no word else. What of it reaches a slot is marked there all the same.
func (c *crowd) sayJust(echo *speaker.Echo, text string) {
	if _, err := echo.Say(context.Background(), text); err != nil {
		c.t.Fatalf("%q: %v", text, err)
	}
}

// handle is the handler, with every slot of the request marked, and now and then what else comes from outside.
func (c *crowd) handle(ctx context.Context, raw []byte) ([]byte, error) {
	raw, s := c.markRequest(raw)
	c.turns++
	out, err := c.handler.Handle(ctx, raw)
	c.plant(c, s)
	return out, err
}

func (c *crowd) markRequest(raw []byte) ([]byte, sent) {
	var all map[string]any
	if err := json.Unmarshal(raw, &all); err != nil {
		c.t.Fatal(err)
	}
	request, system := within(all, "request"), within(all, "context", "System")
	id := func(v any) string { text, _ := v.(string); return text[strings.LastIndex(text, ".")+1:] }
	s := sent{
		user: within(system, "user")["userId"].(string), device: within(system, "device")["deviceId"].(string),
		session: id(within(all, "session")["sessionId"]), token: system["apiAccessToken"].(string),
	}
	c.requests[id(request["requestId"])], c.sessions[s.session] = true, true
	for _, slot := range within(request, "intent", "slots") {
		slot := slot.(map[string]any)
		if value, ok := slot["value"].(string); ok {
			s.words = value + " " + c.mark()
			slot["value"] = s.words
			c.marked++
		}
	}
	if c.one(100) {
		request[pick(c, "locale", "reason", "dialogState", "token")] = c.mark()
	}
	if c.one(100) && len(within(request, "intent")) > 0 {
		within(request, "intent")["name"] = c.mark()
	}
	if request["type"] == "SessionEndedRequest" && c.one(10) {
		request["reason"], request["error"] = "ERROR", map[string]any{"type": "INVALID_RESPONSE", "message": c.mark()}
	}
	marked, err := json.Marshal(all)
	if err != nil {
		c.t.Fatal(err)
	}
	return marked, s
}

func within(v map[string]any, keys ...string) map[string]any {
	for _, key := range keys {
		v, _ = v[key].(map[string]any)
	}
	return v
}

// look takes down what is in the table: it may be gone after the next talk.
func (c *crowd) look() {
	table, err := c.store.Dump()
	if err != nil {
		c.t.Fatal(err)
	}
	c.left = append(append(c.left, table...), '\n')
}

// unreliable is the crowd's store on a bad day: what its errors say, and its panics, is marked too.
type unreliable struct{ c *crowd }

func (u unreliable) bad(key string) error {
	switch {
	case u.c.one(300):
		panic("the table broke at " + key + " with " + u.c.mark())
	case u.c.one(30):
		why := pick(u.c, session.ErrTimeout, session.ErrRefused, session.ErrConflict, session.ErrCorrupt, context.DeadlineExceeded)
		return fmt.Errorf("%s: %s: %w", key, u.c.mark(), why)
	}
	return nil
}

func (u unreliable) Load(ctx context.Context, key string, now time.Time) (guide.Record, error) {
	if err := u.bad(key); err != nil {
		return guide.Record{}, err
	}
	return u.c.store.Load(ctx, key, now)
}

func (u unreliable) Save(ctx context.Context, key string, r guide.Record, now time.Time) (guide.Record, error) {
	if err := u.bad(key); err != nil {
		return r, err
	}
	return u.c.store.Save(ctx, key, r, now)
}

func (u unreliable) Delete(ctx context.Context, key string) error {
	if err := u.bad(key); err != nil {
		return err
	}
	return u.c.store.Delete(ctx, key)
}
