package hearing

// Reason is why something was heard, or was not.
type Reason struct {
	Name    string  // the flag or sign
	Rule    string  // as it stands in the folder hearing
	Words   string  // the words it stands on
	Level   Level   // what came of it
	Weighed Weighed // what spoke against it
}

// Level is how sure a rule is.
type Level string

// The levels of a rule that matched.
const (
	Nothing   Level = "nothing"
	Suspicion Level = "suspected"
	Certainty Level = "certain"
)

// Weighed is what else the sentence says about a sign.
type Weighed string

// What speaks against a sign.
const (
	Denied      Weighed = "denied"
	DoublyNot   Weighed = "denied twice"
	LongPast    Weighed = "long past and settled"
	SomeoneElse Weighed = "someone who is not here"
	Animal      Weighed = "an animal"
	NotReal     Weighed = "a film, a game, the news"
	Question    Weighed = "a question for information"
	MayAsk      Weighed = "a question, perhaps about oneself"
	Supposed    Weighed = "only supposed"
	Harmless    Weighed = "harmless: not heard at all"
	SoundsLike  Weighed = "a word that sounds like it"
	Misspelt    Weighed = "a word was corrected"
	TooLong     Weighed = "the rest of a long text was not heard"
	TimeLost    Weighed = "when it began was not heard, for a fault of ours"
)
