package speaker

import (
	"os"
	"strings"
	"testing"

	"floorside/content"
)

func deployed(t testing.TB) *Model {
	t.Helper()
	raw, err := os.ReadFile("../../infra/skill-package/interactionModels/custom/en-US.json")
	if err != nil {
		t.Fatal(err)
	}
	m, err := NewModel(raw)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// heard writes a meaning as "Intent slot=value/id".
func heard(m Meaning) string {
	s := m.Intent
	for _, f := range m.Slots {
		s += " " + f.Name + "=" + f.Value
		if f.ID != "" {
			s += "/" + f.ID
		}
	}
	return s
}

func TestWhatPeopleSay(t *testing.T) {
	m := deployed(t)
	for _, test := range []struct{ name, said, want string }{
		{"plain yes", "Yes.", "AMAZON.YesIntent"},
		{"plain no", "no", "AMAZON.NoIntent"},
		{"no with a danger behind it", "no but I can't feel my foot", "Said_no words=but i can't feel my foot"},
		{"yes with more", "yeah, both of them", "Said_yes words=both of them"},
		{"legs are fine", "they're fine", "AnswerIntent answer=they're fine/no"},
		{"hedged yes", "a little", "AnswerIntent answer=a little/hedged"},
		{"not sure", "I'm not sure", "AnswerIntent answer=i'm not sure/unsure"},
		{"complaint", "my back is spasming", "SpasmIntent"},
		{"complaint with its history", "my back went out when I picked up a box", "Said_my words=back went out when i picked up a box"},
		{"danger in a phrase of the list", "numb between my legs", "SymptomIntent symptom=numb between my legs/saddle"},
		{"danger without a subject", "can't pee since noon", "Said_cannot words=pee since noon"},
		{"danger that begins with its body part", "foot keeps slapping the floor", "Said_foot words=keeps slapping the floor"},
		{"no apostrophe typed", "i cant feel my legs", "Said_i words=cant feel my legs"},
		{"curly apostrophe", "I can’t feel my legs", "Said_i words=can't feel my legs"},
		{"he", "he can't get up", "Said_he words=can't get up"},
		{"asking for a husband", "I'm asking for my husband", "CaregiverIntent person=husband/husband"},
		{"for myself", "it's for me", "CaregiverIntent person=me/me"},
		{"wife takes over", "this is his wife now", "ControlIntent control=this is his wife now/i_am_helper"},
		{"topic in a carrier", "should I use ice or heat", "TopicIntent topic=ice or heat/ice_heat"},
		{"topic with a danger behind it", "can I take ibuprofen with my ulcer", "Said_should_i words=take ibuprofen with my ulcer"},
		{"stretch", "let's do the cat stretch", "StretchIntent routine=cat stretch/cat_stretch"},
		{"stretch misspelt", "start the cat strech", "StretchIntent routine=cat strech/cat_stretch"},
		{"it hurts in a stretch", "ow", "ControlIntent control=ow/hurts"},
		{"same, and a danger", "same but my foot went floppy", "Said_same_but words=my foot went floppy"},
		{"hang on", "hang on a second", "ControlIntent control=hang on a second/wait"},
		{"what does numb mean", "what does numb mean?", "ControlIntent control=what does numb mean/meaning"},
		{"call for me", "call 911", "CallIntent"},
		{"number spelled out", "call nine one one", "CallIntent"},
		{"whether", "should I call 911", "WhetherIntent"},
		{"help is coming", "the ambulance is coming", "ControlIntent control=the ambulance is coming/ambulance_coming"},
		{"who says so", "who says so", "SourcesIntent"},
		{"forget me", "forget me", "ForgetIntent"},
		{"chatter", "play some music", "AMAZON.FallbackIntent"},
		{"nothing that is a word", "?!", "AMAZON.FallbackIntent"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := heard(m.Understand(test.said)); got != test.want {
				t.Errorf("%q: got %s, want %s", test.said, got, test.want)
			}
		})
	}
}

// Whatever a person may say by the model is understood as the model says, word for word.
func TestEverySampleIsUnderstoodAsItsOwn(t *testing.T) {
	m := deployed(t)
	raw, err := os.ReadFile("../../content/en/utterances.yaml")
	if err != nil {
		t.Fatal(err)
	}
	u, issues := content.ParseUtterances("en/utterances.yaml", raw)
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	for _, intent := range u.Intents {
		for _, sample := range intent.Samples {
			if strings.Contains(sample, "{") {
				continue
			}
			if got := m.Understand(sample); got.Intent != intent.Name || !got.Exact {
				t.Errorf("%q: got %s, want %s", sample, heard(got), intent.Name)
			}
		}
	}
}

func TestUnderstandingIsTheSameEveryTime(t *testing.T) {
	first, second := deployed(t), deployed(t)
	for _, said := range []string{"my bakc hurtz", "how many more of thes are there", "nope not at all really", "start over from the very top", "gibberish words entirely"} {
		if a, b := heard(first.Understand(said)), heard(second.Understand(said)); a != b {
			t.Errorf("%q: %s, then %s", said, a, b)
		}
	}
}

// These are ours, written for this test: at least 95 of 100 sentences that tell of danger must arrive as
// words, counting only what is word for word in the model.
func TestDangerArrivesAsWords(t *testing.T) {
	raw, err := os.ReadFile("testdata/danger.txt")
	if err != nil {
		t.Fatal(err)
	}
	m := deployed(t)
	var all, arrived int
	for _, said := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
		all++
		if meaning := m.Understand(said); meaning.Exact && len(meaning.Slots) > 0 {
			arrived++
		} else {
			t.Logf("%q arrives as %s", said, heard(meaning))
		}
	}
	if arrived*100 < all*95 {
		t.Errorf("%d of %d arrive", arrived, all)
	}
}

func TestModelsThatAreNone(t *testing.T) {
	for _, raw := range []string{"", "[]", "{}", `{"interactionModel":{"languageModel":{"intents":[{"name":"A","samples":["{a} {b}"]}]}}}`} {
		if _, err := NewModel([]byte(raw)); err == nil {
			t.Errorf("%q passes for a model", raw)
		}
	}
}

func BenchmarkUnderstand(b *testing.B) {
	m := deployed(b)
	said := []string{"no but I can't feel my foot", "play some music in the kitchen", "how many more of them are left then"}
	for i := 0; b.Loop(); i++ {
		m.Understand(said[i%len(said)])
	}
}

func FuzzUnderstand(f *testing.F) {
	f.Add("no but I can't feel my foot")
	f.Add("ask back spasm helper to start the cat stretch")
	m := deployed(f)
	f.Fuzz(func(t *testing.T, said string) {
		if m.Understand(m.asked(said)).Intent == "" {
			t.Errorf("%q has no intent", said)
		}
	})
}
