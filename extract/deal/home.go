package deal

import (
	"slices"
	"strings"

	"wattwire/extract/name"
	"wattwire/extract/record"
)

// ofParagraph is the one country of whose places the paragraph of a candidate tells
// up to there; "" if there is none or there are several. Whom firms are bought from
// and who lends are told in the same paragraphs, so that it is not asked of these.
func (r *Runner) ofParagraph(c *candidate) string {
	if c.returns || ownership(c.typ) && c.typ != "joint_venture" {
		return ""
	}
	end := r.d.Sentences[c.sent].End
	country := ""
	for i := r.d.Sentences[r.d.ParagraphStart(c.sent)].First; i < end; i++ {
		a := r.chart.Find(i, r.s.place)
		switch {
		case a == nil, r.seat(a.Span), r.dateline(a.Span), r.origin(a.Span):
			continue
		case r.s.marks.Has(r.leadTo(i), markPassing):
			continue
		case i >= r.d.Sentences[c.sent].First && (r.venue(a, c) || r.aside(a, c)):
			continue
		}
		if n := r.entityOf(a).Country; n != "" && n != country {
			if country != "" {
				return ""
			}
			country = n
		}
	}
	return country
}

// clientLand is the country of the one public body or utility that hires somebody or awards
// something, of the one utility that buys or sells the power of a candidate, or of the one public
// body or utility with which firms make a contract or an understanding; "" if there is none, or it
// is not known. Goods go abroad, and so do those who buy firms or bid.
func (r *Runner) clientLand(c *candidate) string {
	if e := r.hirer(c); e >= 0 {
		return r.in.Entities[e].Country
	}
	if ownership(c.typ) || c.typ == "supply_contract" || c.typ == "auction_award" {
		return ""
	}
	country, firm := "", c.typ == "power_purchase_agreement"
	for _, p := range c.parties {
		switch e := &r.in.Entities[p]; {
		case e.Subkind == "utility", c.typ != "power_purchase_agreement" && public(e):
			if country != "" && e.Country != country {
				return ""
			}
			country = e.Country
		default:
			firm = true
		}
	}
	if !firm || c.technology == "nuclear" && r.s.builders[country] && r.country != "" && !r.s.builders[r.country] {
		return "" // with the utility of a state that builds reactors abroad
	}
	return country
}

// hirer is the utility or public body by which somebody is chosen for works or services, or that
// awards what it has put out to tender; -1 if there is none.
func (r *Runner) hirer(c *candidate) int {
	if len(c.agents) != 1 || ownership(c.typ) || c.typ == "supply_contract" {
		return -1
	}
	chosen := c.frame.object.role == party
	if c.typ == "auction_award" {
		v := r.chunks[c.verb()].Sym
		chosen = r.s.cues.Has(v, cueChooses) || len(c.parties) > 1 && !r.s.cues.Has(v, cueGets|cueWins)
	}
	if chosen && procures(&r.in.Entities[c.agents[0]]) {
		return c.agents[0]
	}
	return -1
}

// procures reports whether an organization is a body of a state or a utility.
func procures(e *name.Entity) bool { return e.Subkind == "utility" || public(e) }

// public reports whether an organization is a body of a state.
func public(e *name.Entity) bool {
	switch e.Subkind {
	case "ministry", "government", "regulator", "agency":
		return true
	}
	return false
}

// lends reports whether an entity is one whose business it is to lend or to invest, by its
// sort or by a word in its name.
func (r *Runner) lends(e int) bool {
	for len(r.lend) < len(r.in.Entities) {
		x := &r.in.Entities[len(r.lend)]
		lends := x.Subkind == "bank" || x.Subkind == "fund" && x.Entry != nil // not the fund of a ministry
		switch x.Subkind {
		case "", "company", "agency", "intergovernmental":
			lends = r.namedLender(x)
		}
		r.lend = append(r.lend, lends)
	}
	return r.lend[e]
}

// namedLender reports whether a word behind the first of one of an organization's names tells
// that it lends: "Siemens Financial Services", but not "Capital Power".
func (r *Runner) namedLender(x *name.Entity) bool {
	if x.Kind != record.Organization {
		return false
	}
	tells := func(name string) bool {
		_, rest, _ := strings.Cut(name, " ")
		for w := range strings.FieldsSeq(rest) {
			if r.s.lending[strings.ToLower(w)] {
				return true
			}
		}
		return false
	}
	if tells(x.Name) || slices.ContainsFunc(x.Aliases, tells) {
		return true
	}
	return x.Entry != nil && (tells(x.Entry.Name) || slices.ContainsFunc(x.Entry.Aliases(), tells))
}

