package telemetry

import (
	"runtime"
	"strconv"
	"strings"
)

// Spot is a place in this program: an address of its code, and so none of anything that it works on.
type Spot uintptr

// Panic returns where the panic began that a deferred function has just recovered from. That function calls it itself.
//
// The message of a panic is not kept: it may quote a value.
func Panic() Spot {
	var stack [64]uintptr
	frames := stack[:runtime.Callers(2, stack[:])]
	for i, pc := range frames {
		if function(pc) == "runtime.gopanic" {
			return firstOutside(frames[i:])
		}
	}
	return 0
}

// firstOutside is the first that is not Go's own: a nil pointer and an index panic from inside the runtime.
func firstOutside(frames []uintptr) Spot {
	for _, pc := range frames {
		if !strings.HasPrefix(function(pc), "runtime.") {
			return Spot(pc)
		}
	}
	return 0
}

func function(pc uintptr) string {
	if f := runtime.FuncForPC(pc - 1); f != nil {
		return f.Name()
	}
	return ""
}

// String returns the function and the line; empty for none.
func (s Spot) String() string {
	f := runtime.FuncForPC(uintptr(s) - 1)
	if s == 0 || f == nil {
		return ""
	}
	_, line := f.FileLine(uintptr(s) - 1)
	return strings.TrimPrefix(f.Name(), "floorside/") + ":" + strconv.Itoa(line)
}
