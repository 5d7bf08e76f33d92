// Package alexa is the wire: the requests Alexa sends, the responses it accepts, SSML, and Alexa's own web
// APIs for timers, reminders and the device's time zone.
//
// It knows nothing of back pain, of words or of state. Decode reads what arrives, Render writes what
// is said, and both hold to the platform's limits so that nobody else has to know them. A Client calls the
// APIs for one request at a time: Client.For.
//
// Facts come from Amazon's published types (npm ask-sdk-model 1.86.0), which also judge every response
// in the tests. Where a limit is known only second-hand its comment says so.
package alexa
