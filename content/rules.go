package content

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

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

// MarshalText writes an advisory as its name.
func (a Advisory) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads an advisory by its name.
func (a *Advisory) UnmarshalText(text []byte) error {
	i := slices.Index(advisoryNames[:], string(text))
	if i < 0 {
		return fmt.Errorf("unknown advisory %q: say one of %s", text, strings.Join(advisoryNames[:], ", "))
	}
	*a = Advisory(i)
	return nil
}

// UnmarshalYAML reads an advisory by its name, and says where it is wrong.
func (a *Advisory) UnmarshalYAML(node *yaml.Node) error {
	if err := a.UnmarshalText([]byte(node.Value)); err != nil {
		return wrongAt(node, "%v", err)
	}
	return nil
}

// Blocks is the set of things a flag holds back: any of Moves, Rising, Medicine.
type Blocks uint8

// What a flag can hold back. An open emergency holds back all of it.
const (
	Moves    Blocks = 1 << iota // stretches
	Rising                      // getting up
	Medicine                    // every line about a medicine
	Up                          // being led to stand: what fails or gets worse holds it back, and lets them lie easier
	NoBlocks Blocks = 0
	All             = Moves | Rising | Medicine | Up
)

var blockNames = map[string]Blocks{"moves": Moves, "rising": Rising, "medicine": Medicine, "up": Up}

// UnmarshalYAML reads a list of names: moves, rising, medicine, up.
func (b *Blocks) UnmarshalYAML(node *yaml.Node) error {
	var names []string
	if err := node.Decode(&names); err != nil {
		return err
	}
	for _, name := range names {
		one, ok := blockNames[name]
		if !ok {
			return wrongAt(node, "unknown block %q: say moves, rising, medicine or up", name)
		}
		*b |= one
	}
	return nil
}

// wrongAt is an error with its line, which the decoder collects with the others of the file.
func wrongAt(node *yaml.Node, format string, args ...any) error {
	return &yaml.TypeError{Errors: []string{fmt.Sprintf("line %d: ", node.Line) + fmt.Sprintf(format, args...)}}
}

// Any reports whether b holds back something of what.
func (b Blocks) Any(what Blocks) bool { return b&what != 0 }

// Flag is one red flag: what hearing it means, never how it is worded.
type Flag struct {
	ID       string   `yaml:"id"`
	RF       []string `yaml:"rf"`       // its numbers in the clinical dossier, "RF01"
	Advisory Advisory `yaml:"advisory"` // alone
	Blocks   Blocks   `yaml:"blocks"`   // All when Advisory is Emergency
	// Worse makes the advisory Emergency when any of these flags or signs
	// was heard in the same session.
	Worse Worse `yaml:"worse"`
	// Asks is the question that settles a mere suspicion of this flag; empty when nothing is asked.
	Asks string `yaml:"asks"`
	// Then is asked right after the flag was heard, to look for something worse.
	Then string `yaml:"then"`
	// Deferred flags are spoken only after a clean screen.
	Deferred bool `yaml:"deferred"`
	// Own says where flags.ID.own is spoken: nowhere, after or before the usual line, or in its place.
	Own    Own      `yaml:"own"`
	Source []string `yaml:"source"`
}

// Own is the place of a flag's own line.
type Own string

// The places of a flag's own line.
const (
	NoOwn    Own = ""
	OwnAfter Own = "after"
	OwnFirst Own = "first"
	OwnOnly  Own = "only"
)

// Worse lists what turns a flag into an emergency: other flags, or signs that are no flag by themselves.
type Worse struct {
	Flags []string `yaml:"flags"`
	Signs []string `yaml:"signs"`
}

// Question is one that a yes, a no or "not sure" can answer.
type Question struct {
	ID string `yaml:"id"`
	// Flag is what a yes means; empty where a yes means no danger.
	Flag string `yaml:"flag"`
	// No is the flag that a no still means, for a question that sorts a yes already given.
	No string `yaml:"no"`
	// YesAsks and NoAsks are second questions, asked before anything is decided.
	YesAsks string `yaml:"yes_asks"`
	NoAsks  string `yaml:"no_asks"`
	// Sign is what a yes adds to what is known.
	Sign string `yaml:"sign"`
	// Given are signs that answer it yes, whenever they were heard.
	Given []string `yaml:"given"`
	// Look is the sign after which a helper is asked in the words of the probe, which say where to look.
	Look string `yaml:"look"`
	// Topics are those of which asking is a yes: "I'm freezing" to a question for chills.
	Topics []string `yaml:"topics"`
	// Gates is what has to wait until this has been answered no.
	Gates Blocks `yaml:"gates"`
	// Routines are those that a gate stands before, where it is not all that Gates names.
	Routines []string `yaml:"routines"`
	// Passing gates are asked each time, because their answer changes by the hour.
	Passing bool `yaml:"passing"`
	// Holds is what a yes holds back for the rest of the episode, beside what its flag does.
	Holds Blocks `yaml:"holds"`
	// After is how long after the beginning a question of the clock is due.
	After time.Duration `yaml:"after"`
	// Silence is the line that silence is answered with, in the place of a reprompt of its own.
	Silence string `yaml:"silence"`
	// Narrows has other words while moves are held back.
	Narrows bool `yaml:"narrows"`
	// Dated has other words where the time of day is not known.
	Dated  bool     `yaml:"dated"`
	Source []string `yaml:"source"`
	// Kind is the list of the screen that the question stands in.
	Kind Kind `yaml:"-"`
}

// Kind is what a question is for.
type Kind int

