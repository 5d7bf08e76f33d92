package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"floorside/content"
	"floorside/internal/walk"
)

// checkTurns goes through the talks and finds the turns that are too long, in every language. Rules with a problem lead
// nowhere: it waits until they have none.
func checkTurns(book *content.Book, found []content.Issue) (issues []content.Issue) {
	if book == nil || slices.ContainsFunc(found, ofRules) {
		return nil
	}
	defer func() { // where the talk needs what is not there
		if broken := recover(); broken != nil && len(found) == 0 {
			issues = []content.Issue{{Place: "screen.yaml", Problem: fmt.Sprintf("the talk breaks off: %v", broken)}}
		}
	}()
	checks := map[string]*content.TurnCheck{}
	for language, words := range book.Words {
		if words != nil {
			checks[language] = book.Turns(language)
		}
	}
	_, err := walk.Talks(book.Rules, func(t walk.Turn) {
		if turn, normal := walk.Normal(t.Acts); normal {
			for _, check := range checks {
				check.Look(turn)
			}
		}
	})
	if err != nil {
		return []content.Issue{{Place: "screen.yaml", Problem: err.Error()}}
	}
	for _, language := range slices.Sorted(maps.Keys(checks)) {
		issues = append(issues, checks[language].Issues()...)
	}
	return issues
}

// ofRules reports whether a problem stands beside the folders of the languages.
func ofRules(issue content.Issue) bool {
	file, _, _ := strings.Cut(issue.Place, ":")
	return !strings.Contains(file, "/")
}
