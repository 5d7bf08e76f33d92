package smapi

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"path"

	"github.com/hashicorp/go-retryablehttp"
)

// Import gives Amazon a skill package, a zip, for a skill that exists, and returns the id under which she works on it.
func (c *Client) Import(ctx context.Context, skill string, pack []byte) (id string, err error) {
	var to struct{ UploadURL string }
	if _, err := c.call(ctx, http.MethodPost, "/v1/skills/uploads", nil, &to); err != nil {
		return "", err
	}
	if err := c.upload(ctx, to.UploadURL, pack); err != nil {
		return "", err
	}
	where := map[string]string{"location": to.UploadURL}
	header, err := c.call(ctx, http.MethodPost, "/v1/skills/"+url.PathEscape(skill)+"/imports", where, nil)
	if err != nil {
		return "", err
	}
	if id = path.Base(header.Get("Location")); id == "." || id == "/" {
		return "", fmt.Errorf("smapi: the import of the package got no id")
	}
	return id, nil
}

// upload puts the package where Amazon says. The address carries its own key: no token goes there, and it is told nobody.
func (c *Client) upload(ctx context.Context, to string, pack []byte) error {
	r, err := retryablehttp.NewRequestWithContext(ctx, http.MethodPut, to, bytes.NewReader(pack))
	if err != nil {
		return fmt.Errorf("smapi: the address for the package is no address")
	}
	c.keep(to)
	for _, values := range r.URL.Query() {
		c.keep(values[0])
	}
	_, err = c.read(http.MethodPut, "the package", r, nil)
	return err
}

// Progress is how far an import is.
type Progress struct {
	Status    string // IN_PROGRESS, SUCCEEDED, FAILED, or one of ROLLBACK_...
	Errors    []Problem
	Resources []Resource
}

// Resource is one part of a package: the manifest, or the model of a locale.
type Resource struct {
	Name, Status     string
	Errors, Warnings []Problem
}

// Done reports whether there is nothing more to wait for.
func (p Progress) Done() bool { return p.Status != "IN_PROGRESS" && p.Status != "ROLLBACK_IN_PROGRESS" }

// Err is what went wrong, part by part; nil while nothing did.
func (p Progress) Err() error {
	if !p.Done() || p.Status == "SUCCEEDED" {
		return nil
	}
	text := "smapi: Amazon did not take the package: " + p.Status
	if said := joined(p.Errors); said != "" {
		text += ": " + said
	}
	for _, r := range p.Resources {
		if said := joined(r.Errors); said != "" {
			text += "; " + r.Name + ": " + said
		}
	}
	return fmt.Errorf("%s", text)
}

// Imported asks how far an import is.
func (c *Client) Imported(ctx context.Context, id string) (Progress, error) {
	var answer struct {
		Status string
		Errors []Problem
		Skill  struct{ Resources []Resource }
	}
	_, err := c.call(ctx, http.MethodGet, "/v1/skills/imports/"+url.PathEscape(id), nil, &answer)
	return Progress{answer.Status, answer.Errors, answer.Skill.Resources}, err
}
