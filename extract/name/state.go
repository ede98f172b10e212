package name

import "wattwire/extract/lexicon"

// states takes a country's name for the state of that name where a county or town of the state
// stands before it, Cobb County, Georgia, and where the article speaks of the state's country
// and of nothing else in the other.
func (r *Runner) states() {
	for n := range r.groups {
		g := &r.groups[n]
		if g.entry == nil || g.class != r.s.lab.country {
			continue
		}
		for a := r.c.First(r.cands[g.first].First); a != nil; a = r.c.Next(a) {
			if a.Label != r.s.lab.place || a.End != r.cands[g.first].core || a.Entry.Get("kind") != "region" {
				continue
			}
			code := g.entry.Get("alpha3")
			if a.Entry.Get("country") == code {
				continue
			}
			if r.countyOf(r.cands[g.first].First, a.Entry) || r.speaksOf(a.Entry) && !r.amidst(g.entry, a.Entry) {
				r.recount(code, a.Entry.Get("country"))
				g.entry, g.class = a.Entry, a.Label
				break
			}
		}
	}
}

// countyOf reports whether a comma and a district or town of a state stand before token i.
func (r *Runner) countyOf(i int, state *lexicon.Entry) bool {
	if i < 3 || r.sym(i-1) != r.s.words.comma {
		return false
	}
	for k := i - 2; k >= max(0, i-4); k-- {
		for a := r.c.First(k); a != nil; a = r.c.Next(a) {
			if a.Label != r.s.lab.place || a.End != i-1 {
				continue
			}
			if kind := a.Entry.Get("kind"); kind != "district" && kind != "city" {
				continue
			}
			if a.Entry.Get("region") == state.Name && a.Entry.Get("country") == state.Get("country") {
				return true
			}
		}
	}
	return false
}

// speaksOf reports whether the article speaks of the country of a state, or of another of its
// states or districts or a town of this one.
func (r *Runner) speaksOf(state *lexicon.Entry) bool {
	code := state.Get("country")
	if r.told(code) > 0 {
		return true
	}
	for k := range r.groups {
		e := r.groups[k].entry
		if e == nil || r.groups[k].class != r.s.lab.place || e == state || e.Get("country") != code {
			continue
		}
		if kind := e.Get("kind"); kind == "region" || kind == "district" || e.Get("region") == state.Name {
			return true
		}
	}
	return false
}

// amidst reports whether the article speaks of a country by more than its name, by its adjective
// or a town of it, or tells it in a list of countries: Georgia and Armenia.
func (r *Runner) amidst(country, state *lexicon.Entry) bool {
	code := country.Get("alpha3")
	for t := range r.d.Tokens {
		if a := r.find(t, r.s.lab.demonym); a != nil && a.Entry.Get("alpha3") == code {
			return true
		}
	}
	for k := range r.groups {
		if e := r.groups[k].entry; e != nil && r.groups[k].class == r.s.lab.place && e.Get("country") == code {
			return true
		}
	}
	for k := 1; k < len(r.cands); k++ {
		a, b := &r.cands[k-1], &r.cands[k]
		if (a.entry == country || b.entry == country) && r.besideCountry(a, b, state) {
			return true
		}
	}
	return false
}

// besideCountry reports whether a and b are two countries of a list, neither that of a state.
func (r *Runner) besideCountry(a, b *candidate, state *lexicon.Entry) bool {
	for _, c := range [...]*candidate{a, b} {
		if c.entry == nil || c.class != r.s.lab.country || c.entry.Get("alpha3") == state.Get("country") {
			return false
		}
	}
	for t := a.core; t < b.First; t++ {
		if s := r.sym(t); s != r.s.words.comma && s != r.s.words.and && s != r.s.words.or {
			return false
		}
	}
	return a.entry != b.entry && b.First-a.core <= 2
}
