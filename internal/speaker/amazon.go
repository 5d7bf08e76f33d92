package speaker

import (
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"slices"
	"sync"
	"time"
	_ "time/tzdata" // so that a zone is known here as in every other place
)

// The permissions a skill needs for alerts, as Amazon names them.
const (
	TimersScope    = "alexa::alerts:timers:skill:readwrite"
	RemindersScope = "alexa::alerts:reminders:skill:readwrite"
)

// Amazon stands in for Alexa's web APIs, over real HTTP on 127.0.0.1: the zone of a device, timers and
// reminders, with the codes that Amazon answers. It takes only what is exactly right, it can be told to
// fail, and what was set really goes off. What Amazon leaves open it refuses. It may be used by several
// at once.
type Amazon struct {
	now      func() time.Time
	listener net.Listener
	server   *http.Server
	running  sync.WaitGroup // the server, and every request it is at
	closing  chan struct{}

	mu       sync.Mutex
	closed   bool
	zone     string // IANA; empty: nobody knows
	failures map[string]string
	accounts map[string]*account // by token
	setters  []*account          // those who ever set an alert: of a thousand people at a desk, few do
	count    int                 // ids given
	rung     []Ring
}

// AmazonOptions say where the devices stand and what time it is. Whatever is empty gets a plain default.
type AmazonOptions struct {
	Zone string // IANA, as America/New_York; empty: Amazon does not know it
	Now  func() time.Time
}

// account is one person's Echo, as far as Amazon knows it.
type account struct {
	device, locale string
	granted        *permissions
	timers         []*timer
	reminders      []*reminder
}

// Ring is an alert that has gone off.
type Ring struct {
	Kind  string // "timer" or "reminder"
	Label string // of a timer, if it has one
	Text  string // what is spoken; empty for a timer that only sounds
	At    time.Time
}

// NewAmazon starts the stand-in on a free port; Close ends it. It fails when the zone is none or there is
// no port to be had.
func NewAmazon(o AmazonOptions) (*Amazon, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	a := &Amazon{now: o.Now, closing: make(chan struct{}), failures: map[string]string{}, accounts: map[string]*account{}}
	if err := a.SetZone(o.Zone); err != nil {
		return nil, err
	}
	var err error
	if a.listener, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		return nil, fmt.Errorf("speaker: the stand-in for Amazon: %w", err)
	}
	a.server = &http.Server{Handler: a.counted(a.routes()), ReadHeaderTimeout: 10 * time.Second,
		ErrorLog: log.New(io.Discard, "", 0)} // a connection cut short is what "reset" is for
	a.running.Go(func() { _ = a.server.Serve(a.listener) }) // always the error that it was closed
	return a, nil
}

// Endpoint is what stands in a request as apiEndpoint: http://127.0.0.1 and a port.
func (a *Amazon) Endpoint() string { return "http://" + a.listener.Addr().String() }

// SetZone moves the devices to another IANA zone; empty makes it unknown.
func (a *Amazon) SetZone(zone string) error {
	if zone != "" {
		if _, err := location(zone); err != nil {
			return err
		}
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.zone = zone
	return nil
}

// location reads an IANA name. Go's own names for "here" and "none given" are none.
func location(zone string) (*time.Location, error) {
	at, err := time.LoadLocation(zone)
	if err != nil || zone == "" || zone == "Local" {
		return nil, fmt.Errorf("speaker: %q is no time zone: write it as America/New_York", zone)
	}
	return at, nil
}

// Due returns what has gone off until now, each once, the earliest first. What was cancelled before it
// was due is not among it.
func (a *Amazon) Due(now time.Time) []Ring {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.ring(now)
	rung := a.rung
	a.rung = nil
	return rung
}

// ring lets everything that is due go off. It runs before every call too: an alert that is cancelled
// after its time has rung all the same.
func (a *Amazon) ring(now time.Time) {
	before := len(a.rung)
	for _, who := range a.setters {
		a.rung = append(a.rung, who.ringTimers(now)...)
		a.rung = append(a.rung, who.ringReminders(now)...)
	}
	slices.SortStableFunc(a.rung[before:], func(x, y Ring) int { return x.At.Compare(y.At) })
}

// Close ends the server and every request it is at, also those that hang, and waits until they are gone.
func (a *Amazon) Close() error {
	a.mu.Lock()
	first := !a.closed
	a.closed = true
	a.mu.Unlock()
	if !first {
		return nil
	}
	close(a.closing)
	err := a.server.Close()
	a.running.Wait()
	return err
}

// admit gives a device its token. Its permissions are shared: Alexa grants, and the services look.
func (a *Amazon) admit(device, locale string, granted *permissions) (token string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	token = a.newID("Atza.stand-in")
	a.accounts[token] = &account{device: device, locale: locale, granted: granted}
	return token
}

// watch looks from now on whether an alert of this account is due.
func (a *Amazon) watch(who *account) {
	if !slices.Contains(a.setters, who) {
		a.setters = append(a.setters, who)
	}
}

func (a *Amazon) newID(kind string) string {
	a.count++
	return fmt.Sprintf("%s.%d", kind, a.count)
}
