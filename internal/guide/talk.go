package guide

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"floorside/content"
)

// Version is the version of the session attributes. A state of another version is not read.
const Version = 1

// State is all that the conversation knows: what is stored, and what only this session knows.
type State struct {
	V      int    `json:"v"`
	Record Record `json:"record"`
	Talk   Talk   `json:"talk"`
}

// Talk lives in the session attributes and dies with the session.
type Talk struct {
	Pending string `json:"pending,omitempty"` // the question that is open
	Asked   string `json:"asked,omitempty"`   // in which of its wordings: "ask", "second", "probe" ...
	Unclear int    `json:"unclear,omitempty"` // answers to it that were not understood
	Asides  int    `json:"asides,omitempty"`  // "what?", "why?", "hang on" before answering it
	Probed  bool   `json:"probed,omitempty"`  // its probe was asked

	Settled  []string `json:"settled,omitempty"`  // danger questions that are done
	Admitted bool     `json:"admitted,omitempty"` // one of them was not a no
	Done     bool     `json:"done,omitempty"`     // what they came to has been said
	Passed   []string `json:"passed,omitempty"`   // gate questions answered no

	Owed   []string `json:"owed,omitempty"`   // questions that something more urgent pushed aside
	Held   []string `json:"held,omitempty"`   // gate questions not answered no
	Heard  []string `json:"heard,omitempty"`  // flags
	Signs  []string `json:"signs,omitempty"`  // what makes flags worse
	Raised bool     `json:"raised,omitempty"` // the open advice was given in this session
	Unsure bool     `json:"unsure,omitempty"` // too unclear: everything is held back, nothing is stored
	Anew   bool     `json:"anew,omitempty"`   // an earlier session's emergency is open, and the questions are asked anew

	Want   Want     `json:"want,omitzero"`
	Last   []Say    `json:"last,omitempty"`  // lines said last, for "repeat"
	Cited  []string `json:"cited,omitempty"` // sources of what was last stated, for "who says so?"
	Topic  string   `json:"topic,omitempty"` // for "tell me more"
	Told   bool     `json:"told,omitempty"`  // all there is on it was said
	Warned int      `json:"warned,omitempty"`

	Sore     Side  `json:"sore,omitempty"` // the side that is sorer
	BothSore bool  `json:"both_sore,omitempty"`
	Eased    int   `json:"eased,omitempty"`   // how often this move hurt and was made easier
	Aside    Place `json:"aside,omitzero"`    // the move that hurt, until it is known how
	Small    bool  `json:"small,omitempty"`   // it is done half as long
	Coached  bool  `json:"coached,omitempty"` // how to interrupt was said
	Lit      bool  `json:"lit,omitempty"`     // the traffic light was said
	Offered  bool  `json:"offered,omitempty"` // a bearable position was
	Quiet    int64 `json:"quiet,omitempty"`   // the holds of the last answer last until then at least, epoch seconds

	Onset   int64  `json:"onset,omitempty"`    // when it began, by what they said; epoch seconds
	AskTime bool   `json:"ask_time,omitempty"` // they told of a time, and it is still to be talked about
	Clocked bool   `json:"clocked,omitempty"`  // the question that is due by the clock was asked
	Alert   string `json:"alert,omitempty"`    // the timer or reminder that is on offer, by id
	Zone    string `json:"zone,omitempty"`     // where the device is; empty while nobody knows

	// Takes counts how often each line with several wordings was said, for whoever puts lines into words.
	Takes map[string]int `json:"takes,omitempty"`

	Disclaimed bool    `json:"disclaimed,omitempty"`
	Kept       *Advice `json:"kept,omitempty"`       // the first person's advice while somebody else is asked about
	KeptOnset  int64   `json:"kept_onset,omitempty"` // and when the first person's trouble began, if that is kept
	Forgotten  bool    `json:"forgotten,omitempty"`
	Unread     bool    `json:"unread,omitempty"`  // the store could not be read when the session began
	IfSame     Who     `json:"if_same,omitempty"` // the voice to take up if it is the same person
	IfElse     Who     `json:"if_else,omitempty"` // and if it is somebody else
}

