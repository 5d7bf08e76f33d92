package judge

import (
	"strings"
	"testing"
)

// Icons fails the test when an icon of the skill is not what its drawing says.
func Icons(t testing.TB) {
	t.Helper()
	out := must[[]byte](t)(run("icons.mjs", strings.NewReader(""), "-check"))
	for name := range strings.Lines(string(out)) {
		t.Errorf("judge: %s is not what infra/icon/icon.svg says: run: make icons", strings.TrimSpace(name))
	}
}
