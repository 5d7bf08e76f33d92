package session_test

import (
	"testing"
	"time"

	"floorside/internal/judge"
	"floorside/internal/session"
	"floorside/internal/session/sessiontest"
)

// BenchmarkNewDynamo is what the client costs of a cold start.
func BenchmarkNewDynamo(b *testing.B) {
	conf := at("")
	for b.Loop() {
		if _, err := session.NewDynamo(conf); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLoadSave is one turn's most: one read and one conditional write, over loopback.
func BenchmarkLoadSave(b *testing.B) {
	s := open(b, sessiontest.Table(b, judge.Dynalite(b)))
	loadSave(b, s)
}

// BenchmarkLoadSaveFile is the same for the local speaker, with a file on disk.
func BenchmarkLoadSaveFile(b *testing.B) {
	loadSave(b, session.NewFile(b.TempDir()+"/records.json"))
}

func loadSave(b *testing.B, s session.Store) {
	key, at := session.Key("ana"), some().Seen
	for b.Loop() {
		r, err := s.Load(b.Context(), key, now)
		if err != nil {
			b.Fatal(err)
		}
		r.Seen = at
		if _, err := s.Save(b.Context(), key, r, now); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFirstCall is the first read of a new client: what its first use costs beyond any other.
func BenchmarkFirstCall(b *testing.B) {
	conf := sessiontest.Table(b, judge.Dynalite(b))
	for b.Loop() {
		s := open(b, conf)
		if _, err := s.Load(b.Context(), session.Key("ana"), time.Now()); err != nil {
			b.Fatal(err)
		}
	}
}
