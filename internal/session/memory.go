package session

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"time"

	"floorside/internal/guide"
)

// Memory is a Store that forgets everything when the process ends. It keeps records in the form in
// which the file store writes them, so what would not survive a file does not survive here.
type Memory struct {
	mu      sync.Mutex
	records book
}

var _ Store = (*Memory)(nil)

// NewMemory returns an empty Memory.
func NewMemory() *Memory { return &Memory{records: book{}} }

// Load is Store.Load.
func (m *Memory) Load(ctx context.Context, key string, now time.Time) (guide.Record, error) {
	if err := ctx.Err(); err != nil {
		return guide.Record{}, fmt.Errorf("session: memory: load: %w", timeout(err))
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	r, err := m.records.load(key, now)
	if err != nil {
		return r, fmt.Errorf("session: memory: load: %w", err)
	}
	return r, nil
}

// Save is Store.Save.
func (m *Memory) Save(ctx context.Context, key string, r guide.Record, now time.Time) (guide.Record, error) {
	if err := ctx.Err(); err != nil {
		return r, fmt.Errorf("session: memory: save: %w", timeout(err))
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	next, err := m.records.save(key, r, now)
	if err != nil {
		return r, fmt.Errorf("session: memory: save: %w", err)
	}
	return next, nil
}

// Delete is Store.Delete.
func (m *Memory) Delete(ctx context.Context, key string) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("session: memory: delete: %w", timeout(err))
	}
	if key == "" {
		return fmt.Errorf("session: memory: delete: %w", errNoKey)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.records, key)
	return nil
}

// Dump is all that is kept, as it is kept, for whoever looks for what must not be there.
func (m *Memory) Dump() ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return json.Marshal(m.records)
}
