package judge

import "testing"

const goodModel = `{"interactionModel":{"languageModel":{
	"invocationName":"back spasm helper",
	"intents":[
		{"name":"AMAZON.StopIntent","samples":[]},
		{"name":"SymptomIntent","slots":[{"name":"symptom","type":"SYMPTOM"}],"samples":["i have {symptom}","my {symptom} hurts"]},
		{"name":"SayIntent","slots":[{"name":"words","type":"AMAZON.SearchQuery"}],"samples":["well {words}"]}],
	"types":[{"name":"SYMPTOM","values":[
		{"id":"legs","name":{"value":"weak legs","synonyms":["floppy foot"]}},
		{"id":"fever","name":{"value":"fever","synonyms":[]}}]}]}}}`

func TestAModelThatAlexaBuilds(t *testing.T) { InteractionModel(t, []byte(goodModel)) }

func TestModelsThatAlexaDoesNotBuild(t *testing.T) {
	for name, fault := range map[string][2]string{
		// what Amazon's types know
		"no invocation name":    {`"invocationName":"back spasm helper",`, ``},
		"an intent unnamed":     {`"name":"SayIntent",`, ``},
		"samples as one string": {`["well {words}"]`, `"well {words}"`},
		"a field misspelt":      {`"synonyms"`, `"synonym"`},
		"a value as a string":   {`{"id":"fever","name":{"value":"fever","synonyms":[]}}`, `"fever"`},
		// what only our own checks know
		"no name":                    {`back spasm helper`, ``},
		"a name of one word":         {`back spasm helper`, `helper`},
		"a name with capitals":       {`back spasm helper`, `Back Spasm Helper`},
		"a name that opens skills":   {`back spasm helper`, `open my back`},
		"slot not declared":          {`{symptom} hurts`, `{sympton} hurts`},
		"type not declared":          {`"type":"SYMPTOM"`, `"type":"SYMPTOMS"`},
		"slot of two types":          {`"name":"words","type":"AMAZON.SearchQuery"}],"samples":["well {words}"`, `"name":"symptom","type":"AMAZON.SearchQuery"}],"samples":["well {symptom}"`},
		"intent twice":               {`SayIntent`, `SymptomIntent`},
		"value id twice":             {`"id":"fever"`, `"id":"legs"`},
		"sample in two intents":      {`"well {words}"`, `"well {words}","I have {symptom}"`},
		"free words without carrier": {`"well {words}"`, `"{words}"`},
		"half a brace":               {`"well {words}"`, `"well {words"`},
	} {
		t.Run(name, func(t *testing.T) { refused(t, modelProblems, plant(t, goodModel, fault)) })
	}
}
