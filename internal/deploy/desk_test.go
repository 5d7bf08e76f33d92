package deploy_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"floorside/internal/deploy"
	"floorside/internal/smapi/smapitest"
)

func TestMain(m *testing.M) {
	if filepath.Base(os.Args[0]) == "sam" {
		os.Exit(playSAM(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

// desk is somebody with a checkout, an account at Amazon and one at AWS.
type desk struct {
	t        *testing.T
	amazon   *smapitest.Amazon
	world    deploy.World
	options  deploy.Options
	out, err bytes.Buffer
	aws      string // where the cloud is kept
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{t: t, amazon: smapitest.New(t), aws: t.TempDir()}
	bin := t.TempDir()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(self, filepath.Join(bin, "sam")); err != nil {
		t.Fatal(err)
	}
	ours, err := filepath.Abs("../../template.yaml")
	if err != nil {
		t.Fatal(err)
	}
	d.world = deploy.World{
		Root: t.TempDir(), In: strings.NewReader(""), Out: &d.out, Err: &d.err, API: d.amazon.URL, Auth: d.amazon.Auth(),
		Wait: time.Millisecond, Patience: 20 * time.Second,
		// The race detector would have every process of SAM's stand-in wait a second before it ends.
		Environ: []string{"GORACE=atexit_sleep_ms=0", "PATH=" + bin, home + "=" + d.aws, templateIs + "=" + ours, "AWS_PROFILE=mine", "HOME=" + t.TempDir(),
			"LWA_CLIENT_ID=" + smapitest.ClientID, "LWA_CLIENT_SECRET=" + smapitest.ClientSecret, "LWA_REFRESH_TOKEN=" + smapitest.RefreshToken},
	}
	d.options = deploy.Options{Stage: "dev", PrivacyURL: "https://floorside.dev/privacy", TermsURL: "https://floorside.dev/terms", AlarmEmail: "ops@floorside.dev"}
	t.Cleanup(d.tellsNoSecret)
	return d
}

// deploy deploys, and what is printed is only that of this time.
func (d *desk) deploy() error { return d.deployUntil(d.t.Context()) }

func (d *desk) deployUntil(ctx context.Context) error {
	d.t.Helper()
	err := deploy.Deploy(ctx, d.world, d.options)
	if err != nil {
		d.err.WriteString(err.Error())
	}
	return err
}

func (d *desk) undeploy() error {
	err := deploy.Undeploy(d.t.Context(), d.world, d.options)
	if err != nil {
		d.err.WriteString(err.Error())
	}
	return err
}

// works deploys and wants it to go well.
func (d *desk) works() {
	d.t.Helper()
	if err := d.deploy(); err != nil {
		d.t.Fatalf("%v\n%s", err, &d.err)
	}
}

// fails deploys and wants it to fail with all these words.
func (d *desk) fails(words ...string) {
	d.t.Helper()
	err := d.deploy()
	for _, w := range words {
		if err == nil || !strings.Contains(err.Error(), w) {
			d.t.Fatalf("got %v, want %q", err, w)
		}
	}
}

func (d *desk) cloud() *cloud {
	d.t.Helper()
	c, err := openCloud(d.aws)
	if err != nil {
		d.t.Fatal(err)
	}
	return c
}

// mishap has the next calls of a command of SAM fail.
func (d *desk) mishap(command string, m ...mishap) {
	d.t.Helper()
	c := d.cloud()
	c.Faults[command] = append(c.Faults[command], m...)
	if err := c.save(); err != nil {
		d.t.Fatal(err)
	}
}

// up wants one skill and one stack that belong together, whole.
func (d *desk) up() {
	d.t.Helper()
	skills, c := d.amazon.Skills(), d.cloud()
	if len(skills) != 1 || len(c.Stacks) != 1 {
		d.t.Fatalf("%d skills, %d stacks", len(skills), len(c.Stacks))
	}
	s, stack := skills[0], c.Stacks["floorside-dev@us-east-1"]
	if !s.Enabled || len(s.Files) != 4 || !strings.Contains(string(s.Manifest), "us-east-1:123456789012:function:floorside-dev-skill") {
		d.t.Errorf("the skill: %+v", s)
	}
	if stack.Parameters["SkillId"] != s.ID || stack.Parameters["Stage"] != "dev" {
		d.t.Errorf("the stack: %+v", stack)
	}
}

// tellsNoSecret looks through all that was printed and written.
func (d *desk) tellsNoSecret() {
	secrets := []string{smapitest.ClientSecret, smapitest.RefreshToken, smapitest.AccessToken, smapitest.UploadKey}
	look := func(where, text string) {
		for _, secret := range secrets {
			if strings.Contains(text, secret) {
				d.t.Errorf("%s gives %s away:\n%s", where, secret, text)
			}
		}
	}
	look("standard output", d.out.String())
	look("standard error", d.err.String())
	if leaked := d.cloud().Leaked; len(leaked) > 0 {
		d.t.Errorf("SAM was told %v", leaked)
	}
	for _, root := range []string{d.world.Root, d.aws} {
		err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			raw, err := os.ReadFile(path)
			look(path, string(raw))
			return err
		})
		if err != nil {
			d.t.Error(err)
		}
	}
}

// setenv changes a variable of the desk's world; an empty value takes it away.
func (d *desk) setenv(name, value string) {
	d.world.Environ = slices.DeleteFunc(slices.Clone(d.world.Environ), func(e string) bool { return strings.HasPrefix(e, name+"=") })
	if value != "" {
		d.world.Environ = append(d.world.Environ, name+"="+value)
	}
}
