package deploy

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/gofrs/flock"
	"github.com/google/renameio/v2"
)

// folder keeps one file for each stage, beside the checkout and never in it. There is no secret in it.
const folder = ".deploy"

// state is what has to be known the next time.
type state struct {
	Skill      string   `json:"skill,omitempty"`
	Making     bool     `json:"making,omitempty"` // a skill was asked for, and its id did not come yet
	Import     string   `json:"import,omitempty"` // a package that Amazon was still working on
	Vendor     string   `json:"vendor,omitempty"`
	Regions    []string `json:"regions,omitempty"`
	PrivacyURL string   `json:"privacy_url,omitempty"`
	TermsURL   string   `json:"terms_url,omitempty"`
	AlarmEmail string   `json:"alarm_email,omitempty"`

	path string
}

// openState reads the state of a stage and keeps others from it until done. Who only looks keeps nobody from it.
func openState(root, stage string, looks bool) (s *state, done func(), err error) {
	dir := filepath.Join(root, folder)
	s, done = &state{path: filepath.Join(dir, stage+".json")}, func() {}
	if !looks {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, nil, fmt.Errorf("deploy: %w", err)
		}
		lock := flock.New(filepath.Join(dir, stage+".lock"))
		if mine, err := lock.TryLock(); err != nil {
			return nil, nil, fmt.Errorf("deploy: %w", err)
		} else if !mine {
			return nil, nil, fmt.Errorf("deploy: %s is being deployed or taken down already", stage)
		}
		done = func() { _ = lock.Close() } // the end of the process frees it too
	}
	raw, err := os.ReadFile(s.path)
	if errors.Is(err, fs.ErrNotExist) {
		return s, done, nil
	}
	if err == nil {
		strict := json.NewDecoder(bytes.NewReader(raw))
		strict.DisallowUnknownFields()
		err = strict.Decode(s)
	}
	if err != nil {
		done()
		return nil, nil, fmt.Errorf("deploy: %s cannot be read: mend it, or take it away and name the skill with -skill: %w", s.path, err)
	}
	return s, done, nil
}

// save writes it whole or not at all: Ctrl-C may come at any time.
func (s *state) save() error {
	raw, err := json.MarshalIndent(s, "", "  ")
	if err == nil {
		err = renameio.WriteFile(s.path, append(raw, '\n'), 0o600)
	}
	if err != nil {
		return fmt.Errorf("deploy: what is to be known the next time: %w", err)
	}
	return nil
}

// complete fills in what was said the last time.
func (s *state) complete(o Options) Options {
	if len(o.Regions) == 0 {
		o.Regions = s.Regions
	}
	if len(o.Regions) == 0 {
		o.Regions = []string{places[0].region}
	}
	o.PrivacyURL = cmp.Or(o.PrivacyURL, s.PrivacyURL)
	o.TermsURL = cmp.Or(o.TermsURL, s.TermsURL)
	o.AlarmEmail = cmp.Or(o.AlarmEmail, s.AlarmEmail)
	o.Vendor = cmp.Or(o.Vendor, s.Vendor)
	return o
}

// keep remembers what was said, for the next time. A region that is not named any more still has a stack, and is not forgotten.
func (s *state) keep(o Options) error {
	s.PrivacyURL, s.TermsURL, s.AlarmEmail, s.Vendor = o.PrivacyURL, o.TermsURL, o.AlarmEmail, o.Vendor
	regions := slices.Clone(o.Regions)
	for _, old := range s.Regions {
		if !slices.Contains(regions, old) {
			regions = append(regions, old)
		}
	}
	s.Regions = regions
	return s.save()
}

// others are the skills of the other stages: they have the same name, and are not to be taken over.
func (s *state) others() []string {
	var ids []string
	files, _ := filepath.Glob(filepath.Join(filepath.Dir(s.path), "*.json")) // the pattern is right, so there is no error
	for _, file := range files {
		var other state
		raw, err := os.ReadFile(file)
		if file != s.path && err == nil && json.Unmarshal(raw, &other) == nil {
			ids = append(ids, other.Skill)
		}
	}
	return ids
}
