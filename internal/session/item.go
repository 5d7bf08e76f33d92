package session

import (
	"fmt"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"floorside/internal/guide"
)

// What template.yaml must call the table's key and its TTL attribute.
const (
	KeyAttribute = "pk"
	TTLAttribute = "expires_at" // epoch seconds, top level: DynamoDB deletes by no other
)

// item is a DynamoDB item: one attribute per fact, all on the top level.
type item = map[string]types.AttributeValue

// toItem returns the stored form of r.
func toItem(key string, r guide.Record) item {
	return item{
		KeyAttribute:    text(key),
		"who":           text(string(r.Who)),
		"routine":       text(r.Place.Routine),
		"done":          whole(int64(r.Place.Done)),
		"started":       &types.AttributeValueMemberBOOL{Value: r.Place.Started},
		"side":          text(string(r.Place.Side)),
		"second":        &types.AttributeValueMemberBOOL{Value: r.Place.Second},
		"pace":          whole(int64(r.Pace)),
		"onset":         whole(r.Onset),
		"cleared_until": whole(r.ClearedUntil),
		"level":         whole(int64(r.Advice.Level)),
		"since":         whole(r.Advice.Since),
		"holds":         whole(int64(r.Advice.Holds)),
		"seen":          whole(r.Seen),
		"rev":           whole(int64(r.Rev)),
		TTLAttribute:    whole(r.ExpiresAt()),
	}
}

// fromItem is the way back. Attributes it does not know are ignored, so that an older version can read
// what a newer one wrote; absent ones are zero, but for rev and expires_at. An item that is none of
// ours is ErrCorrupt, with what could be read of its rev.
func fromItem(it item, now time.Time) (guide.Record, error) {
	read := reader{item: it}
	expiresAt := int64(0)
	number(&read, TTLAttribute, &expiresAt)
	if read.err == nil && expiresAt > 0 && expired(expiresAt, now) {
		return guide.Record{}, nil
	}
	var r guide.Record
	number(&read, "rev", &r.Rev)
	number(&read, "done", &r.Place.Done)
	number(&read, "pace", &r.Pace)
	number(&read, "onset", &r.Onset)
	number(&read, "cleared_until", &r.ClearedUntil)
	number(&read, "level", &r.Advice.Level)
	number(&read, "since", &r.Advice.Since)
	number(&read, "holds", &r.Advice.Holds)
	number(&read, "seen", &r.Seen)
	read.string("who", (*string)(&r.Who))
	read.string("routine", &r.Place.Routine)
	read.string("side", (*string)(&r.Place.Side))
	read.bool("started", &r.Place.Started)
	read.bool("second", &r.Place.Second)

	err := read.err
	switch {
	case err != nil:
	case expiresAt == 0:
		err = fmt.Errorf("%s: %w", TTLAttribute, ErrCorrupt)
	case r.Rev == 0:
		err = fmt.Errorf("rev: %w", ErrCorrupt)
	default:
		err = check(r)
	}
	if err != nil {
		return guide.Record{Rev: r.Rev}, err
	}
	return r, nil
}

// reader reads attributes and keeps the first thing that was wrong.
type reader struct {
	item item
	err  error
}

func (rd *reader) wrong(name string) {
	if rd.err == nil {
		rd.err = fmt.Errorf("%s: %w", name, ErrCorrupt)
	}
}

func (rd *reader) string(name string, into *string) {
	switch v := rd.item[name].(type) {
	case nil:
	case *types.AttributeValueMemberS:
		*into = v.Value
	default:
		rd.wrong(name)
	}
}

func (rd *reader) bool(name string, into *bool) {
	switch v := rd.item[name].(type) {
	case nil:
	case *types.AttributeValueMemberBOOL:
		*into = v.Value
	default:
		rd.wrong(name)
	}
}

// number reads a whole number from 0 up that fits T.
func number[T ~int | ~int64 | ~uint8](rd *reader, name string, into *T) {
	switch v := rd.item[name].(type) {
	case nil:
	case *types.AttributeValueMemberN:
		n, err := strconv.ParseInt(v.Value, 10, 64)
		if err != nil || n < 0 || int64(T(n)) != n {
			rd.wrong(name)
			return
		}
		*into = T(n)
	default:
		rd.wrong(name)
	}
}
