package guide_test

import (
	"slices"
	"testing"
	"time"

	"floorside/content"
	"floorside/internal/guide"
	"floorside/internal/walk"
)

// talk is somebody who answers, turn by turn, each through the stored form.
type talk struct {
	t     *testing.T
	r     *content.Rules
	s     guide.State
	now   time.Time
	acts  []guide.Act
	fresh bool
}

// cleared is somebody whose screen is clean, in a session.
func cleared(t *testing.T) *talk {
	t.Helper()
	d := &talk{t: t, r: rules(t), s: guide.Start(guide.Record{}), now: walk.Noon, fresh: true}
	d.says(guide.Launch)
	for range d.r.Screen.Danger {
		d.says(guide.No)
	}
	if !d.s.Cleared(d.now) {
		t.Fatalf("not cleared: %+v", d.s)
	}
	return d
}

func (d *talk) event(e guide.Event) *talk {
	d.t.Helper()
	before, err := walk.Stored(d.s, d.now, d.fresh, d.r)
	if err != nil {
		d.t.Fatal(err)
	}
	e.New, d.fresh = d.fresh, false
	d.s, d.acts = guide.Step(before, e, d.now, d.r)
	if problem := wrong(d.r, before, e, d.s, d.acts, d.now); problem != "" {
		d.t.Errorf("%s: %s", walk.Short(e), problem)
	}
	if walk.Ends(d.acts) && !walk.AsksAlexa(d.acts) {
		d.fresh = true
	}
	return d
}

func (d *talk) says(kinds ...guide.Kind) *talk {
	d.t.Helper()
	for _, k := range kinds {
		d.event(guide.Event{Kind: k})
	}
	return d
}

func (d *talk) later(wait time.Duration) *talk { d.now = d.now.Add(wait); return d }

// into asks for a routine and answers no to its gates, until it is about to begin.
func (d *talk) into(routine string) *talk {
	d.t.Helper()
	d.event(guide.Event{Kind: guide.AskRoutine, ID: routine})
	for i := 0; d.s.Phase(d.r) == "gates" && i < 10; i++ {
		d.says(guide.No)
	}
	if d.s.Talk.Pending == "sore_side" {
		d.says(guide.SideLeft)
	}
	if d.s.Talk.Pending != "ready" {
		d.t.Fatalf("%s does not begin: %+v", routine, d.acts)
	}
	return d
}

func (d *talk) said(line string) bool { return slices.Contains(walk.Lines(d.acts), line) }

func TestAHoldThatIsBrokenIntoDoesNotCount(t *testing.T) {
	for _, c := range []struct {
		name string
		wait time.Duration
		says guide.Kind
		done int
	}{
		{"wait, in the middle of it", 3 * time.Second, guide.Wait, 0},
		{"stop, in the middle of it", 3 * time.Second, guide.Stop, 0},
		{"wait, when it was over", time.Minute, guide.Wait, 1},
		{"next, ahead of the count", 3 * time.Second, guide.Next, 2},
		{"wait, where no clock runs", 0, guide.Wait, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := cleared(t).into("cat_stretch").says(guide.Ready).later(c.wait).says(c.says)
			if got := d.s.Record.Place.Done; got != c.done {
				t.Errorf("%d done, want %d", got, c.done)
			}
		})
	}
}

func TestTheEasierSideComesFirstAndBothAreDone(t *testing.T) {
	d := cleared(t).into("knee_to_chest")
	var sides []guide.Side
	for i := 0; d.s.Talk.Pending != "after" && i < 10; i++ {
		sides = append(sides, d.s.Record.Place.Side)
		d.says(guide.Ready)
	}
	if want := []guide.Side{guide.Right, guide.Right, guide.Left, guide.Left}; !slices.Equal(sides, want) {
		t.Errorf("sides %v, want %v", sides, want)
	}
}

func TestASlowerPaceIsRememberedTomorrow(t *testing.T) {
	d := cleared(t).into("cat_stretch")
	quick := quiet(d.says(guide.Ready).acts)
	d.says(guide.Slower)
	if slow := quiet(d.says(guide.Next).acts); slow <= quick {
		t.Errorf("slower holds %v, and normally %v", slow, quick)
	}
	if d.says(guide.Slower); !d.s.SlowVoice() {
		t.Error("the second time the voice is no slower")
	}
	d.says(guide.Stop).later(20 * time.Hour).says(guide.Launch)
	if !d.s.SlowVoice() {
		t.Error("forgotten by tomorrow")
	}
}

