package main_test

import (
	"testing"

	"floorside/internal/judge"
	"floorside/internal/lambdatest"
	"floorside/internal/session/sessiontest"
)

// BenchmarkColdStart is from the start of the process to its first answer, a launch, with one read of
// the store, over loopback.
func BenchmarkColdStart(b *testing.B) {
	c := sessiontest.Table(b, judge.Dynalite(b))
	env := environment(b, c)
	launch := ana(b, house{}).envelope("LaunchRequest", "", nil)
	for b.Loop() {
		r := lambdatest.Start(b, binary, env)
		if _, err := r.Invoke(launch); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		r.Stop()
		b.StartTimer()
	}
}

// BenchmarkWarmTurn is one turn of a Lambda that is up: a launch (a read and a write of the store), or
// an answer inside the session (a write at most). Run it with -benchtime 10000x to see the memory after
// ten thousand turns.
func BenchmarkWarmTurn(b *testing.B) {
	b.Run("launch", func(b *testing.B) {
		warm(b, func(p *person) []byte { return p.envelope("LaunchRequest", "", nil) })
	})
	b.Run("answer", func(b *testing.B) {
		warm(b, func(p *person) []byte {
			p.launch()
			return p.envelope("IntentRequest", "AMAZON.NoIntent", nil)
		})
	})
}

func warm(b *testing.B, prepare func(*person) []byte) {
	h := newHouse(b)
	request := prepare(ana(b, h))
	for b.Loop() {
		if _, err := h.Invoke(request); err != nil {
			b.Fatal(err)
		}
	}
	b.StopTimer()
	peak, err := h.PeakMemory()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(peak)/(1<<20), "peak-MB")
}
