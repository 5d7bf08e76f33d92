package review

import (
	"slices"
	"strings"
)

// Picture is a diagram laid out: one box a row, top to bottom, with what leaves the diagram at its right, and the ways
// that jump over rows at its left. The questions are a chain, so that takes no layout library. It is all text and numbers:
// the template makes SVG of it.
type Picture struct {
	Width, Height int
	Boxes         []Box
	Arrows        []Arrow
}

// Box is a rectangle with lines of text.
type Box struct {
	X, Y, W, H int
	Class      string
	Lines      []Text
}

// Text is one line of text and where it begins.
type Text struct {
	X, Y  int
	Words string
	Class string
}

// Arrow is a line of corners, with words beside it.
type Arrow struct {
	Points string
	Class  string
	Lines  []Text
}

// The measures of a picture, in pixels; lines are cut by the number of letters, as no font is at hand.
const (
	boxLeft     = 150
	boxWidth    = 280
	boxLetters  = 44
	exitLeft    = 540
	exitWidth   = 200
	exitLetters = 31
	wayLetters  = 15 // of the answers between a box and an exit
	laneLeft    = 85 // where the first way around is
	laneLetters = 10 // of the answers between it and a box
	laneWidth   = 12
	lineHeight  = 14
	rowGap      = 24
	exitGap     = 6
	width       = exitLeft + exitWidth + 5
)

// drawing is a picture under way.
type drawing struct {
	Diagram
	picture Picture
	rows    map[string]Box
	lanes   [][][2]int // what each lane is taken for, top and bottom
}

// draw lays a diagram out.
func draw(d Diagram) Picture {
	w := &drawing{Diagram: d, rows: map[string]Box{}}
	y := 10
	for _, n := range d.Nodes {
		y = w.row(n, y) + rowGap
	}
	w.picture.Width, w.picture.Height = width, y-rowGap+10
	inside := slices.DeleteFunc(slices.Clone(d.Edges), func(e Edge) bool { return e.Exit })
	slices.SortStableFunc(inside, func(a, b Edge) int { return w.span(a) - w.span(b) }) // the shortest ways nearest to the boxes
	for _, e := range inside {
		w.way(e)
	}
	return w.picture
}

// row places a box and its exits, and returns where the row ends.
func (w *drawing) row(n Node, y int) int {
	class, lines := "question", []Text{{Words: n.ID, Class: "id"}}
	if n.Words == "" {
		class, lines = "start", texts(wrapped(n.ID, boxLetters))
	}
	lines = append(lines, texts(wrapped(n.Words, boxLetters))...)
	box := boxed(boxLeft, y, boxWidth, class, lines)
	end := y
	for _, e := range w.Edges {
		if e.Exit && e.From == n.ID {
			end = w.exit(box, e, end) + exitGap
		}
	}
	box.H = max(box.H, end-exitGap-y)
	w.rows[n.ID] = box
	w.picture.Boxes = append(w.picture.Boxes, box)
	return y + box.H
}

// exit places what an answer leads out of the diagram to, with the answers on the way there.
func (w *drawing) exit(from Box, e Edge, y int) int {
	to, class := exitWords(e)
	out := boxed(exitLeft, y, exitWidth, class, texts(wrapped(to, exitLetters)))
	answers := wrapped(strings.Join(e.Answers, ", "), wayLetters)
	out.H = max(out.H, len(answers)*lineHeight+6)
	w.picture.Boxes = append(w.picture.Boxes, out)
	middle, right := y+out.H/2, from.X+from.W
	arrow := Arrow{Points: points(exitLeft-16, middle, exitLeft, middle), Class: class}
	for i, words := range answers {
		arrow.Lines = append(arrow.Lines, Text{X: right + 6, Y: middle - len(answers)*lineHeight/2 + i*lineHeight + 11, Words: words})
	}
	w.picture.Arrows = append(w.picture.Arrows, arrow)
	return y + out.H
}

// exitWords names an exit.
func exitWords(e Edge) (words, class string) {
	switch {
	case e.To == toEmergency:
		return alerts[alertEmergency], "emergency"
	case e.To == toEnd:
		return "The talk ends", "end"
	}
	on, class := "on to "+e.To, "exit"
	if e.Note != "" {
		on = e.Note + ", " + on
	}
	if e.Alert != "" {
		on, class = alerts[e.Alert]+", "+on, "doctor"
	}
	return strings.ToUpper(on[:1]) + on[1:], class
}

// span is how far apart the two boxes of a way are.
func (w *drawing) span(e Edge) int {
	return max(w.rows[e.From].Y, w.rows[e.To].Y) - min(w.rows[e.From].Y, w.rows[e.To].Y)
}

// way draws a line between two boxes: straight down to the next, else around at the left.
func (w *drawing) way(e Edge) {
	from, to := w.rows[e.From], w.rows[e.To]
	label := strings.Join(e.Answers, ", ")
	if e.Alert != "" && label != "" {
		label += ": " + e.Alert
	}
	i := slices.IndexFunc(w.Nodes, func(n Node) bool { return n.ID == e.From })
	if i+1 < len(w.Nodes) && w.Nodes[i+1].ID == e.To {
		x, y := from.X+40, from.Y+from.H
		w.picture.Arrows = append(w.picture.Arrows, Arrow{Points: points(x, y, x, to.Y), Lines: []Text{{X: x + 8, Y: y + 17, Words: label}}})
		return
	}
	w.around(from, to, label)
}

// around takes the nearest free lane at the left.
func (w *drawing) around(from, to Box, label string) {
	start, end := from.Y+from.H-8, to.Y+10
	span := [2]int{min(start, end) - 6, max(start, end) + 6}
	lane := slices.IndexFunc(w.lanes, func(taken [][2]int) bool {
		return !slices.ContainsFunc(taken, func(t [2]int) bool { return span[0] < t[1] && t[0] < span[1] })
	})
	if lane < 0 {
		lane = len(w.lanes)
		w.lanes = append(w.lanes, nil)
	}
	w.lanes[lane] = append(w.lanes[lane], span)
	x := laneLeft - lane*laneWidth
	arrow := Arrow{Points: points(boxLeft, start, x, start, x, end, boxLeft, end), Class: "around"}
	lines := wrapped(label, laneLetters)
	for i, words := range lines {
		arrow.Lines = append(arrow.Lines, Text{X: laneLeft + 4, Y: start - 4 - (len(lines)-1-i)*lineHeight, Words: words})
	}
	w.picture.Arrows = append(w.picture.Arrows, arrow)
}
