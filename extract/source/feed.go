package source

import (
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/mail"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// itemBudget is input to an xml.Decoder that ends with errTooLong when an item
// asks for more than limit bytes. It is a ByteReader so that the decoder reads
// no further than it needs.
type itemBudget struct {
	in    *bufio.Reader
	limit int
	used  int
}

func (b *itemBudget) ReadByte() (byte, error) {
	if b.used++; b.used > b.limit {
		return 0, errTooLong
	}
	return b.in.ReadByte()
}

func (b *itemBudget) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	c, err := b.ReadByte()
	if err != nil {
		return 0, err
	}
	p[0] = c
	return 1, nil
}

// feedItem is one item of a feed, as given.
type feedItem struct {
	title, link, guid  string
	full, summary      string
	published, updated string
	author, source     string
	fullIsText         bool
}

// readFeed reads RSS 0.9 to 2.0 or Atom: one article an item.
func (r *reader) readFeed(e entry) error {
	in, err := r.utf8Reader(e.in)
	if err != nil {
		return r.refuse(e.uri, readError(err))
	}
	budget := &itemBudget{in: bufio.NewReaderSize(in, 64<<10), limit: r.limits.Article}
	dec := xml.NewDecoder(budget)
	dec.Strict = false
	dec.Entity = xml.HTMLEntity
	dec.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		if strings.HasPrefix(strings.ToLower(label), "utf-16") {
			return in, nil // utf8Reader has decoded it
		}
		return charset.NewReaderLabel(label, in)
	}
	var (
		root, publisher string
		n               int
	)
	for {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		tok, err := dec.RawToken()
		if err != nil {
			return r.endOfFeed(e, dec, err, root, n)
		}
		start, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "rss", "RDF", "feed":
			if root == "" {
				root = start.Name.Local
			}
		case "channel":
		case "title":
			if root != "" && publisher == "" && n == 0 {
				text, err := elementText(dec, start)
				if err != nil {
					return r.endOfFeed(e, dec, err, root, n)
				}
				publisher = plainText(text.chars)
			}
		case "item", "entry":
			if root == "" {
				return r.refuse(e.uri, errNotFeed)
			}
			n++
			budget.used = 0
			item, err := readItem(dec)
			uri := lineURI(e.uri, n)
			if err != nil {
				return r.endOfFeed(e, dec, fmt.Errorf("item %d: %w", n, err), root, n)
			}
			budget.used = 0
			if err := r.finish(item.draft(uri, root, publisher)); err != nil {
				return err
			}
		default:
			if root == "" {
				return r.refuse(e.uri, errNotFeed)
			}
		}
	}
}

var errNotFeed = errors.New("XML that is neither RSS nor Atom")

// endOfFeed ends reading with an error of the decoder, io.EOF at the end.
func (r *reader) endOfFeed(e entry, dec *xml.Decoder, err error, root string, n int) error {
	var syntax *xml.SyntaxError
	line, _ := dec.InputPos()
	switch {
	case err == io.EOF && root == "":
		err = errNotFeed
	case err == io.EOF && n == 0:
		err = errors.New("a feed without items")
	case err == io.EOF:
		return nil
	case errors.Is(err, errTooLong):
		err = fmt.Errorf("an item longer than %s near line %d: the rest is not read", byteSize(int64(r.limits.Article)), line)
	case errors.Is(err, io.EOF), errors.As(err, &syntax) && strings.Contains(syntax.Msg, "unexpected EOF"):
		err = fmt.Errorf("broken XML at line %d: it ends too early", line)
	case errors.As(err, &syntax):
		err = fmt.Errorf("broken XML at line %d: %s", syntax.Line, syntax.Msg)
	default:
		err = readError(err)
	}
	return r.refuse(e.uri, err)
}

// readItem reads an item whose start has been read, to its end.
func readItem(dec *xml.Decoder) (feedItem, error) {
	var it feedItem
	for {
		tok, err := dec.RawToken()
		if err != nil {
			return it, err
		}
		switch t := tok.(type) {
		case xml.EndElement:
			if t.Name.Local == "item" || t.Name.Local == "entry" {
				return it, nil
			}
		case xml.StartElement:
			text, err := elementText(dec, t)
			if err != nil {
				return it, err
			}
			it.set(t, text)
		}
	}
}

// feedText is what an element holds: its characters, and its markup where it
// has elements inside.
type feedText struct {
	chars  string
	markup string
	name   string // characters of an element <name> inside
}

