package page

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// What a block is worth as evidence that its surroundings are the article, in
// code points of running text.
const (
	minSentence  = 25  // a shorter paragraph says nothing
	minLoose     = 120 // a text outside of a paragraph element counts from this length on
	linkBlockFee = 60  // a block that is all link takes this from the container it is in
	shortFee     = 8   // and so does a short scrap of text
)

// worth is the score of a block by itself.
func worth(b *block) float64 {
	d := b.linkDensity()
	switch {
	case b.notice && b.chars < 600, unbroken(b):
		return -shortFee
	case heading(b.tag):
		if d > 0.5 {
			return -linkBlockFee
		}
		return 0
	case d > 0.5:
		return -linkBlockFee
	case b.chars >= minLoose, b.tag == atom.P && b.chars >= minSentence && endsSentence(b.text):
		return float64(b.chars-b.links) * (1 - d)
	case b.tag == atom.P, b.tag == atom.Li, b.tag == atom.Td, b.tag == atom.Th, b.tag == atom.Blockquote:
		return 0
	}
	return -shortFee
}

// unbroken tells of a long run of characters that is no text: data, not words.
func unbroken(b *block) bool {
	if b.text[0] == '<' && strings.Contains(b.text, "=\"") {
		return true // markup shown as text
	}
	return b.chars > 1000 && len(b.text) < 2*b.chars && strings.Count(b.text, " ")*40 < b.chars
}

func heading(a atom.Atom) bool {
	switch a {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// body is the article's text.
func (l *layout) body(f *facts) string {
	kept := l.article(f, false)
	if textLength(kept) < 120 {
		if more := l.article(f, true); textLength(more) > 2*textLength(kept) {
			kept = more
		}
	}
	text := strings.Join(l.lines(kept), "\n")
	if given := f.articleBody(); len(given) > 200 && missing(text, given) {
		return given
	}
	return text
}

// shortCell is the length up to which a table's cell holds data, not a paragraph.
const shortCell = 100

// lines are the texts of the blocks; the cells of a row of a table of data make
// one line, parted by " | ".
func (l *layout) lines(blocks []*block) []string {
	var lines []string
	row := -1
	for _, b := range blocks {
		tr := -1
		if (b.tag == atom.Td || b.tag == atom.Th) && b.chars <= shortCell {
			tr = l.rowOf(b)
		}
		if tr >= 0 && tr == row {
			lines[len(lines)-1] += " | " + b.text
		} else {
			lines = append(lines, b.text)
		}
		row = tr
	}
	return lines
}

// rowOf is the <tr> around a block, -1 without one.
func (l *layout) rowOf(b *block) int {
	i := b.element
	for up := 0; i >= 0 && up < 4 && l.elements[i].node.DataAtom != atom.Tr; up++ {
		i = l.elements[i].parent
	}
	if i < 0 || l.elements[i].node.DataAtom != atom.Tr {
		return -1
	}
	return i
}

// missing tells that a text has little of what is given as the article's body
// in data: then the page shows something else.
func missing(text, given string) bool {
	if len(text)*2 < len(given) {
		return true
	}
	const samples, width = 12, 24
	t, g := squash(text), squash(given)
	if len(g) < samples*width {
		return false
	}
	found := 0
	for i := range samples {
		at := i * (len(g) - width) / (samples - 1)
		for !utf8.RuneStart(g[at]) {
			at--
		}
		if strings.Contains(t, strings.ToValidUTF8(g[at:at+width], "")) {
			found++
		}
	}
	return found*4 < samples
}

func textLength(blocks []*block) int {
	n := 0
	for _, b := range blocks {
		n += len(b.text)
	}
	return n
}

// article selects the blocks of the article. With showHidden, elements that
// are not displayed count as well: some pages show their text by script.
func (l *layout) article(f *facts, showHidden bool) []*block {
	l.markCards()
	out := l.outside(showHidden)
	l.out = out
	sum := make([]float64, len(l.blocks)+1) // prefix sums of the worth of what is not out
	for i := range l.blocks {
		sum[i+1] = sum[i]
		if !out[l.blocks[i].element] {
			sum[i+1] += worth(&l.blocks[i])
		}
	}
	l.sum = sum
	roots := l.roots(f, sum, out)
	if !showHidden && l.veiled(roots) {
		return l.article(f, true)
	}
	var kept []int
	l.bodyFirst, l.bodyLast = -1, -1
	for _, r := range roots {
		if l.bodyFirst < 0 {
			l.bodyFirst = r.first
		}
		l.bodyLast = r.last - 1
		for i := r.first; i < r.last; i++ {
			if !out[l.blocks[i].element] {
				kept = append(kept, i)
			}
		}
	}
	return l.trim(kept, squash(f.title))
}

// Shares of the page's running text above which a mark is not believed, since
// names lie: that of one element, and that of all elements so marked.
const (
	believedAlone    = 0.4
	believedTogether = 0.5
)

// outside tells of each element whether it or one around it is not part of an
// article.
func (l *layout) outside(showHidden bool) []bool {
	sum := make([]float64, len(l.blocks)+1)
	for i := range l.blocks {
		sum[i+1] = sum[i] + max(0, worth(&l.blocks[i]))
	}
	text := func(i int) float64 { return sum[l.elements[i].last] - sum[l.elements[i].first] }
	total := sum[len(l.blocks)]
	var marked [ignored + 1]float64 // the text of the outermost elements of each category
	var until [ignored + 1]int
	for i := range l.elements {
		e := &l.elements[i]
		if e.mark.dropped() && i >= until[e.mark] {
			marked[e.mark] += text(i)
			until[e.mark] = e.end
		}
	}
	total -= marked[comments]
	out := make([]bool, len(l.elements))
	for i := range l.elements {
		e := &l.elements[i]
		switch {
		case e.parent >= 0 && out[e.parent]:
			out[i] = true
		case !e.mark.dropped() || e.mark == hidden && showHidden:
		case e.mark == comments || e.mark == footer || e.sure:
			out[i] = true
		case text(i) > believedAlone*total:
		case e.mark != sidebar && marked[e.mark] > believedTogether*total:
		default:
			out[i] = true
		}
	}
	return out
}

// veiled tells that most of the running text amid the article is hidden, as in
// a series of slides of which one is shown at a time.
func (l *layout) veiled(roots []span) bool {
	shown, veiled := 0.0, 0.0
	for _, r := range roots {
		for i := r.first; i < r.last; i++ {
			w := max(0, worth(&l.blocks[i]))
			e := l.blocks[i].element
			if !l.out[e] {
				shown += w
				continue
			}
			for e >= 0 && l.elements[e].mark == unmarked {
				e = l.elements[e].parent
			}
			if e >= 0 && l.elements[e].mark == hidden {
				veiled += w
			}
		}
	}
	return veiled > 1.5*shown && veiled > 400
}
