package intents_test

import (
	"context"
	"testing"
	"time"

	"floorside/intents"
	"floorside/internal/guide"
)

// stuck is a store that answers nothing until the turn gives up on it.
type stuck struct{ deadlines []time.Time }

func (s *stuck) wait(ctx context.Context) error {
	if deadline, ok := ctx.Deadline(); ok {
		s.deadlines = append(s.deadlines, deadline)
	}
	<-ctx.Done()
	return ctx.Err()
}

func (s *stuck) Load(ctx context.Context, _ string, _ time.Time) (guide.Record, error) {
	return guide.Record{}, s.wait(ctx)
}

func (s *stuck) Save(ctx context.Context, _ string, r guide.Record, _ time.Time) (guide.Record, error) {
	return r, s.wait(ctx)
}

func (s *stuck) Delete(ctx context.Context, _ string) error { return s.wait(ctx) }

// TestOneBudgetATurn: all store work of a turn shares one deadline, set when the turn begins; a store that never
// answers costs that and no more, and the red flag is warned of all the same.
func TestOneBudgetATurn(t *testing.T) {
	store := &stuck{}
	d := newDesk(t, store)
	turn := d.says("ask back spasm helper i can't feel my legs")
	has(t, turn.Says, "Call 911 now.")
	if len(store.deadlines) != 2 || !store.deadlines[0].Equal(store.deadlines[1]) {
		t.Fatalf("deadlines of a read and a write in one turn: %v, want one and the same", store.deadlines)
	}
	if intents.StoreBudget > 1500*time.Millisecond {
		t.Errorf("the budget is %v, which leaves too little of the two seconds a person may wait", intents.StoreBudget)
	}
}
