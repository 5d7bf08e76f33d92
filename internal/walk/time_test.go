package walk

import (
	"fmt"
	"strings"
	"time"

	"floorside/content"
	"floorside/internal/guide"
)

// longestAnswer is how long one answer may take, its quiet included: the microphone is shut meanwhile.
const longestAnswer = 90 * time.Second

// neverTooLong: nobody is held for longer than a minute and a half without a word to say in it.
func (w wordings) neverTooLong() func(Turn) string {
	takes := once(func(line string) time.Duration {
		var most float64
		for _, text := range w.all(line) {
			most = max(most, content.Seconds(text))
		}
		return time.Duration(most * float64(time.Second))
	})
	return func(t Turn) string {
		var all time.Duration
		for _, line := range Lines(t.Acts) {
			all += takes(line)
		}
		for _, act := range t.Acts {
			switch a := act.(type) {
			case guide.Hold:
				all += a.For
			case guide.Count:
				all += content.Counted
			}
		}
		if all > longestAnswer {
			return fmt.Sprintf("an answer of %v", all.Round(time.Second))
		}
		return ""
	}
}

// figuresAreThere: a line that names a number or a time is given one.
func (w wordings) figuresAreThere() func(Turn) string {
	names := once(func(line string) []string {
		var found []string
		for _, name := range []string{"{count}", "{minutes}", "{hours}", "{time}"} {
			for _, text := range w.all(line) {
				if strings.Contains(text, name) {
					found = append(found, name)
					break
				}
			}
		}
		return found
	})
	return func(t Turn) string {
		given := map[string]guide.Figure{}
		for _, act := range t.Acts {
			switch a := act.(type) {
			case guide.Say:
				given[a.Line] = a.Figure
			case guide.Ask:
				given[a.Line] = a.Figure
			}
		}
		for line, f := range given {
			for _, name := range names(line) {
				if name == "{time}" && f.At <= 0 || name != "{time}" && f.N < 1 {
					return fmt.Sprintf("%s names %s, and nobody says which", line, name)
				}
			}
		}
		return ""
	}
}
