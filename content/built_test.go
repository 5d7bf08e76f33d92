package content

import (
	"bytes"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// withBuilt is a copy of content, with the folder built as it should be.
func withBuilt(t *testing.T, files fs.FS) fstest.MapFS {
	t.Helper()
	folder := copyOf(t, files)
	built, issues := Build(files)
	if len(issues) > 0 || len(built) < 3 {
		t.Fatalf("%d files built; %v", len(built), issues)
	}
	for _, b := range built {
		folder[b.Path] = &fstest.MapFile{Data: b.Data}
	}
	return folder
}

// opened is everything that reading gives.
func opened(t *testing.T, files fs.FS, read reader) (*Book, *Lexicon) {
	t.Helper()
	book, issues := open(files, read)
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	lexicon, issues := book.Lexicon("en")
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	return book, lexicon
}

func same(t *testing.T, files fs.FS) {
	t.Helper()
	book, lexicon := opened(t, files, fromBuilt)
	want, wantLexicon := opened(t, files, fromYAML)
	for _, words := range []*Words{book.Words["en"], want.Words["en"]} {
		for id, line := range words.lines {
			line.Except = nil // only the checker asks, and it reads the YAML; what is built leaves it out
			words.lines[id] = line
		}
	}
	for what, is := range map[string]bool{
		"rules":   reflect.DeepEqual(book.Rules, want.Rules),
		"words":   reflect.DeepEqual(book.Words, want.Words),
		"lexicon": reflect.DeepEqual(lexicon, wantLexicon),
	} {
		if !is {
			t.Errorf("%s: not what the YAML says", what)
		}
	}
}

func TestWhatIsBuiltIsWhatTheYAMLSaysToTheLastField(t *testing.T) {
	for name, files := range map[string]fs.FS{"shipped": embedded, "good": goodFiles(t)} {
		t.Run(name, func(t *testing.T) {
			folder := withBuilt(t, files)
			fresh := []bool{isFresh(folder, rulesPlace, rulesSources()), isFresh(folder, wordsPlace("en"), wordsSources("en")),
				isFresh(folder, lexiconPlace("en"), lexiconSources(folder, "en"))}
			if slices.Contains(fresh, false) {
				t.Fatalf("built just now, and not used: rules, words, lexicon %v", fresh)
			}
			same(t, folder)
		})
	}
}

func isFresh(files fs.FS, place string, sources []string) bool {
	_, fresh := bodyOf(files, place, sources)
	return fresh
}

// TestAStaleBuildNeverSpeaks: whoever changes content and forgets to build hears the new.
func TestAStaleBuildNeverSpeaks(t *testing.T) {
	for name, change := range map[string]func(fstest.MapFS){
		"another word":      replace("en/flags.yaml", "can be the heart", "is the heart"),
		"another safe word": replace("en/safe.txt", "call 911", "dial 911"),
		"another advisory":  replace("flags.yaml", "advisory: emergency", "advisory: doctor_today"),
		"another number":    replace("regions.yaml", `"911"`, `"912"`),
		"one more to hear":  replace("en/hearing/legs.yaml", " within 5", " within 6"),
		"one more file":     add("en/hearing/added.yaml", "rules: [{sign: added, certain: [leg]}]"),
		"one file less":     forget("en/hearing/help.yaml"),
	} {
		t.Run(name, func(t *testing.T) {
			files := withBuilt(t, embedded)
			before, lexicon := opened(t, files, fromYAML)
			change(files)
			after, lexiconAfter := opened(t, files, fromYAML)
			if reflect.DeepEqual([]any{before.Rules, before.Words, lexicon}, []any{after.Rules, after.Words, lexiconAfter}) {
				t.Fatal("the change changes nothing")
			}
			same(t, files)
		})
	}
}

// TestADamagedBuildNeverSpeaks: by hand, in a merge, or by code that knew other fields.
func TestADamagedBuildNeverSpeaks(t *testing.T) {
	for name, damage := range map[string]func(fstest.MapFS){
		"words by hand":      replace("built/words.en", "can be the heart", "is the heart"),
		"words by a merge":   chop("built/words.en"),
		"rules by a merge":   chop("built/rules"),
		"lexicon by a merge": chop("built/hearing.en"),
		"nothing left":       func(files fstest.MapFS) { files["built/rules"].Data = nil },
		"not there":          func(files fstest.MapFS) { delete(files, "built/words.en") },
		"by other code":      plant(rulesPlace, rulesSources(), `{"Flags": [], "Colour": "purple"}`),
	} {
		t.Run(name, func(t *testing.T) {
			files := withBuilt(t, embedded)
			damage(files)
			same(t, files)
		})
	}
}

// TestAFreshBuildDoesSpeak: or the tests above would pass with a cache that nobody reads.
func TestAFreshBuildDoesSpeak(t *testing.T) {
	files := withBuilt(t, embedded)
	plant(wordsPlace("en"), wordsSources("en"), "lines.planted\tPurple.\n")(files)
	if book, _ := opened(t, files, fromBuilt); book.Words["en"].Say("lines.planted", false, false, 0) != "Purple." {
		t.Error("what was planted with a right head is not spoken")
	}
}

// plant puts a body below the head that is right for it.
func plant(place string, sources []string, body string) func(fstest.MapFS) {
	return func(files fstest.MapFS) {
		head, err := headOf(files, place, sources, []byte(body))
		if err != nil {
			panic(err)
		}
		files[place].Data = append(head, body...)
	}
}

func replace(name, old, with string) func(fstest.MapFS) {
	return func(files fstest.MapFS) {
		data := files[name].Data
		if !bytes.Contains(data, []byte(old)) {
			panic(name + " has no " + old)
		}
		files[name].Data = bytes.Replace(data, []byte(old), []byte(with), 1)
	}
}

func add(name, text string) func(fstest.MapFS) {
	return func(files fstest.MapFS) { files[name] = &fstest.MapFile{Data: []byte(text)} }
}

func forget(name string) func(fstest.MapFS) {
	return func(files fstest.MapFS) { delete(files, name) }
}

// chop takes the last third away.
func chop(name string) func(fstest.MapFS) {
	return func(files fstest.MapFS) {
		data := files[name].Data
		files[name].Data = data[:len(data)*2/3]
	}
}

func TestContentWithAProblemIsNotBuilt(t *testing.T) {
	files := goodFiles(t)
	delete(files, "en/lines.yaml")
	if built, issues := Build(files); len(built) > 0 || len(issues) == 0 {
		t.Errorf("%d files built; %v", len(built), issues)
	}
}

func TestALineThatCannotBeBuiltIsNamed(t *testing.T) {
	for _, text := range []string{"one\ttwo", "one\ntwo"} {
		_, err := encodeLines(map[string]Line{"lines.hello": {Self: Wordings{text}, Other: Wordings{text}}})
		if err == nil || !strings.Contains(err.Error(), "lines.hello") {
			t.Errorf("%q: %v", text, err)
		}
	}
}
