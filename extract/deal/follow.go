package deal

import (
	"wattwire/extract/token"
)

// follow completes the agreements that stand with what the sentence after them tells
// of them, where no other stands there: the price ("The price: $5 million"), and the
// capacity of several plants together ("Both plants, with 90 MW in all, are new").
func (r *Runner) follow(out []int) {
	for n, i := range out {
		c := &r.cands[i]
		next := c.sent + 1
		if n+1 < len(out) && r.cands[out[n+1]].sent <= next || next >= len(r.d.Sentences) {
			continue
		}
		s := r.d.Sentences[next].Span
		if c.value == 0 && (c.typ == "acquisition" || works(c.typ)) {
			r.priced(c, s)
		}
		if c.mw == 0 && c.mwh == 0 {
			r.summedUp(c, s)
		}
	}
}

// priced takes the sum behind a word for the price that opens a sentence.
func (r *Runner) priced(c *candidate, s token.Span) {
	const near = 4 // tokens
	told := -1
	for i := s.First; i < s.End && i < s.First+2*near; i++ {
		y := r.d.Tokens[i].Sym
		if r.s.object(y)&(needPlant|needWork) != 0 {
			return // "The plant, valued at $5 million"
		}
		if r.s.marks.Has(y, markWorth) {
			told = i
		}
		if a := r.chart.Find(i, r.s.money); a != nil {
			if told >= 0 && i <= told+near && !r.rated(a.End) {
				q := r.in.Quantities[a.Ref]
				c.value, c.currency = q.Value, q.Unit
			}
			return
		}
	}
}

// summedUp takes the only capacity of a sentence that begins with the plants of a
// candidate about several.
func (r *Runner) summedUp(c *candidate, s token.Span) {
	if len(c.plants) < 2 && !c.many {
		return
	}
	found := -1
	for i := range r.in.Capacities {
		if k := &r.in.Capacities[i]; s.Contains(k.Span) && k.Scope != "unit" {
			if found >= 0 {
				return
			}
			found = i
		}
	}
	if found < 0 || r.in.Capacities[found].Scope != "portfolio" {
		return
	}
	for i := s.First; i < min(s.First+4, s.End); i++ {
		if r.s.object(r.d.Tokens[i].Sym)&needPlant != 0 && r.endsInS(i) {
			c.mw, c.mwh = r.in.Capacities[found].MW, r.in.Capacities[found].MWh
			return
		}
	}
}
