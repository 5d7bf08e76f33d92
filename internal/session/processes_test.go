package session_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"floorside/internal/session"
)

// writerFile makes this test binary a second process that writes to the file it names.
const writerFile = "FLOORSIDE_TEST_WRITER_FILE"

// turnsEach is how many turns each process writes.
const turnsEach = 50

func TestMain(m *testing.M) {
	if path := os.Getenv(writerFile); path != "" {
		if err := writeTurns(session.NewFile(path)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// writeTurns adds turnsEach repetitions to ana's record, reading again whenever someone was faster.
func writeTurns(s session.Store) error {
	ctx, key := context.Background(), session.Key("ana")
	for done := 0; done < turnsEach; {
		r, err := s.Load(ctx, key, now)
		if err != nil {
			return err
		}
		r.Seen = some().Seen
		r.Place.Done++
		switch _, err = s.Save(ctx, key, r, now); {
		case err == nil:
			done++
		case !errors.Is(err, session.ErrConflict):
			return err
		}
	}
	return nil
}

// Two speakers in two terminals share the file: both add to the same record, and no turn is lost.
func TestTwoProcessesShareTheFile(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "records.json")
	var running []*exec.Cmd
	for range 2 {
		cmd := exec.CommandContext(t.Context(), self)
		cmd.Env = append(os.Environ(), writerFile+"="+path)
		cmd.Stderr = os.Stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		running = append(running, cmd)
	}
	for _, cmd := range running {
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	}
	r := mustLoad(t, session.NewFile(path), session.Key("ana"), now)
	if r.Place.Done != 2*turnsEach || r.Rev != 2*turnsEach {
		t.Fatalf("after twice %d turns: %+v", turnsEach, r)
	}
}
