package sessiontest

import (
	"context"
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	toxiproxy "github.com/Shopify/toxiproxy/v2"
	"github.com/rs/zerolog"
)

// Line is a connection to a server that can be disturbed. Endpoint leads through it.
type Line struct {
	Endpoint string
	t        testing.TB
	proxy    *toxiproxy.Proxy
}

// NewLine returns an undisturbed line to the server at endpoint. It is cut when the test ends.
func NewLine(t testing.TB, endpoint string) *Line {
	t.Helper()
	at, err := url.Parse(endpoint)
	if err != nil {
		t.Fatalf("sessiontest: %v", err)
	}
	server := toxiproxy.NewServer(toxiproxy.NewMetricsContainer(nil), zerolog.Nop())
	proxy := toxiproxy.NewProxy(server, "store", "127.0.0.1:0", at.Host)
	if err := proxy.Start(); err != nil {
		t.Fatalf("sessiontest: %v", err)
	}
	t.Cleanup(proxy.Stop)
	return &Line{Endpoint: "http://" + proxy.Listen, t: t, proxy: proxy}
}

// Slow delays every answer by so many milliseconds.
func (l *Line) Slow(milliseconds int) { l.add("latency", "latency", milliseconds) }

// Silence swallows every answer and keeps the connection open.
func (l *Line) Silence() { l.add("timeout", "timeout", 0) }

// Reset hangs up on every answer with a TCP reset.
func (l *Line) Reset() { l.add("reset_peer", "timeout", 0) }

// Truncate hangs up after so many bytes of the answers of one connection.
func (l *Line) Truncate(bytes int) { l.add("limit_data", "bytes", bytes) }

// Trickle lets through so many kilobytes a second.
func (l *Line) Trickle(kilobytes int) { l.add("bandwidth", "rate", kilobytes) }

// SlowClose keeps connections open for so many milliseconds after the server has hung up.
func (l *Line) SlowClose(milliseconds int) { l.add("slow_close", "delay", milliseconds) }

// Cut ends the server's side: whoever calls is refused.
func (l *Line) Cut() { l.proxy.Stop() }

// Heal undoes everything but Cut.
func (l *Line) Heal() { l.proxy.Toxics.ResetToxics(context.Background()) }

// add disturbs the answers with one of toxiproxy's toxics.
func (l *Line) add(toxic, attribute string, value int) {
	l.t.Helper()
	spec, err := json.Marshal(map[string]any{
		"name": toxic, "type": toxic, "stream": "downstream", "attributes": map[string]int{attribute: value},
	})
	if err != nil {
		l.t.Fatal(err)
	}
	if _, err := l.proxy.Toxics.AddToxicJson(strings.NewReader(string(spec))); err != nil {
		l.t.Fatalf("sessiontest: %s: %v", toxic, err)
	}
}
