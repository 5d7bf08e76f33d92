package session

import (
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
)

// Config says where the table is and who asks.
type Config struct {
	Table       string
	Region      string
	Endpoint    string // empty: Amazon's own for the region
	Credentials aws.CredentialsProvider
}

// FromEnv reads a Config from the variables that Lambda sets (AWS_REGION and the AWS_ keys), from
// TABLE_NAME and, where it is set, DYNAMODB_ENDPOINT. getenv is os.Getenv. It reads no profile and asks
// no metadata service: the SDK's loader, which does, costs 3 ms of every cold start.
func FromEnv(getenv func(string) string) (Config, error) {
	for _, name := range []string{"TABLE_NAME", "AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"} {
		if getenv(name) == "" {
			return Config{}, fmt.Errorf("session: the environment variable %s is not set", name)
		}
	}
	return Config{
		Table:    getenv("TABLE_NAME"),
		Region:   getenv("AWS_REGION"),
		Endpoint: getenv("DYNAMODB_ENDPOINT"),
		Credentials: credentials.NewStaticCredentialsProvider(
			getenv("AWS_ACCESS_KEY_ID"), getenv("AWS_SECRET_ACCESS_KEY"), getenv("AWS_SESSION_TOKEN")),
	}, nil
}

// How long the store may take. The SDK's own patience (30 s to dial, three attempts, pauses of up to
// 20 s) outlasts Alexa's 8 s. The turn's context bounds all of it once more.
const (
	dialTime    = 500 * time.Millisecond
	attemptTime = time.Second // one attempt, from dialling to the last byte
	attempts    = 2
	pause       = 25 * time.Millisecond // between them
	idleTime    = 90 * time.Second      // a connection is kept for the next turn
)

// newClient returns a client with our patience. It does not dial.
func newClient(c Config) *dynamodb.Client {
	options := dynamodb.Options{
		Region:      c.Region,
		Credentials: c.Credentials,
		HTTPClient:  newHTTPClient(),
		Retryer: retry.NewStandard(func(o *retry.StandardOptions) {
			o.MaxAttempts = attempts
			o.Backoff = retry.BackoffDelayerFunc(func(int, error) (time.Duration, error) { return pause, nil })
		}),
	}
	if c.Endpoint != "" {
		options.BaseEndpoint = aws.String(c.Endpoint)
	}
	return dynamodb.New(options)
}

func newHTTPClient() *http.Client {
	return &http.Client{
		Timeout: attemptTime,
		Transport: &http.Transport{
			Proxy:               http.ProxyFromEnvironment,
			DialContext:         (&net.Dialer{Timeout: dialTime}).DialContext,
			TLSHandshakeTimeout: dialTime,
			IdleConnTimeout:     idleTime,
			MaxIdleConnsPerHost: 2, // a Lambda answers one turn at a time
		},
	}
}