// Want is what the person asked for and gets after the questions that come first.
type Want struct {
	Topic   string `json:"topic,omitempty"`
	Routine string `json:"routine,omitempty"`
	Again   bool   `json:"again,omitempty"` // the routine is taken up where it was left
}

// Start is the state of a new session: what was stored, and nothing of the talk.
func Start(r Record) State { return State{V: Version, Record: r} }

// StartFrom is Start with what is stored believed no more than attributes are: a newer version may not have what an older wrote.
func StartFrom(r Record, now time.Time, rules *content.Rules) State {
	s := Start(r)
	s.mend(now, rules)
	return s
}

// manyTakes is more than one session can say of anything.
const manyTakes = 1_000_000

// ErrState means that session attributes are not a state of this version.
var ErrState = errors.New("guide: not a state of this version")

// Encode writes the state as session attributes.
func (s State) Encode() (json.RawMessage, error) { return json.Marshal(s) }

// Decode reads session attributes. They come back from outside, so nothing in them is believed
// that could not be true: what cannot be mended without becoming less careful is ErrState.
func Decode(raw []byte, now time.Time, rules *content.Rules) (State, error) {
	var s State
	if err := json.Unmarshal(raw, &s); err != nil {
		return State{}, fmt.Errorf("%w: %w", ErrState, err)
	}
	level := s.Record.Advice.Level
	if s.V != Version || level < content.None || level > content.Emergency {
		return State{}, ErrState
	}
	s.mend(now, rules)
	return s, nil
}

// mend drops what no longer exists and what cannot be: a clearance longer than any we give, a question,
// flag or routine that content does not have.
func (s *State) mend(now time.Time, rules *content.Rules) {
	r, t := &s.Record, &s.Talk
	if r.ClearedUntil > now.Add(ClearedFor).Unix() {
		r.ClearedUntil = 0
	}
	if rules.Question(t.Pending) == nil {
		t.Pending = ""
	}
	lost := func(id string) bool { return rules.Question(id) == nil }
	for _, list := range []*[]string{&t.Settled, &t.Passed, &t.Owed, &t.Held} {
		*list = slices.DeleteFunc(*list, lost)
	}
	t.Cited = slices.DeleteFunc(t.Cited, func(id string) bool { return rules.Source(id) == nil })
	t.Heard = slices.DeleteFunc(t.Heard, func(id string) bool { return rules.Flag(id) == nil })
	maps.DeleteFunc(t.Takes, func(_ string, times int) bool { return times < 0 || times > manyTakes })
	routine := rules.Routine(r.Place.Routine)
	if routine == nil || routine.Off || r.Place.Done < 0 || r.Place.Done > routine.Steps() {
		r.Place = Place{}
	}
	if moved := rules.Routine(t.Aside.Routine); moved == nil || t.Aside.Done < 0 || t.Aside.Done > moved.Steps() {
		t.Aside = Place{}
	}
	r.Pace = max(0, min(r.Pace, slowestPace))
	if t.Onset > now.Unix() || t.Onset < 0 {
		t.Onset = 0
	}
	if r.Onset > now.Unix() || r.Onset < 0 {
		r.Onset = 0
	}
	if rules.Alert(t.Alert) == nil {
		t.Alert = ""
	}
	if rules.Topic(t.Topic) == nil {
		t.Topic = ""
	}
	if rules.Topic(t.Want.Topic) == nil {
		t.Want.Topic = ""
	}
	if rules.Routine(t.Want.Routine) == nil {
		t.Want.Routine = ""
	}
}

// Stored is what outlives the session. While somebody else is asked about, the first person's advice stays.
func (s State) Stored() Record {
	r := s.Record
	if s.Talk.Kept != nil {
		r.Advice = r.Advice.Worse(*s.Talk.Kept)
		r.ClearedUntil, r.Place = 0, Place{}
		if s.Talk.KeptOnset > 0 { // the promise was given to the first
			r.Onset = s.Talk.KeptOnset
		}
	}
	return r
}

