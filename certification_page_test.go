package floorside_test

import (
	"os"
	"regexp"
	"testing"
)

// A checklist that names a test which is gone promises what nobody sees to.
func TestTheCertificationPageNamesTestsThatExist(t *testing.T) {
	page, err := os.ReadFile("docs/certification.md")
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	defined := regexp.MustCompile(`(?m)^func (Test\w+)\(`)
	err = eachGoFile(os.DirFS("."), func(_ string, source []byte) error {
		for _, found := range defined.FindAllSubmatch(source, -1) {
			there[string(found[1])] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile(`\bTest[A-Z]\w+`).FindAllString(string(page), -1)
	if len(named) < 10 {
		t.Errorf("only %d tests named", len(named))
	}
	for _, name := range named {
		if !there[name] {
			t.Errorf("%s: there is no such test", name)
		}
	}
}
