package deploy_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// templateIs is the variable that says which template the stand-in of SAM deploys. It takes the parameters, gives the outputs
// and has the functions that are named there, so that no deployment of these tests goes well by names that are nowhere else.
const templateIs = "SAM_STANDIN_TEMPLATE"

// form is what of a template can be seen from outside.
type form struct {
	Parameters map[string]struct {
		Default        *string  `yaml:"Default"`
		AllowedPattern string   `yaml:"AllowedPattern"`
		AllowedValues  []string `yaml:"AllowedValues"`
	} `yaml:"Parameters"`
	Resources map[string]yaml.Node `yaml:"Resources"`
	Outputs   map[string]struct {
		Value yaml.Node `yaml:"Value"`
	} `yaml:"Outputs"`
}

func openForm() (f form, err error) {
	raw, err := os.ReadFile(os.Getenv(templateIs))
	if err != nil {
		return f, err
	}
	return f, yaml.Unmarshal(raw, &f)
}

// takes refuses parameters as CloudFormation does.
func (f form) takes(given map[string]string) error {
	for name, value := range given {
		p, there := f.Parameters[name]
		switch {
		case !there:
			return fmt.Errorf("Error: Failed to create changeset: Parameters: [%s] do not exist in the template", name)
		case len(p.AllowedValues) > 0 && !slices.Contains(p.AllowedValues, value), !regexp.MustCompile(p.AllowedPattern).MatchString(value):
			return fmt.Errorf("Error: Failed to create changeset: Parameter %s failed to satisfy constraint", name)
		}
	}
	for name, p := range f.Parameters {
		if _, said := given[name]; !said && p.Default == nil {
			return fmt.Errorf("Error: Failed to create changeset: Parameters: [%s] must have values", name)
		}
	}
	return nil
}

// outputs are those of a stack: the ARN of a function, the name of anything else.
func (f form) outputs(stack, region string) (list []map[string]string) {
	for name, output := range f.Outputs {
		value := stack + "-" + output.Value.Value
		if function, of := strings.CutSuffix(output.Value.Value, "Function.Arn"); of && output.Value.Tag == "!GetAtt" {
			value = "arn:aws:lambda:" + region + ":123456789012:function:" + stack + "-" + strings.ToLower(function)
		}
		list = append(list, map[string]string{"OutputKey": name, "OutputValue": value})
	}
	return list
}

func TestATemplateThatNamesThingsOtherwiseIsNotDeployed(t *testing.T) {
	raw, err := os.ReadFile("../../template.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ old, new, want string }{
		"the skill's parameter":     {"  SkillId:\n    Type: String", "  SkillID:\n    Type: String", "SkillI"},
		"the stage's parameter":     {"  Stage:\n    Type: String", "  Level:\n    Type: String", "[Stage] do not exist in the template"},
		"the alarms' parameter":     {"  AlarmEmail:\n    Type: String", "  AlarmMail:\n    Type: String", "[AlarmEmail] do not exist in the template"},
		"one more parameter":        {"\nConditions:\n", "\n  Owner:\n    Type: String\n\nConditions:\n", "[Owner] must have values"},
		"the stages":                {"      - dev\n", "      - test\n", "Stage failed to satisfy constraint"},
		"the output of the skill":   {"  SkillFunctionArn:\n", "  SkillArn:\n", "does not name its functions"},
		"the output of the events":  {"  EventsFunctionArn:\n", "  EventsArn:\n", "does not name its functions"},
		"the function of the skill": {"  SkillFunction:\n", "  TalkFunction:\n", "The resource SkillFunction does not exist"},
	} {
		t.Run(name, func(t *testing.T) {
			if strings.Count(string(raw), c.old) != 1 {
				t.Fatalf("the template has not one %q to spoil", c.old)
			}
			d := newDesk(t)
			spoiled := filepath.Join(t.TempDir(), "template.yaml")
			if err := os.WriteFile(spoiled, []byte(strings.Replace(string(raw), c.old, c.new, 1)), 0o600); err != nil {
				t.Fatal(err)
			}
			d.setenv(templateIs, spoiled)
			if err := d.deploy(); err == nil || !strings.Contains(d.err.String(), c.want) {
				t.Errorf("got %v, want %q\n%s", err, c.want, &d.err)
			}
		})
	}
}
