package capacity

import (
	"cmp"

	"wattwire/extract/record"
	"wattwire/extract/token"
)

// country is the country of a capacity whose sentence tells none.
func (r *Runner) country(i int, c *Capacity) string {
	k := &r.cands[i]
	if c.Project >= 0 && r.projects[c.Project].Country != "" {
		return r.projects[c.Project].Country
	}
	if n := r.in.Lands.Of(k.sentence); n != "" && (c.Scope != record.ScopeUnit || k.near(design, clausal) == nil) {
		return n
	}
	if r.several(k) || c.Scope != record.ScopeProject && r.abroad(k) {
		return "" // a country told elsewhere is not that of a total of the world
	}
	if c.Scope == record.ScopeUnit {
		if n, told := r.unitCountry(k, c); told {
			return n
		}
	} else {
		if n := r.stateCountry(k); n != "" && c.Scope != record.ScopeSupply {
			return n
		}
		if c.Scope != record.ScopeProject && r.ofCompany(k) && !r.won(k) {
			return cmp.Or(r.soleCountry(), r.title.country, r.title.firm)
		}
		if isTotal(c.Scope) && r.ofWorld(k) {
			return ""
		}
	}
	if n := r.earlierCountry(k.sentence, true); n != "" {
		return n
	}
	if n := r.returned(k); n != "" {
		return n
	}
	if r.title.country != "" {
		return r.title.country
	}
	if c.Scope == record.ScopeSupply {
		return ""
	}
	n := r.mainCountry()
	if n == "" && c.Scope != record.ScopeUnit {
		n = r.title.firm
	}
	return n
}

// unitCountry is the country of a unit as far as the unit tells it, and whether it is to be
// looked for no further.
func (r *Runner) unitCountry(k *cand, c *Capacity) (country string, told bool) {
	counted := r.counted(k)
	switch {
	case k.near(design, holder) != nil && !k.has(plant, head) && r.definitePlant(k):
		return "", false // the plant will use a design of 10 MW
	case k.near(design, sentence) != nil && !counted:
		return "", true // a design stands nowhere
	case counted && k.near(plant, clausal) != nil: // the first phase of the project has four 1.5 MW turbines
		if n := r.countryBefore(k); n != "" {
			return n, true
		}
		return r.mainCountry(), true
	case !counted && !k.each && !r.atPlant(k) && !k.built():
		return "", true // a machine that no plant is told to have
	}
	n := r.earlierCountry(k.sentence, true)
	if n == "" && !counted && c.Technology != "nuclear" && r.atPlant(k) { // small reactors are told of any plant
		n = cmp.Or(r.title.country, r.mainCountry())
	}
	if n != "" || !counted {
		return n, true
	}
	if n = r.countryBefore(k); n != "" {
		return n, true
	}
	return r.earlierCountry(k.sentence, false), true
}

// built reports whether c is what somebody is said to build: would build several small
// reactors of about 180 MW.
func (c *cand) built() bool {
	x := c.near(building, clausal)
	return x != nil && x.End <= c.First && c.near(designing, clausal) == nil
}

// countryBefore is the country of the plant told before c, "" if none is known.
func (r *Runner) countryBefore(c *cand) string {
	if n := r.ProjectBefore(c.First); n >= 0 {
		return r.projects[n].Country
	}
	return ""
}

// returned is the country to which c's paragraph comes back as "the country": the
// article's, or the one told last before.
func (r *Runner) returned(c *cand) string {
	for n, start := c.sentence, r.d.ParagraphStart(c.sentence); n >= start; n-- {
		s := r.d.Sentences[n].Span
		for t := s.First + 1; t < s.End && t < c.First; t++ {
			if r.d.Tokens[t-1].Sym == r.s.words.the && r.c.Find(t, r.s.labels.word[land]) != nil {
				return cmp.Or(r.mainCountry(), r.title.country, r.earlierCountry(n, false))
			}
		}
	}
	return ""
}

// abroad reports whether c's clause tells of the world or of a part of it
// that is several countries.
func (r *Runner) abroad(c *cand) bool {
	if r.has(c.clause, r.s.labels.word[earth]) {
		return true
	}
	for t := c.clause.First; t < c.clause.End; t++ {
		if a := r.c.Find(t, r.s.labels.number); a != nil && a.End < c.clause.End && r.d.Tokens[a.End].Sym == r.s.words.markets {
			return true // in over 40 markets
		}
	}
	for k := range r.places {
		p := &r.places[k]
		if !p.area || p.scene || p.water || p.passing {
			continue
		}
		if p.First >= c.clause.First && p.First < c.clause.End {
			return true
		}
	}
	return false
}

