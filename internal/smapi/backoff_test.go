package smapi

import (
	"net/http"
	"testing"
	"time"
)

func TestNobodyWaitsAnHourBecauseAmazonSaysSo(t *testing.T) {
	for after, want := range map[string]time.Duration{"7": 7 * time.Second, "3600": longest, "": 2 * time.Millisecond} {
		busy := &http.Response{StatusCode: http.StatusTooManyRequests, Header: http.Header{"Retry-After": {after}}}
		if got := backoff(time.Millisecond, time.Second, 1, busy); got != want {
			t.Errorf("Retry-After %q: waits %v, want %v", after, got, want)
		}
	}
}
