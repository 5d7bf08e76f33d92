package trial

import (
	"testing"

	"floorside/content"
	"floorside/internal/guide"
)

const number = "911"

// open is a turn after which a question is open.
func open(question string) Turn {
	var t Turn
	t.State.Talk.Pending = question
	return t
}

func (t Turn) with(level content.Advisory) Turn {
	t.State.Record.Advice.Level = level
	return t
}

func (t Turn) says(words string) Turn {
	t.Says = words
	return t
}

func (t Turn) suspects(flags ...string) Turn {
	t.Suspected = flags
	return t
}

func TestWhatASentenceCameTo(t *testing.T) {
	warned := open("reach_phone").with(content.Emergency).says("Call 911 now.")
	unsaid := open("reach_phone").with(content.Emergency).says("Stay there.")
	doctor := open("fall").with(content.DoctorToday).says("Call your doctor today. Worse: call 911.")
	for name, c := range map[string]struct {
		turn  Turn
		about []string
		want  [4]Outcome // of an emergency, a doctor's matter, nothing, and what nobody labelled
	}{
		"warned":               {warned, nil, [4]Outcome{Warned, DoctorOrStricter, Warned, Warned}},
		"number not spoken":    {unsaid, nil, [4]Outcome{DoctorOnly, DoctorOrStricter, DoctorOnly, DoctorOnly}},
		"if in doubt":          {open("breathing").says("If in doubt, yes: call 911 now."), nil, [4]Outcome{Missed, Missed, Quiet, Quiet}},
		"doctor":               {doctor, nil, [4]Outcome{DoctorOnly, DoctorOrStricter, DoctorOnly, DoctorOnly}},
		"doctor soon":          {open("fall").with(content.DoctorSoon), nil, [4]Outcome{DoctorOnly, DoctorOrStricter, DoctorOnly, DoctorOnly}},
		"doctor and asked":     {doctor.suspects("fall"), nil, [4]Outcome{Asked, DoctorOrStricter, DoctorOnly, DoctorOnly}},
		"asked":                {open("legs").suspects("legs"), nil, [4]Outcome{Asked, Asked, Asked, Asked}},
		"asked for that":       {open("legs").suspects("legs"), []string{"bowel", "legs"}, [4]Outcome{Asked, Asked, Asked, Asked}},
		"asked for a relative": {open("breathing").suspects("breathing"), []string{"heart"}, [4]Outcome{Asked, Asked, Asked, Asked}},
		"asked of any fall":    {open("fall").suspects("fall"), []string{"minor_fall"}, [4]Outcome{Asked, Asked, Asked, Asked}},
		"asked what it asks":   {open("legs").suspects("legs"), []string{"cancer"}, [4]Outcome{Asked, Asked, Asked, Asked}},
		"asked for another":    {open("legs").suspects("legs"), []string{"bowel"}, [4]Outcome{Missed, Missed, Quiet, Quiet}},
		"only its turn":        {open("legs"), []string{"legs"}, [4]Outcome{Missed, Missed, Quiet, Quiet}},
		"asked later":          {open("fall").suspects("legs"), nil, [4]Outcome{Missed, Missed, Quiet, Quiet}},
		"suspected of nothing": {open("legs").suspects("hurts"), nil, [4]Outcome{Missed, Missed, Quiet, Quiet}},
		"an offer":             {open("next").suspects("legs"), nil, [4]Outcome{Missed, Missed, Quiet, Quiet}},
		"over":                 {Turn{}, nil, [4]Outcome{Missed, Missed, Quiet, Quiet}},
	} {
		t.Run(name, func(t *testing.T) {
			j := Judge{Rules: rules(t), Number: number}
			for i, expect := range []Expect{Emergency, Doctor, None, Unlabelled} {
				if got := j.Verdict(Row{Expect: expect, About: c.about}, c.turn).Outcome; got != c.want[i] {
					t.Errorf("%s: %s, want %s", expect, got, c.want[i])
				}
			}
		})
	}
}

func TestTheRightFlagIsOneOfThoseItIsAbout(t *testing.T) {
	j := Judge{Rules: rules(t), Number: number}
	for _, c := range []struct {
		heard, about []string
		want         bool
	}{
		{[]string{"legs", "fever"}, []string{"bowel", "fever"}, true}, {[]string{"legs"}, []string{"bowel"}, false}, {[]string{"legs"}, nil, false},
	} {
		if got := j.Verdict(Row{Expect: Emergency, About: c.about}, Turn{Heard: c.heard}).right; got != c.want {
			t.Errorf("heard %q, about %q: %v", c.heard, c.about, got)
		}
	}
}

func TestWhatAnAnswerWasTakenFor(t *testing.T) {
	talk := func(k guide.Talk) Turn { return Turn{State: guide.State{Talk: k}} }
	for name, c := range map[string]struct {
		question string
		turn     Turn
		want     Outcome
	}{
		"warned":                   {"legs", open("reach_phone").with(content.Emergency).says("Call 911 now."), Yes},
		"a doctor's matter":        {"legs", open("legs").with(content.DoctorToday), Yes},
		"what sorts it":            {"fall", talk(guide.Talk{Pending: "fall_kind", Settled: []string{"fall"}, Admitted: true}), Yes},
		"what sorts it, later":     {"fall", talk(guide.Talk{Pending: "legs", Owed: []string{"fall_kind"}, Settled: []string{"fall"}, Admitted: true}), Yes},
		"held back":                {"pills", talk(guide.Talk{Pending: "next", Held: []string{"pills"}}), Yes},
		"held back this once":      {"gripping", talk(guide.Talk{Pending: "next", Last: []guide.Say{{Line: "questions.gripping.held"}}}), Yes},
		"let through this once":    {"gripping", talk(guide.Talk{Pending: "ready", Last: []guide.Say{{Line: "questions.gripping.noted"}}}), No},
		"settled":                  {"legs", talk(guide.Talk{Pending: "saddle", Settled: []string{"legs"}}), No},
		"no fall":                  {"fall", talk(guide.Talk{Pending: "legs", Settled: []string{"fall"}}), No},
		"settled, and a doctor":    {"fever", talk(guide.Talk{Pending: "position", Settled: []string{"fever"}}).with(content.DoctorToday), No},
		"a no that means a doctor": {"frail", talk(guide.Talk{Pending: "legs", Passed: []string{"frail"}}).with(content.DoctorToday), No},
		"the probe":                {"legs", talk(guide.Talk{Pending: "legs", Probed: true}), Unsure},
		"again":                    {"legs", talk(guide.Talk{Pending: "legs"}), Unclear},
		"put off":                  {"legs", talk(guide.Talk{Pending: "same_person", Owed: []string{"legs"}}), Unclear},
		"over":                     {"legs", Turn{}, Other},
		"elsewhere":                {"legs", open("breathing"), Other},
	} {
		t.Run(name, func(t *testing.T) {
			v := Judge{Rules: rules(t), Number: number}.Verdict(Row{Expect: AnswerUnclear, About: []string{c.question}}, c.turn)
			if v.Outcome != c.want {
				t.Errorf("%s, want %s", v.Outcome, c.want)
			}
		})
	}
}
