package session

import "encoding/json"

// Plant puts raw JSON under key, as if an alien had written it.
func (m *Memory) Plant(key string, raw []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.records[key] = json.RawMessage(raw)
}