// ofWorld reports whether c's paragraph told of the world, and of no place since, be it as "the
// country".
func (r *Runner) ofWorld(c *cand) bool {
	from := r.d.Sentences[r.d.ParagraphStart(c.sentence)].First
	for k := range r.places {
		if p := &r.places[k]; p.First < c.First && !p.scene {
			from = max(from, p.End)
		}
	}
	world := false
	for t := from; t < c.First; t++ {
		if t > from && r.d.Tokens[t-1].Sym == r.s.words.the && r.c.Find(t, r.s.labels.word[land]) != nil {
			return false
		}
		if a := r.c.Find(t, r.s.labels.word[earth]); a != nil && !r.inBody(a.Span) && !r.placeIn(a.Span) { // not targets of the EU
			world = true
		}
	}
	return world
}

// counted reports whether a number of machines stands before c: two 32 MW
// units, 80 units of Acme's 8 MW turbines, 64 turbines of 5 MW.
func (r *Runner) counted(c *cand) bool {
	first := r.d.Sentences[c.sentence].First
	if c.bearer.End <= c.First && r.has(c.bearer, r.s.labels.number) && r.plantsEndAt(c.bearer.End-1) {
		return true
	}
	for t := c.First - 1; t >= max(first, c.First-2); t-- {
		if a := r.c.Find(t, r.s.labels.number); a != nil && a.End <= c.First {
			return true
		}
	}
	k := r.chunk(c.First)
	return k > 1 && r.behindOf(k) && r.has(r.chunks[k-2].Span, r.s.labels.number)
}

// definitePlant reports whether a plant that the reader knows stands in c's
// clause: the power station.
func (r *Runner) definitePlant(c *cand) bool {
	for i := range c.words {
		x := &c.words[i]
		if x.class != plant || x.relation < clausal {
			continue
		}
		if s := r.chunkSpan(x.First); r.returns(s) && !r.has(s, r.s.labels.word[design]) {
			return true
		}
	}
	return false
}

// atPlant reports whether a plant that is no reactor or machine itself stands in
// c's clause.
func (r *Runner) atPlant(c *cand) bool {
	for i := range c.words {
		x := &c.words[i]
		if x.relation < clausal || x.class != plant && x.class != plants {
			continue
		}
		if !r.endsWith(x.Span, reactor) && !r.endsWith(x.Span, phase) && !r.endsWith(x.Span, machine) {
			return true
		}
	}
	return false
}

// soleCountry is the country of all places of the text, "" if there are two.
func (r *Runner) soleCountry() string {
	n := ""
	for i := range r.places {
		p := &r.places[i]
		if p.scene || p.country == "" || p.demonym && !p.plant {
			continue
		}
		if n != "" && p.country != n {
			return ""
		}
		n = p.country
	}
	return n
}

// several reports whether the sentence tells places in two countries for c:
// then none is its country.
func (r *Runner) several(c *cand) bool {
	n := ""
	for k := range r.places {
		p := &r.places[k]
		if p.First < c.End || p.First >= c.clause.End || p.country == "" || p.scene || p.demonym {
			continue
		}
		if n == "" && !r.s.words.locates(r.d.Tokens[p.First-1].Sym) {
			continue
		}
		if n != "" && p.country != n {
			return true
		}
		n = p.country
	}
	return false
}

// locates reports whether a word says where something stands: in, at, across.
func (w *words) locates(s token.Sym) bool {
	return s == w.in || s == w.at || s == w.across || s == w.the
}

// ofCompany reports whether a company is named before c in its sentence as
// whose total or goal the amount is.
func (r *Runner) ofCompany(c *cand) bool {
	first := r.d.Sentences[c.sentence].First
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.First >= c.First {
			break
		}
		if m.First >= first && m.Kind == record.Organization && r.isCompany(m.First) {
			return true
		}
	}
	if r.d.Tokens[first].Sym == r.s.words.it && r.afterCompany(c.sentence) {
		return true
	}
	return first < c.First && r.pronoun(token.Span{First: first, End: c.First})
}

// afterCompany reports whether the first name of the sentence before s is a
// company's, so that "it" is the company.
func (r *Runner) afterCompany(s int) bool {
	if s == 0 {
		return false
	}
	p := r.d.Sentences[s-1].Span
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.First >= p.End {
			break
		}
		if m.First >= p.First {
			return m.Kind == record.Organization && r.isCompany(m.First)
		}
	}
	return false
}

// pronoun reports whether "we" or "the company" stands in a span.
func (r *Runner) pronoun(s token.Span) bool {
	for t := s.First; t < s.End; t++ {
		for a := r.c.First(t); a != nil; a = r.c.Next(a) {
			if a.Label == r.s.labels.speaker {
				return true
			}
		}
	}
	return false
}

// majority is the country of more than half of the places that stand.
func (r *Runner) majority(stands func(*placeAt) bool) string {
	// Only a country that has more than all others together is left when each
	// place takes one of another country away.
	best, left := "", 0
	for i := range r.places {
		p := &r.places[i]
		switch {
		case !stands(p):
		case left == 0:
			best, left = p.country, 1
		case p.country == best:
			left++
		default:
			left--
		}
	}
	n, all := 0, 0
	for i := range r.places {
		p := &r.places[i]
		if !stands(p) {
			continue
		}
		all++
		if p.country == best {
			n++
		}
	}
	if 2*n <= all {
		return ""
	}
	return best
}
