// Package smapi talks to Amazon's Skill Management API as far as putting a skill up and taking it down needs: a skill, its
// package, its enablement. It says what went wrong in words to act on, waits when Amazon asks for patience, and lets no
// secret into an error.
package smapi

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/hashicorp/go-retryablehttp"
	"golang.org/x/oauth2"
)

// Where Amazon answers.
const (
	API  = "https://api.amazonalexa.com"
	Auth = "https://api.amazon.com/auth/o2/token"
)

// Options say who asks, and where.
type Options struct {
	Credentials Credentials
	API, Auth   string        // addresses, Amazon's when empty
	Wait        time.Duration // between two tries, growing from there; a second when 0
	Tries       int           // how often at most; five when 0
}

// Client asks Amazon, one thing at a time.
type Client struct {
	api     string
	http    *retryablehttp.Client
	token   oauth2.TokenSource
	secrets []string // what no error may hold: grows with each token and key
}

const (
	patience = 30 * time.Second // for one try
	maxBody  = 1 << 20          // more than any answer has, in bytes
)

// New makes a client. Nobody is asked yet.
func New(o Options) *Client {
	if o.API == "" {
		o.API = API
	}
	if o.Auth == "" {
		o.Auth = Auth
	}
	if o.Wait == 0 {
		o.Wait = time.Second
	}
	if o.Tries == 0 {
		o.Tries = 5
	}
	h := retryablehttp.NewClient()
	h.Logger = nil // it would print addresses, and an upload's is a secret
	h.HTTPClient.Timeout = patience
	h.RetryMax, h.RetryWaitMin, h.RetryWaitMax = o.Tries-1, o.Wait, 16*o.Wait
	h.CheckRetry, h.Backoff = again, backoff
	h.ErrorHandler = retryablehttp.PassthroughErrorHandler // the last answer says more than "giving up"
	return &Client{api: o.API, http: h, token: o.Credentials.source(o.Auth, h.StandardClient()), secrets: o.Credentials.secrets()}
}

// once marks a call that must not be made twice when nobody knows whether the first one worked.
type once struct{}

// again decides whether to try once more: never on a clear no, and only after "later" when the call may be made once.
func again(ctx context.Context, resp *http.Response, err error) (bool, error) {
	if single, _ := ctx.Value(once{}).(bool); single {
		return resp != nil && resp.StatusCode == http.StatusTooManyRequests, ctx.Err()
	}
	return retryablehttp.DefaultRetryPolicy(ctx, resp, err)
}

// longest is how long anybody waits for one try because Amazon asks for it: who is told more had better be asked later.
const longest = time.Minute

// backoff is the library's, which keeps to Retry-After, with an end.
func backoff(least, most time.Duration, try int, resp *http.Response) time.Duration {
	return min(longest, retryablehttp.DefaultBackoff(least, most, try, resp))
}

// call asks one thing: in is sent as JSON unless it is nil, and the answer read into out unless that is nil.
func (c *Client) call(ctx context.Context, method, path string, in, out any) (http.Header, error) {
	token, err := c.token.Token()
	if err != nil {
		return nil, c.refused(err)
	}
	c.keep(token.AccessToken)
	var body io.Reader
	if in != nil {
		raw, err := json.Marshal(in)
		if err != nil {
			return nil, fmt.Errorf("smapi: %s %s: %w", method, path, err)
		}
		body = bytes.NewReader(raw)
	}
	r, err := retryablehttp.NewRequestWithContext(ctx, method, c.api+path, body)
	if err != nil {
		return nil, c.unsaid(method, path, err)
	}
	r.Header.Set("Authorization", "Bearer "+token.AccessToken)
	r.Header.Set("Accept", "application/json")
	if in != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	return c.read(method, path, r, out)
}

// keep remembers a secret, to hide it.
func (c *Client) keep(secret string) {
	if !slices.Contains(c.secrets, secret) {
		c.secrets = append(c.secrets, secret)
	}
}

// read makes the request and reads its answer.
func (c *Client) read(method, path string, r *retryablehttp.Request, out any) (http.Header, error) {
	resp, err := c.http.Do(r)
	if err != nil {
		return nil, c.unsaid(method, path, err)
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(io.LimitReader(resp.Body, maxBody))
	if err != nil {
		return nil, c.unsaid(method, path, err)
	}
	if resp.StatusCode >= 300 {
		return nil, c.answered(method, path, resp.StatusCode, raw)
	}
	if out != nil {
		if err := json.Unmarshal(raw, out); err != nil {
			return nil, fmt.Errorf("smapi: %s %s: the answer is not what Amazon describes: %w", method, path, err)
		}
	}
	return resp.Header, nil
}

// unsaid is the error of a call that was not answered. Of the address only the path is told: an upload's query is a key.
func (c *Client) unsaid(method, path string, err error) error {
	var at *url.Error
	if errors.As(err, &at) {
		err = at.Err
	}
	return fmt.Errorf("smapi: %s %s: no answer: %w", method, path, err)
}
