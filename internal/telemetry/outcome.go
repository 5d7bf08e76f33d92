package telemetry

// Outcome is what came of the turn.
type Outcome uint8

// The outcomes.
const (
	OtherOutcome Outcome = iota
	Answered             // an ordinary answer
	Warned               // the warning of an emergency was spoken
	Safe                 // only the safe words were spoken
	Silent               // the platform permits no speech here
	Refused              // not a request for this skill
)

var outcomeNames = [...]string{
	OtherOutcome: "other", Answered: "answered", Warned: "warned", Safe: "safe", Silent: "silent", Refused: "refused",
}

// String returns the name in the log, which is a dimension of the metrics too.
func (o Outcome) String() string { return name(outcomeNames[:], int(o)) }

// Fault is why only the safe words were left.
type Fault uint8

// The faults.
const (
	NoFault    Fault = iota
	Panicked         // our code broke: Turn.Spot says where
	Undecoded        // the request was none that can be read
	NoContent        // the content did not load
	Unheard          // hearing could not be made ready
	Unrendered       // an answer lacked its words, or was none that Alexa takes
)

var faultNames = [...]string{
	NoFault: "none", Panicked: "panic", Undecoded: "undecoded", NoContent: "no_content", Unheard: "unheard", Unrendered: "unrendered",
}

// String returns the name in the log.
func (f Fault) String() string { return name(faultNames[:], int(f)) }

// Level is how strict an advice is.
type Level uint8

// The levels, as the talk has them.
const (
	NoLevel Level = iota
	DoctorSoon
	DoctorToday
	Emergency
)

var levelNames = [...]string{NoLevel: "none", DoctorSoon: "doctor_soon", DoctorToday: "doctor_today", Emergency: "emergency"}

// String returns the name, which is a dimension of the metrics.
func (l Level) String() string { return name(levelNames[:], int(l)) }
