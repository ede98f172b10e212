package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// An element is a node that lays out text as a block of its own, or an inline
// one that is marked as something apart.
type element struct {
	node   *html.Node
	parent int // index in layout.elements, -1 at the root
	end    int // elements[i+1:end] are below it
	first  int // blocks[first:last] are below it
	last   int //
	purpose
}

// A dateMark is an element that may tell a date, and the block it stands in or before.
type dateMark struct {
	node    *html.Node
	block   int
	element int // the innermost laid-out element at or around it
}

// layout is a page flattened in document order.
type layout struct {
	elements []element
	blocks   []block
	metas    []*html.Node // <meta>
	heads    []*html.Node // <link>, <title>, <h1>
	scripts  []*html.Node // <script type="application/ld+json">
	dates    []dateMark   // <time>, and what is marked as a byline or date
	props    []*html.Node // elements with itemprop
	authors  []*html.Node // links to an author
	root     *html.Node

	// What article found: whether an element is outside of it, what the blocks
	// are worth, and the first and the last block of the body.
	out                 []bool
	sum                 []float64 // prefix sums of the worth of the blocks
	bodyFirst, bodyLast int

	categories map[string]category // of class and id values seen in this page
	buf        []byte
	pending    block
	space      bool // a space is due before the next word
	linkDepth  int
	open       int // the innermost open element
}

// newLayout flattens the page in one walk, without recursion.
func newLayout(root *html.Node) *layout {
	l := &layout{root: root, bodyFirst: -1, bodyLast: -1, categories: make(map[string]category, 256), open: -1}
	l.blocks = make([]block, 0, 512)
	l.elements = make([]element, 0, 1024)
	n := root
	for n != nil {
		if l.enter(n) && n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		l.leave(n)
		for n != root && n.NextSibling == nil {
			n = n.Parent
			l.leave(n)
		}
		if n == root {
			break
		}
		n = n.NextSibling
	}
	l.flush()
	return l
}

// skippedTags hold no text of the article.
func skipped(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Math, atom.Iframe, atom.Object, atom.Embed,
		atom.Select, atom.Button, atom.Textarea, atom.Option, atom.Datalist, atom.Audio, atom.Video, atom.Canvas, atom.Map,
		atom.Applet, atom.Frameset, atom.Noframes, atom.Input, atom.Img, atom.Progress, atom.Meter, atom.Rt, atom.Rp:
		return true
	}
	return false
}

func inline(a atom.Atom) bool {
	switch a {
	case atom.A, atom.Span, atom.B, atom.Strong, atom.I, atom.Em, atom.U, atom.S, atom.Small, atom.Big, atom.Sub, atom.Sup, atom.Font,
		atom.Abbr, atom.Acronym, atom.Cite, atom.Code, atom.Dfn, atom.Kbd, atom.Mark, atom.Q, atom.Samp, atom.Time, atom.Var,
		atom.Tt, atom.Bdi, atom.Bdo, atom.Del, atom.Ins, atom.Strike, atom.Label, atom.Wbr, atom.Nobr, atom.Data, atom.Ruby, atom.Rb:
		return true
	}
	return false
}

// within tells that an element of an unknown name stands in running text.
func within(parent *html.Node) bool {
	return parent != nil && (parent.DataAtom == atom.P || heading(parent.DataAtom) || inline(parent.DataAtom))
}

// enter opens a node and says whether to go into it.
func (l *layout) enter(n *html.Node) bool {
	switch n.Type {
	case html.TextNode:
		l.addText(n.Data)
		return false
	case html.DocumentNode:
		return true
	case html.ElementNode:
	default:
		return false
	}
	switch n.DataAtom {
	case atom.Meta:
		l.metas = append(l.metas, n)
		return false
	case atom.Script:
		if t := attr(n, "type"); strings.Contains(t, "ld+json") {
			l.scripts = append(l.scripts, n)
		}
		return false
	case atom.Link:
		l.heads = append(l.heads, n)
		return false
	case atom.Title:
		l.heads = append(l.heads, n)
		return false
	case atom.H1:
		l.heads = append(l.heads, n)
	case atom.Br:
		l.lineBreak(n)
		return false
	case atom.Head:
		return true
	}
	if skipped(n.DataAtom) && !(n.DataAtom == atom.Template && hasAttr(n, "shadowrootmode")) {
		return false
	}
	p := l.classify(n)
	if n.DataAtom == atom.Span && p.mark == unmarked && hoverCard(n) {
		p.mark = notice
	}
	if inline(n.DataAtom) || n.DataAtom == 0 && within(n.Parent) {
		switch n.DataAtom {
		case atom.A:
			l.linkDepth++
		case atom.Q:
			l.addText("“")
		case atom.Time:
			l.dates = append(l.dates, dateMark{n, len(l.blocks), l.open})
		}
		if !p.mark.dropped() {
			return true
		}
	}
	l.flush()
	l.elements = append(l.elements, element{node: n, parent: l.open, first: len(l.blocks), purpose: p})
	l.open = len(l.elements) - 1
	return true
}

