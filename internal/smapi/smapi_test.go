package smapi_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"floorside/internal/smapi"
	"floorside/internal/smapi/smapitest"
)

var credentials = smapi.Credentials{ClientID: smapitest.ClientID, ClientSecret: smapitest.ClientSecret, RefreshToken: smapitest.RefreshToken}

// client asks the stand-in and does not wait long between tries.
func client(a *smapitest.Amazon) *smapi.Client {
	return smapi.New(smapi.Options{Credentials: credentials, API: a.URL, Auth: a.Auth(), Wait: time.Millisecond, Tries: 3})
}

const draft = `{"manifest":{"publishingInformation":{"locales":{"en-US":{"name":"Back Spasm Helper"}}},"apis":{"custom":{}}}}`

// pack is a skill package with this file in it.
func pack(t *testing.T, name, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	_, err = w.Write([]byte(text))
	if err := errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestASkillFromItsMakingToItsEnd(t *testing.T) {
	a := smapitest.New(t)
	c, ctx := client(a), t.Context()
	if err := c.SignIn(); err != nil {
		t.Fatal(err)
	}
	vendors, err := c.Vendors(ctx)
	if err != nil || len(vendors) != 1 || vendors[0].ID != smapitest.Vendor {
		t.Fatalf("%v, %v", vendors, err)
	}
	a.Add("Something Else")
	id, err := c.Create(ctx, smapitest.Vendor, []byte(draft))
	if err != nil {
		t.Fatal(err)
	}
	a.Add("Another One")
	if found, err := c.Find(ctx, smapitest.Vendor, "en-US", "Back Spasm Helper"); err != nil || !slices.Equal(found, []string{id}) {
		t.Errorf("found %v, %v", found, err)
	}
	if err := c.Enable(ctx, id); !smapi.Is(err, http.StatusConflict) {
		t.Errorf("enabled without a model: %v", err)
	}
	job, err := c.Import(ctx, id, pack(t, "skill.json", draft))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Import(ctx, id, pack(t, "skill.json", draft)); !smapi.Is(err, http.StatusConflict) {
		t.Errorf("two at once: %v", err)
	}
	looks := 0
	for p := (smapi.Progress{Status: "IN_PROGRESS"}); !p.Done(); looks++ {
		if p, err = c.Imported(ctx, job); err != nil || p.Err() != nil {
			t.Fatal(err, p.Err())
		}
	}
	for range 2 {
		if err := c.Enable(ctx, id); err != nil {
			t.Fatal(err)
		}
	}
	if s := a.Skills()[1]; looks != 2 || !s.Enabled || !slices.Equal(s.Files, []string{"skill.json"}) {
		t.Errorf("after %d looks: %+v", looks, s)
	}
	for _, there := range []bool{true, false, false} {
		if got, err := c.Exists(ctx, id); err != nil || got != there {
			t.Errorf("there: %v, %v; want %v", got, err, there)
		}
		if err := c.Delete(ctx, id); err != nil {
			t.Error(err)
		}
	}
}

func TestAPackageThatAmazonDoesNotTakeIsToldPartByPart(t *testing.T) {
	a := smapitest.New(t)
	c, id := client(a), a.Add("Back Spasm Helper")
	a.Slow(1)
	a.Spoil(smapitest.Problem{Code: "MODEL", Message: "Sample \"um\" is declared twice."}, smapitest.Problem{Message: "And more."})
	job, err := c.Import(t.Context(), id, pack(t, "skill.json", draft))
	if err != nil {
		t.Fatal(err)
	}
	p, err := c.Imported(t.Context(), job)
	want := `smapi: Amazon did not take the package: FAILED; interactionModels.en_US: MODEL: Sample "um" is declared twice.; And more.`
	if err != nil || p.Err() == nil || p.Err().Error() != want {
		t.Errorf("got %v, %v; want %s", p.Err(), err, want)
	}
}

func TestPatience(t *testing.T) {
	busy := smapitest.Fault{Status: 429, RetryAfter: "1"}
	for name, faults := range map[string][]smapitest.Fault{
		"asked to wait":  {busy},
		"broken for now": {{Status: 500}, {Status: 503}},
		"no answer":      {{}},
	} {
		t.Run(name, func(t *testing.T) {
			a := smapitest.New(t)
			a.Fail("GET /v1/vendors", faults...)
			begun := time.Now()
			if _, err := client(a).Vendors(t.Context()); err != nil {
				t.Error(err)
			}
			if waited := time.Since(begun); faults[0] == busy && waited < time.Second {
				t.Errorf("waited %v, and was asked to wait a second", waited)
			}
		})
	}
}

func TestANoIsANo(t *testing.T) {
	for _, c := range []struct {
		fault smapitest.Fault
		calls int
		want  string
	}{
		{smapitest.Fault{Status: 400, Body: `{"message":"Bad.","violations":[{"message":"Summary too long."}]}`}, 1, "smapi: GET /v1/vendors: 400: Bad.; Summary too long."},
		{smapitest.Fault{Status: 401, Body: `{"message":"Not authorized."}`}, 1, "401: Not authorized. (the refresh token lacks a scope"},
		{smapitest.Fault{Status: 403}, 1, "403: Forbidden (the skill or the vendor belongs to another account)"},
		{smapitest.Fault{Status: 500, Body: "<html>oops</html>"}, 3, "500: Internal Server Error"},
		{smapitest.Fault{Status: 200, Body: "<html>guest network</html>"}, 1, "the answer is not what Amazon describes"},
		{smapitest.Fault{}, 0, "no answer: "}, // how often, the HTTP client decides too
	} {
		a := smapitest.New(t)
		a.Fail("GET /v1/vendors", slices.Repeat([]smapitest.Fault{c.fault}, 9)...)
		_, err := client(a).Vendors(t.Context())
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v, want %q", c.fault, err, c.want)
		}
		if n := len(a.Calls()) - 1; c.calls > 0 && n != c.calls { // but for the token
			t.Errorf("%+v: asked %d times, want %d", c.fault, n, c.calls)
		}
	}
}

