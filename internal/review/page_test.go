package review

import (
	"encoding/xml"
	"errors"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestThePageIsWhole reads it as strict XML: every element is closed, every name is there once, every link inside it leads
// somewhere, and nothing is fetched from elsewhere.
func TestThePageIsWhole(t *testing.T) {
	_, html := ourFiles(t)
	ids, links := map[string]bool{}, map[string]bool{}
	decoder := xml.NewDecoder(strings.NewReader(html))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		name := element.Name.Local
		if name == "script" || name == "link" || name == "img" || name == "iframe" {
			t.Errorf("<%s>: the page stands alone", name)
		}
		for _, a := range element.Attr {
			switch {
			case a.Name.Local == "id" && ids[a.Value]:
				t.Errorf("the name %s is there twice", a.Value)
			case a.Name.Local == "id":
				ids[a.Value] = true
			case a.Name.Local == "href" && name == "a" && strings.HasPrefix(a.Value, "#"):
				links[a.Value[1:]] = true
			case a.Name.Local == "href" && name == "a" && strings.HasPrefix(a.Value, "https://"): // to read, not to fetch
			case a.Name.Local == "href" || a.Name.Local == "src" || strings.Contains(a.Value, "url(") && !strings.HasPrefix(a.Value, "url(#"):
				t.Errorf("<%s %s=%q> is from elsewhere", name, a.Name.Local, a.Value)
			}
		}
	}
	for link := range links {
		if !ids[link] {
			t.Errorf("a link leads to %q, which is not there", link)
		}
	}
	if strings.Contains(html, "@import") || len(ids) < 300 || len(links) < 100 {
		t.Errorf("%d names, %d links", len(ids), len(links))
	}
}

var (
	inks   = regexp.MustCompile(`[^-]color: (#[0-9a-f]+)|fill: (#[0-9a-f]+)`)
	papers = regexp.MustCompile(`background: (#[0-9a-f]+)|rect \{ fill: (#[0-9a-f]+)`)
)

// TestThePageCanBeReadOnPaper wants a contrast of 4.5 to 1 of each ink on each paper.
func TestThePageCanBeReadOnPaper(t *testing.T) {
	page, err := ChangesHTML(&Changes{})
	if err != nil {
		t.Fatal(err)
	}
	style := string(page)
	paper := colours(papers, style)
	if len(paper) < 3 {
		t.Fatalf("papers: %q", paper)
	}
	found := 0
	for _, ink := range colours(inks, style) {
		if strings.Contains(strings.Join(paper, " "), ink) {
			continue
		}
		found++
		for _, p := range paper {
			if c := contrast(ink, p); c < 4.5 {
				t.Errorf("%s on %s: %.1f to 1", ink, p, c)
			}
		}
	}
	if found < 3 {
		t.Errorf("only %d inks", found)
	}
	if !strings.Contains(style, "@media print") || !strings.Contains(style, "break-before: page") {
		t.Error("there are no page breaks")
	}
}

func colours(of *regexp.Regexp, style string) []string {
	var all []string
	for _, m := range of.FindAllStringSubmatch(style, -1) {
		all = append(all, m[1]+m[2])
	}
	return all
}

// contrast is that of the Web Content Accessibility Guidelines.
func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

func luminance(colour string) float64 {
	digits := strings.TrimPrefix(colour, "#")
	if len(digits) == 3 {
		digits = digits[:1] + digits[:1] + digits[1:2] + digits[1:2] + digits[2:] + digits[2:]
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(digits[2*i:2*i+2], 16, 8)
		if err != nil {
			return math.NaN()
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func TestNothingInAPictureOverlaps(t *testing.T) {
	for _, d := range ourBook(t).Diagrams {
		p := d.Picture
		for i, a := range p.Boxes {
			if a.X < 0 || a.Y < 0 || a.X+a.W > p.Width || a.Y+a.H > p.Height {
				t.Errorf("%s: a box is outside: %+v", d.ID, a)
			}
			for _, b := range p.Boxes[:i] {
				if a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H {
					t.Errorf("%s: %+v overlaps %+v", d.ID, a, b)
				}
			}
		}
		if p.Height > 3*p.Width/2 {
			t.Errorf("%s: %d by %d is too high for a sheet", d.ID, p.Width, p.Height)
		}
	}
}
