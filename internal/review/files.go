package review

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Dir is where the book is kept, from the project's root.
const Dir = "docs/review"

// File is one of the two files of the book, as it should be.
type File struct {
	Path string // from the project's root
	Data []byte
}

// Files makes the book in both forms, for a folder.
func Files(b *Book, dir string) ([]File, error) {
	markdown, err := Markdown(b)
	if err != nil {
		return nil, err
	}
	html, err := HTML(b)
	if err != nil {
		return nil, err
	}
	return []File{{filepath.Join(dir, "book.md"), markdown}, {filepath.Join(dir, "book.html"), html}}, nil
}

// Fresh reports what is wrong with the file below root: nil if it is exactly what it should be.
func (f File) Fresh(root string) error {
	there, err := os.ReadFile(filepath.Join(root, f.Path))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s is missing: run `make review`", f.Path)
	case err != nil:
		return err
	case !bytes.Equal(there, f.Data):
		return fmt.Errorf("%s is not what content/ and the conversation say, from its line %d on: run `make review`", f.Path, firstOther(there, f.Data))
	}
	return nil
}

// firstOther is the number of the first line that differs.
func firstOther(a, b []byte) int {
	line := 1
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			break
		}
		if a[i] == '\n' {
			line++
		}
	}
	return line
}

// Save writes the file below root.
func (f File) Save(root string) error {
	place := filepath.Join(root, f.Path)
	if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
		return fmt.Errorf("review: %w", err)
	}
	if err := os.WriteFile(place, f.Data, 0o644); err != nil {
		return fmt.Errorf("review: %w", err)
	}
	return nil
}
