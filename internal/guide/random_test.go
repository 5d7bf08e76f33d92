package guide_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"floorside/content"
	"floorside/internal/guide"
	"floorside/internal/walk"
)

// TestRandomTalks lets chance talk: any events in any order, with several flags and signs at once, with breaks
// of minutes to days, through the stored form each turn. The invariants hold in every one.
func TestRandomTalks(t *testing.T) {
	r := rules(t)
	events := walk.Events(r)
	var flags, signs []string
	for _, f := range r.Flags {
		flags = append(flags, f.ID)
		signs = append(signs, f.Worse.Signs...)
	}
	rapid.Check(t, func(t *rapid.T) {
		s, now := guide.Start(guide.Record{}), walk.Noon
		for range rapid.IntRange(1, 40).Draw(t, "turns") {
			e := rapid.SampledFrom(events).Draw(t, "event")
			if rapid.IntRange(0, 9).Draw(t, "rare") == 0 {
				e.Flags = rapid.SliceOfNDistinct(rapid.SampledFrom(flags), 1, 3, rapid.ID[string]).Draw(t, "flags")
				e.Signs = rapid.SliceOfN(rapid.SampledFrom(signs), 0, 2).Draw(t, "signs")
			}
			gap := rapid.SampledFrom([]time.Duration{0, 0, 0, 0, 0, time.Minute, 31 * time.Minute, 13 * time.Hour, 25 * time.Hour}).Draw(t, "gap")
			now = now.Add(gap)
			e.New = gap > 0
			s = stored(t, s, now, e.New, r)
			after, acts := guide.Step(s, e, now, r)
			if problem := wrong(r, s, e, after, acts, now); problem != "" {
				t.Fatalf("%s\nevent: %+v\nbefore: %+v\nafter:  %+v\nacts: %+v", problem, e, s, after, acts)
			}
			s = after
		}
	})
}

func stored(t *rapid.T, s guide.State, now time.Time, fresh bool, r *content.Rules) guide.State {
	t.Helper()
	back, err := walk.Stored(s, now, fresh, r)
	if err != nil {
		t.Fatal(err)
	}
	return back
}

// TestEveryTalkCanEnd: from wherever chance leads, "stop" ends, and so does saying nothing that is understood.
func TestEveryTalkCanEnd(t *testing.T) {
	r := rules(t)
	events := walk.Events(r)
	rapid.Check(t, func(t *rapid.T) {
		s := guide.Start(guide.Record{})
		for range rapid.IntRange(0, 25).Draw(t, "turns") {
			s, _ = guide.Step(s, rapid.SampledFrom(events).Draw(t, "event"), walk.Noon, r)
		}
		for range 12 {
			var acts []guide.Act
			s, acts = guide.Step(s, guide.Event{Kind: guide.Unclear}, walk.Noon, r)
			if _, ended := acts[len(acts)-1].(guide.End); ended {
				return
			}
		}
		t.Fatalf("twelve unclear answers in a row and still asking: %+v", s)
	})
}

// TestForgedAttributes: attributes that nobody of ours wrote are refused, or mended so that they promise less.
func TestForgedAttributes(t *testing.T) {
	r := rules(t)
	for name, raw := range map[string]string{
		"not json": `{"v":1,`, "another version": `{"v":0}`, "no version": `{}`, "a list": `[]`,
		"an unknown level":         `{"v":1,"record":{"advice":{"level":"fine"}}}`,
		"a level that is a number": `{"v":1,"record":{"advice":{"level":9}}}`,
		"text for a number":        `{"v":1,"talk":{"unclear":"many"}}`,
	} {
		if _, err := guide.Decode([]byte(raw), walk.Noon, r); err == nil {
			t.Errorf("%s: was read", name)
		}
	}
	forged := `{"v":1,"record":{"cleared_until":99999999999,"place":{"routine":"handstand","done":-3}},
		"talk":{"pending":"no_such_question","settled":["nonsense"],"heard":["nonsense"],"want":{"topic":"nonsense"},"topic":"nonsense"}}`
	s, err := guide.Decode([]byte(forged), walk.Noon, r)
	if err != nil {
		t.Fatal(err)
	}
	if s.Cleared(walk.Noon) || s.Talk.Pending != "" || len(s.Talk.Settled)+len(s.Talk.Heard) > 0 || s.Record.Place != (guide.Place{}) || s.Talk.Want != (guide.Want{}) {
		t.Errorf("believed too much: %+v", s)
	}
	for _, e := range walk.Events(r) {
		after, acts := guide.Step(s, e, walk.Noon, r)
		if problem := wrong(r, s, e, after, acts, walk.Noon); problem != "" {
			t.Errorf("%s after %+v", problem, e)
		}
	}
}

// TestGuardAddsWhatIsMissing: the one exit does not rely on anyone.
func TestGuardAddsWhatIsMissing(t *testing.T) {
	open := guide.Start(guide.Record{Advice: guide.Advice{Level: content.Emergency, Since: walk.Noon.Unix()}})
	acts, added := guide.Guard(open, []guide.Act{guide.Say{Line: "lines.clean"}, guide.End{}})
	if _, warned := acts[0].(guide.Warn); !added || !warned || len(acts) != 3 {
		t.Errorf("not added: %+v", acts)
	}
	if _, added := guide.Guard(guide.Start(guide.Record{}), nil); added {
		t.Error("a warning where nothing is open")
	}
}
