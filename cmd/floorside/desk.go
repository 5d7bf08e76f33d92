package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"floorside/content"
	"floorside/infra"
	"floorside/intents"
	"floorside/internal/alexa"
	"floorside/internal/session"
	"floorside/internal/speaker"
)

// desk is what all people at the local speaker share: the skill, its model, its store.
type desk struct {
	o       speakOptions
	book    *content.Book
	model   *speaker.Model
	handler *intents.Handler
	answer  func(ctx context.Context, request []byte) ([]byte, intents.Trace, error) // the handler's
	amazon  *speaker.Amazon                                                          // her timers, reminders and zones
	now     func() time.Time
	clock   *deskClock
	begins  begins
	people  *atomic.Int64
	fresh   string // makes the people of this run strangers to those of the last one
}

// newDesk builds the skill as the Lambda does. Every error names what is wrong and its cure.
func newDesk(ctx context.Context, o speakOptions) (*desk, error) {
	clock, err := o.clock()
	if err != nil {
		return nil, err
	}
	now := clock.now
	amazon, err := o.openAmazon(ctx, now)
	if err != nil {
		return nil, err
	}
	book, issues := content.Load()
	if len(issues) > 0 {
		return nil, fmt.Errorf("the content has problems: run `floorside check`:\n%w", problems(issues))
	}
	if err := knownLocale(book, o.locale); err != nil {
		return nil, err
	}
	raw, err := infra.InteractionModel(o.locale)
	if err != nil {
		return nil, err
	}
	model, err := speaker.NewModel(raw)
	if err != nil {
		return nil, err
	}
	store, err := o.openStore(ctx, now())
	if err != nil {
		return nil, fmt.Errorf("-store %s: %w", o.store, err)
	}
	// The client finds the stand-in by what a request says, as it finds Amazon.
	client := alexa.NewClient(alexa.ClientOptions{Loopback: true})
	handler, err := intents.New(intents.Config{Book: book, Store: store, Alexa: client, Now: now})
	if err != nil {
		return nil, err
	}
	d := &desk{o: o, book: book, model: model, handler: handler, answer: handler.Answer, amazon: amazon, now: now, clock: clock, people: new(atomic.Int64),
		fresh: fmt.Sprintf("%d.%d", os.Getpid(), time.Now().UnixNano())}
	return d, d.rehearse(ctx)
}

// at is the same desk where people begin elsewhere. Both may be used at once.
func (d *desk) at(ctx context.Context, begin string) (*desk, error) {
	other := *d
	other.o.begin = begin
	return &other, other.rehearse(ctx)
}

// begins is the session that -begin puts people into: empty when a launch or a one-shot opens one.
type begins struct {
	attributes json.RawMessage
	reprompt   string
	trace      intents.Trace
}

// rehearse finds out what -begin begins with. The reprompt there is the one that "repeat" gets, asked for
// by nobody: without a store, so that nothing of it remains.
func (d *desk) rehearse(ctx context.Context) error {
	if d.o.begin == "launch" || d.o.begin == "oneshot" {
		return nil
	}
	attributes, err := intents.Begin(d.book, d.o.begin, d.now())
	if err != nil {
		return fmt.Errorf("-begin: %w", err)
	}
	handler, err := intents.New(intents.Config{Book: d.book, Now: d.now})
	if err != nil {
		return err
	}
	nobody := &person{desk: &desk{answer: handler.Answer}}
	echo := speaker.New(d.model, nobody.handle, speaker.Options{Locale: d.o.locale, Now: d.now})
	echo.Join(attributes)
	turn, err := echo.Say(ctx, "repeat")
	d.begins = begins{attributes, turn.Again, nobody.trace}
	return err
}

func knownLocale(book *content.Book, locale string) error {
	var known []string
	for _, region := range book.Rules.Regions {
		if region.Locale == locale {
			return nil
		}
		known = append(known, region.Locale)
	}
	return fmt.Errorf("-locale %q: say one of %s", locale, strings.Join(known, ", "))
}

