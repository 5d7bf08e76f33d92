package hearing

// roles is what a word can do in a sentence, beside what it means.
type roles uint32

const (
	drop        roles = 1 << iota // may stand inside a phrase without breaking it
	optional                      // may be left out of a phrase
	link                          // and
	verb                          // finite: a clause begins around it
	preposition                   //
	self                          // I, me, my
	speaker                       // I, he: begins a clause
	pronoun                       // he, his, her
	plural                        // they, it
	owner                         // my, his, her: whose
	cared                         // husband, mother
	distant                       // friend, neighbour
	animal                        //
	number                        // has a value
	figure                        // a number written in figures
	unit                          // a length of time
	ageUnit                       // after a number
	ageCue                        // before a number
	ageLink                       // between a person and a number
	yearCue                       // in: before a year
	notAge                        // after a number
	deny                          // no, as an answer
	denier                        // not, no: denies what follows
	known                         // never corrected
	article                       // a, the, any: a noun follows
)

const (
	subject = speaker | plural
	person  = cared | distant | animal
)

// gap is the word ".." of a phrase: a few words that do not matter.
const gap = -1
