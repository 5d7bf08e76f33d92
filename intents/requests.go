package intents

import "floorside/internal/guide"

// topic is a question about something we have words on; without one that Alexa knew, the words may be an answer.
func topic(s said) guide.Event {
	if s.id == "" {
		return free(s)
	}
	return guide.Event{Kind: guide.AskTopic, ID: s.id}
}

// stretch asks for a routine; without a name, for any.
func stretch(s said) guide.Event {
	return guide.Event{Kind: guide.AskRoutine, ID: s.id}
}

// caregiver says whom it is about.
func caregiver(s said) guide.Event {
	if s.id == "me" {
		return guide.Event{Kind: guide.Voice, Who: guide.Self}
	}
	return guide.Event{Kind: guide.Voice, Who: guide.Other}
}
