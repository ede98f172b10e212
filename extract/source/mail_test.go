package source

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMail(t *testing.T) {
	const header = "From: =?utf-8?q?J=C3=B6rg_News?= <press@Example.org>\r\nSubject: Fwd: =?utf-8?b?RGVhbCBzaWduZWQ=?=\r\nDate: Thu, 28 Mar 2024 10:00:00 +0100\r\nMIME-Version: 1.0\r\n"
	for name, test := range map[string]struct{ in, text string }{
		"plain":     {header + "Content-Type: text/plain; charset=utf-8\r\n\r\nOne line\r\nand another.\r\n", "One line\nand another.\n"},
		"flowed":    {header + "Content-Type: text/plain; format=flowed\r\n\r\nOne line \r\nand more.\r\nNext.\r\n", "One line and more.\nNext.\n"},
		"wrapped":   {header + "\r\n" + strings.Repeat("x", 60) + "\r\n" + strings.Repeat("y", 60) + "\r\nend.\r\n\r\nList\r\nof\r\nlines\r\n", strings.Repeat("x", 60) + " " + strings.Repeat("y", 60) + " end.\n\nList\nof\nlines\n"},
		"quoted":    {header + "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nZ=FCrich and =\r\nBern", "Zürich and Bern"},
		"multipart": {header + "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nplain\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>HTML &amp; more</p><p>Two</p>\r\n--b--\r\n--a\r\nContent-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nno\r\n--a--\r\n", "HTML & more\nTwo"},
	} {
		t.Run(name, func(t *testing.T) {
			a := readOne(t, Options{}, "a.eml", test.in)
			got := strings.Join([]string{a.Format, a.Title, a.Byline, a.Publisher, a.Published, a.PublishedFrom, a.Text}, "|")
			if want := "eml|Deal signed|Jörg News|example.org|2024-03-28|metadata|" + test.text; got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestMHTML(t *testing.T) {
	in := "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/news/1\r\nSubject: Page\r\nDate: Thu, 28 Mar 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n" +
		"Content-Type: multipart/related; type=\"text/html\"; boundary=\"xx\"\r\n\r\n--xx\r\nContent-Type: text/html\r\nContent-Location: https://example.org/news/1\r\n" +
		"Content-Transfer-Encoding: binary\r\n\r\n" + webPageOf("Saved") + "\r\n--xx\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n--xx--\r\n"
	a := readOne(t, Options{}, "a.mhtml", in)
	if a.Format != "mhtml" || a.Title != "Saved" || a.URL != "https://example.org/news/1" || !strings.Contains(a.Text, "second paragraph") {
		t.Errorf("got %+v", a.Document)
	}
}

func TestMailRefused(t *testing.T) {
	deep := "From: a@example.org\r\nMIME-Version: 1.0\r\n"
	for i := range 50 {
		deep += fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n", i, i)
	}
	for name, test := range map[string]struct{ in, want string }{
		"no text":  {"From: a@example.org\r\nContent-Type: image/png\r\n\r\nx", "a.eml: a message without text"},
		"no mail":  {"\r\n\r\nwords", "a.eml: no header of a message"},
		"too deep": {deep, "a.eml: parts nested deeper than 10 levels"},
	} {
		t.Run(name, func(t *testing.T) {
			_, failures := readPaths(t, Options{}, write(t, map[string]string{"a.eml": test.in}))
			if diff := cmp.Diff([]string{test.want}, failures); diff != "" {
				t.Error(diff)
			}
		})
	}
}
