package alexa

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"sync"
	"time"
)

// API is Alexa's web APIs for one request: its endpoint, its token, its device and its language. All
// calls together take at most APIBudget from the first one on, however long their contexts last.
// Safe for concurrent use.
type API struct {
	client   *http.Client
	endpoint string
	device   string
	locale   string
	// sign puts the token on a call. It is a function so that nothing which prints this struct can print the token.
	sign     func(http.Header)
	deadline func() time.Time
	// why no call can be made; empty when one can.
	why string
}

// For returns the APIs as r may use them. It never fails: where r gives no way to call, every call says
// Unavailable, and why.
func (c *Client) For(r Request) *API {
	system := r.Context.System
	a := &API{
		endpoint: system.APIEndpoint,
		device:   system.Device.DeviceID,
		locale:   r.Locale(),
		sign:     system.APIAccessToken.sign,
		deadline: sync.OnceValue(func() time.Time { return time.Now().Add(APIBudget) }),
	}
	switch {
	case c == nil:
		a.why = "no client"
	case !system.APIAccessToken.usable():
		a.why = "no token"
	case !known(a.endpoint, c.loopback):
		a.why = "not an endpoint of Alexa"
	default:
		a.client = c.http
	}
	return a
}

// Format prints the type alone, whatever the verb: what is inside belongs to one person's device.
func (a API) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "alexa.API") }

// call is one HTTP call.
type call struct {
	name   string // for errors: "start timer"
	method string
	path   string
	body   any // sent as JSON; nil to send none
	// answer is decoded from the body of a 2xx; nil when only the status counts.
	answer any
	// empty is why a 204 means that there is nothing; empty itself where it means nothing.
	empty string
}

// failed returns the error of a call that came to nothing.
func (c call) failed(t Trouble, status int, why string) *CallError {
	return &CallError{Call: c.name, Trouble: t, Status: status, why: why}
}

// do makes a call, once: a second timer is worse than none. The error is a *CallError.
func (a *API) do(ctx context.Context, c call) error {
	if a.why != "" {
		return c.failed(Unavailable, 0, a.why)
	}
	ctx, cancel := context.WithDeadline(ctx, a.deadline())
	defer cancel()
	req, err := a.request(ctx, c)
	if err != nil {
		return c.failed(Refused, 0, "cannot be asked for")
	}
	resp, err := a.client.Do(req)
	if err != nil { // its text has the URL, and with it the device
		return c.failed(Late, 0, "no answer")
	}
	defer resp.Body.Close()
	return c.read(resp)
}

// request builds what is sent.
func (a *API) request(ctx context.Context, c call) (*http.Request, error) {
	var body io.Reader
	if c.body != nil {
		raw, err := json.Marshal(c.body)
		if err != nil {
			return nil, err
		}
		body = bytes.NewReader(raw)
	}
	req, err := http.NewRequestWithContext(ctx, c.method, a.endpoint+c.path, body)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept", "application/json")
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	a.sign(req.Header)
	return req, nil
}

// read makes of the answer what the call wants from it.
func (c call) read(resp *http.Response) error {
	status := resp.StatusCode
	good := status/100 == 2
	switch {
	case status == http.StatusNoContent && c.empty != "":
		return c.failed(Gone, status, c.empty)
	case good && c.answer == nil:
		return nil
	case !good && status < 400: // a redirect, or another protocol, whose body has no end
		return c.failed(Refused, status, "")
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer+1))
	switch {
	case !good: // as much of the body as came is enough
		return c.failed(troubleFor(status, body), status, "")
	case err != nil:
		return c.failed(Late, status, "the answer broke off")
	case len(body) > maxAnswer:
		return c.failed(Refused, status, "the answer is too long")
	case json.Unmarshal(body, c.answer) != nil: // its text may quote the answer
		return c.failed(Refused, status, notDocumented)
	}
	return nil
}

// notDocumented is why a 2xx is of no use.
const notDocumented = "the answer is not what is documented"

// segment escapes an id for use as one segment of a path. Not every id can be: none at all would mean
// "all of them", and dots would climb.
func segment(id string) (string, bool) {
	return url.PathEscape(id), id != "" && id != "." && id != ".."
}
