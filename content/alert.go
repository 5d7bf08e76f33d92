package content

import "time"

// Alert is a timer or a reminder that Alexa keeps for the person. Its words are in alerts.yaml.
type Alert struct {
	ID string `yaml:"id"`
	// Reminder tells Alexa's reminders, which last for days and speak twice, from her timers, which last two hours at most
	// (timers guidelines for usage).
	Reminder bool `yaml:"reminder"`
	// After is how long: a timer from now, a reminder from when the trouble began.
	After  time.Duration `yaml:"after"`
	Source []string      `yaml:"source"`
}
