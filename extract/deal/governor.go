package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// governor adds what the verb around a phrase gives an agreement: "sells its
// output to Acme under a contract", "with a contract in place".
func (r *Runner) governor(c *candidate, k int) {
	v, p := r.governing(k)
	if v < 0 || p == r.s.in && r.markedChunk(v, markSays) {
		return
	}
	args := clause.Args(r.chunks, v)
	r.governed(c, v, p, args)
	if c.typ == "" && p != r.s.with {
		c.typ = r.doing(v, args)
		c.generic = c.generic && c.typ != ""
	}
	switch {
	case r.chunks[v].Sym == r.s.be && r.chunks[k].Len() == 1: // "was under contract to build a dam"
		c.partnered = true
	case p != 0 && p != r.s.with && !c.returns && !c.plural && worksOrPower(c.typ): // "builds it under an EPC contract"
		c.partnered = true
	}
	if c.typ == "" && p != r.s.with {
		if typ := r.frameType(v, args); typ != "" {
			c.typ, c.generic = typ, true
		}
	}
	for _, a := range args {
		if p != 0 && works(c.typ) && len(c.parties) == 1 && a.Prep == r.s.in && a.Verb < 0 {
			c.parties = r.ownerIn(c, a) // "will make parts for use in Acme's reactors under a contract"
		}
	}
	if v < k && !c.returns && r.mulled(v) {
		c.status = "planned" // "is considering selling its output under a deal"
	}
	c.under = v
	lo, hi := r.chunks[v].First, clause.End(r.chunks, v, args)
	c.region.First, c.region.End = min(c.region.First, lo), max(c.region.End, hi)
}

// governing is the verb group around the phrase of the agreement in chunk k, -1 if there
// is none, and the preposition that leads to it, 0 where the agreement itself binds
// someone to what the verb tells.
func (r *Runner) governing(k int) (int, token.Sym) {
	if v := r.bound(k); v >= 0 {
		return v, 0
	}
	p, lead := r.leading(k)
	if p == 0 {
		return -1, 0
	}
	for j := lead - 1; j >= 0; j-- {
		if r.chunks[j].Kind == clause.Verb {
			return j, p
		}
	}
	for j := k + 1; j < len(r.chunks); j++ {
		if r.chunks[j].Kind == clause.Verb && r.chunks[j].Form == clause.Finite {
			return j, p
		}
	}
	return -1, p
}

// governed adds those who do what the verb group v around an agreement tells, and those
// for whom they do it.
func (r *Runner) governed(c *candidate, v int, p token.Sym, args []clause.Arg) {
	if !c.returns || len(c.parties) == 0 {
		subj := clause.Subject(r.chunks, v)
		// "commitments of the US under a pact with Russia", "will see Kenya supply"
		places := r.countries(c.parties) && (len(c.parties) > 0 || p == 0 && !c.returns)
		if !places && p != 0 && len(subj) > 1 { // "Acme and the city of Lima will build", "Kenya and Peru will link"
			places = r.organization(subj[0]) >= 0 || r.ofStatesAlone(subj)
		}
		c.parties = r.partiesOf(subj, places, c.parties)
	}
	for _, a := range args {
		if r.otherParty(v, a) {
			c.parties = r.partiesOf(a.Nouns, false, c.parties)
		}
	}
	if len(args) > 0 && args[0].Prep == 0 && args[0].Verb < 0 && len(c.parties) == 1 && r.worksFor(v) {
		c.parties = r.owner(args[0].At, c.parties) // "will expand Acme's refinery under a contract"
	}
}

// ofStatesAlone reports whether the chunks of a subject name two states or more, and nobody else.
func (r *Runner) ofStatesAlone(subj []int) bool {
	who := r.partiesOf(subj, true, nil)
	return len(who) > 1 && r.countries(who)
}

