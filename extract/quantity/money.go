package quantity

import (
	"slices"
	"strings"

	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// weakSum is the least sum that a currency's word of many meanings (won, pound) needs,
// leastLetterSum that which a letter for one (R1.2bn) does.
const weakSum, leastLetterSum = 100, 1e5

// money reads a match of numbers with currencies. The sign stands before its
// number (capture c), or the sign or word after it (c2).
func (r *Runner) money(m *rule.Match, c *candidate, sent token.Span) {
	d := r.chart.Doc
	left, right := m.Capture("c"), m.Capture("c2")
	lo, okLo := r.captured(m, "lo")
	hi, isRange := r.captured(m, "hi")
	a, isPair := r.captured(m, "a")
	b, _ := r.captured(m, "b")
	top := lo
	switch {
	case isRange:
		top = hi
	case isPair:
		top = b
	case !okLo:
		return
	}
	var k *coin
	var sign token.Span
	if left.First >= 0 {
		if k, sign = r.leading(left.Span, top.Value), left.Span; k == nil {
			return
		}
	}
	if right.First >= 0 {
		if !r.after(right, top, left.First >= 0, sent) {
			return
		}
		// "$5 million Australian" keeps the sign; "US$5m dollars" likewise
		if k == nil || d.Slice(left.Span) == "$" {
			k, sign = r.s.coins[right.Annotation.Entry], right.Span
		}
	}
	if k == nil {
		return
	}
	if (k.form == formWeak || k.form == formWeakSign) && top.Value < weakSum {
		return
	}
	if top.Value == 0 && !top.Digits || top.Group {
		return
	}
	code := r.code(k)
	make := func(n Number, first, end int) Quantity {
		return Quantity{
			Span: token.Span{First: first, End: end}, Value: decimal(n.Value * k.factor),
			Unit: code, UnitSpan: sign, Dimension: record.Money,
		}
	}
	switch {
	case isRange:
		if lo.year(d) && left.First < 0 {
			return
		}
		r.share(&lo, hi)
		if lo.Value >= hi.Value {
			if left.First >= 0 {
				c.add(make(lo, m.First, lo.End))
				c.add(make(hi, hi.First, m.End))
			}
			return
		}
		q := make(lo, m.First, m.End)
		q.Max = decimal(hi.Value * k.factor)
		r.price(&q, sent)
		c.add(q)
	case isPair:
		r.share(&a, b)
		c.add(make(a, m.First, a.End))
		first := b.First
		if c3 := m.Capture("c3"); c3.First >= 0 {
			first = c3.First
		}
		q := make(b, first, m.End)
		r.price(&q, sent)
		c.add(q)
	default:
		if r.exchange(m, sent) {
			return
		}
		q := make(lo, m.First, m.End)
		r.price(&q, sent)
		if k.form == formPrice && q.Dimension != record.Price {
			return
		}
		c.add(q)
	}
}

// leading is the currency that a span names before a sum of value v; nil if none may
// stand there.
func (r *Runner) leading(s token.Span, v float64) *coin {
	for a := r.chart.First(s.First); a != nil; a = r.chart.Next(a) {
		if a.Label != r.s.labels.currency || a.End != s.End {
			continue
		}
		switch k := r.s.coins[a.Entry]; k.form {
		case formSign, formWeakSign:
			return k
		case formWord: // "Euro 500 million"
			if v >= leastLetterSum && r.chart.Doc.Tokens[s.First].Is(token.Upper) && !r.numberEnds(s.First) {
				return k
			}
		case formLetter:
			if v >= leastLetterSum && glued(r.chart.Doc, s.End) && r.tells(k) {
				return k
			}
		}
	}
	return nil
}

// tells reports whether the text tells of a country that has a currency.
func (r *Runner) tells(k *coin) bool {
	r.code(k)
	return slices.ContainsFunc(k.of, func(n national) bool { return r.told[n.country] > 0 })
}

// convert makes a sum in brackets behind a price a price by the same unit: "4.35 INR per
// kWh ($0.06)".
func (r *Runner) convert(q, before *Quantity) {
	d := r.chart.Doc
	if q.Dimension != record.Money || before.Dimension != record.Price || before.End >= q.First || d.Tokens[before.End].Sym != r.s.words.open {
		return
	}
	for i := before.End + 1; i < q.First; i++ {
		if t := &d.Tokens[i]; t.Is(token.Digit) || t.Sym == r.s.words.close {
			return
		}
	}
	if _, per, ok := strings.Cut(before.Unit, "/"); ok {
		q.Unit, q.Dimension = q.Unit+"/"+per, record.Price
	}
}

// code is the currency of a sum: for a word that several countries use, that
// of the country which the text tells most.
func (r *Runner) code(k *coin) string {
	if len(k.of) == 0 {
		return k.code
	}
	if r.told == nil {
		r.told = map[string]int{}
		for t := range r.chart.Doc.Tokens {
			for a := r.chart.First(t); a != nil; a = r.chart.Next(a) {
				if a.Label == r.s.labels.country || a.Label == r.s.labels.demonym {
					r.told[a.Entry.Get("alpha3")]++
				}
			}
		}
	}
	best, n := k.code, 0
	for _, x := range k.of {
		if m := r.told[x.country]; m > n {
			best, n = x.code, m
		}
	}
	return best
}

// after reports whether the currency captured after a number belongs to it and
// not to the number after it.
func (r *Runner) after(cur rule.Capture, n Number, signed bool, sent token.Span) bool {
	d := r.chart.Doc
	k := r.s.coins[cur.Annotation.Entry]
	if k.form == formLetter || k.form == formPrice && (signed || !glued(d, cur.First)) {
		return false
	}
	if k.form == formSign || k.form == formWeakSign {
		if cur.End < sent.End && r.chart.Find(cur.End, r.s.labels.number) != nil {
			return false
		}
		if n.year(d) && !glued(d, cur.First) {
			return false
		}
	}
	if k.form == formWeak && cur.End < sent.End {
		if d.Tokens[cur.End].Sym == r.s.words.of {
			return false // pounds of uranium
		}
		if n.Value < leastLetterSum && d.Tokens[cur.First-1].Sym == r.s.words.hyphen {
			return false // a 200-pound box
		}
	}
	if cur.End < sent.End && d.Word(cur.End) == "zone" {
		return false // 19 euro zone countries
	}
	return true
}

// exchange reports whether a sum is a rate of exchange: ($1 = 0.92 euros).
func (r *Runner) exchange(m *rule.Match, sent token.Span) bool {
	d := r.chart.Doc
	if i := m.First - 2; i >= sent.First && d.Tokens[i+1].Sym == r.s.words.slash && glued(d, m.First) && r.currencyEnds(i) {
		return true // USD/JPY 110.30
	}
	return m.End < sent.End && d.Word(m.End) == "=" || m.First > sent.First && d.Word(m.First-1) == "="
}

// currencyEnds reports whether a sign of currency is the word at i.
func (r *Runner) currencyEnds(i int) bool {
	a := r.chart.Find(i, r.s.labels.currency)
	return a != nil && a.End == i+1
}

// pastConversion is the token after the bracket that opens at token i and holds a
// conversion, or that closes there after one: "INR 2.60 ($0.03) per kWh". It is i
// where there is none.
func (r *Runner) pastConversion(i, end int) int {
	d := r.chart.Doc
	if i >= end || d.Tokens[i].Sym != r.s.words.open && d.Tokens[i].Sym != r.s.words.close {
		return i
	}
	for j := i; j < min(i+7, end); j++ {
		if d.Tokens[j].Sym == r.s.words.close {
			return j + 1
		}
		if t := &d.Tokens[j]; t.Is(token.Letter) && !t.Is(token.Upper) {
			break
		}
	}
	return i
}

// price reads the unit by which a sum is divided: $45 per megawatt-hour,
// 45 EUR/MWh, $70 a barrel; a period makes it a rate.
func (r *Runner) price(q *Quantity, sent token.Span) {
	d := r.chart.Doc
	w := &r.s.words
	i := q.End
	apart := false
	if i < sent.End && d.Tokens[i].Sym == w.hyphen {
		i++ // $20-a-barrel
	} else if j := r.pastConversion(i, sent.End); j > i {
		i, apart = j, true
	}
	if i+1 >= sent.End {
		return
	}
	s := d.Tokens[i].Sym
	if s != w.per && s != w.slash && s != w.a && s != w.an && s != w.each {
		return
	}
	j := i + 1
	if d.Tokens[j].Sym == w.hyphen && j+1 < sent.End {
		j++
	}
	for a := r.chart.First(j); a != nil; a = r.chart.Next(a) {
		if a.End > sent.End {
			continue
		}
		switch a.Label {
		case r.s.labels.unit:
			row := r.s.units[a.Entry]
			if row.dimension == record.Percent {
				continue
			}
			if row.dimension == record.Duration {
				break
			}
			q.Unit, q.Dimension = q.Unit+"/"+row.symbol, record.Price
			if !apart {
				q.End = a.End
			}
			return
		case r.s.labels.counted:
			if a.Entry.Name == "share" && s != w.each {
				q.Unit, q.Dimension = q.Unit+"/share", record.Price
				if !apart {
					q.End = a.End
				}
				return
			}
		}
	}
	if apart {
		return
	}
	if a := r.at(q.End, r.s.labels.rate, "after"); a != nil && a.End <= sent.End {
		if a.End < sent.End && w.isOffset(d, a.End) {
			return
		}
		q.Per = a.Entry.Get("per")
		if s == w.per || s == w.slash {
			q.End = a.End
		}
	}
}
