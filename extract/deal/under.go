package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// underOf joins a candidate with the agreement under which it is done: "will
// buy the power under a 15-year contract", "Under the agreement, Acme will".
func (r *Runner) underOf(c *candidate, k int, args []clause.Arg) {
	n := -1
	for _, a := range args {
		if r.s.marks.Has(a.Prep, markUnder) {
			n = a.Nouns[0]
			break
		}
	}
	if n < 0 && len(r.chunks) > 2 && r.chunks[0].Kind == clause.Prep && r.markedChunk(0, markUnder) && r.chunks[1].Kind == clause.Noun {
		n = 1
	}
	if n < 0 && len(r.chunks) > 2 && r.chunks[0].Kind == clause.Prep && r.chunks[0].Sym == r.s.in && r.chunks[1].Kind == clause.Noun {
		if a := r.agreementIn(r.chunks[1].Span); a != nil && r.s.generic[a.Entry] {
			n = 1 // "In a deal worth $5 million, Acme has bought"
		}
	}
	for _, a := range args {
		if n < 0 && a.Prep == r.s.in && a.Verb < 0 && c.typ == "acquisition" && r.chunks[k].Modal == r.s.will {
			if ann := r.agreementIn(r.chunks[a.Nouns[0]].Span); ann != nil && r.s.generic[ann.Entry] {
				n = a.Nouns[0] // "will buy Acme in a deal worth $5 million"
			}
		}
	}
	if n >= 0 && n+2 < len(r.chunks) && r.markedHead(n, markTerms) && r.chunks[n+1].Sym == r.s.of && r.chunks[n+2].Kind == clause.Noun {
		n += 2 // "under the terms of a contract"
	}
	if n < 0 {
		if n = r.binding(k); n >= 0 && c.noun >= 0 && c.status == "planned" {
			c.status = "signed" // "the deal will see it give a loan"
		}
	}
	if n >= 0 && r.used[n] && c.noun < 0 && r.binding(k) == n {
		c.returns, c.told, c.generic = true, true, true // "signed a pact that will see them build a dam"
	}
	if n < 0 || r.used[n] || c.noun == n {
		return
	}
	ann := r.agreementIn(r.chunks[n].Span)
	if ann == nil || !r.heads(ann, r.chunks[n]) || ann.Entry.Get("type") == "cooperation_agreement" && ann.Entry.Get("weak") == "" && (c.typ == "acquisition" || c.typ == "financing") {
		return
	}
	typ := c.typ
	r.claim(n)
	c.noun = n
	r.nameIt(c, n)
	for j := n; n < k && j < k && r.chunks[j].Kind != clause.Comma && r.chunks[j].Kind != clause.Verb; j++ {
		c.phrase.End = r.chunks[j].End
	}
	if c.generic && !(!c.returns && typ == "cooperation_agreement" && r.markedAt(c.name.End-1, markWorks)) { // "is working under a contract"
		c.typ, c.generic = typ, typ == ""
	}
	if r.chunks[n].End > c.region.End {
		c.region.End = r.chunks[n].End
	}
	if c.status == "planned" && !c.returns && c.typ != "financing" && (n < k || !r.mulled(k)) {
		c.status = "signed" // what is to be done is planned, the agreement stands
	}
	c.told = c.returns
	c.parties = r.possessors(n, c.parties)
	own := clause.Args(r.chunks, n)
	for i, a := range own {
		if a.Verb >= 0 || r.verbBetween(n, a.At) {
			own = own[:i] // "a deal that adds to the challenge"
			break
		}
	}
	end := clause.End(r.chunks, n, own)
	if n > k { // "exports power under a contract between Acme and Bolt"
		c.region.End = max(c.region.End, end)
		c.clause.End = max(c.clause.End, c.region.End)
		r.prepositions(c, r.s.named, own)
		return
	}
	whole := c.region // "Under a contract with Acme, Bolt will"
	c.region = token.Span{First: r.chunks[n].First, End: end}
	r.prepositions(c, r.s.named, own)
	c.region = whole
}

// within is the word for an agreement of which the infinitive k tells what is to be
// done, alone or after others: "an agreement to build and sell the plant"; 0 if
// there is none.
func (r *Runner) within(k int) int {
	if r.chunks[k].Form != clause.Infinitive {
		return 0
	}
	for j := k - 1; j > 0; j-- {
		switch ch := &r.chunks[j]; ch.Kind {
		case clause.Verb:
			if ch.Form != clause.Infinitive {
				return 0
			}
		case clause.Noun:
			if a := r.agreementIn(ch.Span); a != nil && r.heads(a, *ch) {
				return j
			}
		case clause.Stop, clause.Sub, clause.Rel, clause.Quote:
			return 0
		}
	}
	return 0
}

// verbBetween reports whether a verb group or a relative pronoun stands between
// two chunks.
func (r *Runner) verbBetween(from, to int) bool {
	for j := from + 1; j < to; j++ {
		if k := r.chunks[j].Kind; k == clause.Verb || k == clause.Rel {
			return true
		}
	}
	return false
}

// binding is the word for an agreement that binds the subject of the infinitive
// or gerund k to what that tells: "The deal will see Acme supply turbines"; -1 if
// there is none.
func (r *Runner) binding(k int) int {
	v, _ := clause.Bound(r.chunks, k)
	if v < 0 {
		return -1
	}
	for _, n := range clause.Subject(r.chunks, v) {
		if a := r.agreementIn(r.chunks[n].Span); a != nil && r.heads(a, r.chunks[n]) {
			return n
		}
	}
	return -1
}

