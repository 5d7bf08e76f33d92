package speaker

import (
	"maps"
	"slices"
)

// builtIns are words for Alexa's own intents that she knows without samples: the usual ones, from her
// documentation of standard built-in intents. They are hers, not the skill's, so they stand here.
func builtIns() map[string][]string {
	return map[string][]string{
		"AMAZON.YesIntent":          {"yes", "yeah", "yes please", "sure", "okay", "ok", "yup", "of course", "correct"},
		"AMAZON.NoIntent":           {"no", "no thanks", "no thank you", "nope", "don't"},
		"AMAZON.StopIntent":         {"stop", "off", "shut up", "end", "that's it"},
		"AMAZON.CancelIntent":       {"cancel", "never mind", "forget it"},
		"AMAZON.HelpIntent":         {"help", "help me", "can you help me"},
		"AMAZON.NextIntent":         {"next", "skip", "skip forward"},
		"AMAZON.PreviousIntent":     {"go back", "skip back", "back up", "previous"},
		"AMAZON.RepeatIntent":       {"repeat", "say that again", "repeat that"},
		"AMAZON.PauseIntent":        {"pause", "pause that"},
		"AMAZON.ResumeIntent":       {"resume", "continue", "keep going"},
		"AMAZON.StartOverIntent":    {"start over", "restart", "start again"},
		"AMAZON.NavigateHomeIntent": {"go home", "home", "go to home screen"},
	}
}

// addBuiltIns adds Alexa's own words, for the built-in intents that the model has.
func (m *Model) addBuiltIns() {
	known := builtIns()
	for _, intent := range slices.Sorted(maps.Keys(known)) {
		if _, has := m.slots[intent]; !has {
			continue
		}
		for _, phrase := range known[intent] {
			m.addLiteral(intent, listen(phrase))
		}
	}
}
