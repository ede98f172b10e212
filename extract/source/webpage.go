package source

import (
	"errors"
	"fmt"
	"html"
	"regexp"
	"strings"
	"time"

	"wattwire/extract/page"
)

// readHTML reads a saved web page.
func (r *reader) readHTML(e entry) error {
	raw, err := readAll(e.in, int64(r.limits.Article))
	if err != nil {
		return r.refuse(e.uri, err)
	}
	d, err := webPage(raw, page.Options{URL: savedFrom(raw)})
	if err != nil {
		return r.refuse(e.uri, err)
	}
	d.uri, d.format = e.uri, e.format
	if err := r.overlaySidecar(e, &d); err != nil {
		return err
	}
	return r.finish(d)
}

// webPage is the article in a page. Its error tells why there is none; a panic
// of the parser is the failure of one page, not the end of the others.
func webPage(raw []byte, opts page.Options) (d draft, err error) {
	defer func() {
		if p := recover(); p != nil {
			d, err = draft{}, fmt.Errorf("the page breaks the parser: %v", p)
		}
	}()
	p, err := page.Parse(raw, opts)
	if err != nil {
		if errors.Is(err, page.ErrNoArticle) {
			err = page.ErrNoArticle
		}
		return draft{}, err
	}
	d = draft{
		title: p.Title, byline: p.Byline, publisher: p.Publisher, url: p.URL,
		published: p.Published, from: p.PublishedFrom, language: p.Language, text: p.Text,
	}
	if d.url == "" {
		d.url = opts.URL
	}
	return d, nil
}

// savedFromMark is the comment in which browsers keep the address of a page
// that they save, and that of the SingleFile extension.
var savedFromMark = regexp.MustCompile(`(?i)<!--\s*saved from url=\(\d+\)(https?://[^\s>]+)|\burl:\s+(https?://\S+)\s*\n\s*saved date:`)

// savedFrom is the address noted in a saved page, "" where there is none.
func savedFrom(raw []byte) string {
	m := savedFromMark.FindSubmatch(raw[:min(len(raw), 4096)])
	if m == nil {
		return ""
	}
	return string(m[1]) + string(m[2])
}

// blockTag is a tag that makes paragraphs.
var blockTag = regexp.MustCompile(`(?i)</?(?:p|div|br|h[1-6]|ul|ol|li|blockquote|table|article|section|html|body)\b[^<>]*>`)

// holdsMarkup says whether a text is HTML: it has two tags that make
// paragraphs, or is wrapped in one.
func holdsMarkup(text string) bool {
	at := strings.IndexByte(text, '<')
	if at < 0 || strings.IndexByte(text[at:], '>') < 0 {
		return false
	}
	return len(blockTag.FindAllStringIndex(text[at:], 2)) == 2
}

// htmlText finishes a draft whose text may be HTML, as feeds and content
// systems give it.
func (r *reader) htmlText(d *draft) error {
	if !holdsMarkup(d.text) {
		return r.finish(*d)
	}
	d.title, d.byline = html.UnescapeString(d.title), html.UnescapeString(d.byline)
	head := strings.ToLower(d.text[:min(len(d.text), sniffLength)])
	if strings.Contains(head, "<html") || strings.Contains(head, "<!doctype") || strings.Contains(head, "<head") {
		p, err := webPage([]byte(d.text), page.Options{URL: d.url, ContentType: "text/html; charset=utf-8", NotAfter: time.Time{}})
		if err != nil {
			return r.refuse(d.uri, err)
		}
		d.fill(p)
		return r.finish(*d)
	}
	d.text = fragmentText(d.text)
	return r.finish(*d)
}

// fill takes the text of a page and what d leaves open.
func (d *draft) fill(p draft) {
	take := func(dst *string, src string) {
		if isBlank(*dst) {
			*dst = src
		}
	}
	d.text = p.text
	take(&d.title, p.title)
	take(&d.byline, p.byline)
	take(&d.publisher, p.publisher)
	take(&d.url, p.url)
	take(&d.language, p.language)
	if page.Day(d.published) == "" {
		d.published, d.from = p.published, p.from
	}
}
