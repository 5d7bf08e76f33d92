package judge

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const goodTemplate = "testdata/template.yaml"

func TestATemplateThatAWSTakes(t *testing.T) { Template(t, goodTemplate) }

// The judge does not know the properties of AWS::Serverless::Function, nor IAM actions: a wrong
// architecture, timeout or action passes it. Tests of our own must look at those.
func TestTemplatesThatAWSRefuses(t *testing.T) {
	good, err := os.ReadFile(goodTemplate)
	if err != nil {
		t.Fatal(err)
	}
	faults := map[string][2]string{
		"a Ref to nothing":       {`!Ref Records`, `!Ref Recordz`},
		"no such attribute":      {`Records.Arn`, `Records.Arm`},
		"an output of nothing":   {`Skill.Arn`, `Skil.Arn`},
		"no such resource type":  {`AWS::DynamoDB::Table`, `AWS::DynamoDB::Tabel`},
		"a property misspelt":    {`TimeToLiveSpecification`, `TimeToLive`},
		"no such billing":        {`PAY_PER_REQUEST`, `PAY_PER_TURN`},
		"no such comparison":     {`GreaterThanOrEqualToThreshold`, `Greater`},
		"a key without its type": {`AttributeName: pk, KeyType`, `AttributeName: pq, KeyType`},
		"not YAML":               {"\n  Records:", "\n Records:"},
	}
	dir := t.TempDir()
	var paths []string
	for name, fault := range faults {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, plant(t, string(good), fault), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	problems, err := templateProblems(paths...)
	if err != nil {
		t.Fatal(err)
	}
	all := "\n" + strings.Join(problems, "\n")
	for _, path := range paths {
		if !strings.Contains(all, "\n"+path+":") {
			t.Errorf("%s: let pass", filepath.Base(path))
		}
	}
	t.Log(all)
}

func TestATemplateThatIsNotThereIsAnError(t *testing.T) {
	if _, err := templateProblems("testdata/nothing.yaml"); err == nil || !strings.Contains(err.Error(), "no such file") {
		t.Fatalf("got %v", err)
	}
}
