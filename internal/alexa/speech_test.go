package alexa_test

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"time"

	"floorside/internal/alexa"
	"floorside/internal/judge"
)

// wellFormed reads a document to its end as XML.
func wellFormed(document string) error {
	dec := xml.NewDecoder(strings.NewReader(document))
	for {
		if _, err := dec.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func TestSpeech(t *testing.T) {
	text, digits, pause, slowly := alexa.Text, alexa.Digits, alexa.Pause, alexa.Slowly
	clock := func(hour, minute int) alexa.Part {
		return alexa.Clock(time.Date(2026, 3, 1, hour, minute, 59, 0, time.UTC))
	}
	said := map[string]string{}
	for _, c := range []struct {
		name   string
		speech alexa.Speech
		ssml   string // inside <speak>
		plain  string
	}{
		{"nothing", nil, ``, ``},
		{"words", alexa.Speech{text("Don't move & rest.")}, `Don&apos;t move &amp; rest.`, `Don't move & rest.`},
		{"markup is words", alexa.Speech{text(`<break time="1s"/>`)}, `&lt;break time=&quot;1s&quot;/&gt;`, `<break time="1s"/>`},
		{"what XML does not know is dropped", alexa.Speech{text("a\x00\x1b\x7f\ufffe\ufffd\xffb💥\t\n")}, "a\x7fb💥\t\n", "a\x7fb💥"},
		{"parts are joined by a space", alexa.Speech{text("Stay down."), text("Call now.")}, `Stay down. Call now.`, `Stay down. Call now.`},
		{"but not before a period", alexa.Speech{text("Call"), digits("911"), text(".")},
			`Call <say-as interpret-as="digits">911</say-as>.`, `Call 911.`},
		{"nor where a space is", alexa.Speech{text("Call "), digits("911"), text(" now.")},
			`Call <say-as interpret-as="digits">911</say-as> now.`, `Call 911 now.`},
		{"nor inside brackets", alexa.Speech{text("Help ("), digits("112"), text(") comes.")},
			`Help (<say-as interpret-as="digits">112</say-as>) comes.`, `Help (112) comes.`},
		{"a long number", alexa.Speech{digits("1-800-222-1222")},
			`<say-as interpret-as="digits">1</say-as>, <say-as interpret-as="digits">800</say-as>, ` +
				`<say-as interpret-as="digits">222</say-as>, <say-as interpret-as="digits">1222</say-as>`, `1-800-222-1222`},
		{"a number without digits", alexa.Speech{digits("the <local> number")}, `the &lt;local&gt; number`, `the <local> number`},
		{"a hold", alexa.Speech{text("Hold."), pause(35 * time.Second), text("Rest.")},
			`Hold. ` + strings.Repeat(`<break time="10s"/>`, 3) + `<break time="5s"/> Rest.`, `Hold. Rest.`},
		{"milliseconds", alexa.Speech{text("a"), pause(10*time.Second + 250*time.Millisecond), text("b")},
			`a <break time="10s"/><break time="250ms"/> b`, `a b`},
		{"numbers among words", alexa.Words("Call 911 now. Or 1-800, or 5"),
			`Call <say-as interpret-as="digits">911</say-as> now. Or <say-as interpret-as="digits">1</say-as>, ` +
				`<say-as interpret-as="digits">800</say-as>, or <say-as interpret-as="digits">5</say-as>`, `Call 911 now. Or 1-800, or 5`},
		{"words without numbers", alexa.Words("Rest."), `Rest.`, `Rest.`},
		{"no pause", alexa.Speech{text("a"), pause(0), pause(-time.Second), pause(time.Microsecond), text("b")}, `a b`, `a b`},
		{"slowly", alexa.Speech{text("Ready?"), slowly(alexa.Speech{text("Bend"), text("one knee.")}), text("Good.")},
			`Ready? <prosody rate="85%">Bend one knee.</prosody> Good.`, `Ready? Bend one knee. Good.`},
		{"slowly, with a hold and a number", alexa.Speech{slowly(alexa.Speech{text("Hold,"), pause(12 * time.Second), text("or call"), digits("911"), text(".")})},
			`<prosody rate="85%">Hold, <break time="10s"/><break time="2s"/> or call <say-as interpret-as="digits">911</say-as>.</prosody>`,
			`Hold, or call 911.`},
		{"slowly, from a pause to a pause", alexa.Speech{text("Rest."), slowly(alexa.Speech{pause(time.Second), text("And up."), pause(time.Second)}), text("Good.")},
			`Rest. <prosody rate="85%"><break time="1s"/> And up. <break time="1s"/></prosody> Good.`, `Rest. And up. Good.`},
		{"slowly, and no slower", alexa.Speech{slowly(alexa.Speech{text("One,"), slowly(alexa.Speech{text("two")}), text(".")})},
			`<prosody rate="85%">One, two.</prosody>`, `One, two.`},
		{"slowly, a period", alexa.Speech{text("Down"), slowly(alexa.Speech{text(".")})}, `Down<prosody rate="85%">.</prosody>`, `Down.`},
		{"slowly, words that look like its tag", alexa.Speech{slowly(alexa.Speech{text(`</prosody>&`)})},
			`<prosody rate="85%">&lt;/prosody&gt;&amp;</prosody>`, `</prosody>&`},
		{"slowly, nothing", alexa.Speech{text("a"), slowly(nil), text("b")}, `a b`, `a b`},
		{"slowly, only a pause", alexa.Speech{text("a"), slowly(alexa.Speech{pause(time.Second)}), text("b")}, `a <break time="1s"/> b`, `a b`},
		{"a time of day", alexa.Speech{text("I'll remind you at"), clock(21, 15), text(".")},
			`I&apos;ll remind you at <say-as interpret-as="time">9:15 PM</say-as>.`, `I'll remind you at 9:15 PM.`},
		{"on the hour", alexa.Speech{clock(21, 0), text("tonight")}, `<say-as interpret-as="time">9 PM</say-as> tonight`, `9 PM tonight`},
		{"five past noon", alexa.Speech{clock(12, 5)}, `<say-as interpret-as="time">12:05 PM</say-as>`, `12:05 PM`},
		{"midnight, slowly", alexa.Speech{slowly(alexa.Speech{text("At"), clock(0, 0)})},
			`<prosody rate="85%">At <say-as interpret-as="time">12 AM</say-as></prosody>`, `At 12 AM`},
		{"exactly ten", alexa.Speech{text("a"), pause(10 * time.Second)}, `a <break time="10s"/>`, `a`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.speech.SSML(); got != "<speak>"+c.ssml+"</speak>" {
				t.Errorf("SSML: got %s, want %s", got, c.ssml)
			}
			if got := c.speech.Plain(); got != c.plain {
				t.Errorf("plain: got %q, want %q", got, c.plain)
			}
		})
		if c.plain != "" {
			said[c.name] = c.speech.SSML()
		}
	}
	judge.SSML(t, said)
}

func TestAPauseForeverFillsNoMemoryAndIsRefused(t *testing.T) {
	hold := alexa.Speech{alexa.Text("Hold."), alexa.Pause(1<<63 - 1)}
	if n := len(hold.SSML()); n > 20_000 {
		t.Errorf("%d bytes", n)
	}
	if _, err := alexa.Render(alexa.Reply{Speech: hold, End: alexa.Close}); err == nil {
		t.Error("rendered")
	}
}

func TestSlowSpeechKeepsToTheLimits(t *testing.T) {
	const tags = len(`<speak><prosody rate="85%"></prosody></speak>`)
	for _, n := range []int{8000, 8001} {
		slow := alexa.Slowly(alexa.Speech{alexa.Text(strings.Repeat("a", n-tags))})
		_, err := alexa.Render(alexa.Reply{Speech: alexa.Speech{slow}, End: alexa.Close})
		if (err == nil) != (n == 8000) {
			t.Errorf("%d characters: %v", n, err)
		}
	}
	silence := alexa.Speech{alexa.Slowly(alexa.Speech{alexa.Pause(time.Second)})}
	if _, err := alexa.Render(alexa.Reply{Speech: silence, End: alexa.Close}); err == nil {
		t.Error("a slow silence was rendered")
	}
}
