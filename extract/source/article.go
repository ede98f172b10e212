package source

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"wattwire/extract/page"
	"wattwire/extract/record"
)

// Where a publication date was read, as Document.PublishedFrom names it.
const (
	fromMetadata = "metadata"
	fromDateline = "dateline"
	fromURL      = "url"
	fromSidecar  = "sidecar"
	fromFlag     = "flag"
)

var errNoText = errors.New("no text in it")

// draft is an article as a reader of a format leaves it.
type draft struct {
	uri, format     string
	title, byline   string
	publisher, url  string
	published, from string // published as given, from where
	language        string // as package page tells it, "" for other formats
	text            string
	notes           []string
}

func (d *draft) note(note string) {
	if note != "" {
		d.notes = append(d.notes, note)
	}
}

// overlay puts what a sidecar or front matter tells in place of what the
// article itself tells.
func (d *draft) overlay(meta fields) {
	take := func(p *string, f field) {
		if meta.has(f) {
			*p = meta.value[f]
		}
	}
	take(&d.title, fieldTitle)
	take(&d.byline, fieldByline)
	take(&d.publisher, fieldPublisher)
	take(&d.url, fieldURL)
	if meta.has(fieldPublished) {
		d.published, d.from = meta.value[fieldPublished], fromSidecar
	}
}

// article finishes a draft: line ends, dates, language, digest. It returns
// errNoText where there is nothing to read.
func (d draft) article(flag string) (Article, error) {
	text := unixLines(d.text)
	if strings.IndexByte(text, 0) >= 0 {
		text = strings.ReplaceAll(text, "\x00", replacement)
		d.note("zero bytes replaced")
	}
	if !utf8.ValidString(text) {
		var note string
		text, note = repairUTF8([]byte(text))
		d.note(note)
	}
	if isBlank(text) {
		return Article{}, errNoText
	}
	a := Article{Document: record.Document{
		URI: d.uri, Format: d.format,
		Title:     oneLine(d.title),
		Byline:    oneLine(d.byline),
		Publisher: oneLine(d.publisher),
		URL:       oneLine(d.url),
		Text:      text,
	}}
	a.Published, a.PublishedFrom = d.date(text, flag)
	if a.Language = d.language; a.Language == "" {
		a.Language = page.Language(text)
	}
	a.Notes = d.notes
	a.SHA256 = digest(&a.Document)
	return a, nil
}

// date is the publication date and where it was read: metadata or sidecar,
// then the address, then the dateline, then the flag. An address or a dateline
// that gives the day of the year or month that is known so far is better than
// that.
func (d *draft) date(text, flag string) (published, from string) {
	if published = page.Day(d.published); published != "" {
		from = d.from
	} else {
		if !isBlank(d.published) {
			d.note(fmt.Sprintf("date %q not understood", shorten(oneLine(d.published), 40)))
		}
	}
	if len(published) < len("2024-03-28") {
		if inURL := page.DateInURL(d.url); len(inURL) > len(published) && strings.HasPrefix(inURL, published) {
			published, from = inURL, fromURL
		}
	}
	if len(published) == len("2024-03-28") {
		return published, from
	}
	if day := datelineDay(text, published); day != "" {
		return day, fromDateline
	}
	if published == "" && flag != "" {
		return flag, fromFlag
	}
	return published, from
}

// datelineDay is the date of the text's dateline where it agrees with known,
// the year or month known from elsewhere; known gives the year to a dateline
// without one. It is "" where there is no dateline, and where it has no year
// and none is known.
func datelineDay(text, known string) string {
	_, date := page.Dateline(text)
	if rest, ok := strings.CutPrefix(date, "XXXX"); ok {
		if len(known) < 4 {
			return ""
		}
		date = known[:4] + rest
	}
	if date == "" || !strings.HasPrefix(date, known) {
		return ""
	}
	return page.Day(date)
}

// digest is the digest of all of a document but where it lies and what is told
// from its text. The length before each field keeps two sequences of fields
// from having the same bytes.
func digest(d *record.Document) string {
	h := sha256.New()
	chunk := make([]byte, 0, 4<<10)
	for _, s := range [...]string{d.Title, d.Byline, d.Publisher, d.URL, d.Published, d.PublishedFrom, d.Text} {
		chunk = binary.AppendUvarint(chunk, uint64(len(s)))
		for len(s) > 0 {
			if len(chunk) == cap(chunk) {
				h.Write(chunk)
				chunk = chunk[:0]
			}
			n := min(len(s), cap(chunk)-len(chunk))
			chunk = append(chunk, s[:n]...)
			s = s[n:]
		}
	}
	h.Write(chunk)
	return hex.EncodeToString(h.Sum(nil))
}

// isBlank says whether s has nothing but space.
func isBlank(s string) bool {
	return strings.TrimSpace(s) == ""
}

// oneLine is s with every run of white space made one space.
func oneLine(s string) string {
	clean := true
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x80 || c == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' ') {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	return strings.ToValidUTF8(strings.Join(strings.Fields(strings.ReplaceAll(s, "\x00", " ")), " "), replacement)
}

// shorten cuts s to n code points.
func shorten(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i] + "…"
		}
		n--
	}
	return s
}
