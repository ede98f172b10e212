package source

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net/mail"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset" // decodes the character sets of old mail

	"wattwire/extract/page"
)

// Bounds of a message.
const (
	maxParts     = 1000
	maxPartDepth = 10
)

// mailParts are the parts of a message that may hold an article.
type mailParts struct {
	plain, html  []byte
	plainFlowed  bool
	htmlLocation string
	htmlDecoded  bool // html is UTF-8, whatever it says of itself
	parts        int
}

// readMail reads a message: a press release sent by mail, or a web page that a
// browser saved as MHTML.
func (r *reader) readMail(e entry) error {
	m, err := message.Read(bufio.NewReader(io.LimitReader(e.in, r.limits.Member)))
	if err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
		return r.refuse(e.uri, fmt.Errorf("broken message: %s", firstLine(err.Error())))
	}
	if m.Header.Len() == 0 {
		return r.refuse(e.uri, errors.New("no header of a message"))
	}
	var parts mailParts
	if err := r.collectParts(m, &parts, 0); err != nil && parts.plain == nil && parts.html == nil {
		return r.refuse(e.uri, err)
	}
	sent, dateErr := mail.ParseDate(m.Header.Get("Date"))
	location := m.Header.Get("Snapshot-Content-Location")
	media, _, _ := m.Header.ContentType()
	if location != "" || e.format == formatMHTML && (media == "multipart/related" || parts.html != nil) {
		return r.savedPage(e, &parts, location, sent)
	}
	d := draft{uri: e.uri, format: formatMail, from: fromMetadata}
	if d.title, err = m.Header.Text("Subject"); err != nil {
		d.title = m.Header.Get("Subject")
	}
	d.title = withoutReply(d.title)
	d.byline, d.publisher = sender(m)
	if dateErr == nil {
		d.published = sent.Format(time.DateOnly)
	}
	switch {
	case parts.html != nil:
		text := string(parts.html)
		if !parts.htmlDecoded {
			var note string
			if text, note, err = decodeText(parts.html); err != nil {
				return r.refuse(e.uri, err)
			}
			d.note(note)
		}
		d.text = fragmentText(text)
	case parts.plain != nil:
		text, note, err := decodeText(parts.plain)
		if err != nil {
			return r.refuse(e.uri, err)
		}
		d.note(note)
		if d.text = unixLines(text); parts.plainFlowed {
			d.text = unflow(d.text)
		} else {
			d.text = unwrap(d.text)
		}
	default:
		return r.refuse(e.uri, errors.New("a message without text"))
	}
	return r.finish(d)
}

// savedPage yields the article of an MHTML file; saved bounds its date.
func (r *reader) savedPage(e entry, parts *mailParts, location string, saved time.Time) error {
	if parts.html == nil {
		return r.refuse(e.uri, errors.New("no web page in it"))
	}
	if location == "" {
		location = parts.htmlLocation
	}
	opts := page.Options{URL: location, NotAfter: saved}
	if parts.htmlDecoded {
		opts.ContentType = "text/html; charset=utf-8"
	}
	d, err := webPage(parts.html, opts)
	if err != nil {
		return r.refuse(e.uri, err)
	}
	d.uri, d.format = e.uri, formatMHTML
	return r.finish(d)
}

// collectParts finds the first plain and the first HTML part.
func (r *reader) collectParts(m *message.Entity, parts *mailParts, depth int) error {
	if depth > maxPartDepth {
		return fmt.Errorf("parts nested deeper than %d levels", maxPartDepth)
	}
	media, params, err := m.Header.ContentType()
	if err != nil || media == "" {
		media = "text/plain"
	}
	multi := m.MultipartReader()
	if multi == nil {
		return r.leafPart(m, parts, media, params)
	}
	for {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		part, err := multi.NextPart()
		if err == io.EOF {
			return nil
		}
		if err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
			return fmt.Errorf("broken message: %s", firstLine(err.Error()))
		}
		if parts.parts++; parts.parts > maxParts {
			return fmt.Errorf("more than %d parts", maxParts)
		}
		if err := r.collectParts(part, parts, depth+1); err != nil {
			return err
		}
	}
}

// leafPart keeps a part that is the first of its kind and no attachment.
func (r *reader) leafPart(m *message.Entity, parts *mailParts, media string, params map[string]string) error {
	if disposition, _, _ := m.Header.ContentDisposition(); disposition == "attachment" {
		return nil
	}
	var keep *[]byte
	switch {
	case media == "text/plain" && parts.plain == nil:
		keep = &parts.plain
		parts.plainFlowed = strings.EqualFold(params["format"], "flowed")
	case isHTMLType(media) && parts.html == nil:
		keep = &parts.html
		parts.htmlLocation = m.Header.Get("Content-Location")
		parts.htmlDecoded = params["charset"] != ""
	default:
		return nil
	}
	raw, err := readAll(m.Body, int64(r.limits.Article))
	if len(raw) == 0 && err == nil {
		return nil
	}
	*keep = raw
	return err
}

// sender is the name and the host in the header From.
func sender(m *message.Entity) (name, host string) {
	from, err := m.Header.Text("From")
	if err != nil {
		from = m.Header.Get("From")
	}
	a, err := mail.ParseAddress(from)
	if err != nil {
		return oneLine(from), ""
	}
	_, host, _ = strings.Cut(a.Address, "@")
	return a.Name, strings.ToLower(host)
}

// withoutReply drops the marks of forwarded mail from a subject.
func withoutReply(subject string) string {
	for {
		cut := strings.TrimSpace(subject)
		for _, mark := range [...]string{"re:", "fw:", "fwd:", "aw:", "wg:"} {
			if len(cut) >= len(mark) && strings.EqualFold(cut[:len(mark)], mark) {
				cut = strings.TrimSpace(cut[len(mark):])
			}
		}
		if cut == subject {
			return cut
		}
		subject = cut
	}
}

// unflow joins the lines of a text in format=flowed (RFC 3676): a line that
// ends in a space goes on in the next.
func unflow(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		body := strings.TrimSuffix(line, "\n")
		body = strings.TrimPrefix(body, " ") // space-stuffing
		if strings.HasSuffix(body, " ") && body != "-- " {
			b.WriteString(body)
			continue
		}
		b.WriteString(body)
		if body != line {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// Lengths between which mail programs break the lines of a paragraph.
const (
	minWrap = 45
	maxWrap = 90
)

// unwrap joins the lines of paragraphs that were broken to a width. Where a
// line is shorter or longer than such lines are, the paragraph stays as it is.
func unwrap(text string) string {
	paragraphs := strings.Split(text, "\n\n")
	for i, p := range paragraphs {
		lines := strings.Split(strings.TrimRight(p, "\n"), "\n")
		wrapped := len(lines) > 1
		for j, line := range lines {
			n := utf8.RuneCountInString(line)
			wrapped = wrapped && n <= maxWrap && (n >= minWrap || j == len(lines)-1)
		}
		if wrapped {
			for j := range lines {
				lines[j] = strings.TrimRight(lines[j], " ")
			}
			paragraphs[i] = strings.Join(lines, " ") + p[len(strings.TrimRight(p, "\n")):]
		}
	}
	return strings.Join(paragraphs, "\n\n")
}
