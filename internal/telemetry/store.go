package telemetry

// Store is how the turn's work with the store went: the worst of it, when there was more than one call.
// An error is known by its kind alone: its text may quote what it was about.
type Store uint8

// How it went.
const (
	StoreUnused   Store = iota // the turn needed no store
	StoreOK                    // read or written as wanted
	StoreConflict              // someone else wrote first
	StoreCorrupt               // what was stored is not a record
	StoreTimeout               // no answer in time
	StoreRefused               // not reachable, or not allowed
	StoreFailed
)

var storeNames = [...]string{
	StoreUnused: "unused", StoreOK: "ok", StoreConflict: "conflict", StoreCorrupt: "corrupt", StoreTimeout: "timeout",
	StoreRefused: "refused", StoreFailed: "failed",
}

// String returns the name in the log.
func (s Store) String() string { return name(storeNames[:], int(s)) }

// failed reports whether the turn had to do without the store.
func (s Store) failed() bool { return s != StoreUnused && s != StoreOK && s != StoreConflict }
