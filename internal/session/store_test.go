package session_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"floorside/internal/guide"
	"floorside/internal/session"
)

// now is when these tests happen: on the half hour, since Record.Seen is rounded down to the hour.
var now = time.Date(2026, 3, 14, 15, 30, 0, 0, time.UTC)

// subject is one kind of store under test.
type subject struct {
	session.Store
	// plant writes one item, alien or not, past the store. Values are strings, ints or bools.
	plant func(t *testing.T, key string, fields map[string]any)
}

// suite is what every kind of store must do. fresh returns an empty one.
func suite(t *testing.T, fresh func(t *testing.T) subject) {
	for _, c := range []struct {
		name string
		test func(*testing.T, subject)
	}{
		{"a stranger has no record", absent},
		{"every field comes back", roundTrip},
		{"each person has one of their own", apart},
		{"the slower of two devices is told", conflict},
		{"of a hundred that race one wins", race},
		{"a record that expired is absent and replaceable", expiry},
		{"forget me, twice", forget},
		{"an alien item is refused and replaceable", alien},
		{"an alien item that expired is absent", alienExpired},
		{"fields of a later version are tolerated", newer},
		{"nobody shares the record of no id", noKey},
		{"a record that no turn can have is not written", nonsense},
		{"a turn that is over gets no store", tooLate},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, fresh(t)) })
	}
}

// some is a record as a turn at now leaves it.
func some() guide.Record {
	return guide.Record{
		Who:   guide.Other,
		Place: guide.Place{Routine: "cat_stretch", Done: 3, Started: true},
		Seen:  now.Truncate(time.Hour).Unix(),
	}
}

func mustSave(t *testing.T, s session.Store, key string, r guide.Record) guide.Record {
	t.Helper()
	next, err := s.Save(t.Context(), key, r, now)
	if err != nil {
		t.Fatalf("Save: %v", err)
	}
	return next
}

func mustLoad(t *testing.T, s session.Store, key string, at time.Time) guide.Record {
	t.Helper()
	r, err := s.Load(t.Context(), key, at)
	if err != nil {
		t.Fatalf("Load: %v", err)
	}
	return r
}

func absent(t *testing.T, s subject) {
	if r := mustLoad(t, s, session.Key("stranger"), now); r != (guide.Record{}) {
		t.Fatalf("got %+v, want nothing", r)
	}
}

func roundTrip(t *testing.T, s subject) {
	key := session.Key("ana")
	want := some()
	fill(reflect.ValueOf(&want).Elem())
	want.Who, want.Place.Side, want.Seen, want.Rev = guide.Other, guide.Right, now.Truncate(time.Hour).Unix(), 0
	want = mustSave(t, s, key, want)
	if want.Rev != 1 {
		t.Fatalf("Rev after the first write is %d", want.Rev)
	}
	if got := mustLoad(t, s, key, now); got != want {
		t.Fatalf("got %+v\nwant %+v", got, want)
	}
	want.Place = guide.Place{}
	want.Advice = guide.Advice{}
	want = mustSave(t, s, key, want)
	if got := mustLoad(t, s, key, now); got != want {
		t.Fatalf("after what was set is cleared: got %+v\nwant %+v", got, want)
	}
}

// fill gives every field a value that is not its zero, so that a field added to the record and
// forgotten in a store is noticed.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case reflect.String:
		v.SetString("filled")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Uint8:
		v.SetUint(3)
	case reflect.Int, reflect.Int64:
		v.SetInt(2)
	default:
		panic("no rule to fill a " + v.Kind().String())
	}
}

func apart(t *testing.T, s subject) {
	a, b := session.Key("ana"), session.Key("ben")
	if a == b || len(a) != 64 || strings.Contains(a, "ana") {
		t.Fatalf("keys %q, %q", a, b)
	}
	mustSave(t, s, a, some())
	if r := mustLoad(t, s, b, now); r != (guide.Record{}) {
		t.Fatalf("ben got %+v", r)
	}
}

