package hearing

// who is the person a word is about.
type who uint8

const (
	unsaid   who = iota // the speaker
	speaking            // the speaker, said so
	caredFor
	another // neither the speaker nor someone in their care
	creature
	nobody // someone in a film
)

// people carries the last person named along the sentence.
func (s *scratch) people() {
	now, film := unsaid, false
	for i := range s.tokens {
		film = (film || s.covered(markElsewhere, i)) && s.tokens[i].pause < question
		switch r := s.tokens[i].roles; {
		case film && r&(cared|distant|pronoun) != 0 && now != speaking:
			now = nobody
		case r&cared != 0 && s.covered(markUnspoken, i):
		case r&cared != 0:
			now = caredFor
		case r&distant != 0 && s.isSubject(i):
			now = another
		case r&animal != 0 && s.isSubject(i):
			now = creature
		case r&pronoun != 0:
			if now != another && now != creature && now != nobody {
				now = caredFor
			}
		case r&self != 0 && !(r&owner != 0 && s.ownsPerson(i)):
			now = speaking
		}
		s.at[i].who = now
	}
}

// isSubject reports whether the word at i opens its clause: "my friend had", not "I helped my friend".
func (s *scratch) isSubject(i int) bool {
	for j := i - 1; j >= 0 && s.at[j].clause == s.at[i].clause; j-- {
		if s.roles(j)&(speaker|preposition) != 0 || s.roles(j)&(drop|link|owner|number|unit|ageUnit|known) == 0 {
			return false
		}
	}
	return true
}

// ownsPerson reports whether "my" at word i belongs to a person: "my 78 year old mother".
func (s *scratch) ownsPerson(i int) bool {
	for j := i + 1; j < len(s.tokens) && j <= i+5; j++ {
		switch r := s.roles(j); {
		case r&person != 0:
			return true
		case r&(owner|self|verb|preposition|pronoun) != 0, s.tokens[j].pause >= question:
			return false
		}
	}
	return false
}

// asking is what kind of question a word stands in.
type asking uint8

const (
	telling asking = iota
	asksAbout
	asksCauses
	supposes
)

// questions marks what follows the opening of a question, as far as the sentence goes.
func (s *scratch) questions() {
	for _, kind := range [...]struct {
		mark int32
		is   asking
	}{{markAbout, asksAbout}, {markCauses, asksCauses}, {markSuppose, supposes}} {
		s.each(kind.mark, func(m span) bool {
			if !s.covered(markTold, int(m.a)) && !s.covered(markTold, int(m.b)) {
				s.ask(int(m.a), int(m.b), kind.is)
			}
			return true
		})
	}
}

func (s *scratch) ask(from, opened int, kind asking) {
	for j := from; j <= opened; j++ {
		s.at[j].question = kind
	}
	for j := opened + 1; j < len(s.tokens) && s.tokens[j].pause < question; j++ {
		if s.turns(j) || kind != supposes && s.at[j].who != unsaid && s.roles(j)&(self|cared|pronoun) != 0 {
			return
		}
		s.at[j].question = kind
	}
}
