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
	text, digits, pause := alexa.Text, alexa.Digits, alexa.Pause
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
