package page

import (
	"bytes"
	"fmt"
	"io"
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// MaxTags is the number of tags up to which a page is read; news pages have
// some thousand.
const MaxTags = 500_000

// Bounds of what goes to the parser as it stands. Some markup takes html.Parse
// quadratic time or memory: text parted by tags that it drops or moves is
// copied again at every one of them, attributes of a second <body> are merged
// into the first, open formatting elements are opened again in every block.
const (
	plainTags    = 20_000         // tags
	plainProduct = 10_000_000_000 // tags times bytes, twice what is copied at worst
	plainFormats = 80             // formatting tags that differ in attributes
	plainRoots   = 8              // <html> and <body> tags
)

// maxOpen is the depth to which a flattened page is nested: html.Parse takes at
// most 512 open elements.
const maxOpen = 100

// parseMarkup parses a page. What could take the parser long, and what it
// refuses for its depth, is flattened first.
func parseMarkup(source []byte) (*html.Node, error) {
	tags, plain := survey(source)
	if tags > MaxTags {
		return nil, fmt.Errorf("%w: %d tags, at most %d are read", ErrTooLarge, tags, MaxTags)
	}
	if plain {
		var pieces []io.Reader
		for _, p := range withoutCode(source) {
			pieces = append(pieces, bytes.NewReader(p))
		}
		root, err := html.Parse(io.MultiReader(pieces...))
		if err == nil {
			return root, nil
		}
	}
	root, err := html.Parse(bytes.NewReader(flatten(source)))
	if err != nil {
		return nil, fmt.Errorf("parse markup: %w", err)
	}
	return root, nil
}

// survey counts the tags of a page and tells whether it is within the bounds
// of what goes to the parser as it stands.
func survey(source []byte) (tags int, plain bool) {
	formats := map[string]bool{}
	roots := 0
	for i := 0; ; {
		j := bytes.IndexByte(source[i:], '<')
		if j < 0 || i+j+1 >= len(source) {
			break
		}
		i += j + 1
		tags++
		switch source[i] | 0x20 {
		case 'h', 'b', 'c', 'e', 'f', 'i', 'n', 's', 't', 'u':
		default:
			continue
		}
		end := i
		for end < len(source) && end < i+8 && source[end]|0x20 >= 'a' && source[end]|0x20 <= 'z' {
			end++
		}
		switch name := atom.Lookup(bytes.ToLower(source[i:end])); name {
		case atom.Html, atom.Body:
			roots++
		case atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr, atom.S, atom.Small, atom.Strike, atom.Strong, atom.Tt, atom.U:
			if end < len(source) && source[end] != '>' && len(formats) <= plainFormats {
				tag := source[i:min(len(source), i+200)]
				if k := bytes.IndexByte(tag, '>'); k >= 0 {
					tag = tag[:k]
				}
				formats[string(tag)] = true
			}
		}
	}
	plain = tags <= plainTags && int64(tags)*int64(len(source)) <= plainProduct && len(formats) <= plainFormats && roots <= plainRoots
	return tags, plain
}

// flatten drops what is costly or dangerous to parse: formatting elements,
// comments, tables, tags that close nothing, and the tags of elements nested
// deeper than maxOpen. What is left is parsed in linear time, and its text is
// all there.
func flatten(source []byte) []byte {
	var out bytes.Buffer
	out.Grow(len(source))
	z := html.NewTokenizer(bytes.NewReader(source))
	var open []atom.Atom
	rooted := map[atom.Atom]bool{}
	for {
		tt := z.Next()
		if tt == html.ErrorToken {
			return out.Bytes()
		}
		if tt == html.CommentToken {
			continue
		}
		raw := z.Raw()
		if tt == html.TextToken || tt == html.DoctypeToken {
			out.Write(raw)
			continue
		}
		raw = append([]byte(nil), raw...) // TagName writes to it
		name, _ := z.TagName()
		a := atom.Lookup(name)
		closing := tt == html.EndTagToken
		switch {
		case a == atom.Html || a == atom.Body || a == atom.Head:
			if !closing && !rooted[a] {
				rooted[a] = true
				out.Write(raw)
			}
			continue
		case voidElements[a]:
			if !closing {
				out.Write(raw)
			}
			continue
		case a == atom.Td || a == atom.Th || a == atom.Caption:
			a, raw = atom.Div, []byte("<div>")
			if closing {
				raw = []byte("</div>")
			}
		case a == 0 || !keptWhenFlat[a]:
			continue
		}
		switch {
		case tt == html.StartTagToken:
			if len(open) < maxOpen || len(open) < 2*maxOpen && !container(a) {
				open = append(open, a)
				out.Write(raw)
			}
		case closing && slices.Contains(open, a):
			for open[len(open)-1] != a {
				open = open[:len(open)-1]
			}
			open = open[:len(open)-1]
			out.Write(raw)
		}
	}
}

// container tells of elements that hold paragraphs.
func container(a atom.Atom) bool {
	switch a {
	case atom.Div, atom.Section, atom.Article, atom.Main, atom.Table, atom.Tbody, atom.Tr, atom.Td, atom.Form, atom.Center,
		atom.Ul, atom.Ol, atom.Li, atom.Blockquote, 0:
		return true
	}
	return false
}

// voidElements have no end tag.
var voidElements = map[atom.Atom]bool{
	atom.Meta: true, atom.Link: true, atom.Br: true, atom.Hr: true, atom.Img: true, atom.Input: true, atom.Base: true,
}

// keptWhenFlat are the elements that tell something of the article.
var keptWhenFlat = map[atom.Atom]bool{
	atom.Title: true, atom.Script: true, atom.Style: true,
	atom.Article: true, atom.Main: true, atom.Section: true, atom.Div: true, atom.P: true, atom.A: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.Ul: true, atom.Ol: true, atom.Li: true,
	atom.Blockquote: true, atom.Nav: true, atom.Aside: true, atom.Footer: true, atom.Header: true, atom.Time: true,
	atom.Figure: true, atom.Figcaption: true,
	atom.Noscript: true, atom.Textarea: true, atom.Select: true, atom.Template: true,
}
