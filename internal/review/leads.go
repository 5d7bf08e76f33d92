package review

import (
	"slices"
	"strings"

	"floorside/content"
	"floorside/internal/guide"
	"floorside/internal/walk"
)

// spots keeps the first state that the tour finds for each wording of each question: the plainest way there.
type spots map[string]spot

type spot struct {
	stop
	how int
}

func (s spots) step(t walk.Turn, how int) {
	ask, asks := walk.Asks(t.Acts)
	if known, there := s[ask.Line]; asks && (!there || how < known.how) {
		s[ask.Line] = spot{stop{t.After, t.Now}, how}
	}
}

// answersTo are the answers that the book follows: at a move also how it went.
func answersTo(q *content.Question) []guide.Kind {
	plain := []guide.Kind{guide.Yes, guide.No, guide.Unsure, guide.Unclear}
	if q.Kind == content.Talk && slices.Contains([]string{"ready", "again", "after"}, q.ID) {
		return append([]guide.Kind{guide.Ready, guide.Wait, guide.Better, guide.Same, guide.Worse}, plain...)
	}
	return plain
}

// leads steps the conversation on with each answer; answers with the same outcome stand together.
func (b *builder) leads(line string) []Lead {
	at, ok := b.spots[line]
	id, _ := ownQuestion(line)
	q := b.rules.Question(id)
	if !ok || q == nil {
		return nil
	}
	var out []Lead
	for _, k := range answersTo(q) {
		after, acts := guide.Step(at.state, guide.Event{Kind: k}, at.now, b.rules)
		lead := b.outcome(at.state, after, acts)
		i := slices.IndexFunc(out, func(l Lead) bool { return sameOutcome(l, lead) })
		if i < 0 {
			i = len(out)
			out = append(out, lead)
		}
		out[i].Answers = append(out[i].Answers, deedNames[k])
	}
	return out
}

// onlyOther leaves the answers that lead elsewhere than they do after the first wording.
func onlyOther(leads, first []Lead) []Lead {
	var out []Lead
	for _, l := range leads {
		same := slices.IndexFunc(first, func(f Lead) bool { return sameOutcome(f, l) })
		if same >= 0 {
			l.Answers = slices.DeleteFunc(slices.Clone(l.Answers), func(a string) bool { return slices.Contains(first[same].Answers, a) })
		}
		if len(l.Answers) > 0 {
			out = append(out, l)
		}
	}
	return out
}

func sameOutcome(a, b Lead) bool {
	return a.Alert == b.Alert && slices.Equal(a.Says, b.Says) && a.Asks == b.Asks && a.Ends == b.Ends
}

// outcome is what an answer of ours comes to.
func (b *builder) outcome(before, after guide.State, acts []guide.Act) Lead {
	var l Lead
	for _, act := range acts {
		switch a := act.(type) {
		case guide.Warn:
			l.Says = append(l.Says, a.Lines...)
		case guide.Say:
			l.Says = append(l.Says, a.Line)
		case guide.Ask:
			l.Asks, l.Words = a.Line, b.spoken(a.Line, false)
		case guide.End:
			l.Ends = true
		}
	}
	l.Alert = alertOf(before, after, l.Says)
	return l
}

// The calls that an answer can come to.
const (
	alertEmergency = "emergency"
	alertToday     = "doctor today"
	alertSoon      = "doctor soon"
)

// alertOf is the call that is new in an answer.
func alertOf(before, after guide.State, says []string) string {
	switch {
	case after.Emergency() && !before.Emergency():
		return alertEmergency
	case slices.Contains(says, "lines.doctor_today"):
		return alertToday
	case slices.Contains(says, "lines.doctor_soon"):
		return alertSoon
	}
	return ""
}

// spoken is a line's first wording with its phone numbers in it.
func (b *builder) spoken(line string, other bool) string {
	return b.dialled(b.words.Say(line, other, false, 0))
}

// dialled puts the phone numbers into words.
func (b *builder) dialled(text string) string {
	for _, use := range []string{"emergency", "poison", "crisis"} {
		text = strings.ReplaceAll(text, "{"+use+"}", b.region.Numbers[use].Dial)
	}
	return text
}