// bound is the verb group to which the agreement of chunk k binds someone, -1 if
// there is none.
func (r *Runner) bound(k int) int {
	for j := k + 1; j < len(r.chunks) && r.chunks[j].Kind != clause.Stop; j++ {
		if r.chunks[j].Kind == clause.Verb && r.chunks[j].Form != clause.Finite && r.binding(j) == k {
			return j
		}
	}
	return -1
}

// governor adds what the verb around a phrase gives an agreement: "sells its
// output to Acme under a contract", "with a contract in place".
func (r *Runner) governor(c *candidate, k int) {
	v := r.bound(k)
	p, lead := token.Sym(0), k
	if v < 0 {
		if p, lead = r.leading(k); p == 0 {
			return
		}
	}
	for j := lead - 1; j >= 0 && v < 0; j-- {
		if r.chunks[j].Kind == clause.Verb {
			v = j
			break
		}
	}
	if v < 0 {
		for j := k + 1; j < len(r.chunks); j++ {
			if r.chunks[j].Kind == clause.Verb && r.chunks[j].Form == clause.Finite {
				v = j
				break
			}
		}
	}
	if v < 0 {
		return
	}
	if !c.returns || len(c.parties) == 0 {
		places := r.countries(c.parties) && (len(c.parties) > 0 || p == 0 && !c.returns) // "commitments of the US under a pact with Russia", "will see Kenya supply"
		c.parties = r.partiesOf(clause.Subject(r.chunks, v), places, c.parties)
	}
	args := clause.Args(r.chunks, v)
	for _, a := range args {
		if a.Prep == r.s.to || a.Prep == r.s.by && a.Verb < 0 || a.Prep == r.s.forr && r.worksFor(v) || a.Prep == 0 && a.Verb < 0 && !r.chunks[v].Passive && !r.takes(v) && !r.puts(v) {
			c.parties = r.partiesOf(a.Nouns, false, c.parties) // "Under a memorandum, Acme will assist Bolt"
		}
	}
	if c.typ == "" && p != r.s.with {
		c.typ = r.doing(v, args)
		c.generic = c.generic && c.typ != ""
	}
	if r.chunks[v].Sym == r.s.be && r.chunks[k].Len() == 1 || p != 0 && p != r.s.with && !c.returns && !c.plural && works(c.typ) {
		c.partnered = true // "was under contract to build a dam", "builds it under an EPC contract"
	}
	if c.typ == "" && p != r.s.with {
		for _, f := range r.s.verbs.at(r.chunks[v].Sym) { // "to give $5 million under a second agreement"
			asks := f.object.needs & (needAmount | needBid | needOwner | needFeasibility)
			if f.typ != "" && f.typ != "topic" && len(f.particle) == 0 && !f.asksAuction && f.subject.role != target && f.object.role != agreement && !f.asksTogether && (asks == 0 || len(args) > 0 && r.kindsOf(args[0].Nouns[0])&asks != 0) {
				c.typ, c.generic = f.typ, true
				break
			}
		}
	}
	if v < k && !c.returns && r.mulled(v) {
		c.status = "planned" // "is considering selling its output under a deal"
	}
	c.under = v
	lo, hi := r.chunks[v].First, clause.End(r.chunks, v, args)
	c.region.First, c.region.End = min(c.region.First, lo), max(c.region.End, hi)
}

// leading gives the preposition that leads to the agreement k, "under" or "with", and
// the chunk at which its phrase begins: "with a loan", "with the support of a loan",
// "backed by a loan"; 0 if none does.
func (r *Runner) leading(k int) (token.Sym, int) {
	if k == 0 || r.chunks[k-1].Kind != clause.Prep {
		return 0, k
	}
	switch p := r.chunks[k-1].Sym; {
	case r.s.marks.Has(p, markUnder), p == r.s.with:
		return p, k - 1
	case k > 2 && p == r.s.of && r.chunks[k-3].With && r.s.cues.Has(r.d.Tokens[r.chunks[k-2].Head].Sym, cueBacks|cueHelps):
		return r.s.with, k - 3
	case k > 1 && p == r.s.by && r.chunks[k-2].Kind == clause.Verb && r.chunks[k-2].Passive && r.chunks[k-2].Form != clause.Finite && r.s.cues.Has(r.chunks[k-2].Sym, cueBacks|cueHelps):
		return r.s.with, k - 2
	}
	return 0, k
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
	if k < 2 || r.chunks[k-1].Kind != clause.Comma || r.chunks[k].Definite || r.chunks[k].Len() < 2 || !r.s.clause.Function(r.d.Tokens[r.chunks[k].First].Sym) {
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
	args := clause.Args(r.chunks, v)
	typ := r.doing(v, args)
	if typ == "" || c.typ != "" && c.typ != typ {
		return
	}
	c.typ, c.under, c.partnered = typ, v, true
	c.parties = r.partiesOf(clause.Subject(r.chunks, v), false, c.parties)
	for _, a := range args {
		if a.Prep == r.s.to || a.Prep == r.s.by || a.Prep == r.s.with || a.Prep == r.s.forr && r.worksFor(v) {
			c.parties = r.partiesOf(a.Nouns, false, c.parties)
		}
	}
	if r.s.marks.Has(r.chunks[v].Modal, markOpen) && r.chunks[v].Modal != r.s.will {
		c.status = "planned"
	}
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
