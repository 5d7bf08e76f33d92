package alexa

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// isoDuration writes whole seconds as ISO 8601: "PT15M", "PT1H30M". Smaller parts are dropped; d is positive.
func isoDuration(d time.Duration) string {
	var b strings.Builder
	b.WriteString("PT")
	seconds := int64(d / time.Second)
	for _, unit := range []struct {
		name    string
		seconds int64
	}{{"H", 3600}, {"M", 60}, {"S", 1}} {
		if n := seconds / unit.seconds; n > 0 {
			b.WriteString(strconv.FormatInt(n, 10) + unit.name)
			seconds %= unit.seconds
		}
	}
	return b.String()
}

// isoForm is a duration of days and less. Six digits keep the largest one within time.Duration.
var isoForm = regexp.MustCompile(`^P(?:(\d{1,4})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})(?:\.\d+)?S)?)?$`)

// parseDuration reads an ISO 8601 duration; 0 when it is none.
func parseDuration(s string) time.Duration {
	parts := isoForm.FindStringSubmatch(s)
	if parts == nil {
		return 0
	}
	var d time.Duration
	for i, unit := range []time.Duration{24 * time.Hour, time.Hour, time.Minute, time.Second} {
		n, _ := strconv.Atoi(parts[i+1]) // digits or nothing, and nothing is 0
		d += time.Duration(n) * unit
	}
	return d
}

// localTime is a time without its zone, as Amazon's examples write requestTime and scheduledTime.
const localTime = "2006-01-02T15:04:05.000"

// parseTime reads a time as the APIs write it. One that names no zone is of the given one. The zero
// time when it is none.
func parseTime(s string, zone *time.Location) time.Time {
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t
	}
	t, err := time.ParseInLocation(localTime[:len("2006-01-02T15:04:05")], s, zone) // a fraction is read all the same
	if err != nil {
		return time.Time{}
	}
	return t
}
