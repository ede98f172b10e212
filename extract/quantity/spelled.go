package quantity

import (
	"wattwire/extract/token"
)

// spelled reads the number in words at token i, where e stands.
func (r *Runner) spelled(i int, e numeral) int {
	n := Number{Span: token.Span{First: i, End: i}}
	switch e.kind {
	case fraction:
		return r.fraction(i, e.value)
	case group:
		if r.sym(i+1) == r.s.words.of {
			n.End, n.Value, n.Raw, n.Group = i+2, e.value, e.value, true
			return r.add(n)
		}
		return i + 1
	case multiplier, short:
		return i + 1
	}
	var c count
	for j := i; ; {
		if c.last != 0 {
			j = r.linked(j, c.last)
		}
		if !c.take(r.numeral(j)) {
			break
		}
		j++
		n.End = j
	}
	n.Value, n.Raw = c.value(), c.unscaled()
	r.andFraction(&n)
	return r.add(n)
}

// linked is the token after what joins the words of one number at token j: a hyphen, or
// "and" as in "two hundred and five"; j if nothing does.
func (r *Runner) linked(j int, last numeralKind) int {
	switch s := r.sym(j); {
	case s == r.s.words.hyphen:
		return j + 1
	case s == r.s.words.and && last == multiplier:
		if k := r.numeral(j + 1).kind; k >= digit && k <= tens {
			return j + 1
		}
	}
	return j
}

// count is a number that is read word by word: "two hundred and five thousand".
type count struct {
	total float64     // of the groups that a multiplier has ended
	part  float64     // of the group that is read
	raw   float64     // what stands before the first multiplier, 0 without one
	last  numeralKind // of the words taken
}

// take adds the next word; false if it cannot follow those before it.
func (c *count) take(e numeral) bool {
	switch e.kind {
	case digit:
		if c.last == digit || c.last == teen || c.last == tens && int(c.part)%10 != 0 {
			return false
		}
		c.part += e.value
	case teen, tens:
		if c.last == digit || c.last == teen || c.last == tens {
			return false
		}
		c.part += e.value
	case multiplier:
		if c.last == 0 {
			return false
		}
		c.multiply(e.value)
	default:
		return false
	}
	c.last = e.kind
	return true
}

// multiply takes a hundred, a thousand or more.
func (c *count) multiply(by float64) {
	if c.raw == 0 {
		c.raw = c.part
	}
	switch {
	case c.part == 0: // hundred thousand, thousand million
		c.total *= by
	case by == 100:
		c.part *= by
	default:
		c.total += c.part * by
		c.part = 0
	}
}

func (c *count) value() float64 { return c.total + c.part }

// unscaled is what the multipliers multiply where the whole is that many times as much:
// two of "two million", but all of "two million and five".
func (c *count) unscaled() float64 {
	v := c.value()
	if c.raw == 0 || v != c.raw*float64(int64(v/c.raw)) {
		return v
	}
	return c.raw
}

// andFraction adds a fraction behind a number: "one and a half", "two-and-a-half".
func (r *Runner) andFraction(n *Number) {
	size := len(r.chart.Doc.Tokens)
	j := n.End
	for r.sym(j) == r.s.words.hyphen && j < size {
		j++
	}
	if r.sym(j) != r.s.words.and {
		return
	}
	j++
	for j < size && (r.sym(j) == r.s.words.a || r.sym(j) == r.s.words.hyphen) {
		j++
	}
	if f := r.numeral(j); f.kind == fraction {
		n.Value += f.value
		n.Raw, n.End = n.Value, j+1
		r.multiply(n)
	}
}

// fraction reads "half a billion", "half a gigawatt", "half-billion" at token
// i; a half of nothing in particular is no number.
func (r *Runner) fraction(i int, v float64) int {
	d := r.chart.Doc
	w := &r.s.words
	j := i + 1
	hyphen := false
	if r.sym(j) == w.hyphen && j < len(d.Tokens) {
		hyphen = true
		j++
	}
	article := false
	if r.sym(j) == w.of && w.article(r.sym(j+1)) {
		j++
	}
	if w.article(r.sym(j)) {
		article = true
		j++
		if r.sym(j) == w.hyphen {
			j++
		}
	}
	if j >= len(d.Tokens) {
		return i + 1
	}
	n := Number{Span: token.Span{First: i, End: j}, Value: v, Raw: v}
	if k := r.numeral(j); k.kind == multiplier {
		n.Value *= k.value
		n.End = j + 1
		r.multiply(&n)
		return r.add(n)
	}
	if v != 0.5 && !article {
		return i + 1
	}
	if a := r.chart.Find(j, r.s.labels.unit); a != nil {
		u := r.s.units[a.Entry]
		if article || !hyphen && u.dimension != "duration" || u.scale != 0 {
			if hyphen && !article {
				n.End = i + 1
			}
			return r.add(n)
		}
	}
	return i + 1
}

// article reads "a million", "a dozen" and, before a unit of power with a
// qualifier, the "a" of "more than a gigawatt".
func (r *Runner) article(i int) int {
	n := Number{Span: token.Span{First: i, End: i + 1}, Value: 1, Raw: 1}
	j := i + 1
	if k := r.numeral(j); k.kind == multiplier && j < len(r.chart.Doc.Tokens) {
		n.Value, n.End = k.value, j+1
		r.multiply(&n)
		return r.add(n)
	}
	if k := r.numeral(j); k.kind == group && r.sym(j+1) == r.s.words.of {
		n.Value, n.Raw, n.End, n.Group = k.value, k.value, j+2, true
		return r.add(n)
	}
	if a := r.first(j); a != nil {
		if a = r.chart.Find(j, r.s.labels.unit); a != nil && r.s.units[a.Entry].scale != 0 && r.qualified(i) {
			return r.add(n)
		}
	}
	return i + 1
}

// qualified reports whether a qualifier ends before token i.
func (r *Runner) qualified(i int) bool {
	_, ok := r.qualifierBefore(i, 0)
	return ok
}
