package infra_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// templatePath is the template from this folder.
const templatePath = "../template.yaml"

func readTemplate(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(templatePath)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// functions are the functions of the template.
var functions = []string{"SkillFunction", "EventsFunction"}

// parse returns the template as CloudFormation sees it: maps, lists and scalars, with the short forms
// of its functions written out ("!Ref X" is {Ref: X}), and Globals in each function.
func parse(text string) (any, error) {
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(text), &document); err != nil {
		return nil, err
	}
	if len(document.Content) != 1 {
		return nil, fmt.Errorf("%d documents", len(document.Content))
	}
	template, err := value(document.Content[0])
	if err == nil {
		spread(template)
	}
	return template, err
}

// spread gives each function what Globals say of all, as SAM does: what it says itself wins.
func spread(template any) {
	for _, name := range functions {
		if properties, ok := at(template, "Resources."+name+".Properties").(map[string]any); ok {
			under(properties, at(template, "Globals.Function"))
		}
	}
}

// under adds to over what is in base and not in over, on every level.
func under(over map[string]any, base any) {
	from, _ := base.(map[string]any)
	for key, v := range from {
		if inner, ok := over[key].(map[string]any); ok {
			under(inner, v)
		} else if over[key] == nil {
			over[key] = v
		}
	}
}

// value returns what node stands for.
func value(node *yaml.Node) (any, error) {
	tag := node.Tag
	if strings.HasPrefix(tag, "!") && !strings.HasPrefix(tag, "!!") {
		node.Tag = ""
		argument, err := value(node)
		if err != nil {
			return nil, err
		}
		if name := strings.TrimPrefix(tag, "!"); name == "Ref" || name == "Condition" {
			return map[string]any{name: argument}, nil
		}
		return map[string]any{"Fn::" + strings.TrimPrefix(tag, "!"): argument}, nil
	}
	switch node.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(node.Content); i += 2 {
			v, err := value(node.Content[i+1])
			if err != nil {
				return nil, err
			}
			m[node.Content[i].Value] = v
		}
		return m, nil
	case yaml.SequenceNode:
		var list []any
		for _, item := range node.Content {
			v, err := value(item)
			if err != nil {
				return nil, err
			}
			list = append(list, v)
		}
		return list, nil
	default:
		var v any
		err := node.Decode(&v)
		return v, err
	}
}

// at follows a path of keys ("Resources.RecordTable.Type") and list indexes ("0"); nil where it leads nowhere.
func at(v any, path string) any {
	for key := range strings.SplitSeq(path, ".") {
		switch inner := v.(type) {
		case map[string]any:
			v = inner[key]
		case []any:
			v = nil
			for i, item := range inner {
				if fmt.Sprint(i) == key {
					v = item
				}
			}
		default:
			return nil
		}
	}
	return v
}

// show is v in one line, the same for the same value.
func show(v any) string { return fmt.Sprint(v) }
