package guide

// Guard is the one exit: while an emergency is open, the first act is the warning. It reports whether
// it had to add it, which should never happen.
func Guard(s State, acts []Act) ([]Act, bool) {
	if !s.Emergency() {
		return acts, false
	}
	if len(acts) > 0 {
		if _, ok := acts[0].(Warn); ok {
			return acts, false
		}
	}
	return append([]Act{Warn{Lines: []string{"lines.call_now", "lines.cannot_call"}, Full: true}}, acts...), true
}
