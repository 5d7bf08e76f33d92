package trial

import (
	"math"
	"slices"
	"testing"
)

// The intervals that R. G. Newcombe, Statistics in Medicine 17 (1998), table I, gives for method 3.
func TestIntervalsAreThePublishedOnes(t *testing.T) {
	for _, c := range []struct {
		count, of int
		low, high float64
	}{
		{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0, 0.1611}, {1, 29, 0.0061, 0.1718},
	} {
		got := share(c.count, c.of)
		if got.Low != c.low || got.High != c.high || math.Abs(got.Share-float64(c.count)/float64(c.of)) > 0.00005 {
			t.Errorf("%d of %d: %+v, want %v to %v", c.count, c.of, got, c.low, c.high)
		}
	}
	if all, none := share(20, 20), share(0, 20); all.High != 1 || all.Low != short(1-none.High) {
		t.Errorf("all %+v and none %+v are no mirror", all, none)
	}
	if got := share(0, 0); got != (Share{High: 1}) {
		t.Errorf("of nothing: %+v", got)
	}
}

func TestCountingVerdicts(t *testing.T) {
	legs := []string{"legs"}
	verdicts := []Verdict{
		{Line: 2, Expect: Emergency, Kind: "b", Outcome: DoctorOnly, Reached: "x"},
		{Line: 3, Expect: Emergency, Kind: "a", Outcome: Warned, About: legs, right: true, Reached: "x"},
		{Line: 4, Expect: Emergency, Kind: "a", Outcome: Warned, About: legs, Reached: "x"},
		{Line: 5, Expect: Emergency, Kind: "a", Outcome: Missed, About: legs, Intent: "F"},
		{Line: 6, Expect: Emergency, Kind: "answer_legs", At: "legs", taken: No, Outcome: Missed, Intent: "N"},
		{Line: 7, Expect: Emergency, Kind: "a", Outcome: Asked, Reached: "x"},
		{Line: 8, Expect: Doctor, Kind: "a", Outcome: DoctorOrStricter, About: legs, right: true, Reached: "x"},
		{Line: 9, Expect: Doctor, Kind: "a", Outcome: Asked, Reached: "x"},
		{Line: 10, Expect: None, Kind: "out_of_scope", Outcome: Asked, Reached: "x"},
		{Line: 11, Expect: None, Kind: "control:stop", Outcome: Quiet, Intent: "F"},
		{Line: 12, Expect: None, Kind: "stiff", Outcome: Warned, Reached: "x"},
		{Line: 13, Expect: Unlabelled, Kind: "crowd", Outcome: Warned, Reached: "x"},
		{Line: 14, Expect: AnswerNo, At: "legs", Outcome: No, taken: No, Intent: "N"},
		{Line: 15, Expect: AnswerUnsure, At: "breathing", Outcome: Yes, taken: Yes, Reached: "x"},
		{Line: 16, Expect: AnswerYes, At: "legs", Outcome: Unclear, taken: Unclear, Reached: "x"},
		{Line: 17, Expect: AnswerUnclear, At: "legs", Outcome: No, taken: No, Reached: "x"},
	}
	r := Sum(verdicts, rules(t), -1)
	counts := func(g Group) (all []int) {
		for _, o := range g.Expect.Outcomes() {
			all = append(all, g.Outcomes[o].Count)
		}
		return all
	}
	for i, want := range [][]int{{2, 1, 1, 2}, {1, 1, 0}, {1, 0, 1, 1}, {0, 0, 1, 0}, {0, 0, 0, 1}, {1, 0, 0, 0}, {1, 0, 0, 0}} {
		if got := counts(r.Totals[i]); !slices.Equal(got, want) {
			t.Errorf("%s %s: %v, want %v", r.Totals[i].Expect, r.Totals[i].Name, got, want)
		}
	}
	if right := r.Totals[0].RightFlag; right == nil || *right != share(1, 2) {
		t.Errorf("right flag of emergencies: %+v", right)
	}
	if right := r.Totals[1].RightFlag; right == nil || *right != share(1, 1) {
		t.Errorf("right flag of a doctor's matters: %+v", right)
	}
	if r.Totals[2].RightFlag != nil {
		t.Error("where nothing was to be heard there is a right flag")
	}
	if r.TakenForNo != share(1, 3) || r.EmergencyTakenForNo != share(1, 1) || r.Reached != share(12, 16) {
		t.Errorf("taken for no %+v, emergencies %+v, reached %+v", r.TakenForNo, r.EmergencyTakenForNo, r.Reached)
	}
	if r.Without["F"] != 2 || r.Without["N"] != 2 || len(r.Without) != 2 {
		t.Errorf("without words: %v", r.Without)
	}
	var questions []string
	for _, c := range r.Answers {
		questions = append(questions, c.Question)
	}
	if !slices.Equal(questions, []string{"", "breathing", "legs"}) {
		t.Fatalf("questions %q", questions)
	}
	if all, atLegs := r.Answers[0], r.Answers[2]; all.Right != share(1, 4) || atLegs.Right != share(1, 3) ||
		all.Counts[AnswerUnsure][Yes] != 1 || atLegs.Counts[AnswerUnsure][Yes] != 0 || atLegs.Counts[AnswerUnclear][No] != 1 {
		t.Errorf("all %+v, at legs %+v", all, atLegs)
	}
	if names := len(r.Kinds); names != 12 || r.Kinds[0].Name != "a" || r.Kinds[0].Rows != 4 || r.Kinds[1].Name != "answer_legs" {
		t.Errorf("%d kinds: %+v", names, r.Kinds)
	}
}

