package walk

import (
	"testing"
	"time"

	"floorside/internal/guide"
)

// A warning and a move may take their time; what is said and asked may not.
func TestOnlyANormalTurnIsMeasured(t *testing.T) {
	say, ask := guide.Say{Line: "lines.ack", Again: true}, guide.Ask{Line: "questions.next.ask"}
	turn, normal := Normal([]guide.Act{say, ask})
	if !normal || turn.Ends || len(turn.Lines) != 2 || !turn.Lines[0].Again || turn.Lines[1].ID != "questions.next.ask" {
		t.Errorf("%+v, normal %v", turn, normal)
	}
	if turn, normal := Normal([]guide.Act{guide.Forget{Done: "a", Failed: "b"}, guide.End{}}); !normal || !turn.Ends || turn.Lines[0].ID != "b" {
		t.Errorf("%+v, normal %v", turn, normal)
	}
	for _, special := range []guide.Act{guide.Warn{Lines: []string{"lines.call_now"}}, guide.Hold{For: time.Second}} {
		if _, normal := Normal([]guide.Act{special, say, ask}); normal {
			t.Errorf("%#v: a normal turn", special)
		}
	}
}