// elementText reads an element whose start has been read, to its end. Elements
// inside are written out again as markup; they need not be closed, as HTML that
// was put in without escaping is not.
func elementText(dec *xml.Decoder, start xml.StartElement) (feedText, error) {
	var chars, markup, name strings.Builder
	inName, nested := false, false
	for open := 1; ; {
		tok, err := dec.RawToken()
		if err != nil {
			return feedText{}, err
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if t.Name == start.Name {
				open++
			}
			nested = true
			inName = t.Name.Local == "name"
			markup.WriteString("<" + t.Name.Local + ">")
		case xml.EndElement:
			inName = false
			if t.Name == start.Name {
				open--
			}
			if open == 0 {
				text := feedText{chars: chars.String(), name: name.String()}
				if nested {
					text.markup = markup.String()
				}
				return text, nil
			}
			markup.WriteString("</" + t.Name.Local + ">")
		case xml.CharData:
			chars.Write(t)
			markup.WriteString(html.EscapeString(string(t)))
			if inName {
				name.Write(t)
			}
		}
	}
}

// set keeps the field that an element of an item holds. Prefixes stand for
// namespaces, as RawToken does not resolve them.
func (it *feedItem) set(start xml.StartElement, text feedText) {
	content := strings.TrimSpace(text.chars)
	first := func(p *string, s string) {
		if *p == "" {
			*p = strings.TrimSpace(s)
		}
	}
	switch start.Name.Space {
	case "content":
		if start.Name.Local == "encoded" {
			first(&it.full, content)
		}
		return
	case "dc", "dcterms":
		switch start.Name.Local {
		case "creator":
			if it.author != "" && content != "" {
				it.author += ", " + content
			} else {
				first(&it.author, content)
			}
		case "date", "issued", "created":
			first(&it.published, content)
		}
		return
	case "", "atom", "rss":
	default:
		return
	}
	switch start.Name.Local {
	case "title":
		first(&it.title, content)
	case "link":
		href, rel := attribute(start, "href"), attribute(start, "rel")
		if href != "" && (rel == "" || rel == "alternate") {
			first(&it.link, href)
		} else if href == "" {
			first(&it.link, content)
		}
	case "guid", "id":
		if strings.HasPrefix(content, "http") && attribute(start, "isPermaLink") != "false" {
			first(&it.guid, content)
		}
	case "pubDate", "published", "issued":
		first(&it.published, content)
	case "updated", "modified":
		first(&it.updated, content)
	case "author":
		if text.name != "" {
			content = text.name
		}
		if it.author != "" && content != "" {
			it.author += ", " + strings.TrimSpace(content)
		} else {
			first(&it.author, content)
		}
	case "source":
		if text.markup == "" {
			first(&it.source, content)
		}
	case "content":
		if text.markup != "" {
			content = text.markup
		}
		it.fullIsText = attribute(start, "type") == "text"
		first(&it.full, content)
	case "description", "summary":
		if text.markup != "" {
			content = text.markup
		}
		first(&it.summary, content)
	}
}

func attribute(start xml.StartElement, name string) string {
	for _, a := range start.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// draft is the article of an item.
func (it *feedItem) draft(uri, root, publisher string) draft {
	d := draft{
		uri: uri, format: "rss",
		title: plainText(it.title), byline: authorName(it.author), publisher: publisher, url: it.link,
		published: it.published, from: fromMetadata,
	}
	if root == "feed" {
		d.format = "atom"
	}
	if it.source != "" {
		d.publisher = plainText(it.source)
	}
	if d.url == "" {
		d.url = it.guid
	}
	if d.published == "" {
		d.published = it.updated
	}
	text := it.full
	if text == "" {
		text = it.summary
		d.note("the feed gives a summary only")
	}
	d.text = text
	if !it.fullIsText {
		d.text = withoutFooter(plainText(text))
	}
	return d
}

// plainText is the text of what may be HTML or plain.
func plainText(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return strings.TrimSpace(s)
	}
	return fragmentText(s)
}

// withoutFooter drops the line that WordPress appends to every item of its
// feeds: "The post … appeared first on …."
func withoutFooter(text string) string {
	i := strings.LastIndexByte(text, '\n') + 1
	if strings.HasPrefix(text[i:], "The post ") && strings.Contains(text[i:], " appeared first on ") {
		return strings.TrimRight(text[:i], "\n")
	}
	return text
}

// authorName is the name in "editor@example.org (A. Name)", which RSS asks for,
// and in "A. Name <editor@example.org>".
func authorName(s string) string {
	if !strings.Contains(s, "@") {
		return plainText(s)
	}
	if _, name, ok := strings.Cut(s, "("); ok {
		return strings.TrimSuffix(strings.TrimSpace(name), ")")
	}
	if a, err := mail.ParseAddress(s); err == nil {
		return a.Name
	}
	return ""
}
