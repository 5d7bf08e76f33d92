package smapi

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"golang.org/x/oauth2"
)

// Credentials are what Login with Amazon gives a developer. They are never written anywhere.
type Credentials struct{ ClientID, ClientSecret, RefreshToken string }

func (c Credentials) secrets() []string { return []string{c.ClientSecret, c.RefreshToken} }

// source changes the refresh token for access tokens, a new one whenever the last has run out.
func (c Credentials) source(auth string, client *http.Client) oauth2.TokenSource {
	config := oauth2.Config{
		ClientID: c.ClientID, ClientSecret: c.ClientSecret,
		Endpoint: oauth2.Endpoint{TokenURL: auth, AuthStyle: oauth2.AuthStyleInParams},
	}
	ctx := context.WithValue(context.Background(), oauth2.HTTPClient, client)
	return config.TokenSource(ctx, &oauth2.Token{RefreshToken: c.RefreshToken})
}

// SignIn sees whether Amazon takes the credentials.
func (c *Client) SignIn() error {
	_, err := c.token.Token()
	return c.refused(err)
}

// refused is why no access token was to be had. Of the answer nothing is told but the code: it may repeat what was sent.
func (c *Client) refused(err error) error {
	if err == nil {
		return nil
	}
	var answer *oauth2.RetrieveError
	if !errors.As(err, &answer) {
		return fmt.Errorf("smapi: Login with Amazon gave no access token: %w", c.unsaid("POST", "token", err))
	}
	why := answer.ErrorCode
	if why == "" {
		why = http.StatusText(answer.Response.StatusCode)
	}
	return &Error{Method: "POST", Path: "Login with Amazon", Status: answer.Response.StatusCode, Message: c.hide(why),
		Cure: cureOf(why)}
}

func cureOf(code string) string {
	switch code {
	case "invalid_grant":
		return "the refresh token has run out, was withdrawn, or belongs to another client id: make a new one, ask util generate-lwa-tokens"
	case "invalid_client", "unauthorized_client":
		return "the client id and the client secret do not belong together: copy both again from the security profile"
	}
	return ""
}
