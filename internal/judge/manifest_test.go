package judge

import (
	"strings"
	"testing"
)

const goodManifest = `{"manifest":{"manifestVersion":"1.0",
	"publishingInformation":{"category":"HEALTH_AND_FITNESS","distributionMode":"PUBLIC","isAvailableWorldwide":false,
		"distributionCountries":["US"],"testingInstructions":"Say: open back spasm helper.",
		"locales":{"en-US":{"name":"Back Spasm Helper","summary":"Help on the floor.","description":"Not medical advice.",
			"examplePhrases":["Alexa, open back spasm helper"],"keywords":["back"]}}},
	"privacyAndCompliance":{"allowsPurchases":false,"usesPersonalInfo":false,"isChildDirected":false,"isExportCompliant":true,
		"containsAds":false,"usesHealthInfo":false,"locales":{"en-US":{"privacyPolicyUrl":"https://example.com/privacy"}}},
	"apis":{"custom":{"endpoint":{"uri":"arn:aws:lambda:us-east-1:123456789012:function:skill"},"interfaces":[]}},
	"permissions":[{"name":"alexa::alerts:reminders:skill:readwrite"}],
	"events":{"endpoint":{"uri":"arn:aws:lambda:us-east-1:123456789012:function:events"},
		"subscriptions":[{"eventName":"SKILL_DISABLED"}]}}}`

func TestAManifestThatAmazonTakes(t *testing.T) { Manifest(t, []byte(goodManifest)) }

func TestManifestsThatAmazonDoesNotTake(t *testing.T) {
	for name, fault := range map[string][2]string{
		"no such category":       {`HEALTH_AND_FITNESS`, `BACKS`},
		"no category":            {`"category":"HEALTH_AND_FITNESS",`, ``},
		"no such country":        {`["US"]`, `["USA"]`},
		"no such event":          {`SKILL_DISABLED`, `SKILL_DROPPED`},
		"no such permission":     {`alexa::alerts:reminders:skill:readwrite`, `alexa::alarms`},
		"a field misspelt":       {`usesHealthInfo`, `usesHealthInformation`},
		"a flag as a string":     {`"containsAds":false`, `"containsAds":"no"`},
		"an endpoint over http":  {`"uri":"arn:aws:lambda:us-east-1:123456789012:function:skill"`, `"uri":"http://example.com"`},
		"a summary of 161":       {`Help on the floor.`, strings.Repeat("a", 161)},
		"a description of 4,001": {`Not medical advice.`, strings.Repeat("a", 4001)},
		"five example phrases":   {`["Alexa, open back spasm helper"]`, `["a","b","c","d","e"]`},
	} {
		t.Run(name, func(t *testing.T) { refused(t, manifestProblems, plant(t, goodManifest, fault)) })
	}
}
