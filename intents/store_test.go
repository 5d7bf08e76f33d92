package intents_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"floorside/content"
	"floorside/internal/guide"
	"floorside/internal/session"
)

// TestStoreCallsOfATalk: one read at the start, none inside a session, at most one write a turn, and none
// before there is anything to keep.
func TestStoreCallsOfATalk(t *testing.T) {
	store := &counting{Store: session.NewMemory()}
	d := newDesk(t, store)
	for i, text := range []string{"open back spasm helper", "no", "no", "no", "no", "no", "no", "no"} {
		d.says(text)
		if store.loads != 1 || store.saves != 0 {
			t.Fatalf("turn %d: %d reads, %d writes; want 1 and 0", i, store.loads, store.saves)
		}
	}
	for i, text := range []string{"no", "yes", "ready", "ice or heat", "stop"} {
		d.says(text)
		if store.loads != 1 || store.saves != i+1 {
			t.Fatalf("after the screen, turn %d: %d reads, %d writes; want 1 and %d", i, store.loads, store.saves, i+1)
		}
	}
}

// TestTwoDevicesAtOnce: another device hears a red flag while a stretch goes on here. It is spoken in the very
// next answer here.
func TestTwoDevicesAtOnce(t *testing.T) {
	store := session.NewMemory()
	here, there := newDesk(t, store), newDesk(t, store)
	here.screen()
	there.says("open back spasm helper", "i can't feel my legs")
	turn := here.says("yes")
	has(t, turn.Says, "Call 911 now.")
	if !strings.HasPrefix(turn.Says, "Call 911 now.") {
		t.Errorf("the warning does not come first: %q", turn.Says)
	}
	record, err := store.Load(context.Background(), key, here.now)
	if err != nil || record.Advice.Level != content.Emergency {
		t.Errorf("stored: %+v, %v", record, err)
	}
}

// key is where the Echo of the tests keeps its person.
var key = session.Key("amzn1.ask.account.A-PERSON-AT-THE-DESK")

func TestAnEmergencyOutlivesTheSession(t *testing.T) {
	d := newDesk(t, session.NewMemory())
	d.says("open back spasm helper", "yes", "stop")
	d.now = d.now.Add(23 * time.Hour)
	has(t, d.says("open back spasm helper").Says, "Call 911 now.")
	d.says("stop")
	d.now = d.now.Add(2 * time.Hour)
	if says := d.says("open back spasm helper").Says; strings.Contains(says, "911") {
		t.Errorf("still warns after 25 hours: %q", says)
	}
}

func TestForgetMe(t *testing.T) {
	store := session.NewMemory()
	d := newDesk(t, store)
	d.screen()
	turn := d.says("forget me")
	has(t, turn.Says, "forgotten")
	record, err := store.Load(context.Background(), key, d.now)
	if err != nil || record != (guide.Record{}) {
		t.Errorf("still there: %+v, %v", record, err)
	}
}

func TestForgetMeStillWarnsInThisSession(t *testing.T) {
	store := session.NewMemory()
	d := newDesk(t, store)
	d.says("open back spasm helper", "yes")
	for _, text := range []string{"forget me", "what time is it"} {
		if turn := d.says(text); !strings.HasPrefix(turn.Says, "Call 911 now.") {
			t.Errorf("%q: %q", text, turn.Says)
		}
	}
	if record, _ := store.Load(context.Background(), key, d.now); record != (guide.Record{}) {
		t.Errorf("stored again: %+v", record)
	}
}

// failing is a store that is not there.
type failing struct{}

func (failing) Load(context.Context, string, time.Time) (guide.Record, error) {
	return guide.Record{}, session.ErrTimeout
}

func (failing) Save(context.Context, string, guide.Record, time.Time) (guide.Record, error) {
	return guide.Record{}, session.ErrRefused
}

func (failing) Delete(context.Context, string) error { return session.ErrTimeout }

// TestWithoutAStoreTheSessionCarriesOn: the attributes carry everything; only "forget me" has to own up.
func TestWithoutAStoreTheSessionCarriesOn(t *testing.T) {
	d := newDesk(t, failing{})
	d.screen()
	has(t, d.says("yes").Says, "side")
	has(t, d.says("my foot has gone numb and floppy").Says, "Call 911 now.")
	has(t, d.says("forget me").Says, "not deleted yet")
}

// TestAnotherDevicesEmergencyMeetsTheLastQuestion: what another device heard during the questions here is spoken in
// the very answer that would have called them clean, and is not closed by them.
func TestAnotherDevicesEmergencyMeetsTheLastQuestion(t *testing.T) {
	store := session.NewMemory()
	here, there := newDesk(t, store), newDesk(t, store)
	here.says("open back spasm helper", "no", "no", "no", "no", "no", "no", "no")
	there.says("open back spasm helper", "i can't feel my legs")
	if says := here.says("no").Says; !strings.HasPrefix(says, "Call 911 now.") {
		t.Errorf("the last no: %q", says)
	}
	record, err := store.Load(context.Background(), key, here.now)
	if err != nil || record.Advice.Level != content.Emergency || record.ClearedUntil != 0 {
		t.Errorf("stored: %+v, %v", record, err)
	}
}

// flaky is a store whose first read fails.
type flaky struct {
	session.Store
	failed bool
}

func (f *flaky) Load(ctx context.Context, key string, now time.Time) (guide.Record, error) {
	if !f.failed {
		f.failed = true
		return guide.Record{}, session.ErrTimeout
	}
	return f.Store.Load(ctx, key, now)
}

// TestAnEmergencyThatCouldNotBeReadAtFirst is spoken as soon as it can be read.
func TestAnEmergencyThatCouldNotBeReadAtFirst(t *testing.T) {
	store := session.NewMemory()
	newDesk(t, store).says("open back spasm helper", "yes", "stop")
	d := newDesk(t, &flaky{Store: store})
	d.says("open back spasm helper")
	if says := d.says("no").Says; !strings.HasPrefix(says, "Call 911 now.") {
		t.Errorf("the second turn: %q", says)
	}
}
