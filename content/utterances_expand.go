package content

import (
	"errors"
	"fmt"
	"strings"
)

// mostExpansions is how many sentences one template may stand for. More than that nobody can survey.
const mostExpansions = 1000

var errTooMany = fmt.Errorf("stands for more than %d sentences: split it", mostExpansions)

// expand writes a template out, in a fixed order:
//
//	(yes|yeah)   one of these
//	[please]     this or nothing; [a|the] one of these or nothing
//	<leg>        any of the phrases of that name
//	{routine}    a slot, left as it is
func expand(template string, phrases map[string][]string) ([]string, error) {
	e := &expander{rest: template, phrases: phrases}
	all, err := e.alternatives("")
	if err != nil {
		return nil, err
	}
	for i, s := range all {
		all[i] = strings.Join(strings.Fields(s), " ")
		if all[i] == "" {
			return nil, errors.New("may be empty: leave something that is always said")
		}
	}
	return all, nil
}

// expander reads a template from left to right.
type expander struct {
	rest    string
	phrases map[string][]string
	inside  []string // the phrases being written out, so that none contains itself
}

// alternatives reads "a|b|c" up to the closing sign, or to the end where closing is empty.
func (e *expander) alternatives(closing string) ([]string, error) {
	var all []string
	for {
		one, err := e.sequence()
		if err != nil {
			return nil, err
		}
		all = append(all, one...)
		if len(all) > mostExpansions {
			return nil, errTooMany
		}
		switch {
		case strings.HasPrefix(e.rest, "|"):
			e.rest = e.rest[1:]
		case closing == "" && e.rest == "":
			return all, nil
		case closing != "" && strings.HasPrefix(e.rest, closing):
			e.rest = e.rest[1:]
			return all, nil
		case e.rest == "":
			return nil, fmt.Errorf("lacks a %q", closing)
		default:
			return nil, fmt.Errorf("%q closes nothing", e.rest[:1])
		}
	}
}

// sequence reads words and groups one after another, and joins every choice with every other.
func (e *expander) sequence() ([]string, error) {
	all := []string{""}
	for e.rest != "" && !strings.ContainsAny(e.rest[:1], "|)]>") {
		choices, err := e.piece()
		if err != nil {
			return nil, err
		}
		if len(all)*len(choices) > mostExpansions {
			return nil, errTooMany
		}
		joined := make([]string, 0, len(all)*len(choices))
		for _, before := range all {
			for _, choice := range choices {
				joined = append(joined, before+choice)
			}
		}
		all = joined
	}
	return all, nil
}

// piece reads one group, phrase name, or run of plain words.
func (e *expander) piece() ([]string, error) {
	opening := e.rest[:1]
	switch opening {
	case "(":
		e.rest = e.rest[1:]
		return e.alternatives(")")
	case "[":
		e.rest = e.rest[1:]
		choices, err := e.alternatives("]")
		return append(choices, ""), err
	case "<":
		name, rest, closed := strings.Cut(e.rest[1:], ">")
		if !closed {
			return nil, errors.New(`lacks a ">"`)
		}
		e.rest = rest
		return e.phrase(name)
	}
	end := strings.IndexAny(e.rest, "([<|)]>")
	if end < 0 {
		end = len(e.rest)
	}
	words := e.rest[:end]
	e.rest = e.rest[end:]
	return []string{words}, nil
}

// phrase writes out every template of a named phrase.
func (e *expander) phrase(name string) ([]string, error) {
	templates, known := e.phrases[name]
	if !known {
		return nil, fmt.Errorf("unknown phrase <%s>", name)
	}
	for _, outer := range e.inside {
		if outer == name {
			return nil, fmt.Errorf("phrase <%s> contains itself", name)
		}
	}
	var all []string
	for _, template := range templates {
		inner := &expander{rest: template, phrases: e.phrases, inside: append(e.inside, name)}
		some, err := inner.alternatives("")
		if err != nil {
			return nil, fmt.Errorf("phrase <%s>: %w", name, err)
		}
		if all = append(all, some...); len(all) > mostExpansions {
			return nil, errTooMany
		}
	}
	return all, nil
}
