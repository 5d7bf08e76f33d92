package intents_test

import (
	"context"
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"floorside/content"
	"floorside/intents"
	"floorside/internal/guide"
	"floorside/internal/hearing"
	"floorside/internal/speaker"
)

// listener lets one sentence after the other be said from the same place in the talk, each by a fresh person.
type listener struct {
	t       *testing.T
	book    *content.Book
	handler *intents.Handler
	echo    *speaker.Echo
	now     time.Time
	trace   intents.Trace // of the last turn
}

func newListener(t *testing.T) *listener {
	t.Helper()
	l := &listener{t: t, book: builtIn(t), now: time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC)}
	clock := func() time.Time { return l.now }
	handler, err := intents.New(intents.Config{Book: l.book, Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(modelFile)
	if err != nil {
		t.Fatal(err)
	}
	model, err := speaker.NewModel(raw)
	if err != nil {
		t.Fatal(err)
	}
	l.handler = handler
	l.echo = speaker.New(model, func(ctx context.Context, request []byte) ([]byte, error) {
		out, trace, err := handler.Answer(ctx, request)
		l.trace = trace
		return out, err
	}, speaker.Options{Now: clock})
	return l
}

// says is one sentence said at a place of intents.Begin.
func (l *listener) says(where, text string) speaker.Turn {
	l.t.Helper()
	attributes, err := intents.Begin(l.book, where, l.now)
	if err != nil {
		l.t.Fatal(err)
	}
	l.echo.Join(attributes)
	turn, err := l.echo.Say(context.Background(), text)
	if err != nil {
		l.t.Fatalf("%q: %v", text, err)
	}
	return turn
}

// topic is the topic that an answer says back first, or that waits until it is known who it is for; or empty.
func (l *listener) topic(turn speaker.Turn) string {
	if l.trace.Asks == "same_person" {
		var after guide.State
		if err := json.Unmarshal(attributesOf(l.t, turn), &after); err != nil {
			l.t.Fatal(err)
		}
		return after.Talk.Want.Topic
	}
	for _, topic := range l.book.Rules.Topics {
		for _, other := range []bool{false, true} {
			heard := l.book.Words["en"].Say("topics."+topic.ID+".heard", other, false, 0)
			if strings.HasPrefix(turn.Says, heard+" ") {
				return topic.ID
			}
		}
	}
	return ""
}

// came is all that a near miss may name: what was heard, what is asked, and the topic.
func (l *listener) came(turn speaker.Turn) []string {
	came := slices.Concat(l.trace.Heard, []string{"advisory:" + l.trace.Advisory, "asks:" + l.trace.Asks})
	if topic := l.topic(turn); topic != "" {
		came = append(came, "topic:"+topic)
	}
	return came
}

// lines reads a file, line by line.
func lines(t *testing.T, name string) []string {
	t.Helper()
	raw, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimRight(string(raw), "\n"), "\n")
}

// pairs reads a table of two columns.
func pairs(t *testing.T, name string) [][2]string {
	t.Helper()
	var rows [][2]string
	for _, line := range lines(t, name) {
		first, second, ok := strings.Cut(line, "\t")
		if !ok {
			t.Fatalf("%s: not two columns: %q", name, line)
		}
		rows = append(rows, [2]string{first, second})
	}
	return rows
}

func TestPeopleAskAboutEveryTopicInTheirOwnWords(t *testing.T) {
	l, asked := newListener(t), map[string]int{}
	for _, row := range pairs(t, "topics.tsv") {
		want, text := row[0], row[1]
		asked[want]++
		if turn := l.says("screened", text); l.topic(turn) != want {
			t.Errorf("%q: topic %q, want %q; came %v: %q", text, l.topic(turn), want, l.came(turn), turn.Says)
		}
	}
	for _, topic := range l.book.Rules.Topics {
		if asked[topic.ID] < 6 {
			t.Errorf("%s: asked in %d ways, want at least six", topic.ID, asked[topic.ID])
		}
	}
}

