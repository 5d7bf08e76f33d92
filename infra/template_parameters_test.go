package infra_test

import (
	"fmt"
	"regexp"
	"strings"
)

// checkParameters: each says what it is for, lets in only what can be right, and dev and prod differ where they should.
func checkParameters(template any) (problems []string) {
	parameters, _ := at(template, "Parameters").(map[string]any)
	for name := range parameters {
		path := "Parameters." + name + "."
		if words, _ := at(template, path+"Description").(string); len(words) < 40 {
			problems = append(problems, name+": no description to speak of")
		}
		if at(template, path+"AllowedPattern") == nil && at(template, path+"AllowedValues") == nil {
			problems = append(problems, name+": anything is let in")
		}
	}
	problems = append(problems, expect(template, "", map[string]string{
		"Parameters.Stage.AllowedValues":                 "[dev prod]",
		"Parameters.Stage.Default":                       "dev",
		"Conditions.Production":                          "map[Fn::Equals:[map[Ref:Stage] prod]]",
		"Parameters.AlarmEmail.Default":                  "",
		"Conditions.SomebodyGetsMail":                    "map[Fn::Not:[map[Fn::Equals:[map[Ref:AlarmEmail] ]]]]",
		"Resources.AlarmMail.Condition":                  "SomebodyGetsMail",
		"Resources.AlarmMail.Properties.Endpoint":        "map[Ref:AlarmEmail]",
		"Resources.AlarmMail.Properties.TopicArn":        "map[Ref:AlarmTopic]",
		"Resources.AlarmTopic.Type":                      "AWS::SNS::Topic",
		"Resources.AlarmTopic.Properties.KmsMasterKeyId": "<nil>",
	})...)
	return append(problems, allows(template, "AlarmEmail", map[string]bool{
		"": true, "ana@example.org": true, "a.b+c@mail.example.org": true,
		"ana": false, "ana@example": false, "@example.org": false, "a b@example.org": false, "ana@example.org, ben@example.org": false,
	})...)
}

func checkSkillID(template any) (problems []string) {
	if words, _ := at(template, "Parameters.SkillId.Description").(string); !strings.Contains(words, "amzn1.ask.skill.") {
		problems = append(problems, "SkillId: the description does not show what it looks like")
	}
	if fallback := at(template, "Parameters.SkillId.Default"); fallback != nil {
		problems = append(problems, "SkillId: a default is somebody's skill")
	}
	const id = "amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef"
	return append(problems, allows(template, "SkillId", map[string]bool{
		id: true, "": false, "x" + id: false, id + "0": false, id[:20]: false, "amzn1.ask.skill.": false,
		strings.ReplaceAll(id, ".", "-"): false, "*": false,
	})...)
}

// allows compares which examples a parameter lets in with which it should.
func allows(template any, parameter string, examples map[string]bool) (problems []string) {
	pattern, _ := at(template, "Parameters."+parameter+".AllowedPattern").(string)
	allowed, err := regexp.Compile(pattern)
	if err != nil || pattern == "" {
		return []string{parameter + ": no AllowedPattern"}
	}
	for example, want := range examples {
		if allowed.MatchString(example) != want {
			problems = append(problems, fmt.Sprintf("%s: %q allowed: %t", parameter, example, !want))
		}
	}
	return problems
}
