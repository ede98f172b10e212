package page

import (
	"bytes"
	"strings"
)

// withoutCode leaves out what style sheets and scripts hold, half of the bytes of
// most pages, of which nothing is read but structured data (ld+json). Tags are
// told as html.Tokenizer tells them; from where that cannot be done at a glance
// the page stays as it is. What is kept comes in pieces.
func withoutCode(source []byte) (pieces [][]byte) {
	kept := 0 // of source, in pieces
	// foreign is the outermost svg or math element, in which no text is raw;
	// depth counts the open ones of that name.
	foreign, depth := "", 0
	for i := 0; ; {
		n := bytes.IndexByte(source[i:], '<')
		if n < 0 {
			return append(pieces, source[kept:])
		}
		i += n
		t := tagAt(source, i)
		i = t.end
		switch t.name {
		case "svg", "math":
			switch {
			case depth > 0 && t.name != foreign, depth == 0 && t.closing:
			case t.closing:
				depth--
			case source[i-2] != '/':
				foreign = t.name
				depth++
			}
		case "":
		case "plaintext":
			return append(pieces, source[kept:])
		default:
			if t.closing || depth > 0 {
				continue
			}
			text, ok := rawText(source[i:], t.name)
			if !ok {
				return append(pieces, source[kept:])
			}
			if t.name == "style" || t.name == "script" && !bytes.Contains(bytes.ToLower(source[t.start:t.end]), []byte("json")) {
				pieces = append(pieces, source[kept:i])
				kept = i + text
			}
			i += text
		}
	}
}

// tag is a tag, or a comment or another declaration, which has no name.
type tag struct {
	start, end int
	name       string // as telling has it
	closing    bool
}

// tagAt reads the tag that begins with the "<" at i; one that does not end ends
// with the page.
func tagAt(s []byte, i int) tag {
	t := tag{start: i, end: len(s)}
	j := i + 1
	if j < len(s) && s[j] == '/' {
		t.closing = true
		j++
	}
	switch {
	case j == len(s):
	case s[j]|0x20 >= 'a' && s[j]|0x20 <= 'z':
		name := j
		for j < len(s) && (inTag[s[j]] == 0 || s[j] == '=') {
			j++
		}
		t.name = telling(s[name:j])
		t.end = attributesEnd(s, j)
	case bytes.HasPrefix(s[i:], []byte("<!--")):
		if k := bytes.Index(s[i+2:], []byte("-->")); k >= 0 { // also of <!-->
			t.end = i + 2 + k + len("-->")
		}
		if k := bytes.Index(s[i+4:t.end], []byte("--!>")); k >= 0 {
			t.end = i + 4 + k + len("--!>")
		}
	case t.closing, s[j] == '!', s[j] == '?':
		if k := bytes.IndexByte(s[j:], '>'); k >= 0 {
			t.end = j + k + 1
		}
	default:
		t.end = j // a plain "<"
	}
	return t
}

// telling is the name of an element whose text is raw or whose elements are not
// those of HTML, in lower case; "" of any other.
func telling(name []byte) string {
	switch string(name) {
	case "a", "div", "img", "li", "p", "span": // most tags
		return ""
	}
	for _, known := range [...]string{
		"iframe", "math", "noembed", "noframes", "noscript", "plaintext",
		"script", "style", "svg", "textarea", "title", "xmp",
	} {
		if len(name) == len(known) && strings.EqualFold(string(name), known) {
			return known
		}
	}
	return ""
}

// Bytes of a tag.
const (
	blank   = 1 << iota // white space
	endName             // ends the name of an attribute
)

var inTag = [256]uint8{
	' ': blank | endName, '\n': blank | endName, '\r': blank | endName, '\t': blank | endName, '\f': blank | endName,
	'/': endName, '>': endName, '=': endName,
}

func space(c byte) bool { return inTag[c]&blank != 0 }

// attributesEnd is behind the ">" of the tag whose attributes begin at j.
func attributesEnd(s []byte, j int) int {
	for j < len(s) {
		switch c := s[j]; {
		case c == '>':
			return j + 1
		case c == '/' || space(c):
			j++
			continue
		}
		for j++; j < len(s) && inTag[s[j]]&endName == 0; { // its first byte may be "="
			j++
		}
		for j < len(s) && space(s[j]) {
			j++
		}
		if j == len(s) || s[j] != '=' {
			continue
		}
		for j++; j < len(s) && space(s[j]); {
			j++
		}
		if j < len(s) && (s[j] == '"' || s[j] == '\'') {
			k := bytes.IndexByte(s[j+1:], s[j])
			if k < 0 {
				return len(s)
			}
			j += k + 2
			continue
		}
		for j < len(s) && !space(s[j]) && s[j] != '>' {
			j++
		}
	}
	return len(s)
}

// rawText is the length of the text up to the end tag of a name; false if there
// is none, or if a script hides another in a comment.
func rawText(s []byte, name string) (int, bool) {
	for i := 0; ; {
		n := bytes.Index(s[i:], []byte("</"))
		if n < 0 {
			return 0, false
		}
		i += n
		end := i + 2 + len(name)
		if end >= len(s) {
			return 0, false
		}
		if c := s[end]; (space(c) || c == '/' || c == '>') && strings.EqualFold(string(s[i+2:end]), name) {
			hides := name == "script" && bytes.Contains(s[:i], []byte("<!--")) && bytes.Contains(bytes.ToLower(s[:i]), []byte("<script"))
			return i, !hides
		}
		i += 2
	}
}
