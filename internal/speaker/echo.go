package speaker

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Handler is the skill: a request in, a response out.
type Handler func(ctx context.Context, request []byte) ([]byte, error)

// Options say whose Echo it is. Whatever is empty gets a plain default.
type Options struct {
	Locale      string
	UserID      string
	DeviceID    string
	SkillID     string
	APIEndpoint string   // where the skill finds Alexa's web APIs: Amazon's, if there is one
	Amazon      *Amazon  // who answers there, and takes this device's token for good
	Granted     []string // permissions the person gave before
	Denied      []string // and those refused before
	Now         func() time.Time
	NewID       func() string // an id nobody had before
}

// Echo is one device and one person's sessions on it. It is not for several people at once.
type Echo struct {
	model   *Model
	handler Handler
	o       Options
	token   string // for Alexa's web APIs
	granted *permissions
	open    *session // nil when no session is open
	consent *consent // nil when Alexa herself asks nothing
}

// session is one conversation, from opening the skill to its end.
type session struct {
	id         string
	fresh      bool            // no request was made yet
	attributes json.RawMessage // exactly as the skill gave them
	reprompt   *reprompt       // nil when it was said, or there is none
}

type reprompt struct{ ssml, words string }

// Turn is one thing said, or not said, and what came of it.
type Turn struct {
	You      string
	Intent   string // empty for a launch, a silence, and whatever never reached the skill
	Slots    map[string]string
	Request  []byte // as sent; nil when the skill was not asked
	Raw      []byte // as answered
	SSML     string
	Says     string // plain words
	Reprompt string // plain words
	Again    string // the reprompt's SSML
	Alexa    string // what Alexa herself asks after that; the skill's session is over, but she listens
	Before   []Turn // answers of the skill before this one in the same turn, which were spoken first
	Ends     bool   // the session is closed after this turn, and nobody listens
}

// New puts an Echo on the desk.
func New(model *Model, handler Handler, o Options) *Echo {
	count := 0
	set := func(field *string, otherwise string) {
		if *field == "" {
			*field = otherwise
		}
	}
	set(&o.Locale, "en-US")
	set(&o.UserID, "amzn1.ask.account.A-PERSON-AT-THE-DESK")
	set(&o.DeviceID, "amzn1.ask.device.THE-ECHO-ON-THE-DESK")
	set(&o.SkillID, "amzn1.ask.skill.00000000-0000-0000-0000-000000000000")
	e := &Echo{model: model, handler: handler, token: "a-token-of-the-stand-in", granted: newPermissions(o.Granted, o.Denied)}
	if o.Amazon != nil {
		set(&o.APIEndpoint, o.Amazon.Endpoint())
		e.token = o.Amazon.admit(o.DeviceID, o.Locale, e.granted)
	}
	set(&o.APIEndpoint, "https://api.amazonalexa.com")
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.NewID == nil {
		o.NewID = func() string { count++; return strconv.Itoa(count) }
	}
	e.o = o
	return e
}

// Open reports whether the device is waiting for an answer: the skill's session is open, or Alexa asks
// something herself.
func (e *Echo) Open() bool { return e.open != nil || e.consent != nil }

// Launch is "Alexa, open back spasm helper". A session that was open is over without a word.
func (e *Echo) Launch(ctx context.Context) (Turn, error) {
	e.begin(nil)
	return e.ask(ctx, Turn{You: "open " + e.model.Invocation}, launchRequest{about: e.about("LaunchRequest")})
}

// OneShot is "Alexa, ask back spasm helper ...": an intent in a new session.
func (e *Echo) OneShot(ctx context.Context, text string) (Turn, error) {
	e.begin(nil)
	return e.meant(ctx, text)
}

// Join goes on with a session in which the skill had given these attributes.
func (e *Echo) Join(attributes json.RawMessage) {
	e.begin(attributes)
	e.open.fresh = false
}

// Expect is Join's other half: the reprompt, as SSML, that the skill had given with the attributes.
func (e *Echo) Expect(ssml string) error {
	words, err := Plain(ssml)
	if err == nil && ssml != "" && e.open != nil {
		e.open.reprompt = &reprompt{ssml, words}
	}
	return err
}

