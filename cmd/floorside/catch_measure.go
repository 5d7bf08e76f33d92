package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"floorside/content"
	"floorside/infra"
	"floorside/intents"
	"floorside/internal/speaker"
)

// catcher puts sentences through the skill's own handler and looks at what its hearing was given.
type catcher struct {
	model   *speaker.Model
	handler *intents.Handler
	echo    *speaker.Echo
	trace   intents.Trace // of the last request
}

func newCatcher() (*catcher, error) {
	book, issues := content.Load()
	if len(issues) > 0 {
		return nil, fmt.Errorf("the content has problems: run `floorside check`:\n%w", problems(issues))
	}
	raw, err := infra.InteractionModel(catchLocale)
	if err != nil {
		return nil, err
	}
	model, err := speaker.NewModel(raw)
	if err != nil {
		return nil, err
	}
	handler, err := intents.New(intents.Config{Book: book})
	if err != nil {
		return nil, err
	}
	c := &catcher{model: model, handler: handler}
	c.echo = speaker.New(model, c.handle, speaker.Options{Locale: catchLocale})
	return c, nil
}

// catchLocale is whose interaction model is measured.
const catchLocale = "en-US"

func (c *catcher) handle(ctx context.Context, request []byte) ([]byte, error) {
	out, trace, err := c.handler.Answer(ctx, request)
	c.trace = trace
	return out, err
}

// sentence is one row of a file.
type sentence struct {
	text   string
	danger bool
}

// readSentences reads a file of tab-separated columns.
func readSentences(path, lang string) ([]sentence, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	lines := strings.Split(strings.TrimRight(string(raw), "\n"), "\n")
	names := strings.Split(lines[0], "\t")
	text, expect, language := slices.Index(names, "text"), slices.Index(names, "expect"), slices.Index(names, "lang")
	if text < 0 || expect < 0 {
		return nil, fmt.Errorf("%s: the first line names no columns text and expect", path)
	}
	var all []sentence
	for i, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) != len(names) {
			return nil, fmt.Errorf("%s: line %d has %d columns, not %d", path, i+2, len(cells), len(names))
		}
		if language < 0 || cells[language] == lang {
			all = append(all, sentence{cells[text], tellsOfDanger(cells[expect])})
		}
	}
	return all, nil
}

// notDanger are expectations that are no flag: no sign at all, an answer to a question, not yet read.
var notDanger = []string{"none", "unlabelled", "answer_yes", "answer_no", "answer_unsure",
	"yes", "no", "hedged", "unsure", "unclear", "what", "why", "wait", "stop", "help"}

// tellsOfDanger: "!flag" says that a flag must not be heard.
func tellsOfDanger(expect string) bool {
	return slices.ContainsFunc(strings.Fields(expect), func(want string) bool {
		return want[0] != '!' && !slices.Contains(notDanger, want)
	})
}

// caught is what came of a sentence.
type caught struct {
	text bool // words reached hearing
	same bool // and hearing made the same of them as of the whole sentence
	how  string
}

// way is a way from a sentence to the skill.
type way struct {
	name  string
	catch func(context.Context, []sentence) ([]caught, error)
}

// speaker is the way through the local speaker: always one meaning.
func (c *catcher) speaker(ctx context.Context, said []sentence) ([]caught, error) {
	return c.each(ctx, said, func(text string) []speaker.Meaning { return []speaker.Meaning{c.model.Understand(text)} })
}

// strict is the pessimist's way: Alexa takes nothing that is not said word for word, and of several ways to take it the worst.
func (c *catcher) strict(ctx context.Context, said []sentence) ([]caught, error) {
	return c.each(ctx, said, c.model.Readings)
}

func (c *catcher) each(ctx context.Context, said []sentence, takenFor func(string) []speaker.Meaning) ([]caught, error) {
	all := make([]caught, len(said))
	for i, s := range said {
		whole, err := c.whole(ctx, s.text)
		if err != nil {
			return nil, err
		}
		all[i], err = c.worst(ctx, takenFor(s.text), whole)
		if err != nil {
			return nil, fmt.Errorf("%q: %w", s.text, err)
		}
	}
	return all, nil
}

// whole is what hearing makes of a sentence that nothing is missing from.
func (c *catcher) whole(ctx context.Context, text string) (string, error) {
	_, err := c.echo.Deliver(ctx, speaker.Meaning{Intent: "SayIntent",
		Slots: []speaker.Filled{{Name: "words", Type: content.SearchQuery, Value: text}}})
	return heardIn(c.trace), err
}

// worst delivers every meaning and keeps what comes through of the worst.
func (c *catcher) worst(ctx context.Context, meanings []speaker.Meaning, whole string) (caught, error) {
	got := caught{text: len(meanings) > 0, same: len(meanings) > 0, how: "lost"}
	for _, m := range meanings {
		if _, err := c.echo.Deliver(ctx, m); err != nil {
			return got, err
		}
		now := c.caught(whole)
		if !now.same {
			got.how = now.how
		}
		got.text, got.same = got.text && now.text, got.same && now.same
	}
	return got, nil
}

// caught judges the last request.
func (c *catcher) caught(whole string) caught {
	text, heard := c.trace.Text != "", heardIn(c.trace)
	return caught{text, text && heard == whole, fmt.Sprintf("%s %q: %s; the whole: %s", c.trace.Intent, c.trace.Text, heard, whole)}
}

// heardIn writes down which flags were heard, for certain or by half.
func heardIn(t intents.Trace) string {
	certain, half := slices.Sorted(slices.Values(t.Heard)), slices.Sorted(slices.Values(t.Suspected))
	return fmt.Sprint(slices.Compact(certain), half)
}
