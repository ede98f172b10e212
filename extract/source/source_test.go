package source

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// write makes the files in a new folder and returns it.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// readPaths lists and reads paths. Failures are "uri: reason".
func readPaths(t *testing.T, opts Options, paths ...string) (articles []Article, failures []string) {
	t.Helper()
	ctx := t.Context()
	files, refused, err := List(ctx, paths, opts)
	if err != nil {
		t.Fatal(err)
	}
	fail := func(f Failure) error {
		failures = append(failures, fmt.Sprintf("%s: %v", f.URI, f.Err))
		return nil
	}
	for _, f := range refused {
		fail(f)
	}
	for _, f := range files {
		err := Read(ctx, f, opts, func(a Article) error {
			articles = append(articles, a)
			return nil
		}, fail)
		if err != nil {
			t.Fatalf("Read(%s): %v", f.URI, err)
		}
	}
	for _, f := range failures {
		if strings.Contains(f, "\n") {
			t.Errorf("failure of more than one line: %q", f)
		}
	}
	return articles, failures
}

// readOne reads a folder of one file with one article.
func readOne(t *testing.T, opts Options, name, content string) Article {
	t.Helper()
	articles, failures := readPaths(t, opts, write(t, map[string]string{name: content}))
	if len(articles) != 1 || len(failures) != 0 {
		t.Fatalf("%s: %d articles, failures %q", name, len(articles), failures)
	}
	return articles[0]
}

func compress(t *testing.T, kind, content string) string {
	t.Helper()
	var b bytes.Buffer
	switch kind {
	case gzipped:
		w := gzip.NewWriter(&b)
		w.Write([]byte(content))
		w.Close()
	case zstded:
		w, err := zstd.NewWriter(&b)
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(content))
		w.Close()
	}
	return b.String()
}

func texts(articles []Article) map[string]string {
	m := map[string]string{}
	for _, a := range articles {
		m[a.URI] = a.Text
	}
	return m
}

var afterLine = regexp.MustCompile(`after line \d+: `)

// withoutLines drops from failures the line after which a stream was refused,
// which depends on buffers.
func withoutLines(failures []string) []string {
	for i, f := range failures {
		failures[i] = afterLine.ReplaceAllString(f, "")
	}
	return failures
}

const plain = "The ministry said on Monday that the company had signed a contract for a wind farm of 100 MW in the north of the country."

func TestTextIsKeptAsGiven(t *testing.T) {
	for name, test := range map[string]struct{ in, want string }{
		"leading newlines stay": {"\n\n" + plain + " \n", "\n\n" + plain + " \n"},
		"line ends":             {"a b\r\nc d\re f\n", "a b\nc d\ne f\n"},
		"byte order mark":       {"\ufeff" + plain, plain},
		"double spaces":         {"The  plant\t has  5 MW.", "The  plant\t has  5 MW."},
	} {
		t.Run(name, func(t *testing.T) {
			if got := readOne(t, Options{}, "a.txt", test.in).Text; got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
			quoted := fmt.Sprintf(`{"text": %s}`, jsonString(strings.TrimPrefix(test.in, "\ufeff")))
			if got := readOne(t, Options{}, "a.json", quoted).Text; got != test.want {
				t.Errorf("JSON: got %q, want %q", got, test.want)
			}
		})
	}
}