func TestTheWorstIsListedFirst(t *testing.T) {
	verdicts := []Verdict{
		{Line: 2, Expect: Emergency, Outcome: Asked}, {Line: 3, Expect: Emergency, Outcome: DoctorOnly}, {Line: 4, Expect: Emergency, Outcome: Missed},
		{Line: 5, Expect: Doctor, Outcome: Missed}, {Line: 6, Expect: Doctor, Outcome: DoctorOrStricter}, {Line: 7, Expect: Emergency, Outcome: Warned},
		{Line: 8, Expect: None, Outcome: Asked}, {Line: 9, Expect: None, Outcome: DoctorOnly}, {Line: 10, Expect: None, Outcome: Warned},
		{Line: 11, Expect: None, Outcome: Quiet}, {Line: 12, Expect: Unlabelled, Outcome: Warned},
		{Line: 13, Expect: AnswerUnsure, Outcome: Yes, taken: Yes}, {Line: 14, Expect: AnswerYes, Outcome: Unclear, taken: Unclear},
		{Line: 15, Expect: AnswerUnclear, Outcome: No, taken: No}, {Line: 16, Expect: AnswerNo, Outcome: No, taken: No},
	}
	for _, c := range []struct {
		most int
		want [3][]int
		left [3]int
	}{
		{-1, [3][]int{{15, 14, 13}, {4, 5, 3, 2}, {10, 9, 8}}, [3]int{}},
		{2, [3][]int{{15, 14}, {4, 5}, {10, 9}}, [3]int{1, 2, 1}},
		{0, [3][]int{}, [3]int{3, 4, 3}},
	} {
		r := Sum(verdicts, rules(t), c.most)
		for i, list := range []List{r.Misheard, r.Misses, r.FalseAlarms} {
			var lines []int
			for _, v := range list.Rows {
				lines = append(lines, v.Line)
			}
			if !slices.Equal(lines, c.want[i]) || list.LeftOff != c.left[i] {
				t.Errorf("at most %d: list %d is %v and %d more, want %v and %d", c.most, i, lines, list.LeftOff, c.want[i], c.left[i])
			}
		}
	}
}
