package trial

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"floorside/content"
)

func rules(t *testing.T) *content.Rules {
	t.Helper()
	book, issues := content.Load()
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	return book.Rules
}

const plainHeader, fullHeader = "id\ttext\tlang\texpect\tkind\tsource\n", "id\ttext\tlang\texpect\tkind\tsource\tabout\n"

func TestReadingRows(t *testing.T) {
	rows, err := Read("a.tsv", strings.NewReader("\ufeff"+strings.ReplaceAll(fullHeader+
		"1\tmy foot drags\ten\temergency\tstated\tus\tlegs, one_leg\n\n"+
		"2\tmight be a boil\ten\tdoctor\tstated\tus\t\n"+
		"3\tya\tes\tanswer_yes\tanswer_bowel\tus\tlegs", "\n", "\r\n")), rules(t))
	if err != nil || len(rows) != 3 {
		t.Fatal(rows, err)
	}
	if r := rows[0]; r.Line != 2 || r.ID != "1" || r.Text != "my foot drags" || r.Lang != "en" || r.Expect != Emergency ||
		r.Kind != "stated" || !slices.Equal(r.About, []string{"legs", "one_leg"}) {
		t.Errorf("%+v", r)
	}
	if r := rows[1]; r.Line != 4 || r.Expect != Doctor || len(r.About) > 0 {
		t.Errorf("%+v", r)
	}
	if r := rows[2]; r.Line != 5 || r.Lang != "es" || r.Expect != AnswerYes {
		t.Errorf("%+v", r)
	}
}

func TestAWrongFileIsNamedWithItsLine(t *testing.T) {
	good := "1\thi\ten\tnone\tsmall talk\tus\n"
	for name, c := range map[string]struct{ file, want string }{
		"no header":            {good, `a.tsv:1: the header is "1 hi en none small talk us": it has to be the columns id text lang`},
		"empty":                {"", `a.tsv:1: the header is "": it has to be`},
		"another column":       {"id\ttext\tlang\texpect\tkind\tsource\tnotes\n", "and about if wanted"},
		"nothing":              {plainHeader, "a.tsv: nothing stands below the header"},
		"too few":              {plainHeader + good + "2\thi\ten\n", "a.tsv:3: columns: 3, where the header has 6"},
		"too many":             {plainHeader + "2\thi\ten\tnone\tk\tus\tlegs\n", "a.tsv:2: columns: 7, where the header has 6"},
		"about left out":       {fullHeader + good, "a.tsv:2: columns: 6, where the header has 7"},
		"no text":              {plainHeader + "1\t \ten\tnone\tk\tus\n", "a.tsv:2: no text"},
		"no language":          {plainHeader + "1\thi\t\tnone\tk\tus\n", "a.tsv:2: no language"},
		"unknown label":        {plainHeader + "1\thi\ten\turgent\tk\tus\n", `a.tsv:2: unknown expect "urgent": say one of emergency, doctor_or_stricter, none, answer_yes`},
		"unknown flag":         {fullHeader + "1\thi\ten\temergency\tk\tus\tlegs,moon\n", `a.tsv:2: about "moon" is no flag`},
		"unknown question":     {fullHeader + "1\thi\ten\tanswer_no\tk\tus\tmoon\n", `a.tsv:2: about "moon" is no question that decides: say one of breathing, fall`},
		"question of no weigh": {fullHeader + "1\thi\ten\tanswer_no\tk\tus\tnext\n", `about "next" is no question that decides`},
		"two questions":        {fullHeader + "1\thi\ten\tanswer_no\tk\tus\tlegs,fall\n", `a.tsv:2: about "legs,fall": an answer is given to one question`},
		"two lines":            {plainHeader + "x\n" + good + "y\n", "a.tsv:2: columns: 1, where the header has 6\na.tsv:4: columns: 1"},
		"very many":            {plainHeader + strings.Repeat("x\n", mostProblems+2), fmt.Sprintf("a.tsv:%d: columns: 1, where the header has 6\na.tsv: 2 more lines are wrong", mostProblems+1)},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := Read("a.tsv", strings.NewReader(c.file), rules(t)); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v\nwant %s", err, c.want)
			}
		})
	}
	broken := errors.New("unplugged")
	if _, err := Read("a.tsv", io.MultiReader(strings.NewReader(plainHeader), iotest.ErrReader(broken)), rules(t)); !errors.Is(err, broken) {
		t.Error(err)
	}
}

func TestWhereARowIsSaid(t *testing.T) {
	for _, c := range []struct {
		row  Row
		want string
	}{
		{Row{Expect: AnswerNo}, "breathing"},
		{Row{Expect: AnswerNo, Kind: "screen_answer_hedge"}, "breathing"},
		{Row{Expect: AnswerNo, Kind: "answer_bowel"}, "bowel"},
		{Row{Expect: AnswerNo, Kind: "spoken_answer_fall_kind"}, "fall_kind"},
		{Row{Expect: AnswerNo, Kind: "answer_bowel", About: []string{"legs"}}, "legs"},
		{Row{Expect: Emergency, Kind: "answer_bladder", About: []string{"fever"}}, "bladder"},
		{Row{Expect: None, Kind: "answer_legs"}, "legs"},
		{Row{Expect: Emergency, Kind: "answer_next"}, ""},
		{Row{Expect: Emergency, Kind: "bladder"}, ""},
		{Row{Expect: Unlabelled}, ""},
	} {
		if got := c.row.At(rules(t)); got != c.want {
			t.Errorf("%+v is said at %q, want %q", c.row, got, c.want)
		}
	}
}
