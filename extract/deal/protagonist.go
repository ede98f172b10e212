package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/record"
)

// Where one side of an agreement is not told beside it, it is often the one of whom the text
// tells: the only firm of the title, or without one who does what the sentences before tell.

// halves are the ways in which an agreement is told with one side only, so that somebody
// must be the other. A new firm that buys another needs none.
var halves = []func(r *Runner, c *candidate, main int) bool{
	(*Runner).lendersAlone,
	(*Runner).traderAlone,
	(*Runner).partnerAlone,
}

// protagonists gives the agreements that stand and are told so their other side.
func (r *Runner) protagonists(out []int) {
	chunks := r.chunks
	defer func() { r.chunks = chunks }()
	main := r.titleFirm()
	r.unnamed(out)
	for _, i := range out {
		c := &r.cands[i]
		if len(c.parties) == 0 || len(c.strangers) > 0 || c.several() {
			continue
		}
		r.chunks = r.parseOf(c)
		if e := r.servedBefore(c, out); e >= 0 {
			c.parties = add(c.parties, e)
			continue
		}
		if r.awardAlone(c) {
			if e := r.ownerTold(c); e >= 0 {
				c.parties = add(c.parties, e)
				continue
			}
		}
		for _, half := range halves {
			if !half(r, c, main) {
				continue
			}
			if who := r.borrowers(c, out); c.typ == "financing" && len(who) > 0 {
				c.parties = addAll(c.parties, who)
			} else {
				c.parties = addAll(c.parties, r.counterpart(c, main, out))
			}
			break
		}
	}
}

// parseOf is the parse of the sentence of candidate c in which that was found.
func (r *Runner) parseOf(c *candidate) []clause.Chunk {
	if tagged, ok := r.cl.Tagged(c.sent); ok {
		return tagged
	}
	return r.cl.Sentence(c.sent)
}

// several reports whether a candidate tells of more agreements than one, not of one sum:
// "contracts", but not "$5 million in loans".
func (c *candidate) several() bool { return c.plural && !(c.typ == "financing" && c.value > 0) }

// unnamed gives the first agreement, if it lacks a side, the only firm of the title where the
// text does not name that: "The Danish firm will supply Acme with 40 turbines".
func (r *Runner) unnamed(out []int) {
	firms, strangers := r.known(r.titleFirms())
	if len(firms) > 0 || len(strangers) != 1 || len(out) == 0 {
		return
	}
	c := &r.cands[out[0]]
	if len(c.strangers) > 0 || c.several() || c.sent-r.d.Lead > 2 {
		return
	}
	r.chunks = r.parseOf(c)
	if len(c.parties) < 2 && joins[c.typ] || len(c.parties) > 0 && r.lendersAlone(c, -1) {
		c.strangers = strangers
	}
}

// lendersAlone reports whether a candidate tells only of those whose trade is to lend, or only of who
// gives the money: "Two banks, Acme and Bolt, provide a loan", "$5 million came from Acme", "The
// ministry gave a grant".
func (r *Runner) lendersAlone(c *candidate, _ int) bool {
	if c.unknown || c.typ != "financing" {
		return false
	}
	others := slices.DeleteFunc(slices.Clone(c.parties), r.lends)
	switch {
	case len(others) == 0, c.sourced && len(c.agents) == 0 && (c.frame.subject.role == target || c.frame.subject.role == agreement):
		return true
	case len(c.parties) != len(c.agents):
		return false
	case c.frame.subject.needs&needLender != 0:
		return true
	case c.noun >= 0 && c.noun < c.verb() && c.passive: // "The loan is provided by Acme and Bolt Bank"
		return len(others) < len(c.parties) && !c.signed
	}
	gives := !c.signed && !r.s.cues.Has(r.chunks[c.verb()].Sym, cueGets|cueWins|cueHolds)
	return gives && !slices.ContainsFunc(others, func(e int) bool { return !r.official(e) })
}

// borrowers are those who get the money of the financing told last before candidate c, of which
// nobody lends but one who lends by c: "Acme has closed a loan from Bolt Bank. Bolt Bank put up
// $5 million in debt"; nil if there are none.
func (r *Runner) borrowers(c *candidate, out []int) []int {
	var who []int
	for _, i := range out {
		a := &r.cands[i]
		if a == c || a.sent > c.sent || a.sent == c.sent && a.name.First > c.name.First {
			break
		}
		if a.typ != "financing" || a.sent < c.sent-sideWithin || a.status == "ended" {
			continue
		}
		var lenders, others []int
		for _, e := range a.parties {
			if r.lends(e) {
				lenders = append(lenders, e)
			} else {
				others = append(others, e)
			}
		}
		shared := overlap(lenders, c.parties) > 0
		if !shared && r.elsewhereThan(c, a) {
			continue
		}
		told := len(c.agents) == len(c.parties) && !c.got || c.sourced && (shared || a.sent == c.sent)
		if len(others) > 0 && told && (len(lenders) == 0 || shared) {
			who = others
		}
	}
	return who
}

