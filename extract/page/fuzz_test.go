package page

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// FuzzParse holds Parse to what it promises of any input: no panic, valid
// UTF-8, lines that are not empty, dates in ISO 8601, the same result twice.
func FuzzParse(f *testing.F) {
	names, err := filepath.Glob(filepath.Join(fixtures, "*.html"))
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		source, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(source, "https://news.example/2020/02/03/story", "text/html; charset=utf-8")
	}
	f.Fuzz(func(t *testing.T, source []byte, url, contentType string) {
		opts := Options{URL: url, ContentType: contentType, NotAfter: time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)}
		p, err := Parse(source, opts)
		if err != nil && !errors.Is(err, ErrNoArticle) && !errors.Is(err, ErrTooLarge) {
			t.Logf("error %v", err)
		}
		if errors.Is(err, ErrNoArticle) != (p.Text == "" && err != nil) {
			t.Errorf("error %v with %d bytes of text", err, len(p.Text))
		}
		for _, s := range []string{p.Text, p.Title, p.Byline, p.Publisher, p.URL, p.Published, p.Modified, p.Language} {
			if !utf8.ValidString(s) {
				t.Errorf("invalid UTF-8: %q", s)
			}
		}
		for _, s := range []string{p.Title, p.Byline, p.Publisher} {
			if strings.Contains(s, "\n") {
				t.Errorf("a line break in %q", s)
			}
		}
		if p.Text != "" {
			for _, line := range strings.Split(p.Text, "\n") {
				if strings.TrimSpace(line) == "" {
					t.Errorf("an empty line in %q", p.Text)
				}
			}
		}
		for _, d := range []string{p.Published, p.Modified} {
			if d != "" && !isISO(d) {
				t.Errorf("date %q", d)
			}
		}
		if (p.Published == "") != (p.PublishedFrom == "") {
			t.Errorf("published %q from %q", p.Published, p.PublishedFrom)
		}
		if again, _ := Parse(source, opts); again != p {
			t.Errorf("parsed twice: %+v and %+v", p, again)
		}
	})
}

func isISO(s string) bool {
	for _, layout := range []string{"2006", "2006-01", "2006-01-02", "2006-01-02T15:04", "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", time.RFC3339} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}

// FuzzDateline holds Dateline to its promises: no panic, a place that stands
// in the text.
func FuzzDateline(f *testing.F) {
	for _, s := range []string{"TASHKENT, April 3 (Reuters) - Two", "(Reuters) -", "ASTANA. KAZINFORM – Two", "/x/", "A -- B, 31 Feb —", "北京11月8日电"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		place, date := Dateline(text)
		if !strings.Contains(text, place) {
			t.Errorf("place %q is not in %q", place, text)
		}
		if date != "" && !strings.HasPrefix(date, "XXXX-") && !isISO(date) {
			t.Errorf("date %q of %q", date, text)
		}
	})
}

func FuzzDay(f *testing.F) {
	for _, s := range []string{"2024-03-28T10:00:00Z", "28 March 2024", "03/28/2024", "1711620000", "March, 2024", "https://example.org/2024/03/28/x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, got := range []string{Day(s), DateInURL(s)} {
			if got != "" && !isISO(got) {
				t.Errorf("date %q of %q", got, s)
			}
		}
	})
}

func FuzzLanguage(f *testing.F) {
	f.Add(plain)
	f.Add("该公司与政府签署了合同。 La société a signé ’’ \xff")
	f.Fuzz(func(t *testing.T, s string) {
		if got := Language(s); got != "" && len(got) != 2 {
			t.Errorf("language %q", got)
		}
	})
}
