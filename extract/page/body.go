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

// minBody is the worth below which what was found may not be the article.
const minBody = 100

// headlineReach is how many blocks after the headline an article begins.
const headlineReach = 12

// Shares of the worth of the best element.
const (
	strongShare   = 0.3  // that an element marked with itemprop="articleBody" must hold to be believed
	markedShare   = 0.55 // that an element with a telling class name must hold
	headlineShare = 0.4  // that an element beside the headline must hold, where the best is not
	headedShare   = 0.3  // that an <article> with the page's headline must hold
	partedShare   = 0.05 // that must stand beside a smaller element for the article to be parted
	tight         = 0.75 // that a smaller element must hold to be taken instead
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
	lines := make([]string, len(kept))
	for i, b := range kept {
		lines[i] = b.text
	}
	text := strings.Join(lines, "\n")
	if given := f.articleBody(); len(given) > 200 && missing(text, given) {
		return given
	}
	return text
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

// A span is blocks[first:last] of a layout.
type span struct{ first, last int }

// roots are the blocks among which the article lies.
func (l *layout) roots(f *facts, sum []float64, out []bool) []span {
	best := -1
	value := func(i int) float64 { return sum[l.elements[i].last] - sum[l.elements[i].first] }
	for i := range l.elements {
		if out[i] {
			continue
		}
		if best < 0 || value(i) >= value(best) {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	if value(best) < minBody {
		// Little running text: an article of short lines is found by its marks alone.
		if marked := l.markedOnly(out); marked != nil {
			return marked
		}
	}
	h := f.headingBlock()
	if h >= 0 {
		best = l.besideHeadline(h, best, value, out)
	}
	for p := l.elements[best].parent; p >= 0 && !container(l.elements[best].node.DataAtom); p = l.elements[p].parent {
		best = p // a paragraph alone is no article
	}
	if marked := l.marked(best, sum, out); marked != nil {
		return marked
	}
	// The <article> under the headline.
	for i := best + 1; i < l.elements[best].end && h >= 0; i++ {
		e := &l.elements[i]
		if !out[i] && e.node.DataAtom == atom.Article && e.first <= h && h < e.last && value(i) > headedShare*value(best) {
			best = i
		}
	}
	// The smallest element that holds nearly all of its running text.
	text := func(i int) float64 {
		t := 0.0
		for j := l.elements[i].first; j < l.elements[i].last; j++ {
			t += max(0, sum[j+1]-sum[j])
		}
		return t
	}
	whole := text(best)
	for i := best + 1; i < l.elements[best].end; {
		e := &l.elements[i]
		if !out[i] && container(e.node.DataAtom) && text(i) >= tight*whole && (text(i) >= whole || !l.parted(i, best, text, whole)) {
			best, whole = i, text(i)
			i++
			continue
		}
		i = e.end
	}
	return []span{{l.elements[best].first, l.elements[best].last}}
}

// parted tells that the article goes on beside element i, within best: in
// paragraphs next to it, or in elements of its kind.
func (l *layout) parted(i, best int, text func(int) float64, whole float64) bool {
	e := &l.elements[i]
	class := attr(e.node, "class")
	beside := 0.0
	for j := l.elements[best].first; j < l.elements[best].last; j++ {
		if j >= e.first && j < e.last || l.out[l.blocks[j].element] {
			continue
		}
		n := &l.elements[l.blocks[j].element]
		if n.node.DataAtom == atom.P && (n.parent == e.parent || n.parent == best) {
			beside += max(0, worth(&l.blocks[j]))
		}
	}
	for j := best + 1; j < l.elements[best].end; {
		n := &l.elements[j]
		if j != i && n.parent == e.parent && n.node.DataAtom == e.node.DataAtom && class != "" && attr(n.node, "class") == class {
			beside += text(j)
		}
		if n.first <= e.first && n.last >= e.last && j != i {
			j++
			continue
		}
		j = n.end
	}
	return beside > partedShare*whole
}

// besideHeadline is the best element, or one nearly as good that begins at the
// headline where the best one stands apart from it, as a long imprint does.
func (l *layout) besideHeadline(h, best int, value func(int) float64, out []bool) int {
	b := &l.elements[best]
	if b.first <= h+headlineReach && b.last > h {
		return best
	}
	found := -1
	for i := range l.elements {
		e := &l.elements[i]
		if out[i] || e.first > h+headlineReach || e.last <= h+1 || e.first <= b.first && e.last >= b.last {
			continue
		}
		if v := value(i); v > headlineShare*value(best) && (found < 0 || v >= value(found)) {
			found = i
		}
	}
	if found < 0 {
		return best
	}
	return found
}

// marked are the elements under best that are marked as the article's body, if
// they hold enough of what was found.
func (l *layout) marked(best int, sum []float64, out []bool) []span {
	value := func(i int) float64 { return sum[l.elements[i].last] - sum[l.elements[i].first] }
	for _, strong := range []bool{true, false} {
		var list []int
		held := 0.0
		for i := best; i < l.elements[best].end; {
			e := &l.elements[i]
			if out[i] || !(strong && e.strong || !strong && e.mark == bodyText) || e.node.DataAtom != atom.P && value(i) <= 0 {
				i++
				continue
			}
			list = append(list, i)
			held += value(i)
			i = e.end
		}
		share := markedShare
		if strong {
			share = strongShare
		}
		if held > 200 && held > share*value(best) {
			return l.between(list)
		}
	}
	return nil
}

// markedOnly is the longest element that is marked as an article's body.
func (l *layout) markedOnly(out []bool) []span {
	best, most := -1, 0
	for i := range l.elements {
		e := &l.elements[i]
		if out[i] || !e.strong && e.mark != bodyText && e.node.DataAtom != atom.Article {
			continue
		}
		chars := 0
		for j := e.first; j < e.last; j++ {
			chars += l.blocks[j].chars - l.blocks[j].links
		}
		if chars > most || chars == most && best >= 0 {
			best, most = i, chars
		}
	}
	if best < 0 {
		return nil
	}
	return []span{{l.elements[best].first, l.elements[best].last}}
}

// between joins neighbours: where paragraphs are marked one by one, what
// stands between them is the article's as well. The list is of elements in
// document order; what is returned are spans of blocks.
func (l *layout) between(list []int) []span {
	var spans []span
	parent := -2
	for _, i := range list {
		e := &l.elements[i]
		if e.parent == parent && e.node.DataAtom == atom.P {
			spans[len(spans)-1].last = e.last
		} else {
			spans = append(spans, span{e.first, e.last})
		}
		parent = e.parent
	}
	return spans
}