func jsonString(s string) string {
	r := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`)
	return `"` + r.Replace(s) + `"`
}

func TestEncodings(t *testing.T) {
	for name, test := range map[string]struct{ in, want, note string }{
		"windows-1252":    {"The plant \x93Caf\xe9 Z\xfcrich\x94 costs \x80 5m.", "The plant “Café Zürich” costs € 5m.", "read as Windows-1252"},
		"bad byte":        {"The plant of \xff 5 MW", "The plant of \uFFFD 5 MW", "invalid UTF-8 at byte 13 replaced"},
		"cut sequence":    {"Zürich and Gen\xc3 5 MW", "Zürich and Gen\uFFFD 5 MW", "invalid UTF-8 at byte 15 replaced"},
		"UTF-16 LE mark":  {"\xff\xfeP\x00l\x00a\x00n\x00t\x00", "Plant", "read as UTF-16"},
		"UTF-16 BE mark":  {"\xfe\xff\x00P\x00l\x00a\x00n\x00t", "Plant", "read as UTF-16"},
		"UTF-16 unmarked": {"P\x00l\x00a\x00n\x00t\x00 \x00o\x00f\x00 \x005\x00", "Plant of 5", "read as UTF-16"},
	} {
		t.Run(name, func(t *testing.T) {
			a := readOne(t, Options{}, "a.txt", test.in)
			if a.Text != test.want {
				t.Errorf("got %q, want %q", a.Text, test.want)
			}
			if strings.Join(a.Notes, "; ") != test.note {
				t.Errorf("notes %q, want %q", a.Notes, test.note)
			}
		})
	}
}

func TestFields(t *testing.T) {
	const want = "T|A, B|P|https://example.org/x|2024-03-28|metadata"
	for name, in := range map[string]string{
		"plain":     `{"title":"T","text":"Body.","date":"2024-03-28","author":"A, B","publisher":"P","url":"https://example.org/x","extra":{"text":"no"}}`,
		"schema":    `{"@type":"NewsArticle","headline":"T","articleBody":"Body.","datePublished":"2024-03-28T10:00:00+05:00","author":[{"@type":"Person","name":"A"},{"name":"B"}],"publisher":{"@type":"Organization","name":"P"},"url":"https://example.org/x"}`,
		"snake":     `{"headline":"T","body":"Body.","published_at":"28 March 2024","byline":["A","B"],"source":"P","link":"https://example.org/x"}`,
		"order":     `{"url":"https://example.org/x","source":"P","authors":["A","B"],"publishedAt":1711620000,"content":"Body.","title":"T"}`,
		"capital":   `{"Title":"T","Text":"Body.","Date":"Thu, 28 Mar 2024 23:59:59 -0700","Author":"A, B","Site":"P","URL":"https://example.org/x"}`,
		"wordpress": `{"title":{"rendered":"T"},"content":{"rendered":"<p>Body.</p>\n"},"date":"2024-03-28T10:00:00","author":["A","B"],"site":"P","link":"https://example.org/x"}`,
	} {
		t.Run(name, func(t *testing.T) {
			a := readOne(t, Options{}, "a.json", in)
			got := strings.Join([]string{a.Title, a.Byline, a.Publisher, a.URL, a.Published, a.PublishedFrom}, "|")
			if got != want || a.Text != "Body." {
				t.Errorf("got %s, text %q", got, a.Text)
			}
		})
	}
	t.Run("map", func(t *testing.T) {
		opts := Options{Map: map[string]string{"text": "Artikel", "date": "wann"}}
		a := readOne(t, opts, "a.csv", "text,wann,Artikel\nno,2024-05,yes\n")
		if a.Text != "yes" || a.Published != "2024-05" {
			t.Errorf("got %q, %q", a.Text, a.Published)
		}
	})
}

func TestPublished(t *testing.T) {
	for in, want := range map[string]string{
		"2024-03-28T10:00:00Z": "2024-03-28", "2024-03-28 23:59:00-08:00": "2024-03-28", "2024-03-28": "2024-03-28",
		"2024-03": "2024-03", "2024": "2024", "20240328": "2024-03-28", "2024/3/8": "2024-03-08", "20240328101500": "2024-03-28",
		"Thu, 28 Mar 2024 10:00:00 GMT": "2024-03-28", "28 March 2024": "2024-03-28", "Thu Mar 28 10:00:00 UTC 2024": "2024-03-28",
		"March 28, 2024": "2024-03-28", "Mar. 28, 2024 10:05 AM": "2024-03-28", "Published: Thursday 28th March 2024": "2024-03-28",
		"March 2024": "2024-03", "28.03.2024": "2024-03-28", "28/03/2024": "2024-03-28", "03/28/2024": "2024-03-28",
		"03/04/2024": "2024", "04/04/2024": "2024-04-04", "1711620000": "2024-03-28", "1711620000000": "2024-03-28",
		"2024-02-30": "", "2024-13-01": "", "yesterday": "", "": "", "0000-00-00": "", "99999999": "", "12-Jan-2021": "2021-01-12",
	} {
		if got := parsePublished(in); got != want {
			t.Errorf("parsePublished(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"https://example.org/2024/03/28/name": "2024-03-28", "https://example.org/news/20240328-name": "2024-03-28",
		"https://example.org/2024/03/name": "2024-03", "https://example.org/2024-03-28-name.html": "2024-03-28",
		"https://example.org/article/12345678": "", "https://example.org/2024/13/45/x": "", "https://example.org/": "",
	} {
		if got := publishedInURL(in); got != want {
			t.Errorf("publishedInURL(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestWherePublishedIsFrom(t *testing.T) {
	flag := Options{Published: "2020-01-02"}
	for name, test := range map[string]struct{ in, published, from string }{
		"metadata": {`{"text":"A.","date":"2024-03-28","url":"https://example.org/2023/01/01/x"}`, "2024-03-28", "metadata"},
		"url":      {`{"text":"A.","url":"https://example.org/2023/01/01/x"}`, "2023-01-01", "url"},
		"flag":     {`{"text":"A."}`, "2020-01-02", "flag"},
	} {
		t.Run(name, func(t *testing.T) {
			a := readOne(t, flag, "a.json", test.in)
			if a.Published != test.published || a.PublishedFrom != test.from {
				t.Errorf("got %s from %s", a.Published, a.PublishedFrom)
			}
		})
	}
	a := readOne(t, Options{}, "a.json", `{"text":"A.","date":"some day"}`)
	if a.Published != "" || a.PublishedFrom != "" || len(a.Notes) != 1 {
		t.Errorf("got %s from %s, notes %q", a.Published, a.PublishedFrom, a.Notes)
	}
}

func TestContainers(t *testing.T) {
	dir := write(t, map[string]string{
		"lines.jsonl":     "{\"text\":\"one\"}\n\n{\"text\":\"two\"}\r\n{\"text\":\"three\"}",
		"array.json":      `[{"text":"one"}, {"text":"two"}]`,
		"wrapped.json":    `{"status":"ok","meta":{"n":2,"list":[1,2]},"articles":[{"text":"one"},{"text":"two"}]}`,
		"deep.json":       `{"response":{"docs":[{"body":"one"}]}}`,
		"lines.json":      "{\"text\":\"one\"}\n{\"text\":\"two\"}\n",
		"comments.json":   `{"text":"own","comments":[{"text":"no"}]}`,
		"rows.csv":        "date,content,title\n2024-01-01,\"one, \"\"two\"\"\nthree\",T\n2024-01-02,four,U\n",
		"rows.tsv":        "text\tdate\none\t2024-01-01\n",
		"semicolon.csv":   "\ufefftitle;text\nT;one, two\n",
		"sub/rows.csv.gz": compress(t, gzipped, "text\none\n"),
		"a.txt.zst":       compress(t, zstded, "one"),
		"b.json.gz":       compress(t, gzipped, `{"text":"one"}`),
	})
	articles, failures := readPaths(t, Options{}, dir)
	if len(failures) > 0 {
		t.Errorf("failures: %q", failures)
	}
	want := map[string]string{
		"lines.jsonl#1": "one", "lines.jsonl#3": "two", "lines.jsonl#4": "three",
		"array.json#1": "one", "array.json#2": "two", "wrapped.json#1": "one", "wrapped.json#2": "two", "deep.json#1": "one",
		"lines.json#1": "one", "lines.json#2": "two", "comments.json": "own",
		"rows.csv#1": "one, \"two\"\nthree", "rows.csv#2": "four", "rows.tsv#1": "one", "semicolon.csv#1": "one, two",
		"sub/rows.csv.gz#1": "one", "a.txt.zst": "one", "b.json.gz": "one",
	}
	if diff := cmp.Diff(want, texts(articles)); diff != "" {
		t.Error(diff)
	}
}

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

func TestSidecar(t *testing.T) {
	dir := write(t, map[string]string{
		"a.txt":     "Body a.",
		"a.json":    `{"title":"A","published":"2024-03-28","author":{"name":"N"}}`,
		"b.txt":     "Body b.",
		"b.yaml":    "title: 'B: one'\ndate: 2024-03\nauthors: [X, Y]\nurl: https://example.org\n",
		"c.txt":     "Body c.",
		"c.json":    `{"text":"An article of its own."}`,
		"d.md":      "---\ntitle: D\ndate: March 5, 2024\n---\n\nBody d.\n",
		"e.md":      "# Heading\n\nBody e.",
		"f.txt":     "---\nno front matter here\n---\nBody f.",
		"g.html":    "<html><head><title>G</title></head><body><article><p>" + plain + "</p><p>" + plain + "</p></article></body></html>",
		"g.yml":     "publisher: P\npublished: 2024-01-02\n",
		"bad.txt":   "Body bad.",
		"bad.json":  `{"title": }`,
		"loop.txt":  "Body loop.",
		"loop.yaml": "a: &a [x]\nb: &b [*a,*a]\ntitle: L\n",
	})
	articles, failures := readPaths(t, Options{}, dir)
	var got []string
	for _, a := range articles {
		got = append(got, strings.Join([]string{a.URI, a.Title, a.Byline, a.Publisher, a.URL, a.Published, a.PublishedFrom}, "|"))
	}
	want := []string{
		"a.txt|A|N|||2024-03-28|sidecar",
		"b.txt|B: one|X, Y||https://example.org|2024-03|sidecar",
		"bad.txt||||||",
		"c.json||||||",
		"c.txt||||||",
		"d.md|D||||2024-03-05|sidecar",
		"e.md|Heading|||||",
		"f.txt||||||",
		"g.html|G||P||2024-01-02|sidecar",
		"loop.txt|L|||||",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"bad.txt: sidecar: broken JSON at line 1, column 11: invalid character '}' at start of value"}, failures); diff != "" {
		t.Error(diff)
	}
	if got := texts(articles)["d.md"]; got != "\nBody d.\n" {
		t.Errorf("body after front matter: %q", got)
	}
	if got := texts(articles)["f.txt"]; got != "---\nno front matter here\n---\nBody f." {
		t.Errorf("body with rules: %q", got)
	}
}

func TestDigest(t *testing.T) {
	first := readOne(t, Options{}, "a.json", `{"text":"one","title":"T","x":1}`)
	same := readOne(t, Options{}, "b.json", ` { "title":"T", "x":2, "text":"one" } `)
	if first.SHA256 != same.SHA256 || len(first.SHA256) != 64 {
		t.Errorf("digests %s and %s of the same article", first.SHA256, same.SHA256)
	}
	for _, other := range []string{`{"text":"one","title":"U"}`, `{"text":"one ","title":"T"}`, `{"text":"one","title":"T","date":"2024"}`} {
		if got := readOne(t, Options{}, "a.json", other); got.SHA256 == first.SHA256 {
			t.Errorf("%s has the digest of another article", other)
		}
	}
}

func TestStandardInput(t *testing.T) {
	for name, test := range map[string]struct {
		in   string
		want map[string]string
	}{
		"text":  {plain, map[string]string{"-": plain}},
		"json":  {`{"text":"one"}`, map[string]string{"-": "one"}},
		"lines": {"{\"text\":\"one\"}\n{\"text\":\"two\"}\n", map[string]string{"-#1": "one", "-#2": "two"}},
		"array": {`[{"text":"one"}]`, map[string]string{"-#1": "one"}},
		"gzip":  {compress(t, gzipped, "{\"text\":\"one\"}\n{\"text\":\"two\"}\n"), map[string]string{"-#1": "one", "-#2": "two"}},
	} {
		t.Run(name, func(t *testing.T) {
			articles, failures := readPaths(t, Options{Stdin: strings.NewReader(test.in)}, "-")
			if diff := cmp.Diff(test.want, texts(articles)); diff != "" || len(failures) > 0 {
				t.Errorf("%s%q", diff, failures)
			}
		})
	}
}

func TestReadEndsWithItsCallbacks(t *testing.T) {
	dir := write(t, map[string]string{"a.jsonl": strings.Repeat("{\"text\":\"one\"}\n", 10)})
	files, _, err := List(t.Context(), []string{dir}, Options{})
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	stop := fmt.Errorf("enough")
	n := 0
	err = Read(t.Context(), files[0], Options{}, func(Article) error {
		if n++; n == 3 {
			return stop
		}
		return nil
	}, func(f Failure) error { return f.Err })
	if err != stop || n != 3 {
		t.Errorf("error %v after %d articles", err, n)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
	err = Read(ctx, files[0], Options{}, func(Article) error { cancel(); return nil }, func(f Failure) error { return f.Err })
	if err != context.Canceled {
		t.Errorf("error %v after the context ended", err)
	}
}
