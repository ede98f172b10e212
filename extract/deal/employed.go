package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// works reports whether a type is of what a contractor, a maker or an engineer
// does for a client.
func works(typ string) bool {
	switch typ {
	case "construction_contract", "supply_contract", "service_contract":
		return true
	}
	return false
}

// employed is the type of what one is chosen for: of a part in a plant that a
// phrase names, unless a later phrase tells what the part is ("preferred supplier
// for the engineering, procurement and construction of"). A venture that only
// describes the one is passed over.
func (r *Runner) employed(sp token.Span) string {
	typ := ""
	for i := sp.First; i < sp.End; i++ {
		a := r.chart.Find(i, r.s.phrase)
		if a == nil {
			continue
		}
		if a.End < sp.End && r.chart.Find(a.End, r.s.org) != nil {
			i = a.End - 1
			continue // "by EPC contractor Acme"
		}
		t := a.Entry.Get("type")
		switch {
		case t == "joint_venture":
			sp.First = a.End
			i = a.End - 1
		case typ == "":
			typ, sp.First = t, a.End
			i = a.End - 1
		case works(t):
			return t
		}
	}
	rest := r.topicIn(sp)
	if typ == "" || typ == "auction_award" && rest == "supply_contract" {
		return rest
	}
	if typ == "supply_contract" && sp.First < sp.End && r.d.Tokens[sp.First].Sym != r.s.of {
		if rest == "construction_contract" || rest == "service_contract" {
			return rest // "as supplier for the installation of the foundations"
		}
	}
	return typ
}

// behindChosen is the region of a candidate behind the noun chunk of the one that
// is chosen, whose own words tell a trade, not a task.
func (r *Runner) behindChosen(c *candidate) token.Span {
	sp := c.region
	for _, ch := range r.chunks {
		if ch.Kind == clause.Noun && ch.First == sp.First && ch.End < sp.End {
			sp.First = ch.End
		}
	}
	if v := &r.chunks[c.verb()]; v.First >= sp.First && v.End < sp.End {
		sp.First = v.End
	}
	return sp
}

// chosenToGet reads one that is chosen as the recipient of money or as who lends it: "chosen as
// recipients of support", "named as lender".
func (r *Runner) chosenToGet(c *candidate) verdict {
	if c.frame.object.role != party {
		return verdict{}
	}
	for j := c.verb() + 1; j+1 < len(r.chunks) && r.chunks[j].First < c.region.End; j++ {
		p, as := &r.chunks[j], r.d.Tokens[r.chunks[j+1].Head].Sym
		if p.Kind != clause.Prep || p.Sym != r.s.as {
			continue
		}
		if r.s.cues.Has(as, cueGets) || r.s.cues.Has(as, cueFunder) && slices.ContainsFunc(c.parties, r.lends) {
			return closed("financing")
		}
	}
	return verdict{}
}

// post reads what one is taken on as, right behind the verb, the one chosen or "as", as a
// post in services: "appointed engineering consultant for the plant to be built".
func (r *Runner) post(c *candidate) verdict {
	k := c.verb()
	for j := k + 1; j < min(k+4, len(r.chunks)) && r.chunks[j].First < c.region.End && c.frame.object.role == party; j++ {
		switch ch := &r.chunks[j]; {
		case ch.Kind == clause.Noun:
			if !ch.Named && r.kindsOf(j)&needPost != 0 {
				return closed("service_contract")
			}
		case ch.Kind == clause.Prep && ch.Sym == r.s.as:
		default:
			return verdict{}
		}
	}
	return verdict{}
}

// asSite reads what one is chosen as as a place: "selected as the preferred site".
func (r *Runner) asSite(c *candidate) verdict {
	for j := c.verb() + 1; j+1 < len(r.chunks) && r.chunks[j].First < c.region.End && c.frame.object.role == party; j++ {
		if p := &r.chunks[j]; p.Kind == clause.Prep && p.Sym == r.s.as {
			if r.chunks[j+1].Kind == clause.Noun && r.markedHead(j+1, markSpot) {
				return closed(untyped)
			}
			break
		}
	}
	return verdict{}
}

// toHelp reports whether the first infinitive behind a candidate's verb is one of helping.
func (r *Runner) toHelp(c *candidate) bool {
	for j := c.verb() + 1; j < len(r.chunks) && r.chunks[j].First < c.region.End; j++ {
		if v := &r.chunks[j]; v.Kind == clause.Verb {
			return v.Form == clause.Infinitive && !v.Passive && r.s.cues.Has(v.Sym, cueHelps)
		}
	}
	return false
}

// goal reports whether a phrase or an infinitive tells what one is taken on for.
func (r *Runner) goal(c *candidate) bool {
	for j := c.verb() + 1; j < len(r.chunks) && r.chunks[j].First < c.region.End; j++ {
		switch ch := &r.chunks[j]; {
		case ch.Kind == clause.Verb && ch.Form == clause.Infinitive, ch.Kind == clause.Prep && ch.Sym == r.s.forr:
			return true
		}
	}
	return false
}

// charged reads what stands behind a preposition that the frame says leads to what is to
// be done: "entrusted Acme with the construction of a dam".
func (r *Runner) charged(c *candidate) verdict {
	first := true // no "for" stands before
	for j := range r.chunks {
		p := &r.chunks[j]
		if p.Kind != clause.Prep || p.First < c.region.First || p.End >= c.region.End {
			continue
		}
		s, ok := c.frame.preps[p.Sym]
		if !ok || s.role != target || s.needs != 0 {
			continue
		}
		for i := p.End; i < c.region.End; i++ {
			if t := r.topicIn(token.Span{First: i, End: c.region.End}); t != "" {
				return closed(t)
			}
			if !r.s.clause.Function(r.d.Tokens[i].Sym) {
				break // past "the"
			}
		}
		if c.frame.object.role == party && j+1 < len(r.chunks) {
			if t := r.partFor(c, j, first); t != "" {
				return closed(t)
			}
		}
		first = first && p.Sym != r.s.forr
	}
	return verdict{}
}

// partFor is the type of the thing for which, or the post as which, one is chosen, behind
// the preposition in chunk j.
func (r *Runner) partFor(c *candidate, j int, first bool) string {
	what := r.kindsOf(j + 1)
	if what&needPost != 0 {
		return "service_contract" // "chosen as project manager"
	}
	if r.chunks[j].Sym == r.s.forr {
		if a := r.agreementIn(r.chunks[j+1].Span); a != nil && r.heads(a, r.chunks[j+1]) {
			t := a.Entry.Get("type")
			if r.s.generic[a.Entry] {
				t = r.topicIn(token.Span{First: a.End, End: r.d.Sentences[r.sent].End})
			}
			if works(t) {
				return t // "chose Acme for a contract to build a dam"
			}
		}
		if t := typeOf(what & (needWork | needStudy)); t != "" {
			return t // "lined up Acme for seabed investigations"
		}
		if what&(needPlant|needProject) != 0 && first && len(c.parties) > 1 {
			return "construction_contract" // "picked Acme for its wind farm"
		}
	}
	if what&needMachine != 0 || what&needEquipment != 0 && r.kinds(c.region)&needCapacity != 0 {
		return "supply_contract" // "picked Acme for a 50 MW battery", "turned to Acme for the turbines"
	}
	return ""
}
