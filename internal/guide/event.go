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
	kinds // how many there are
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
	Free     bool     // the kind was made out in free words, which may say more
}
