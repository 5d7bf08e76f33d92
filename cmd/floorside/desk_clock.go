package main

import (
	"fmt"
	"strings"
	"sync"
	"time"
)

// deskClock is the machine's clock, or with -now one that stands until it is moved.
type deskClock struct {
	stands bool
	mu     sync.Mutex
	at     time.Time
}

// clock returns the clock that -now asks for.
func (o speakOptions) clock() (*deskClock, error) {
	if o.now == "" {
		return &deskClock{}, nil
	}
	at, err := time.Parse(time.RFC3339, o.now)
	if err != nil {
		return nil, fmt.Errorf("-now %q is no time: write it as 2026-11-22T09:00:00Z", o.now)
	}
	return &deskClock{stands: true, at: at}, nil
}

func (c *deskClock) now() time.Time {
	if !c.stands {
		return time.Now()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

// pass moves a clock that stands by what a line such as (15m later) says, and reports whether it did. Time
// that really passes needs no such line: there it is something said.
func (c *deskClock) pass(line string) bool {
	text, opens := strings.CutPrefix(line, "(")
	text, closes := strings.CutSuffix(text, " later)")
	d, err := time.ParseDuration(text)
	if !c.stands || !opens || !closes || err != nil || d < 0 {
		return false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
	return true
}
