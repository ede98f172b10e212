package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const readme = "../../README.md"

// block is a fenced block of the README.
var block = regexp.MustCompile("(?ms)^( *)```([a-z]+)\n(.*?)^ *```$")

// program runs the program in this process, as in a pipe.
func program(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(context.Background(), args, strings.NewReader(""), &out, &errs); code != exitOK {
		t.Fatalf("wattwire %s: exit code %d: %s", strings.Join(args, " "), code, errs.String())
	}
	return out.String()
}

// TestReadmeAnswers asks the README's questions of the articles that it names
// and compares the answers; "go test ./cmd/wattwire -update" writes them anew.
func TestReadmeAnswers(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	db := filepath.Join(t.TempDir(), "deals.db")
	program(t, "ingest", "../../seeds", "../../fixtures/articles", "--db", db)
	asked := 0
	answered := block.ReplaceAllStringFunc(string(text), func(b string) string {
		m := block.FindStringSubmatch(b)
		if m[2] != "console" {
			return b
		}
		command, answer, _ := strings.Cut(m[3], "\n")
		parts := strings.Split(command, `"`)
		if len(parts) != 3 || parts[0] != "$ wattwire query --db deals.db " || parts[2] != "" {
			t.Fatalf("not a question in SQL: %s", command)
		}
		asked++
		got := program(t, "query", "--db", db, parts[1], "--format", "table")
		if got != answer && !*update {
			t.Errorf("%s\ngot\n%swant\n%s", command, got, answer)
		}
		return fmt.Sprintf("```console\n%s\n%s```", command, got)
	})
	if asked == 0 {
		t.Error("no questions")
	}
	if *update && answered != string(text) {
		if err := os.WriteFile(readme, []byte(answered), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// TestReadmeRule runs all examples with the rule and the list that the README
// writes.
func TestReadmeRule(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	dir, written := t.TempDir(), 0
	names := map[string]string{"yaml": "agreement.yaml", "tsv": "organizations.tsv"}
	for _, m := range block.FindAllStringSubmatch(string(text), -1) {
		if name := names[m[2]]; name != "" {
			file := strings.ReplaceAll("\n"+m[3], "\n"+m[1], "\n")
			if err := os.WriteFile(filepath.Join(dir, name), []byte(file), 0o666); err != nil {
				t.Fatal(err)
			}
			written++
		}
	}
	if written != len(names) {
		t.Fatalf("%d files", written)
	}
	program(t, "rules", "test", dir)
}

// TestReadmeSchema compares the README's columns with those that there are.
func TestReadmeSchema(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	db := filepath.Join(t.TempDir(), "deals.db")
	program(t, "ingest", "../../seeds", "--db", db)
	rows := regexp.MustCompile("(?m)^\\| `(\\w+)` \\| .* \\| `([^`]+)` \\|$").FindAllStringSubmatch(string(text), -1)
	if len(rows) < 10 {
		t.Errorf("%d tables", len(rows))
	}
	for _, row := range rows {
		there := strings.Split(program(t, "query", "--db", db, "SELECT name FROM pragma_table_info('"+row[1]+"')"), "\n")
		for _, column := range strings.Split(row[2], ", ") {
			found := false
			for _, c := range there[1:] {
				found = found || c == column
			}
			if !found {
				t.Errorf("%s has no column %s", row[1], column)
			}
		}
	}
}
