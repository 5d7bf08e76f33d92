package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// checkout is an empty one to stand in, on a machine that has nothing.
func checkout(t *testing.T) {
	t.Helper()
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "content"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "content", "regions.yaml"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	for _, name := range []string{"PATH", "LWA_CLIENT_ID", "LWA_CLIENT_SECRET", "LWA_REFRESH_TOKEN"} {
		t.Setenv(name, "")
	}
}

func TestDeployingOnAMachineThatHasNothing(t *testing.T) {
	checkout(t)
	code, out, err := ask("deploy", "-dry-run", "-privacy", "https://floorside.dev/privacy", "-regions", "us-east-1,us-west-2")
	if code != 1 || !strings.Contains(err, "5 things are missing") || strings.Contains(err, "-privacy") || !strings.Contains(out, "--region us-west-2") {
		t.Errorf("exit %d\n%s\n%s", code, out, err)
	}
	code, out, err = ask("deploy")
	if code != 1 || out != "" || !strings.Contains(err, "6 things are missing") || !strings.Contains(err, "[1/7] what is needed") {
		t.Errorf("exit %d\n%s\n%s", code, out, err)
	}
	code, _, err = ask("undeploy", "-stage", "prod")
	if code != 1 || !strings.Contains(err, "floorside-prod in us-east-1") || !strings.Contains(err, "4 things are missing") {
		t.Errorf("exit %d\n%s", code, err)
	}
}

func TestWhatDeployDoesNotTake(t *testing.T) {
	checkout(t)
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"deploy", "prod"}, 2, `unknown argument "prod"`},
		{[]string{"deploy", "-now"}, 2, "-now"},
		{[]string{"deploy", "-yes"}, 2, "-yes"},
		{[]string{"undeploy", "-privacy", "x"}, 2, "-privacy"},
		{[]string{"deploy", "-stage", "test"}, 1, "say dev or prod"},
	} {
		if code, out, err := ask(c.args...); code != c.code || out != "" || !strings.Contains(err, c.want) {
			t.Errorf("%q: exit %d, %q, %q", c.args, code, out, err)
		}
	}
}