func quiet(acts []guide.Act) (all time.Duration) {
	for _, a := range acts {
		switch a := a.(type) {
		case guide.Hold:
			all += a.For
		case guide.Count:
			all += content.Counted
		}
	}
	return all
}

func TestWhoComesBackGoesOnWhereTheyWere(t *testing.T) {
	d := cleared(t).into("knee_to_chest").says(guide.Ready, guide.Ready, guide.Ready, guide.Pause)
	want := d.s.Record.Place
	if want.Done != 1 || !want.Second || want.Side != guide.Left {
		t.Fatalf("left at %+v", want)
	}
	d.later(5*time.Minute).says(guide.Launch, guide.Yes)
	for d.s.Phase(d.r) == "gates" {
		d.says(guide.No)
	}
	if d.s.Record.Place != want || d.s.Talk.Pending != "ready" {
		t.Errorf("came back to %+v, %s; left at %+v", d.s.Record.Place, d.s.Talk.Pending, want)
	}
}

// A clinician switches a move on by taking one word out of routines.yaml; until then nothing leads it.
func TestWhatIsOffIsLedOnlyWhenItIsSwitchedOn(t *testing.T) {
	for _, id := range []string{"knee_rolls", "bridge"} {
		d := cleared(t).event(guide.Event{Kind: guide.AskRoutine, ID: id})
		if !d.said("lines.not_yet") || d.s.Record.Place.Routine != "" {
			t.Errorf("%s: %v", id, walk.Lines(d.acts))
		}
		on := cleared(t)
		on.r.Routine(id).Off = false
		if on.into(id).says(guide.Ready); !on.s.Record.Place.Started {
			t.Errorf("%s: switched on, and not led", id)
		}
	}
}

func TestARoutineThatIsGoneIsForgotten(t *testing.T) {
	d := cleared(t)
	d.s.Record.Place = guide.Place{Routine: "a_move_of_last_year", Done: 2, Started: true}
	d.s.Talk.Pending = "again"
	if d.says(guide.Yes); d.s.Record.Place != (guide.Place{}) {
		t.Errorf("%+v", d.s.Record.Place)
	}
	d.s.Record.Place = guide.Place{Routine: "cat_stretch", Done: 99}
	if d.says(guide.Hello); d.s.Record.Place != (guide.Place{}) {
		t.Errorf("a stretch of a hundred: %+v", d.s.Record.Place)
	}
}

func TestWhenItBeganIsNotInTheFuture(t *testing.T) {
	d := cleared(t).event(guide.Event{Kind: guide.Onset, Began: walk.Noon.Add(time.Hour).Unix()})
	if d.s.Talk.Onset != 0 || d.s.Talk.Pending != "hours_ago" {
		t.Errorf("began in an hour: %+v", d.s.Talk)
	}
}

func TestTheQuestionOfTheClockIsTheLastThatIsDue(t *testing.T) {
	for ago, want := range map[time.Duration]string{
		11 * time.Hour: "keep_time", 12 * time.Hour: "still_severe", 71 * time.Hour: "still_severe", 72 * time.Hour: "no_better",
		15 * 24 * time.Hour: "still_there",
	} {
		d := cleared(t).event(guide.Event{Kind: guide.Onset, Began: walk.Noon.Add(-ago).Unix()})
		if d.s.Talk.Pending != want {
			t.Errorf("%v ago: asks %s, want %s", ago, d.s.Talk.Pending, want)
		}
	}
}

func TestATimeToldWithAYesLosesNeither(t *testing.T) {
	d := cleared(t)
	d.s.Talk = guide.Talk{}
	d.s.Record.ClearedUntil = 0
	d.s.Talk.Pending, d.s.Talk.Settled = "legs", []string{"breathing", "fall"}
	d.event(guide.Event{Kind: guide.Hedged, Began: walk.Noon.Add(-time.Hour).Unix()})
	if !d.s.Emergency() {
		t.Error("a bit, since an hour: no warning")
	}
}

