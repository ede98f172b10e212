package deal

import (
	"cmp"
	"slices"
	"sort"

	"wattwire/extract/capacity"
	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// plantsIn gathers the plants told of within a candidate's region, in order.
func (r *Runner) plantsIn(c *candidate) {
	c.plants = nil
	first := map[int]int{}
	for i := range r.in.Projects {
		for _, s := range r.in.Projects[i].Spans {
			if c.region.Contains(s) && !r.ofBefore(c, s.First) {
				if _, ok := first[i]; !ok {
					first[i] = s.First
					c.plants = append(c.plants, i)
				}
			}
		}
	}
	sort.Slice(c.plants, func(a, b int) bool { return first[c.plants[a]] < first[c.plants[b]] })
}

// plantMeant is the plant that a candidate without one of its own is about: the
// only one of the sentence, the one told last where the region speaks of "the
// plant", or the only one of the article; -1 for none.
func (r *Runner) plantMeant(c *candidate) int {
	if r.cued(cueUnnamed, c.region) {
		return -1 // "cables for an undisclosed wind farm"
	}
	s := r.d.Sentences[c.sent].Span
	here, last, lastAt := -1, -1, -1
	meant := r.meansPlant(c)
	sold := r.sellsOutput(c)
	for i := range r.in.Projects {
		if !meant && !sold && r.anothers(c, i) {
			continue
		}
		for _, sp := range r.in.Projects[i].Spans {
			if s.Contains(sp) && !r.ofBefore(c, sp.First) {
				if here >= 0 && here != i {
					return -1
				}
				here = i
			}
			if sp.First < c.region.First && sp.First > lastAt {
				last, lastAt = i, sp.First
			}
		}
	}
	if here >= 0 {
		return here
	}
	if c.many && !meant && r.in.Technology != nil && r.in.Technology(c.about) != "" {
		return -1 // "a contract for two wind farms"
	}
	if last >= 0 {
		switch ago := c.sent - r.d.SentenceOf(lastAt); {
		case ago <= 3 && (meant || sold):
			return last
		case ago <= 2 && r.opensWithIt():
			return last
		case ago <= 2 && r.onlyOfParagraph(last, c) && !r.taken(last, c):
			return last
		}
	}
	if len(r.in.Projects) != 1 || !r.forPlant(c) || c.another || c.returns {
		return -1
	}
	if r.anothers(c, 0) || !r.ofPlant(c) || r.taken(0, c) || !r.newsOf(0, c) {
		return -1
	}
	if r.plantsBefore(c) && r.in.Projects[0].Spans[0].First > c.region.End {
		return -1
	}
	return 0
}

// plantsBefore reports whether several plants told together stand before a candidate.
func (r *Runner) plantsBefore(c *candidate) bool {
	return slices.ContainsFunc(r.in.Capacities, func(x capacity.Capacity) bool {
		return x.Scope == record.ScopePortfolio && x.End <= c.region.First
	})
}

// meansPlant reports whether a candidate's words or its frame mean a plant that the reader knows.
func (r *Runner) meansPlant(c *candidate) bool {
	if r.speaksOfPlant(c.region) || c.typ == "power_purchase_agreement" && r.speaksOfPlant(c.clause) {
		return true
	}
	switch object := c.frame.object.needs; {
	case object == needLot && c.frame.asksPlant, object == needPronoun:
		return true // "the turbines", "the electricity", "sold it"
	default:
		return object == needRole && r.markedAt(c.region.First, markThat) // "is the contractor"
	}
}

// forPlant reports whether a candidate's words leave open that it is about a plant: what
// changes hands, what is paid for and goods only if they speak of one, of machines or of
// a loan.
func (r *Runner) forPlant(c *candidate) bool {
	if !ownership(c.typ) && c.typ != "supply_contract" {
		return true
	}
	for i, end := min(c.name.First, c.region.First), max(c.name.End, c.region.End); i < end; i++ {
		y := r.d.Tokens[i].Sym
		if !r.named[i] && (r.s.object(y)&(needPlant|needProject|needMachine|needEquipment) != 0 || r.s.cues.Has(y, cueLent)) {
			return true
		}
	}
	return false
}

// newsOf reports whether an article tells of a plant in its first sentences, in a
// candidate's paragraph or shortly before it; another is told in passing.
func (r *Runner) newsOf(plant int, c *candidate) bool {
	const opening, near = 3, 4 // sentences
	para := r.d.Sentences[c.sent].Paragraph
	for _, sp := range r.in.Projects[plant].Spans {
		n := r.d.SentenceOf(sp.First)
		if n < opening || n <= c.sent && c.sent-n <= near || r.d.Sentences[n].Paragraph == para {
			return true
		}
	}
	return false
}

// abroad reports whether a plant stands in another country than a candidate is told
// to be about: than its object, the state that agrees to it, or the places that a
// sentence names which is silent of the plant.
func (r *Runner) abroad(c *candidate, plant int) bool {
	p := &r.in.Projects[plant]
	if p.Country == "" {
		return false
	}
	if land := cmp.Or(c.country, r.state(c)); land != "" {
		return land != p.Country
	}
	s := r.d.Sentences[c.sent].Span
	if slices.ContainsFunc(p.Spans, s.Contains) {
		return false
	}
	other := false
	for i := s.First; i < s.End; i++ {
		a := r.chart.Find(i, r.s.place)
		if a == nil || r.entityOf(a).Country == "" || r.venue(a, c) {
			continue
		}
		if r.entityOf(a).Country == p.Country {
			return false
		}
		alone := func(ch clause.Chunk) bool { return ch.End == a.End } // not "U.S. sanctions"
		other = other || r.genitive(a.End) || slices.ContainsFunc(r.chunks, alone)
	}
	return other
}

// taken reports whether a plant is that of an agreement of others told in another
// sentence, so that c, told of two parties or more, is not about it. A contract
// that binds is kept off by its own type alone: he who builds a plant, he who
// lends for it and he who buys its power are often all different.
func (r *Runner) taken(plant int, c *candidate) bool {
	for i := range r.cands {
		x := &r.cands[i]
		switch {
		case x == c, x.plant != plant, x.sent == c.sent:
			continue
		case len(x.parties) == 0, len(c.parties) < 2, binding(c.typ) && x.typ != c.typ:
			continue
		}
		if !slices.ContainsFunc(x.parties, func(e int) bool { return slices.Contains(c.parties, e) }) {
			return true
		}
	}
	return false
}

// anothers reports whether a plant is what another agreement of the sentence is
// about.
func (r *Runner) anothers(c *candidate, plant int) bool {
	for _, sp := range r.in.Projects[plant].Spans {
		if r.another(c, sp) {
			return true
		}
	}
	return false
}

// ofPlant reports whether a candidate can be about a plant that its sentence
// does not tell of: what it is told to be about is no other plant ("a receiving
// terminal"), and of papers that do not bind it is a plant.
func (r *Runner) ofPlant(c *candidate) bool {
	for i := range r.chunks {
		ch := r.chunks[i]
		if c.about.Len() == 0 || ch.Kind != clause.Noun || ch.First != c.about.First {
			continue
		}
		if r.s.object(r.d.Tokens[ch.Head].Sym)&needPlant != 0 {
			return ch.Definite
		}
		return binding(c.typ)
	}
	return true
}

// opensWithIt reports whether the sentence begins with a pronoun that can stand
// for a plant.
func (r *Runner) opensWithIt() bool {
	for i := range r.chunks {
		if r.chunks[i].Kind == clause.Noun {
			return r.chunks[i].Pronoun && r.markedAt(r.chunks[i].First, markIt)
		}
	}
	return false
}

// onlyOfParagraph reports whether a plant is the only one that the candidate's
// paragraph tells of.
func (r *Runner) onlyOfParagraph(plant int, c *candidate) bool {
	para := r.d.Sentences[c.sent].Paragraph
	found := false
	for i := range r.in.Projects {
		for _, sp := range r.in.Projects[i].Spans {
			if r.d.Sentences[r.d.SentenceOf(sp.First)].Paragraph != para {
				continue
			}
			if i != plant {
				return false
			}
			found = true
		}
	}
	return found
}

// sellsOutput reports whether a candidate is about the power of a plant that the reader
// knows: "will take its output", "will buy the electricity".
func (r *Runner) sellsOutput(c *candidate) bool {
	if c.typ != "power_purchase_agreement" {
		return false
	}
	for k := range r.chunks {
		ch := &r.chunks[k]
		known := c.region.Contains(ch.Span) && (ch.Definite || r.markedAt(ch.First, markTheir))
		if known && r.s.object(r.d.Tokens[ch.Head].Sym)&needPower != 0 {
			return true
		}
	}
	return false
}

// speaksOfPlant reports whether a span has a definite noun for one plant, or a
// pronoun behind a preposition or a verb that is not finite ("for it", "to build it").
func (r *Runner) speaksOfPlant(sp token.Span) bool {
	for i := range r.chunks {
		c := r.chunks[i]
		if i > 0 && c.Pronoun && sp.Contains(c.Span) && r.leadsToIt(i-1) && r.markedAt(c.First, markIt) {
			return true
		}
		if sp.Contains(c.Span) && c.Definite && r.s.object(r.d.Tokens[c.Head].Sym)&needPlant != 0 && !r.endsInS(c.Head) {
			return true
		}
	}
	return false
}

// leadsToIt reports whether chunk k is a preposition or a verb that is not finite.
func (r *Runner) leadsToIt(k int) bool {
	ch := &r.chunks[k]
	return ch.Kind == clause.Prep || ch.Kind == clause.Verb && ch.Form != clause.Finite
}
