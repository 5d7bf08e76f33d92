package alexa

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

const (
	// longestBreak is what one <break> may last (ssml-check-core; second-hand).
	longestBreak = 10 * time.Second
	// longestPause keeps a slip of the hand from filling the memory: this many breaks are far over
	// what Render lets through.
	longestPause = 2 * time.Hour
)

// Speech is what is said, in parts. Parts are joined by a space where none is there and none is unwanted.
type Speech []Part

// Part is a piece of speech: made by Text, Digits, Clock, Pause or Slowly, and by nothing else, so that no markup
// can slip in with the words.
type Part struct {
	plain string
	ssml  string
}

// Text is words, said as they are written. Characters that XML 1.0 does not know are dropped.
func Text(s string) Part {
	s = strings.Map(legal, s)
	return Part{plain: s, ssml: escaper.Replace(s)}
}

// Digits is a number said digit by digit, group by group: "911", "1-800-222-1222". Anything without a
// digit is said as text. Groups are said as digits, not as a telephone number, because Alexa
// takes only 7 or 10 digits for one (SSML reference).
func Digits(s string) Part {
	groups := strings.FieldsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	if len(groups) == 0 {
		return Text(s)
	}
	for i, group := range groups {
		groups[i] = `<say-as interpret-as="digits">` + group + `</say-as>`
	}
	return Part{plain: Text(s).plain, ssml: strings.Join(groups, ", ")}
}

// Words is Text, but for its numbers: those are said digit by digit.
func Words(s string) Speech {
	var all Speech
	digit := func(r rune) bool { return r >= '0' && r <= '9' }
	for s != "" {
		at := strings.IndexFunc(s, digit)
		if at < 0 {
			return append(all, Text(s))
		}
		end := at + strings.IndexFunc(s[at:]+".", func(r rune) bool { return r != '-' && !digit(r) })
		if at > 0 {
			all = append(all, Text(s[:at]))
		}
		all = append(all, Digits(s[at:end]))
		s = s[end:]
	}
	return all
}

// Pause is silence, in whole milliseconds, as many breaks as it takes. None when d is not positive.
func Pause(d time.Duration) Part {
	d = min(d, longestPause)
	var b strings.Builder
	for ; d >= time.Millisecond; d -= longestBreak {
		if part := min(d, longestBreak); part%time.Second == 0 {
			fmt.Fprintf(&b, `<break time="%ds"/>`, part/time.Second)
		} else {
			fmt.Fprintf(&b, `<break time="%dms"/>`, part/time.Millisecond)
		}
	}
	return Part{ssml: b.String()}
}

// SSML returns the speech as a <speak> document.
func (s Speech) SSML() string {
	var b strings.Builder
	b.WriteString("<speak>")
	s.join(&b, func(p Part) string { return p.ssml })
	b.WriteString("</speak>")
	return b.String()
}

// Plain returns the words alone, for cards, logs of tests and people who read.
func (s Speech) Plain() string {
	var b strings.Builder
	s.join(&b, func(p Part) string { return p.plain })
	return strings.TrimSpace(b.String())
}

// join writes one form of every part that has it. The words decide where a space goes; a pause, which
// has none, stands apart from both its neighbours.
func (s Speech) join(b *strings.Builder, form func(Part) string) {
	last := ' '
	for _, p := range s {
		text := form(p)
		if text == "" {
			continue
		}
		first, _ := utf8.DecodeRuneInString(p.plain)
		if !spaceAfter(last) && !spaceBefore(first) {
			b.WriteByte(' ')
		}
		b.WriteString(text)
		last, _ = utf8.DecodeLastRuneInString(p.plain)
	}
}

// spaceBefore reports whether a part that starts so needs no space before it.
func spaceBefore(first rune) bool { return strings.ContainsRune(" \t\n.,;:!?)'’”", first) }

// spaceAfter reports whether a part that ends so needs no space after it.
func spaceAfter(last rune) bool { return strings.ContainsRune(" \t\n(“", last) }

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&apos;")

// legal keeps what the Char production of XML 1.0 knows, but for U+FFFD: it stands where there was no
// UTF-8, and nobody can say it.
func legal(r rune) rune {
	switch {
	case r == '\t', r == '\n', r == '\r',
		r >= 0x20 && r <= 0xD7FF,
		r >= 0xE000 && r < utf8.RuneError,
		r >= 0x10000 && r <= utf8.MaxRune:
		return r
	}
	return -1
}
