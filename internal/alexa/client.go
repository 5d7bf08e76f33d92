package alexa

import (
	"crypto/tls"
	"crypto/x509"
	"net"
	"net/http"
	"time"
)

// APIBudget is how long all calls of one turn may take together: a person waits for the answer. It is
// well under the 8 s that Alexa waits for one.
const APIBudget = 2 * time.Second

const (
	maxAnswer  = 64 << 10 // bytes of an answer that are read; a full list of timers has about 3 KB
	maxHeaders = 16 << 10 // bytes of its headers
	dialTime   = time.Second
	tlsTime    = time.Second
)

// ClientOptions are what a program decides about its client.
type ClientOptions struct {
	// Loopback lets requests name this very machine as their apiEndpoint, with or without TLS, as the
	// local smart speaker and the tests do. Never in the Lambda.
	Loopback bool
	// Roots are trusted in place of the system's certificates; nil for the system's.
	Roots *x509.CertPool
}

// Client reaches Alexa's own web APIs: timers, reminders, the device's settings. It holds nothing of any
// request and is safe for concurrent use. A nil *Client is one that cannot reach anything.
type Client struct {
	http     *http.Client
	loopback bool
}

// NewClient returns a client for the life of the program. It connects to nothing until it is asked to.
func NewClient(o ClientOptions) *Client {
	return &Client{loopback: o.Loopback, http: &http.Client{
		// A redirect is an answer like any other, and none that we know: to follow it would carry the token along.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			Proxy:                  http.ProxyFromEnvironment,
			DialContext:            (&net.Dialer{Timeout: dialTime}).DialContext,
			TLSHandshakeTimeout:    tlsTime,
			TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: o.Roots},
			MaxResponseHeaderBytes: maxHeaders,
			// An answer of a few KB is not worth unpacking, nor the trouble that unpacking can make.
			DisableCompression: true,
			// A Lambda is frozen between turns. A connection kept over that is dead, and the timer that
			// is asked for on it must not be asked for twice: each call dials anew.
			DisableKeepAlives: true,
		},
	}}
}
