package smapi

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
)

// Vendor is a developer account that may hold skills.
type Vendor struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Vendors are those that the credentials stand for.
func (c *Client) Vendors(ctx context.Context) ([]Vendor, error) {
	var found struct{ Vendors []Vendor }
	_, err := c.call(ctx, http.MethodGet, "/v1/vendors", nil, &found)
	return found.Vendors, err
}

// Create makes a skill and returns its id. It is asked for once: who gets no clear answer has to look for it with Find,
// or there are two.
func (c *Client) Create(ctx context.Context, vendor string, manifest []byte) (id string, err error) {
	var body struct {
		VendorID string          `json:"vendorId"`
		Manifest json.RawMessage `json:"manifest"`
	}
	if err := json.Unmarshal(manifest, &body); err != nil {
		return "", fmt.Errorf("smapi: the manifest: %w", err)
	}
	body.VendorID = vendor
	var made struct{ SkillID string }
	if _, err := c.call(context.WithValue(ctx, once{}, true), http.MethodPost, "/v1/skills", body, &made); err != nil {
		return "", err
	}
	if made.SkillID == "" {
		return "", fmt.Errorf("smapi: POST /v1/skills: Amazon gave no id for the new skill")
	}
	return made.SkillID, nil
}

// maxPages keeps a list that never ends from being read for ever.
const maxPages = 100

// Find returns the ids of the vendor's skills in development that have this name in this locale.
func (c *Client) Find(ctx context.Context, vendor, locale, name string) ([]string, error) {
	var ids []string
	next := ""
	for range maxPages {
		query := url.Values{"vendorId": {vendor}, "maxResults": {"50"}}
		if next != "" {
			query.Set("nextToken", next)
		}
		var page struct {
			Skills []struct {
				SkillID      string
				Stage        string
				NameByLocale map[string]string
			}
			IsTruncated bool
			NextToken   string
		}
		if _, err := c.call(ctx, http.MethodGet, "/v1/skills?"+query.Encode(), nil, &page); err != nil {
			return nil, err
		}
		for _, s := range page.Skills {
			if s.Stage == "development" && s.NameByLocale[locale] == name {
				ids = append(ids, s.SkillID)
			}
		}
		if next = page.NextToken; next == "" || !page.IsTruncated {
			break
		}
	}
	return ids, nil
}

// Exists reports whether a skill of this id is there.
func (c *Client) Exists(ctx context.Context, id string) (bool, error) {
	_, err := c.call(ctx, http.MethodGet, "/v1/skills/"+url.PathEscape(id)+"/status?resource=manifest", nil, nil)
	if Is(err, http.StatusNotFound) {
		return false, nil
	}
	return err == nil, err
}

// Delete deletes a skill, in every stage it has. One that is gone already is deleted.
func (c *Client) Delete(ctx context.Context, id string) error {
	_, err := c.call(ctx, http.MethodDelete, "/v1/skills/"+url.PathEscape(id), nil, nil)
	if Is(err, http.StatusNotFound) {
		return nil
	}
	return err
}

// Enable lets the developer's own devices use the skill as it is in development.
func (c *Client) Enable(ctx context.Context, id string) error {
	path := "/v1/skills/" + url.PathEscape(id) + "/stages/development/enablement"
	_, err := c.call(ctx, http.MethodGet, path, nil, nil)
	if err == nil || !Is(err, http.StatusNotFound) {
		return err
	}
	_, err = c.call(ctx, http.MethodPut, path, nil, nil)
	return err
}
