package content

import (
	"bytes"
	"strings"
)

// Lexicon is what hearing knows of one language: its words, its grammar, and which words together
// make which red flag. It holds no code; everything in it can be read and changed by a clinician, in the folder hearing.
type Lexicon struct {
	Grammar  Grammar
	Answers  Answers
	When     When
	Amounts  map[string]Amount
	Harmless []Rule // what these match is not heard at all: idioms, reassurance about one body part
	Heard    []Heard
	Concepts map[string]Phrases
	Sounds   map[string]Phrases // by word of danger: what a recogniser may write instead
	Stems    map[string]string  // of the words above, where it is another; not written in the files
}

// Phrases is a list of words and phrases, written with commas between them. "(leg)" stands for all
// phrases of the concept leg, "=fell" for this form alone and no other form of the word, and ".."
// inside a phrase for a few words that do not matter.
type Phrases []string

// UnmarshalText splits at commas.
func (p *Phrases) UnmarshalText(text []byte) error {
	*p = make(Phrases, 0, bytes.Count(text, []byte(","))+1)
	for phrase := range strings.SplitSeq(string(text), ",") {
		*p = append(*p, strings.TrimSpace(phrase))
	}
	return nil
}

// Grammar is the words that decide what the others mean.
type Grammar struct {
	Drop         Phrases            // words that may stand between the words of a phrase, or be left out of it
	Skip         Phrases            // words that may stand between them, but are not left out
	Same         map[string]Phrases // several spellings of one word
	Endings      map[string]string  // what a contraction's ending becomes
	Known        Phrases            // right as they are: never corrected into a word of a concept
	Articles     Phrases            // a, the, any
	Links        Phrases            // and
	Turns        Phrases            // but: what stands on its two sides does not belong together
	Verbs        Phrases            // finite verbs: a new clause begins around them
	Prepositions Phrases
	Negation     Negation
	Crossed      Crossed
	People       People
	Time         Time
	Numbers      Numbers
	Questions    Questions
}

// Crossed is the words that second-language English crosses: "no can" is cannot, "I no" is "I not".
type Crossed struct{ No, Not, Can, Cannot string }

// Negation is how a sign is denied, and how far a denial reaches.
type Negation struct {
	Not     Phrases // denies what follows the verb
	No      Phrases // denies the nouns that follow
	Alone   Phrases // as an answer they deny nothing that follows: "no, my legs ..."
	Through Phrases // denies even what the next subject does: "not that I ..."
	Spared  Phrases // looks like a denial and is none: "not only"
	Ends    Phrases // a denial ends before these, beside the turns
}

// People is whom a sentence can be about.
type People struct {
	Self      Phrases
	Subjects  Phrases // I, he, she: begin a clause
	Pronouns  Phrases // he, his, her: someone cared for
	Plural    Phrases // they, it: begin a clause, name nobody
	Owners    Phrases // my, his: whose body part follows
	Cared     Phrases // family: present, and spoken for
	Distant   Phrases // others: their past is not our business
	Animals   Phrases
	Ails      Phrases // what somebody has, who is spoken for
	Beside    Phrases // before one of the cared: the speaker is with them, or asks for them
	Spared    Phrases // one of the cared is named and not spoken of: "I had a baby"
	Pleads    Phrases // somebody is here and needs help now, whatever they "had"
	Had       Phrases // after one of the distant: it is their story
	Elsewhere Phrases // films, games, news
}

// Time is the words that put a sign into the past, or take it back into the present.
type Time struct {
	Past    Phrases
	Present Phrases
	Ages    Phrases // before an age: that is how long ago it was
	Years   Phrases // before a year's number
}

// Numbers is how amounts are said.
type Numbers struct {
	Words    map[string]float64
	Units    map[string]float64 // durations, in hours
	AgeUnits Phrases            `yaml:"age_units"` // after a number: years old
	AgeCues  Phrases            `yaml:"age_cues"`  // before a number: aged
	AgeLinks Phrases            `yaml:"age_links"` // between a person and their age: is, turned
	Not      Phrases            // after a number: it is no age
}

// Questions is how people ask about a sign instead of telling of it.
type Questions struct {
	About   Phrases // for information: nothing is heard
	Causes  Phrases // perhaps about oneself: half heard
	Suppose Phrases // as a possibility: half heard
	Mine    Phrases // what was asked or read about is their own: "that's what I have"
	Whether Phrases // "should I ..." before "call"
	Spared  Phrases // looks like a question and is none: "what's the point"
}

// Answers is how a yes-or-no question is answered.
type Answers struct {
	Yes       Phrases
	Bare      Phrases // yes at the end of a clause only: "I do", not "I do feel fine"
	Hedged    Phrases
	Belief    Phrases // "I think": half a yes, and with a no beside it half a no
	Odd       Phrases // something is there, unless denied: "weird"
	Unsure    Phrases
	No        Phrases
	Denials   Phrases // "I don't": a no to what they deny, and to nothing else
	Unwilling Phrases // "I don't want to": refuses an offer, and answers no question about danger
	What      Phrases
	Why       Phrases
	Wait      Phrases
	Stop      Phrases // a wish to stop, not "it won't stop"
	Help      Phrases
	Eased     Phrases // it was there and has gone: half a yes, unless a no stands before it
	Fails     Phrases // something that does not work: never a no, whatever "no" stands before it
	Orders    Phrases // "don't call": no answer
	Asks      Phrases // how a question of theirs begins: nothing in it is an answer
	Aside     Phrases // what no question is about: the bad back itself, a mood, this device
	Fillers   Phrases // words that say nothing
	Foreign   Phrases // words of other languages: no answer

	Matters map[string]Phrases // by id of a danger question: what it is about
	Options map[string]Phrases // by id of a question that offers a choice: naming one of these is a yes
	Lesser  map[string]Phrases // the same of the other questions whose yes means danger: a no to these answers nothing else
}

// Amount is a concept made of a number: an age, hours, a year, or a bare number.
type Amount struct {
	Of    string
	From  float64
	Below float64
}

// amountKinds is what an amount can be of.
var amountKinds = []string{"age", "hours", "number"}

// Heard is what a flag or a sign is heard from, or a topic or a routine that is asked for.
type Heard struct {
	Flag, Sign, Topic string // one of them, or the routine
	Routine           string `json:",omitempty"`
	Certain           []Rule
	Suspected         []Rule
}
