package review

import (
	"fmt"
	"strings"
)

// boxed is a box as high as its lines, which begin inside it.
func boxed(x, y, w int, class string, lines []Text) Box {
	b := Box{X: x, Y: y, W: w, H: len(lines)*lineHeight + 10, Class: class}
	for i, line := range lines {
		line.X, line.Y = x+8, y+lineHeight+2+i*lineHeight
		b.Lines = append(b.Lines, line)
	}
	return b
}

func texts(lines []string) []Text {
	var out []Text
	for _, words := range lines {
		out = append(out, Text{Words: words})
	}
	return out
}

// wrapped cuts words into lines of at most so many letters.
func wrapped(words string, letters int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(words) {
		switch {
		case line == "":
			line = word
		case len([]rune(line))+1+len([]rune(word)) <= letters:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// points writes coordinates as SVG's polyline wants them.
func points(xy ...int) string {
	var out []string
	for i := 0; i+1 < len(xy); i += 2 {
		out = append(out, fmt.Sprintf("%d,%d", xy[i], xy[i+1]))
	}
	return strings.Join(out, " ")
}
