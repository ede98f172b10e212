package capacity

import (
	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// share is the part of a sentence in which c stands where its parts each tell a country
// before their amounts: 62 GW in Kenya | and in Peru 47 GW.
func (r *Runner) share(c *cand, sent token.Span) token.Span {
	s := sent
	for k := range r.places {
		p := &r.places[k]
		if p.First < sent.First || p.First >= sent.End || p.country == "" || p.scene {
			continue
		}
		at := r.leads(p, sent)
		switch {
		case at < 0:
		case at <= c.First:
			s.First = max(s.First, at)
		default:
			s.End = min(s.End, at)
		}
	}
	return s
}

// maxOpening is how many words may stand between a conjunction and the place it leads to:
// and unchanged in the Netherlands.
const maxOpening = 3

// leads is the conjunction or comma with which a place opens a part of a sentence with an
// amount of its own, behind one with another; -1 if it opens none.
func (r *Runner) leads(p *placeAt, sent token.Span) int {
	at := p.First - 1
	for at > sent.First && at >= p.First-maxOpening && !r.parts(at) {
		at--
	}
	if at <= sent.First || !r.parts(at) || r.amountIn(at, p.First) >= 0 || r.amountIn(sent.First, at) < 0 {
		return -1
	}
	n := r.amountIn(p.End, sent.End)
	if n < 0 {
		return -1
	}
	for t := p.End; t < r.cands[n].First; t++ {
		if r.parts(t) || r.placeIn(token.Span{First: t, End: t + 1}) {
			return -1
		}
	}
	return at
}

// parts reports whether a conjunction, a comma or a semicolon stands at token t.
func (r *Runner) parts(t int) bool {
	k := r.chunk(t)
	if k < 0 {
		return false
	}
	switch r.chunks[k].Kind {
	case clause.Conj, clause.Comma, clause.Sub, clause.Stop:
		return true
	}
	return false
}

// ofPart reports whether a place tells where a part of c stands that has an amount of its own: 3 GW,
// including a 400 MW plant in Egypt.
func (r *Runner) ofPart(c *cand, p *placeAt) bool {
	for t := c.phrase.End; t < p.First; t++ {
		if r.d.Tokens[t].Sym != r.s.words.including {
			continue
		}
		n := r.amountIn(t, p.First)
		if n < 0 {
			return false
		}
		for j := r.cands[n].End; j < p.First; j++ {
			if r.parts(j) {
				return false // 300 MW of panels, in Egypt
			}
		}
		return true
	}
	return false
}
