package judge

import (
	"strings"
	"testing"
)

func TestSpeechThatAlexaSpeaks(t *testing.T) {
	SSML(t, map[string]string{
		"words":   `<speak>Don&apos;t move &amp; rest.</speak>`,
		"digits":  `<speak>Call <say-as interpret-as="digits">911</say-as> now.</speak>`,
		"pauses":  `<speak>Hold. <break time="10s"/><break time="2500ms"/> Rest.</speak>`,
		"emotion": `<speak><amazon:emotion name="excited" intensity="low">Good.</amazon:emotion></speak>`,
		"a sound": `<speak><audio src="soundbank://soundlibrary/musical/amzn_sfx_bell_short_chime_01"/></speak>`,
	})
}

func TestSpeechThatAlexaDoesNotSpeak(t *testing.T) {
	wrong := map[string]string{
		// what the linter knows
		"a break of 11 s":     `<speak>a <break time="11s"/></speak>`,
		"a bare ampersand":    `<speak>ice & heat</speak>`,
		"no such tag":         `<speak><calm>a</calm></speak>`,
		"not closed":          `<speak><p>a</speak>`,
		"no speak around it":  `<p>a</p>`,
		"no such emotion":     `<speak><amazon:emotion name="calm" intensity="low">a</amazon:emotion></speak>`,
		"six sounds":          `<speak>` + strings.Repeat(`<audio src="https://example.com/a.mp3"/>`, 6) + `</speak>`,
		"no document":         ``,
		"text after the end":  `<speak>a</speak> b`,
		"prosody at a crawl":  `<speak><prosody rate="10%">a</prosody></speak>`,
		"words as in a shout": `<speak><emphasis level="huge">a</emphasis></speak>`,
		// what only our own checks know
		"no such say-as":    `<speak><say-as interpret-as="phone">911</say-as></speak>`,
		"speak in speak":    `<speak><speak>a</speak></speak>`,
		"a sound over http": `<speak>a <audio src="http://example.com/a.mp3"/></speak>`,
		"8,001 characters":  `<speak>` + strings.Repeat("a", 8001-len("<speak></speak>")) + `</speak>`,
		"nothing said":      `<speak> <break time="1s"/></speak>`,
	}
	problems, err := ssmlProblems(wrong)
	if err != nil {
		t.Fatal(err)
	}
	all := "\n" + strings.Join(problems, "\n")
	t.Log(all)
	for id, document := range wrong {
		if !strings.Contains(all, "\n"+id+": ") {
			t.Errorf("%s: let pass: %.80s", id, document)
		}
	}
}
