package intents

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"floorside/content"
	"floorside/internal/guide"
)

// Begin returns session attributes that put a person somewhere in the talk, for the local speaker:
// "screened" (complete and clean, gates answered no), "stretching" (in the cat stretch, one repetition done),
// "ask:QUESTION" (that question pending; a danger question has those before it answered no).
func Begin(book *content.Book, where string, now time.Time) (json.RawMessage, error) {
	s := guide.Start(guide.Record{Seen: now.Unix()})
	question, asked := strings.CutPrefix(where, "ask:")
	q := book.Rules.Question(question)
	switch {
	case asked && q == nil:
		return nil, fmt.Errorf("no question %q: say one of %s", question, strings.Join(questionIDs(book), ", "))
	case asked && (q.Kind == content.Danger || q.Kind == content.Sort || q.Kind == content.Check):
		s.Talk.Pending = question
		s.Talk.Admitted = question == "fall_kind" || question == "frail"
		for _, d := range book.Rules.Screen.Danger {
			if d.ID == question {
				break
			}
			if d.YesAsks == question {
				s.Talk.Settled = append(s.Talk.Settled, d.ID)
				break
			}
			if q.Kind == content.Danger || q.Kind == content.Sort {
				s.Talk.Settled = append(s.Talk.Settled, d.ID)
			}
		}
		return s.Encode()
	case question == "reach_phone" || question == "same_person" || question == "rescreen": // asked in an emergency
		s.Talk.Pending, s.Talk.Raised = question, question == "reach_phone"
		s.Record.Advice = guide.Advice{Level: content.Emergency, Since: now.Unix()}
		return s.Encode()
	}
	s.Record.ClearedUntil = now.Add(guide.ClearedFor).Unix()
	s.Talk.Disclaimed = true
	for _, d := range book.Rules.Screen.Danger {
		s.Talk.Settled = append(s.Talk.Settled, d.ID)
	}
	for _, g := range book.Rules.Screen.Gates {
		if g.ID != question {
			s.Talk.Passed = append(s.Talk.Passed, g.ID)
		}
	}
	switch {
	case asked:
		s.Talk.Pending = question
		if q.Kind == content.Gate {
			s.Talk.Want = guide.Want{Routine: "cat_stretch"}
			if q.Gates == content.Medicine {
				s.Talk.Want = guide.Want{Topic: "medicine"}
			}
		}
	case where == "screened":
		s.Talk.Pending = "next"
	case where == "stretching":
		s.Talk.Pending = "again"
		s.Record.Place = guide.Place{Routine: "cat_stretch", Done: 1, Started: true}
	default:
		return nil, fmt.Errorf("cannot begin at %q: say launch, oneshot, screened, stretching or ask:QUESTION", where)
	}
	return s.Encode()
}

func questionIDs(book *content.Book) []string {
	var ids []string
	for q := range book.Rules.Screen.Questions {
		ids = append(ids, q.ID)
	}
	return ids
}
