package telemetry

// Service is which of Alexa's web services was asked.
type Service uint8

// The services.
const (
	NoService Service = iota
	Timers
	Reminders
	Alerts   // both of them at once, to list or to end all
	Settings // where the device is
)

var serviceNames = [...]string{NoService: "none", Timers: "timers", Reminders: "reminders", Alerts: "alerts", Settings: "settings"}

// String returns the name in the log.
func (s Service) String() string { return name(serviceNames[:], int(s)) }

// API is how the turn's calls to Alexa's services went: the worst of them. It grows with how much it is
// for us to do something about.
type API uint8

// How it went. The first ones are answers that a person can be told, and no failures.
const (
	APIUnused       API = iota
	APIOK               // done, or told
	APIGone             // there is no such alert, or the setting was never made
	APINotPermitted     // the person has not allowed it
	APIUnsupported      // not with this device
	APITooMany          // asked too often, or no further one fits
	APIDown             // Amazon's side failed
	APILate             // no answer in time
	APIUnavailable      // there was nothing to ask with
	APIRefused          // what we asked was not understood, or we did not understand the answer
)

var apiNames = [...]string{
	APIUnused: "unused", APIOK: "ok", APIGone: "gone", APINotPermitted: "not_permitted", APIUnsupported: "unsupported",
	APITooMany: "too_many", APIDown: "down", APILate: "late", APIUnavailable: "unavailable", APIRefused: "refused",
}

// String returns the name in the log.
func (a API) String() string { return name(apiNames[:], int(a)) }

// failed reports whether a service did not do what it is there for.
func (a API) failed() bool { return a >= APITooMany }

// Called notes how a call to one of Alexa's services went, and keeps the worst of the turn.
func (t *Turn) Called(s Service, a API) {
	if a > t.API {
		t.Service, t.API = s, a
	}
}
