package content

import "time"

// longestTimer is the most that Alexa's timers take (timers guidelines for usage).
const longestTimer = 2 * time.Hour

// alert checks one alert.
func (c *ruleCheck) alert(a Alert) {
	place := "alerts.yaml: " + a.ID
	c.once("alerts.yaml", a.ID)
	c.sources(place, a.Source)
	switch {
	case a.After <= 0:
		c.add(place, "says not after how long: after: 15m")
	case !a.Reminder && a.After > longestTimer:
		c.add(place, "a timer of %s: %s is the most, or make it a reminder", a.After, longestTimer)
	}
}

// alertID reports an alert that does not exist.
func (c *ruleCheck) alertID(place, id string) {
	if id != "" && c.rules.Alert(id) == nil {
		c.add(place, "unknown alert %q", id)
	}
}