// leave closes a node.
func (l *layout) leave(n *html.Node) {
	if n.Type != html.ElementNode {
		return
	}
	switch n.DataAtom {
	case atom.A:
		l.linkDepth = max(0, l.linkDepth-1)
	case atom.Q:
		l.addText("”")
	}
	if l.open >= 0 && l.elements[l.open].node == n {
		l.flush()
		e := &l.elements[l.open]
		e.end = len(l.elements)
		e.last = len(l.blocks)
		l.open = e.parent
	}
}

// purpose is what an element is for.
type purpose struct {
	mark   category // what its names, tag and attributes say
	strong bool     // marked by a standard as the article's body
	sure   bool     // mark is given by the element itself, not by a name
}

// classify says what an element is for.
func (l *layout) classify(n *html.Node) purpose {
	p := tagPurpose(n.DataAtom)
	page := n.DataAtom == atom.Html || n.DataAtom == atom.Body
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "class", "id", "role", "data-component", "data-testid", "data-type":
			if page || a.Val == "" || a.Key == "id" && (heading(n.DataAtom) || n.DataAtom == atom.P) {
				continue // ids of headings and paragraphs are made of their words
			}
			p.name(l.category(a.Val))
		case "hidden", "aria-hidden", "style":
			if !page && hides(a) {
				p.mark, p.sure = hidden, true
			}
		case "rel":
			if n.DataAtom == atom.A && strings.Contains(a.Val, "author") {
				l.authors = append(l.authors, n)
			}
		case "itemprop":
			l.props = append(l.props, n)
			p.property(a.Val)
		}
	}
	if (p.mark == meta || p.mark == title) && n.DataAtom != atom.Time {
		l.dates = append(l.dates, dateMark{n, len(l.blocks), l.open})
	}
	return p
}

// tagPurpose is what an element is for by its tag.
func tagPurpose(tag atom.Atom) purpose {
	switch tag {
	case atom.Nav:
		return purpose{mark: navigation, sure: true}
	case atom.Footer:
		return purpose{mark: footer, sure: true}
	case atom.Aside:
		return purpose{mark: sidebar, sure: true}
	case atom.Figcaption, atom.Caption, atom.Figure:
		return purpose{mark: caption}
	case atom.Dialog, atom.Label, atom.Legend:
		return purpose{mark: notice}
	}
	return purpose{}
}

// category is what the names in a class, an id or a role say.
func (l *layout) category(names string) category {
	c, ok := l.categories[names]
	if !ok {
		c = categorize(names)
		l.categories[names] = c
	}
	return c
}

// name takes what the names of an element say, unless it is known to be no text of the
// article.
func (p *purpose) name(c category) {
	switch {
	case c == meta && p.mark == sidebar: // an <aside> for the byline
		p.mark = meta
	case c == unmarked || p.mark.dropped():
	case c == bodyText && p.mark == unmarked, c.dropped():
		p.mark = c
	}
}

// property takes what a property of schema.org says.
func (p *purpose) property(name string) {
	switch strings.ToLower(name) {
	case "articlebody":
		p.strong = true
	case "author", "datepublished", "datemodified", "keywords", "publisher":
		p.mark = meta
	case "headline":
		p.mark = title
	case "comment":
		p.mark = comments
	}
}

// hides reports whether an attribute hides its element.
func hides(a *html.Attribute) bool {
	switch a.Key {
	case "aria-hidden":
		return a.Val == "true"
	case "style":
		return hiddenStyle(a.Val)
	}
	return true
}

// hoverCard tells of a span amid a text that opens a card on what it names: it
// begins with a picture and lists links.
func hoverCard(n *html.Node) bool {
	first := n.FirstChild
	for first != nil && first.DataAtom == atom.Span {
		n, first = first, first.FirstChild
	}
	if first == nil || first.DataAtom != atom.Img {
		return false
	}
	links := 0
	for c, n := first.NextSibling, 0; c != nil && n < 20; c, n = c.NextSibling, n+1 {
		if c.DataAtom == atom.A {
			links++
		}
	}
	return links >= 2
}

func hiddenStyle(style string) bool {
	if !strings.Contains(style, "none") && !strings.Contains(style, "hidden") {
		return false
	}
	style = strings.ToLower(strings.ReplaceAll(style, " ", ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

// attr is the value of an attribute, "" without it.
func attr(n *html.Node, key string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return n.Attr[i].Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return true
		}
	}
	return false
}
