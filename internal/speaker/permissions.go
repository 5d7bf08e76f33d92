package speaker

import (
	"maps"
	"sync"
)

// The words in which Alexa says what somebody decided about a permission.
const (
	granted = "GRANTED"
	denied  = "DENIED"
)

// permissions are what a person has decided about the skill, by scope. Services ask while Alexa writes.
type permissions struct {
	mu     sync.Mutex
	scopes map[string]string
}

func newPermissions(yes, no []string) *permissions {
	p := &permissions{scopes: map[string]string{}}
	for _, scope := range no {
		p.scopes[scope] = denied
	}
	for _, scope := range yes {
		p.scopes[scope] = granted
	}
	return p
}

func (p *permissions) decide(scope, status string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.scopes[scope] = status
}

func (p *permissions) has(scope string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.scopes[scope] == granted
}

// sent is what a request says of them; nil while nothing was decided.
func (p *permissions) sent() *userPermissions {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.scopes) == 0 {
		return nil
	}
	sent := &userPermissions{map[string]scopeStatus{}}
	for scope, status := range maps.All(p.scopes) {
		sent.Scopes[scope] = scopeStatus{status}
	}
	return sent
}
