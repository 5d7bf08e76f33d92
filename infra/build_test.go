package infra_test

import (
	"archive/zip"
	"bytes"
	"debug/elf"
	"os"
	"path/filepath"
	"testing"

	"floorside/internal/judge"
)

// mostZipped is how large the zip of a function may be: its size is part of every cold start.
const mostZipped = 6_000_000

func TestSAMBuildsBothFunctionsForLambda(t *testing.T) {
	built := judge.SAMBuilds(t)
	for _, name := range functions {
		binary, err := os.ReadFile(filepath.Join(built, name, "bootstrap"))
		if err != nil {
			t.Fatal(err)
		}
		header, err := elf.NewFile(bytes.NewReader(binary))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if header.Machine != elf.EM_AARCH64 || header.Class != elf.ELFCLASS64 || header.Type != elf.ET_EXEC {
			t.Errorf("%s is for another processor, or needs a loader: %v", name, header.FileHeader)
		}
		if needs, err := header.ImportedLibraries(); err != nil || len(needs) > 0 {
			t.Errorf("%s needs libraries that Lambda may not have: %v, %v", name, needs, err)
		}
		size := zipped(t, binary)
		if size > mostZipped {
			t.Errorf("%s: the zip has %d bytes", name, size)
		}
		t.Logf("%s: %.2f MB zipped", name, float64(size)/1e6)
	}
}

func zipped(t *testing.T, binary []byte) int {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	f, err := w.Create("bootstrap")
	if err == nil {
		_, err = f.Write(binary)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Len()
}
