package deal

import (
	"slices"
	"strings"

	"wattwire/extract/clause"
	"wattwire/extract/name"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// targetLand is the country told with what is bought or won: "Canada's Acme", "a stake in
// the Oslo-based developer Bolt", "its Australian coal business", "two Brazilian blocks"; "" if
// none is, or several are.
func (r *Runner) targetLand(c *candidate) string {
	first := c.region.First
	if c.about.Len() > 0 {
		first = c.about.First
	}
	inside, named := false, false
	for k := 0; (c.typ == "acquisition" || c.typ == "auction_award") && k < len(r.chunks); k++ {
		ch := r.chunks[k]
		switch {
		case ch.First < first || ch.Kind == clause.Time || ch.Kind == clause.Paren:
			continue
		case ch.Kind == clause.Prep && inside && (ch.Sym == r.s.of || ch.Sym == r.s.in):
			continue
		case ch.Kind == clause.Comma && named:
			continue // "Bolt, a Kenyan utility"
		case ch.Kind != clause.Noun:
			return ""
		}
		inside = true
		if r.isParty(c, k) {
			continue
		}
		named = r.d.Tokens[ch.Head].Is(token.Upper)
		s := ch.Span
		if seller := r.lastMention(s, r.s.org); seller != nil && seller.End < s.End && r.genitive(seller.End) {
			s.First = seller.End + 1 // "Italian utility Acme's stake": what is told of who sells
		}
		e, firm := r.organizationIn(s)
		if firm && r.in.Entities[e].Country != "" {
			return r.in.Entities[e].Country
		}
		if firm || r.s.object(r.d.Tokens[ch.Head].Sym)&(needStake|needCompany|needParcel) != 0 {
			if land := r.adjectival(s); land != "" {
				return land
			}
		}
	}
	return ""
}

// adjectival is the one country that a place or an adjective in a noun phrase tells.
func (r *Runner) adjectival(s token.Span) string {
	land := ""
	for i := s.First; i < s.End; i++ {
		n := ""
		if a := r.chart.Find(i, r.s.place); a != nil {
			n = r.entityOf(a).Country
		} else if a := r.chart.Find(i, r.s.demonym); a != nil && a.Entry != nil && !r.named[i] {
			n = a.Entry.Get("alpha3")
		} else {
			continue
		}
		if land != "" || n == "" {
			return "" // "its Norwegian and Danish business"
		}
		land = n
	}
	return land
}

// homeland is the country that two parties or more, or the one public body that
// gives or orders something, are known to be from and no other, or after which the one who
// gets money is called; "" if there is none.
// It is asked of works, goods, services and funding.
func (r *Runner) homeland(c *candidate) string {
	if !works(c.typ) && c.typ != "financing" {
		return ""
	}
	country, n := "", 0
	for _, p := range c.parties {
		switch e := &r.in.Entities[p]; {
		case c.typ == "financing" && r.namedForLand(e):
			return e.Country
		case e.Country == "":
		case country != "" && e.Country != country:
			return ""
		default:
			country = e.Country
			n++
		}
	}
	if n < 2 && !(len(c.parties) == 1 && public(&r.in.Entities[c.parties[0]])) {
		return ""
	}
	return country
}

// chooserLand is the country from which the one is who chooses somebody for works or goods.
func (r *Runner) chooserLand(c *candidate) string {
	if !works(c.typ) || len(c.agents) != 1 || c.frame.object.role != party || c.frame.typ != "topic" {
		return ""
	}
	return r.in.Entities[c.agents[0]].Country
}

// receiver is the country from which all are known to be who make a financing and neither lend
// nor act for a state; "" if there is none.
func (r *Runner) receiver(c *candidate) string {
	if c.typ != "financing" {
		return ""
	}
	country := ""
	for _, p := range c.parties {
		e := &r.in.Entities[p]
		if e.Kind != record.Organization || r.lends(p) || public(e) || e.Subkind == "intergovernmental" {
			continue
		}
		if e.Country == "" || country != "" && e.Country != country {
			return ""
		}
		country = e.Country
	}
	return country
}

// aided is the country of the one who gets the money of a state that lends abroad, if it does not.
func (r *Runner) aided(c *candidate) string {
	land := r.receiver(c)
	if land == "" || r.s.builders[land] || !slices.ContainsFunc(c.parties, func(p int) bool {
		e := &r.in.Entities[p]
		return ofLand(e) && r.s.builders[e.Country]
	}) {
		return ""
	}
	return land
}

// host is the country of the one who agrees on reactors with firms of states that build them abroad,
// as its own does not; "" if there is none, or the article is about a third.
func (r *Runner) host(c *candidate) string {
	if c.technology != "nuclear" || ownership(c.typ) || c.typ == "supply_contract" || r.country != "" && !r.s.builders[r.country] {
		return ""
	}
	country, guest := "", false
	for _, p := range c.parties {
		switch land := r.in.Entities[p].Country; {
		case land == "":
		case r.s.builders[land]:
			guest = true
		case country != "" && land != country:
			return ""
		default:
			country = land
		}
	}
	if !guest {
		return ""
	}
	return country
}

// namedForLand reports whether the name of a body that does not lend has that of its country
// in it: "Electricity Company of Ghana".
func (r *Runner) namedForLand(e *name.Entity) bool {
	if e.Kind != record.Organization || e.Subkind == "bank" || e.Subkind == "fund" {
		return false
	}
	return slices.ContainsFunc(r.s.countries[e.Country], func(land string) bool {
		return len(land) > len("USA") && strings.Contains(e.Name, land)
	})
}

// amongFirms reports whether a candidate tells what firms do with firms, which is done in
// no country: that they form one, that they put money into one.
func (r *Runner) amongFirms(c *candidate) bool {
	switch c.typ {
	case "joint_venture":
		return !r.forPlant(c)
	case "financing":
		return !r.forPlant(c) && !slices.ContainsFunc(c.parties, func(p int) bool {
			e := &r.in.Entities[p]
			return ofLand(e) || e.Subkind == "bank" || e.Subkind == "intergovernmental"
		})
	}
	return false
}

// shore is the country told with a sea or another place of no country: "the Gulf
// of Mexico, US", "the German North Sea"; "" if none is.
func (r *Runner) shore(s token.Span) string {
	if s.End+1 < len(r.d.Tokens) && r.d.Word(s.End) == "," {
		if a := r.chart.Find(s.End+1, r.s.place); a != nil {
			return r.entityOf(a).Country
		}
	}
	if s.Len() < 2 {
		return ""
	}
	if a := r.chart.Find(s.First, r.s.demonym); a != nil && a.Entry != nil && a.End < s.End {
		return a.Entry.Get("alpha3")
	}
	return ""
}

// fromState reads what is granted as a concession if a state or a body of one is among
// the parties, and as something else if there are two parties, both firms: "Acme and Bolt
// signed an investment agreement".
func (r *Runner) fromState(c *candidate) verdict {
	if c.entry == nil || c.entry.Get("weak") != "state" {
		return verdict{}
	}
	switch {
	case r.withState(c):
		return verdict{"concession", c.generic}
	case len(c.parties) > 1 && c.typ == "concession":
		return open("cooperation_agreement")
	}
	return verdict{}
}

// withState reports whether a state, a region or a body of one is among the parties.
func (r *Runner) withState(c *candidate) bool {
	return slices.ContainsFunc(c.parties, func(p int) bool { return ofLand(&r.in.Entities[p]) })
}

// ofLand reports whether an entity is a state or a region, or a body of one.
func ofLand(e *name.Entity) bool { return e.Kind == record.Place || public(e) }
