package telemetry

import (
	"encoding/hex"
	"strings"
)

// RequestID is Alexa's id of one request. It is a number that Amazon draws anew for every request, and
// says nothing of who sent it; but Amazon can tell. It is therefore written only where something failed,
// to find with Amazon's help what it was. Nothing else fits into one: an id of a session, a user, a device
// or any word is no RequestID.
type RequestID struct{ id [16]byte }

// requestPrefix is how the id of a request begins, and that of nothing else.
const requestPrefix = "amzn1.echo-api.request."

// RequestIDOf reads an id as Alexa writes it; whatever else it is given is the zero RequestID.
func RequestIDOf(claimed string) (r RequestID) {
	uuid, ok := strings.CutPrefix(claimed, requestPrefix)
	if !ok || len(uuid) != 36 || uuid[8] != '-' || uuid[13] != '-' || uuid[18] != '-' || uuid[23] != '-' {
		return RequestID{}
	}
	digits := uuid[:8] + uuid[9:13] + uuid[14:18] + uuid[19:23] + uuid[24:]
	if _, err := hex.Decode(r.id[:], []byte(digits)); err != nil {
		return RequestID{}
	}
	return r
}

// String returns the id without what it begins with; empty for none.
func (r RequestID) String() string {
	if r == (RequestID{}) {
		return ""
	}
	s := hex.EncodeToString(r.id[:])
	return s[:8] + "-" + s[8:12] + "-" + s[12:16] + "-" + s[16:20] + "-" + s[20:]
}
