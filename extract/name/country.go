package name

import (
	"wattwire/extract/lexicon"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// countries gives entities their subkind and country.
func (r *Runner) countries() {
	for i := range r.ments {
		m := &r.ments[i]
		e := &r.ents[m.Entity]
		switch m.Kind {
		case record.Organization:
			if e.Subkind == "" {
				e.Subkind = r.subkind(e, m.Span)
			}
		case record.Place:
			if e.Country == "" && e.Entry != nil {
				e.Country = r.placeCountry(e)
			}
		}
	}
	for i := range r.cands {
		c := &r.cands[i]
		g := &r.groups[r.root(c.group)]
		if g.entity <= 0 {
			continue
		}
		e := &r.ents[g.entity-1]
		if e.Country != "" || e.Kind == record.Place {
			continue
		}
		if e.Entry != nil && e.Entry.Get("country") != "" {
			e.Country = e.Entry.Get("country")
			continue
		}
		if n := r.countryOf(c); n != "" {
			e.Country = n
		}
	}
}

// subkind is what sort of body the head of a name tells.
func (r *Runner) subkind(e *Entity, s token.Span) string {
	if e.Entry != nil && e.Entry.Get("subkind") != "" {
		return e.Entry.Get("subkind")
	}
	for k := s.End - 1; k >= s.First; k-- {
		if r.trait(k)&(legalForm) != 0 {
			return "company"
		}
		if a := r.find(k, r.s.lab.orgHead); a != nil && (k == s.End-1 || a.Entry.Get("position") == "both") {
			return a.Entry.Get("subkind")
		}
	}
	return ""
}

// placeCountry is the country of a place by its entry of the gazetteer.
func (r *Runner) placeCountry(e *Entity) string {
	if a := e.Entry.Get("alpha3"); a != "" {
		return a
	}
	return e.Entry.Get("country")
}

// countryOf is the country that the words around a candidate give it: an
// adjective of nationality, a possessive, a country within its name.
func (r *Runner) countryOf(c *candidate) string {
	if c.nation != nil {
		return c.nation.Get("alpha3")
	}
	// a country or adjective within the name: Kazakhstan Atomic Energy
	// Agency, Bank of China
	for k := c.First; k < c.core; k++ {
		if n := r.nationAt(k); n != nil {
			return n.Get("alpha3")
		}
	}
	// Kazakhstan's Ministry of Energy; Saudi developer ACWA Power
	for k := c.First - 1; k >= 0 && k >= c.First-6 && r.d.SentenceOf(k) == c.sentence; k-- {
		t := r.d.Tokens[k]
		if t.Is(token.Punct) && t.Sym != r.s.words.poss && t.Sym != r.s.words.hyphen && t.Sym != r.s.words.apos {
			break
		}
		if t.Sym == r.s.words.poss || t.Sym == r.s.words.apos {
			if n := r.nationEnding(k); n != nil {
				return n.Get("alpha3")
			}
			break
		}
		if n := r.nationAt(k); n != nil && r.c.Find(k, r.s.lab.demonym) != nil {
			return n.Get("alpha3")
		}
		if t.Is(token.Upper) || r.trait(k)&function != 0 && k < c.First-1 {
			break
		}
	}
	return ""
}

// nationAt is the country whose name or adjective begins at token k.
func (r *Runner) nationAt(k int) *lexicon.Entry {
	for a := r.c.First(k); a != nil; a = r.c.Next(a) {
		if a.Label == r.s.lab.country || a.Label == r.s.lab.demonym {
			return a.Entry
		}
	}
	return nil
}

// nationEnding is the country whose name ends before token k.
func (r *Runner) nationEnding(k int) *lexicon.Entry {
	for n := k - 1; n >= 0 && n >= k-4; n-- {
		for a := r.c.First(n); a != nil; a = r.c.Next(a) {
			if a.Label == r.s.lab.country && a.End == k {
				return a.Entry
			}
		}
	}
	return nil
}
