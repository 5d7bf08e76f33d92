package infra_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"image/png"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"floorside/infra"
	"floorside/internal/judge"
)

// ours fills every gap of the manifest.
func ours() infra.Parameters {
	arn := func(region, name string) string {
		return "arn:aws:lambda:" + region + ":123456789012:function:" + name
	}
	return infra.Parameters{
		PrivacyURL: "https://floorside.dev/privacy", TermsURL: "https://floorside.dev/terms?of=use&in=en",
		NA: infra.Functions{Skill: arn("us-east-1", "floorside-skill"), Events: arn("us-east-1", "floorside-events")},
		EU: infra.Functions{Skill: arn("eu-west-1", "floorside-skill"), Events: arn("eu-west-1", "floorside-events")},
		FE: infra.Functions{Skill: arn("us-west-2", "floorside-skill"), Events: arn("us-west-2", "floorside-events")},
	}
}

func manifest(t *testing.T) []byte {
	t.Helper()
	raw, err := infra.Manifest(ours())
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestAmazonTakesTheManifest(t *testing.T) {
	raw := manifest(t)
	judge.Manifest(t, raw)
	for _, left := range []string{"${", "placeholder", "example.com"} {
		if bytes.Contains(raw, []byte(left)) {
			t.Errorf("%q is left in it", left)
		}
	}
}

func TestEveryRegionHasItsOwnFunctions(t *testing.T) {
	var m struct {
		Manifest struct {
			APIs   struct{ Custom regional }
			Events struct {
				regional
				Subscriptions []struct{ EventName string }
			}
			Permissions []struct{ Name string }
		}
	}
	if err := json.Unmarshal(manifest(t), &m); err != nil {
		t.Fatal(err)
	}
	p := ours()
	for name, at := range map[string]struct{ got, want string }{
		"skill":     {m.Manifest.APIs.Custom.Endpoint.URI, p.NA.Skill},
		"skill NA":  {m.Manifest.APIs.Custom.Regions["NA"].Endpoint.URI, p.NA.Skill},
		"skill EU":  {m.Manifest.APIs.Custom.Regions["EU"].Endpoint.URI, p.EU.Skill},
		"skill FE":  {m.Manifest.APIs.Custom.Regions["FE"].Endpoint.URI, p.FE.Skill},
		"events":    {m.Manifest.Events.Endpoint.URI, p.NA.Events},
		"events NA": {m.Manifest.Events.Regions["NA"].Endpoint.URI, p.NA.Events},
		"events EU": {m.Manifest.Events.Regions["EU"].Endpoint.URI, p.EU.Events},
		"events FE": {m.Manifest.Events.Regions["FE"].Endpoint.URI, p.FE.Events},
	} {
		if at.got != at.want {
			t.Errorf("%s: %q, want %q", name, at.got, at.want)
		}
	}
	if s := m.Manifest.Events.Subscriptions; len(s) != 2 || s[0].EventName != "SKILL_ENABLED" || s[1].EventName != "SKILL_DISABLED" {
		t.Errorf("told of %v", s)
	}
	if got := m.Manifest.Permissions; len(got) != 2 || got[0].Name != "alexa::alerts:timers:skill:readwrite" || got[1].Name != "alexa::alerts:reminders:skill:readwrite" {
		t.Errorf("asks for %v", got)
	}
}

type regional struct {
	Endpoint struct{ URI string }
	Regions  map[string]struct{ Endpoint struct{ URI string } }
}

func TestAGapThatIsNotFilledIsNamed(t *testing.T) {
	for _, c := range []struct {
		spoil func(*infra.Parameters)
		want  string
	}{
		{func(p *infra.Parameters) { p.PrivacyURL = "" }, "parameter PrivacyURL: is missing"},
		{func(p *infra.Parameters) { p.TermsURL = "http://floorside.dev/terms" }, `parameter TermsURL: "http://floorside.dev/terms" is not an address that begins with https://`},
		{func(p *infra.Parameters) { p.TermsURL = "https://www.example.com/terms" }, "parameter TermsURL: \"https://www.example.com/terms\" is an address out of an example"},
		{func(p *infra.Parameters) { p.PrivacyURL = "https://privacy" }, "parameter PrivacyURL"},
		{func(p *infra.Parameters) { p.NA.Skill = "" }, "parameter SkillFunctionNA: is missing"},
		{func(p *infra.Parameters) { p.EU.Skill = "floorside" }, "parameter SkillFunctionEU: \"floorside\" is not the ARN of a Lambda function"},
		{func(p *infra.Parameters) { p.FE.Events = "arn:aws:lambda:us-west-2:000000000000:function:x" }, "parameter EventsFunctionFE"},
		{func(p *infra.Parameters) { p.EU.Events = "arn:aws:lambda:eu-central-1:123456789012:function:x" }, "parameter EventsFunctionEU"},
		{func(p *infra.Parameters) { p.NA.Events = `arn:aws:lambda:us-east-1:123456789012:function:x","a":"` }, "parameter EventsFunctionNA"},
	} {
		p := ours()
		c.spoil(&p)
		for what, make := range map[string]func(infra.Parameters) ([]byte, error){"manifest": infra.Manifest, "package": infra.Package} {
			if raw, err := make(p); err == nil || raw != nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%s: got %v, want %q", what, err, c.want)
			}
		}
	}
	_, err := infra.Manifest(infra.Parameters{})
	if got := strings.Count(err.Error(), "is missing"); got != 8 {
		t.Errorf("all eight are to be named at once, each once: %v", err)
	}
}