// What only sounds like a topic is warned of, asked after, taken for an answer, or another topic. A row names what must
// come, by came, and where it is said if that is not after the questions: "ask:legs advisory:emergency".
func TestWhatOnlySoundsLikeATopicIsNone(t *testing.T) {
	l := newListener(t)
	rows := pairs(t, "near_misses.tsv")
	if len(rows) < 40 {
		t.Errorf("%d near misses, want at least forty", len(rows))
	}
	for _, row := range rows {
		where, text, wants := "screened", row[1], strings.Fields(row[0])
		if strings.HasPrefix(wants[0], "ask:") {
			where, wants = wants[0], wants[1:]
		}
		turn := l.says(where, text)
		came := l.came(turn)
		named := false
		for _, want := range wants {
			named = named || strings.HasPrefix(want, "topic:")
			if !slices.Contains(came, want) {
				t.Errorf("%q, %s: want %s, came %v: %q", text, where, want, came, turn.Says)
			}
		}
		if topic := slices.IndexFunc(came, func(s string) bool { return strings.HasPrefix(s, "topic:") }); topic >= 0 && !named {
			t.Errorf("%q, %s: taken for %s", text, where, came[topic])
		}
	}
}

// values are all phrases of the slot TOPIC, by topic.
func values(t *testing.T) map[string][]string {
	t.Helper()
	raw, err := os.ReadFile("../content/en/utterances.yaml")
	if err != nil {
		t.Fatal(err)
	}
	utterances, issues := content.ParseUtterances("en/utterances.yaml", raw)
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	phrases := map[string][]string{}
	for _, v := range utterances.Type("TOPIC").Values {
		phrases[v.ID] = v.Phrases
	}
	return phrases
}

// question begins what nobody answers a question with; coldThing is what nobody feels.
var (
	question  = regexp.MustCompile(`^(how|what|when|where|which|why|should|can|could|do|does|did|is|are|am|will|would|have) `)
	coldThing = regexp.MustCompile(`\bcold (pack|packs|compress|cloth|towel|bath|shower|water|therapy|or heat|or hot)\b|or cold\b|\bcold on\b`)
)

// Alexa's word for a topic is taken without asking what else the words may be. So none of them raises a danger or a
// suspicion that has a question, and none is an answer that a danger question could have wanted.
func TestNoTopicHidesADangerOrAnAnswer(t *testing.T) {
	l := newListener(t)
	lexicon, issues := l.book.Lexicon("en")
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	ear, err := hearing.New(lexicon)
	if err != nil {
		t.Fatal(err)
	}
	given := []hearing.Answer{hearing.Yes, hearing.Hedged, hearing.Unsure, hearing.No, hearing.Stop}
	for id, phrases := range values(t) {
		for _, text := range phrases {
			heard := ear.Hear(text, "")
			half := slices.DeleteFunc(heard.Suspected, func(flag string) bool { return l.book.Rules.Flag(flag).Asks == "" })
			if len(heard.Flags)+len(half) > 0 {
				t.Errorf("%s: %q raises %v %v", id, text, heard.Flags, half)
			}
			if slices.Contains(given, ear.Hear(text, "").Answer) && !question.MatchString(text) && !coldThing.MatchString(text) {
				t.Errorf("%s: %q is an answer", id, text)
			}
		}
	}
}

func TestEveryPhraseOfATopicReachesIt(t *testing.T) {
	if testing.Short() {
		t.Skip("says some thousand sentences")
	}
	l := newListener(t)
	for id, phrases := range values(t) {
		for _, text := range phrases {
			if turn := l.says("screened", text); l.topic(turn) != id {
				t.Errorf("%q: topic %q, want %q; came %v: %q", text, l.topic(turn), id, l.came(turn), turn.Says)
			}
		}
	}
}

// A topic that comes up beside an open danger question is told or kept for later, and the question is asked again; where it
// is asked for somebody else, it must first be known for whom; and "I'm freezing" is a yes to chills.
func TestATopicNeverAnswersADangerQuestion(t *testing.T) {
	l := newListener(t)
	for _, q := range l.book.Rules.Screen.Danger {
		for _, row := range pairs(t, "topics.tsv") {
			turn := l.says("ask:"+q.ID, row[1])
			var after guide.State
			if err := json.Unmarshal(attributesOf(t, turn), &after); err != nil {
				t.Fatal(err)
			}
			kept := l.trace.Asks == q.ID && l.topic(turn) == row[0]
			somebodyElses := l.trace.Asks == "same_person"
			yes := slices.Contains(q.Topics, row[0]) && after.Emergency()
			if slices.Contains(after.Talk.Settled, q.ID) || !kept && !somebodyElses && !yes {
				t.Errorf("%s: %q asks %s and says %q", q.ID, row[1], l.trace.Asks, turn.Says)
			}
		}
	}
}

func attributesOf(t *testing.T, turn speaker.Turn) json.RawMessage {
	t.Helper()
	var answer struct{ SessionAttributes json.RawMessage }
	if err := json.Unmarshal(turn.Raw, &answer); err != nil {
		t.Fatal(err)
	}
	return answer.SessionAttributes
}
