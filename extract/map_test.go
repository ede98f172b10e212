package extract_test

import (
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestMaps finds in the text of each package all of its files, where it has so many
// that a reader asks for the way.
func TestMaps(t *testing.T) {
	const few = 5
	dirs, err := filepath.Glob("*")
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range append(dirs, "../store") {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		text := ""
		for _, f := range files {
			if strings.HasSuffix(f, "_test.go") {
				continue
			}
			parsed, err := parser.ParseFile(token.NewFileSet(), f, nil, parser.ParseComments|parser.PackageClauseOnly)
			if err != nil {
				t.Fatal(err)
			}
			text += parsed.Doc.Text()
			if name := strings.TrimSuffix(filepath.Base(f), ".go"); name != "doc" {
				names = append(names, name)
			}
		}
		if len(names) <= few {
			continue
		}
		for _, name := range names {
			if !regexp.MustCompile(`\b` + name + `\b`).MatchString(text) {
				t.Errorf("the text of package %s does not tell of %s.go", filepath.Base(dir), name)
			}
		}
	}
}
