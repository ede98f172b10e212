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

// client gives the work of a contractor or maker that is told alone the owner of
// the plant for which it is: "won a contract for Acme's wind farm".
func (r *Runner) client(c *candidate) {
	if !works(c.typ) || len(c.parties) != 1 || c.plural && c.count == 0 {
		return
	}
	for n := range r.chunks {
		ch := &r.chunks[n]
		if ch.Kind != clause.Noun || ch.First < c.region.First || ch.End > c.region.End || r.kindsOf(n)&(needPlant|needProject) == 0 {
			continue
		}
		if n == 0 || r.chunks[n-1].Kind != clause.Prep && r.chunks[n-1].Kind != clause.Verb {
			continue
		}
		if l := r.owner(n, nil); len(l) > 0 {
			if e := &r.in.Entities[l[0]]; e.Subkind != "media" {
				c.parties = add(c.parties, l[0])
			}
			return
		}
	}
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
	if rest := r.topicIn(sp); typ == "" || typ == "auction_award" && rest == "supply_contract" {
		return rest
	}
	return typ
}
