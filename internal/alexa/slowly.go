package alexa

import "strings"

// The tags around what is said slowly: 85 % of Alexa's usual rate. The rate may be anything from 20 % on
// (ssml-check-core; second-hand).
const (
	slowOn  = `<prosody rate="85%">`
	slowOff = `</prosody>`
)

// evenly takes the tags out again: slowed twice would be slower still. Words cannot look like them, they are escaped.
var evenly = strings.NewReplacer(slowOn, "", slowOff, "")

// Slowly is a speech said more slowly than the rest, pauses and all as they were. Somebody who is to
// move while they listen needs the time.
func Slowly(s Speech) Part {
	var plain, ssml strings.Builder
	s.join(&plain, func(p Part) string { return p.plain })
	s.join(&ssml, func(p Part) string { return p.ssml })
	part := Part{plain: plain.String(), ssml: evenly.Replace(ssml.String())}
	if strings.TrimSpace(part.plain) != "" { // silence has no rate
		part.ssml = slowOn + part.ssml + slowOff
	}
	return part
}
