package quantity

import (
	"strings"

	"wattwire/extract/lexicon"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// candidate is what one match of a rule would make.
type candidate struct {
	all   token.Span
	made  [4]Quantity
	n     int
	count bool
}

func (c *candidate) add(q Quantity) {
	if c.n < len(c.made) {
		c.made[c.n] = q
		c.n++
	}
}

// captured is the number that a capture holds.
func (r *Runner) captured(m *rule.Match, name string) (Number, bool) {
	c := m.Capture(name)
	if c.First < 0 || c.Annotation == nil {
		return Number{}, false
	}
	return r.numbers[c.Annotation.Ref], true
}

// read makes a candidate of a match if it holds.
func (r *Runner) read(m *rule.Match, sent token.Span) {
	c := candidate{all: m.All}
	switch {
	case m.Capture("noun").First >= 0:
		c.count = true
		r.count(m, &c)
	case m.Capture("c").First >= 0 || m.Capture("c2").First >= 0:
		r.money(m, &c, sent)
	default:
		r.measure(m, &c, sent)
	}
	if c.n > 0 {
		for i := range c.n {
			c.made[i].Rule = m.Rule
		}
		r.cand = append(r.cand, c)
	}
}

// measured gives q the unit of a capture.
func (r *Runner) measured(q *Quantity, u rule.Capture) {
	row := r.s.units[u.Annotation.Entry]
	q.Unit, q.Dimension, q.Scale, q.Rating, q.Per, q.Thermal = row.symbol, row.dimension, row.scale, row.rating, row.per, row.thermal
	q.UnitSpan = u.Span
}

// one is the quantity of a number and a unit.
func (r *Runner) one(n Number, u rule.Capture, start, end int) Quantity {
	f := r.s.units[u.Annotation.Entry].factor
	q := Quantity{Span: token.Span{First: start, End: end}, Value: decimal(n.Value * f)}
	r.measured(&q, u)
	return q
}

// measure reads a match of numbers with units of measurement.
func (r *Runner) measure(m *rule.Match, c *candidate, sent token.Span) {
	d := r.chart.Doc
	u := m.Capture("u")
	if u.First < 0 || u.Annotation == nil {
		return
	}
	u = r.settle(u)
	u1 := m.Capture("u1")
	row := r.s.units[u.Annotation.Entry]
	end := u.End
	if hi, ok := r.captured(m, "hi"); ok {
		lo, _ := r.captured(m, "lo")
		if row.dimension == record.Duration && hi.year(d) {
			return
		}
		own := u1.First >= 0 && u1.Annotation != nil
		if own && r.s.units[u1.Annotation.Entry].dimension != row.dimension {
			return
		}
		var low Quantity
		if own {
			low = r.one(lo, u1, m.First, u1.End)
		} else {
			r.share(&lo, hi)
			low = r.one(lo, u, m.First, lo.End)
		}
		high := r.one(hi, u, hi.First, u.End)
		if lo.year(d) && !own && !hi.year(d) {
			return
		}
		top := high.Value
		if own && r.s.units[u1.Annotation.Entry].scale != 0 && low.Unit != high.Unit && high.Scale != 0 {
			top = high.Value * high.Scale / low.Scale
		}
		dashed := !lo.Digits && hi.Digits && d.Tokens[hi.First-1].Sym == r.s.words.hyphen // the largest of the three - 120 MW
		if top <= low.Value || dashed {                                                   // nor is 50 MW to 30 MW a range
			if own {
				c.add(low)
			}
			c.add(high)
			return
		}
		q := low
		q.First, q.End, q.Max, q.UnitSpan = m.First, end, top, high.UnitSpan
		if own && low.Unit != high.Unit && high.Scale == 0 {
			return
		}
		r.tail(&q, sent)
		c.add(q)
		return
	}
	if a, ok := r.captured(m, "a"); ok {
		r.several(m, c, u, u1, a)
		return
	}
	lo, ok := r.captured(m, "lo")
	if !ok || row.dimension == record.Duration && (lo.year(d) || r.age(u)) {
		return
	}
	if lo.Group || row.dimension == record.Percent && lo.Value == 0 && !lo.Digits {
		return
	}
	if !r.caseFits(u) || row.dimension == record.Mass && r.sterling(lo, u) {
		return
	}
	q := r.one(lo, u, m.First, end)
	r.sign(&q, sent)
	r.tail(&q, sent)
	c.add(q)
}

// several reads numbers that share one unit and are no range: 50, 100 and
// 150 MW; from 5 to 10 MW.
func (r *Runner) several(m *rule.Match, c *candidate, u, u1 rule.Capture, a Number) {
	d := r.chart.Doc
	last := a
	for _, name := range [...]string{"a", "b", "d", "e"} {
		n, ok := r.captured(m, name)
		if !ok {
			continue
		}
		last = n
	}
	for _, name := range [...]string{"a", "b", "d", "e"} {
		n, ok := r.captured(m, name)
		if !ok {
			continue
		}
		switch {
		case n.First == last.First:
			c.add(r.one(n, u, n.First, u.End))
		case name == "a" && u1.First >= 0 && u1.Annotation != nil:
			c.add(r.one(n, u1, n.First, u1.End))
		case n.year(d) && !last.year(d):
			// the date before an amount: in 2020, 300 MW
		default:
			r.share(&n, last)
			if n.Value > 0 && last.Value/n.Value < 1000 && n.Value/last.Value < 1000 {
				c.add(r.one(n, u, n.First, n.End))
			}
		}
	}
}

// share gives the multiplier of hi to lo where lo has none of its own: 10 to
// 20 billion.
func (r *Runner) share(lo *Number, hi Number) {
	k := hi.Multiplier()
	if k > 1 && lo.Multiplier() == 1 && lo.Raw <= hi.Raw && lo.Raw < 1000 {
		lo.Value = lo.Raw * k
	}
}

// settle leaves "thermal" out of a unit where it says what the plant is, and
// not what is measured: 600 MW thermal power plant.
func (r *Runner) settle(u rule.Capture) rule.Capture {
	d := r.chart.Doc
	if !r.s.units[u.Annotation.Entry].thermal || d.Tokens[u.First].End == d.Tokens[u.End-1].End {
		return u
	}
	if !r.capacity(u.End) && (r.sym(u.End-1) != r.s.words.thermal || !r.isCounted(u.End)) {
		return u // 5 MW (th)
	}
	for a := r.chart.First(u.First); a != nil; a = r.chart.Next(a) {
		if a.Label == r.s.labels.unit && a.End < u.End {
			return rule.Capture{Span: a.Span, Annotation: a}
		}
	}
	return u
}

// capacity reports whether the word at i is "capacity": MW of thermal power
// capacity is that of coal-fired plants.
func (r *Runner) capacity(i int) bool {
	return r.sym(i) == r.s.words.capacity
}

// isCounted reports whether a counted noun, such as plant, stands at token i
// or after it.
func (r *Runner) isCounted(i int) bool {
	for j := i; j < min(i+3, len(r.chart.Doc.Tokens)); j++ {
		if r.chart.Find(j, r.s.labels.counted) != nil {
			return true
		}
	}
	return false
}

// sterling reports whether a unit of mass is rather a currency here (pounds):
// after a bracket or a million, and not of something.
func (r *Runner) sterling(n Number, u rule.Capture) bool {
	d := r.chart.Doc
	if r.chart.Find(u.First, r.s.labels.currency) == nil || u.End < len(d.Tokens) && d.Tokens[u.End].Sym == r.s.words.of {
		return false
	}
	return n.First > 0 && d.Word(n.First-1) == "(" || n.Multiplier() >= 1e6 && (u.End == len(d.Tokens) || !d.Tokens[u.End].Is(token.Upper))
}

// caseFits reports whether a unit of one letter is written in that letter:
// "5 m", not "5 M".
func (r *Runner) caseFits(u rule.Capture) bool {
	w := r.chart.Doc.Slice(u.Span)
	if len(w) != 1 {
		return true
	}
	e, d := u.Annotation.Entry, r.chart.Doc
	if w == "W" && u.End+1 < len(d.Tokens) && glued(d, u.End) && r.sym(u.End) == r.s.words.period && d.Tokens[u.End+1].Is(token.Upper) {
		return false // an address: 880 W. Main Street
	}
	if r.s.units[e].dimension == record.Temperature && !glued(d, u.First) {
		return false
	}
	if e.Name == w {
		return true
	}
	for a := range strings.SplitSeq(e.Get("aliases"), "|") {
		if a == w {
			return true
		}
	}
	return false
}

// age reports whether a duration is an age: 45 years old.
func (r *Runner) age(u rule.Capture) bool {
	i := u.End
	if r.sym(i) == r.s.words.hyphen {
		i++
	}
	return r.sym(i) == r.s.words.old
}

// sign takes the minus sign before a temperature or a share.
func (r *Runner) sign(q *Quantity, sent token.Span) {
	d := r.chart.Doc
	if q.Dimension != record.Temperature && q.Dimension != record.Percent {
		return
	}
	i := q.First - 1
	if i < sent.First || !glued(d, q.First) || i > sent.First && glued(d, i) {
		return
	}
	switch d.Word(i) {
	case "-", "−", "–":
		q.First, q.Value = i, -q.Value
	}
}

// tail reads what stands after a unit and belongs to it: /yr, per day,
// -a-year; or another unit by which it is divided.
func (r *Runner) tail(q *Quantity, sent token.Span) {
	d := r.chart.Doc
	w := &r.s.words
	i := q.End
	if i >= sent.End {
		return
	}
	if a := r.at(i, r.s.labels.rate, "after"); a != nil && a.End <= sent.End {
		q.Per = a.Entry.Get("per")
		if s := d.Tokens[i].Sym; s == w.per || s == w.slash {
			q.End = a.End
		}
		if a.End < sent.End && w.isOffset(d, a.End) {
			q.Per = ""
		}
		return
	}
	s := d.Tokens[i].Sym
	if i+1 >= sent.End || s != w.per && s != w.slash {
		return
	}
	u := r.chart.Find(i+1, r.s.labels.unit)
	if u == nil || u.End > sent.End {
		return
	}
	row := r.s.units[u.Entry]
	if row.dimension == record.Duration || row.dimension == record.Percent {
		return
	}
	q.Unit, q.Dimension, q.Scale, q.Rating = q.Unit+"/"+row.symbol, record.OtherAmount, 0, ""
	q.UnitSpan.End, q.End = u.End, u.End
}

// count reads a number with a counted noun.
func (r *Runner) count(m *rule.Match, c *candidate) {
	d := r.chart.Doc
	n, ok := r.captured(m, "lo")
	noun := m.Capture("noun")
	most := 0.0
	if hi, isRange := r.captured(m, "hi"); isRange {
		if n.year(d) || hi.year(d) {
			return
		}
		r.share(&n, hi)
		if hi.Value <= n.Value || hi.Value != float64(int64(hi.Value)) {
			return
		}
		most = hi.Value
	}
	if !ok || n.year(d) || n.Value < 2 || n.Value != float64(int64(n.Value)) {
		return
	}
	if noun.First == n.End && glued(d, noun.First) {
		return
	}
	if n.First > 0 && n.Digits && r.labelled(n.First) {
		return
	}
	head := token.Span{First: noun.First, End: noun.End}
	var e *lexicon.Entry
	for i := head.First; i < head.End && e == nil; i++ {
		for a := r.chart.First(i); a != nil; a = r.chart.Next(a) {
			if a.Label == r.s.labels.counted && a.End == head.End {
				e, head.First = a.Entry, i
				break
			}
		}
	}
	for i := noun.First; i < head.First; i++ {
		if r.s.words.isFunction(d.Tokens[i].Sym) {
			return
		}
	}
	if e == nil || e.Get("aliases") != "" && string(token.Fold(nil, d.Slice(head))) == string(token.Fold(nil, e.Name)) {
		return // a singular: a 2 project
	}
	unit := e.Name
	if start, end := int(d.Tokens[noun.First].Start), int(d.Tokens[head.First].Start); end > start {
		unit = d.Text[start:end] + unit
	}
	c.add(Quantity{Span: token.Span{First: m.First, End: noun.End}, Value: n.Value, Max: most, Unit: trimQuote(unit), UnitSpan: noun.Span,
		Dimension: record.Count})
}

func trimQuote(s string) string {
	for len(s) > 0 && (s[0] == '"' || s[0] == '`' || s[0] == '\'' || s[0] == ' ') {
		s = s[1:]
	}
	if len(s) > 3 && (s[:3] == "“" || s[:3] == "‘") {
		s = s[3:]
	}
	return s
}

// labelled reports whether the number at i is the number of something: a
// capitalised word stands before it (Phase 2), no weekday (on Monday 12).
func (r *Runner) labelled(i int) bool {
	d := r.chart.Doc
	p := &d.Tokens[i-1]
	return p.Is(token.Letter|token.Upper) && d.SentenceOf(i-1) == d.SentenceOf(i) && r.chart.Find(i-1, r.s.labels.weekday) == nil &&
		!r.qualified(i) && !r.s.words.isFunction(p.Sym)
}
