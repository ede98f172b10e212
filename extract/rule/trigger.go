package rule

// trigger is what a pattern is looked for by: what stands at an element of it
// that is rare in text, min to max tokens after its start. Most patterns begin
// with words that stand everywhere ("the", "in"), so that trying each of them
// at its first word would cost most of the time of matching.
type trigger struct {
	first
	min, max int
}

const maxLead = 7 // tokens before the trigger, at most

// triggerOf chooses the cheapest of the leading elements of a pattern.
func triggerOf(n *node) trigger {
	elements := flatten(n, nil)
	var best trigger
	cost := -1
	lo, hi := 0, 0
	for i, e := range elements {
		t := trigger{min: lo, max: hi}
		if !t.rest(elements[i:]) {
			if c := t.cost() * (2 + hi - lo) / 2; cost < 0 || c <= cost {
				best, cost = t, c
			}
		}
		min, max, ok := e.width()
		if !ok || hi+max > maxLead {
			break
		}
		lo, hi = lo+min, hi+max
	}
	if cost < 0 { // can match nothing at all; Compile tells
		best.rest(elements)
	}
	return best
}

// rest adds what a match of the elements can begin with and reports whether
// they can match nothing.
func (f *first) rest(elements []*node) (empty bool) {
	return f.begin(&node{op: nSeq, kids: elements})
}

// flatten lists the elements of a pattern in order, without the captures
// around them.
func flatten(n *node, out []*node) []*node {
	switch n.op {
	case nSeq:
		for _, k := range n.kids {
			out = flatten(k, out)
		}
		return out
	case nCapture:
		return flatten(n.kids[0], out)
	}
	return append(out, n)
}

// width is the number of tokens that n matches, if that is known without a
// text.
func (n *node) width() (min, max int, ok bool) {
	switch n.op {
	case nWord, nShape:
		return 1, 1, true
	case nLabel:
		return 1, n.size, n.size > 0
	case nNot, nStart, nEnd:
		return 0, 0, true
	case nCapture:
		return n.kids[0].width()
	case nSeq:
		for _, k := range n.kids {
			a, b, ok := k.width()
			if !ok {
				return 0, 0, false
			}
			min, max = min+a, max+b
		}
		return min, max, true
	case nAlt:
		for i, k := range n.kids {
			a, b, ok := k.width()
			if !ok {
				return 0, 0, false
			}
			if i == 0 || a < min {
				min = a
			}
			if b > max {
				max = b
			}
		}
		return min, max, true
	case nRepeat:
		a, b, ok := n.kids[0].width()
		if !ok || n.max < 0 {
			return 0, 0, false
		}
		return a * n.min, b * n.max, true
	}
	return 0, 0, false
}

// shapeRates are the rates of shapes.
var shapeRates = [shapeAny + 1]int{
	shapeNumber: 240, shapeInt: 200, shapeYear: 60, shapeCap: 1700, shapeCaps: 250, shapeWord: 8500, shapePunct: 1300, shapeAny: 10000,
}

// cost estimates how often the trigger is met in text.
func (t *trigger) cost() int {
	c := t.rate
	for _, f := range t.shapes {
		c += shapeRates[f]
	}
	return c
}