func TestALaterBeginningDoesNotPutOffTheWarning(t *testing.T) {
	ago := func(d time.Duration) guide.Event {
		return guide.Event{Kind: guide.Onset, Began: walk.Noon.Add(-d).Unix()}
	}
	d := cleared(t).event(ago(9*time.Hour)).says(guide.Yes, guide.No).event(ago(time.Hour))
	if want := walk.Noon.Add(-9 * time.Hour).Unix(); d.s.Record.Onset != want {
		t.Errorf("kept %d, want %d", d.s.Record.Onset, want)
	}
	d = cleared(t).event(ago(time.Hour)).says(guide.Yes, guide.No).event(ago(9 * time.Hour))
	if want := walk.Noon.Add(-9 * time.Hour).Unix(); d.s.Record.Onset != want {
		t.Errorf("an earlier one is not taken: kept %d, want %d", d.s.Record.Onset, want)
	}
}

// Who goes away while the kind of pain is open is not led back into the move that hurt.
func TestAMoveThatHurtIsNotTakenUpAgainUnasked(t *testing.T) {
	d := cleared(t).into("cat_stretch").says(guide.Ready, guide.Hurts)
	if d.s.Talk.Pending != "sharp" {
		t.Fatalf("asks %s", d.s.Talk.Pending)
	}
	if gone := d.s.Stored().Place; gone != (guide.Place{}) {
		t.Errorf("stored: %+v", gone)
	}
	if d.says(guide.No); d.s.Record.Place.Routine != "cat_stretch" || d.s.Talk.Pending != "easier" {
		t.Errorf("merely sore: %+v, asks %s", d.s.Record.Place, d.s.Talk.Pending)
	}
}

// No getting up past a worse answer, and none past a failed try; lying easier stays allowed.
func TestNoGettingUpPastAWorseAnswer(t *testing.T) {
	for name, d := range map[string]*talk{
		"worse":      cleared(t).into("cat_stretch").says(guide.Ready, guide.Worse),
		"failed":     cleared(t).into("get_up").says(guide.Ready, guide.Cant),
		"leg, maybe": cleared(t).into("get_up").says(guide.Ready).event(guide.Event{Kind: guide.Unclear, Suspects: []string{"legs"}}),
		"one leg":    cleared(t).into("get_up").says(guide.Ready).event(guide.Event{Kind: guide.Unclear, Flags: []string{"one_leg"}}),
		"skipped":    cleared(t).into("get_up").says(guide.Ready, guide.Skip),
	} {
		for d.s.Phase(d.r) == "screening" {
			d.says(guide.No)
		}
		for _, id := range []string{"get_up", "first_walk", "to_toilet"} {
			if d.event(guide.Event{Kind: guide.AskRoutine, ID: id}); d.s.Record.Place.Routine != "" || d.s.Phase(d.r) == "gates" {
				t.Errorf("%s: then %s is led: %v", name, id, walk.Lines(d.acts))
			}
		}
		if d.event(guide.Event{Kind: guide.AskRoutine, ID: "rest_position"}); d.s.Record.Place.Routine != "rest_position" {
			t.Errorf("%s: lying easier is held back: %v", name, walk.Lines(d.acts))
		}
	}
}

func TestADrinkHalfWayUpDoesNotLayThemDownAgain(t *testing.T) {
	d := cleared(t).into("get_up").says(guide.Ready, guide.Next, guide.Next)
	place := d.s.Record.Place
	if d.event(guide.Event{Kind: guide.AskTopic, ID: "thirst"}); d.s.Talk.Pending != "stage" || d.s.Record.Place != place {
		t.Errorf("asks %s at %+v", d.s.Talk.Pending, d.s.Record.Place)
	}
}

func TestTwoDevicesKeepTheEarlierBeginning(t *testing.T) {
	mine := guide.Start(guide.Record{Rev: 1})
	merged, _ := mine.Merge(guide.Record{Rev: 2, Onset: 500, Pace: 2})
	if merged.Record.Onset != 500 || merged.Record.Pace != 2 {
		t.Errorf("%+v", merged.Record)
	}
	mine.Record.Onset = 400
	if merged, _ = mine.Merge(guide.Record{Rev: 2, Onset: 500}); merged.Record.Onset != 400 {
		t.Errorf("%+v", merged.Record)
	}
}
