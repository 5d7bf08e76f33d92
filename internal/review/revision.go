package review

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os/exec"
	"path"
	"strings"
	"time"
)

// At returns what the checkout at root was at a revision of git, as far as the book looks at it.
func At(root, revision string) (Origin, error) {
	if _, err := exec.LookPath("git"); err != nil {
		return Origin{}, errors.New("to compare with a revision takes git, and there is no 'git' on the PATH")
	}
	if _, err := git(root, "rev-parse", "--git-dir"); err != nil {
		return Origin{}, fmt.Errorf("%s is no git checkout, so there is nothing to compare with", root)
	}
	commit, err := git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}")
	if err != nil {
		return Origin{}, fmt.Errorf("no revision %q in this checkout: say a commit, a branch or a tag that `git log` knows", revision)
	}
	packed, err := git(root, "archive", "--format=zip", strings.TrimSpace(string(commit)), "content")
	if err != nil {
		return Origin{}, fmt.Errorf("there is no content at %s: %w", revision, err)
	}
	files, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return Origin{}, fmt.Errorf("review: git archive: %w", err)
	}
	return Origin{Files: files}, nil
}

// git runs git in a folder. What it says of an error is the error.
func git(dir string, args ...string) ([]byte, error) {
	command := exec.Command("git", append([]string{"-C", dir}, args...)...)
	var out, problem bytes.Buffer
	command.Stdout, command.Stderr = &out, &problem
	if err := command.Run(); err != nil {
		return nil, fmt.Errorf("%w: %s", err, strings.TrimSpace(problem.String()))
	}
	return out.Bytes(), nil
}

// lacking is an earlier checkout, in which a file of today that it did not have is empty, and a folder of today that was
// one file has that file in it.
type lacking struct{ then, now fs.FS }

func (l lacking) Open(name string) (fs.File, error) {
	file, err := l.then.Open(name)
	if !errors.Is(err, fs.ErrNotExist) {
		return file, err
	}
	if whole := path.Dir(name) + ".yaml"; path.Base(name) == path.Base(whole) {
		if file, err := l.then.Open(whole); err == nil {
			return file, nil
		}
	}
	if info, today := fs.Stat(l.now, name); today != nil || info.IsDir() {
		return nil, err
	}
	return empty(name), nil
}

// ReadDir lists what the folder had then.
func (l lacking) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(l.then, name)
	if errors.Is(err, fs.ErrNotExist) {
		if whole, then := fs.Stat(l.then, name+".yaml"); then == nil {
			return []fs.DirEntry{fs.FileInfoToDirEntry(whole)}, nil
		}
	}
	return entries, err
}

// empty is a file with nothing in it.
type empty string

func (e empty) Stat() (fs.FileInfo, error) { return e, nil }
func (e empty) Read([]byte) (int, error)   { return 0, io.EOF }
func (e empty) Close() error               { return nil }
func (e empty) Name() string               { return string(e) }
func (e empty) Size() int64                { return 0 }
func (e empty) Mode() fs.FileMode          { return 0o444 }
func (e empty) ModTime() time.Time         { return time.Time{} }
func (e empty) IsDir() bool                { return false }
func (e empty) Sys() any                   { return nil }
