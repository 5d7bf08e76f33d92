package intents

import (
	"maps"
	"slices"

	"floorside/content"
	"floorside/internal/alexa"
	"floorside/internal/guide"
)

// row says what an intent means, once hearing has found no red flag in its words.
type row func(said) guide.Event

// said is what one intent request says, with Alexa's names and slots gone.
type said struct {
	id     string     // of the first slot value that Alexa knew
	text   string     // all words of all slots, with what Alexa kept to itself put back
	answer guide.Kind // what the words are as an answer; Unclear without words
}

// table is the one table: every intent of the interaction model, and what it means.
var table = map[string]row{
	alexa.YesIntent:          is(guide.Yes),
	alexa.NoIntent:           is(guide.No),
	alexa.HelpIntent:         is(guide.Help),
	alexa.StopIntent:         is(guide.Stop),
	alexa.CancelIntent:       is(guide.Stop),
	alexa.NavigateHomeIntent: is(guide.Stop),
	alexa.FallbackIntent:     is(guide.Unclear),
	alexa.NextIntent:         is(guide.Next),
	alexa.PreviousIntent:     is(guide.Back),
	alexa.RepeatIntent:       is(guide.Repeat),
	alexa.PauseIntent:        is(guide.Pause),
	alexa.ResumeIntent:       is(guide.Resume),
	alexa.StartOverIntent:    is(guide.StartOver),

	"SpasmIntent":     is(guide.Spasm),
	"SymptomIntent":   free,
	"SayIntent":       free,
	"AnswerIntent":    answer,
	"ControlIntent":   control,
	"TopicIntent":     topic,
	"StretchIntent":   stretch,
	"CaregiverIntent": caregiver,

	"SourcesIntent": is(guide.Sources),
	"ForgetIntent":  is(guide.ForgetMe),
	"AboutMeIntent": is(guide.AboutMe),
	"CallIntent":    call,
	"WhetherIntent": is(guide.Whether),
}

// is makes a row that always means the same.
func is(k guide.Kind) row { return func(said) guide.Event { return guide.Event{Kind: k} } }

// Intents returns the names of all intents that the table knows, in no order.
func Intents() []string {
	return slices.Collect(maps.Keys(table))
}

// Known reports whether an intent of this name means something here.
func Known(intent string) bool {
	_, kept := content.KeptWords(intent)
	return kept || table[intent] != nil
}

// Values returns the ids that each custom slot type can hold, by the type's name in the interaction model. Types
// of free words are not among them.
func Values(book *content.Book) map[string][]string {
	values := map[string][]string{
		"ANSWER": slices.Collect(maps.Keys(answers)), "CONTROL": slices.Collect(maps.Keys(controls)),
	}
	for _, t := range book.Rules.Topics {
		values["TOPIC"] = append(values["TOPIC"], t.ID)
	}
	for _, r := range book.Rules.Routines {
		values["ROUTINE"] = append(values["ROUTINE"], r.ID)
	}
	return values
}
