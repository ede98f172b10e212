package deal

import (
	"slices"

	"wattwire/extract/clause"
)

// Which agreement told before a side told by itself is of.

// sideWithin is how many sentences before, at most, an agreement is told of which one side is
// told by itself.
const sideWithin = 3

// sideOf is the agreement of which c tells one side: the last told that has such a
// side and of which one is missing, or which may have many, or to which what c tells of
// belongs already; -1 if there is none.
func (r *Runner) sideOf(out []int, c *candidate) int {
	for n := len(out) - 1; n >= 0; n-- {
		a := &r.cands[out[n]]
		if max(a.sent, a.until) >= c.sent-sideWithin && r.hasSide(a, c) {
			return out[n]
		}
	}
	return -1
}

// hasSide reports whether c may tell one side of agreement a.
func (r *Runner) hasSide(a, c *candidate) bool {
	switch {
	case c.frame.price:
		return priceOf(a, c)
	case c.frame.clients:
		return r.plantOf(a, c)
	}
	if c.frame.side == cueWorker && r.won(a) {
		return false // "Acme has won a contract. Bolt will do the work"
	}
	if c.frame.side == cueTrader {
		if a.typ != "power_purchase_agreement" || a.status != c.status {
			return false
		}
		if len(c.agents) > 0 && overlap(a.parties, c.agents) == 0 {
			return false // "Acme has signed a power purchase agreement. Bolt will sell its power to Cue"
		}
	}
	if takesPart(c.side, a.typ) && (len(a.parties) < 2 || c.side&cueFunder != 0 || overlap(a.parties, c.parties) > 0) {
		return true
	}
	return c.side&cueAlly != 0 && r.grouped(a)
}

// priceOf reports whether c tells what is paid for the purchase a, told in its sentence or the
// one before: "sold a dam to Bolt, which paid $5 million", "It paid Acme $5 million".
func priceOf(a, c *candidate) bool {
	if a.typ != "acquisition" || a.status == "ended" || a.plural || a.many || a.value > 0 {
		return false
	}
	if c.sent < a.sent || c.sent > a.sent+1 || len(a.parties) == 0 || len(c.parties) > 2 {
		return false
	}
	return len(a.parties) == 1 && len(c.parties) == 1 || overlap(a.parties, c.parties) > 0
}

// plantOf reports whether c tells whose plant it is for which works or goods of one firm were
// told in the sentence before, or which an agreement of one firm is told to be about, to
// whom those goods go, or of whom the plant is bought.
func (r *Runner) plantOf(a, c *candidate) bool {
	const near = 2 // sentences
	if a.status != "signed" || a.plural || a.many || c.sent <= a.sent || c.sent > a.sent+near {
		return false
	}
	if len(a.parties) != 1 || len(c.parties) == 0 {
		return false
	}
	bought := c.frame.owners && a.typ == "acquisition" && a.frame.buys && a.noun < 0 && c.status == "signed" // not "will own"
	if !works(a.typ) && !bought || !r.samePlant(a, c) {
		return false
	}
	firm, owner := a.parties[0], c.parties[0]
	return !slices.Contains(c.parties, firm) && !r.shortly(owner, firm) && !r.shortly(firm, owner)
}

// samePlant reports whether c, a plant's owner or the one who gets its goods, is told of the
// plant or of the goods of agreement a.
func (r *Runner) samePlant(a, c *candidate) bool {
	if c.plant >= 0 && c.plant == a.plant {
		return true
	}
	if !c.same || c.sent != a.sent+1 {
		return false
	}
	if c.frame.subject.needs&needEquipment != 0 {
		return a.typ == "supply_contract"
	}
	return a.plant >= 0 || r.aboutPlant(a)
}

// won reports whether an agreement is told by who got it, so that it has its worker.
func (r *Runner) won(a *candidate) bool {
	f := a.frame
	return f.object.role == agreement && f.preps[r.s.from].role == party && f.preps[r.s.to].role != party
}

// handedOut reports whether a passive tells who was taken on for the works for which, by the
// sentence before, somebody has awarded a contract: "Acme has awarded a contract to build a
// dam. Bolt was hired to build it".
func (r *Runner) handedOut(c *candidate, e *event) bool {
	v, last := &r.chunks[e.k], len(r.cands)-1
	if e.frame.object.role != party || !v.Passive || v.Form != clause.Finite || len(e.agents) > 0 {
		return false
	}
	if len(c.parties) != 1 || !works(c.typ) || last < 0 {
		return false
	}
	a := &r.cands[last]
	if a.sent != r.sent-1 || a.side != 0 || a.noun < 0 || a.plural {
		return false
	}
	if len(a.agents) != 1 || len(a.parties) != 1 || a.parties[0] == c.parties[0] {
		return false
	}
	awards := a.frame.object.role == agreement && a.frame.preps[r.s.to].role == party && !r.won(a)
	return awards && sameType(a, c)
}

// sideTold reports whether an agreement was told before of which c may tell one side.
func (r *Runner) sideTold(c *candidate) bool {
	for i := len(r.cands) - 1; i >= 0 && r.cands[i].sent >= c.sent-sideWithin; i-- {
		if a := &r.cands[i]; a.side == 0 && r.hasSide(a, c) {
			return true
		}
	}
	return false
}

// lacksSide reports whether an agreement was told before that has no one yet on the side of
// which candidate c, by a word in its sentence, tells who it is.
func (r *Runner) lacksSide(c *candidate) bool {
	told := *c
	for k := range r.chunks {
		if ch := &r.chunks[k]; ch.Kind == clause.Noun && ch.First < c.region.End {
			told.side |= r.s.cues.Of(r.d.Tokens[ch.Head].Sym) & cueSides
		}
	}
	return told.side != 0 && r.sideTold(&told)
}

// grouped reports whether the sentence of an agreement tells of several who do something as one:
// "a consortium has won".
func (r *Runner) grouped(a *candidate) bool {
	s := r.d.Sentences[a.sent].Span
	for i := s.First; i < s.End; i++ {
		if r.s.object(r.d.Tokens[i].Sym)&needGroup != 0 {
			return true
		}
	}
	return false
}
