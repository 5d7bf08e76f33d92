package floorside_test

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// arrows is who may import whom, folder by folder. A folder that is not here may not be imported and has to be added.
var arrows = map[string][]string{
	"content":              {},
	"infra":                {},
	"internal/alexa":       {},
	"internal/telemetry":   {},
	"internal/hearing":     {"content"},
	"internal/guide":       {"content"},
	"internal/model":       {"content"},
	"internal/deploy":      {"infra", "internal/smapi", "internal/speaker"},
	"internal/review":      {"content", "internal/guide", "internal/walk"},
	"internal/session":     {"content", "internal/guide"},
	"internal/skillevents": {"internal/alexa", "internal/session", "internal/telemetry"},
	"internal/smapi":       {},
	"internal/speaker":     {"content", "internal/alexa"},
	"internal/trial":       {"content", "internal/guide"},
	"internal/walk":        {"content", "internal/guide"},
	"intents":              {"content", "internal/alexa", "internal/guide", "internal/hearing", "internal/session", "internal/telemetry"},
}

// supports is what only tests may import, and what it may import itself.
var supports = map[string][]string{
	"internal/judge":               {},
	"internal/lambdatest":          {},
	"internal/smapi/smapitest":     {},
	"internal/session/sessiontest": {"content", "internal/guide", "internal/session"},
}

// testsToo is what a room's tests may import beside what the room itself may, and beside the supports.
var testsToo = map[string][]string{
	"infra":           {"internal/session", "internal/telemetry"}, // the template sets what the store reads, and rings by what is counted
	"internal/deploy": {"content", "intents", "internal/session"}, // the deployed skill is played by the real one
	"intents":         {"infra", "internal/speaker"},              // what a person says comes through the speaker and the deployed model
	"internal/guide":  {"internal/walk"},                          // its invariants are checked in every turn of the walk
}

// tops are where programs and the checks of the whole house stand: they may import any room, and nobody imports them.
var tops = []string{".", "functions", "cmd"}

func TestImportsFollowTheArrows(t *testing.T) {
	imports, err := ourImports(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	if len(imports) < 20 {
		t.Fatalf("only %d imports found", len(imports))
	}
	for _, wrong := range wrongArrows(imports) {
		t.Error(wrong)
	}
}

func TestTheTableNamesNoFolderThatIsGone(t *testing.T) {
	for folder, targets := range both(arrows, supports) {
		for _, dir := range slices.Concat([]string{folder}, targets, testsToo[folder]) {
			if info, err := os.Stat(dir); err != nil || !info.IsDir() {
				t.Errorf("%s is in the table, but there is no such folder", dir)
			}
		}
	}
}

func TestAWrongArrowIsNoticed(t *testing.T) {
	house := fstest.MapFS{}
	put := func(name, imports string) {
		house[name] = &fstest.MapFile{Data: []byte("package x\nimport (\n" + imports + "\n)\n")}
	}
	put("content/leaf.go", `"floorside/internal/alexa"`)
	put("content/leaf_test.go", `"floorside/internal/judge"; "floorside/internal/guide"`)
	put("internal/guide/step.go", `"time"; "floorside/content"; "floorside/internal/hearing"`)
	put("internal/guide/walk_test.go", `"floorside/internal/guide"; "pgregory.net/rapid"`)
	put("internal/attic/new.go", `"floorside/content"`)
	put("internal/judge/judge.go", `"floorside/content"`)
	put("internal/session/store.go", `"floorside/internal/session/sessiontest"`)
	put("functions/skill/main.go", `"floorside/intents"; "floorside/internal/lambdatest"`)
	put("cmd/floorside/main.go", `"floorside/internal/speaker"; "floorside/functions/skill"`)
	put("intents/talk.go", `"floorside/internal/speaker"`)
	put("intents/talk_test.go", `"floorside/internal/speaker"`)
	put("intents/testdata/not.go", `"floorside/cmd/floorside"`)
	imports, err := ourImports(house)
	if err != nil {
		t.Fatal(err)
	}
	got := wrongArrows(imports)
	want := []string{
		"cmd/floorside/main.go imports functions/skill: nobody may",
		"content/leaf.go imports internal/alexa: content may import nothing of ours",
		"content/leaf_test.go imports internal/guide: content may import nothing of ours",
		"functions/skill/main.go imports internal/lambdatest: only tests may",
		"intents/talk.go imports internal/speaker: intents may import content, internal/alexa, internal/guide, internal/hearing, internal/session, internal/telemetry",
		"internal/attic/new.go: internal/attic is not in the table of arrows_test.go",
		"internal/guide/step.go imports internal/hearing: internal/guide may import content",
		"internal/judge/judge.go imports content: internal/judge may import nothing of ours",
		"internal/session/store.go imports internal/session/sessiontest: only tests may",
	}
	if !slices.Equal(got, want) {
		t.Errorf("noticed\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

// arrow is one import of ours: which file imports which folder.
type arrow struct{ file, to string }

// ourImports returns every import of a room of this module, file by file.
func ourImports(house fs.FS) ([]arrow, error) {
	var all []arrow
	err := eachGoFile(house, func(name string, source []byte) error {
		parsed, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range parsed.Imports {
			target, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			if to, ours := strings.CutPrefix(target, "floorside/"); ours {
				all = append(all, arrow{name, to})
			}
		}
		return nil
	})
	return all, err
}

// eachGoFile visits the Go files that belong to the module: no testdata, no installed tools, no build.
func eachGoFile(house fs.FS, visit func(name string, source []byte) error) error {
	return fs.WalkDir(house, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := path.Base(name)
		if d.IsDir() && name != "." && (strings.HasPrefix(base, ".") || slices.Contains([]string{"testdata", "node_modules", "build"}, base)) {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") {
			return nil
		}
		source, err := fs.ReadFile(house, name)
		if err != nil {
			return err
		}
		return visit(name, source)
	})
}

// wrongArrows returns a complaint for each import that the table does not allow, in the order of the files.
func wrongArrows(imports []arrow) []string {
	rooms := both(arrows, supports)
	var wrong []string
	for _, a := range imports {
		from := path.Dir(a.file)
		test := strings.HasSuffix(a.file, "_test.go")
		_, support := supports[from]
		allowed, listed := rooms[from]
		switch {
		case test && (a.to == from || slices.Contains(testsToo[from], a.to)):
		case isTop(a.to):
			wrong = append(wrong, fmt.Sprintf("%s imports %s: nobody may", a.file, a.to))
		case supports[a.to] != nil:
			if !test && !support {
				wrong = append(wrong, fmt.Sprintf("%s imports %s: only tests may", a.file, a.to))
			}
		case isTop(from):
		case !listed:
			wrong = append(wrong, fmt.Sprintf("%s: %s is not in the table of arrows_test.go", a.file, from))
		case !slices.Contains(allowed, a.to):
			may := "nothing of ours"
			if len(allowed) > 0 {
				may = strings.Join(allowed, ", ")
			}
			wrong = append(wrong, fmt.Sprintf("%s imports %s: %s may import %s", a.file, a.to, from, may))
		}
	}
	return wrong
}

func isTop(folder string) bool {
	first, _, _ := strings.Cut(folder, "/")
	return slices.Contains(tops, first)
}

func both(a, b map[string][]string) map[string][]string {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return all
}
