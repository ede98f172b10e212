package capacity

import (
	"cmp"

	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// stateCountry is the country of the state whose government or body is the last
// to act before c in its sentence: the Spanish government wants, the regulator of
// Chile expects; "" if a company acts there, or none does.
func (r *Runner) stateCountry(c *cand) string {
	first := r.d.Sentences[c.sentence].First
	country, at := "", first-1
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.First >= c.First {
			break
		}
		if m.First < first || m.Kind != record.Organization {
			continue
		}
		country, at = "", m.First
		if !r.isCompany(m.First) || r.has(m.Span, r.s.labels.state) {
			if country = r.in.Entities[m.Entity].Country; country == "" {
				country = r.namedCountry(m.Span)
			}
		}
	}
	for k := range r.places {
		p := &r.places[k]
		if p.First <= at || p.First >= c.First {
			continue
		}
		if p.nation && p.End < c.First && r.stateFollows(p) {
			country, at = p.country, p.First
		}
	}
	return country
}

// oneCountry is the only one of the countries told.
type oneCountry struct {
	country string
	several bool
}

func (o *oneCountry) add(country string) {
	o.several = o.several || o.country != "" && country != "" && o.country != country
	o.country = cmp.Or(country, o.country)
}

// only is that country, "" if there are several or none.
func (o *oneCountry) only() string {
	if o.several {
		return ""
	}
	return o.country
}

// bodyCountry is the country of all the agencies, regulators and ministries of the
// article, which hold its auctions; "" if they are of several.
func (r *Runner) bodyCountry() string {
	var one oneCountry
	for i := range r.in.Entities {
		e := &r.in.Entities[i]
		if e.Kind != record.Organization {
			continue
		}
		switch e.Subkind {
		case "agency", "regulator", "ministry", "government":
			one.add(e.Country)
		}
	}
	return one.only()
}

// bodiesCountry is the country that the names of organizations tell: the Ohio Municipal Power
// Authority; "" if they tell several.
func (r *Runner) bodiesCountry() string {
	var one oneCountry
	for i := range r.in.Mentions {
		if m := &r.in.Mentions[i]; m.Kind == record.Organization {
			one.add(r.namedCountry(m.Span))
		}
	}
	return one.only()
}

// utilityCountry is the country of the utilities of the article, if one is the organization
// that it names first: what they have built or buy is at home, wherever those are from who
// build it or sell; "" if they are of several countries.
func (r *Runner) utilityCountry() string {
	country, first := "", true
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.Kind != record.Organization {
			continue
		}
		e := &r.in.Entities[m.Entity]
		switch utility := e.Subkind == "utility" && e.Country != ""; {
		case first && !utility, utility && country != "" && country != e.Country:
			return ""
		case utility:
			country = e.Country
		}
		first = false
	}
	return country
}

// stateFollows reports whether a word for a state's body stands right after a
// place or an adjective of nationality: the Spanish government, Chile's energy
// ministry; not: a Spanish government-owned firm.
func (r *Runner) stateFollows(p *placeAt) bool {
	for t := p.End; t < min(p.End+4, len(r.d.Tokens)); t++ {
		if a := r.c.Find(t, r.s.labels.state); a != nil {
			return a.End >= len(r.d.Tokens) || r.d.Tokens[a.End].Sym != r.s.words.hyphen
		}
		if r.mentionOf(t, record.Organization) || r.mentionOf(t, record.Person) || !p.demonym && t > p.End+1 {
			return false
		}
	}
	return false
}

// namedCountry is the country of the places and nationalities within a name, ""
// if it has none or several.
func (r *Runner) namedCountry(s token.Span) string {
	var one oneCountry
	for t := s.First; t < s.End; t++ {
		for a := r.c.First(t); a != nil; a = r.c.Next(a) {
			if a.End <= s.End && r.tellsCountry(a) {
				one.add(countryOf(a.Entry))
			}
		}
	}
	return one.only()
}

// tellsCountry reports whether a is the name of a country, its adjective or a region of it.
func (r *Runner) tellsCountry(a *rule.Annotation) bool {
	l := &r.s.labels
	return a.Label == l.country || a.Label == l.demonym || a.Label == l.place && a.Entry.Get("kind") == "region"
}
