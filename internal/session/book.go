package session

import (
	"encoding/json"
	"fmt"
	"time"

	"floorside/internal/guide"
)

// book is all records by key, each in its stored form, so that one that cannot be read spoils no other.
// The file and the memory store keep one.
type book map[string]json.RawMessage

// entry is the stored form of one record.
type entry struct {
	guide.Record
	ExpiresAt int64 `json:"expires_at"` // epoch seconds
}

// load is Store.Load.
func (b book) load(key string, now time.Time) (guide.Record, error) {
	if key == "" {
		return guide.Record{}, errNoKey
	}
	raw, ok := b[key]
	if !ok {
		return guide.Record{}, nil
	}
	var e entry
	unread := json.Unmarshal(raw, &e) != nil // a field of the wrong type leaves the others read
	blank := guide.Record{Rev: max(e.Rev, 0)}
	if e.ExpiresAt <= 0 {
		return blank, fmt.Errorf("expires_at: %w", ErrCorrupt)
	}
	if expired(e.ExpiresAt, now) {
		return guide.Record{}, nil
	}
	if unread {
		return blank, ErrCorrupt // not the JSON error: it may show a value
	}
	if e.Rev == 0 {
		return blank, fmt.Errorf("rev: %w", ErrCorrupt)
	}
	if err := check(e.Record); err != nil {
		return blank, err
	}
	return e.Record, nil
}

// save is Store.Save. It drops what has expired at now.
func (b book) save(key string, r guide.Record, now time.Time) (guide.Record, error) {
	if err := check(r); err != nil {
		return r, err
	}
	stored, err := b.load(key, now)
	if key == "" {
		return r, err
	}
	if stored.Rev != r.Rev { // a corrupt one counts by its Rev too
		return r, ErrConflict
	}
	next := r
	next.Rev++
	raw, err := json.Marshal(entry{Record: next, ExpiresAt: next.ExpiresAt()})
	if err != nil {
		return r, err
	}
	b.sweep(now)
	b[key] = raw
	return next, nil
}

// sweep drops the records that have expired at now. One that does not say when stays.
func (b book) sweep(now time.Time) {
	for key, raw := range b {
		var e entry
		_ = json.Unmarshal(raw, &e) // what it says of its end counts, whatever the rest is
		if e.ExpiresAt > 0 && expired(e.ExpiresAt, now) {
			delete(b, key)
		}
	}
}
