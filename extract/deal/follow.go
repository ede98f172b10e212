package deal

import (
	"wattwire/extract/token"
)

// follow completes the agreements that stand with what the sentence after them tells
// of them: the plant ("The 90 MW plant will be built in Kenya"), and where no other stands
// there, the price ("The price: $5 million") and the capacity of several plants together
// ("Both plants, with 90 MW in all, are new").
func (r *Runner) follow(out []int) {
	for n, i := range out {
		c := &r.cands[i]
		next := c.sent + 1
		if next >= len(r.d.Sentences) {
			continue
		}
		s := r.d.Sentences[next].Span
		if c.plant < 0 && c.mw == 0 && c.mwh == 0 && !c.many {
			r.opensWith(c, s)
		}
		if n+1 < len(out) && r.cands[out[n+1]].sent <= next {
			continue
		}
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

// opensWith takes the plant with which a sentence begins, told with "the", if a candidate is
// about one that it does not name: "won a contract to build a power plant. The 90 MW plant
// in Kenya".
func (r *Runner) opensWith(c *candidate, s token.Span) {
	const begins = 9 // tokens
	if !r.aboutPlant(c) || r.d.Tokens[s.First].Sym != r.s.the {
		return
	}
	for i := range r.in.Projects {
		p := &r.in.Projects[i]
		for _, sp := range p.Spans {
			if s.First < sp.First && sp.End <= s.First+begins && !r.abroad(c, i) && p.MW+p.MWh > 0 {
				c.plant = i
				r.ofItsPlant(c, false)
				return
			}
		}
	}
}

// aboutPlant reports whether what a candidate is told to be about is a plant: by a word
// for one, or, unless it is goods, by how it makes power.
func (r *Runner) aboutPlant(c *candidate) bool {
	for i := c.about.First; i < c.about.End; i++ {
		if r.s.object(r.d.Tokens[i].Sym)&needPlant != 0 {
			return true
		}
	}
	return c.about.Len() > 0 && c.typ != "supply_contract" && r.in.Technology != nil && r.in.Technology(c.about) != ""
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
