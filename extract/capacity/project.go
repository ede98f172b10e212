package capacity

import (
	"slices"
	"strconv"

	"wattwire/extract/clause"
	"wattwire/extract/name"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// namedProjects makes a project of every named one.
func (r *Runner) namedProjects() {
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.Kind != record.ProjectKind || r.isDesign(m.Span) {
			continue
		}
		n, ok := r.entityOf[m.Entity]
		if !ok {
			if n = r.fullerName(m.Entity); n >= 0 {
				r.entityOf[m.Entity] = n
				ok = true
			}
		}
		if !ok {
			n = len(r.projects)
			e := &r.in.Entities[m.Entity]
			r.projects = append(r.projects, Project{Name: e.Name, Entity: m.Entity, Country: r.plantCountry(m)})
			r.entityOf[m.Entity] = n
		}
		p := &r.projects[n]
		p.Spans = append(p.Spans, m.Span)
		if p.Technology == "" {
			if t, _ := r.union(m.Span); t != 0 {
				p.Technology = t.String()
			} else if a := r.c.Find(m.First, r.s.labels.landmark); a != nil && a.End <= m.End {
				p.Technology = a.Entry.Get("technology")
			}
		}
	}
}

// plantCountry is the country of the plant that m names: under the heading of a country
// that one, where only a town of its name tells another, of which the text never speaks.
func (r *Runner) plantCountry(m *name.Mention) string {
	e := &r.in.Entities[m.Entity]
	if land := r.in.Lands.Of(r.d.SentenceOf(m.First)); land != "" && e.Entry != nil && r.c.Find(m.First, r.s.labels.landmark) == nil &&
		!slices.ContainsFunc(r.places, func(p placeAt) bool { return p.country == e.Country }) {
		return land
	}
	return e.Country
}

// mentionIn is the first mention of a project that overlaps a span, nil if
// there is none.
func (r *Runner) mentionIn(s token.Span) *name.Mention {
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.First >= s.End {
			break
		}
		if m.Kind == record.ProjectKind && m.End > s.First && r.hasPower(m) {
			return m
		}
	}
	return nil
}

// hasPower reports whether a project named may have a rated capacity: no
// refinery, no railway.
func (r *Runner) hasPower(m *name.Mention) bool {
	for t := max(m.First, m.End-3); t < m.End; t++ {
		for a := r.c.First(t); a != nil; a = r.c.Next(a) {
			if a.Label == r.s.labels.word[powerless] && a.End == m.End {
				return false
			}
		}
	}
	return !r.isDesign(m.Span)
}

// isDesign reports whether a name tells no more than a kind of reactor and
// perhaps its maker: Acme Small Modular Reactor. No plant is called so.
func (r *Runner) isDesign(s token.Span) bool {
	if !r.endsWith(s, reactor) {
		return false
	}
	kind := false
	for t := s.First; t < s.End; t++ {
		if r.c.Find(t, r.s.labels.place) != nil || r.c.Find(t, r.s.labels.country) != nil {
			return false
		}
		kind = kind || r.c.Find(t, r.s.labels.word[variety]) != nil
	}
	return kind
}

// projectInPhrase reports whether the project of c is named in its noun phrase
// or beside it.
func (r *Runner) projectInPhrase(c *cand) bool {
	m := r.mentionIn(token.Span{First: c.phrase.First - 3, End: c.phrase.End + 3})
	return m != nil && c.project >= 0 && r.projects[c.project].Entity == m.Entity
}

