package walk

import (
	"encoding/json"
	"fmt"
	"time"

	"floorside/content"
	"floorside/internal/guide"
)

// Stored sends a state through the form it is kept in: attributes inside a session, the record to a new one.
func Stored(s guide.State, now time.Time, fresh bool, r *content.Rules) (guide.State, error) {
	if !fresh {
		raw, err := s.Encode()
		if err != nil {
			return guide.State{}, fmt.Errorf("walk: a state of ours cannot be written: %w", err)
		}
		back, err := guide.Decode(raw, now, r)
		if err != nil {
			return guide.State{}, fmt.Errorf("walk: a state of ours does not read back: %w", err)
		}
		return back, nil
	}
	if s.Talk.Forgotten {
		return guide.Start(guide.Record{}), nil
	}
	raw, err := json.Marshal(s.Stored())
	if err != nil {
		return guide.State{}, fmt.Errorf("walk: a record of ours cannot be written: %w", err)
	}
	var record guide.Record
	if err := json.Unmarshal(raw, &record); err != nil {
		return guide.State{}, fmt.Errorf("walk: a record of ours does not read back: %w", err)
	}
	return guide.Start(record), nil
}
