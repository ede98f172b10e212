package page

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// An element is a node that lays out text as a block of its own, or an inline
// one that is marked as something apart.
type element struct {
	node   *html.Node
	parent int      // index in layout.elements, -1 at the root
	end    int      // elements[i+1:end] are below it
	first  int      // blocks[first:last] are below it
	last   int      //
	mark   category // what its names, tag and attributes say
	strong bool     // marked by a standard as the article's body
	sure   bool     // mark is given by the element itself, not by a name
}

// A block is a run of text without a break.
type block struct {
	text    string
	element int       // the element around it
	tag     atom.Atom // what it is: P, H2, Li, Blockquote, Td, Div
	chars   int       // its length in code points
	links   int       // of which within links
	notice  bool      // speaks of cookies
	bold    int       // of which within <b> or <strong>
}

// linkDensity is the share of the block that is link text.
func (b *block) linkDensity() float64 {
	if b.chars == 0 {
		return 0
	}
	return float64(b.links) / float64(b.chars)
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
	boldDepth  int
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
	if skipped(n.DataAtom) {
		return false
	}
	mark, strong, sure := l.classify(n)
	if n.DataAtom == atom.Span && mark == unmarked && hoverCard(n) {
		mark = notice
	}
	if inline(n.DataAtom) {
		switch n.DataAtom {
		case atom.A:
			l.linkDepth++
		case atom.B, atom.Strong:
			l.boldDepth++
		case atom.Time:
			l.dates = append(l.dates, dateMark{n, len(l.blocks), l.open})
		}
		if !mark.dropped() {
			return true
		}
	}
	l.flush()
	l.elements = append(l.elements, element{node: n, parent: l.open, first: len(l.blocks), mark: mark, strong: strong, sure: sure})
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
	case atom.B, atom.Strong:
		l.boldDepth = max(0, l.boldDepth-1)
	}
	if l.open >= 0 && l.elements[l.open].node == n {
		l.flush()
		e := &l.elements[l.open]
		e.end = len(l.elements)
		e.last = len(l.blocks)
		l.open = e.parent
	}
}

// addText adds a text node to the pending block, its white space collapsed.
func (l *layout) addText(s string) {
	if l.open < 0 {
		return
	}
	chars := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			if c <= ' ' {
				l.space = true
				continue
			}
			chars += l.put(s[i-1 : i])
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '\u00A0' || r >= '\u2000' && r <= '\u200A' || r == '\u202F' || r == '\u2028' || r == '\u2029' || r == '\u3000' || r == '\u0085':
			l.space = true
		case r == '\u200B' || r == '\u200C' || r == '\u00AD' || r == '\uFEFF' || r == '\u2060' || r == '\u200E' || r == '\u200F':
		default:
			chars += l.put(s[i : i+size])
		}
		i += size
	}
	l.pending.chars += chars
	if l.linkDepth > 0 {
		l.pending.links += chars
	}
	if l.boldDepth > 0 {
		l.pending.bold += chars
	}
}

// put appends one character, and the space before it if one is due.
func (l *layout) put(char string) int {
	n := 1
	if l.space && len(l.buf) > 0 {
		l.buf = append(l.buf, ' ')
		n = 2
	}
	l.space = false
	l.buf = append(l.buf, char...)
	return n
}

// lineBreak ends the block at two breaks in a row, and at one after the end of
// a sentence; a break elsewhere is a space.
func (l *layout) lineBreak(n *html.Node) {
	for s := n.NextSibling; s != nil; s = s.NextSibling {
		if s.Type == html.TextNode && strings.TrimSpace(s.Data) == "" || s.Type == html.CommentNode {
			continue
		}
		if s.Type == html.ElementNode && s.DataAtom == atom.Br {
			l.flush()
			return
		}
		break
	}
	if l.brokenLine(n) {
		l.flush()
		return
	}
	l.space = true
}