// named is the mention of the project that c is said of in its own clause, nil
// if there is none.
func (r *Runner) named(c *cand) *name.Mention {
	if m := r.mentionIn(c.phrase); m != nil {
		return m
	}
	if c.bearerName != nil {
		return c.bearerName
	}
	sent := r.d.Sentences[c.sentence].Span
	w := &r.s.words
	// apposition: True North, a 240 MW solar farm; True North (240 MW); True
	// North, a second unit of up to 240 MW
	first := c.phrase.First
	if t := first - 1; t > sent.First && r.qualifies(t) {
		first--
	}
	if t := first - 1; t > sent.First && r.d.Tokens[t].Sym == w.of && r.d.Tokens[t-1].Sym == w.comma {
		first-- // True North, of 240 MW
	} else if t > sent.First && r.d.Tokens[t].Sym == w.of {
		if k := r.chunk(t - 1); k >= 0 && r.chunks[k].Kind == clause.Noun && r.headIsPlant(r.chunks[k].Span) {
			first = r.chunks[k].First
		}
	}
	for t := first - 1; t >= max(sent.First, first-2); t-- {
		if m := r.mentionIn(token.Span{First: t, End: t + 1}); m != nil {
			return m
		}
		if !r.d.Tokens[t].Is(token.Punct) {
			break
		}
	}
	// the first stage of its True North battery
	if t := c.phrase.End; t+4 < sent.End && r.d.Tokens[t].Sym == w.of && r.headIsPlant(c.direct) {
		if m := r.namedWithin(token.Span{First: t, End: t + 4}); m != nil {
			return m
		}
	}
	// a 240 MW solar farm, True North; a 240 MW solar farm called True North
	for t := c.phrase.End; t < min(sent.End, c.phrase.End+3) && r.d.Tokens[t].Sym != w.including; t++ {
		if m := r.mentionIn(token.Span{First: t, End: t + 1}); m != nil {
			return m
		}
		if r.d.Tokens[t].Sym == w.from { // 240 MW of the power generated from Acme's True North farm
			if m := r.namedWithin(token.Span{First: t, End: min(t+6, sent.End)}); m != nil {
				return m
			}
		}
		y := r.d.Tokens[t].Sym
		if k := r.chunk(t); k < 0 || r.endsPhrase(k) || r.amountAt(t) >= 0 || y == w.and || y == w.with {
			break
		}
	}
	return nil
}

// endsPhrase reports whether chunk k is a conjunction or a verb, and no participle.
func (r *Runner) endsPhrase(k int) bool {
	x := &r.chunks[k]
	return x.Kind == clause.Conj || x.Kind == clause.Verb && x.Form != clause.Participial
}

// namedWithin is the project named first in a span, nil if an amount comes before it.
func (r *Runner) namedWithin(s token.Span) *name.Mention {
	if m := r.mentionIn(s); m != nil && r.amountIn(s.First, m.First) < 0 {
		return m
	}
	return nil
}

// qualifies reports whether a qualifier ends with token t.
func (r *Runner) qualifies(t int) bool { return r.qualifierEnding(t) != nil }

// qualifierEnding is the qualifier that ends with token t, nil if none does.
func (r *Runner) qualifierEnding(t int) *rule.Annotation {
	for j := max(0, t-2); j <= t; j++ {
		if a := r.c.Find(j, r.s.labels.qualifier); a != nil && a.End == t+1 {
			return a
		}
	}
	return nil
}

// holding is the project named before c in its clause as what may have it.
func (r *Runner) holding(c *cand) *name.Mention {
	var found *name.Mention
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.First >= c.First {
			break
		}
		if m.Kind == record.ProjectKind && m.First >= c.clause.First && r.hasPower(m) {
			found = m
		}
	}
	if found != nil && (r.amountIn(found.End, c.First) >= 0 || c.First-found.End > 24) {
		return nil
	}
	return found
}

// indefinite reports whether c's phrase opens a plant not told before: a 300 MW
// plant, another 100 MW.
func (r *Runner) indefinite(c *cand) bool {
	w := &r.s.words
	sent := r.d.Sentences[c.sentence].Span
	if c.ofIndef && c.direct.Len() == 0 {
		if m, _ := r.union(c.of); m != 0 {
			return true // 1,200 MW of solar
		}
	}
	for t := c.First - 1; t >= max(sent.First, c.First-4); t-- {
		switch s := r.d.Tokens[t].Sym; {
		case s == w.a, s == w.an, s == w.another:
			return true
		case s == w.the, s == w.its, s == w.this, s == w.that:
			return false
		case r.d.Tokens[t].Is(token.Punct) && s != w.hyphen && !(t == c.First-1 && r.besideAmount(t)):
			return false
		}
	}
	return false
}

// besideAmount reports whether token t parts an amount from the one before it:
// an 800 MWt/225 MWe reactor.
func (r *Runner) besideAmount(t int) bool {
	for i := range r.in.Quantities {
		if q := &r.in.Quantities[i]; q.End == t {
			return q.Dimension == record.Power
		} else if q.First > t {
			break
		}
	}
	return false
}

// wordBetween reports whether a word stands between tokens from and end.
func (r *Runner) wordBetween(from, end int) bool {
	for t := from; t < end; t++ {
		if r.d.Tokens[t].Is(token.Letter) {
			return true
		}
	}
	return false
}

// projectNamedAfter is the project named right after an amount that shares its
// head with the next: 445 MW Bilasuvar and 315 MW Neftchala solar plants.
func (r *Runner) projectNamedAfter(c *cand) int {
	if m := r.mentionIn(token.Span{First: c.End, End: c.phrase.End}); m != nil {
		return r.entityOf[m.Entity]
	}
	return -1
}

