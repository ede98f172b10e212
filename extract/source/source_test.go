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
		"windows-1252":    {"The plant \x93Caf\xe9 Z\xfcrich\x94 costs \x80 5m.", "The plant “Café Zürich” costs € 5m.", "read as Windows 1252"},
		"KOI8-R":          {"\xeb\xcf\xcd\xd0\xc1\xce\xc9\xd1 \xd3\xd4\xd2\xcf\xc9\xd4 \xd7\xc5\xd4\xd2\xcf\xd0\xc1\xd2\xcb", "Компания строит ветропарк", "read as KOI8-R"},
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
	const story = " (Agency) - The ministry signed a contract on Monday."
	for name, test := range map[string]struct{ file, in, published, from string }{
		"dateline":                 {"a.txt", "TASHKENT, April 3, 2024" + story, "2024-04-03", "dateline"},
		"dateline without year":    {"a.txt", "TASHKENT, April 3" + story, "", ""},
		"year from metadata":       {"a.json", `{"date":"2024","text":"TASHKENT, April 3` + story + `"}`, "2024-04-03", "dateline"},
		"month from the address":   {"a.json", `{"url":"https://example.org/2024/04/x","text":"TASHKENT, April 3` + story + `"}`, "2024-04-03", "dateline"},
		"day from the address":     {"a.json", `{"date":"03/04/2024","url":"https://example.org/2024/03/04/x","text":"A."}`, "2024-03-04", "url"},
		"dateline of another year": {"a.json", `{"date":"2023","text":"TASHKENT, April 3, 2024` + story + `"}`, "2023", "metadata"},
		"metadata before dateline": {"a.json", `{"date":"2024-04-04","text":"TASHKENT, April 3` + story + `"}`, "2024-04-04", "metadata"},
	} {
		t.Run(name, func(t *testing.T) {
			a := readOne(t, Options{}, test.file, test.in)
			if a.Published != test.published || a.PublishedFrom != test.from {
				t.Errorf("got %q from %q", a.Published, a.PublishedFrom)
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
		"joined.json":     "{\"text\":\"one\"}{\"text\":\"two\"}\n{\"text\":\"three\"}",
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
		"joined.json#1": "one", "joined.json#2": "two", "joined.json#3": "three",
		"rows.csv#1": "one, \"two\"\nthree", "rows.csv#2": "four", "rows.tsv#1": "one", "semicolon.csv#1": "one, two",
		"sub/rows.csv.gz#1": "one", "a.txt.zst": "one", "b.json.gz": "one",
	}
	if diff := cmp.Diff(want, texts(articles)); diff != "" {
		t.Error(diff)
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