// otherParty reports whether an argument of the verb group v tells for whom, by whom or
// to whom it is done.
func (r *Runner) otherParty(v int, a clause.Arg) bool {
	switch a.Prep {
	case r.s.to:
		return true
	case r.s.by:
		return a.Verb < 0
	case r.s.forr:
		return r.worksFor(v)
	case 0: // "Under a memorandum, Acme will assist Bolt"
		return a.Verb < 0 && !r.chunks[v].Passive && (!r.takes(v) && !r.puts(v) || r.givesWith(v))
	}
	return false
}

// givesWith reports whether the object of the verb group v may be the one who gets what stands
// behind "with": "will supply Acme with turbines".
func (r *Runner) givesWith(v int) bool {
	return slices.ContainsFunc(r.s.verbs.at(r.chunks[v].Sym), func(f verbFrame) bool {
		return f.object.role == party && f.preps[r.s.with].role == target && len(f.particle) == 0
	})
}

// frameType is the type of what a frame opened by the verb group v tells, "" if none
// fits: "to give $5 million under a second agreement".
func (r *Runner) frameType(v int, args []clause.Arg) string {
	for _, f := range r.s.verbs.at(r.chunks[v].Sym) {
		if !f.typedAlone() {
			continue
		}
		asks := f.object.needs & (needAmount | needBid | needOwner | needPartner | needHolding | needFeasibility)
		if f.typ == "goods" {
			if len(args) > 0 && args[0].Prep == 0 {
				if t := goodsType(r.kindsOf(args[0].Nouns[0]) & f.object.needs); t != "" {
					return t
				}
			}
			continue
		}
		if asks == 0 || len(args) > 0 && r.kindsOf(args[0].Nouns[0])&asks != 0 {
			return f.typ
		}
	}
	return ""
}

// typedAlone reports whether a frame has a type that its verb and an object tell: it asks for no
// particle, auction or partner, and the object is no agreement.
func (f *verbFrame) typedAlone() bool {
	if f.typ == "" || f.typ == "topic" || len(f.particle) > 0 || f.asksAuction || f.asksTogether {
		return false
	}
	return f.subject.role != target && f.subject.role != agreement && f.object.role != agreement
}

// leading gives the preposition that leads to the agreement k, "under" or "with", and
// the chunk at which its phrase begins: "with a loan", "with the support of a loan",
// "backed by a loan"; 0 if none does.
func (r *Runner) leading(k int) (token.Sym, int) {
	k = r.fromSum(k)
	if k == 0 || r.chunks[k-1].Kind != clause.Prep {
		return 0, k
	}
	switch p := r.chunks[k-1].Sym; {
	case r.putsUnder(p, k),
		p == r.s.with,
		p == r.s.in && r.signedThere(k),
		(p == r.s.in || p == r.s.as) && r.builtIn(k):
		return p, k - 1
	case k > 2 && p == r.s.of && r.chunks[k-3].With && r.s.cues.Has(r.d.Tokens[r.chunks[k-2].Head].Sym, cueBacks|cueHelps):
		return r.s.with, k - 3
	case k > 1 && p == r.s.by && r.backedBehind(k-2):
		return r.s.with, k - 2
	}
	return 0, k
}

// backedBehind reports whether chunk v is a participle of backing, which what stands before it is
// told to have: "backed by".
func (r *Runner) backedBehind(v int) bool {
	ch := &r.chunks[v]
	return ch.Kind == clause.Verb && ch.Passive && ch.Form != clause.Finite && r.s.cues.Has(ch.Sym, cueBacks|cueHelps)
}

// signedThere reports whether a participle behind the agreement in chunk k tells of it, in which
// then somebody agrees what the verb around tells: "undertook, in a memorandum signed in May,".
func (r *Runner) signedThere(k int) bool {
	if k+1 >= len(r.chunks) || r.chunks[k].Definite {
		return false
	}
	v := &r.chunks[k+1]
	if v.Kind != clause.Verb || v.Form != clause.Participial || !v.Passive {
		return false
	}
	return len(r.partiesOf(r.byWhom(clause.Args(r.chunks, k+1)), true, nil)) == 0
}

