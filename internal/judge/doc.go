// Package judge lets tests ask judges that nobody here wrote: Amazon's own types as JSON schemas, an
// SSML linter, AWS's template validator and a DynamoDB that answers over the network. Beside each
// stand our own checks for what that judge is known to miss.
//
// Only tests import it. The judges live in tools/ and run on Node; where they are not installed a
// test fails and says what to run, it never skips: a check that did not run is not a check that
// passed.
package judge
