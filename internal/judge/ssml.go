package judge

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// maxSSML is how many characters of speech Alexa takes; second-hand.
const maxSSML = 8_000

// SSML fails the test for every document, by any name, that Alexa would not speak as en-US. One call judges
// many documents: starting the judge takes 0.1 s.
func SSML(t testing.TB, documents map[string]string) {
	t.Helper()
	report(t, "ssml", must[[]string](t)(ssmlProblems(documents)))
}

// ssmlProblems asks the linter, and looks ourselves for what it misses.
func ssmlProblems(documents map[string]string) ([]string, error) {
	problems, err := lint(documents)
	if err != nil {
		return nil, err
	}
	for _, id := range slices.Sorted(maps.Keys(documents)) {
		for _, problem := range missedSSML(documents[id]) {
			problems = append(problems, id+": "+problem)
		}
	}
	return problems, nil
}

// lint runs ssml-check-core over all documents at once.
func lint(documents map[string]string) ([]string, error) {
	type line struct {
		ID      string `json:"id"`
		SSML    string `json:"ssml,omitempty"`
		Problem string `json:"problem,omitempty"`
	}
	var in bytes.Buffer
	for _, id := range slices.Sorted(maps.Keys(documents)) {
		if err := json.NewEncoder(&in).Encode(line{ID: id, SSML: documents[id]}); err != nil {
			return nil, fmt.Errorf("judge: ssml: %w", err)
		}
	}
	out, err := run("ssml.mjs", &in)
	if err != nil {
		return nil, err
	}
	var problems []string
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var l line
		if err := dec.Decode(&l); err == io.EOF {
			return problems, nil
		} else if err != nil {
			return nil, fmt.Errorf("judge: ssml.mjs: %w", err)
		}
		problems = append(problems, l.ID+": "+l.Problem)
	}
}

// missedSSML finds what ssml-check-core lets through: too long, nested speak, audio over
// http, say-as anything, nothing said.
func missedSSML(document string) []string {
	var problems []string
	if n := utf8.RuneCountInString(document); n > maxSSML {
		problems = append(problems, fmt.Sprintf("%d characters, at most %d", n, maxSSML))
	}
	dec := xml.NewDecoder(strings.NewReader(document))
	speaks, heard := 0, false
	for {
		token, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return append(problems, err.Error())
		}
		switch token := token.(type) {
		case xml.CharData:
			heard = heard || len(bytes.TrimSpace(token)) > 0
		case xml.StartElement:
			switch token.Name.Local {
			case "speak":
				speaks++
			case "audio":
				heard = true
				problems = append(problems, insecure(token)...)
			case "say-as":
				problems = append(problems, unsayable(token)...)
			}
		}
	}
	if speaks > 1 {
		problems = append(problems, "<speak> inside or after <speak>")
	}
	if !heard {
		problems = append(problems, "says nothing")
	}
	return problems
}

// insecure reports a sound that is not fetched over https.
func insecure(audio xml.StartElement) []string {
	for _, a := range audio.Attr {
		if a.Name.Local == "src" && !strings.HasPrefix(a.Value, "https://") && !strings.HasPrefix(a.Value, "soundbank://") {
			return []string{"<audio> from " + a.Value + ", not https"}
		}
	}
	return nil
}

// ways are what say-as knows (SSML reference). The linter means to check them, but takes any.
var ways = []string{
	"address", "cardinal", "characters", "date", "digits", "expletive", "fraction", "interjection",
	"number", "ordinal", "spell-out", "telephone", "time", "unit",
}

// unsayable reports a say-as that says how in no way Alexa knows.
func unsayable(sayAs xml.StartElement) []string {
	for _, a := range sayAs.Attr {
		if a.Name.Local == "interpret-as" && slices.Contains(ways, a.Value) {
			return nil
		}
	}
	return []string{"<say-as> in no way that Alexa knows"}
}
