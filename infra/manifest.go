package infra

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
)

// manifestTemplate is the manifest with a gap, ${Name}, for each thing that is different for everybody who deploys.
//
//go:embed skill-package/skill.json
var manifestTemplate []byte

// Parameters fill the gaps of the manifest. None has a default: a skill must not be published with somebody
// else's privacy policy, or with a function that is not there.
type Parameters struct {
	PrivacyURL, TermsURL string
	NA, EU, FE           Functions // of the stack that serves North America, Europe, the Far East
}

// Functions are the ARNs of what a stack runs.
type Functions struct{ Skill, Events string }

// values returns what goes into each gap.
func (p Parameters) values() map[string]string {
	return map[string]string{
		"PrivacyURL": p.PrivacyURL, "TermsURL": p.TermsURL,
		"SkillFunctionNA": p.NA.Skill, "SkillFunctionEU": p.EU.Skill, "SkillFunctionFE": p.FE.Skill,
		"EventsFunctionNA": p.NA.Events, "EventsFunctionEU": p.EU.Events, "EventsFunctionFE": p.FE.Events,
	}
}

// Manifest is skill.json with every gap filled. The error names each parameter that cannot stand in it.
func Manifest(p Parameters) ([]byte, error) { return fill(manifestTemplate, p.values()) }

func fill(template []byte, values map[string]string) ([]byte, error) {
	var wrong []error
	seen := map[string]bool{}
	filled := os.Expand(string(template), func(name string) string {
		value, known := values[name]
		if why := unfit(name, value, known); why != "" && !seen[name] {
			wrong = append(wrong, fmt.Errorf("infra: skill.json: parameter %s: %s", name, why))
		}
		seen[name] = true
		return inString(value)
	})
	if len(wrong) > 0 {
		return nil, errors.Join(wrong...)
	}
	return []byte(filled), nil
}

// inString is value as it stands between the quotes of a JSON string.
func inString(value string) string {
	quoted, _ := json.Marshal(value) // a string can always be written
	return strings.Trim(string(quoted), `"`)
}

// lambda is the ARN of a function in a region from which Alexa takes skills (custom skill hosting).
var lambda = regexp.MustCompile(`^arn:aws:lambda:(us-east-1|us-west-2|eu-west-1|ap-northeast-1):(\d{12}):function:[A-Za-z0-9_-]+(:[A-Za-z0-9_$-]+)?$`)

// unfit says why a value cannot stand in the manifest; empty when it can.
func unfit(name, value string, known bool) string {
	switch {
	case !known:
		return "there is no such parameter"
	case value == "":
		return "is missing"
	case strings.HasSuffix(name, "URL"):
		return unfitURL(value)
	}
	match := lambda.FindStringSubmatch(value)
	if match == nil {
		return fmt.Sprintf("%q is not the ARN of a Lambda function in us-east-1, us-west-2, eu-west-1 or ap-northeast-1", value)
	}
	if strings.Trim(match[2], "0") == "" {
		return fmt.Sprintf("%q stands for a function that is still to be named", value)
	}
	return ""
}

// unnamed are hosts that examples use. What names one was copied and not filled in.
var unnamed = []string{"example.com", "example.org", "example.net", "localhost"}

func unfitURL(value string) string {
	u, err := url.Parse(value)
	if err != nil || u.Scheme != "https" || !strings.Contains(u.Hostname(), ".") {
		return fmt.Sprintf("%q is not an address that begins with https://", value)
	}
	host := strings.ToLower(u.Hostname())
	ofExample := slices.ContainsFunc(unnamed, func(n string) bool { return host == n || strings.HasSuffix(host, "."+n) })
	if ofExample || strings.HasSuffix(host, ".example") || strings.HasSuffix(host, ".invalid") {
		return fmt.Sprintf("%q is an address out of an example", value)
	}
	return ""
}

// Draft is a manifest for a skill that is only just made: without the functions, since those want to know the skill's
// id first, and without what only a whole package can bring, the icons.
func Draft() ([]byte, error) {
	var full struct {
		Manifest struct {
			Version    string `json:"manifestVersion"`
			Publishing struct {
				Locales map[string]struct {
					Name        string `json:"name"`
					Summary     string `json:"summary"`
					Description string `json:"description"`
				} `json:"locales"`
				Category string `json:"category"`
			} `json:"publishingInformation"`
			APIs struct {
				Custom struct{} `json:"custom"`
			} `json:"apis"`
		} `json:"manifest"`
	}
	if err := json.Unmarshal(manifestTemplate, &full); err != nil {
		return nil, fmt.Errorf("infra: skill.json: %w", err)
	}
	return json.Marshal(full)
}

// SkillName is what the skill is called in a locale.
func SkillName(locale string) (string, error) {
	var m struct {
		Manifest struct {
			Publishing struct {
				Locales map[string]struct{ Name string } `json:"locales"`
			} `json:"publishingInformation"`
		} `json:"manifest"`
	}
	if err := json.Unmarshal(manifestTemplate, &m); err != nil {
		return "", fmt.Errorf("infra: skill.json: %w", err)
	}
	name := m.Manifest.Publishing.Locales[locale].Name
	if name == "" {
		return "", fmt.Errorf("infra: skill.json: no name for %s", locale)
	}
	return name, nil
}