func conflict(t *testing.T, s subject) {
	key := session.Key("ana")
	first := mustSave(t, s, key, some())
	if _, err := s.Save(t.Context(), key, some(), now); !errors.Is(err, session.ErrConflict) {
		t.Fatalf("a second first write: %v", err)
	}
	second := mustSave(t, s, key, first)
	got, err := s.Save(t.Context(), key, first, now)
	if !errors.Is(err, session.ErrConflict) {
		t.Fatalf("a write on an old Rev: %v", err)
	}
	if got != first {
		t.Errorf("a refused write returned %+v", got)
	}
	if got := mustLoad(t, s, key, now); got != second {
		t.Fatalf("got %+v, want %+v", got, second)
	}
}

func race(t *testing.T, s subject) {
	key := session.Key("ana")
	stored := guide.Record{}
	for round := range 3 {
		results := make(chan error, 100)
		var start, done sync.WaitGroup
		start.Add(1)
		for i := range 100 {
			done.Go(func() {
				r := some()
				r.Rev, r.Place.Done = stored.Rev, i
				start.Wait()
				_, err := s.Save(t.Context(), key, r, now)
				results <- err
			})
		}
		start.Done()
		done.Wait()
		close(results)
		wins := 0
		for err := range results {
			switch {
			case err == nil:
				wins++
			case !errors.Is(err, session.ErrConflict):
				t.Fatalf("round %d: %v", round, err)
			}
		}
		if wins != 1 {
			t.Fatalf("round %d: %d writers won", round, wins)
		}
		stored = mustLoad(t, s, key, now)
	}
}

func expiry(t *testing.T, s subject) {
	key := session.Key("ana")
	r := mustSave(t, s, key, some())
	end := time.Unix(r.ExpiresAt(), 0)
	if got := mustLoad(t, s, key, end.Add(-time.Second)); got != r {
		t.Fatalf("a second before its end: %+v", got)
	}
	if got := mustLoad(t, s, key, end); got != (guide.Record{}) {
		t.Fatalf("at its end: %+v", got)
	}
	fresh := guide.Record{Seen: end.Unix()}
	if _, err := s.Save(t.Context(), key, fresh, end.Add(-time.Second)); !errors.Is(err, session.ErrConflict) {
		t.Fatalf("replaced a second before its end: %v", err)
	}
	got, err := s.Save(t.Context(), key, fresh, end)
	if err != nil || got.Rev != 1 {
		t.Fatalf("replace: %+v, %v", got, err)
	}
	if again := mustLoad(t, s, key, end); again != got {
		t.Fatalf("got %+v, want %+v", again, got)
	}
}

func forget(t *testing.T, s subject) {
	key := session.Key("ana")
	mustSave(t, s, key, some())
	for range 2 {
		if err := s.Delete(t.Context(), key); err != nil {
			t.Fatalf("Delete: %v", err)
		}
		if r := mustLoad(t, s, key, now); r != (guide.Record{}) {
			t.Fatalf("got %+v", r)
		}
	}
	if _, err := s.Save(t.Context(), key, guide.Record{Seen: some().Seen, Rev: 1}, now); !errors.Is(err, session.ErrConflict) {
		t.Fatalf("a turn that had not heard of it wrote: %v", err)
	}
	mustSave(t, s, key, some())
}