// traderAlone reports whether a verb tells only who gets or delivers goods, works or power: "Acme
// will deliver 60 turbines", "Acme will buy the power under a 20-year contract".
func (r *Runner) traderAlone(c *candidate, _ int) bool {
	if len(c.parties) != 1 || !r.tellsTrader(c) {
		return false
	}
	if c.noun >= 0 && (c.object < 0 && c.frame.subject.role != target || c.partnered) && !r.placesOrder(c) {
		return false // but "The power goes to Acme under a contract"
	}
	return worksOrPower(c.typ) && !r.amongDoings(c.verb())
}

// tellsTrader reports whether a candidate is told of one who does what the verb tells, of power that
// is sold or of a plant that uses goods.
func (r *Runner) tellsTrader(c *candidate) bool {
	if len(c.agents) == 1 {
		return true
	}
	if r.chunks[c.verb()].Passive && len(c.agents) == 0 && c.object >= 0 {
		return true // "The power is sold to Acme", "The turbines were supplied by Acme"
	}
	if c.frame.object.role == party && r.chunks[c.verb()].Form == clause.Participial && len(c.agents) == 0 {
		return true // "…, with Acme chosen to supply the turbines"
	}
	return c.frame.subject.role == target && worksOrPower(c.typ) // "The plant uses Acme turbines", "The power goes to Acme"
}

// placesOrder reports whether a verb tells who places an order, but not with whom.
func (r *Runner) placesOrder(c *candidate) bool {
	if c.noun < 0 || c.typ != "supply_contract" || c.partnered || c.plural {
		return false
	}
	return len(c.agents) == 1 && r.chunks[c.verb()].Sym == r.s.places
}

// amongDoings reports whether the verb group k is a gerund behind a preposition: "before
// ordering new vessels".
func (r *Runner) amongDoings(k int) bool {
	return r.chunks[k].Form == clause.Gerund && k > 0 && r.chunks[k-1].Kind == clause.Prep
}

// awardAlone reports whether a candidate tells only who has won or was awarded works or goods: "Acme
// was awarded the contract for the foundations".
func (r *Runner) awardAlone(c *candidate) bool {
	switch {
	case !works(c.typ), c.noun < 0, len(c.parties) != 1, len(c.agents) > 1:
		return false
	case c.partnered, c.sourced, c.held:
		return false
	}
	return c.status == "signed" && !r.placesOrder(c)
}

// partnerAlone reports whether a candidate tells only with whom an agreement is made: "The sale
// of the dam to Acme has closed", but not "They signed a contract with Acme".
func (r *Runner) partnerAlone(c *candidate, main int) bool {
	switch {
	case len(c.parties) != 1, len(c.agents) > 0, c.held, c.noun < 0:
		return false
	case c.frame != r.s.named && !c.passive && !c.done:
		return false
	case !c.partnered && !c.sourced && c.typ != "acquisition":
		return false
	case c.typ == "auction_award", c.typ == "concession", !r.namedBehind(c, main):
		return false
	}
	if k := c.noun; k > 0 {
		before := &r.chunks[k-1]
		if before.Kind == clause.Verb && !before.Passive && !before.Entails || before.Kind == clause.Prep && r.s.marks.Has(before.Sym, markMember) {
			return false // whose subject is somebody who is not known
		}
	}
	if k := c.noun + 1; k < len(r.chunks) {
		return !r.chunks[k].Pair && !(r.chunks[k].Sym == r.s.of && r.markedHead(c.noun, markUnion)) // "a merger of Acme and Bolt"
	}
	return false
}

// namedBehind reports whether the one party of a candidate is named behind the words for
// the agreement, and no organization but main before them in the sentence.
func (r *Runner) namedBehind(c *candidate, main int) bool {
	found := false
	s := r.d.Sentences[c.sent]
	for i := range r.in.Mentions {
		switch m := &r.in.Mentions[i]; {
		case m.First < s.First || m.Entity == main || m.Kind != record.Organization && m.Entity != c.parties[0]:
		case m.First >= s.End:
			return found
		case m.First < c.name.End:
			return false
		default:
			found = found || m.Entity == c.parties[0]
		}
	}
	return found
}

// titleFirm is the only organization that the title names, if it trades or no more is known of
// it; -1 if there is none.
func (r *Runner) titleFirm() int {
	firms, strangers := r.known(r.titleFirms())
	if len(firms) == 1 && len(strangers) == 0 && r.mayTrade(firms[0]) {
		return firms[0]
	}
	return -1
}
