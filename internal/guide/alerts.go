package guide

import (
	"time"

	"floorside/content"
)

// offerTimer offers to time something.
func (t *turn) offerTimer(id string) {
	t.s.Talk.Alert = id
	t.ask("time_it")
}

// offerReminder offers a reminder for when a doctor is to be called.
func (t *turn) offerReminder() {
	t.s.Talk.Alert = severeAlert
	t.ask("remind")
}

// dueIn is how long from now an alert is due: a reminder counts from when it began.
func (t *turn) dueIn(a *content.Alert) time.Duration {
	if a.Reminder && t.began() > 0 {
		return a.After - t.lasted()
	}
	return a.After
}

// about is the number that the words on an alert name: minutes of a timer, hours of a reminder.
func (t *turn) aboutAlert(a *content.Alert) int {
	if a.Reminder {
		return max(2, int(t.dueIn(a)/time.Hour)) // rather too early
	}
	return UpTo(a.After, time.Minute)
}

// family is how the lines about an alert begin.
func family(a *content.Alert) string {
	if a.Reminder {
		return "reminder_"
	}
	return "timer_"
}

func permission(a *content.Alert) Alerts {
	if a.Reminder {
		return Reminders
	}
	return Timers
}

// setAlert sets a timer or a reminder, or has Alexa ask first whether it may. Who has told her no is not asked again.
func (t *turn) setAlert(id string) {
	a := t.rules.Alert(id)
	t.pend("")
	if a == nil || t.dueIn(a) <= 0 {
		t.s.Talk.Alert = ""
		t.proceed()
		return
	}
	t.s.Talk.Alert, t.full = id, true
	switch need := permission(a); {
	case t.e.Granted&need != 0:
		t.s.Talk.Alert = ""
		t.acts = append(t.acts, SetAlert{Do: Set, Alert: id, Reminder: a.Reminder, In: t.dueIn(a)})
		t.proceed()
	case t.e.Refused&need != 0:
		t.s.Talk.Alert = ""
		t.figure(family(a)+"denied", t.aboutAlert(a))
		t.proceed()
	default:
		t.line("alexa_asks_" + map[bool]string{true: "reminder", false: "timer"}[a.Reminder])
		t.acts = append(t.acts, AskFor{Permission: need})
		t.end()
	}
}

// consent goes on after Alexa has asked for a permission.
func (t *turn) consent() {
	a := t.rules.Alert(t.s.Talk.Alert)
	switch {
	case a == nil && t.e.New: // asked by nobody here, or long ago
		t.launch()
		return
	case a == nil:
		t.proceed()
		return
	}
	t.full = true
	switch t.e.Answered {
	case Accepted:
		t.e.Granted |= permission(a)
		t.e.Refused &^= permission(a)
		t.setAlert(a.ID)
		return
	case Denied:
		t.figure(family(a)+"denied", t.aboutAlert(a))
	default:
		t.line(family(a) + "unanswered")
	}
	t.s.Talk.Alert = ""
	t.proceed()
}

// alerts takes what people say of timers and reminders anywhere.
func (t *turn) alerts() {
	q := t.rules.Question(t.s.Talk.Pending)
	open := q != nil && q.Kind != content.Talk
	switch {
	case t.e.Kind == CancelAlerts:
		t.aside, t.full = true, true
		t.acts = append(t.acts, SetAlert{Do: Cancel})
		t.proceed()
	case t.e.Kind == ListAlerts:
		t.aside, t.full = true, true
		t.acts = append(t.acts, SetAlert{Do: List})
		t.proceed()
	case open && t.s.Talk.Asides >= Asides:
		t.unclear(q)
	case open:
		t.s.Talk.Asides++
		t.line("still_asking")
		t.ask(q.ID)
	case !t.screened():
		t.line("first_safety")
		t.proceed()
	case t.e.Kind == TimeIt:
		t.timeIt()
	default:
		t.remindMe()
	}
}

// timeIt times what was offered, what was talked of last, or else the ice.
func (t *turn) timeIt() {
	id := t.s.Talk.Alert
	if topic := t.rules.Topic(t.s.Talk.Topic); id == "" && topic != nil {
		id = topic.Timer
	}
	if a := t.rules.Alert(id); a == nil || a.Reminder {
		id = "ice"
	}
	t.setAlert(id)
}

// remindMe offers the one reminder there is; without a beginning to count from it asks for that.
func (t *turn) remindMe() {
	t.pend("")
	switch {
	case t.began() == 0:
		t.s.Talk.AskTime = true
		t.ask("when_began")
	case t.dueIn(t.rules.Alert(severeAlert)) >= 2*time.Hour:
		t.offerReminder()
	default:
		t.promise()
		t.full = true
		t.proceed()
	}
}
