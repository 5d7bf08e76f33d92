package speaker

import (
	"encoding/json"
	"time"
)

// The reasons for which Alexa ends a session.
const (
	UserInitiated       = "USER_INITIATED"
	ExceededMaxReprompt = "EXCEEDED_MAX_REPROMPTS"
	Failed              = "ERROR"
)

// envelope is a request as Alexa sends it.
type envelope struct {
	Version string          `json:"version"`
	Session envelopeSession `json:"session"`
	Context envelopeContext `json:"context"`
	Request any             `json:"request"`
}

type envelopeSession struct {
	New         bool            `json:"new"`
	SessionID   string          `json:"sessionId"`
	Application application     `json:"application"`
	Attributes  json.RawMessage `json:"attributes"`
	User        user            `json:"user"`
}

type application struct {
	ApplicationID string `json:"applicationId"`
}

type user struct {
	UserID      string           `json:"userId"`
	Permissions *userPermissions `json:"permissions,omitempty"`
}

// userPermissions are by scope.
type userPermissions struct {
	Scopes map[string]scopeStatus `json:"scopes"`
}

type scopeStatus struct {
	Status string `json:"status"`
}

type device struct {
	DeviceID            string         `json:"deviceId"`
	SupportedInterfaces map[string]any `json:"supportedInterfaces"`
}

type envelopeContext struct {
	System envelopeSystem `json:"System"`
}

type envelopeSystem struct {
	Application    application `json:"application"`
	User           user        `json:"user"`
	Device         device      `json:"device"`
	APIEndpoint    string      `json:"apiEndpoint"`
	APIAccessToken string      `json:"apiAccessToken"`
}

// about is what every request has.
type about struct {
	Type      string `json:"type"`
	RequestID string `json:"requestId"`
	Timestamp string `json:"timestamp"`
	Locale    string `json:"locale"`
}

type launchRequest struct {
	about
	ShouldLinkResultBeReturned bool `json:"shouldLinkResultBeReturned"`
}

type intentRequest struct {
	about
	Intent requestIntent `json:"intent"`
}

type requestIntent struct {
	Name               string                 `json:"name"`
	ConfirmationStatus string                 `json:"confirmationStatus"`
	Slots              map[string]requestSlot `json:"slots,omitempty"`
}

type requestSlot struct {
	Name               string       `json:"name"`
	Value              string       `json:"value,omitempty"`
	Resolutions        *resolutions `json:"resolutions,omitempty"`
	ConfirmationStatus string       `json:"confirmationStatus"`
	Source             string       `json:"source,omitempty"`
	SlotValue          *slotValue   `json:"slotValue,omitempty"`
}

type slotValue struct {
	Type        string       `json:"type"`
	Value       string       `json:"value"`
	Resolutions *resolutions `json:"resolutions,omitempty"`
}

type resolutions struct {
	ResolutionsPerAuthority []authority `json:"resolutionsPerAuthority"`
}

type authority struct {
	Authority string           `json:"authority"`
	Status    resolutionStatus `json:"status"`
	Values    []resolvedValue  `json:"values,omitempty"`
}

type resolutionStatus struct {
	Code string `json:"code"`
}

type resolvedValue struct {
	Value known `json:"value"`
}

type known struct {
	Name string `json:"name"`
	ID   string `json:"id"`
}

type endedRequest struct {
	about
	Reason string        `json:"reason"`
	Error  *requestError `json:"error,omitempty"`
}

// connectionsResponse is how something ended that the skill had asked of Alexa.
type connectionsResponse struct {
	about
	Name    string           `json:"name"`
	Status  connectionStatus `json:"status"`
	Payload consentPayload   `json:"payload"`
	Token   *string          `json:"token,omitempty"`
}

type connectionStatus struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

type consentPayload struct {
	PermissionScope string `json:"permissionScope"`
	Status          string `json:"status"`
}

type requestError struct {
	Type    string `json:"type"`
	Message string `json:"message"`
}

// envelope wraps a request of this session.
func (e *Echo) envelope(s *session, request any) ([]byte, error) {
	app, who := application{e.o.SkillID}, user{UserID: e.o.UserID}
	return json.Marshal(envelope{
		Version: "1.0",
		Session: envelopeSession{New: s.fresh, SessionID: s.id, Application: app, Attributes: s.attributes, User: who},
		Context: envelopeContext{envelopeSystem{
			Application: app, User: user{e.o.UserID, e.granted.sent()},
			Device:      device{e.o.DeviceID, map[string]any{}},
			APIEndpoint: e.o.APIEndpoint, APIAccessToken: e.token,
		}},
		Request: request,
	})
}

func (e *Echo) about(kind string) about {
	return about{kind, "amzn1.echo-api.request." + e.o.NewID(), e.o.Now().UTC().Format(time.RFC3339), e.o.Locale}
}

// intentOf is the intent as Alexa reports it: every slot it declares, filled or not.
func (e *Echo) intentOf(m Meaning) requestIntent {
	intent := requestIntent{Name: m.Intent, ConfirmationStatus: "NONE"}
	for _, d := range e.model.slots[m.Intent] {
		if intent.Slots == nil {
			intent.Slots = map[string]requestSlot{}
		}
		intent.Slots[d.Name] = requestSlot{Name: d.Name, ConfirmationStatus: "NONE"}
	}
	for _, f := range m.Slots {
		r := e.resolutions(f)
		intent.Slots[f.Name] = requestSlot{
			Name: f.Name, Value: f.Value, Resolutions: r, ConfirmationStatus: "NONE", Source: "USER",
			SlotValue: &slotValue{"Simple", f.Value, r},
		}
	}
	return intent
}

// resolutions is what entity resolution reports; a free slot has none.
func (e *Echo) resolutions(f Filled) *resolutions {
	if f.Type == freeType {
		return nil
	}
	a := authority{Authority: "amzn1.er-authority.echo-sdk." + e.o.SkillID + "." + f.Type, Status: resolutionStatus{"ER_SUCCESS_NO_MATCH"}}
	if f.ID != "" {
		a.Status.Code = "ER_SUCCESS_MATCH"
		a.Values = []resolvedValue{{known{Name: f.Known, ID: f.ID}}}
	}
	return &resolutions{[]authority{a}}
}
