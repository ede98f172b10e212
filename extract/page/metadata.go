package page

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// facts are what a page tells about its article, gathered once and read by
// every part.
type facts struct {
	opts     Options
	lay      *layout
	meta     map[string][]string // content of meta tags by lower-cased name, property or itemprop
	ld       linkedData
	docTitle string // <title>
	h1       []string
	lang     string // as declared, lower case
	region   string // of the declared language, upper case
	base     *url.URL
	title    string
	url      string
}

func readFacts(doc *goquery.Document, l *layout, opts Options) *facts {
	f := &facts{opts: opts, lay: l, meta: map[string][]string{}}
	f.base, _ = url.Parse(opts.URL)
	for _, n := range l.metas {
		content := strings.TrimSpace(attr(n, "content"))
		if content == "" {
			continue
		}
		for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
			for _, name := range strings.Fields(strings.ToLower(attr(n, key))) {
				f.meta[name] = append(f.meta[name], content)
			}
		}
	}
	for _, n := range l.heads {
		switch n.DataAtom {
		case atom.Title:
			if f.docTitle == "" && n.Parent != nil && n.Parent.Namespace == "" {
				f.docTitle = nodeText(n)
			}
		case atom.H1:
			if t := nodeText(n); t != "" && len(f.h1) < 20 {
				f.h1 = append(f.h1, t)
			}
		}
	}
	var scripts []string
	for _, n := range l.scripts {
		if n.FirstChild != nil {
			scripts = append(scripts, n.FirstChild.Data)
		}
	}
	f.ld = readLinkedData(scripts, f.first("og:title", "twitter:title")+" "+f.docTitle)
	f.readLanguage(doc.Find("html"))
	return f
}

// first is the content of the first of the named meta tags that is there.
func (f *facts) first(names ...string) string {
	for _, name := range names {
		if v := f.meta[name]; len(v) > 0 {
			return v[0]
		}
	}
	return ""
}

// Bounds of what nodeText reads: bytes of text and nodes.
const (
	nodeTextBytes = 4000
	nodeTextNodes = 2000
)

// nodeText is the text under a node, its white space collapsed.
func nodeText(n *html.Node) string {
	var b strings.Builder
	nodes := 0
	for c := range n.Descendants() {
		if nodes++; nodes > nodeTextNodes || b.Len() >= nodeTextBytes {
			break
		}
		if c.Type == html.TextNode {
			if p := c.Parent; p != nil && (p.DataAtom == atom.Script || p.DataAtom == atom.Style) {
				continue
			}
			b.WriteString(c.Data[:min(len(c.Data), nodeTextBytes)])
		} else if c.Type == html.ElementNode && !inline(c.DataAtom) {
			b.WriteByte(' ')
		}
	}
	return strings.ToValidUTF8(collapse(b.String()), "")
}

// collapse makes every run of white space one space, and drops soft hyphens.
func collapse(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00AD", "")), " ")
}

// squash keeps the letters and digits of a text, lower case, for comparison.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// page gathers the facts that need nothing of the body into a Page.
func (f *facts) page() Page {
	var p Page
	p.Publisher = f.publisher()
	f.title = f.headline(p.Publisher)
	p.Title = f.title
	f.url = f.canonical()
	p.URL = f.url
	return p
}

// publisher is the name of the organization or site.
func (f *facts) publisher() string {
	if f.ld.article != nil {
		for _, key := range []string{"publisher", "sourceOrganization", "provider"} {
			for _, name := range f.ld.names(f.ld.article[key]) {
				if name = plainName(name); name != "" {
					return name
				}
			}
		}
	}
	site := f.first("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "citation_publisher",
		"article:publisher_name", "application-name", "al:android:app_name", "apple-mobile-web-app-title")
	if s := plainName(site); s != "" {
		return s
	}
	for _, n := range f.itemprops("publisher") {
		if s := plainName(itemName(n)); s != "" && len(s) < 60 {
			return s
		}
	}
	for _, o := range f.ld.objects {
		for _, t := range stringsOf(o.props["@type"]) {
			switch t {
			case "Organization", "NewsMediaOrganization", "WebSite", "Corporation":
				if s := plainName(firstString(o.props["name"])); s != "" {
					return s
				}
			}
		}
	}
	// The end of the title that repeats in no headline: "Story | The Site".
	for _, h := range f.h1 {
		if rest, ok := strings.CutPrefix(f.docTitle, h); ok {
			s := strings.Trim(rest, " |-–—:·»«•")
			if s != "" && s != strings.TrimSpace(rest) && len(s) < 50 && !strings.ContainsAny(s, "|»•·") {
				return s
			}
		}
	}
	return ""
}

