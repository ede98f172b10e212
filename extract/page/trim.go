package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// trim drops what stands in an article's element without being its text.
func (l *layout) trim(candidates []int, headline string) []*block {
	total := 0.0
	for _, i := range candidates {
		total += max(0, worth(&l.blocks[i]))
	}
	var kept []*block
	seen := 0.0      // running text so far
	lastText := -1   // its last block
	dropBefore := -1 // blocks before this one are in a box that is dropped
	for _, i := range candidates {
		b := &l.blocks[i]
		if b.tag == atom.H1 && lastText >= 0 && l.another(lastText, i) {
			return kept // the next article of an endless page
		}
		if i < dropBefore || b.tag == atom.H1 || lone(b) {
			continue
		}
		if seen == 0 && (len(b.text) < 300 && squash(b.text) == headline || opening(b)) {
			continue
		}
		if b.notice && b.chars < 600 && (seen == 0 || seen > 0.9*total) {
			continue
		}
		switch boilerplate().judge(b.text) {
		case condemned:
			continue
		case closing:
			// The box that the heading opens, which may stand amid the article.
			box := l.boxOf(i, lastText, 0.3*total)
			dropBefore = l.elements[box].last
			if dropBefore == i+1 && seen > 0.75*total {
				return kept
			}
			continue
		}
		if w := worth(b); w > 0 {
			seen += w
			lastText = i
		}
		kept = append(kept, b)
	}
	return kept
}

// another tells that block j stands in an <article> of its own, beside that of block i.
func (l *layout) another(i, j int) bool {
	a, b := l.articleOf(i), l.articleOf(j)
	return a >= 0 && b >= l.elements[a].end
}

// articleOf is the <article> around a block, -1 without one.
func (l *layout) articleOf(block int) int {
	i := l.blocks[block].element
	for i >= 0 && l.elements[i].node.DataAtom != atom.Article {
		i = l.elements[i].parent
	}
	return i
}

// opening tells of a line before the first paragraph that is no part of it: a
// byline, a date, a kicker.
func opening(b *block) bool {
	if b.chars > 100 || heading(b.tag) || b.tag == atom.Li {
		return false
	}
	if name, ok := cutBy(b.text); ok && personal(authorName(name)) {
		return true
	}
	if endsSentence(b.text) {
		return false
	}
	if _, start, end, ok := dayIn(b.text); ok {
		place, _ := Dateline(b.text)
		return place == "" && len(b.text)-(end-start) < 60
	}
	return b.tag == atom.Div && b.chars < 30
}

// lone tells of a line that is but a link, other than a short paragraph.
func lone(b *block) bool {
	if b.tag == atom.Td || b.chars <= 15 && b.tag != atom.Div {
		return false
	}
	return b.linkDensity() > 0.9 && (b.tag != atom.P || strings.Count(b.text, " ") >= 8)
}

// boxOf is the largest element that holds block i and nothing up to block
// after, and no more running text than most.
func (l *layout) boxOf(i, after int, most float64) int {
	holds := func(e *element) float64 { return l.sum[e.last] - l.sum[e.first] }
	box := l.blocks[i].element
	for {
		p := l.elements[box].parent
		if p < 0 || l.elements[p].first <= after || holds(&l.elements[p]) >= most {
			return box
		}
		box = p
	}
}
