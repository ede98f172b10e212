package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/record"
)

// sentences before an award in which its auction may be told of.
const auctionMemory = 8

// awarder adds the body whose auction or tender the award is of, where the award
// is told without it: "SECI held an auction on Monday. Acme won 120 MW".
func (r *Runner) awarder(c *candidate) {
	if c.typ != "auction_award" || len(c.parties) == 0 || c.sourced {
		return
	}
	chosen := c.frame.object.role == party && len(c.agents) == 0 // "were declared winners"
	if len(c.parties) > max(1, len(c.agents)) && !c.frame.each && !chosen {
		return
	}
	if len(c.agents) > 0 && r.s.cues.Has(r.chunks[c.verb()].Sym, cueChooses) {
		return // "Kenya has selected bids"
	}
	chunks, sent := r.chunks, r.sent
	defer func() { r.chunks, r.sent = chunks, sent }()
	for n := c.sent; n >= max(0, c.sent-auctionMemory); n-- {
		if !r.marked(markTender, r.d.Sentences[n].Span) {
			continue
		}
		if n != sent {
			r.chunks = r.cl.Sentence(n)
		}
		r.sent = n
		for k := range r.chunks {
			if body := r.holder(k); body >= 0 {
				c.parties = add(c.parties, body)
				return
			}
		}
	}
}

// awardedPlant adds the firm whose plant a passive tells to be awarded, to nobody by name: "Acme's
// dam was awarded in a tender", "Acme is building a dam that was awarded", "Acme is building a dam.
// It was awarded".
func (r *Runner) awardedPlant(c *candidate, e *event) {
	if c.typ != "auction_award" || c.noun >= 0 || !r.chunks[e.k].Passive {
		return
	}
	toBody := func(a clause.Arg) bool { return a.Prep == r.s.to && a.Verb < 0 }
	switch {
	case r.s.cues.Has(r.chunks[e.k].Sym, cueWins) && len(e.agents) > 0:
		return
	case c.object < 0, c.object > e.k:
		return
	case len(c.parties) > len(e.agents), len(c.parties) > 1:
		return
	case r.kindsOf(c.object)&(needPlant|needProject) == 0:
		return
	case slices.ContainsFunc(e.args, toBody):
		return
	}
	n := len(c.parties)
	if c.parties = r.plantOwner(c.object, c.parties); len(c.parties) > n {
		return
	}
	for j := c.object - 1; j > 0; j-- {
		if v := &r.chunks[j]; v.Kind == clause.Verb && v.Form == clause.Finite {
			if who := r.partiesOf(clause.Subject(r.chunks, j), false, nil); r.firms(who) && len(who) == 1 {
				c.parties = add(c.parties, who[0])
				return
			}
			break
		}
	}
	if r.chunks[c.object].Definite {
		c.parties = r.ownerBefore(c.object, c.parties)
	}
}

// holder is the organization that holds the auction or tender of chunk k, -1 if
// none is told: "SECI's auction", "a tender of SECI", "SECI has launched a tender", "SECI has named
// the winners of a tender".
func (r *Runner) holder(k int) int {
	ch := r.chunks[k]
	if ch.Kind != clause.Noun || !r.markedAt(ch.Head, markTender) {
		return -1
	}
	body := func(l []int) int {
		if len(l) == 1 && r.in.Entities[l[0]].Kind == record.Organization {
			return l[0]
		}
		return -1
	}
	if e := body(r.owner(k, nil)); e >= 0 {
		return e
	}
	for _, a := range clause.Args(r.chunks, k) {
		if a.Prep == r.s.by && (a.Verb < 0 || r.s.cues.Has(r.chunks[a.Verb].Sym, cueHolds)) || a.Prep == r.s.of && a.Verb < 0 {
			if e := body(r.partiesOf(a.Nouns, false, nil)); e >= 0 {
				return e
			}
		}
	}
	for v := k + 1; v < len(r.chunks) && r.chunks[v].Kind == clause.Verb; v++ { // "an auction was held by Acme"
		for _, a := range clause.Args(r.chunks, v) {
			if a.Prep == r.s.by && r.s.cues.Has(r.chunks[v].Sym, cueHolds) {
				return body(r.partiesOf(a.Nouns, false, nil))
			}
		}
	}
	v, holds := k-1, cueHolds
	if v > 1 && r.chunks[v].Of && r.chunks[v-1].Kind == clause.Noun { // "Acme named the winners of an auction"
		v, holds = v-2, cueHolds|cueChooses|cueNames
	}
	if v >= 0 && r.chunks[v].Kind == clause.Verb && !r.chunks[v].Passive && r.s.cues.Has(r.chunks[v].Sym, holds) {
		if e := body(r.partiesOf(clause.Subject(r.chunks, v), false, nil)); e >= 0 {
			return e
		}
	}
	if r.markedChunk(k, markTheir) {
		return body(r.theirs(k, nil)) // "Its auction drew ten bids"
	}
	return -1
}
