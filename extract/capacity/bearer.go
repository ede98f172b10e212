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
	c.bearer, c.own, c.bearerName, c.member = token.Span{}, token.Span{}, nil, false
	if r.holdsPlant(c.direct) || r.holdsPlant(c.of) && !r.measures(c.of) {
		return // it has a noun of its own
	}
	if k := r.bearer(c); k >= 0 {
		c.bearer = r.owner(r.chunks[k].Span)
		c.bearerName = r.mentionIn(c.bearer)
		c.member = r.oneOf(k)
		if v := r.memberOf(k); v >= 0 {
			c.member = true
			if s := r.subjectOf(c, v); s >= 0 {
				c.bearerName = r.mentionIn(r.chunks[s].Span)
			}
		}
	}
}

// owner is the plant of which a chunk tells what it has, the whole chunk if there is none: the
// plant's installed capacity.
func (r *Runner) owner(s token.Span) token.Span {
	for t := s.First + 1; t+1 < s.End; t++ {
		if p := (token.Span{First: s.First, End: t}); r.possessive(t, t+1) && r.measures(s) && r.headIsPlant(p) {
			return p
		}
	}
	return s
}

// bearer is the index of that chunk, -1 if the amount's grammar tells none.
func (r *Runner) bearer(c *cand) int {
	n := r.chunks
	if k := r.defined(c); k >= 0 {
		if r.measures(n[k].Span) && k+2 < len(n) && n[k+1].Kind == clause.Prep && n[k+1].Sym == r.s.words.of {
			return k + 2
		}
		return k
	}
	k := r.chunk(c.First)
	if k > 0 && n[k].Kind == clause.Paren && c.First == n[k].First+1 && n[k-1].Kind == clause.Noun && r.holdsPlant(n[k-1].Span) {
		return k - 1 // the 80 turbines (288 MW)
	}
	if k < 0 || n[k].Kind != clause.Noun {
		return -1
	}
	if n[k].First < c.First && r.holdsPlant(token.Span{First: n[k].First, End: c.First}) {
		return -1
	}
	if k > 1 && r.d.Tokens[n[k].First].Sym == r.s.words.each && n[k-1].Kind == clause.Comma && n[k-2].Kind == clause.Noun {
		return k - 2 // modules, each producing 50 MW
	}
	w := bearerWalk{Runner: r, c: c, next: k - 1, j: k - 1, found: -1}
	for steps := 0; w.j >= 0 && steps < maxBack && w.step(); steps++ {
		w.j--
	}
	return w.found
}

// bearerWalk goes back from an amount to what has it, chunk by chunk.
type bearerWalk struct {
	*Runner
	c     *cand
	next  int  // the chunk before the amount
	j     int  // the chunk at hand
	found int  // the chunk that has the amount, -1 if none does
	of    bool // the last word read was "of"
	to    bool // "to", "by" or "from" was read

	measured bool // what the amount measures was read
}

// step goes over the chunk at hand; false if the way has ended.
func (w *bearerWalk) step() bool {
	x := &w.chunks[w.j]
	switch x.Kind {
	case clause.Other, clause.Paren, clause.Time:
		return true
	case clause.Prep:
		return w.prep(x)
	case clause.Noun:
		return w.noun(x)
	case clause.Verb:
		if w.measuring(x) {
			w.j-- // an installed generating capacity, read in three
			return true
		}
		return w.end(w.subjectOf(w.c, w.j))
	case clause.Comma, clause.Conj:
		if w.of && w.j == w.next-1 && w.j > 0 && w.d.Tokens[x.First-1].Is(token.Upper) {
			return true // Bolt Hill, of 90 MW
		}
		if v := w.verbOf(w.j); w.measured && v >= 0 {
			return w.end(w.subjectOf(w.c, v)) // the farm will have 40 turbines and a capacity of
		}
		return w.end(w.shared(w.c, w.j))
	}
	return false
}

