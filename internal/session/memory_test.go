package session_test

import (
	"encoding/json"
	"testing"

	"floorside/internal/session"
)

func TestMemory(t *testing.T) {
	suite(t, func(*testing.T) subject {
		m := session.NewMemory()
		return subject{Store: m, plant: func(t *testing.T, key string, fields map[string]any) {
			m.Plant(key, asJSON(t, fields))
		}}
	})
}

func asJSON(t *testing.T, v any) []byte {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