// builtIn reports whether the joint venture in chunk k is that in which or as which several build
// what stands before it: "will build the dam as a joint venture".
func (r *Runner) builtIn(k int) bool {
	a := r.agreementIn(r.chunks[k].Span)
	if a == nil || a.Entry.Get("type") != "joint_venture" || !r.chunks[k].Article {
		return false
	}
	for k > 4 && r.chunks[k-2].Kind == clause.Noun && r.placed(r.chunks[k-2]) && r.chunks[k-3].Kind == clause.Prep {
		k -= 2 // "a dam in Kenya as a joint venture"
	}
	if k < 3 || r.chunks[k-2].Kind != clause.Noun || r.kindsOf(k-2)&(needPlant|needProject|needCapacity) == 0 {
		return false
	}
	for v := k - 3; v >= 0; v-- {
		if r.chunks[v].Kind == clause.Verb {
			return slices.ContainsFunc(r.s.topics[r.chunks[v].Sym], func(t topic) bool {
				return t.typ == "construction_contract" || t.typ == "cooperation_agreement"
			})
		}
	}
	return false
}

// takes reports whether what the verb group v is done to may be what is bought or set up.
func (r *Runner) takes(v int) bool {
	for _, f := range r.s.verbs.at(r.chunks[v].Sym) {
		if ownership(f.typ) || f.object.needs&needVenture != 0 {
			return true
		}
	}
	return false
}

// puts reports whether what the verb group v is done to is built.
func (r *Runner) puts(v int) bool {
	return slices.ContainsFunc(r.s.topics[r.chunks[v].Sym], func(t topic) bool { return t.typ == "construction_contract" })
}

// summed gives an agreement behind a comma what the clause before it tells, which
// it sums up: "Acme will build the dam for Bolt, a contract worth $5 million".
func (r *Runner) summed(c *candidate, k int) {
	if k < 2 || r.chunks[k-1].Kind != clause.Comma || r.chunks[k].Definite || r.chunks[k].Len() < 2 {
		return
	}
	if !r.s.clause.Function(r.d.Tokens[r.chunks[k].First].Sym) {
		return // no "a" or "its"
	}
	if a := r.agreementIn(r.chunks[k].Span); a != nil && r.describesName(k, a) {
		return
	}
	v := k - 2
	for v >= 0 && !(r.chunks[v].Kind == clause.Verb && r.chunks[v].Form == clause.Finite) {
		switch r.chunks[v].Kind {
		case clause.Stop, clause.Sub, clause.Rel, clause.Quote:
			return
		}
		v--
	}
	if v < 0 || r.chunks[v].Negated {
		return
	}
	for i := len(r.cands) - 1; i >= 0 && r.cands[i].sent == r.sent; i-- {
		if x := &r.cands[i]; x.group == r.sent<<12|v {
			c.returns, c.typ, c.generic = true, x.typ, x.generic
			return
		}
	}
	typ := r.doing(v, clause.Args(r.chunks, v))
	if typ == "" || c.typ != "" && c.typ != typ {
		return
	}
	c.typ, c.under, c.partnered = typ, v, true
	c.parties = r.partiesOf(clause.Subject(r.chunks, v), false, c.parties)
	c.region.First = min(c.region.First, r.chunks[v].First)
}

// doing is the type of what the verb group v does with its object: "the plant
// will be built under a contract".
func (r *Runner) doing(v int, args []clause.Arg) string {
	var what need
	if r.chunks[v].Passive {
		for _, n := range clause.Subject(r.chunks, v) {
			what |= r.kindsOf(n)
		}
	} else if len(args) > 0 && args[0].Prep == 0 {
		what = r.kindsOf(args[0].Nouns[0])
	}
	for _, t := range r.s.topics[r.chunks[v].Sym] {
		if t.object == 0 || t.object&what != 0 {
			return t.typ
		}
	}
	return ""
}

// worksFor reports whether what the verb group v tells is done for a client:
// "will build a plant for Acme".
func (r *Runner) worksFor(v int) bool {
	for _, t := range r.s.topics[r.chunks[v].Sym] {
		switch t.typ {
		case "construction_contract", "service_contract", "supply_contract":
			return true
		}
	}
	return false
}
