package review

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"floorside/content"
)

// gathered is the book of this checkout, gathered once for all tests.
var gathered = sync.OnceValues(func() (*Book, error) { return Gather(Origin{Files: os.DirFS("../..")}) })

func ourBook(t *testing.T) *Book {
	t.Helper()
	if testing.Short() {
		t.Skip("goes through the conversation: run without -short")
	}
	b, err := gathered()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func ourFiles(t *testing.T) (markdown, html string) {
	t.Helper()
	files, err := Files(ourBook(t), Dir)
	if err != nil {
		t.Fatal(err)
	}
	return string(files[0].Data), string(files[1].Data)
}

// entries yields every entry of the book.
func (b *Book) entries() []Entry {
	var all []Entry
	for _, c := range b.Chapters {
		for _, s := range c.Sections {
			all = append(all, s.Entries...)
		}
	}
	return all
}

// lineIDs is every line of content, and the safe sentence.
func lineIDs(t *testing.T) []string {
	t.Helper()
	book, issues := content.Load()
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	var ids []string
	for _, s := range book.Signatures("en", time.Time{}) {
		ids = append(ids, s.Line)
	}
	if len(ids) != book.Words["en"].Count()+1 {
		t.Fatalf("%d lines to sign of %d, and the safe sentence", len(ids), book.Words["en"].Count())
	}
	return ids
}

func TestEveryLineIsInTheBookOnce(t *testing.T) {
	b := ourBook(t)
	markdown, html := ourFiles(t)
	var have []string
	for _, e := range b.entries() {
		have = append(have, e.ID)
	}
	slices.Sort(have)
	if want := lineIDs(t); !slices.Equal(have, want) {
		t.Errorf("the book has %d entries, content %d lines:\n%q\n%q", len(have), len(want), have, want)
	}
	for _, id := range have {
		if n := strings.Count(markdown, "\n#### `"+id+"`\n"); n != 1 {
			t.Errorf("%s is %d times in book.md", id, n)
		}
		if n := strings.Count(html, ` id="line-`+id+`"`); n != 1 {
			t.Errorf("%s is %d times in book.html", id, n)
		}
	}
}

func TestEveryFlagEveryConversationAndEveryStatementIsThere(t *testing.T) {
	ourBook(t)
	markdown, html := ourFiles(t)
	book, _ := content.Load()
	var names []string
	for _, f := range book.Rules.Flags {
		names = append(names, "flag-"+f.ID)
	}
	scripts, err := os.ReadDir("../../content/transcripts")
	if err != nil || len(scripts) == 0 {
		t.Fatal(err, len(scripts))
	}
	for _, s := range scripts {
		names = append(names, "dialogue-"+strings.TrimSuffix(s.Name(), ".txt"))
	}
	for _, s := range book.Statements() {
		names = append(names, "statement-"+s.ID)
	}
	for _, s := range book.Rules.Sources {
		names = append(names, "source-"+s.ID)
	}
	marks := map[string]string{"flag": "\n### Red flag: %\n", "dialogue": "\n### Conversation: %\n", "statement": "\n| % |", "source": "\n| `%` |"}
	for _, name := range names {
		kind, id, _ := strings.Cut(name, "-")
		if n := strings.Count(html, ` id="`+name+`"`); n != 1 {
			t.Errorf("%s is %d times in book.html", name, n)
		}
		if mark := strings.ReplaceAll(marks[kind], "%", id); !strings.Contains(markdown, mark) {
			t.Errorf("%s is not in book.md", name)
		}
	}
}

func TestTheBookIsTheSameTwice(t *testing.T) {
	markdown, html := ourFiles(t)
	again, err := Gather(Origin{Files: os.DirFS("../..")})
	if err != nil {
		t.Fatal(err)
	}
	files, err := Files(again, Dir)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(files[0].Data, []byte(markdown)) || !bytes.Equal(files[1].Data, []byte(html)) {
		t.Error("the same checkout gave two books")
	}
}
