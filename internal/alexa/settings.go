package alexa

import (
	"context"
	"net/http"
	"time"
)

// TimeZone returns the time zone that the device is set to; Gone when it is set to none. No permission is
// needed (ask-sdk-model, UpsServiceClient).
//
// Zones are looked up as time.LoadLocation does: on the machine, or in time/tzdata. A Lambda's machine
// has none, so its main imports time/tzdata; this package does not, because it would add 0.4 MB to every program.
func (a *API) TimeZone(ctx context.Context) (*time.Location, error) {
	device, ok := segment(a.device)
	var name string
	c := call{
		name: "time zone", method: http.MethodGet,
		path:   "/v2/devices/" + device + "/settings/System.timeZone",
		answer: &name, empty: "not set",
	}
	if !ok {
		return nil, c.failed(Unavailable, 0, "no device")
	}
	if err := a.do(ctx, c); err != nil {
		return nil, err
	}
	zone, ok := zoneNamed(name)
	if !ok {
		return nil, c.failed(Refused, http.StatusOK, "no such time zone")
	}
	return zone, nil
}

// zoneNamed looks up a zone by its name. The two names that LoadLocation takes for no place are none: "Local"
// would be where the server stands, and "" tells nothing.
func zoneNamed(name string) (*time.Location, bool) {
	if name == "" || name == "Local" {
		return nil, false
	}
	zone, err := time.LoadLocation(name)
	return zone, err == nil
}