// The kinds of question, in the order of screen.yaml.
const (
	Danger Kind = iota
	Sort
	Check
	Clock
	Gate
	Talk
)

// Screen holds every question, by what it is for.
type Screen struct {
	Danger []Question `yaml:"danger"` // the eight, in order: yes always means danger
	Sorts  []Question `yaml:"sorts"`  // they sort a yes: what kind of fall, what kind of surgery
	Checks []Question `yaml:"checks"` // asked only on suspicion of a flag
	Clock  []Question `yaml:"clock"`  // asked when it has lasted so long: see Question.After
	Gates  []Question `yaml:"gates"`  // before the first thing they gate: yes holds it back
	Talk   []Question `yaml:"talk"`   // no danger in either answer
}

// Topic is something people ask about.
type Topic struct {
	ID string `yaml:"id"`
	// Screened topics wait until the danger questions are done.
	Screened bool `yaml:"screened"`
	// Gate is what must not be held back; its clean screen and gate questions come first.
	Gate Blocks `yaml:"gate"`
	// Next is the question that offers the next step, after all has been told.
	Next string `yaml:"next"`
	// Timer is the alert that is offered with it, by id; empty where nothing is to be timed.
	Timer string `yaml:"timer"`
	// Flag is what asking means, where it is a complaint; its own words say who to call.
	Flag string `yaml:"flag"`
	// Card puts its words onto a card, for who cannot hear.
	Card bool `yaml:"card"`
	// Always topics are told in an emergency too, behind the warning.
	Always bool `yaml:"always"`
	// Source is where its first sentence comes from; More, where the further ones do, if that is elsewhere.
	Source []string `yaml:"source"`
	More   []string `yaml:"more"`
}

// LineRule is what holds for a general line.
type LineRule struct {
	Source []string `yaml:"source"` // empty: it states nothing clinical
	Often  bool     `yaml:"often"`  // heard so often that it has several wordings
}

// Source is where a clinical statement comes from. Own marks our own caution, not yet reviewed.
type Source struct {
	ID        string `yaml:"id"`
	Publisher string `yaml:"publisher"`
	Title     string `yaml:"title"`
	Year      int    `yaml:"year"` // 0: the copy at hand names none
	Link      string `yaml:"link"` // empty: the copy at hand names none
	Took      string `yaml:"took"` // what was taken from it
	// Read is what our words were last compared with, on Checked: the text itself ("whole"), a part or a copy of it
	// ("excerpt"), or only what the clinical dossier of this project notes of it ("dossier"). Due is when to look again.
	Read    string `yaml:"read"`
	Checked string `yaml:"checked"` // ISO date
	Due     string `yaml:"due"`     // ISO date
	Own     bool   `yaml:"own"`
}

// Region maps a locale to its language and its phone numbers, which are dated facts.
type Region struct {
	Locale   string            `yaml:"locale"`
	Language string            `yaml:"language"`
	Numbers  map[string]Number `yaml:"numbers"` // emergency, poison, crisis
}

// numberUses are the phone numbers that every region has, and the placeholders that words may name.
var numberUses = []string{"emergency", "poison", "crisis"}

// figureUses are the placeholders for what only the talk knows: a count, and a time of day.
var figureUses = []string{"count", "minutes", "hours", "time"}

// Number is a phone number as dialled, where it was taken from and when.
type Number struct {
	Dial    string `yaml:"dial"`
	Source  string `yaml:"source"`
	Checked string `yaml:"checked"` // ISO date
}

// Rules is everything that is not words: ids, order, gates, holds, sources, numbers. Read-only after Load.
type Rules struct {
	Screen   Screen
	Flags    []Flag
	Topics   []Topic
	Routines []Routine
	Sources  []Source
	Regions  []Region
	Alerts   []Alert
	Lines    map[string]LineRule // the general lines, by id

	flags     map[string]*Flag
	questions map[string]*Question
	topics    map[string]*Topic
	routines  map[string]*Routine
	sources   map[string]*Source
	alerts    map[string]*Alert
}

// Flag returns the flag with this id, or nil.
func (r *Rules) Flag(id string) *Flag { return r.flags[id] }

// Question returns the question with this id, of whatever kind, or nil.
func (r *Rules) Question(id string) *Question { return r.questions[id] }

// Topic returns the topic with this id, or nil.
func (r *Rules) Topic(id string) *Topic { return r.topics[id] }

// Routine returns the routine with this id, or nil.
func (r *Rules) Routine(id string) *Routine { return r.routines[id] }

// Alert returns the timer or reminder with this id, or nil.
func (r *Rules) Alert(id string) *Alert { return r.alerts[id] }

// Source returns the source with this id, or nil.
func (r *Rules) Source(id string) *Source { return r.sources[id] }

// Region returns the region of a locale. An unknown locale gets the first region of its
// language, and an unknown language the first region of all: safe words beat none.
func (r *Rules) Region(locale string) Region {
	language, _, _ := strings.Cut(locale, "-")
	pick := -1
	for i, g := range r.Regions {
		if g.Locale == locale {
			return g
		}
		if pick < 0 && g.Language == language {
			pick = i
		}
	}
	return r.Regions[max(pick, 0)]
}

// Questions yields every question of the screen.
func (s *Screen) Questions(yield func(*Question) bool) {
	for _, list := range [][]Question{s.Danger, s.Sorts, s.Checks, s.Clock, s.Gates, s.Talk} {
		for i := range list {
			if !yield(&list[i]) {
				return
			}
		}
	}
}