// state is the country of the one state or public body with which firms make a
// candidate, or which gives a concession: what they agree is done there; "" if there are
// several, or no firm.
func (r *Runner) state(c *candidate) string {
	country, firm := "", false
	for _, p := range c.parties {
		switch e := &r.in.Entities[p]; {
		case e.Kind == record.Place && !nation(e) && !seat(e):
			return ""
		case e.Kind == record.Place, e.Subkind == "ministry", e.Subkind == "government":
			if e.Country == "" || country != "" && e.Country != country {
				return ""
			}
			country = e.Country
		default:
			firm = true
		}
	}
	if !firm && c.typ != "concession" {
		return ""
	}
	return country
}

// opening is the one country of which the first sentences name places, if the article
// goes on telling of it; "" if they name none or several.
func (r *Runner) opening() string {
	const sentences = 2
	end, country, most := 0, "", 0
	if n := min(r.d.Lead+sentences, len(r.d.Sentences)); n > 0 {
		end = r.d.Sentences[n-1].End
	}
	for _, m := range r.in.Mentions {
		n := r.in.Entities[m.Entity].Country
		if m.Kind != record.Place || n == "" || n == country {
			continue
		}
		if m.First >= end {
			most = max(most, r.tells(n))
		} else if !r.origin(m.Span) && !r.dateline(m.Span) {
			if country != "" {
				return ""
			}
			country = n
		}
	}
	if n := r.tells(country); n < 2 || n < most {
		return ""
	}
	return country
}

// seat reports whether a place is a capital, by which news means the government there.
func seat(e *name.Entity) bool { return e.Entry != nil && e.Entry.Get("kind") == "capital" }

// home is the country that the article is about: the one its title names, else
// the one it opens with, else the one most of its plants stand in, else most of its places; "" if there is
// none.
func (r *Runner) home() string {
	if r.in.Country != "" && r.toldHere(r.in.Country) {
		return r.in.Country
	}
	if c := r.opening(); c != "" {
		return c
	}
	count := map[string]int{}
	best := ""
	for i := range r.in.Projects {
		if c := r.in.Projects[i].Country; c != "" {
			if count[c]++; count[c] > count[best] {
				best = c
			}
		}
	}
	if best != "" {
		return best
	}
	tell := func(c string) {
		if c == "" {
			return
		}
		if count[c]++; count[c] > count[best] {
			best = c
		}
	}
	for _, m := range r.in.Mentions {
		if m.Kind == record.Place && !r.origin(m.Span) {
			tell(r.in.Entities[m.Entity].Country)
		}
	}
	if best == "" { // "the Kenyan government"
		for i := 0; i+1 < len(r.d.Tokens); i++ {
			if a := r.chart.Find(i, r.s.demonym); a != nil && a.Entry != nil && a.End < len(r.d.Tokens) && r.markedAt(a.End, markGovernment) {
				tell(a.Entry.Get("alpha3"))
			}
		}
	} else if count[best] > 1 {
		return best
	} else {
		clear(count) // too little to go by
		best = ""
	}
	if best == "" {
		for _, m := range r.in.Mentions {
			if m.Kind == record.Place {
				tell(r.in.Entities[m.Entity].Country)
			}
		}
		if len(count) > 1 && count[best] == 1 {
			return "" // several, each once
		}
	}
	return best
}

// countryBy is the country that the article is about, unless it is told only
// after token end among other countries: a digest comes to it later.
func (r *Runner) countryBy(end int) string {
	if r.country == "" || r.country == r.in.Country {
		return r.country
	}
	other := false
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.Kind != record.Place || r.in.Entities[m.Entity].Country == "" || r.whence(m.Span) {
			continue
		}
		if r.in.Entities[m.Entity].Country != r.country {
			other = true
		} else if m.First < end {
			return r.country
		}
	}
	if other {
		return ""
	}
	return r.country
}

// toldHere reports whether the text names a place of a country, or none of any:
// a title may name a sea or a street by the name of a far province.
func (r *Runner) toldHere(country string) bool {
	other := false
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if e := &r.in.Entities[m.Entity]; e.Kind == record.Place && e.Country != "" {
			if e.Country == country {
				return true
			}
			other = other || !r.origin(m.Span)
		}
	}
	return !other
}
