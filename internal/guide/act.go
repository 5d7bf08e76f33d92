package guide

import "time"

// Act is one thing to do in answer: Say, Hold, Warn, Ask, Forget or End. At most one Ask, always last.
type Act interface{ act() }

// Say speaks one line. Again asks for its shorter wording.
type Say struct {
	Line  string
	Again bool
}

// Hold is quiet inside the answer.
type Hold struct{ For time.Duration }

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
}

// Forget deletes the record; Done or Failed is said when it has, or has not, been deleted.
type Forget struct{ Done, Failed string }

// End closes the session.
type End struct{}

func (Say) act()    {}
func (Hold) act()   {}
func (Warn) act()   {}
func (Ask) act()    {}
func (Forget) act() {}
func (End) act()    {}