// Say is something said to the device. With no session open it opens the skill with what was said, as if
// after "ask back spasm helper". Nothing said is Silence.
func (e *Echo) Say(ctx context.Context, text string) (Turn, error) {
	said := strings.TrimPrefix(keyOf(listen(text)), "alexa ")
	switch {
	case e.consent != nil:
		return e.decide(ctx, text, said)
	case said == "":
		return e.Silence(ctx)
	case e.opens(said):
		turn, err := e.Launch(ctx)
		turn.You = text
		return turn, err
	case e.open == nil:
		return e.OneShot(ctx, text)
	case said == "exit":
		return e.end(ctx, Turn{You: text}, UserInitiated, nil)
	}
	return e.meant(ctx, text)
}

// opens reports whether somebody asks for the skill by name, and for nothing else.
func (e *Echo) opens(said string) bool {
	for _, verb := range []string{"open", "start", "launch", "begin", "load", "run", "talk to"} {
		if said == verb+" "+e.model.Invocation {
			return true
		}
	}
	return false
}

// Silence is nobody answering: first the reprompt is spoken, then Alexa closes the session. Silence
// with no session open is just silence.
func (e *Echo) Silence(ctx context.Context) (Turn, error) {
	if e.consent != nil {
		return e.decide(ctx, "", "")
	}
	if e.open == nil {
		return Turn{Ends: true}, nil
	}
	if again := e.open.reprompt; again != nil {
		e.open.reprompt = nil
		return Turn{SSML: again.ssml, Says: again.words}, nil
	}
	return e.end(ctx, Turn{}, ExceededMaxReprompt, nil)
}

// begin opens a new session. What Alexa asked is not answered any more.
func (e *Echo) begin(attributes json.RawMessage) {
	if attributes == nil {
		attributes = json.RawMessage("{}")
	}
	e.consent = nil
	e.open = &session{id: "amzn1.echo-api.session." + e.o.NewID(), fresh: true, attributes: attributes}
}

// meant understands text and asks the skill.
func (e *Echo) meant(ctx context.Context, text string) (Turn, error) {
	return e.deliver(ctx, text, e.model.Understand(e.model.asked(text)))
}

// Deliver is OneShot with the understanding done elsewhere: what Alexa might have made of a sentence.
func (e *Echo) Deliver(ctx context.Context, meaning Meaning) (Turn, error) {
	e.begin(nil)
	return e.deliver(ctx, "", meaning)
}

func (e *Echo) deliver(ctx context.Context, text string, meaning Meaning) (Turn, error) {
	turn := Turn{You: text, Intent: meaning.Intent, Slots: map[string]string{}}
	for _, f := range meaning.Slots {
		turn.Slots[f.Name] = f.Value
	}
	return e.ask(ctx, turn, intentRequest{e.about("IntentRequest"), e.intentOf(meaning)})
}

// asked takes "Alexa, ask back spasm helper to" off what was said.
func (m *Model) asked(text string) string {
	words := listen(text)
	if len(words) > 1 && words[0].key == "alexa" {
		words = words[1:]
	}
	name := len(strings.Fields(m.Invocation))
	asks := len(words) > name+1 && (words[0].key == "ask" || words[0].key == "tell")
	if !asks || keyOf(words[1:1+name]) != m.Invocation {
		return saidOf(words)
	}
	words = words[1+name:]
	if len(words) > 1 {
		switch words[0].key {
		case "to", "about", "for", "that", "whether":
			words = words[1:]
		}
	}
	return saidOf(words)
}

// end tells the skill that its session is over; it has no say in that.
func (e *Echo) end(ctx context.Context, turn Turn, reason string, why *requestError) (Turn, error) {
	s := e.open
	e.open = nil
	turn.Ends = true
	request, err := e.envelope(s, endedRequest{e.about("SessionEndedRequest"), reason, why})
	if err != nil {
		return turn, fmt.Errorf("speaker: %w", err)
	}
	turn.Request = request
	if turn.Raw, err = e.handler(ctx, request); err != nil {
		return turn, fmt.Errorf("speaker: the skill failed: %w", err)
	}
	return turn, nil
}