// gap is how one stands in the template. What looks like one and has another shape would ship as it is.
var gap = regexp.MustCompile(`\$(\{[A-Za-z]+\})?`)

func TestWhatLooksLikeAGapIsOne(t *testing.T) {
	raw, err := os.ReadFile("skill-package/skill.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, found := range gap.FindAllString(string(raw), -1) {
		if found == "$" {
			t.Error("a $ that begins no ${Name}")
		}
	}
	if !json.Valid(raw) {
		t.Error("the template is no JSON")
	}
}

func TestThePackageHoldsWhatAmazonImports(t *testing.T) {
	raw, err := infra.Package(ours())
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
		if f.Name != "skill.json" {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, manifest(t)) {
			t.Errorf("its skill.json is another: %v", err)
		}
	}
	want := []string{"skill.json", "assets/images/en-US_largeIcon.png", "assets/images/en-US_smallIcon.png", "interactionModels/custom/en-US.json"}
	if !slices.Equal(names, want) {
		t.Errorf("holds %q, want %q", names, want)
	}
	if again, err := infra.Package(ours()); err != nil || !bytes.Equal(raw, again) {
		t.Errorf("the same package comes out otherwise the second time: %v", err)
	}
}

func TestTheDraftIsOneThatAmazonCanMakeASkillOf(t *testing.T) {
	raw, err := infra.Draft()
	if err != nil {
		t.Fatal(err)
	}
	judge.Manifest(t, raw)
	if bytes.Contains(raw, []byte("$")) || bytes.Contains(raw, []byte("endpoint")) || !bytes.Contains(raw, []byte("Back Spasm Helper")) {
		t.Errorf("%s", raw)
	}
}

func TestIconsAreAsAmazonWantsThem(t *testing.T) {
	judge.Icons(t)
	for name, size := range map[string]int{"small": 108, "large": 512} {
		f, err := os.Open("skill-package/assets/images/en-US_" + name + "Icon.png")
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		picture, err := png.Decode(f)
		if err != nil {
			t.Fatal(err)
		}
		if b := picture.Bounds(); b.Dx() != size || b.Dy() != size {
			t.Errorf("%s: %v, want %d px", name, b, size)
		}
		if _, _, _, alpha := picture.At(0, 0).RGBA(); alpha != 0xffff {
			t.Errorf("%s: one can see through it", name)
		}
	}
}
