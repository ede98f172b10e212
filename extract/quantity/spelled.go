package quantity

import (
	"wattwire/extract/token"
)

// spelled reads the number in words at token i, where e stands.
func (r *Runner) spelled(i int, e numeral) int {
	d := r.chart.Doc
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
	total, part := 0.0, 0.0
	raw := 0.0
	last := numeralKind(0)
	at := i
loop:
	for {
		j := at
		if j > i {
			switch s := r.sym(j); {
			case s == r.s.words.hyphen:
				j++
			case s == r.s.words.and && last == multiplier:
				if k := r.numeral(j + 1).kind; k < digit || k > tens {
					break loop
				}
				j++
			}
		}
		k := r.numeral(j)
		switch k.kind {
		case digit:
			if last == digit || last == teen || last == tens && part != 0 && int(part)%10 != 0 {
				break loop
			}
			part += k.value
		case teen, tens:
			if last == digit || last == teen || last == tens {
				break loop
			}
			part += k.value
		case multiplier:
			if last == 0 {
				break loop
			}
			if raw == 0 {
				raw = part
			}
			if k.value == 100 || part == 0 {
				if part == 0 { // hundred thousand, thousand million
					total *= k.value
				} else {
					part *= k.value
				}
			} else {
				total += part * k.value
				part = 0
			}
		default:
			break loop
		}
		last = k.kind
		at = j + 1
	}
	n.End, n.Value, n.Raw = at, total+part, raw
	if raw == 0 || total+part != raw*float64(int64((total+part)/raw)) {
		n.Raw = n.Value
	}
	// one and a half, two-and-a-half
	j := at
	for r.sym(j) == r.s.words.hyphen && j < len(d.Tokens) {
		j++
	}
	if r.sym(j) == r.s.words.and {
		j++
		for j < len(d.Tokens) && (r.sym(j) == r.s.words.a || r.sym(j) == r.s.words.hyphen) {
			j++
		}
		if f := r.numeral(j); f.kind == fraction {
			n.Value += f.value
			n.Raw, n.End = n.Value, j+1
			r.multiply(&n)
		}
	}
	return r.add(n)
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
