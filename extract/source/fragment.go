package source

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// fragmentText is the text of a piece of HTML that holds an article and
// nothing else, as feeds, mails and content systems give it: its paragraphs,
// parted by one newline.
func fragmentText(fragment string) string {
	var out, line strings.Builder
	flush := func() {
		if text := strings.Join(strings.Fields(line.String()), " "); text != "" {
			if out.Len() > 0 {
				out.WriteByte('\n')
			}
			out.WriteString(text)
		}
		line.Reset()
	}
	z := html.NewTokenizer(strings.NewReader(fragment))
	var hidden atom.Atom
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			flush()
			return out.String()
		case html.TextToken:
			if hidden == 0 {
				line.Write(z.Text())
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			if isHidden(tag) {
				switch {
				case kind == html.StartTagToken && hidden == 0:
					hidden = tag
				case kind == html.EndTagToken && hidden == tag:
					hidden = 0
				}
			}
			switch {
			case tag == atom.Td || tag == atom.Th:
				// Cells of data are one line a row; cells that hold a
				// paragraph are there for the layout.
				if line.WriteByte(' '); line.Len() > maxCell {
					flush()
				}
			case isBlock(tag):
				flush()
			}
		}
	}
}

// maxCell is the length in bytes up to which a table's cell is data.
const maxCell = 80

// isHidden says whether an element's text is no part of the article.
func isHidden(tag atom.Atom) bool {
	switch tag {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Title, atom.Figcaption, atom.Button, atom.Select,
		atom.Textarea, atom.Svg, atom.Iframe, atom.Object, atom.Audio, atom.Video:
		return true
	}
	return false
}

// isBlock says whether an element begins and ends a paragraph.
func isBlock(tag atom.Atom) bool {
	switch tag {
	case atom.P, atom.Div, atom.Br, atom.Hr, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li,
		atom.Dl, atom.Dt, atom.Dd, atom.Blockquote, atom.Pre, atom.Table, atom.Tr, atom.Article, atom.Section,
		atom.Figure, atom.Figcaption, atom.Header, atom.Footer, atom.Aside, atom.Main, atom.Body, atom.Html, atom.Center:
		return true
	}
	return false
}
