package page

import "golang.org/x/net/html/atom"

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
			marked := e.strong
			if !strong {
				marked = e.mark == bodyText
			}
			if out[i] || !marked || e.node.DataAtom != atom.P && value(i) <= 0 {
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
