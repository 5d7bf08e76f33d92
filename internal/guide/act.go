package guide

import "time"

// Act is one thing to do in answer: Say, Hold, Count, Warn, SetAlert, AskFor, Show, Ask, Forget or End. At most one Ask,
// always last.
type Act interface{ act() }

// Say speaks one line. Again asks for its shorter wording.
type Say struct {
	Line  string `json:"line"`
	Again bool   `json:"again,omitempty"`
	Figure
}

// Figure is what a line names that only the talk knows: a number in the place of {count}, {minutes} or {hours}, and a time
// (epoch seconds) in the place of {time}. Zero where it names none.
type Figure struct {
	N  int   `json:"n,omitempty"`
	At int64 `json:"at,omitempty"`
}

// Hold is quiet inside the answer.
type Hold struct{ For time.Duration }

// Count counts down from three aloud, a second each.
type Count struct{}

// SetAlert sets, lists or ends what Alexa keeps for the person. What came of it is said in its place: by lines.timer_ and
// lines.reminder_, or lines.alerts_, and the outcome.
type SetAlert struct {
	Do       Doing
	Alert    string        // by id, to set one
	Reminder bool          // it is a reminder, and no timer
	In       time.Duration // when it is due, counted from now
}

// Lines is every line that can be said of it: first that it worked, last the longest.
func (a SetAlert) Lines() []string {
	family, ends := "lines.alerts_", []string{"timer", "timer_soon", "reminder", "reminder_soon", "none", "unlisted"}
	switch a.Do {
	case Set:
		family, ends = "lines.timer_", []string{"set", "already", "down", "late", "not_permitted", "too_many", "unsupported"}
		if a.Reminder {
			family = "lines.reminder_"
		}
	case Cancel:
		ends = []string{"cancelled", "gone", "uncancelled"}
	}
	for i := range ends {
		ends[i] = family + ends[i]
	}
	return ends
}

// Doing is what is done with alerts.
type Doing int

// What can be done with alerts.
const (
	Set Doing = iota
	List
	Cancel
)

// AskFor lets Alexa ask for the permission that an alert needs, which ends the session; the state comes back with her
// answer, as Consent.
type AskFor struct{ Permission Alerts }

// Show puts the helper's card into the account's app, and onto a screen.
type Show struct{}

// Warn is the emergency warning: lines that begin with the number. Full ones carry a card.
type Warn struct {
	Lines []string
	Full  bool
}

// Ask opens the microphone for one question.
type Ask struct {
	Question string
	Line     string
	Reprompt []string
	Figure
}

// Forget deletes the record; Done or Failed is said when it has, or has not, been deleted.
type Forget struct{ Done, Failed string }

// End closes the session.
type End struct{}

func (Say) act()      {}
func (Hold) act()     {}
func (Count) act()    {}
func (Warn) act()     {}
func (SetAlert) act() {}
func (AskFor) act()   {}
func (Show) act()     {}
func (Ask) act()      {}
func (Forget) act()   {}
func (End) act()      {}
