package session

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
	"github.com/google/renameio/v2"

	"floorside/internal/guide"
)

// fileVersion is the version of the file's layout. Another one is not read, and not overwritten.
const fileVersion = 1

// lockRetry is how often a taken lock is tried again. Whoever holds it is done in a few milliseconds.
const lockRetry = 3 * time.Millisecond

// File is a Store in one JSON file that only its owner can read. Each write replaces the file whole, so
// a reader or a crash sees the old one or the new one; a lock on PATH.lock lets several processes share
// it. That lock file stays: to remove it would let two writers in.
//
// A file that cannot be read is refused, by Save and Delete too, and left for a person to look at.
type File struct {
	path string
}

var _ Store = (*File)(nil)

// NewFile returns a Store in the file at path. File and folders are made when first written to.
func NewFile(path string) *File { return &File{path: path} }

// onDisk is the whole file.
type onDisk struct {
	Floorside int  `json:"floorside"` // fileVersion
	Records   book `json:"records"`
}

// Load is Store.Load. It needs no lock: the file is never seen half written.
func (f *File) Load(ctx context.Context, key string, now time.Time) (guide.Record, error) {
	if err := ctx.Err(); err != nil {
		return guide.Record{}, f.wrap("load", timeout(err))
	}
	records, err := f.read()
	if err != nil {
		return guide.Record{}, f.wrap("load", err)
	}
	r, err := records.load(key, now)
	return r, f.wrap("load", err)
}

// Save is Store.Save.
func (f *File) Save(ctx context.Context, key string, r guide.Record, now time.Time) (guide.Record, error) {
	next := r
	err := f.change(ctx, func(records book) (err error) {
		next, err = records.save(key, r, now)
		return err
	})
	if err != nil {
		return r, f.wrap("save", err)
	}
	return next, nil
}

// Delete is Store.Delete.
func (f *File) Delete(ctx context.Context, key string) error {
	return f.wrap("delete", f.change(ctx, func(records book) error {
		if key == "" {
			return errNoKey
		}
		delete(records, key)
		return nil
	}))
}

// change reads the file, applies edit and replaces the file, all under the lock. When edit fails
// nothing is written.
func (f *File) change(ctx context.Context, edit func(book) error) error {
	dir := filepath.Dir(f.path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	lock := flock.New(f.path + ".lock") // one per call: flock(2) then also parts the goroutines of one process
	if _, err := lock.TryLockContext(ctx, lockRetry); err != nil {
		if ctx.Err() != nil {
			return timeout(err)
		}
		return err
	}
	defer func() { _ = lock.Close() }() // nothing of ours hangs on how that ends
	records, err := f.read()
	if err != nil {
		return err
	}
	if err := edit(records); err != nil {
		return err
	}
	data, err := json.MarshalIndent(onDisk{Floorside: fileVersion, Records: records}, "", "  ")
	if err != nil {
		return err
	}
	return renameio.WriteFile(f.path, append(data, '\n'), 0o600,
		renameio.WithTempDir(dir), renameio.WithStaticPermissions(0o600))
}

// read returns the records of the file; none when there is no file yet.
func (f *File) read() (book, error) {
	data, err := os.ReadFile(f.path)
	if errors.Is(err, fs.ErrNotExist) {
		return book{}, nil
	}
	if err != nil {
		return nil, err
	}
	var disk onDisk
	if err := json.Unmarshal(data, &disk); err != nil {
		return nil, fmt.Errorf("the file cannot be read (%w): delete it, or move it away, to start afresh", ErrCorrupt)
	}
	if disk.Floorside != fileVersion || disk.Records == nil {
		return nil, fmt.Errorf("the file is not one of version %d (%w): use another, or move it away", fileVersion, ErrCorrupt)
	}
	return disk.Records, nil
}

// wrap says where err happened.
func (f *File) wrap(op string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("session: %s: %s: %w", f.path, op, err)
}