// Merge takes in a record that another session wrote, or that could not be read before: the worse advice counts.
// It reports whether that opened an emergency; then nothing that was answered here counts against it, and the
// next Step must be told that it is New.
func (s State) Merge(stored Record) (State, bool) {
	s.Record.Rev = stored.Rev
	if s.Talk.Kept != nil { // what is stored is about the first person
		kept := s.Talk.Kept.Worse(stored.Advice)
		s.Talk.Kept = &kept
		s.Talk.KeptOnset = earlier(s.Talk.KeptOnset, stored.Onset)
		return s, false
	}
	s.Record.Onset = earlier(s.Record.Onset, stored.Onset)
	if s.Record.Pace == 0 {
		s.Record.Pace = stored.Pace
	}
	opened := stored.Advice.Level == content.Emergency && s.Record.Advice.Level != content.Emergency
	s.Record.Advice = s.Record.Advice.Worse(stored.Advice)
	if opened {
		s.Record.ClearedUntil, s.Record.Place = 0, Place{}
		s.Talk = Talk{Unsure: s.Talk.Unsure, Disclaimed: s.Talk.Disclaimed, Heard: s.Talk.Heard, Signs: s.Talk.Signs, Takes: s.Talk.Takes}
	}
	return s, opened
}

// earlier is the earlier of two beginnings, of which 0 is none.
func earlier(a, b int64) int64 {
	if a == 0 || b > 0 && b < a {
		return b
	}
	return a
}

// Worth reports whether there is anything in the record to keep.
func (r Record) Worth() bool {
	r.Seen, r.Rev = 0, 0
	return r != Record{}
}

// Emergency reports whether an emergency is open: stored, or for this session only.
func (s State) Emergency() bool {
	return s.Record.Advice.Level == content.Emergency || s.Talk.Unsure
}

// Advisory is the strictest advisory that is open.
func (s State) Advisory() content.Advisory {
	if s.Emergency() {
		return content.Emergency
	}
	return s.Record.Advice.Level
}

// Cleared reports whether a complete, clean screen is in force.
func (s State) Cleared(now time.Time) bool {
	return !s.Emergency() && s.Record.ClearedUntil >= now.Unix() && s.Record.ClearedUntil > 0
}

// SlowVoice reports whether a move is to be said more slowly, and not only with longer gaps.
func (s State) SlowVoice() bool { return s.Record.Pace == slowestPace }

// Holds is what is held back now.
func (s State) Holds() content.Blocks {
	if s.Emergency() {
		return content.All
	}
	return s.Record.Advice.Holds
}

// Phase names where the talk is, for people who watch it: it is never stored.
func (s State) Phase(rules *content.Rules) string {
	q := rules.Question(s.Talk.Pending)
	switch {
	case s.Emergency() && (q == nil || q.Kind == content.Talk):
		return "emergency"
	case q == nil:
		return "open"
	case q.Kind == content.Gate:
		return "gates"
	case q.Kind != content.Talk:
		return "screening"
	case slices.Contains(movingQuestions, q.ID):
		return "moving"
	}
	return "open"
}

// movingQuestions are those that are asked while somebody is in a routine.
var movingQuestions = []string{"ready", "again", "after", "stage", "sore_side", "easier"}

// Moving reports whether a question is one of those that are asked while somebody is in a routine.
func Moving(question string) bool { return slices.Contains(movingQuestions, question) }

// reopen makes the danger questions and the gates unanswered again.
func (k *Talk) reopen() {
	k.Settled, k.Passed, k.Held, k.Done = nil, nil, nil, false
}

// refresh lets go of what time has ended: the clearance, the advice, the episode.
func (s *State) refresh(now time.Time) {
	r := &s.Record
	if r.Advice.Level > content.None && now.Unix() >= r.Advice.Since+int64(AdviceFor/time.Second) {
		r.Advice.Level, r.Advice.Since = content.None, 0
	}
	if r.Seen > 0 && now.Unix() >= r.Seen+int64(EpisodeGap/time.Second) {
		r.Advice.Holds = content.NoBlocks
	}
	if r.ClearedUntil > 0 && now.Unix() > r.ClearedUntil {
		r.ClearedUntil = 0
		s.Talk.reopen()
	}
}