// verbOf is the verb whose objects stand before the comma or conjunction at chunk j, -1 if there is none.
func (r *Runner) verbOf(j int) int {
	for j--; j >= 0; j-- {
		switch r.chunks[j].Kind {
		case clause.Noun, clause.Other, clause.Comma:
		case clause.Verb:
			return j
		default:
			return -1
		}
	}
	return -1
}

// end ends the way at chunk k.
func (w *bearerWalk) end(k int) bool {
	w.found = k
	return false
}

// prep goes over a preposition.
func (w *bearerWalk) prep(x *clause.Chunk) bool {
	words := &w.s.words
	switch {
	case x.Sym == words.of:
		w.of = true
	case x.Sym == words.with, x.Sym == words.at && w.j == w.next, w.endsWith(x.Span, sum): // totalling
		k := w.nounBefore(w.j)
		if k < 0 {
			return w.end(w.fronted(w.c, w.j))
		}
		return w.end(k)
	default:
		w.of = false
		w.to = w.to || x.Sym == words.to || x.Sym == words.by || x.Sym == words.from
	}
	return true
}

// noun goes over a noun chunk that tells what the amount measures; another has the amount
// if "of" stands behind it.
func (w *bearerWalk) noun(x *clause.Chunk) bool {
	if w.to && w.stepsFrom(x) {
		return true // from 124 MW to
	}
	if w.to && w.tellsSite(w.j) {
		w.j-- // the plant's capacity in Peru from
		return true
	}
	if !w.measures(x.Span) && !(w.of && w.endsWith(x.Span, sum)) {
		if w.of {
			return w.end(w.j)
		}
		return false
	}
	if w.holdsPlant(x.Span) {
		if w.j > 0 && w.chunks[w.j-1].Kind == clause.Prep && w.chunks[w.j-1].Sym == w.s.words.with {
			if k := w.nounBefore(w.j - 1); k >= 0 && w.endsWith(w.chunks[k].Span, plant) {
				return w.end(k) // a plant with electrolyser capacity of
			}
		}
		return w.end(w.j)
	}
	if w.to {
		if m, _ := w.union(x.Span); m != 0 {
			w.c.total = x.Span // raise nuclear capacity to 24 GW
			return false
		}
	}
	w.of, w.measured = false, true
	return true
}

// stepsFrom reports whether the chunk at hand, the last before the preposition of the amount,
// is the amount from which that grows, or by which.
func (w *bearerWalk) stepsFrom(x *clause.Chunk) bool {
	if w.j != w.next-1 || w.j == 0 {
		return false
	}
	prep := &w.chunks[w.j-1]
	if prep.Kind != clause.Prep || !w.s.words.steps(prep.Sym) {
		return false
	}
	i := w.amountAt(x.First)
	return i >= 0 && w.cands[i].End == x.End
}

// steps reports whether a preposition stands before where a growth begins or how large it is.
func (w *words) steps(s token.Sym) bool { return s == w.from || s == w.by }

// measuring reports whether the verb at hand is no verb but part of what the amount
// measures: a word of its own, or one that stands between an article and such a word.
func (w *bearerWalk) measuring(x *clause.Chunk) bool {
	n, j := w.chunks, w.j
	switch {
	case w.measures(x.Span):
		return true
	case x.Len() != 1, j == 0, j+1 >= len(n):
		return false
	case n[j+1].Kind != clause.Noun, !w.measures(n[j+1].Span), w.hasDet(n[j+1].First):
		return false
	}
	return n[j-1].Kind == clause.Noun && n[j-1].Len() <= 2 && w.hasDet(n[j-1].First)
}

