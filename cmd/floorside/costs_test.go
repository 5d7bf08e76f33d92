package main

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"floorside/internal/guide"
	"floorside/internal/session"
)

// counted is a store that counts what it is asked.
type counted struct {
	session.Store
	reads, writes int
}

func (c *counted) Load(ctx context.Context, key string, now time.Time) (guide.Record, error) {
	c.reads++
	return c.Store.Load(ctx, key, now)
}

func (c *counted) Save(ctx context.Context, key string, r guide.Record, now time.Time) (guide.Record, error) {
	c.writes++
	return c.Store.Save(ctx, key, r, now)
}

func (c *counted) Delete(ctx context.Context, key string) error {
	c.writes++ // billed as one
	return c.Store.Delete(ctx, key)
}

// use is what conversations take of that which AWS bills.
type use struct{ talks, requests, reads, writes, bytes int }

// measured plays the golden conversations that begin with opening the skill, not somewhere in the middle.
func measured(t *testing.T) (u use) {
	t.Helper()
	files, err := filepath.Glob("../../content/transcripts/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		script, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(script), "\n@ ") {
			continue
		}
		p := newPlay(t, filepath.Base(file), map[string]string{})
		p.all(string(script))
		u.talks++
		u.requests += bytes.Count(p.log.Bytes(), []byte(`"msg":"turn"`))
		u.reads += p.store.reads
		u.writes += p.store.writes
		u.bytes += p.log.Len()
	}
	return u
}

const costsPage = "../../docs/costs.md"

// TestTheCostsPageIsMeasured: what a conversation takes stands there as it is, within a sixth: words change every week.
func TestTheCostsPageIsMeasured(t *testing.T) {
	if testing.Short() {
		t.Skip("plays every transcript through a store: run without -short")
	}
	page := readSums(read(t, costsPage))
	u := measured(t)
	t.Logf("%+v", u)
	of := func(n int) float64 { return float64(n) / float64(u.talks) }
	for row, got := range map[string]float64{
		"Conversations counted": float64(u.talks), "Requests a conversation": of(u.requests), "Reads of the table": of(u.reads),
		"Writes of the table": of(u.writes), "Bytes of our lines, a turn": float64(u.bytes) / float64(u.requests),
	} {
		if stands := page.facts[row]; math.Abs(stands-got) > got/6 {
			t.Errorf("%s: the page says %v, measured is %.3g", row, stands, got)
		}
	}
	template, telemetry := read(t, "../../template.yaml"), read(t, "../../docs/telemetry.md")
	if got := strings.Count(template, "MetricName:"); page.facts["Alarms, counted by metric"] != float64(got) {
		t.Errorf("the alarms watch %d metrics", got)
	}
	if !strings.Contains(template, fmt.Sprintf("MemorySize: %.0f ", 1024*page.facts["GB of memory of a function"])) {
		t.Error("the functions have another memory")
	}
	if !strings.Contains(telemetry, fmt.Sprintf("These are at most %.0f for one locale", page.facts["Metrics of ours, one locale"])) {
		t.Error("docs/telemetry.md counts other metrics")
	}
	if len(page.sums) < 2 {
		t.Errorf("only %d tables of costs", len(page.sums))
	}
	for _, problem := range page.wrong {
		t.Error(problem)
	}
}

func TestAWrongSumIsNoticed(t *testing.T) {
	const good = "| a | 1,000 × 13.5 | 13,500 | 0.0000002 | 0.0027 |\n| b | 2 | 2 | 3.00 | 6.00 |\n| **Together** | | | | **6.0027** |\n"
	if wrong := readSums(good).wrong; len(wrong) > 0 {
		t.Errorf("a right table: %q", wrong)
	}
	for _, change := range [][2]string{{"13,500 |", "13,600 |"}, {"0.0027 |", "0.0028 |"}, {"**6.0027**", "**6.0127**"}, {"3.00", "x"}} {
		if wrong := readSums(strings.Replace(good, change[0], change[1], 1)).wrong; len(wrong) == 0 {
			t.Errorf("%q for %q: not noticed", change[1], change[0])
		}
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// sums is what the tables of the page say: a fact a row with two columns, a cost a row with five.
type sums struct {
	facts map[string]float64
	sums  []float64
	wrong []string
}

var marks = strings.NewReplacer(",", "", "*", "", " ", "")

func numeral(s string) (float64, bool) {
	n, err := strconv.ParseFloat(marks.Replace(s), 64)
	return n, err == nil
}

// readSums reckons every row once more: the factors make the amount, amount by price the cost, the costs the sum.
func readSums(page string) sums {
	s := sums{facts: map[string]float64{}}
	sum := 0.0
	for line := range strings.Lines(page) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if !strings.HasPrefix(line, "| ") || strings.HasPrefix(line, "| -") {
			continue
		}
		name := strings.Trim(cells[0], "* ")
		cost, isCost := 0.0, false
		if len(cells) == 5 {
			cost, isCost = numeral(cells[4])
		}
		switch {
		case len(cells) >= 2 && len(cells) < 5:
			if n, ok := numeral(cells[1]); ok {
				s.facts[name] = n
			}
		case !isCost: // a heading
		case name == "Together":
			if math.Abs(cost-sum) > 0.0005+sum/1000 {
				s.wrong = append(s.wrong, fmt.Sprintf("together it is %.4f, not %v", sum, cost))
			}
			s.sums, sum = append(s.sums, cost), 0
		default:
			made := 1.0
			for factor := range strings.SplitSeq(cells[1], "×") {
				n, ok := numeral(factor)
				if !ok {
					s.wrong = append(s.wrong, fmt.Sprintf("%s: %q is no number", name, factor))
				}
				made *= n
			}
			amount, _ := numeral(cells[2])
			price, ok := numeral(cells[3])
			if !ok || math.Abs(made-amount) > amount/1000 || math.Abs(amount*price-cost) > 0.00006+cost/200 {
				s.wrong = append(s.wrong, fmt.Sprintf("%s: %s make %.4g, at %s each %.5f; it says %s and %s", name, cells[1], made, cells[3], amount*price, cells[2], cells[4]))
			}
			sum += cost
		}
	}
	return s
}