// wrapped is the length in bytes from which a line that is broken amid a
// sentence is one of a text with fixed line length; shorter ones are lines of
// an address, a list or a programme.
const wrapped = 50

func (l *layout) brokenLine(br *html.Node) bool {
	if endsSentence(string(l.buf[max(0, len(l.buf)-40):])) {
		return true
	}
	for p := br.Parent; p != nil; p = p.Parent {
		if heading(p.DataAtom) {
			return false
		}
		if !inline(p.DataAtom) {
			break
		}
	}
	return len(l.buf) < wrapped
}

// endsSentence tells that a text ends as sentences end.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)]")
	r, _ := utf8.DecodeLastRuneInString(s)
	switch r {
	case '.', '!', '?', ':', '…', '。', '！', '？', '؟', '।':
		return true
	}
	return false
}

// flush ends the pending block.
func (l *layout) flush() {
	if len(l.buf) > 0 && l.open >= 0 {
		b := l.pending
		b.text = string(l.buf)
		b.element = l.open
		b.tag = l.role()
		b.notice = strings.Contains(b.text, "ookies")
		l.blocks = append(l.blocks, b)
	}
	l.buf = l.buf[:0]
	l.pending = block{}
	l.space = false
}

// role is the tag that says what the block being closed is.
func (l *layout) role() atom.Atom {
	for i, up := l.open, 0; i >= 0 && up < 4; i, up = l.elements[i].parent, up+1 {
		switch a := l.elements[i].node.DataAtom; a {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.P, atom.Li, atom.Blockquote, atom.Pre, atom.Td, atom.Th, atom.Dt, atom.Dd:
			return a
		case atom.Div, atom.Section, atom.Article, atom.Main, atom.Body:
			return atom.Div
		}
	}
	return atom.Div
}

// classify says what an element is for.
func (l *layout) classify(n *html.Node) (mark category, strong, sure bool) {
	switch n.DataAtom {
	case atom.Nav:
		mark = navigation
	case atom.Footer:
		mark, sure = footer, true
	case atom.Aside:
		mark = sidebar
	case atom.Figcaption, atom.Caption, atom.Figure:
		mark = caption
	case atom.Dialog:
		mark = notice
	case atom.Label, atom.Legend:
		mark = notice
	}
	page := n.DataAtom == atom.Html || n.DataAtom == atom.Body
	for i := range n.Attr {
		a := &n.Attr[i]
		switch a.Key {
		case "class", "id", "role", "data-component", "data-testid", "data-type":
			if page || a.Val == "" || a.Key == "id" && (heading(n.DataAtom) || n.DataAtom == atom.P) {
				continue // ids of headings and paragraphs are made of their words
			}
			c, ok := l.categories[a.Val]
			if !ok {
				c = categorize(a.Val)
				l.categories[a.Val] = c
			}
			switch {
			case c == meta && mark == sidebar: // an <aside> for the byline
				mark = meta
			case c == unmarked || mark.dropped():
			case c == bodyText && mark == unmarked, c.dropped():
				mark = c
			}
		case "hidden":
			if !page {
				mark, sure = hidden, true
			}
		case "aria-hidden":
			if a.Val == "true" && !page {
				mark, sure = hidden, true
			}
		case "style":
			if !page && hiddenStyle(a.Val) {
				mark, sure = hidden, true
			}
		case "rel":
			if n.DataAtom == atom.A && strings.Contains(a.Val, "author") {
				l.authors = append(l.authors, n)
			}
		case "itemprop":
			l.props = append(l.props, n)
			switch strings.ToLower(a.Val) {
			case "articlebody":
				strong = true
			case "author", "datepublished", "datemodified", "keywords", "publisher":
				mark = meta
			case "headline":
				mark = title
			case "comment":
				mark = comments
			}
		}
	}
	if (mark == meta || mark == title) && n.DataAtom != atom.Time {
		l.dates = append(l.dates, dateMark{n, len(l.blocks), l.open})
	}
	return mark, strong, sure
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
