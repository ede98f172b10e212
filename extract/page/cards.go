package page

import "golang.org/x/net/html/atom"

// What makes a row of teasers for other stories.
const (
	fewestCards = 3   // elements of one kind side by side
	cardText    = 320 // code points of a card beside its links, at most
)

// markCards marks rows of teasers as related: neighbours of the same tag and
// class, each with a headline that is a link and little text.
func (l *layout) markCards() {
	type kind struct {
		parent int
		tag    atom.Atom
		class  string
	}
	rows := map[kind][]int{}
	for i := range l.elements {
		e := &l.elements[i]
		switch e.node.DataAtom {
		case atom.Div, atom.Li, atom.Article, atom.Section, atom.Td:
		default:
			continue
		}
		if e.mark != unmarked || !l.card(e) {
			continue
		}
		k := kind{e.parent, e.node.DataAtom, attr(e.node, "class")}
		rows[k] = append(rows[k], i)
	}
	for _, row := range rows {
		if len(row) >= fewestCards {
			for _, i := range row {
				l.elements[i].mark = related
			}
		}
	}
}

// card tells that an element has a linked headline first and little besides.
func (l *layout) card(e *element) bool {
	if n := e.last - e.first; n < 2 || n > 8 {
		return false
	}
	headline := false
	text := 0
	for j := e.first; j < e.last; j++ {
		b := &l.blocks[j]
		if !headline && b.linkDensity() > 0.9 && b.chars >= 15 && (heading(b.tag) || j <= e.first+1) {
			headline = true
		}
		text += b.chars - b.links
	}
	return headline && text < cardText
}
