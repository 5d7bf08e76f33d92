package smapitest

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
)

// published is as much of a manifest as the stand-in looks at.
type published struct {
	PublishingInformation struct {
		Locales map[string]struct{ Name string }
	}
	APIs map[string]json.RawMessage
}

func (a *Amazon) token(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil || r.PostForm.Get("grant_type") != "refresh_token" {
		say(w, http.StatusBadRequest, map[string]string{"error": "unsupported_grant_type"})
		return
	}
	switch {
	case r.PostForm.Get("client_id") != ClientID || r.PostForm.Get("client_secret") != ClientSecret:
		say(w, http.StatusUnauthorized, map[string]string{"error": "invalid_client", "error_description": "Not " + r.PostForm.Get("client_secret")})
	case r.PostForm.Get("refresh_token") != RefreshToken:
		say(w, http.StatusBadRequest, map[string]string{"error": "invalid_grant", "error_description": "Not " + r.PostForm.Get("refresh_token")})
	default:
		say(w, http.StatusOK, map[string]any{"access_token": AccessToken, "token_type": "bearer", "expires_in": 3600, "refresh_token": RefreshToken})
	}
}

func (a *Amazon) listVendors(w http.ResponseWriter, _ *http.Request) {
	list := []map[string]string{}
	for _, id := range a.vendors {
		list = append(list, map[string]string{"id": id, "name": "Somebody"})
	}
	say(w, http.StatusOK, map[string]any{"vendors": list})
}

// list gives one skill a page, so that whoever reads only the first one is found out.
func (a *Amazon) list(w http.ResponseWriter, r *http.Request) {
	ids := slices.Sorted(maps.Keys(a.skills))
	at := 0
	if next := r.URL.Query().Get("nextToken"); next != "" {
		at, _ = slices.BinarySearch(ids, next)
	}
	page := map[string]any{"skills": []any{}, "isTruncated": false}
	if at < len(ids) {
		s := a.skills[ids[at]]
		page["skills"] = []any{
			map[string]any{"skillId": s.ID, "stage": "live", "nameByLocale": map[string]string{"en-US": s.Name}},
			map[string]any{"skillId": s.ID, "stage": "development", "nameByLocale": map[string]string{"en-US": s.Name}},
		}
	}
	if at+1 < len(ids) {
		page["isTruncated"], page["nextToken"] = true, ids[at+1]
	}
	say(w, http.StatusOK, page)
}

func (a *Amazon) create(w http.ResponseWriter, r *http.Request) {
	var body struct {
		VendorID string
		Manifest json.RawMessage
	}
	var m published
	if json.NewDecoder(r.Body).Decode(&body) != nil || json.Unmarshal(body.Manifest, &m) != nil || len(m.APIs) != 1 || !slices.Contains(a.vendors, body.VendorID) {
		say(w, http.StatusBadRequest, map[string]any{"message": "Bad request.", "violations": []Problem{{"INVALID", "Name the vendor, and one API."}}})
		return
	}
	s := a.add(m.PublishingInformation.Locales["en-US"].Name)
	s.Manifest = body.Manifest
	say(w, http.StatusAccepted, map[string]string{"skillId": s.ID})
}

// Add puts a skill there that was made by other hands.
func (a *Amazon) Add(name string) string {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.add(name).ID
}

func (a *Amazon) add(name string) *Skill {
	a.made++
	s := &Skill{ID: fmt.Sprintf("amzn1.ask.skill.00000000-0000-4000-8000-%012d", a.made), Name: name}
	a.skills[s.ID] = s
	return s
}

func (a *Amazon) status(w http.ResponseWriter, _ *http.Request, _ *Skill) {
	say(w, http.StatusOK, map[string]any{"manifest": map[string]any{"lastUpdateRequest": map[string]string{"status": "SUCCEEDED"}}})
}

func (a *Amazon) remove(w http.ResponseWriter, _ *http.Request, s *Skill) {
	delete(a.skills, s.ID)
	w.WriteHeader(http.StatusNoContent)
}

