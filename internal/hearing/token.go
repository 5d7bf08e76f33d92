package hearing

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"floorside/content"
)

// pause is the punctuation before a word. Speech recognisers write little of it.
type pause uint8

const (
	none pause = iota
	comma
	question
	stop
)

// token is one word as it was said.
type token struct {
	start, end int32 // bytes of the text
	form, stem int32 // 0: unknown
	roles      roles
	pause      pause
	value      float64
	alike      int32 // what it may have been misheard for: an index of vocabulary.alike
	fixed      bool  // a misspelling that was corrected
	opened     bool  // a contraction: a verb is in it
}

// wordLimit bounds the work of one text. People say some 20 words, the longest stories 150.
const (
	byteLimit = 2000
	wordLimit = 400
)

// split cuts the text into words, lower case, contractions opened, spellings made one.
func (e *Ear) split(s *scratch, text string) (cut bool) {
	if len(text) > byteLimit {
		text, cut = text[:byteLimit], true
	}
	pending := stop
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if !unicode.IsLetter(r) && !isDigit(r) {
			pending = max(pending, pauseOf(text, i, r))
			i += size
			continue
		}
		if len(s.tokens) >= wordLimit {
			return true
		}
		end := s.read(text, i)
		e.push(s, i, end, pending)
		i, pending = end, none
	}
	return cut
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// pauseOf is what one mark between words tells about the pause there.
func pauseOf(text string, i int, r rune) pause {
	switch r {
	case '.', '!', ';', '\n', '…':
		return stop
	case '?':
		return question
	case ',', ':', '(', ')', '—', '–':
		return comma
	case '-':
		if i > 0 && text[i-1] == ' ' {
			return comma
		}
	}
	return none
}

// read copies the word at i into s.word, lower case, and returns where it ends.
func (s *scratch) read(text string, i int) int {
	s.word = s.word[:0]
	for i < len(text) {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		switch {
		case 'A' <= r && r <= 'Z':
			s.word = append(s.word, byte(r)+'a'-'A')
		case 'a' <= r && r <= 'z', isDigit(r):
			s.word = append(s.word, byte(r))
		case r == '\'' || r == '’' || r == '`' || r == '‘':
			if !letterAt(text, i+size) {
				return i
			}
			s.word = append(s.word, '\'')
		case r == '.' && len(s.word) > 0 && isDigit(rune(s.word[len(s.word)-1])) && i+1 < len(text) && isDigit(rune(text[i+1])):
			s.word = append(s.word, '.')
		case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r):
			s.word = utf8.AppendRune(s.word, unicode.ToLower(r))
		default:
			return i
		}
		i += size
	}
	return i
}

func letterAt(text string, i int) bool {
	return i < len(text) && (text[i]|0x20 >= 'a' && text[i]|0x20 <= 'z')
}

// push adds the word in s.word as one token, or several if it is a contraction.
func (e *Ear) push(s *scratch, start, end int, p pause) {
	word, hidden := s.word, int32(0)
	id, ok := e.words.byText[string(word)]
	if !ok {
		for _, x := range e.words.endings {
			if n := len(word) - len(x.text); n > 0 && string(word[n:]) == x.text {
				word, hidden = word[:n], x.form
				id, ok = e.words.byText[string(word)]
				break
			}
		}
	}
	t := token{start: int32(start), end: int32(end), pause: p, opened: bytes.IndexByte(s.word, '\'') > 0}
	e.mishear(s, &t)
	switch {
	case ok && e.words.forms[id].same != nil:
		for _, one := range e.words.forms[id].same {
			e.known(s, t, one)
			t.pause = none
		}
	case ok:
		e.known(s, t, id)
	default:
		e.unknown(s, t, word)
	}
	if hidden != 0 {
		t.pause = none
		e.known(s, t, hidden)
	}
}

// known adds a word of the lexicon, joined with the one before if they are two halves of one.
func (e *Ear) known(s *scratch, t token, id int32) {
	if n := len(s.tokens); n > 0 && t.pause == none {
		if one, ok := e.words.pairs[[2]int32{s.tokens[n-1].form, id}]; ok && s.tokens[n-1].form != 0 {
			t.start, t.pause = s.tokens[n-1].start, s.tokens[n-1].pause
			s.tokens, id = s.tokens[:n-1], one
		}
	}
	f := &e.words.forms[id]
	t.form, t.stem, t.roles, t.value = id, f.stem, f.roles, f.value
	s.tokens = append(s.tokens, t)
}

// unknown adds a word that is no form of the lexicon: a number, another form of a word, a misspelling.
func (e *Ear) unknown(s *scratch, t token, word []byte) {
	if value, ok := digits(string(word)); ok {
		t.value, t.roles = value, number|figure
		s.tokens = append(s.tokens, t)
		return
	}
	if stem, ok := e.words.stems[content.Stem(string(word))]; ok {
		t.stem = stem
	} else if id := e.words.drawnOut(word); id != 0 {
		e.known(s, t, id)
		return
	} else if id := e.words.nearest(word); id != 0 {
		t.form, t.stem, t.fixed = id, e.words.forms[id].stem, true
	}
	s.tokens = append(s.tokens, t)
}
