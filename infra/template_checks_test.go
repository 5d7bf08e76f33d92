package infra_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"floorside/internal/session"
)

// check says what is wrong with a template, in a few words each.
type check func(template any) []string

// checks are what a template of ours must be, beyond what AWS accepts.
var checks = map[string]check{
	"function":  checkFunction,
	"build":     checkBuild,
	"trigger":   checkTrigger,
	"skill id":  checkSkillID,
	"variables": checkVariables,
	"rights":    checkRights,
	"logs":      checkLogs,
	"table":     checkTable,
	"outputs":   checkOutputs,
}

// expect compares what stands at each path with what is wanted there, as text.
func expect(template any, under string, want map[string]string) (problems []string) {
	for path, value := range want {
		if got := show(at(template, under+path)); got != value {
			problems = append(problems, fmt.Sprintf("%s%s is %s, want %s", under, path, got, value))
		}
	}
	return problems
}

const function = "Resources.SkillFunction."

func checkFunction(template any) []string {
	problems := expect(template, function, map[string]string{
		"Type":                     "AWS::Serverless::Function",
		"Properties.Runtime":       "provided.al2023",
		"Properties.Handler":       "bootstrap",
		"Properties.Architectures": "[arm64]",
		"Properties.Tracing":       "Active",
	})
	if memory, ok := at(template, function+"Properties.MemorySize").(int); !ok || memory < 256 {
		problems = append(problems, "less than 256 MB: the first answer comes too late")
	}
	if seconds, ok := at(template, function+"Properties.Timeout").(int); !ok || seconds < 3 || seconds >= 8 {
		problems = append(problems, "a timeout that is not under Alexa's 8 s, or too short to answer in")
	}
	return problems
}

func checkBuild(template any) []string {
	return expect(template, function, map[string]string{
		"Metadata.BuildMethod": "makefile",
		"Properties.CodeUri":   ".",
	})
}

// checkTrigger: without a skill id any skill of any account could call the function.
func checkTrigger(template any) []string {
	problems := expect(template, function, map[string]string{
		"Properties.Events.Alexa.Type":               "AlexaSkill",
		"Properties.Events.Alexa.Properties.SkillId": "map[Ref:SkillId]",
	})
	if events, _ := at(template, function+"Properties.Events").(map[string]any); len(events) != 1 {
		problems = append(problems, fmt.Sprintf("%d triggers, want Alexa alone", len(events)))
	}
	return problems
}

func checkSkillID(template any) (problems []string) {
	if words, _ := at(template, "Parameters.SkillId.Description").(string); !strings.Contains(words, "amzn1.ask.skill.") {
		problems = append(problems, "SkillId: the description does not show what it looks like")
	}
	if fallback := at(template, "Parameters.SkillId.Default"); fallback != nil {
		problems = append(problems, "SkillId: a default is somebody's skill")
	}
	pattern, _ := at(template, "Parameters.SkillId.AllowedPattern").(string)
	allowed, err := regexp.Compile(pattern)
	if err != nil || pattern == "" {
		return append(problems, "SkillId: no AllowedPattern")
	}
	const id = "amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef"
	for example, want := range map[string]bool{
		id: true, "": false, "x" + id: false, id + "0": false, id[:20]: false, "amzn1.ask.skill.": false,
		strings.ReplaceAll(id, ".", "-"): false, "*": false,
	} {
		if allowed.MatchString(example) != want {
			problems = append(problems, fmt.Sprintf("SkillId: %q allowed: %t", example, !want))
		}
	}
	return problems
}

func checkVariables(template any) []string {
	problems := expect(template, function+"Properties.Environment.Variables.", map[string]string{
		"SKILL_ID":   "map[Ref:SkillId]",
		"TABLE_NAME": "map[Ref:RecordTable]",
	})
	variables, _ := at(template, function+"Properties.Environment.Variables").(map[string]any)
	if len(variables) != 2 {
		problems = append(problems, fmt.Sprintf("%d variables, want two", len(variables)))
	}
	return problems
}

// checkRights: three actions on one table, in one statement of the template itself, and nothing else.
func checkRights(template any) (problems []string) {
	policies, _ := at(template, function+"Properties.Policies").([]any)
	statements, _ := at(template, function+"Properties.Policies.0.Statement").([]any)
	if len(policies) != 1 || len(statements) != 1 || at(template, function+"Properties.Role") != nil {
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
	if want := []string{"dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem"}; !slices.Equal(named, want) {
		problems = append(problems, fmt.Sprintf("the actions are %v, want %v", named, want))
	}
	return problems
}

// checkLogs: the lines are JSON, level-less ones (metrics) pass, and none is kept for ever.
func checkLogs(template any) []string {
	problems := expect(template, function+"Properties.LoggingConfig.", map[string]string{
		"LogFormat":           "JSON",
		"ApplicationLogLevel": "INFO",
		"LogGroup":            "map[Ref:SkillLogs]",
	})
	problems = append(problems, expect(template, "Resources.SkillLogs.", map[string]string{"Type": "AWS::Logs::LogGroup"})...)
	if days, ok := at(template, "Resources.SkillLogs.Properties.RetentionInDays").(int); !ok || days > 90 {
		problems = append(problems, "the log is kept for ever, or nearly")
	}
	return problems
}

// checkTable holds the table and internal/session to each other.
func checkTable(template any) []string {
	problems := expect(template, "Resources.RecordTable.", map[string]string{
		"Type":                            "AWS::DynamoDB::Table",
		"Properties.BillingMode":          "PAY_PER_REQUEST",
		"Properties.AttributeDefinitions": "[map[AttributeName:" + session.KeyAttribute + " AttributeType:S]]",
		"Properties.KeySchema":            "[map[AttributeName:" + session.KeyAttribute + " KeyType:HASH]]",
		"Properties.TimeToLiveSpecification.AttributeName":                       session.TTLAttribute,
		"Properties.TimeToLiveSpecification.Enabled":                             "true",
		"Properties.SSESpecification.SSEEnabled":                                 "true",
		"Properties.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled": "true",
		"Properties.PointInTimeRecoverySpecification.RecoveryPeriodInDays":       "1",
	})
	for _, unwanted := range []string{"TableName", "StreamSpecification", "GlobalSecondaryIndexes", "ProvisionedThroughput"} {
		if at(template, "Resources.RecordTable.Properties."+unwanted) != nil {
			problems = append(problems, "the table has "+unwanted)
		}
	}
	return problems
}

func checkOutputs(template any) []string {
	return expect(template, "Outputs.", map[string]string{
		"SkillFunctionArn.Value": "map[Fn::GetAtt:SkillFunction.Arn]",
		"RecordTableName.Value":  "map[Ref:RecordTable]",
	})
}
