package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// One agreement on power is often told twice, by who buys and by who sells: "Acme has signed a
// power purchase agreement to buy the output of a wind farm. Bolt said it had secured a deal
// for the 90 MW plant", "Bolt has won a contract for its wind farm. Under it, Acme will take 90 MW".

// hand is what one does with power that changes hands.
type hand uint8

const (
	buys hand = iota + 1
	sells
)

var handNames = map[string]hand{"buys": buys, "sells": sells}

// other is the hand on the other side of a purchase.
func (h hand) other() hand { return buys + sells - h }

// tradeOf is what a party does by a candidate that tells who buys or who sells, by its verb or
// its noun: "Acme's acquisition"; 0 if it does not tell.
func (r *Runner) tradeOf(c *candidate, e int) hand {
	switch {
	case c.typ != "acquisition":
		return 0
	case c.noun >= 0:
		who := c.holders
		if len(who) == 0 {
			who = c.agents
		}
		if slices.Contains(who, e) {
			return r.s.hands[r.d.Tokens[c.name.End-1].Sym]
		}
		return 0
	case !c.trades():
		return 0
	case c.frame.buys == slices.Contains(c.agents, e):
		return buys
	}
	return sells
}

// handOf is what the only party of a candidate does with what changes hands, by the verb, by what is
// to be done or by winning a contract; 0 if nothing tells it.
func (r *Runner) handOf(c *candidate, e *event) hand {
	v := &r.chunks[e.k]
	if len(c.parties) != 1 || v.Passive {
		return 0
	}
	if c.noun < 0 {
		return r.s.hands[v.Sym]
	}
	for k := e.k; k < len(r.chunks) && r.chunks[k].First < c.region.End; k++ {
		if w := &r.chunks[k]; w.Kind == clause.Verb && !w.Passive && r.s.hands[w.Sym] != 0 {
			return r.s.hands[w.Sym]
		}
	}
	if c.noun > e.k && r.s.cues.Has(v.Sym, cueWins) {
		return sells
	}
	return 0
}

// doesOf is what those who do what a candidate's verb tells do by it: buy, as those do who choose
// somebody or award a contract, or sell, as those who win one; 0 if the verb leaves it open.
func (r *Runner) doesOf(c *candidate, e *event) hand {
	v, f := &r.chunks[e.k], e.frame
	told := func(p token.Sym) bool { // a phrase names the other side
		return slices.ContainsFunc(e.told, func(a clause.Arg) bool {
			return a.Prep == p && a.Verb < 0 && f.preps[p].role == party && r.chunks[a.Nouns[0]].Named
		})
	}
	switch {
	case len(c.agents) == 0 || !worksOrPower(c.typ):
	case f.object.role == party, v.Sym == r.s.places:
		return buys
	case v.Passive, r.s.marks.Has(v.Sym, markSigns):
	case f.object.role == agreement && (told(r.s.from) || r.s.cues.Has(v.Sym, cueWins|cueGets)):
		return sells
	case f.object.role == agreement && (told(r.s.to) || len(c.agents) > 1 && len(e.args) > 0 && r.chunks[e.args[0].At].Named):
		return buys // "has awarded Bolt a contract"
	case f.object.role == target && r.s.hands[v.Sym] != 0:
		return r.s.hands[v.Sym]
	case f.object.role == target && f.preps[r.s.from].role == party && f.preps[r.s.to].role != party:
		return buys
	case f.object.role == target && f.preps[r.s.from].role != party:
		return sells
	}
	return 0
}

// handed reports whether c tells of agreement a by the one on the other hand of it, and of
// nothing that a is not about.
func (r *Runner) handed(p *pair) bool {
	a, c := p.a, p.c
	stands := a.status == c.status || a.status == "signed" && c.status == "planned" && (c.returns || c.told)
	switch {
	case !p.near, p.here, !stands:
		return false
	case a.typ != "power_purchase_agreement", !sameType(a, c):
		return false
	case a.hand == 0, c.hand == 0, a.hand == c.hand:
		return false
	case len(a.parties) != 1, len(c.parties) != 1, p.shared > 0, a.plural, c.plural:
		return false
	case unequal(a.technology, c.technology), unequal(a.country, c.country), unequal(a.term, c.term):
		return false
	case !c.returns && (a.plant < 0 || a.plant != c.plant):
		return false
	case otherDate(a, c), r.otherObject(a, c):
		return false
	}
	return a.mw == 0 || c.mw == 0 || a.mw == c.mw || partTaken(a, c)
}

// otherHalf reports whether c tells, in the sentence of a, of the same purchase by the one on the
// other hand: "sold its dam, which was bought by Bolt for $5 million", "sold its dam, which went to Bolt".
func (r *Runner) otherHalf(p *pair) bool {
	a, c := p.a, p.c
	switch {
	case !p.here, !p.byVerbs(), !p.both("acquisition"):
		return false
	case len(a.parties) != 1, len(c.parties) != 1, p.shared > 0, c.date != "":
		return false
	case r.d.Word(r.cl.Sentence(c.sent)[c.verb()].First) == "had":
		return false // that was before
	case c.frame.subject.role == target && !c.passive:
		return a.plant >= 0 && a.plant == c.plant && r.tradeOf(a, a.parties[0]) == sells
	}
	return a.object >= 0 && a.object == c.object && r.tradeOf(a, a.parties[0]) != r.tradeOf(c, c.parties[0])
}

// partTaken reports whether c, which tells of agreement a again, tells how much of the output of
// the plant somebody takes, not what one of several agreements is about: "Under the agreement, Acme
// will take 90 MW".
func partTaken(a, c *candidate) bool {
	if a.typ != "power_purchase_agreement" || c.typ != a.typ || c.sent <= a.sent || !c.returns || a.plural {
		return false
	}
	return 0 < c.mw && c.mw < a.mw
}
