package content

// Issue is one problem of the content: where it is, and what is wrong with it.
type Issue struct{ Place, Problem string }

// String returns "place: problem".
func (i Issue) String() string { return i.Place + ": " + i.Problem }
