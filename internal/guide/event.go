package guide

// Kind is what a person did, in the guide's own terms.
type Kind int

// The kinds of event. Whatever arrives becomes exactly one of them.
const (
	Unclear    Kind = iota // words that say nothing to the question, noise, another language
	Launch                 // opened the skill
	Yes                    // a plain yes
	Hedged                 // "a bit", "no, I can't": a yes where a yes means danger, and nowhere else
	No                     // a plain no
	Unsure                 // "not sure"
	What                   // "what?", "say that again"
	Meaning                // "what does numb mean?"
	Why                    // "why do you ask?"
	Wait                   // "hang on"
	Ready                  // "I'm there"
	Next                   // go on
	Back                   // go back
	Repeat                 // say it again, shorter
	Pause                  // leave it for now
	Resume                 // take it up again
	StartOver              // from the start
	Skip                   // leave this one out
	Hurts                  // "ow", "that hurts", "tingling"
	Worse                  // after a move
	Better                 // after a move
	Same                   // after a move
	More                   // "tell me more"
	Stop                   // stop, cancel, go home
	Help                   // help
	WhereAmI               // "how many left?"
	AskTopic               // ID: the topic
	AskRoutine             // ID: the routine, or empty for any stretch
	Voice                  // Who: whom it is about
	NewPerson              // it is about somebody else now
	SamePerson             // it is about the same person
	Helper                 // a helper takes over for the same person
	Spasm                  // the complaint itself
	Whether                // "should I call 911?"
	Coming                 // "the ambulance is coming"
	WontCall               // "I won't call"
	WhatNumber             // "what was the number?"
	Misspoke               // "I take it back"
	Sources                // "who says so?"
	ForgetMe               // "forget me"
	AboutMe                // "what do you know about me?"
	Hello
	Thanks
	Slower       // longer gaps, then a slower voice
	Faster       // the way back
	OtherSide    // the side that is not on now
	SideLeft     // "the left": of which side is sorer
	SideRight    // "the right"
	HowLong      // "how long left?"
	Easier       // "smaller", "yellow": the same, but less of it
	Gentler      // something else, that asks less of them
	Cant         // "I can't do it"
	Stay         // "stay there"
	Onset        // Began: when it began, as far as that was understood
	RemindMe     // "remind me"
	TimeIt       // "time it"
	CancelAlerts // "cancel the timer"
	ListAlerts   // "what is set?"
	Consent      // Said: how Alexa's own question for a permission was answered
	kinds        // how many there are
)

// Event is one turn of the person. Whatever its kind, flags win over it; signs only ever make things stricter.
type Event struct {
	Kind     Kind
	ID       string   // of AskTopic and AskRoutine
	Who      Who      // of Voice, or whom the words were about if About
	About    bool     // the words named somebody
	Flags    []string // red flags heard for certain
	Suspects []string // red flags half heard
	Signs    []string // what makes a flag worse
	New      bool     // the first turn of a session
	Began    int64    // of Onset: epoch seconds, or 0 where no time could be made of the words
	Zone     string   // where the device is, as "America/New_York"; empty while nobody knows
	Granted  Alerts   // what Alexa lets us set
	Refused  Alerts   // what they have told her not to let us set
	Answered Answered // of Consent
	Free     bool     // the kind was made out in free words, which may say more
}

// Alerts is the set of things that Alexa keeps for a person: either of Timers and Reminders.
type Alerts uint8

// What can be set, each with a permission of its own.
const (
	Timers Alerts = 1 << iota
	Reminders
)

// Answered is how a person answered Alexa when she asked for a permission.
type Answered int

// The three answers that Alexa tells apart.
const (
	NotAnswered Answered = iota
	Accepted
	Denied
)
