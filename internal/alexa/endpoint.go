package alexa

import (
	"net/url"
	"strings"
)

// endpoints are where Alexa's web APIs answer. Official copies of the timers and reminders references
// disagree about the Far East host, so both are known.
var endpoints = map[string]bool{
	"https://api.amazonalexa.com":    true,
	"https://api.eu.amazonalexa.com": true,
	"https://api.fe.amazonalexa.com": true,
	"https://api.fe.amazon.com":      true,
}

// loopbacks are the hosts of this very machine.
var loopbacks = map[string]bool{"127.0.0.1": true, "::1": true, "localhost": true}

// known reports whether a request's apiEndpoint may be given the token: only what Amazon publishes may,
// letter by letter, because a look-alike host would be handed as good as a password.
func known(endpoint string, loopback bool) bool {
	if endpoints[strings.TrimSuffix(endpoint, ":443")] {
		return true
	}
	return loopback && isLoopback(endpoint)
}

// isLoopback reports whether an endpoint is scheme, host and port on this machine, and nothing else.
func isLoopback(endpoint string) bool {
	u, err := url.Parse(endpoint)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || !loopbacks[u.Hostname()] {
		return false
	}
	return u.Scheme+"://"+u.Host == endpoint
}
