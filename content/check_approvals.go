package content

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// checkApprovals finds approvals that approve nothing: of a line that is not there, by nobody, or without a date.
// Whether all is signed is no problem of the content, and not looked at here: see Signatures.
func checkApprovals(b *Book, approvals []Approval) []Issue {
	c := &approvalCheck{book: b}
	for i, a := range approvals {
		c.approval(fmt.Sprintf("%s: entry %d", approvalsPlace, i+1), a)
	}
	return c.issues
}

type approvalCheck struct {
	book   *Book
	issues []Issue
}

func (c *approvalCheck) add(place, format string, args ...any) {
	c.issues = append(c.issues, Issue{place, fmt.Sprintf(format, args...)})
}

func (c *approvalCheck) approval(place string, a Approval) {
	if blank(a.Reviewer) || blank(a.Role) {
		c.add(place, "is signed by nobody: write reviewer and role")
	}
	date, dateErr := time.Parse(time.DateOnly, a.Date)
	due, dueErr := time.Parse(time.DateOnly, a.Due)
	switch {
	case dateErr != nil || dueErr != nil:
		c.add(place, "date %q and due %q: write both like 2026-11-22", a.Date, a.Due)
	case !due.After(date):
		c.add(place, "is due on %s, before it could count on %s", a.Due, a.Date)
	case due.After(date.AddDate(1, 0, 0)):
		c.add(place, "counts from %s to %s: a year at most, then somebody looks again", a.Date, a.Due)
	}
	words := c.book.Words[a.Language]
	if words == nil {
		c.add(place, "unknown language %q", a.Language)
		return
	}
	if len(a.Lines) == 0 {
		c.add(place, "signs no line")
	}
	there := words.toSign()
	for _, id := range slices.Sorted(maps.Keys(a.Lines)) {
		if _, ok := there[id]; !ok {
			c.add(place, "signs %s, which is no line: take it out", id)
		}
		if hash := a.Lines[id]; len(hash) != HashDigits || strings.Trim(hash, "0123456789abcdef") != "" {
			c.add(place, "%s: %q is no hash: take it from `floorside check -unsigned`", id, hash)
		}
	}
}
