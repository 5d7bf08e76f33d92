package lambdatest_test

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"floorside/internal/lambdatest"
)

func TestRuntime(t *testing.T) {
	binary := lambdatest.Build(t, "./testdata/echo")
	start := func(t *testing.T, env ...string) *lambdatest.Runtime { return lambdatest.Start(t, binary, env) }

	t.Run("answers, again and again", func(t *testing.T) {
		r := start(t, "EXTRA=seen")
		for _, do := range []string{"this", "that"} {
			got, err := r.Invoke([]byte(`{"Do":"` + do + `"}`))
			if want := `{"bounded":true,"did":"` + do + `","extra":"seen","home":""}`; err != nil || string(got) != want {
				t.Fatalf("got %s, %v; want %s", got, err, want)
			}
		}
		if !strings.Contains(r.Log(), "asked to that") {
			t.Errorf("log %q", r.Log())
		}
		if peak, err := r.PeakMemory(); err != nil || peak < 1<<20 {
			t.Errorf("peak memory %d, %v", peak, err)
		}
	})
	t.Run("many callers wait their turn", func(t *testing.T) {
		r := start(t)
		var all sync.WaitGroup
		for _, do := range strings.Split("abcdefgh", "") {
			all.Go(func() {
				got, err := r.Invoke([]byte(`{"Do":"` + do + `"}`))
				if err != nil || !strings.Contains(string(got), `"did":"`+do+`"`) {
					t.Errorf("%s: %s, %v", do, got, err)
				}
			})
		}
		all.Wait()
	})
	t.Run("an error, and what is no JSON, are the function's errors", func(t *testing.T) {
		r := start(t)
		var said *lambdatest.FunctionError
		if _, err := r.Invoke([]byte(`{"Do":"fail"}`)); !errors.As(err, &said) || said.Message != "told to fail" {
			t.Errorf("err %v", err)
		}
		if _, err := r.Invoke([]byte(`{"Do":`)); !errors.As(err, &said) {
			t.Errorf("err %v", err)
		}
		if _, err := r.Invoke([]byte(`{"Do":"go on"}`)); err != nil {
			t.Errorf("after that: %v", err)
		}
	})
	t.Run("a panic is reported, and the process ends", func(t *testing.T) {
		r := start(t)
		var said *lambdatest.FunctionError
		if _, err := r.Invoke([]byte(`{"Do":"panic"}`)); !errors.As(err, &said) || said.Message != "told to panic" {
			t.Errorf("err %v", err)
		}
		if _, err := r.Invoke([]byte(`{"Do":"go on"}`)); !errors.Is(err, lambdatest.ErrExited) {
			t.Errorf("after that: %v", err)
		}
	})
	t.Run("a process that ends is noticed", func(t *testing.T) {
		for _, r := range []*lambdatest.Runtime{start(t), start(t, "DIE=now")} {
			if _, err := r.Invoke([]byte(`{"Do":"exit"}`)); !errors.Is(err, lambdatest.ErrExited) {
				t.Errorf("err %v", err)
			}
			r.Stop()
			r.Stop()
		}
	})
}
