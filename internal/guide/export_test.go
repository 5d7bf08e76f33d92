package guide

// Kinds is how many kinds of event there are, for tests that need all.
const Kinds = kinds