// same is the project told before that has the same capacity and nothing that
// speaks against it.
func (r *Runner) same(c *cand, mw, mwh float64, t mask, place, country string, indefinite bool) int {
	land := r.in.Lands.Of(c.sentence)
	for n := range r.projects {
		p := &r.projects[n]
		switch {
		case p.MW != mw, p.MWh != mwh, mw == 0 && mwh == 0:
			continue
		case !compatible(p.Country, land), !compatible(p.Technology, t.String()), !compatible(p.Country, country):
			continue
		case indefinite && (p.Entity >= 0 || !compatible(p.Place, place)):
			continue
		}
		return n
	}
	return -1
}

func compatible(a, b string) bool { return a == "" || b == "" || a == b }

// toldReach is how many paragraphs back "the plant" may have been named.
const toldReach = 3

// told is the project told last before c that "the plant", "it" or a bare
// amount may mean, -1 if none.
func (r *Runner) told(c *cand, mw float64, t mask, place string) int {
	para := r.d.Sentences[c.sentence].Paragraph
	best, at := -1, r.opened(c)
	land := r.in.Lands.Of(c.sentence)
	for n := range r.projects {
		p := &r.projects[n]
		other := p.MW != 0 && p.MW != mw
		if other && mw != 0 && (c.has(plant, head) && !c.has(phase, head) || r.unrivalled(c.bearer) || r.further(c.bearer)) {
			continue // the 10 GW complex is not the 500 MW farm, nor is the world's first
		}
		if other && c.energy >= 0 && p.MWh != 0 && c.near(phase, clausal) == nil && c.near(beside, clausal) == nil {
			continue // nor is one battery another
		}
		if p.Technology != "" && t != 0 && t&open == 0 {
			if r.projectTech(n)&t == 0 {
				continue
			}
		}
		for _, s := range p.Spans {
			if s.First >= c.First {
				break
			}
			if r.in.Lands.Of(r.d.SentenceOf(s.First)) != land {
				continue // a digest has gone on to another country
			}
			if p.Entity < 0 && p.MW != mw && !r.isNation(place) && s.First >= r.d.Sentences[c.sentence].First && !compatible(p.Place, place) {
				return -1 // 340 MW in Ica and 410 MW in Puno
			}
			if s.First > at && para-r.d.Sentences[r.d.SentenceOf(s.First)].Paragraph <= toldReach {
				best, at = n, s.First
			}
		}
	}
	return best
}

// further reports whether a span tells another plant than one told before: the second farm, but not
// the second phase or unit.
func (r *Runner) further(s token.Span) bool {
	if s.Len() < 2 || !r.endsWith(s, plant) || r.endsWith(s, phase) || r.endsWith(s, lone) {
		return false
	}
	w := &r.s.words
	for t := s.First; t < s.First+2; t++ {
		if y := r.d.Tokens[t].Sym; y == w.second || y == w.third || y == w.other {
			return true
		}
	}
	return false
}

// opened is the last plant before c's sentence in its paragraph that is told with "a"
// or "an", and which "the plant" means rather than one told before it; -1 if none is.
func (r *Runner) opened(c *cand) int {
	w := &r.s.words
	last := -1
	for n, start := c.sentence-1, r.d.ParagraphStart(c.sentence); n >= start; n-- {
		s := r.d.Sentences[n].Span
		for t := s.First; t < s.End; t++ {
			if y := r.d.Tokens[t].Sym; y != w.a && y != w.an {
				continue
			}
			for j := t + 1; j < min(t+5, s.End) && !r.d.Tokens[j].Is(token.Upper); j++ {
				if a := r.c.Find(j, r.s.labels.word[plant]); a != nil && r.techGroupAt(j-1) >= 0 {
					last = max(last, t)
				}
			}
		}
		if last >= 0 {
			break
		}
	}
	return last
}

// projectTech is the technology known of a project.
func (r *Runner) projectTech(n int) mask {
	if t := r.projects[n].Technology; t != "" {
		if m, err := parseTech(t); err == nil {
			return m
		}
	}
	return 0
}

// megawatts is the capacity of c, the lower end of a range.
func (r *Runner) megawatts(c *cand) (mw, mwh float64) {
	q := &r.in.Quantities[c.quantity]
	if q.Dimension == record.Power {
		mw = q.Value * q.Scale
	} else {
		mwh = q.Value * q.Scale
	}
	if c.energy >= 0 {
		e := &r.in.Quantities[c.energy]
		mwh = e.Value * e.Scale
	}
	return round(mw), round(mwh)
}

// round takes off what a product of decimals leaves at the end.
func round(v float64) float64 {
	if v == float64(int64(v)) {
		return v
	}
	f, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
	if err != nil {
		return v
	}
	return f
}