func alien(t *testing.T, s subject) {
	future := int(now.Add(time.Hour).Unix())
	for name, fields := range map[string]map[string]any{
		"no field of ours":     {"colour": "purple-secret"},
		"no expiry":            {"rev": 4, "who": "other"},
		"expiry is a word":     {"rev": 4, "expires_at": "purple-secret"},
		"expiry before 1970":   {"rev": 4, "expires_at": -1},
		"no rev":               {"expires_at": future},
		"rev is a word":        {"expires_at": future, "rev": "purple-secret"},
		"rev is zero":          {"expires_at": future, "rev": 0},
		"rev is negative":      {"expires_at": future, "rev": -7},
		"who is a number":      {"expires_at": future, "rev": 4, "who": 7},
		"who is nobody we ask": {"expires_at": future, "rev": 4, "who": "purple-secret"},
		"seen is a bool":       {"expires_at": future, "rev": 4, "seen": true},
		"cleared before 1970":  {"expires_at": future, "rev": 4, "cleared_until": -5},
	} {
		t.Run(name, func(t *testing.T) {
			key := session.Key(name)
			s.plant(t, key, fields)
			r, err := s.Load(t.Context(), key, now)
			if !errors.Is(err, session.ErrCorrupt) {
				t.Fatalf("Load: %+v, %v", r, err)
			}
			if strings.Contains(err.Error(), "purple") {
				t.Errorf("the error shows a value: %v", err)
			}
			if r != (guide.Record{Rev: r.Rev}) {
				t.Errorf("Load kept %+v", r)
			}
			next := some()
			next.Rev = r.Rev
			next = mustSave(t, s, key, next)
			if got := mustLoad(t, s, key, now); got != next {
				t.Fatalf("got %+v, want %+v", got, next)
			}
		})
	}
}

func alienExpired(t *testing.T, s subject) {
	key := session.Key("ana")
	s.plant(t, key, map[string]any{"expires_at": int(now.Unix()), "rev": 4, "who": 7})
	if r := mustLoad(t, s, key, now); r != (guide.Record{}) {
		t.Fatalf("got %+v", r)
	}
	mustSave(t, s, key, some())
}

func newer(t *testing.T, s subject) {
	key := session.Key("ana")
	s.plant(t, key, map[string]any{
		"expires_at": int(now.Add(time.Hour).Unix()), "rev": 4, "who": "other", "mood": "better", "v": 9,
	})
	want := guide.Record{Who: guide.Other, Rev: 4}
	if got := mustLoad(t, s, key, now); got != want {
		t.Fatalf("got %+v", got)
	}
}

func noKey(t *testing.T, s subject) {
	key := session.Key("")
	if _, err := s.Save(t.Context(), key, some(), now); err == nil {
		t.Error("Save took it")
	}
	if _, err := s.Load(t.Context(), key, now); err == nil {
		t.Error("Load took it")
	}
	if err := s.Delete(t.Context(), key); err == nil {
		t.Error("Delete took it")
	}
}

func nonsense(t *testing.T, s subject) {
	for i, spoil := range []func(*guide.Record){
		func(r *guide.Record) { r.Who = "the cat" },
		func(r *guide.Record) { r.Place.Routine = strings.Repeat("x", 1000) },
		func(r *guide.Record) { r.Place.Done = -1 },
		func(r *guide.Record) { r.Place.Side = "top" },
		func(r *guide.Record) { r.Pace = -1 },
		func(r *guide.Record) { r.Onset = -1 },
		func(r *guide.Record) { r.ClearedUntil = -1 },
		func(r *guide.Record) { r.Advice.Level = 9 },
		func(r *guide.Record) { r.Advice.Since = -1 },
		func(r *guide.Record) { r.Seen = -1 },
		func(r *guide.Record) { r.Rev = -1 },
	} {
		r := some()
		spoil(&r)
		key := session.Key(fmt.Sprint(i))
		if _, err := s.Save(t.Context(), key, r, now); !errors.Is(err, session.ErrCorrupt) {
			t.Errorf("%+v: %v", r, err)
		}
		if got := mustLoad(t, s, key, now); got != (guide.Record{}) {
			t.Errorf("stored %+v", got)
		}
	}
}

func tooLate(t *testing.T, s subject) {
	ctx, cancel := context.WithDeadline(t.Context(), time.Now().Add(-time.Second))
	defer cancel()
	key := session.Key("ana")
	if _, err := s.Load(ctx, key, now); !errors.Is(err, session.ErrTimeout) {
		t.Errorf("Load: %v", err)
	}
	if _, err := s.Save(ctx, key, some(), now); !errors.Is(err, session.ErrTimeout) {
		t.Errorf("Save: %v", err)
	}
	if err := s.Delete(ctx, key); !errors.Is(err, session.ErrTimeout) {
		t.Errorf("Delete: %v", err)
	}
}
