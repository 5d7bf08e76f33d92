package infra_test

import (
	"fmt"
	"slices"
	"strings"
)

// checkRights: each function has the actions that it calls, on the one table, and nothing else. What SAM adds, to write
// logs and traces, does not stand in the template.
func checkRights(template any) (problems []string) {
	for name, want := range map[string][]string{
		"SkillFunction":  {"dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem"},
		"EventsFunction": {"dynamodb:DeleteItem"},
	} {
		for _, problem := range rightsOf(template, "Resources."+name+".Properties.", want) {
			problems = append(problems, name+": "+problem)
		}
	}
	resources, _ := at(template, "Resources").(map[string]any)
	for name := range resources {
		if kind := show(at(template, "Resources."+name+".Type")); strings.HasPrefix(kind, "AWS::IAM::") || strings.HasSuffix(kind, "Policy") {
			problems = append(problems, name+": further rights")
		}
	}
	return append(problems, wildcards(at(template, "Resources"), "Resources")...)
}

// rightsOf is what is wrong with the policy of one function: it is one statement of the template itself.
func rightsOf(template any, properties string, want []string) (problems []string) {
	policies, _ := at(template, properties+"Policies").([]any)
	statements, _ := at(template, properties+"Policies.0.Statement").([]any)
	if len(policies) != 1 || len(statements) != 1 || at(template, properties+"Role") != nil {
		return []string{"the rights are not one policy of one statement"}
	}
	statement, _ := statements[0].(map[string]any)
	problems = expect(statement, "", map[string]string{
		"Effect":   "Allow",
		"Resource": "map[Fn::GetAtt:RecordTable.Arn]",
	})
	if len(statement) != 3 {
		problems = append(problems, "the statement has more than effect, action and resource")
	}
	actions, _ := statement["Action"].([]any)
	var named []string
	for _, action := range actions {
		named = append(named, show(action))
	}
	slices.Sort(named)
	if !slices.Equal(named, want) {
		problems = append(problems, fmt.Sprintf("the actions are %v, want %v", named, want))
	}
	return problems
}

// wildcards finds a star in any action, resource or principal, wherever it stands.
func wildcards(v any, path string) (problems []string) {
	switch inner := v.(type) {
	case map[string]any:
		for key, item := range inner {
			if slices.Contains([]string{"Action", "NotAction", "Resource", "NotResource", "Principal"}, key) && strings.Contains(show(item), "*") {
				problems = append(problems, fmt.Sprintf("%s.%s is %s", path, key, show(item)))
			}
			problems = append(problems, wildcards(item, path+"."+key)...)
		}
	case []any:
		for i, item := range inner {
			problems = append(problems, wildcards(item, fmt.Sprintf("%s.%d", path, i))...)
		}
	}
	return problems
}
