package page

import (
	"bytes"
	"io"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxOpen is the depth of nesting to which markup is flattened when the parser
// refuses a page: html.Parse takes at most 512 open elements.
const maxOpen = 100

// parseMarkup parses a page. Where elements are nested deeper than the parser
// takes, the page is flattened and parsed again.
func parseMarkup(source []byte) (*html.Node, error) {
	root, err := html.Parse(bytes.NewReader(source))
	if err == nil {
		return root, nil
	}
	return html.Parse(bytes.NewReader(flatten(source)))
}

// flatten drops the tags of elements nested deeper than maxOpen, and all
// formatting elements, which the parser opens again in every block. What is
// left is bounded in depth whatever the source, and its text is all there.
func flatten(source []byte) []byte {
	var out bytes.Buffer
	out.Grow(len(source))
	z := html.NewTokenizer(bytes.NewReader(source))
	var open []atom.Atom
	for {
		tt := z.Next()
		if tt == html.ErrorToken {
			if z.Err() != io.EOF {
				return nil
			}
			return out.Bytes()
		}
		raw := z.Raw()
		if tt != html.StartTagToken && tt != html.EndTagToken {
			out.Write(raw)
			continue
		}
		// The tokenizer lower-cases names in place.
		raw = append([]byte(nil), raw...)
		name, _ := z.TagName()
		a := atom.Lookup(name)
		switch {
		case voidElements[a]:
			out.Write(raw)
		case !keptWhenFlat[a]:
		case tt == html.StartTagToken:
			if len(open) < maxOpen || len(open) < 2*maxOpen && !container(a) {
				open = append(open, a)
				out.Write(raw)
			}
		case len(open) > 0 && open[len(open)-1] == a:
			open = open[:len(open)-1]
			out.Write(raw)
		case closesAny(open, a):
			for open[len(open)-1] != a {
				open = open[:len(open)-1]
			}
			open = open[:len(open)-1]
			out.Write(raw)
		}
	}
}

func container(a atom.Atom) bool {
	switch a {
	case atom.Div, atom.Section, atom.Table, atom.Tbody, atom.Tr, atom.Td, atom.Ul, atom.Ol, atom.Blockquote:
		return true
	}
	return false
}

func closesAny(open []atom.Atom, a atom.Atom) bool {
	for _, o := range open {
		if o == a {
			return true
		}
	}
	return false
}

var voidElements = map[atom.Atom]bool{
	atom.Meta: true, atom.Link: true, atom.Br: true, atom.Hr: true, atom.Img: true, atom.Input: true, atom.Base: true,
}

// keptWhenFlat are the elements that tell something of the article.
var keptWhenFlat = map[atom.Atom]bool{
	atom.Html: true, atom.Head: true, atom.Body: true, atom.Title: true, atom.Script: true, atom.Style: true,
	atom.Article: true, atom.Main: true, atom.Section: true, atom.Div: true, atom.P: true, atom.A: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.Ul: true, atom.Ol: true, atom.Li: true,
	atom.Blockquote: true, atom.Nav: true, atom.Aside: true, atom.Footer: true, atom.Header: true, atom.Time: true,
	atom.Figure: true, atom.Figcaption: true, atom.Table: true, atom.Tbody: true, atom.Tr: true, atom.Td: true, atom.Th: true,
	atom.Noscript: true, atom.Textarea: true, atom.Select: true, atom.Template: true,
}