func TestASkillIsNotMadeTwice(t *testing.T) {
	for name, fault := range map[string]smapitest.Fault{"a lost answer": {Acts: true}, "an error after all": {Acts: true, Status: 500}} {
		t.Run(name, func(t *testing.T) {
			a := smapitest.New(t)
			a.Fail("POST /v1/skills", fault)
			c := client(a)
			if id, err := c.Create(t.Context(), smapitest.Vendor, []byte(draft)); err == nil {
				t.Errorf("made %s", id)
			}
			if found, err := c.Find(t.Context(), smapitest.Vendor, "en-US", "Back Spasm Helper"); len(found) != 1 || err != nil {
				t.Errorf("found %v, %v", found, err)
			}
		})
	}
	a := smapitest.New(t)
	a.Fail("POST /v1/skills", smapitest.Fault{Status: 429})
	if _, err := client(a).Create(t.Context(), smapitest.Vendor, []byte(draft)); err != nil || len(a.Skills()) != 1 {
		t.Errorf("after \"later\": %v, %d skills", err, len(a.Skills()))
	}
}

func TestGivingUpWhileAmazonIsSilent(t *testing.T) {
	a := smapitest.New(t)
	a.Fail("GET /v1/vendors", smapitest.Fault{Hang: true})
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := client(a).Vendors(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

func TestCredentialsThatAmazonDoesNotTake(t *testing.T) {
	a := smapitest.New(t)
	sign := func(c smapi.Credentials) error {
		return smapi.New(smapi.Options{Credentials: c, API: a.URL, Auth: a.Auth(), Wait: time.Millisecond, Tries: 2}).SignIn()
	}
	old, other := credentials, credentials
	old.RefreshToken, other.ClientSecret = "Atzr|an-old-one", "another-secret"
	for want, c := range map[string]smapi.Credentials{
		"smapi: POST Login with Amazon: 400: invalid_grant (the refresh token has run out": old,
		"401: invalid_client (the client id and the client secret do not belong together":  other,
	} {
		err := sign(c)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
		secretless(t, err, c.RefreshToken, c.ClientSecret)
	}
	a.Fail("token", smapitest.Fault{Status: 500}, smapitest.Fault{Status: 500, Body: smapitest.RefreshToken})
	secretless(t, sign(credentials))
	a.Fail("token", smapitest.Fault{Status: 429, RetryAfter: "0"})
	if err := sign(credentials); err != nil {
		t.Error(err)
	}
}

func TestNoErrorGivesASecretAway(t *testing.T) {
	for _, call := range []string{"GET /v1/vendors", "POST /v1/skills", "POST /v1/skills/uploads", "upload", "POST /v1/skills/{id}/imports"} {
		sent := smapitest.AccessToken
		if call == "upload" || call == "POST /v1/skills/{id}/imports" {
			sent = smapitest.UploadKey
		}
		leak := smapitest.Fault{Status: 400, Body: fmt.Sprintf(`{"message":"You sent %s and %s.","violations":[{"message":%q}]}`,
			sent, smapitest.RefreshToken, smapitest.ClientSecret)}
		for _, fault := range []smapitest.Fault{leak, {}} {
			a := smapitest.New(t)
			id := a.Add("Back Spasm Helper")
			a.Fail(call, slices.Repeat([]smapitest.Fault{fault}, 9)...)
			c := client(a)
			_, err := c.Vendors(t.Context())
			if err == nil {
				_, err = c.Create(t.Context(), smapitest.Vendor, []byte(draft))
			}
			if err == nil {
				_, err = c.Import(t.Context(), id, pack(t, "skill.json", draft))
			}
			secretless(t, err)
		}
	}
}

// secretless fails the test when there is no error, or one that gives something away.
func secretless(t *testing.T, err error, more ...string) {
	t.Helper()
	if err == nil {
		t.Error("no error")
		return
	}
	for _, secret := range append(more, smapitest.ClientSecret, smapitest.RefreshToken, smapitest.AccessToken, smapitest.UploadKey) {
		if strings.Contains(err.Error(), secret) {
			t.Errorf("gives %s away: %v", secret, err)
		}
	}
}
