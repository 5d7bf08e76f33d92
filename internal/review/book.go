// Package review writes the clinician's book: every line, why and when it is said and where it comes from, so that
// somebody who reads no Go can sign it. Gather collects all of it into a Book; two templates, Markdown and HTML, only
// set it. The book depends on nothing but the checkout: no clock, no revision, so that it is the same until a word is.
package review

// Book is the whole of the clinician's book, in the order of reading.
type Book struct {
	Front     Front
	Diagrams  []Diagram
	Chapters  []Chapter // every line, once
	Flags     []FlagRow // every red flag, for the overview
	Coverage  []Series
	Sources   []Source
	Numbers   []Number
	Dialogues []Dialogue
	Excused   []Excuse
	Concepts  []Concept
}

// Front is what the first page counts.
type Front struct {
	Lines, Signed, Unsigned, Changed int
	FirstDue                         string // when the first signature ends; whether that is over, only today knows
	Whole, Excerpts, Dossier         int    // how the sources were read
	Flags, Questions, Topics, Moves  int
	LineMinutes, TalkMinutes         float64
	Talks                            int
	Unmet                            []string // lines that the tour of the conversation never came to
}

// Chapter is one family of lines: the questions, the red flags, the topics.
type Chapter struct {
	ID, Title, Intro string
	Sections         []Section
}

// Section is what belongs together: the lines of one question, of one flag.
type Section struct {
	ID, Title string
	Facts     []Fact   // of the rules: what a yes means, what it holds back
	Sources   []Source // that all its lines have; empty if each has its own
	Heard     []Heard
	Entries   []Entry
}

// Fact is one thing that the rules say, with its name.
type Fact struct{ Name, Text string }

// Entry is one line: what is signed.
type Entry struct {
	ID, Part    string
	Voices      []Voice
	Said        []string
	Leads       []Lead
	AsFirst     bool // the other answers lead where they do after the question's first wording
	Sources     []Source
	States      []Statement // what it speaks of what the sources state
	Excused     []Excuse
	Seconds     float64
	Hash, State string
}

// Voice is the wordings of a line in one voice.
type Voice struct {
	Name  string
	Words []string
}

// Lead is what one or several answers to a question lead to.
type Lead struct {
	Answers []string
	Alert   string   // emergency, or a call to a doctor
	Says    []string // ids of the lines said before the next question
	Asks    string
	Words   string // of the next question
	Ends    bool
}

// FlagRow is a red flag in the overview.
type FlagRow struct{ ID, RF, Advisory, Blocks, Worse string }

// Heard is how a red flag is heard: for certain, or as a suspicion.
type Heard struct {
	How      string
	Rules    []string
	Examples []string
}

// Source is where a statement comes from, as it is printed.
type Source struct {
	ID, Publisher, Title, Year, Link, Took string
	Read, Checked, Due                     string
}

// Number is a phone number that is spoken.
type Number struct{ Locale, Use, Dial, Source, Checked string }

// Series is what one source states, or the conflicts between them, each with what became of it here.
type Series struct {
	ID, Title  string
	Statements []Statement
}

// Statement is one of them: the lines that speak it, or why none does.
type Statement struct {
	ID, Says, Who, Unsaid, LeftOut, Settled string
	Conflicts, Lines                        []string
}

// Dialogue is one conversation, read aloud.
type Dialogue struct {
	ID, Title string
	Seconds   float64
	Turns     []Turn
}

// Turn is what one side says, or that time passes.
type Turn struct{ Who, Words string }

// Excuse is a rule that a line may break, and why.
type Excuse struct{ Line, Rule, Why string }

// Concept is a group of phrases that hearing takes for one thing.
type Concept struct {
	Name    string
	Phrases []string
	More    int
}
