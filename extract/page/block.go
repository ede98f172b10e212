package page

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A block is a run of text without a break.
type block struct {
	text    string
	element int       // the element around it
	tag     atom.Atom // what it is: P, H2, Li, Blockquote, Td, Div
	chars   int       // its length in code points
	links   int       // of which within links
	notice  bool      // speaks of cookies
}

// linkDensity is the share of the block that is link text.
func (b *block) linkDensity() float64 {
	if b.chars == 0 {
		return 0
	}
	return float64(b.links) / float64(b.chars)
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
		case blankRune(r):
			l.space = true
		case !unseen(r):
			chars += l.put(s[i : i+size])
		}
		i += size
	}
	l.pending.chars += chars
	if l.linkDepth > 0 {
		l.pending.links += chars
	}
}

// blankRune tells that r, none of ASCII, is a space or the end of a line.
func blankRune(r rune) bool {
	switch r {
	case '\u0085', '\u00A0', '\u2028', '\u2029', '\u202F', '\u3000':
		return true
	}
	return r >= '\u2000' && r <= '\u200A'
}

// unseen tells that r has no width: a place to break a word, a mark of direction.
func unseen(r rune) bool {
	switch r {
	case '\u00AD', '\u200B', '\u200C', '\u200E', '\u200F', '\u2060', '\uFEFF':
		return true
	}
	return false
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
