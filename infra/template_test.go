// Package infra_test holds template.yaml to what the code and Alexa need of it.
package infra_test

import (
	"strings"
	"testing"

	"floorside/internal/judge"
)

func TestTemplate(t *testing.T) {
	template, err := parse(readTemplate(t))
	if err != nil {
		t.Fatal(err)
	}
	for name, check := range checks {
		for _, problem := range check(template) {
			t.Errorf("%s: %s", name, problem)
		}
	}
}

func TestAWSAcceptsTheTemplate(t *testing.T) { judge.Template(t, templatePath) }

// faults are edits of the template, each of which one check must notice.
var faults = []struct {
	name     string
	old, new string
	notices  string // the check
}{
	{"records never expire", "        AttributeName: expires_at\n        Enabled: true", "        AttributeName: expires_at\n        Enabled: false", "table"},
	{"TTL on another attribute", "AttributeName: expires_at", "AttributeName: expires", "table"},
	{"another key", "AttributeName: pk", "AttributeName: id", "table"},
	{"a number for a key", "AttributeType: S", "AttributeType: N", "table"},
	{"paid by the hour", "PAY_PER_REQUEST", "PROVISIONED", "table"},
	{"no encryption", "SSEEnabled: true", "SSEEnabled: false", "table"},
	{"no recovery", "PointInTimeRecoveryEnabled: true", "PointInTimeRecoveryEnabled: false", "table"},
	{"backups of who was forgotten", "RecoveryPeriodInDays: 1", "RecoveryPeriodInDays: 35", "table"},
	{"every action", "- dynamodb:GetItem", "- dynamodb:*", "rights"},
	{"one action more", "- dynamodb:GetItem", "- dynamodb:GetItem\n                - dynamodb:Scan", "rights"},
	{"one action less", "                - dynamodb:DeleteItem\n", "", "rights"},
	{"every table", "Resource: !GetAtt RecordTable.Arn", `Resource: "*"`, "rights"},
	{"another policy", "      Policies:\n", "      Policies:\n        - AmazonDynamoDBFullAccess\n", "rights"},
	{"a ready-made policy", "        - Version: \"2012-10-17\"\n          Statement:", "        - DynamoDBCrudPolicy: {TableName: !Ref RecordTable}\n          Statements:", "rights"},
	{"any skill may call", "          Properties:\n            SkillId: !Ref SkillId\n", "", "trigger"},
	{"one skill, written in", "SkillId: !Ref SkillId", "SkillId: amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef", "trigger"},
	{"a public address", "      Events:\n", "      Events:\n        Web: {Type: HttpApi}\n", "trigger"},
	{"any text for a skill id", "AllowedPattern: ^amzn1", "AllowedPattern: .*amzn1", "skill id"},
	{"dots that match anything", `^amzn1\.ask\.skill\.`, "^amzn1.ask.skill.", "skill id"},
	{"a default skill", "Parameters:\n  SkillId:\n", "Parameters:\n  SkillId:\n    Default: amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef\n", "skill id"},
	{"slower than Alexa", "Timeout: 7", "Timeout: 8", "function"},
	{"no timeout", "    Timeout: 7 # seconds; Alexa gives up after 8\n", "", "function"},
	{"too little memory", "MemorySize: 256", "MemorySize: 128", "function"},
	{"the other processor", "- arm64", "- x86_64", "function"},
	{"the old runtime", "provided.al2023", "provided.al2", "function"},
	{"no traces", "Tracing: Active", "Tracing: PassThrough", "function"},
	{"built without our flags", "BuildMethod: makefile", "BuildMethod: go1.x", "build"},
	{"no table for the code", "        TABLE_NAME: !Ref RecordTable\n", "", "variables"},
	{"a skill id for nobody", "SKILL_ID: !Ref SkillId", `SKILL_ID: ""`, "variables"},
	{"a test's endpoint left in", "      Variables:\n", "      Variables:\n        DYNAMODB_ENDPOINT: http://127.0.0.1:8000\n", "variables"},
	{"logs for ever", "    Properties:\n      RetentionInDays: 30\n", "", "logs"},
	{"logs elsewhere", "        LogGroup: !Ref SkillLogs\n", "", "logs"},
	{"metrics dropped", "ApplicationLogLevel: INFO", "ApplicationLogLevel: WARN", "logs"},
	{"logs as text", "LogFormat: JSON", "LogFormat: Text", "logs"},
	{"no timeout of their own", "      Description: Forgets whoever", "      Timeout: 60\n      Description: Forgets whoever", "function"},
	{"any skill may report", "      EventSourceToken: !Ref SkillId\n", "", "trigger"},
	{"anybody may report", "Principal: alexa-appkit.amazon.com", `Principal: "*"`, "trigger"},
	{"reports to the other function", "FunctionName: !Ref EventsFunction\n      Principal", "FunctionName: !Ref SkillFunction\n      Principal", "trigger"},
	{"no reports", "  EventsPermission:\n    Type: AWS::Lambda::Permission", "  EventsPermission:\n    Type: AWS::SNS::Topic", "trigger"},
	{"a talk with the events", "      EventInvokeConfig:", "      Events:\n        Alexa: {Type: AlexaSkill}\n      EventInvokeConfig:", "trigger"},
	{"a public address beside", "  EventsLogs:\n", "  Web: {Type: AWS::Lambda::Url}\n\n  EventsLogs:\n", "trigger"},
	{"never tried again", "MaximumRetryAttempts: 2", "MaximumRetryAttempts: 0", "retry"},
	{"events may read", "              Action:\n                - dynamodb:DeleteItem\n", "              Action:\n                - dynamodb:GetItem\n                - dynamodb:DeleteItem\n", "rights"},
	{"a right beside the functions", "  EventsLogs:\n", "  More: {Type: AWS::IAM::Policy}\n\n  EventsLogs:\n", "rights"},
	{"everybody may post", "  EventsLogs:\n", "  More: {Type: AWS::SNS::TopicPolicy, Properties: {PolicyDocument: {Statement: [{Principal: {AWS: \"*\"}}]}}}\n\n  EventsLogs:\n", "rights"},
	{"the events' logs for ever", "      RetentionInDays: 30\n\n  # ---- What is remembered", "\n  # ---- What is remembered", "logs"},
	{"prod is deleted", "DeletionPolicy: !If [Production, Retain, Delete]", "DeletionPolicy: Delete", "table"},
	{"dev is kept", "UpdateReplacePolicy: !If [Production, Retain, Delete]", "UpdateReplacePolicy: !If [Production, Delete, Retain]", "table"},
	{"prod is another word", "!Equals [!Ref Stage, prod]", "!Equals [!Ref Stage, production]", "parameters"},
	{"a third stage", "      - prod\n", "      - prod\n      - test\n", "parameters"},
	{"prod by default", "Default: dev", "Default: prod", "parameters"},
	{"any text for an address", `AllowedPattern: ^$|^[^@\s]+@[^@\s]+\.[^@\s]+$`, "AllowedPattern: .*", "parameters"},
	{"an address is needed", `AllowedPattern: ^$|^`, "AllowedPattern: ^", "parameters"},
	{"a key that CloudWatch may not use", "      DisplayName: Floorside\n", "      KmsMasterKeyId: alias/aws/sns\n", "parameters"},
	{"a metric misspelt", "MetricName: StoreFault\n", "MetricName: StoreFaults\n", "alarms"},
	{"another namespace", "Namespace: Floorside\n      MetricName: SafeWords", "Namespace: floorside\n      MetricName: SafeWords", "alarms"},
	{"by a dimension that an alarm cannot sum", "      MetricName: GuardAdded\n", "      MetricName: GuardAdded\n      Dimensions: [{Name: locale, Value: en-US}]\n", "alarms"},
	{"a metric of the share misspelt", "MetricName: Unclear}", "MetricName: Uncleared}", "alarms"},
	{"the mean hides the slow", "ExtendedStatistic: p99", "Statistic: Average", "alarms"},
	{"an alarm of the other function", "Dimensions: [{Name: FunctionName, Value: !Ref SkillFunction}]", "Dimensions: [{Name: FunctionName, Value: !Ref EventsFunction}]", "alarms"},
	{"rings nobody", "      AlarmActions: [!Ref AlarmTopic]\n", "", "alarms"},
	{"rings at night", "TreatMissingData: notBreaching", "TreatMissingData: breaching", "alarms"},
	{"an alarm less", "  GuardHadToWarn:\n    Type: AWS::CloudWatch::Alarm", "  GuardHadToWarn:\n    Type: AWS::SNS::Topic", "alarms"},
	{"half a dashboard", "        ]}\n", "        ]\n", "dashboard"},
	{"a metric misspelt on it", `["Floorside", "Unclear"]`, `["Floorside", "Unclears"]`, "dashboard"},
	{"an alarm not on it", `"${StoreFaults.Arn}", `, "", "dashboard"},
	{"one region", `"region": "${AWS::Region}"`, `"region": "us-east-1"`, "anywhere"},
	{"one partition", "Value: !GetAtt EventsFunction.Arn", "Value: !Sub arn:aws:lambda:x:y:${EventsFunction}", "anywhere"},
	{"no endpoint for events", "Value: !GetAtt EventsFunction.Arn", "Value: !Ref EventsFunction", "outputs"},
	{"no endpoint to enter", "Value: !GetAtt SkillFunction.Arn", "Value: !Ref SkillFunction", "outputs"},
}

func TestFaultsAreNoticed(t *testing.T) {
	text := readTemplate(t)
	for _, f := range faults {
		if strings.Count(text, f.old) == 0 {
			t.Errorf("%s: the template has no %q to spoil", f.name, f.old)
			continue
		}
		template, err := parse(strings.Replace(text, f.old, f.new, 1))
		if err != nil {
			t.Errorf("%s: %v", f.name, err)
			continue
		}
		if len(checks[f.notices](template)) == 0 {
			t.Errorf("%s: not noticed by the check of the %s", f.name, f.notices)
		}
	}
}