// shared is the chunk that has the amount before c with which c is coordinated
// by chunk j: 4.6 GW in operation and 2.1 GW under construction.
func (r *Runner) shared(c *cand, j int) int {
	reach := 4
	if r.chunks[j].Kind == clause.Conj {
		reach++
	}
	for k := j - 1; k >= 0 && j-k <= reach; k-- {
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
	if r.afterMachines(j) {
		return j - 2 // will deliver 120 turbines, providing 600 MW
	}
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
	if rel < j && r.chunks[rel].Kind == clause.Rel {
		if p := r.plantAtSite(s); p >= 0 {
			return p
		}
	}
	if j > 0 && r.chunks[j].Form == clause.Infinitive {
		plan := r.chunks[j-1].Span
		if (r.endsWith(plan, goal) || r.endsWith(plan, scheme)) && r.holdsPlant(r.chunks[s].Span) {
			return -1 // the plant is part of a plan to build
		}
	}
	return r.subjectHead(c, s, j)
}

// afterMachines reports whether the gerund at chunk j tells, behind a comma, what the machines
// right before that have.
func (r *Runner) afterMachines(j int) bool {
	n := r.chunks
	if j < 2 || j+1 >= len(n) || n[j].Form != clause.Gerund {
		return false
	}
	return n[j-1].Kind == clause.Comma && n[j+1].Kind == clause.Noun && r.endsWith(n[j-2].Span, machine)
}

// plantAtSite is the plant, in the noun before, of which chunk k names the place at which it stands: a dam on
// the Nile, farms in Kenya and Ghana; -1 if there is none.
func (r *Runner) plantAtSite(k int) int {
	n := r.chunks
	for k > 1 && (n[k-1].Kind == clause.Conj || n[k-1].Kind == clause.Comma) && r.placeIn(n[k].Span) && r.placeIn(n[k-2].Span) {
		k -= 2
	}
	if k > 1 && n[k-1].Kind == clause.Prep && r.placeIn(n[k].Span) && r.holdsPlant(n[k-2].Span) {
		return k - 2
	}
	return -1
}

// tellsSite reports whether chunk k names a place behind a preposition that tells where
// something stands: in Peru, near Lodwar.
func (r *Runner) tellsSite(k int) bool {
	if k == 0 || r.chunks[k-1].Kind != clause.Prep {
		return false
	}
	return r.s.words.sites(r.chunks[k-1].Sym) && r.placeIn(r.chunks[k].Span)
}

// subjectHead is the chunk that has an amount within the subject that begins at chunk s and
// ends before the verb at chunk j: what a measure is of, the plant of machines, each of the
// reactors; -1 for a measure alone.
func (r *Runner) subjectHead(c *cand, s, j int) int {
	for s+2 < j && r.chunks[s+1].Kind == clause.Conj && r.has(r.chunks[s+2].Span, r.s.labels.number) && r.chunks[s+2].Len() == 1 {
		s += 2 // phases two and three of
	}
	of := s+2 < j && r.chunks[s+1].Kind == clause.Prep && r.chunks[s+1].Sym == r.s.words.of
	if r.measures(r.chunks[s].Span) && !r.holdsPlant(r.chunks[s].Span) {
		if of && r.chunks[s+2].Kind == clause.Noun {
			return s + 2
		}
		if r.returns(r.chunks[s].Span) {
			c.own = r.chunks[s].Span
		}
		return -1
	}
	if of && r.endsWith(r.chunks[s].Span, plants) && r.endsWith(r.chunks[s+2].Span, plant) {
		return s + 2 // the four phases of the plant
	}
	if s > 1 && r.chunks[s-1].Kind == clause.Prep && r.tooLarge(c, r.chunks[s].Span) && r.endsWith(r.chunks[s-2].Span, plant) {
		return s - 2 // a wind farm with floating turbines, expected to have 100 MW
	}
	if of && r.d.Tokens[r.chunks[s].End-1].Is(token.Upper) && r.mentionIn(r.chunks[s+2].Span) != nil {
		return s + 2 // the Gulf of Bolt wind farm
	}
	// each of the reactors; a portfolio of farms is what it says itself
	if of && r.chunks[s].Len() <= 1 {
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
			if near < 0 && !r.tellsSite(k) {
				near = k // Bolt Sands in Kenya with
				if r.chunks[j].Sym == r.s.words.at {
					return k
				}
			}
		case clause.Prep, clause.Other, clause.Paren, clause.Time, clause.Comma, clause.Quote:
		case clause.Conj: // a line between Spain and France with
			if k < 2 || r.chunks[k-2].Sym != r.s.words.between || !r.placeIn(r.chunks[k-1].Span) || !r.placeIn(r.chunks[k+1].Span) {
				return near
			}
			near = -1
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

// fronted is the subject behind the phrase that opens its clause at chunk j and in which c stands:
// with a capacity of 590 MW, Bolt Hill is; -1 if there is none.
func (r *Runner) fronted(c *cand, j int) int {
	if j > 0 && !r.divides(j-1) && r.chunks[j-1].Kind != clause.Other {
		return -1
	}
	end := c.phrase.End
	if end == len(r.d.Tokens) {
		return -1
	}
	if a := r.c.Find(end, r.s.labels.word[sum]); a != nil { // 590 MW in all
		end = a.End
	}
	comma := r.chunk(end)
	if comma < 0 || comma+2 >= len(r.chunks) || r.chunks[comma].Kind != clause.Comma || r.chunks[comma+1].Kind != clause.Noun {
		return -1
	}
	for k := comma + 2; k < len(r.chunks); k++ {
		switch r.chunks[k].Kind {
		case clause.Verb:
			if r.chunks[k].Form != clause.Finite {
				continue
			}
			for m := k + 2; m < min(k+5, len(r.chunks)); m++ {
				if r.chunks[m].Kind == clause.Noun && r.memberOf(m) == k {
					return m
				}
			}
			return comma + 1
		case clause.Noun, clause.Prep, clause.Comma, clause.Other, clause.Paren:
		default:
			return -1
		}
	}
	return -1
}

// memberOf is the verb by which something is said to be one of the plants in chunk k: the farm
// is one of the largest parks in Spain; -1 if nothing is.
func (r *Runner) memberOf(k int) int {
	n := r.chunks
	for k > 2 && n[k-1].Kind == clause.Conj && n[k-2].Kind == clause.Noun { // among the newest and best parks
		k -= 2
	}
	j := k - 1
	if j < 1 || n[j].Kind != clause.Prep {
		return -1
	}
	switch {
	case n[j].Sym == r.s.words.among:
		j--
	case r.oneOf(k):
		j -= 2
	}
	if j < 0 || n[j].Kind != clause.Verb || n[j].Sym != r.s.words.be {
		return -1
	}
	return j
}

// oneOf reports whether "one of" stands before chunk k.
func (r *Runner) oneOf(k int) bool {
	n := r.chunks
	return k > 1 && r.behindOf(k) && n[k-2].Kind == clause.Noun && r.d.Tokens[n[k-2].First].Sym == r.s.words.one
}

// behindOf reports whether "of" stands before chunk k.
func (r *Runner) behindOf(k int) bool {
	return k > 0 && r.chunks[k-1].Kind == clause.Prep && r.chunks[k-1].Sym == r.s.words.of
}

// measures reports whether a chunk ends with a word for what an amount is of: its installed
// capacity; not: Acme Power.
func (r *Runner) measures(s token.Span) bool {
	return r.endsWith(s, measure) && !r.inBody(token.Span{First: s.End - 1, End: s.End})
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

// wanted reports whether the verb between c and its bearer is one of needing or
// offering. What a plant offers it has.
func (r *Runner) wanted(c *cand) bool {
	for i := range c.words {
		x := &c.words[i]
		if x.class == market && x.First >= c.bearer.End && x.End <= c.First && r.verbal(x.First) {
			return r.chunks[r.chunk(x.First)].Sym != r.s.words.offer || c.bearerName == nil && !r.endsWith(c.bearer, plant)
		}
	}
	return false
}

// heads reports whether a word is the head of the noun chunk s: nothing but
// names, numbers, marks and what an amount is of (turbine size) follow it there.
func (r *Runner) heads(x, s token.Span) bool {
	for t := x.End; t < s.End; t++ {
		if k := &r.d.Tokens[t]; k.Is(token.Letter) && !k.Is(token.Upper) && !r.isRatingWord(t) {
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
	if k < 0 || r.amountAt(t) >= 0 {
		return true
	}
	kind := r.chunks[k].Kind
	return kind == clause.Paren || kind == clause.Other || r.d.Tokens[t].Sym == r.s.words.slash
}
