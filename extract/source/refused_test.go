package source

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRefused(t *testing.T) {
	const valid = `{"text":"good"}`
	for name, test := range map[string]struct {
		file, in string
		want     []string
		articles int
	}{
		"empty":              {"a.txt", "", []string{"a.txt: an empty file"}, 0},
		"blank":              {"a.txt", " \n\n", []string{"a.txt: no text in it"}, 0},
		"unknown":            {"a.docx", "x", []string{"a.docx: unknown type .docx"}, 0},
		"no ending":          {"a", "words", []string{"a: unknown type"}, 0},
		"binary":             {"a.txt", "\x00\x01\x02\x03\x00\x04", []string{"a.txt: binary data, not text"}, 0},
		"broken":             {"a.json", "{\n \"title\": \"T\",\n \"text\": oops}", []string{"a.json: broken JSON at line 3, column 10: invalid character 'o' at start of value"}, 0},
		"open string":        {"a.json", "{\n \"text\": \"abc\n}", []string{"a.json: broken JSON at line 2, column 14: invalid character '\\n' in string (expecting non-control character)"}, 0},
		"ends early":         {"a.json", "{\n \"text\": \"abc\",", []string{"a.json: broken JSON at line 2, column 16: it ends too early"}, 0},
		"array ends early":   {"a.json", "[" + valid + ",\n" + valid, []string{"a.json: broken JSON at line 2, column 16: it ends too early"}, 2},
		"element broken":     {"a.json", "[" + valid + ",\n{\"text\" \"x\"},\n" + valid + "]", []string{"a.json#2: broken JSON at line 2, column 9: invalid character '\"' after object name (expecting ':')"}, 2},
		"line broken":        {"a.jsonl", valid + "\n{\"text\": \"x}\n" + valid, []string{"a.jsonl#2: broken JSON at line 2, column 13: it ends too early"}, 2},
		"line without text":  {"a.jsonl", valid + "\n{\"title\": \"x\"}\n", []string{"a.jsonl#2: no text in it (text, body, content, articleBody; others by --map)"}, 1},
		"no text":            {"a.json", `{"title":"T"}`, []string{"a.json: no text in it (text, body, content, articleBody; others by --map)"}, 0},
		"scalar":             {"a.json", `"T"`, []string{"a.json: not a JSON object"}, 0},
		"after the end":      {"a.json", "[" + valid + "] x", []string{"a.json: broken JSON at line 1, column 19: text after the end"}, 1},
		"deep":               {"a.json", strings.Repeat("[", 100_000), []string{"a.json#1: JSON at line 1, column 2 is nested deeper than 1000 levels", "a.json: broken JSON at line 1, column 100001: it ends too early"}, 0},
		"deep closed":        {"a.json", "[" + valid + "," + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000) + "," + valid + "]", []string{"a.json#2: JSON at line 1, column 18 is nested deeper than 1000 levels"}, 2},
		"deep line":          {"a.jsonl", strings.Repeat(`{"a":`, 100_000) + "\n" + valid, []string{"a.jsonl#1: line 1 is nested deeper than 1000 levels"}, 1},
		"not gzip":           {"a.txt.gz", "plain", []string{"a.txt.gz: not gzip data"}, 0},
		"gzip cut":           {"a.txt.gz", compress(t, gzipped, plain)[:60], []string{"a.txt.gz: truncated: the data end too early"}, 0},
		"no column":          {"a.csv", "a,b\n1,2\n", []string{"a.csv: no column of text (text, body, content; others by --map text=NAME) among a, b"}, 0},
		"header only":        {"a.csv", "text,date\n", []string{"a.csv: a table without rows"}, 0},
		"row without text":   {"a.csv", "text,date\n,2024\nx,2024\n", []string{"a.csv#1: no text in it"}, 1},
		"yaml alone":         {"a.yaml", "title: T", []string{"a.yaml: unknown type .yaml"}, 0},
		"NaN is read":        {"a.json", `{"text":"NaN","title":NaN}`, nil, 1},
		"lone surrogate":     {"a.json", `{"text":"a \ud800 b"}`, nil, 1},
		"empty array":        {"a.json", `[]`, []string{"a.json: an empty array"}, 0},
		"array of scalars":   {"a.json", `[1]`, []string{"a.json#1: not a JSON object"}, 0},
		"key is no string":   {"a.json", `{1:2}`, []string{"a.json: broken JSON at line 1, column 2: object member name must be a string"}, 0},
		"page with nothing":  {"a.html", "<html><body></body></html>", []string{"a.html: no article in the page"}, 0},
		"database is passed": {"a.db", "x", nil, 0},
	} {
		t.Run(name, func(t *testing.T) {
			articles, failures := readPaths(t, Options{}, write(t, map[string]string{test.file: test.in}))
			if diff := cmp.Diff(test.want, failures); diff != "" {
				t.Error(diff)
			}
			if len(articles) != test.articles {
				t.Errorf("%d articles, want %d", len(articles), test.articles)
			}
		})
	}
}

func TestLimits(t *testing.T) {
	limits := Limits{Article: 1 << 10, Ratio: 20, RatioFloor: 64 << 10}
	long := strings.Repeat("word ", 1000)
	for name, test := range map[string]struct {
		file, in string
		want     []string
		articles int
	}{
		"text":          {"a.txt", long, []string{"a.txt: longer than 1 KiB"}, 0},
		"line":          {"a.jsonl", "{\"text\":\"a\"}\n{\"text\":\"" + strings.Repeat(long, 100) + "\"}\n{\"text\":\"b\"}\n", []string{"a.jsonl#2: line 2 is longer than 1 KiB"}, 2},
		"array":         {"a.json", "[{\"text\":\"a\"},{\"text\":\"" + strings.Repeat(long, 100) + "\"},{\"text\":\"b\"}]", []string{"a.json#2: article at line 1, column 15 is longer than 1 KiB"}, 2},
		"large wrapper": {"a.json", `{"articles":[` + strings.Repeat(`{"text":"abc"},`, 200) + `{"text":"z"}]}`, nil, 201},
		"large article": {"a.json", `{"text":"` + long + `"}`, []string{"a.json: article at line 1, column 1 is longer than 1 KiB"}, 0},
		"row":           {"a.csv", "text\na\n" + strings.Repeat(long, 200) + "\nb\n", []string{"a.csv#2: row 2 is longer than 1 KiB"}, 2},
		"gzip bomb":     {"a.jsonl.gz", compress(t, gzipped, strings.Repeat("\n", 1<<20)), []string{"a.jsonl.gz: expands to more than 20 times its size: refused as a decompression bomb"}, 0},
		"zstd bomb":     {"a.jsonl.zst", compress(t, zstded, strings.Repeat("\n", 1<<20)), []string{"a.jsonl.zst: expands to more than 20 times its size: refused as a decompression bomb"}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			articles, failures := readPaths(t, Options{Limits: limits}, write(t, map[string]string{test.file: test.in}))
			if diff := cmp.Diff(test.want, withoutLines(failures)); diff != "" {
				t.Error(diff)
			}
			if len(articles) != test.articles {
				t.Errorf("%d articles, want %d", len(articles), test.articles)
			}
		})
	}
}
