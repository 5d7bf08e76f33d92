package guide

import (
	"slices"
	"time"

	"floorside/content"
)

// severeAlert is how long it may be severe before a doctor is to be called: A22 of the clinical notes, by the alert of that name.
const severeAlert = "twelve_hours"

// began is when it began, as far as anybody said: what they asked us to keep, or what they told in this session.
func (t *turn) began() int64 {
	if t.s.Talk.Onset > 0 {
		return t.s.Talk.Onset
	}
	return t.s.Record.Onset
}

// lasted is how long it has lasted.
func (t *turn) lasted() time.Duration { return t.now.Sub(time.Unix(t.began(), 0)) }

// due is the question of the clock that is due and not yet asked in this session: the last whose time has come.
func (t *turn) due() string {
	if t.began() == 0 || t.s.Talk.Clocked || !t.s.Cleared(t.now) {
		return ""
	}
	found := ""
	for _, q := range t.rules.Screen.Clock {
		if t.lasted() >= q.After && !slices.Contains(t.s.Talk.Heard, q.Flag) {
			found = q.ID
		}
	}
	return found
}

// askDue asks the question that is due by the clock.
func (t *turn) askDue(id string) {
	t.s.Talk.Clocked = true
	t.ask(id)
}

// noteTime notes when it began, whatever else the words were: it is talked about when there is room for it.
func (t *turn) noteTime() {
	k, another := &t.s.Talk, t.e.About && t.e.Who != t.s.Record.Who
	if t.e.Began <= 0 || t.e.Began > t.now.Unix() || another || t.s.Emergency() {
		return
	}
	if kept := t.s.Record.Onset; kept > 0 && t.e.Began > kept && t.now.Sub(time.Unix(kept, 0)) < sameTrouble {
		t.e.Began = kept // of two times the earlier counts
	}
	k.Onset, k.AskTime, k.Clocked = t.e.Began, true, false
}

// sameTrouble is how long a beginning that they asked us to keep is not replaced by a later one: that would put off the warning.
const sameTrouble = 72 * time.Hour

// onset takes in when it began. While safety is being asked about, it has to wait.
func (t *turn) onset() {
	k := &t.s.Talk
	k.AskTime = true
	q := t.rules.Question(k.Pending)
	switch {
	case q != nil && q.Kind != content.Talk && k.Asides >= Asides:
		t.unclear(q)
	case q != nil && q.Kind != content.Talk:
		k.Asides++
		t.line("time_later")
		t.ask(q.ID)
	case !t.screened():
		t.line("time_later")
		t.proceed()
	case k.Pending == "hours_ago" && t.e.Began == 0: // asked already, and nobody knows
		t.letTimeGo()
	default:
		t.pend("")
		t.talkTime()
	}
}

// letTimeGo leaves it open when it began.
func (t *turn) letTimeGo() {
	t.s.Talk.AskTime = false
	t.pend("")
	t.line("time_unknown")
	t.full = true
	t.proceed()
}

// talkTime talks about when it began: how many hours that is, what is due by now, whether to keep it.
func (t *turn) talkTime() {
	k := &t.s.Talk
	if k.Onset == 0 {
		t.ask("hours_ago")
		return
	}
	t.sayBegan()
	if due := t.due(); due != "" {
		t.askDue(due)
		return
	}
	if t.s.Record.Onset > 0 { // they have agreed before
		t.keepTime()
		return
	}
	t.ask("keep_time")
}

// sayBegan says back when it began.
func (t *turn) sayBegan() {
	switch d := t.lasted(); {
	case d < 45*time.Minute:
		t.line("began_now")
	case d < 90*time.Minute && t.s.Talk.Zone == "":
		t.line("began_hour")
	case d >= 24*time.Hour:
		t.line("began_days")
	case t.s.Talk.Zone != "":
		t.acts = append(t.acts, Say{Line: "lines.began_at", Figure: Figure{At: t.began()}})
	default:
		t.figure("began_hours", UpTo(d-30*time.Minute, time.Hour))
	}
}

// keepTime keeps it, promises to warn, and offers a reminder.
func (t *turn) keepTime() {
	if t.s.Record.Onset == 0 {
		t.line("time_kept")
	}
	t.s.Record.Onset, t.s.Talk.AskTime = t.began(), false
	t.pend("")
	if t.promise() && t.dueIn(t.rules.Alert(severeAlert)) >= 2*time.Hour { // sooner, the promise is still in their ear
		t.offerReminder()
		return
	}
	t.full = true
	t.proceed()
}

// promise says when a doctor is to be called if it is still severe. It reports false when that time has come already.
func (t *turn) promise() bool {
	at := t.began() + int64(t.rules.Alert(severeAlert).After/time.Second)
	rest := time.Unix(at, 0).Sub(t.now)
	switch {
	case t.began() == 0 || rest <= 0:
		return false
	case t.s.Talk.Zone != "":
		t.acts = append(t.acts, Say{Line: "lines.promise_at", Figure: Figure{At: at}})
	case rest <= time.Hour:
		t.line("promise_soon")
	default:
		t.figure("promise_in", UpTo(rest, time.Hour))
	}
	return true
}

// timeTold takes the answer to a question about when it began, or what to do about it.
func (t *turn) timeTold(q *content.Question) bool {
	k := t.e.Kind
	yes, no := k == Yes || k == Ready || k == Next, k == No || k == Skip
	switch {
	case (q.ID == "when_began" || q.ID == "hours_ago") && (k == Unsure || no || k == What):
		t.letTimeGo()
	case q.ID == "keep_time" && yes:
		t.keepTime()
	case q.ID == "keep_time" && no:
		t.s.Talk.AskTime = false
		t.pend("")
		t.line("time_dropped")
		t.proceed()
	case q.ID == "remind" && yes:
		t.setAlert(severeAlert)
	case (q.ID == "remind" || q.ID == "time_it") && no:
		t.s.Talk.Alert = ""
		t.pend("")
		t.line("ack")
		t.afterOffer(q)
	case q.ID == "time_it" && yes:
		t.setAlert(t.s.Talk.Alert)
	default:
		return false
	}
	return true
}

// afterOffer goes on after a timer was declined: with what the topic leads to.
func (t *turn) afterOffer(q *content.Question) {
	if q.ID == "time_it" && t.rules.Topic(t.s.Talk.Topic) != nil {
		t.askAfter()
		return
	}
	t.proceed()
}
