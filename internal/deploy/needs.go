package deploy

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"floorside/infra"
	"floorside/internal/smapi"
)

// The variables that hold what Login with Amazon gives a developer.
const (
	clientID     = "LWA_CLIENT_ID"
	clientSecret = "LWA_CLIENT_SECRET"
	refreshToken = "LWA_REFRESH_TOKEN"
)

func (j *job) credentials() smapi.Credentials {
	return smapi.Credentials{ClientID: j.getenv(clientID), ClientSecret: j.getenv(clientSecret), RefreshToken: j.getenv(refreshToken)}
}

// needs names everything that is missing on this machine, each with how to get it. Nobody is asked for it over the net.
func (j *job) needs(undeploys bool) (missing []error) {
	lacks := func(format string, args ...any) { missing = append(missing, fmt.Errorf(format, args...)) }
	if _, err := j.sam.path(); err != nil {
		lacks("sam: the AWS SAM CLI is not on the PATH: pipx install aws-sam-cli, or brew install aws-sam-cli")
	}
	for name, how := range map[string]string{
		clientID:     "the client id of a security profile: developer.amazon.com, Login with Amazon, \"Create a New Security Profile\", and under its Web Settings the allowed return URL http://127.0.0.1:9090/cb",
		clientSecret: "the client secret of the same security profile",
		refreshToken: "with npm: npx ask-cli@2.30.7 util generate-lwa-tokens --client-id ... --client-confirmation ... --scopes \"alexa::ask:skills:readwrite alexa::ask:models:readwrite\"",
	} {
		if j.getenv(name) == "" {
			lacks("%s: this environment variable is empty: %s", name, how)
		}
	}
	if undeploys {
		return missing
	}
	p := infra.Parameters{PrivacyURL: j.o.PrivacyURL, TermsURL: j.o.TermsURL, NA: someFunctions, EU: someFunctions, FE: someFunctions}
	if _, err := infra.Manifest(p); err != nil {
		for line := range strings.Lines(err.Error()) {
			lacks("%s", named.Replace(strings.TrimSpace(line)))
		}
	}
	if j.o.AlarmEmail == "" && j.o.Stage == "prod" {
		lacks("-email: where AWS writes to when an alarm goes off")
	}
	return missing
}

// someFunctions only stand where a function has to: to see early whether the rest of the manifest can be written.
var someFunctions = infra.Functions{Skill: "arn:aws:lambda:us-east-1:123456789012:function:x", Events: "arn:aws:lambda:us-east-1:123456789012:function:x"}

// named puts the flag in the place of the parameter that it is for.
var named = strings.NewReplacer("infra: skill.json: parameter PrivacyURL: ", "-privacy: the address of your privacy policy (docs/privacy.md, its blanks filled in): ",
	"infra: skill.json: parameter TermsURL: ", "-terms: the address of your terms of use: ")

// missingErr makes one error of all that is missing.
func missingErr(missing []error) error {
	if len(missing) == 0 {
		return nil
	}
	lines := []error{fmt.Errorf("%d things are missing", len(missing))}
	if len(missing) == 1 {
		lines[0] = errors.New("one thing is missing")
	}
	return errors.Join(append(lines, sorted(missing)...)...)
}

// check sees first what this machine has, then whether Amazon and AWS take it. Nothing is changed yet.
func (j *job) check(ctx context.Context) error {
	if err := missingErr(j.needs(false)); err != nil {
		return err
	}
	if err := j.api.SignIn(); err != nil {
		return err
	}
	if err := j.chooseVendor(ctx); err != nil {
		return err
	}
	for _, region := range j.o.Regions {
		if _, err := j.sam.outputs(ctx, j.o.stack(), region); err != nil {
			return err
		}
	}
	return j.state.keep(j.o)
}

// chooseVendor finds out in whose name the skill is made. Of several a person has to choose.
func (j *job) chooseVendor(ctx context.Context) error {
	vendors, err := j.api.Vendors(ctx)
	if err != nil {
		return err
	}
	var ids []string
	for _, v := range vendors {
		if v.ID == j.o.Vendor {
			return nil
		}
		ids = append(ids, v.ID+" ("+v.Name+")")
	}
	switch {
	case len(vendors) == 0:
		return errors.New("this Amazon account is no developer's yet: sign in once at developer.amazon.com/alexa/console/ask")
	case j.o.Vendor != "":
		return fmt.Errorf("-vendor %q: is none of yours: say one of %s", j.o.Vendor, strings.Join(ids, ", "))
	case len(vendors) > 1:
		return fmt.Errorf("there are several vendors: choose with -vendor one of %s", strings.Join(ids, ", "))
	}
	j.o.Vendor = vendors[0].ID
	return nil
}
