package hearing

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestWhoIsSpokenOf(t *testing.T) {
	e := ear(t)
	for text, other := range map[string]bool{
		"I can't feel my legs":                                     false,
		"he can't feel his legs":                                   true,
		"my 78 year old mother slipped in the shower":              true,
		"I think my husband is having a stroke":                    true,
		"my wife says my speech is slurred":                        false,
		"he won't wake up and I don't know what to do":             true,
		"my husband's back went out":                               true,
		"my back went out":                                         false,
		"my wife told me to lie down my back hurts":                false,
		"what stretches can I do":                                  false,
		"my neighbor is on the floor and not breathing":            true,
		"I was lifting my dad and now I can't feel my own feet":    false,
		"I just had a baby":                                        false,
		"I just want my mum":                                       false,
		"my husband is at work":                                    false,
		"call my daughter":                                         false,
		"I'm with my husband":                                      true,
		"it's for my wife":                                         true,
		"it's not me it's my neighbor":                             true,
		"I'm helping my mom":                                       true,
		"my mother is on the floor":                                true,
		"she is lying on the kitchen floor":                        true,
		"grandma fell out of bed and she can't move her left side": true,
	} {
		if got := e.Hear(text, "").Other; got != other {
			t.Errorf("%q: other is %v", text, got)
		}
	}
}

func TestWhetherToCallIsAskedOrSaid(t *testing.T) {
	e := ear(t)
	for text, whether := range map[string]bool{
		"call 911":                               false,
		"please call an ambulance for me":        false,
		"should I call 911":                      true,
		"do I need an ambulance for this":        true,
		"is this an emergency":                   true,
		"do you think I should ring triple nine": true,
	} {
		h := e.Hear(text, "")
		if !slices.Contains(h.Flags, "asks_for_911") || h.Whether != whether {
			t.Errorf("%q: flags %v, whether %v", text, h.Flags, h.Whether)
		}
	}
}

func TestTheReasonsSayWhatWasWeighed(t *testing.T) {
	e := ear(t)
	for text, want := range map[string]Weighed{
		"I have no fever":                            Denied,
		"my friend had a stroke":                     SomeoneElse,
		"my dog can't walk":                          Animal,
		"I had a stroke ten years ago":               LongPast,
		"what are the symptoms of a stroke":          Question,
		"does sciatica make you wet yourself":        MayAsk,
		"what if I wet myself":                       Supposed,
		"I don't have no feeling in my legs":         DoublyNot,
		"my legs are fine":                           Harmless,
		"in the movie he fell off a roof":            NotReal,
		"unconcious":                                 Misspelt,
		strings.Repeat("my back hurts today. ", 200): TooLong,
	} {
		h := e.Hear(text, "")
		if !slices.ContainsFunc(h.Why, func(r Reason) bool { return r.Weighed == want }) {
			t.Errorf("%.40q: nothing was %q:\n%s", text, want, explain(h))
		}
	}
}

func TestADoubleNegativeIsAskedAbout(t *testing.T) {
	h := ear(t).Hear("I don't have no feeling in my legs", "")
	if !slices.Contains(h.Suspected, "legs") {
		t.Errorf("heard %v, suspected %v", h.Flags, h.Suspected)
	}
}

func TestAReassuringRelativeChangesNothing(t *testing.T) {
	e := ear(t)
	for _, calm := range []string{"he's fine he just", "he says it's nothing but he", "don't worry he", "he always exaggerates but he"} {
		if h := e.Hear(calm+" can't feel his legs", ""); !slices.Contains(h.Flags, "legs") {
			t.Errorf("%q: %v", calm, h.Flags)
		}
	}
}

func TestTheFirstDenialDoesNotHideTheSecondSign(t *testing.T) {
	h := ear(t).Hear("I had no fever yesterday but today I have a fever", "")
	if !slices.Contains(h.Flags, "fever") {
		t.Errorf("heard %v\n%s", h.Flags, explain(h))
	}
}

func TestSilenceAndNoiseAreNothing(t *testing.T) {
	e := ear(t)
	for _, text := range []string{"", " ", "...", "?!", "\x00\xff", "🙂🙂", "'", "no", "1 2 3", "-"} {
		if h := e.Hear(text, ""); len(h.Flags)+len(h.Suspected)+len(h.Signs) > 0 {
			t.Errorf("%q: %+v", text, h)
		}
	}
}

func TestManyListenAtOnce(t *testing.T) {
	e := ear(t)
	texts := []string{"I can't feel my legs", "no fever", "my dad fell off the roof", "call 911", "my back is sore"}
	want := make([][]string, len(texts))
	for i, text := range texts {
		want[i] = e.Hear(text, "").Flags
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for k := range 200 {
				i := k % len(texts)
				if got := e.Hear(texts[i], "").Flags; !slices.Equal(got, want[i]) {
					t.Errorf("%q: %v, alone %v", texts[i], got, want[i])
				}
				e.Hear(texts[i], "legs")
			}
		})
	}
	all.Wait()
}

func TestAMegabyteIsCutAndQuick(t *testing.T) {
	e := ear(t)
	for _, piece := range []string{"my legs are numb and I can't feel, no fever ", "a", "a ", "no ", "legs ", "numb leg ", "1 ", "don't "} {
		text := strings.Repeat(piece, 1<<20/len(piece))
		begin := time.Now()
		h := e.Hear(text, "")
		if took := time.Since(begin); took > 50*time.Millisecond {
			t.Errorf("%q took %v", piece, took)
		}
		if len(h.Why) == 0 || h.Why[len(h.Why)-1].Weighed != TooLong {
			t.Errorf("%q: cut without a reason", piece)
		}
	}
}

func FuzzHear(f *testing.F) {
	e := ear(f)
	for _, text := range twentyWords {
		f.Add(text)
	}
	f.Add("no, no. not only can't 78 year-old's… fever? no")
	f.Add("’'`’s n't 9-1-1 101.3.4 seventy seventy eight hundred hundred")
	f.Fuzz(func(t *testing.T, text string) {
		first, again := e.Hear(text, ""), e.Hear(text, "")
		if !slices.Equal(first.Flags, again.Flags) || !slices.Equal(first.Why, again.Why) {
			t.Errorf("%q was heard in two ways: %v and %v", text, first, again)
		}
		if a := e.Hear(text, "").Answer; a < Unclear || a > Help {
			t.Errorf("%q: answer %d", text, a)
		}
	})
}