// itemprops are the first elements with a microdata property.
func (f *facts) itemprops(prop string) []*html.Node {
	var found []*html.Node
	for _, n := range f.lay.props {
		for _, p := range strings.Fields(attr(n, "itemprop")) {
			if strings.EqualFold(p, prop) && len(found) < 10 {
				found = append(found, n)
			}
		}
	}
	return found
}

// itemName is the name that a microdata item gives, or its text.
func itemName(n *html.Node) string {
	nodes := 0
	for c := range n.Descendants() {
		if nodes++; nodes > nodeTextNodes {
			break
		}
		if c.Type == html.ElementNode && strings.EqualFold(attr(c, "itemprop"), "name") {
			if s := firstOf(attr(c, "content"), nodeText(c)); s != "" {
				return s
			}
		}
	}
	return firstOf(attr(n, "content"), nodeText(n))
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// plainName is a name freed of markup, or "" where an address stands for it.
func plainName(s string) string {
	s = collapse(html.UnescapeString(s))
	s = strings.TrimPrefix(s, "@")
	if strings.Contains(s, "://") || len(s) > 120 {
		return ""
	}
	return s
}

// canonical is the page's own address.
func (f *facts) canonical() string {
	link := ""
	for _, n := range f.lay.heads {
		if n.DataAtom == atom.Link && link == "" {
			for _, rel := range strings.Fields(strings.ToLower(attr(n, "rel"))) {
				if rel == "canonical" {
					link = attr(n, "href")
				}
			}
		}
	}
	given := []string{link, f.first("og:url"), f.ld.text("url")}
	if f.ld.article != nil {
		if m, ok := f.ld.article["mainEntityOfPage"].(map[string]any); ok {
			given = append(given, firstString(m["@id"], m["url"]))
		} else {
			given = append(given, firstString(f.ld.article["mainEntityOfPage"]))
		}
	}
	declared := f.first("twitter:url", "parsely-link", "dc.identifier", "dcterms.identifier", "syndication-source", "original-source")
	given = append(given, declared, f.opts.URL)
	home := ""
	for _, s := range given {
		s = f.absolute(s)
		if s == "" {
			continue
		}
		if u, err := url.Parse(s); err == nil && strings.Trim(u.Path, "/") == "" && u.RawQuery == "" {
			if home == "" {
				home = s
			}
			continue // a front page is no article's address, if there is a better one
		}
		return s
	}
	return home
}

// absolute resolves an address against the page's; "" if it is none of the web.
func (f *facts) absolute(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 2000 || !utf8.ValidString(s) {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	if !u.IsAbs() {
		if f.base == nil || !f.base.IsAbs() {
			if strings.HasPrefix(s, "//") {
				return "https:" + s
			}
			return ""
		}
		u = f.base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	u.Fragment = ""
	return u.String()
}

// articleBody is the body given in JSON-LD or a meta tag, as paragraphs.
func (f *facts) articleBody() string {
	s := f.ld.text("articleBody")
	if s == "" {
		return ""
	}
	if strings.Contains(s, "</") || strings.Contains(s, "<p>") {
		if n, err := parseMarkup([]byte(s)); err == nil {
			var lines []string
			for _, b := range newLayout(n).blocks {
				lines = append(lines, b.text)
			}
			return strings.Join(lines, "\n")
		}
	}
	s = html.UnescapeString(html.UnescapeString(s)) // some escape twice
	var lines []string
	for _, line := range strings.Split(s, "\n") {
		if line = collapse(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}
