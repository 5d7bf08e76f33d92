package review

import (
	"slices"

	"floorside/content"
	"floorside/internal/guide"
	"floorside/internal/walk"
)

// after takes events one after another, from the opening.
func (b *builder) after(events ...guide.Event) guide.State {
	s := guide.Start(guide.Record{})
	for _, e := range events {
		s, _ = guide.Step(s, e, walk.Noon, b.rules)
	}
	return s
}

var opening = guide.Event{Kind: guide.Launch, New: true}

// screen is an opening and n times no.
func screen(n int) []guide.Event {
	return append([]guide.Event{opening}, slices.Repeat([]guide.Event{{Kind: guide.No}}, n)...)
}

// parts are the diagrams of the book: small ones, since one of everything could not be read.
func (b *builder) parts() []part {
	whole := len(b.rules.Screen.Danger)
	clean := b.after(screen(whole)...)
	return []part{
		b.screenPart(),
		b.emergencyPart(),
		b.gatesPart(clean),
		b.talkPart(whole, clean),
	}
}

func (b *builder) screenPart() part {
	return part{
		id: "screen", title: "The danger questions",
		about: "Asked one at a time, before anything else, and again after half an hour. The second “not sure”, or the second answer " +
			"that is not understood, counts as a yes: that is why they stand beside it.",
		starts: []start{{"Somebody opens it", guide.Start(guide.Record{}), opening}},
		inside: func(q *content.Question) bool { return q.Kind == content.Danger || q.Kind == content.Sort },
	}
}

func (b *builder) emergencyPart() part {
	open := b.after(opening, guide.Event{Flags: []string{"legs"}})
	return part{
		id: "emergency", title: "An emergency",
		about: "Every answer begins with the warning. Only a complete, clean screen at a later opening ends it; a day after the last " +
			"warning it is no longer kept.",
		starts: []start{
			{"A sign of an emergency is heard, at any time", b.after(opening), guide.Event{Flags: []string{"legs"}}},
			{"Somebody opens it again within a day", guide.Start(open.Stored()), opening},
		},
		also:   []guide.Event{{Kind: guide.Coming}, {Kind: guide.WontCall}, {Kind: guide.Stop}},
		inside: oneOf("reach_phone", "same_person", "rescreen"),
	}
}

func (b *builder) gatesPart(clean guide.State) part {
	return part{
		id: "gates", title: "Before a stretch, and before pain pills",
		about: "Asked once a session, before the first thing that they hold back; the last one before each stretch. A yes holds it back.",
		starts: []start{
			{"A stretch is asked for, after a clean screen", clean, guide.Event{Kind: guide.AskRoutine, ID: "cat_stretch"}},
			{"Pain pills are asked about, after a clean screen", clean, guide.Event{Kind: guide.AskTopic, ID: "medicine"}},
		},
		inside: func(q *content.Question) bool { return q.Kind == content.Gate || q.Kind == content.Sort },
	}
}

func (b *builder) talkPart(whole int, clean guide.State) part {
	stretch := []guide.Event{{Kind: guide.AskRoutine, ID: "cat_stretch"}}
	for _, q := range b.rules.Screen.Gates {
		if q.Gates.Any(content.Moves) {
			stretch = append(stretch, guide.Event{Kind: guide.No})
		}
	}
	last := len(stretch) - 1
	return part{
		id: "talk", title: "The talk, the moves and the topics",
		about: "After a clean screen. No answer here means danger; a sign that is heard opens a warning all the same, and pain at a move " +
			"ends all moves and asks about the legs.",
		starts: []start{
			{"The screen is clean", b.after(screen(whole - 1)...), guide.Event{Kind: guide.No}},
			{"All gates before a stretch are answered no", b.after(append(screen(whole), stretch[:last]...)...), stretch[last]},
			{"A topic is asked about", clean, guide.Event{Kind: guide.AskTopic, ID: "ice"}},
		},
		inside: func(q *content.Question) bool {
			return q.Kind == content.Talk && !oneOf("reach_phone", "same_person", "rescreen")(q)
		},
	}
}

func oneOf(ids ...string) func(*content.Question) bool {
	return func(q *content.Question) bool { return slices.Contains(ids, q.ID) }
}