func (a *Amazon) enablement(w http.ResponseWriter, _ *http.Request, s *Skill) {
	if !s.Enabled {
		say(w, http.StatusNotFound, map[string]string{"message": "Skill is not enabled."})
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// enable wants a model first, as Amazon does.
func (a *Amazon) enable(w http.ResponseWriter, _ *http.Request, s *Skill) {
	if len(s.Files) == 0 {
		say(w, http.StatusConflict, map[string]string{"message": "The skill has no interaction model that is built."})
		return
	}
	s.Enabled = true
	w.WriteHeader(http.StatusNoContent)
}

func (a *Amazon) place(w http.ResponseWriter, _ *http.Request) {
	n := fmt.Sprint(len(a.uploads) + 1)
	a.uploads[n] = nil
	say(w, http.StatusCreated, map[string]string{"uploadUrl": a.URL + "/upload/" + n + "?X-Amz-Signature=" + UploadKey})
}

func (a *Amazon) store(w http.ResponseWriter, r *http.Request) {
	pack, err := io.ReadAll(r.Body)
	a.mu.Lock()
	defer a.mu.Unlock()
	_, placed := a.uploads[r.PathValue("n")]
	if err != nil || !placed || r.URL.Query().Get("X-Amz-Signature") != UploadKey || r.Header.Get("Authorization") != "" {
		say(w, http.StatusForbidden, map[string]string{"message": "Only the key: " + r.URL.String()})
		return
	}
	a.uploads[r.PathValue("n")] = pack
}

func (a *Amazon) take(w http.ResponseWriter, r *http.Request, s *Skill) {
	for _, i := range a.imports {
		if i.skill == s.ID && i.left > 0 {
			say(w, http.StatusConflict, map[string]string{"message": "Another update of the skill is in progress."})
			return
		}
	}
	var body struct{ Location string }
	_ = json.NewDecoder(r.Body).Decode(&body) // what cannot be read names no place
	n, _, _ := strings.Cut(strings.TrimPrefix(body.Location, a.URL+"/upload/"), "?")
	pack := a.uploads[n]
	if pack == nil {
		say(w, http.StatusBadRequest, map[string]string{"message": "There is no package."})
		return
	}
	id := fmt.Sprintf("import-%d", len(a.imports)+1)
	a.imports[id] = &imported{skill: s.ID, left: a.slow, wrong: a.spoiled, pack: pack}
	a.spoiled = nil
	w.Header().Set("Location", "/v1/skills/imports/"+id)
	w.WriteHeader(http.StatusAccepted)
}

func (a *Amazon) progress(w http.ResponseWriter, r *http.Request) {
	i := a.imports[r.PathValue("id")]
	if i == nil {
		say(w, http.StatusNotFound, map[string]string{"message": "Resource not found."})
		return
	}
	model := map[string]any{"name": "interactionModels.en_US", "status": "IN_PROGRESS"}
	status := "IN_PROGRESS"
	if i.left--; i.left <= 0 {
		status = a.finish(i)
		model["status"], model["errors"] = status, i.wrong
	}
	say(w, http.StatusOK, map[string]any{"status": status, "skill": map[string]any{"skillId": i.skill, "resources": []any{
		map[string]any{"name": "manifest", "status": "SUCCEEDED"}, model}}})
}

// finish makes the skill what the package says, if there is nothing wrong with it.
func (a *Amazon) finish(i *imported) string {
	files, err := unzip(i.pack)
	var whole struct{ Manifest json.RawMessage }
	if err == nil {
		err = json.Unmarshal(files["skill.json"], &whole)
	}
	if err != nil {
		i.wrong = append(i.wrong, Problem{"INVALID_PACKAGE", err.Error()})
	}
	s := a.skills[i.skill]
	if len(i.wrong) > 0 || s == nil {
		return "FAILED"
	}
	s.Manifest, s.Files = whole.Manifest, slices.Sorted(maps.Keys(files))
	return "SUCCEEDED"
}
