package capacity

import (
	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// maxBack is how many steps lead from an amount back to what has it.
const maxBack = 8

// bear finds the noun chunk that candidate c is said of: the subject of "has a
// capacity of", the noun before "with a capacity of" or "of", the one that
// stands with "capacity" in its chunk. What other nouns stand before the
// amount do not have it then.
func (r *Runner) bear(c *cand) {
	c.bearer, c.bearerName = token.Span{}, nil
	if r.holdsPlant(c.direct) || r.holdsPlant(c.of) {
		return // it has a noun of its own
	}
	if k := r.bearer(c); k >= 0 {
		c.bearer = r.chunks[k].Span
		c.bearerName = r.mentionIn(c.bearer)
	}
}

// bearer is the index of that chunk, -1 if the amount's grammar tells none.
func (r *Runner) bearer(c *cand) int {
	w := &r.s.words
	if k := r.defined(c); k >= 0 {
		if n := r.chunks; r.measures(n[k].Span) && k+2 < len(n) && n[k+1].Kind == clause.Prep && n[k+1].Sym == w.of {
			return k + 2
		}
		return k
	}
	k := r.chunk(c.First)
	if k > 0 && r.chunks[k].Kind == clause.Paren && c.First == r.chunks[k].First+1 && r.chunks[k-1].Kind == clause.Noun && r.holdsPlant(r.chunks[k-1].Span) {
		return k - 1 // the 80 turbines (288 MW)
	}
	if k < 0 || r.chunks[k].Kind != clause.Noun {
		return -1
	}
	if r.chunks[k].First < c.First && r.holdsPlant(token.Span{First: r.chunks[k].First, End: c.First}) {
		return -1
	}
	if k > 1 && r.d.Tokens[r.chunks[k].First].Sym == w.each && r.chunks[k-1].Kind == clause.Comma && r.chunks[k-2].Kind == clause.Noun {
		return k - 2 // modules, each producing 50 MW
	}
	of := false // the last word read was "of"
	to := false // … or "to", "by" or "from"
	for j, steps := k-1, 0; j >= 0 && steps < maxBack; j, steps = j-1, steps+1 {
		x := &r.chunks[j]
		switch x.Kind {
		case clause.Other, clause.Paren, clause.Time:
		case clause.Prep:
			switch {
			case x.Sym == w.of:
				of = true
			case x.Sym == w.with, x.Sym == w.at && j == k-1:
				return r.nounBefore(j)
			case r.endsWith(x.Span, sum): // totalling
				return r.nounBefore(j)
			default:
				of = false
				to = to || x.Sym == w.to || x.Sym == w.by || x.Sym == w.from
			}
		case clause.Noun:
			switch {
			case r.measures(x.Span):
				if r.holdsPlant(x.Span) {
					return j
				}
				if to {
					if m, _ := r.union(x.Span); m != 0 {
						c.total = x.Span // raise nuclear capacity to 24 GW
						return -1
					}
				}
				of = false
			case of:
				return j
			default:
				return -1
			}
		case clause.Verb:
			if r.measures(x.Span) || j+1 < len(r.chunks) && r.chunks[j+1].Kind == clause.Noun && r.measures(r.chunks[j+1].Span) && x.Len() == 1 && j > 0 && r.chunks[j-1].Kind == clause.Noun && r.hasDet(r.chunks[j-1].First) && r.chunks[j-1].Len() <= 2 {
				j-- // an installed generating capacity, read in three
				continue
			}
			return r.subjectOf(c, j)
		case clause.Comma, clause.Conj:
			return r.shared(c, j)
		default:
			return -1
		}
	}
	return -1
}

// shared is the chunk that has the amount before c with which c is coordinated
// by chunk j: 4.6 GW in operation and 2.1 GW under construction.
func (r *Runner) shared(c *cand, j int) int {
	for k := j - 1; k >= 0 && j-k <= 4; k-- {
		switch r.chunks[k].Kind {
		case clause.Verb, clause.Stop, clause.Sub, clause.Rel:
			return -1
		}
		i := r.amountAt(r.chunks[k].First)
		if i < 0 || r.cands[i].First == c.First {
			continue
		}
		if b := r.cands[i].bearer; b.Len() > 0 {
			return r.chunk(b.First)
		}
		return -1
	}
	return -1
}

// subjectOf is the subject of the verb at chunk j as what has an amount: where
// it is a measure, the noun that this is of.
func (r *Runner) subjectOf(c *cand, j int) int {
	subj := clause.Subject(r.chunks, j)
	if len(subj) == 0 {
		return -1
	}
	s := subj[0]
	if j > 1 && s < j-1 && r.chunks[j-1].Kind == clause.Noun && r.chunks[j-2].Kind == clause.Noun {
		s = j - 1 // told the paper the plant will have
	}
	rel := s + 1
	if rel < j && r.chunks[rel].Kind == clause.Comma {
		rel++ // a dam on the Nile, which will have
	}
	if s > 1 && rel < j && r.chunks[rel].Kind == clause.Rel && r.chunks[s-1].Kind == clause.Prep && r.placeIn(r.chunks[s].Span) && r.holdsPlant(r.chunks[s-2].Span) {
		return s - 2
	}
	if j > 0 && r.chunks[j].Form == clause.Infinitive && (r.endsWith(r.chunks[j-1].Span, goal) || r.endsWith(r.chunks[j-1].Span, scheme)) && r.holdsPlant(r.chunks[s].Span) {
		return -1 // the plant is part of a plan to build
	}
	if r.measures(r.chunks[s].Span) && !r.holdsPlant(r.chunks[s].Span) {
		if s+2 < j && r.chunks[s+1].Kind == clause.Prep && r.chunks[s+1].Sym == r.s.words.of && r.chunks[s+2].Kind == clause.Noun {
			return s + 2
		}
		return -1
	}
	if s > 1 && r.chunks[s-1].Kind == clause.Prep && r.tooLarge(c, r.chunks[s].Span) && r.endsWith(r.chunks[s-2].Span, plant) {
		return s - 2 // a wind farm with floating turbines, expected to have 100 MW
	}
	// each of the reactors; a portfolio of farms is what it says itself
	if r.chunks[s].Len() <= 1 && s+2 < j && r.chunks[s+1].Kind == clause.Prep && r.chunks[s+1].Sym == r.s.words.of {
		for n := s + 2; n < j; n++ {
			if r.chunks[n].Kind == clause.Noun && r.holdsPlant(r.chunks[n].Span) {
				return n
			}
		}
	}
	return s
}

// tooLarge reports whether c is more than one of the turbines or modules in s has.
func (r *Runner) tooLarge(c *cand, s token.Span) bool {
	m, _ := r.union(s)
	mw, _ := r.megawatts(c)
	return mw > largeMachine && r.endsWith(s, machine) && (m == 0 || m&(wind|solar) != 0)
}

// nounBefore is the noun before the preposition at chunk j that may have a
// capacity: a plant in Grozny with; else the noun right before it.
func (r *Runner) nounBefore(j int) int {
	near := -1
	for k := j - 1; k >= 0 && j-k <= 7; k-- {
		x := &r.chunks[k]
		switch x.Kind {
		case clause.Noun:
			if r.holdsPlant(x.Span) || r.mentionIn(x.Span) != nil {
				return k
			}
			if near < 0 && !(k > 0 && r.chunks[k-1].Kind == clause.Prep && r.s.words.sites(r.chunks[k-1].Sym) && r.placeIn(x.Span)) {
				near = k // Bolt Sands in Kenya with
				if r.chunks[j].Sym == r.s.words.at {
					return k
				}
			}
		case clause.Prep, clause.Other, clause.Paren, clause.Time, clause.Comma, clause.Quote:
		case clause.Verb:
			if x.Form == clause.Participial || x.Form == clause.Gerund {
				continue
			}
			return near
		default:
			return near
		}
	}
	return near
}

// measures reports whether a chunk ends with a word for what an amount is of:
// its installed capacity.
func (r *Runner) measures(s token.Span) bool {
	return r.endsWith(s, measure)
}

// endsWith reports whether a word of a class ends where a span does.
func (r *Runner) endsWith(s token.Span, k class) bool {
	for t := s.First; t < s.End; t++ {
		for a := r.c.First(t); a != nil; a = r.c.Next(a) {
			if a.End == s.End && a.Label == r.s.labels.word[k] {
				return true
			}
		}
	}
	return false
}

// holdsPlant reports whether a word for one or more plants or machines stands
// in a span.
func (r *Runner) holdsPlant(s token.Span) bool {
	for t := s.First; t < s.End; t++ {
		for a := r.c.First(t); a != nil; a = r.c.Next(a) {
			if a.Entry == nil || a.End > s.End {
				continue
			}
			switch class(r.s.classOf(a.Label)) {
			case plant, plants, machine, design:
				return true
			}
		}
	}
	return false
}

// settle gives the words about c their relations by what it is said of: the
// plants, machines and designs of that chunk hold it, and no others do; a
// capacity that a plant has is no total.
func (r *Runner) settle(c *cand) {
	if c.total.Len() > 0 {
		for i := range c.words {
			x := &c.words[i]
			switch {
			case x.First >= c.total.First && x.End <= c.total.End && x.class == measure:
				x.class, x.relation = fleet, holder
			case x.relation != holder:
			case x.class == plant, x.class == plants, x.class == machine, x.class == design:
				x.relation = clausal
			}
		}
		return
	}
	if c.bearer.Len() == 0 || r.wanted(c) {
		return
	}
	found := c.bearerName != nil
	for i := range c.words {
		x := &c.words[i]
		if x.First >= c.bearer.First && x.End <= c.bearer.End {
			switch x.class {
			case plant, plants, machine, design:
				found = found || r.heads(x.Span, c.bearer)
			}
		}
	}
	if !found {
		for i := range c.words { // project developers have
			if x := &c.words[i]; (x.class == plant || x.class == plants) && x.relation == holder && x.First >= c.bearer.First && x.End <= c.bearer.End {
				x.relation = clausal
			}
		}
		for i := range c.words { // owner of 1,320 MW
			if x := &c.words[i]; x.class == market && x.relation == holder && x.End <= c.bearer.First && r.d.Tokens[c.First-1].Sym == r.s.words.of {
				x.relation = clausal
			}
		}
		if r.otherName(c.bearer) || r.pronoun(c.bearer) {
			for i := range c.words { // China has; what else is told has it not
				switch x := &c.words[i]; x.class {
				case plant, plants, machine, design:
					if x.relation == holder && x.End <= c.bearer.First {
						x.relation = clausal
					}
				}
			}
		}
		return
	}
	// the last of them is the head
	last := -1
	for i := range c.words {
		x := &c.words[i]
		if x.First >= c.bearer.First && x.End <= c.bearer.End {
			switch x.class {
			case plant, plants, machine, design, fleet:
				last = max(last, x.End)
			}
		}
	}
	for i := range c.words {
		x := &c.words[i]
		if x.First >= c.First && (x.First < c.bearer.First || x.End > c.bearer.End) {
			continue
		}
		switch x.class {
		case plant, plants, machine, design, reactor, lone:
			if x.End == last && x.First >= c.bearer.First {
				x.relation = holder
			} else if x.relation == holder {
				x.relation = clausal
			}
		case fleet:
			if x.First >= c.bearer.First && x.End <= c.bearer.End {
				x.relation = holder
			} else if x.relation >= clausal && x.First >= c.bearer.End && r.isMeasure(x.Span) {
				x.class = measure
			}
		}
	}
}

// wanted reports whether the verb between c and its bearer is one of needing or
// offering.
func (r *Runner) wanted(c *cand) bool {
	for i := range c.words {
		x := &c.words[i]
		if x.class == market && x.First >= c.bearer.End && x.End <= c.First && r.verbal(x.First) {
			return true
		}
	}
	return false
}

// heads reports whether a word is the head of the noun chunk s: nothing but
// names, numbers, marks and what an amount is of (turbine size) follow it there.
func (r *Runner) heads(x, s token.Span) bool {
	for t := x.End; t < s.End; t++ {
		if k := r.d.Tokens[t]; k.Is(token.Letter) && !k.Is(token.Upper) && !r.isRatingWord(t) {
			return false
		}
	}
	return true
}

// otherName reports whether a company, a person or a place is named in a span.
func (r *Runner) otherName(s token.Span) bool {
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.First >= s.End {
			break
		}
		if m.End > s.First && m.Kind != record.ProjectKind {
			return true
		}
	}
	return false
}

// defined is the noun after the colon that says what c, which opens its
// sentence, is the capacity of: 5 MW: the rating of the reactor; -1 if there is
// none.
func (r *Runner) defined(c *cand) int {
	sent := r.d.Sentences[c.sentence].Span
	t := c.phrase.End
	for ; t < sent.End && r.d.Tokens[t].Sym != r.s.words.colon; t++ {
		if !r.beside(t) {
			return -1
		}
	}
	if t >= sent.End {
		return -1
	}
	for j := sent.First; j < c.First; j++ {
		if !r.beside(j) {
			return -1
		}
	}
	for k := r.chunk(t) + 1; k > 0 && k < len(r.chunks); k++ {
		switch r.chunks[k].Kind {
		case clause.Noun:
			return k
		case clause.Other:
		default:
			return -1
		}
	}
	return -1
}

// beside reports whether token t is of an amount, or a sign or bracket beside it.
func (r *Runner) beside(t int) bool {
	k := r.chunk(t)
	return k < 0 || r.amountAt(t) >= 0 || r.chunks[k].Kind == clause.Paren || r.chunks[k].Kind == clause.Other || r.d.Tokens[t].Sym == r.s.words.slash
}
