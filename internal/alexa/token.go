package alexa

import (
	"fmt"
	"io"
	"net/http"
)

// Token is an apiAccessToken: as good as a password while its request is answered. It prints as
// "[token]" whatever the verb. JSON writes it out, because a request is read back from its JSON.
type Token string

// Format never prints the token.
func (t Token) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[token]") }

// usable reports whether t can be sent in a header at all.
func (t Token) usable() bool {
	for _, b := range []byte(t) {
		if b <= ' ' || b > '~' {
			return false
		}
	}
	return t != ""
}

// sign puts the token on a call.
func (t Token) sign(h http.Header) { h.Set("Authorization", "Bearer "+string(t)) }
