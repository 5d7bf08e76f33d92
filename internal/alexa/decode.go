package alexa

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

// Decode reads one request, in time linear to its size.
//
// It is tolerant, because somebody may be lying on a floor behind it and Amazon adds properties and
// types without notice (request and response reference): unknown types and fields are passed over, and
// a known field of the wrong JSON type is as good as absent. It fails only on what is not a JSON
// object, naming the byte, and on a request that does not say its type; then what could be read is
// returned beside the error. Errors never quote the request: it may hold what a person said.
func Decode(raw []byte) (Request, error) {
	var r Request
	if len(bytes.TrimSpace(raw)) == 0 {
		return r, errors.New("alexa: request is empty")
	}
	err := json.Unmarshal(raw, &r)
	var syntax *json.SyntaxError
	var mistyped *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return Request{}, fmt.Errorf("alexa: request is not JSON: at byte %d of %d: %w", syntax.Offset, len(raw), err)
	case errors.As(err, &mistyped) && mistyped.Field == "":
		return Request{}, fmt.Errorf("alexa: request is a JSON %s, not an object", mistyped.Value)
	case errors.As(err, &mistyped):
		// The decoder has left that field zero and read on.
	case err != nil:
		return Request{}, fmt.Errorf("alexa: request: %w", err)
	}
	r.tidy()
	if r.Body.Type == "" {
		return r, errors.New("alexa: request.type is missing")
	}
	return r, nil
}

// tidy makes null as good as absent for fields that are kept raw.
func (r *Request) tidy() {
	for _, field := range []*json.RawMessage{
		&r.Session.Attributes, &r.Body.Payload, &r.Body.Source, &r.Body.Event,
	} {
		if string(*field) == "null" {
			*field = nil
		}
	}
}

// ApplicationID is the skill the request is for; events outside a session carry it in their context only.
func (r Request) ApplicationID() string {
	if id := r.Session.Application.ApplicationID; id != "" {
		return id
	}
	return r.Context.System.Application.ApplicationID
}

// UserID is Amazon's id of the account for this skill; it changes when the skill is disabled and enabled again.
func (r Request) UserID() string {
	if id := r.Session.User.UserID; id != "" {
		return id
	}
	return r.Context.System.User.UserID
}

// IsNew reports whether nothing can be carried over from an earlier turn: the session is new, or there is none.
func (r Request) IsNew() bool { return r.Session.New || r.Session.SessionID == "" }

// Locale is the language setting of the device, as "en-US": not where the person is. Some requests have none.
func (r Request) Locale() string { return r.Body.Locale }

// Supports reports whether the device has an interface, such as "Alexa.Presentation.APL".
func (r Request) Supports(name string) bool {
	value, ok := r.Context.System.Device.SupportedInterfaces[name]
	return ok && string(value) != "null"
}
