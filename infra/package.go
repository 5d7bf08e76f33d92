package infra

import (
	"archive/zip"
	"bytes"
	"embed"
	"fmt"
	"io/fs"
)

//go:embed skill-package/interactionModels skill-package/assets
var assets embed.FS

// Package is the whole skill as Amazon imports it, a zip: the manifest, the interaction models, the icons. It is the same
// bytes for the same parameters.
func Package(p Parameters) ([]byte, error) {
	manifest, err := Manifest(p)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	if err := add(z, "skill.json", manifest); err != nil {
		return nil, err
	}
	root, err := fs.Sub(assets, "skill-package")
	if err != nil {
		return nil, fmt.Errorf("infra: %w", err)
	}
	err = fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		return add(z, name, data)
	})
	if err != nil {
		return nil, fmt.Errorf("infra: %w", err)
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("infra: %w", err)
	}
	return out.Bytes(), nil
}

// add puts a file into the package, without a time: a package is compared with the one before.
func add(z *zip.Writer, name string, data []byte) error {
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err != nil {
		return fmt.Errorf("infra: %s: %w", name, err)
	}
	if _, err := w.Write(data); err != nil {
		return fmt.Errorf("infra: %s: %w", name, err)
	}
	return nil
}