// openStore opens the store and reads from it once, so that a broken one is told before anybody talks.
func (o speakOptions) openStore(ctx context.Context, now time.Time) (session.Store, error) {
	var store session.Store
	switch o.store {
	case "memory":
		return session.NewMemory(), nil
	case "dynamodb":
		config, err := session.FromEnv(os.Getenv)
		if err != nil {
			return nil, err
		}
		dynamo, err := session.NewDynamo(config)
		if err != nil {
			return nil, err
		}
		store = dynamo
	case "":
		if !o.terminal {
			return session.NewMemory(), nil
		}
		dir, err := os.UserConfigDir()
		if err != nil {
			return nil, fmt.Errorf("no place for a file: name one, or say -store memory: %w", err)
		}
		store = session.NewFile(filepath.Join(dir, "floorside", "store.json"))
	default:
		store = session.NewFile(o.store)
	}
	if _, err := store.Load(ctx, session.Key("is anybody there"), now); err != nil {
		return nil, fmt.Errorf("cannot be read: mend it, or name another place: %w", err)
	}
	return store, nil
}

// person is somebody at the speaker.
type person struct {
	desk  *desk
	echo  *speaker.Echo
	trace intents.Trace // of the last request
	asked bool          // the last turn reached the skill
	turns int
	nth   int // of all people at the desk
}

// spoken is one turn, with what the skill made of it.
type spoken struct {
	number int // of the turn, or with -each of the person
	speaker.Turn
	intents.Trace
}

// person brings somebody to the speaker: with -each a stranger every time, else always the same one.
func (d *desk) person() *person {
	p := &person{desk: d, nth: int(d.people.Add(1))}
	user := "amzn1.ask.account.AT-THE-DESK"
	if d.o.each {
		user = fmt.Sprintf("amzn1.ask.account.STRANGER.%s.%d", d.fresh, p.nth)
	}
	p.echo = speaker.New(d.model, p.handle, speaker.Options{Locale: d.o.locale, UserID: user, Now: d.now, Amazon: d.amazon})
	return p
}

// handle asks the skill, and keeps what it made of the request.
func (p *person) handle(ctx context.Context, raw []byte) ([]byte, error) {
	out, trace, err := p.desk.answer(ctx, raw)
	p.trace, p.asked = trace, true
	return out, err
}

// arrive puts the person where -begin says. Only a launch is a turn of its own.
func (p *person) arrive(ctx context.Context) (t spoken, said bool, err error) {
	switch p.desk.o.begin {
	case "launch":
		t, err = p.turn(func() (speaker.Turn, error) { return p.echo.Launch(ctx) })
		return t, true, err
	case "oneshot":
		return t, false, nil
	}
	p.trace = p.desk.begins.trace
	p.echo.Join(p.desk.begins.attributes)
	return t, false, p.echo.Expect(p.desk.begins.reprompt)
}

// say says a line; an empty one is silence.
func (p *person) say(ctx context.Context, text string) (spoken, error) {
	return p.turn(func() (speaker.Turn, error) { return p.echo.Say(ctx, text) })
}

// turn takes a turn. What the skill did not decide in it stays as it was; a closed session asks nothing,
// and none is open while Alexa asks something herself.
func (p *person) turn(take func() (speaker.Turn, error)) (spoken, error) {
	before := p.trace
	p.asked = false
	heard, err := take()
	if !p.asked || p.trace.Advisory == "" {
		p.trace = intents.Trace{Advisory: before.Advisory, Asks: before.Asks, Phase: before.Phase}
	}
	if heard.Ends || heard.Alexa != "" {
		p.trace.Asks = ""
	}
	p.turns++
	number := p.turns
	if p.desk.o.each {
		number = p.nth
	}
	return spoken{number, heard, p.trace}, err
}
