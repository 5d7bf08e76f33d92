package model

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"floorside/content"
)

// File is a file that is made from content, as it should be.
type File struct {
	Path string // from the project's root
	Data []byte
}

// All makes every file that is made from content. All problems are returned at once.
func All(files fs.FS) ([]File, []content.Issue) {
	book, issues := content.Read(files)
	if book == nil {
		return nil, issues
	}
	all, issues := Files(files, book.Rules.Regions)
	built, found := content.Build(files)
	for _, b := range built {
		all = append(all, File{"content/" + b.Path, b.Data})
	}
	return all, append(issues, found...)
}

// Files writes the model of every locale that content knows. All problems of the utterances are returned at once.
func Files(files fs.FS, regions []content.Region) ([]File, []content.Issue) {
	var all []File
	var issues []content.Issue
	for _, region := range regions {
		place := region.Language + "/utterances.yaml"
		raw, err := fs.ReadFile(files, place)
		if err != nil {
			issues = append(issues, content.Issue{Place: place, Problem: "cannot be read: " + err.Error()})
			continue
		}
		utterances, found := content.ParseUtterances(place, raw)
		if len(found) > 0 {
			issues = append(issues, found...)
			continue
		}
		written, err := Write(utterances)
		if err != nil {
			issues = append(issues, content.Issue{Place: place, Problem: err.Error()})
			continue
		}
		all = append(all, File{Path(region.Locale), written})
	}
	return all, issues
}

// Fresh reports what is wrong with the file below root: nil when it is exactly what it should be.
func (f File) Fresh(root string) error {
	path := filepath.Join(root, f.Path)
	there, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s is missing: run `floorside model`", f.Path)
	case err != nil:
		return fmt.Errorf("model: %w", err)
	case !bytes.Equal(there, f.Data):
		return fmt.Errorf("%s is not what content/ says: run `floorside model`", f.Path)
	}
	return nil
}

// Save writes the file below root.
func (f File) Save(root string) error {
	path := filepath.Join(root, f.Path)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("model: %w", err)
	}
	if err := os.WriteFile(path, f.Data, 0o644); err != nil {
		return fmt.Errorf("model: %w", err)
	}
	return nil
}
