package deal

import (
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
	if typ == "supply_contract" && sp.First < sp.End && r.d.Tokens[sp.First].Sym != r.s.of && (rest == "construction_contract" || rest == "service_contract") {
		return rest // "as supplier for the installation of the foundations"
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

// chosenToGet reads one that is chosen as the recipient of money: "chosen as recipients of
// support".
func (r *Runner) chosenToGet(c *candidate) verdict {
	if c.frame.object.role != party {
		return verdict{}
	}
	for j := c.verb() + 1; j+1 < len(r.chunks) && r.chunks[j].First < c.region.End; j++ {
		if p := &r.chunks[j]; p.Kind == clause.Prep && p.Sym == r.s.as && r.s.cues.Has(r.d.Tokens[r.chunks[j+1].Head].Sym, cueGets) {
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
