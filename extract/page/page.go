// Package page finds the article in an HTML page: its body as paragraphs, and
// the facts about it (title, byline, publisher, address, dates, language).
//
// In flows the page's bytes as they were saved or fetched; out flows a Page,
// whose Text package extract reads. The way through the files:
//
//	charset.go    bytes -> UTF-8
//	rawtext.go    UTF-8 -> without what style sheets and scripts hold
//	markup.go     -> node tree, within limits
//	layout.go     node tree -> elements and blocks in document order,
//	block.go      with the text of the blocks
//	category.go   class names -> what an element is for
//	cards.go      rows of teasers for other stories
//	body.go       blocks -> what they are worth, and the article's lines
//	root.go       where the article lies
//	trim.go       and what of it is its text,
//	phrase.go     with phrases of boilerplate
//	jsonld.go     schema.org data in scripts
//	metadata.go   meta tags and markup -> publisher, URL
//	title.go      headline without the name of the site
//	byline.go     who wrote it
//	language.go   in which language, by declaration and function words
//	published.go  all evidence for dates -> publication and modification date:
//	seendate.go   dates that a reader sees, weighed
//	urldate.go    dates in addresses
//	datetext.go   dates as pages write them, in
//	dateform.go   a table of forms
//	clock.go      and times of day
//	dateline.go   datelines of news agencies
//
// Word lists and the names of meta tags are files under data/.
package page

import (
	"errors"
	"fmt"
	"time"

	"github.com/PuerkitoBio/goquery"
)

// MaxBytes is the size up to which a page is read. Saved news pages have some
// 200 KB.
const MaxBytes = 16 << 20

// ErrNoArticle is returned for a page in which no article body is found, such
// as a front page, a redirect or an error page. The Page returned with it
// holds the facts that were found all the same.
var ErrNoArticle = errors.New("no article in the page")

// ErrTooLarge is returned for a page of more than MaxBytes or MaxTags.
var ErrTooLarge = errors.New("page too large")

// Sources of a publication date, as Page.PublishedFrom names them.
const (
	FromMetadata = "metadata" // markup made to tell a date
	FromDateline = "dateline" // words of the page that a reader sees
	FromURL      = "url"      // the page's address
)

// Page is what a parsed page gives. A field that the page does not give is "".
type Page struct {
	// Text is the article's body: its paragraphs parted by one newline.
	Text string
	// Title is the headline without the name of the site.
	Title string
	// Byline names the authors, parted by ", ", without "By".
	Byline string
	// Publisher is the name of the site or the organization that publishes it.
	Publisher string
	// URL is the canonical address.
	URL string
	// Published and Modified are ISO 8601, as precise as the page gives them:
	// 2019-11-18, 2019-11-18T08:30:00Z or 2019-11.
	Published string
	// PublishedFrom is FromMetadata, FromDateline or FromURL.
	PublishedFrom string
	// Modified is the date of the last change, only where it differs from Published.
	Modified string
	// Language is an ISO 639-1 code.
	Language string
}

// Options tell what is known of a page besides its bytes.
type Options struct {
	// URL is the address from which the page was fetched; may be empty.
	URL string
	// ContentType is the HTTP header of that name; may be empty.
	ContentType string
	// NotAfter is the time of the fetch, the upper bound of all dates; zero if
	// it is unknown.
	NotAfter time.Time
}

// Parse reads a page. It returns ErrTooLarge, ErrNoArticle, or an error that
// tells why the markup cannot be read.
func Parse(source []byte, opts Options) (Page, error) {
	if len(source) > MaxBytes {
		return Page{}, fmt.Errorf("%w: %d bytes, at most %d are read", ErrTooLarge, len(source), MaxBytes)
	}
	root, err := parseMarkup(decode(source, opts.ContentType))
	if err != nil {
		return Page{}, fmt.Errorf("parse page: %w", err)
	}
	doc := goquery.NewDocumentFromNode(root)
	lay := newLayout(root)
	f := readFacts(doc, lay, opts)
	p := f.page()
	p.Text = lay.body(f)
	p.Byline = f.readByline(p.Publisher)
	p.Published, p.PublishedFrom, p.Modified = f.dates(p.Text)
	p.Language = f.language(p.Text)
	if p.Text == "" {
		return p, ErrNoArticle
	}
	return p, nil
}
