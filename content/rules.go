package content

import "time"

// Advisory is how soon a person needs a human, from FLAGS: the stricter the greater.
type Advisory int

// The advisories, from none to "call the emergency number now".
const (
	None Advisory = iota
	DoctorSoon
	DoctorToday
	Emergency
)

var advisoryNames = [...]string{"none", "doctor_soon", "doctor_today", "emergency"}

// String returns the name used in content files and in `floorside speak -json`.
func (a Advisory) String() string {
	if a < None || a > Emergency {
		return "unknown"
	}
	return advisoryNames[a]
}

// Blocks is the set of things a flag holds back: any of Moves, Rising, Medicine.
type Blocks uint8

// What a flag can hold back. An open emergency holds back all three.
const (
	Moves    Blocks = 1 << iota // stretches
	Rising                      // getting up
	Medicine                    // every line about a medicine
	NoBlocks Blocks = 0
	All             = Moves | Rising | Medicine
)

// Has reports whether b holds back all of what.
func (b Blocks) Has(what Blocks) bool { return what != 0 && b&what == what }

// Flag is one red flag: what hearing it means, never how it is worded.
type Flag struct {
	ID       string
	RF       []string // its numbers in the clinical dossier, "RF01"
	Advisory Advisory // alone
	Blocks   Blocks   // All when Advisory is Emergency
	// Worse makes the advisory Emergency when any of these flags or signs
	// was heard in the same session.
	Worse struct{ Flags, Signs []string }
	// Asks is the question that settles a mere suspicion of this flag; empty when nothing is asked.
	Asks string
	// Own is true when flags.ID.own is spoken in place of the usual second sentence.
	Own    bool
	Source []string
}

// Question is one that a yes, a no or "not sure" can answer.
type Question struct {
	ID string
	// Flag is what a yes means; empty for questions of the talk, which mean no danger.
	Flag string
	// No is the flag that a no means, for a question that sorts a yes already given.
	No string
	// YesAsks is a second question that sorts a yes before anything is decided.
	YesAsks string
	// Sign is what a yes adds to what is known, beside or instead of a flag.
	Sign string
	// Gates is what has to wait until this has been answered no.
	Gates Blocks
	// Probe is true when "not sure" gets one concrete second question before it counts as yes.
	Probe  bool
	Source []string
}

// Screen holds every question, by what it is for.
type Screen struct {
	Danger []Question // the eight, in order: yes always means danger
	Sorts  []Question // they sort a yes: what kind of fall, what kind of surgery
	Checks []Question // asked only on suspicion of a flag
	Gates  []Question // once before the first move, rising or medicine line: yes always holds back
	Talk   []Question // no danger in either answer
}

// Topic is something people ask about.
type Topic struct {
	ID string
	// Screened topics wait for a clean screen.
	Screened bool
	// Gate is what must not be held back, and whose gate questions come first.
	Gate   Blocks
	Source []string
}

// Part is one spoken part of a repetition and the quiet after it.
type Part struct {
	ID   string
	Hold time.Duration
}

// Routine is a position or a stretch, done at the person's own pace.
type Routine struct {
	ID string
	// Gate is what must not be held back; Asked says whether its gate questions come first.
	Gate  Blocks
	Asked bool
	// Times is how often the parts are repeated; 0 for a position that is only taken.
	Times  int
	Parts  []Part
	Source []string
}

// Source is where a clinical statement comes from. Own marks our own caution, not yet reviewed.
type Source struct {
	ID        string
	Publisher string
	Title     string
	Year      int    // 0: the copy at hand names none
	Link      string // empty: the copy at hand names none
	Took      string // what was taken from it
	Own       bool
}

// Region maps a locale to its language and its phone numbers, which are dated facts.
type Region struct {
	Locale   string
	Language string
	Numbers  map[string]Number // emergency, poison, crisis
}

// Number is a phone number as dialled, where it was taken from and when.
type Number struct {
	Dial    string
	Source  string
	Checked string // ISO date
}

// Rules is everything that is not words: ids, order, gates, holds, sources, numbers. Read-only after Load.
type Rules struct {
	Screen   Screen
	Flags    []Flag
	Topics   []Topic
	Routines []Routine
	Sources  []Source
	Regions  []Region
	// Lines maps each general line's id to its sources; empty for lines that state nothing clinical.
	Lines map[string][]string

	flags     map[string]*Flag
	questions map[string]*Question
	topics    map[string]*Topic
	routines  map[string]*Routine
	regions   map[string]*Region
}

// Flag returns the flag with this id, or nil.
func (r *Rules) Flag(id string) *Flag { return r.flags[id] }

// Question returns the question with this id, of whatever kind, or nil.
func (r *Rules) Question(id string) *Question { return r.questions[id] }

// Topic returns the topic with this id, or nil.
func (r *Rules) Topic(id string) *Topic { return r.topics[id] }

// Routine returns the routine with this id, or nil.
func (r *Rules) Routine(id string) *Routine { return r.routines[id] }
