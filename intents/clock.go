package intents

import (
	"context"
	"slices"
	"time"

	"floorside/internal/guide"
	"floorside/internal/hearing"
)

// mayTell are the kinds of event that words on when it began leave nothing of. A hedge is none of them: "a bit, since this
// morning" is a yes.
var mayTell = []guide.Kind{guide.Unclear, guide.Spasm}

// timeQuestions are the questions that such words answer, whatever else they could be: "about two hours" is no hedge there.
var timeQuestions = []string{"when_began", "hours_ago"}

// began takes what they said of when it began, and makes a time of it as far as the time of day is known.
func (t *turn) began(ctx context.Context, e guide.Event, when *hearing.When, s guide.State) guide.Event {
	if when == nil {
		return e
	}
	zone := t.zone(ctx, s)
	if zone != nil {
		e.Zone = zone.String()
	}
	if at, ok := when.Began(t.now, zone); ok {
		e.Began = at.Unix()
	}
	if slices.Contains(mayTell, e.Kind) && len(e.Flags) == 0 || slices.Contains(timeQuestions, s.Talk.Pending) {
		e.Kind = guide.Onset
	}
	return e
}

// zoned asks where the device is before something is said that names a time of day: when they are reminded.
func (t *turn) zoned(ctx context.Context, e guide.Event, s guide.State) guide.Event {
	if e.Kind == guide.RemindMe && e.Zone == "" {
		if zone := t.zone(ctx, s); zone != nil {
			e.Zone = zone.String()
		}
	}
	return e
}

// zoneTime is how long is waited for a time zone: the store has to write behind it, within its own budget.
const zoneTime = time.Second

// zone is the time zone of the device: as it was learned in this session, or else from Alexa; nil when she does not tell.
func (t *turn) zone(ctx context.Context, s guide.State) *time.Location {
	if name := s.Talk.Zone; name != "" {
		if zone, err := time.LoadLocation(name); err == nil {
			return zone
		}
	}
	ctx, cancel := context.WithTimeout(ctx, zoneTime)
	defer cancel()
	zone, err := t.api.TimeZone(ctx)
	t.called("zone", err)
	if err != nil {
		return nil
	}
	return zone
}
