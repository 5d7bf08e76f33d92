package telemetry

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"time"
)

// Logger writes the lines of each turn. It is safe for concurrent use when its writer is.
type Logger struct {
	w   io.Writer
	log slog.Handler
	now func() time.Time
}

// New returns a Logger that writes to w: in Lambda the standard output, of which CloudWatch takes each
// line for an event and each line in its metric format for metrics as well.
func New(w io.Writer, now func() time.Time) *Logger {
	return &Logger{w: w, log: slog.NewJSONHandler(w, nil), now: now}
}

// Turn writes both lines, each in one write. A line that cannot be written is lost: a person who is
// waiting for an answer does not wait for a log.
func (l *Logger) Turn(t Turn) {
	at := l.now()
	_ = l.log.Handle(context.Background(), t.record(at))
	if metrics, err := json.Marshal(measure(t, at)); err == nil { // it has no part that can fail
		_, _ = l.w.Write(append(metrics, '\n'))
	}
}

// record is the log line. What a turn has not is left out; what has failed is a warning, with the request's id.
func (t Turn) record(at time.Time) slog.Record {
	level := slog.LevelInfo
	if t.failed() {
		level = slog.LevelWarn
	}
	line := slog.NewRecord(at, level, "turn", 0)
	line.AddAttrs(
		slog.String("request", t.Request.String()),
		slog.String("intent", t.Intent.String()),
		slog.String("locale", t.Locale.String()),
		slog.String("outcome", t.Outcome.String()),
		slog.Float64("latency_ms", milliseconds(t.Latency)),
		slog.String("store", t.Store.String()),
		slog.String("api", t.API.String()),
	)
	add := func(key, value string, there bool) {
		if there {
			line.AddAttrs(slog.String(key, value))
		}
	}
	add("service", t.Service.String(), t.Service != NoService)
	add("ended", t.Ended.String(), t.Ended != NotEnded)
	add("fault", t.Fault.String(), t.Fault != NoFault)
	add("at", t.Spot.String(), t.Spot != 0)
	add("id", t.ID.String(), t.failed() && t.ID != RequestID{})
	if t.GuardAdded {
		line.AddAttrs(slog.Bool("guard_added", true))
	}
	return line
}

// milliseconds is d with its fractions; a clock that went backwards counts as none.
func milliseconds(d time.Duration) float64 { return max(0, float64(d)/float64(time.Millisecond)) }
