package infra_test

import (
	"fmt"
	"strings"

	"floorside/internal/session"
)

// check says what is wrong with a template, in a few words each.
type check func(template any) []string

// checks are what a template of ours must be, beyond what AWS accepts.
var checks = map[string]check{
	"function":   checkFunction,
	"build":      checkBuild,
	"trigger":    checkTrigger,
	"retry":      checkRetry,
	"skill id":   checkSkillID,
	"parameters": checkParameters,
	"variables":  checkVariables,
	"rights":     checkRights,
	"logs":       checkLogs,
	"table":      checkTable,
	"alarms":     checkAlarms,
	"dashboard":  checkDashboard,
	"anywhere":   checkAnywhere,
	"outputs":    checkOutputs,
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

// eachFunction expects the same of every function.
func eachFunction(template any, want map[string]string) (problems []string) {
	for _, name := range functions {
		problems = append(problems, expect(template, "Resources."+name+".", want)...)
	}
	return problems
}

func checkFunction(template any) []string {
	problems := eachFunction(template, map[string]string{
		"Type":                     "AWS::Serverless::Function",
		"Properties.Runtime":       "provided.al2023",
		"Properties.Handler":       "bootstrap",
		"Properties.Architectures": "[arm64]",
		"Properties.Tracing":       "Active",
	})
	for _, name := range functions {
		if memory, ok := at(template, "Resources."+name+".Properties.MemorySize").(int); !ok || memory < 256 {
			problems = append(problems, name+": less than 256 MB: the first answer comes too late")
		}
		if seconds, ok := at(template, "Resources."+name+".Properties.Timeout").(int); !ok || seconds < 3 || seconds >= 8 {
			problems = append(problems, name+": a timeout that is not under Alexa's 8 s, or too short to answer in")
		}
	}
	return problems
}

func checkBuild(template any) []string {
	return eachFunction(template, map[string]string{
		"Metadata.BuildMethod": "makefile",
		"Properties.CodeUri":   ".",
	})
}

// checkTrigger: without a skill id any skill of any account could call the functions.
func checkTrigger(template any) []string {
	problems := expect(template, "Resources.SkillFunction.Properties.Events.Alexa.", map[string]string{
		"Type":               "AlexaSkill",
		"Properties.SkillId": "map[Ref:SkillId]",
	})
	problems = append(problems, expect(template, "Resources.EventsPermission.", map[string]string{
		"Type":       "AWS::Lambda::Permission",
		"Properties": "map[Action:lambda:InvokeFunction EventSourceToken:map[Ref:SkillId] FunctionName:map[Ref:EventsFunction] Principal:alexa-appkit.amazon.com]",
	})...)
	for name, want := range map[string]int{"SkillFunction": 1, "EventsFunction": 0} {
		if events, _ := at(template, "Resources."+name+".Properties.Events").(map[string]any); len(events) != want {
			problems = append(problems, fmt.Sprintf("%s: %d triggers, want %d", name, len(events), want))
		}
	}
	resources, _ := at(template, "Resources").(map[string]any)
	for name := range resources {
		if kind := show(at(template, "Resources."+name+".Type")); name != "EventsPermission" && (strings.HasSuffix(kind, "::Permission") || strings.HasSuffix(kind, "::Url")) {
			problems = append(problems, name+": another way to call a function")
		}
	}
	return problems
}

// checkRetry: Lambda's own habit, but written down, since forgetting relies on it.
func checkRetry(template any) []string {
	return expect(template, "Resources.EventsFunction.Properties.EventInvokeConfig.", map[string]string{
		"MaximumRetryAttempts": "2", "MaximumEventAgeInSeconds": "21600",
	})
}

func checkVariables(template any) []string {
	problems := eachFunction(template, map[string]string{
		"Properties.Environment.Variables": "map[SKILL_ID:map[Ref:SkillId] TABLE_NAME:map[Ref:RecordTable]]",
	})
	return problems
}

// checkLogs: the lines are JSON, level-less ones (metrics) pass, and none is kept for ever.
func checkLogs(template any) (problems []string) {
	for function, logs := range map[string]string{"SkillFunction": "SkillLogs", "EventsFunction": "EventsLogs"} {
		problems = append(problems, expect(template, "Resources."+function+".Properties.LoggingConfig.", map[string]string{
			"LogFormat":           "JSON",
			"ApplicationLogLevel": "INFO",
			"LogGroup":            "map[Ref:" + logs + "]",
		})...)
		problems = append(problems, expect(template, "Resources."+logs+".", map[string]string{"Type": "AWS::Logs::LogGroup"})...)
		if days, ok := at(template, "Resources."+logs+".Properties.RetentionInDays").(int); !ok || days > 90 {
			problems = append(problems, logs+": kept for ever, or nearly")
		}
	}
	return problems
}

// checkTable holds the table and internal/session to each other.
func checkTable(template any) []string {
	problems := expect(template, "Resources.RecordTable.", map[string]string{
		"Type":                            "AWS::DynamoDB::Table",
		"DeletionPolicy":                  "map[Fn::If:[Production Retain Delete]]",
		"UpdateReplacePolicy":             "map[Fn::If:[Production Retain Delete]]",
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
		"SkillFunctionArn.Value":  "map[Fn::GetAtt:SkillFunction.Arn]",
		"EventsFunctionArn.Value": "map[Fn::GetAtt:EventsFunction.Arn]",
		"RecordTableName.Value":   "map[Ref:RecordTable]",
		"AlarmTopicArn.Value":     "map[Ref:AlarmTopic]",
	})
}
