package source

import (
	"bytes"
	"context"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

var isoPrecision = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)

// readBytes reads content as a file of the name and checks what holds of every
// article and every failure.
func readBytes(t *testing.T, name string, content []byte) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	r := &reader{
		ctx: ctx, limits: Limits{Article: 64 << 10, RatioFloor: 256 << 10, Member: 256 << 10}.orDefaults(), keys: newKeys(nil),
		yield: func(a Article) error {
			switch {
			case !utf8.ValidString(a.Text), strings.ContainsAny(a.Text, "\r\x00"), isBlank(a.Text):
				t.Errorf("%s: text %q", a.URI, a.Text)
			case !strings.HasPrefix(a.URI, name), !utf8.ValidString(a.URI), len(a.SHA256) != 64, a.Format == "":
				t.Errorf("article %+v", a)
			case (a.Published == "") != (a.PublishedFrom == ""), a.Published != "" && !isoPrecision.MatchString(a.Published):
				t.Errorf("%s: published %q from %q", a.URI, a.Published, a.PublishedFrom)
			}
			for _, s := range []string{a.Title, a.Byline, a.Publisher, a.URL} {
				if !utf8.ValidString(s) || strings.ContainsAny(s, "\r\n\x00") {
					t.Errorf("%s: field %q", a.URI, s)
				}
			}
			return nil
		},
		fail: func(f Failure) error {
			if text := f.Err.Error(); text == "" || strings.ContainsAny(text, "\r\n") || !strings.HasPrefix(f.URI, name) {
				t.Errorf("failure %q of %q", text, f.URI)
			}
			return nil
		},
	}
	r.objects = newObjectReader(r.keys)
	if err := r.readStream(entry{uri: name, name: name, in: bytes.NewReader(content)}); err != nil {
		t.Errorf("%s: %v", name, err)
	}
}

// fuzz runs a fuzz target on files of a name, from seeds and the corpus in
// testdata/fuzz.
func fuzz(f *testing.F, name string, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, content []byte) { readBytes(t, name, content) })
}

func FuzzText(f *testing.F) {
	fuzz(f, "a.txt", plain, "ALMATY, March 5, 2024 (Agency) - "+plain, "\xff\xfea\x00b\x00", "caf\xe9", "a\r\nb\rc", "---\ntitle: T\ndate: 2024\n---\nBody")
}

func FuzzMarkdown(f *testing.F) {
	fuzz(f, "a.md", "# T\n\nBody", "---\ntitle: [a, {b: c}]\nauthor:\n  - name: X\n---\nBody", "---\na: &a [*a]\n---\nBody", "---\nx: |\n  y\n...\nBody")
}

func FuzzJSON(f *testing.F) {
	fuzz(f, "a.json", `{"title":"T","text":"Body","date":"2024-03-28","author":[{"name":"A"}]}`, `[{"text":"a"},{"body":"b"}]`,
		`{"articles":[{"text":"a"}],"n":[1,{"a":null}]}`, "{\"text\":\"a\"}\n{\"text\":\"b\"}", `{"text":"\ud800\u0000","date":1711620000}`,
		`{"content":{"rendered":"<p>a</p><p>b</p>"},"x":NaN}`, `[`+strings.Repeat("[", 50), `{"text":"a`)
}

func FuzzLines(f *testing.F) {
	fuzz(f, "a.jsonl", "{\"text\":\"a\"}\n\n{\"text\":\"b\"}\r\n{bad\n", "[{\"text\":\"a\"}]", "\xef\xbb\xbf{\"text\":\"a\"}")
}

func FuzzTable(f *testing.F) {
	fuzz(f, "a.csv", "text,date\na,2024\n\"b\"\"c\nd\",2023\n", "title;text\nT;a, b\n", "text\n\"open", "a\tb\n1\t2")
}

func FuzzHTML(f *testing.F) {
	fuzz(f, "a.html", webPageOf("T"), "<!-- saved from url=(0020)https://example.org/ --><p>x")
}

func FuzzFeed(f *testing.F) {
	fuzz(f, "a.xml", rssFeed, atomFeed, "<rss><item><description>a<br>b</description></item>", `<?xml version="1.0" encoding="windows-1252"?><rss><item><title>x`)
}

func FuzzMail(f *testing.F) {
	fuzz(f, "a.eml", "From: A <a@example.org>\r\nSubject: S\r\nDate: Thu, 28 Mar 2024 10:00:00 +0100\r\n\r\nBody\r\n",
		"From: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html; charset=koi8-r\nContent-Transfer-Encoding: base64\n\nPHA+eDwvcD4=\n--b--\n")
}

func FuzzWARC(f *testing.F) {
	fuzz(f, "a.warc", pageRecord("1")+pageRecord("2"), warcRecordOf("response", "c", "https://example.org/", responseOf("Transfer-Encoding: chunked\r\n", "5\r\n<html\r\n0\r\n\r\n")),
		"WARC/1.0\r\nContent-Length: 5\r\n\r\nabc\r\n\r\nWARC/1.0\r\n")
}

func FuzzWARCGzip(f *testing.F) {
	t := new(testing.T)
	fuzz(f, "a.warc.gz", compress(t, gzipped, pageRecord("1"))+compress(t, gzipped, pageRecord("2")), "\x1f\x8b\x08")
}

func FuzzArchive(f *testing.F) {
	t := new(testing.T)
	members := []member{{"a.txt", "one"}, {"b/c.jsonl", `{"text":"two"}`}, {"../d.txt", "x"}, {"a.json", `{"title":"T"}`}}
	zipped, tarred := zipOf(t, members...), tarOf(t, members...)
	fuzz(f, "a", zipped, tarred, compress(t, gzipped, tarred), zipOf(t, member{"x.zip", zipped}), tarOf(t, member{"x.tar", tarred}))
}

func FuzzPDF(f *testing.F) {
	// Making PDFium's machine code takes longer than one input may.
	if _, err := (&reader{ctx: f.Context()}).pdfArticle([]byte("1 0 obj")); err == nil {
		f.Error("an object without an end is a PDF")
	}
	fuzz(f, "a.pdf", pdfOf("/Title(T)", column(60, 700, 10, "One line of text", "and another."), nil), "%PDF-1.4\n%%EOF\n")
}
