package alexa_test

import (
	"slices"
	"strings"
	"testing"

	"floorside/internal/alexa"
)

func TestWordsAreWhatWasSaidAndIDIsWhatAListKnew(t *testing.T) {
	symptom := func(name string) alexa.Slot {
		return decode(t, envelope(t, name)).Body.Intent.Slots["symptom"]
	}
	one := symptom("intent_symptom")
	if got := one.Words(); !slices.Equal(got, []string{"my foot's gone all floppy"}) {
		t.Errorf("one value: %q", got)
	}
	if got := one.ID(); got != "legs" { // the model's own list did not know it, the one sent at run time did
		t.Errorf("one value: id %q", got)
	}
	several := symptom("intent_several_values")
	if got := several.Words(); !slices.Equal(got, []string{"fever", "pins and needles"}) {
		t.Errorf("several values: %q", got)
	}
	if got := several.ID(); got != "tingling" {
		t.Errorf("several values: id %q", got)
	}
	empty := decode(t, envelope(t, "intent_symptom")).Body.Intent.Slots["side"]
	if empty.Words() != nil || empty.ID() != "" {
		t.Errorf("an empty slot says %q, id %q", empty.Words(), empty.ID())
	}
	if yes := decode(t, envelope(t, "intent_yes")); yes.Body.Intent.Words() != nil {
		t.Errorf("a bare yes says %q", yes.Body.Intent.Words())
	}
}

func TestIDsOfFailedLookupsDoNotCount(t *testing.T) {
	for code, want := range map[string]string{
		"ER_SUCCESS_MATCH": "legs", "ER_SUCCESS_NO_MATCH": "", "ER_ERROR_TIMEOUT": "", "ER_ERROR_EXCEPTION": "", "": "",
	} {
		r := decode(t, []byte(`{"request":{"type":"IntentRequest","intent":{"slots":{"a":{"value":"x","resolutions":
			{"resolutionsPerAuthority":[{"status":{"code":"`+code+`"},"values":[{"value":{"name":"weak legs","id":"legs"}}]}]}}}}}}`))
		if got := r.Body.Intent.Slots["a"].ID(); got != want {
			t.Errorf("%s: got %q", code, got)
		}
	}
}

func TestWordsOfSeveralSlotsComeInTheOrderOfTheirNames(t *testing.T) {
	i := alexa.Intent{Slots: map[string]alexa.Slot{"c": {Value: "3"}, "a": {Value: "1"}, "b": {Value: "2"}}}
	if got := strings.Join(i.Words(), " "); got != "1 2 3" {
		t.Errorf("got %s", got)
	}
}

func TestListsInListsAreHeardToo(t *testing.T) {
	s := alexa.Slot{SlotValue: &alexa.SlotValue{Type: "List", Values: []alexa.SlotValue{
		{Type: "Simple", Value: "back"},
		{Type: "List", Values: []alexa.SlotValue{{Type: "Simple", Value: "chest"}}},
	}}}
	if got := strings.Join(s.Words(), " "); got != "back chest" {
		t.Errorf("got %s", got)
	}
}
