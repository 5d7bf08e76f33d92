// Package session keeps the record that survives between turns: in DynamoDB for the Lambda, in a file
// for the local speaker, in memory for tests. It stores what guide.Record holds and nothing more, and
// no error or log of it ever shows what a record says.
package session

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"floorside/internal/guide"
)

// Store keeps one record per person, by Key. Writes lock optimistically on Record.Rev, so two devices
// that talk at once cannot overwrite each other unseen. All methods are safe for concurrent use and
// return by the time ctx is done.
type Store interface {
	// Load returns the record under key. One that is absent or has expired at now is the zero Record
	// and no error. With ErrCorrupt the Record is blank but for the Rev that Save needs to replace it.
	Load(ctx context.Context, key string, now time.Time) (guide.Record, error)

	// Save writes r if the stored record still has r.Rev, and returns r with Rev one higher. Rev 0
	// means that none may be there, or only one that has expired at now or that Load cannot read.
	// Anything else is ErrConflict. So may be a write whose answer was lost and that was tried again:
	// Load tells.
	Save(ctx context.Context, key string, r guide.Record, now time.Time) (guide.Record, error)

	// Delete forgets the record under key. One that is not there is no error.
	Delete(ctx context.Context, key string) error
}

// What a store's error can be, for errors.Is. Errors that are none of these say so by being none.
var (
	ErrConflict = errors.New("someone else wrote first")
	ErrCorrupt  = errors.New("not a record")
	ErrTimeout  = errors.New("no answer in time")
	ErrRefused  = errors.New("not reachable, or not allowed")
)

// errNoKey keeps everyone who comes without an id from sharing one record.
var errNoKey = errors.New("no user id")

// Key returns the key for an Alexa user id: its SHA-256 in hex, so that the store never holds the id.
// No id has no key, and a store refuses that.
func Key(userID string) string {
	if userID == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(userID))
	return hex.EncodeToString(sum[:])
}

// expired reports whether something that ends at expiresAt (epoch seconds) is over at now.
func expired(expiresAt int64, now time.Time) bool { return expiresAt <= now.Unix() }

// maxRoutine is the longest routine id, in bytes, that is taken for one.
const maxRoutine = 64

// check returns ErrCorrupt with the field that no record of ours has like this, never its value.
func check(r guide.Record) error {
	field := ""
	switch {
	case r.Who != guide.Self && r.Who != guide.Other:
		field = "who"
	case len(r.Place.Routine) > maxRoutine:
		field = "routine"
	case r.Place.Done < 0:
		field = "done"
	case r.Place.Side != "" && r.Place.Side != guide.Left && r.Place.Side != guide.Right:
		field = "side"
	case r.Pace < 0:
		field = "pace"
	case r.Onset < 0:
		field = "onset"
	case r.ClearedUntil < 0:
		field = "cleared_until"
	case r.Advice.Level.String() == "unknown":
		field = "level"
	case r.Advice.Since < 0:
		field = "since"
	case r.Seen < 0:
		field = "seen"
	case r.Rev < 0:
		field = "rev"
	default:
		return nil
	}
	return fmt.Errorf("%s: %w", field, ErrCorrupt)
}
