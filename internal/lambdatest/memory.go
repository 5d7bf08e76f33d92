package lambdatest

import (
	"fmt"
	"os"
	"strings"
)

// PeakMemory returns the most memory, in bytes, that the process ever had resident. Linux only: it is
// VmHWM of /proc.
func (r *Runtime) PeakMemory() (int64, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", r.PID()))
	if err != nil {
		return 0, fmt.Errorf("lambdatest: %w", err)
	}
	for line := range strings.Lines(string(status)) {
		var kilobytes int64
		if n, _ := fmt.Sscanf(line, "VmHWM: %d kB", &kilobytes); n == 1 {
			return kilobytes << 10, nil
		}
	}
	return 0, fmt.Errorf("lambdatest: /proc/%d/status has no VmHWM", r.PID())
}
