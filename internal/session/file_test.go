package session_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"floorside/internal/guide"
	"floorside/internal/session"
)

func TestFile(t *testing.T) {
	suite(t, func(t *testing.T) subject {
		path := filepath.Join(t.TempDir(), "some", "folder", "records.json")
		return subject{Store: session.NewFile(path), plant: func(t *testing.T, key string, fields map[string]any) {
			plantInFile(t, path, key, fields)
		}}
	})
}

// plantInFile adds a record to the file past the store.
func plantInFile(t *testing.T, path, key string, fields map[string]any) {
	t.Helper()
	disk := map[string]any{"floorside": 1, "records": map[string]any{}}
	if data, err := os.ReadFile(path); err == nil {
		if err := json.Unmarshal(data, &disk); err != nil {
			t.Fatal(err)
		}
	}
	disk["records"].(map[string]any)[key] = fields
	write(t, path, string(asJSON(t, disk)))
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestFileIsItsOwnersAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "home", "records.json")
	mustSave(t, session.NewFile(path), session.Key("ana"), some())
	for name, want := range map[string]os.FileMode{path: 0o600, path + ".lock": 0o600, filepath.Dir(path): 0o700} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", name, got, want)
		}
	}
	rest, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*"))
	if err != nil || len(rest) != 2 {
		t.Errorf("left behind: %v, %v", rest, err)
	}
}

func TestFileThatCannotBeReadIsLeftAlone(t *testing.T) {
	for name, content := range map[string]string{
		"empty":             "",
		"half written":      `{"floorside":1,"records":{"ab`,
		"something else":    `{"shopping":["ice"]}`,
		"a list":            `[1,2]`,
		"a later version":   `{"floorside":2,"records":{}}`,
		"records of no use": `{"floorside":1,"records":"purple"}`,
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "records.json")
			write(t, path, content)
			s := session.NewFile(path)
			_, loading := s.Load(t.Context(), session.Key("ana"), now)
			_, saving := s.Save(t.Context(), session.Key("ana"), some(), now)
			deleting := s.Delete(t.Context(), session.Key("ana"))
			for _, err := range []error{loading, saving, deleting} {
				if !errors.Is(err, session.ErrCorrupt) || !strings.Contains(err.Error(), path) ||
					!strings.Contains(err.Error(), "move it away") || strings.Contains(err.Error(), "purple") {
					t.Errorf("got %v", err)
				}
			}
			if after, err := os.ReadFile(path); err != nil || string(after) != content {
				t.Errorf("now holds %q, %v", after, err)
			}
		})
	}
}

func TestFileForgetsWhoeverExpired(t *testing.T) {
	path := filepath.Join(t.TempDir(), "records.json")
	s := session.NewFile(path)
	old := mustSave(t, s, session.Key("ana"), some())
	plantInFile(t, path, session.Key("alien"), map[string]any{"colour": "purple"})
	later := time.Unix(old.ExpiresAt(), 0)
	if _, err := s.Save(t.Context(), session.Key("ben"), guide.Record{Seen: later.Unix()}, later); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(data), session.Key("ana")) {
		t.Error("ana is still there")
	}
	if !strings.Contains(string(data), session.Key("alien")) {
		t.Error("what does not say when it ends is gone")
	}
}

func TestFolderThatCannotBeMade(t *testing.T) {
	blocked := filepath.Join(t.TempDir(), "file")
	write(t, blocked, "in the way")
	s := session.NewFile(filepath.Join(blocked, "records.json"))
	if _, err := s.Save(t.Context(), session.Key("ana"), some(), now); err == nil || !strings.Contains(err.Error(), blocked) {
		t.Fatalf("Save: %v", err)
	}
}
