package telemetry

// Reason is why a session ended.
type Reason uint8

// The reasons. Where the session goes on, or ends as it was meant to, it is NotEnded.
const (
	NotEnded Reason = iota
	OtherReason
	Left    // "exit", or the device was told to do something else
	Stopped // "stop", in the middle of the coach
	Quiet   // nobody answered
	Erred   // Alexa could do nothing with our answer
)

var reasonNames = [...]string{NotEnded: "none", OtherReason: "other", Left: "left", Stopped: "stopped", Quiet: "quiet", Erred: "error"}

// alexaReasons are Alexa's words for them, in the same order; those that she does not give are empty.
var alexaReasons = [...]string{"", "", "USER_INITIATED", "", "EXCEEDED_MAX_REPROMPTS", "ERROR"}

// ReasonOf returns the Reason that the request for the end of a session gives.
func ReasonOf(reason string) Reason {
	if reason == "" {
		return OtherReason
	}
	return Reason(nameOf(alexaReasons[:], reason, int(OtherReason)))
}

// String returns the name in the log.
func (r Reason) String() string { return name(reasonNames[:], int(r)) }

// Step is a kind of question that the coach asks: never in which move, and never one about danger signs.
type Step uint8

// NoStep is every question that is none of the coach's.
const NoStep Step = 0

// stepNames are the ids of the coach's questions: those that offer a move, and those inside one.
var stepNames = [...]string{
	"none", "position", "stretch", "go_on", "sore_side", "ready", "again", "stage", "after", "easier",
}

// StepOf returns the Step of an open question.
func StepOf(question string) Step { return Step(nameOf(stepNames[:], question, int(NoStep))) }

// String returns the name, which is a dimension of the metrics.
func (s Step) String() string { return name(stepNames[:], int(s)) }
