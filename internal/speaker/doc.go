// Package speaker stands in for an Echo on a desk: it understands what is typed by the interaction model
// that is deployed, wraps it in requests as Alexa does, keeps sessions with Alexa's manners, and turns
// what comes back into words and pauses. Beside it stands Amazon, as far as the skill calls her over HTTP:
// timers, reminders and the zone of a device, which fail when they are told to.
//
// It shares no types with the skill: a stand-in that read the wire through the skill's own eyes would
// share its mistakes. Its language understanding is a stand-in too. Alexa's is statistical, generalises
// further, and is sometimes wrong in ways that nobody can repeat here.
package speaker
