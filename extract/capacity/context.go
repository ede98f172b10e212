package capacity

import (
	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// relation is how a word stands to an amount.
type relation uint8

const (
	none     relation = iota
	sentence          // in its sentence
	clausal           // in its clause
	holder            // before it in its clause, with nothing but its own words between
	modifier          // in its noun phrase, no head: 300 MW *turbine* hall
	ofHead            // head of the nouns after "of": 300 MW of *turbines*
	head              // head of its noun phrase: 300 MW solar *plant*
)

var relations = map[string]relation{
	"sentence": sentence, "clause": clausal, "holder": holder, "modifier": modifier, "of": ofHead, "head": head,
}

// wordAt is a word of the list capacity_words about an amount.
type wordAt struct {
	token.Span
	class    class
	relation relation
	distance int
}

// context finds the noun phrase and the clause of candidate i.
func (r *Runner) context(i int) {
	c := &r.cands[i]
	r.walkPhrase(i)
	for k := r.techFrom(c.phrase.First); k < len(r.techs) && r.techs[k].First < c.phrase.End; k++ {
		if r.techs[k].owner < 0 {
			r.techs[k].owner = i
		}
	}
	if t := c.First - 1; t > 0 && r.d.Tokens[t].Sym == r.s.words.open {
		if k := r.techGroupAt(t - 1); k >= 0 && r.techs[k].owner < 0 {
			r.techs[k].owner = i // hydro (826 MW)
		}
	}
	r.bounds(i)
	sent := r.d.Sentences[c.sentence].Span
	w := &r.s.words
	for t := c.End; t < min(c.phrase.End+2, sent.End); t++ {
		s := r.d.Tokens[t].Sym
		if s == w.each || s == w.apiece {
			c.each = true
		}
	}
	for t := c.First - 1; t >= max(sent.First, c.First-eachReach); t-- {
		if r.d.Tokens[t].Is(token.Punct) && r.d.Tokens[t].Sym != w.hyphen || r.amountAt(t) >= 0 {
			break
		}
		if r.d.Tokens[t].Sym == w.each && (t == 0 || r.amountAt(t-1) < 0) { // not: 250 MW each of the 2 GW plant
			c.each = true // each, each capable of generating
		}
	}
	if t := c.phrase.End; t+1 < sent.End && r.d.Tokens[t].Sym == w.per && r.isMachine(t+1) {
		c.each = true
	}
}

// eachReach is how many tokens before an amount "each" may stand: each with a
// capacity of up to.
const eachReach = 8

// isMachine reports whether a word for a machine or a unit begins at token t.
func (r *Runner) isMachine(t int) bool {
	for _, k := range [...]class{machine, reactor, lone} {
		if r.c.Find(t, r.s.labels.word[k]) != nil {
			return true
		}
	}
	return false
}

// gather lists the words about candidate i.
func (r *Runner) gather(i int) {
	c := &r.cands[i]
	sent := r.d.Sentences[c.sentence].Span
	r.each(sent, func(a *rule.Annotation, k class) {
		c.words = append(c.words, wordAt{Span: a.Span, class: k})
	})
	r.dropShorter(c)
	r.relate(c)
}

// dropShorter leaves of words that overlap the longest, and none that are part
// of a company's name.
func (r *Runner) dropShorter(c *cand) {
	c.agents()
	out := c.words[:0]
	for _, x := range c.words {
		keep := r.byItself(x)
		for _, y := range c.words {
			if y.First <= x.First && x.End <= y.End && y.Len() > x.Len() {
				keep = false
			}
		}
		if keep {
			out = append(out, x)
		}
	}
	c.words = out
}

// byItself reports whether a word has the meaning of its class, and is no part of a technology,
// an agreement, a company's name or another word.
func (r *Runner) byItself(x wordAt) bool {
	site := x.class == plant || x.class == plants
	if site && r.s.words.hyphened(r.d, x.End) {
		return false // dam-building
	}
	if g := r.techGroupAt(x.First); site && g >= 0 && r.techs[g].End > x.End {
		return false // battery in "battery energy storage"
	}
	if (site || x.class == goal) && r.inDeal(x.Span) || x.class != design && r.inBody(x.Span) {
		return false
	}
	if x.class == plants && r.endsName(x.Span) {
		return false
	}
	return x.class != having || !r.auxiliary(x.Span)
}

// endsName reports whether a word ends a name that stands right before an amount: the Lumen
// Fields 50 MW solar plant.
func (r *Runner) endsName(s token.Span) bool {
	if s.Len() > 1 || s.First == 0 || r.amountAt(s.End) < 0 {
		return false
	}
	before := &r.d.Tokens[s.First-1]
	return r.d.Tokens[s.First].Is(token.Upper) && before.Is(token.Upper) && before.Is(token.Letter)
}

// agents makes one word that tells of no plant of a plant and who has or builds it: wind farm
// developer.
func (c *cand) agents() {
	for i := range c.words {
		y := &c.words[i]
		if y.class != agent {
			continue
		}
		for _, x := range c.words {
			if (x.class == plant || x.class == plants) && x.End == y.First {
				y.First, y.class = x.First, abstract
				break
			}
		}
	}
}

// auxiliary reports whether a word of a verb group is not its last: has signed.
func (r *Runner) auxiliary(s token.Span) bool {
	k := r.chunk(s.First)
	return k >= 0 && r.chunks[k].Kind == clause.Verb && s.End < r.chunks[k].End
}

// inDeal reports whether a span ends the name of an agreement: a loan facility is no
// plant, a tax equity commitment no goal.
func (r *Runner) inDeal(s token.Span) bool {
	for t := s.First - 1; t >= max(0, s.First-maxDeal); t-- {
		if a := r.c.Find(t, r.s.labels.deal); a != nil && a.End == s.End {
			return true
		}
	}
	return false
}

// maxDeal is how many words of an agreement's name may stand before the last.
const maxDeal = 4

// inBody reports whether a span is part of an organization's name.
func (r *Runner) inBody(s token.Span) bool {
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.First >= s.End {
			break
		}
		if m.Kind == record.Organization && m.First <= s.First && s.End <= m.End {
			return true
		}
	}
	return false
}

// relate says how each word stands to the amount.
func (r *Runner) relate(c *cand) {
	lastDirect, lastOf := -1, -1
	for k := range c.words {
		x := &c.words[k]
		switch {
		case x.First >= c.direct.First && x.End <= c.direct.End:
			x.relation = modifier
			lastDirect = x.End
		case x.First >= c.direct.First && x.First < c.direct.End && r.chunk(x.First) != r.chunk(x.End-1):
			x.relation = head // a 50 MW order for
		case x.First >= c.of.First && x.End <= c.of.End:
			x.relation = modifier
			compound := x.End < c.of.End && r.d.Tokens[x.First-1].Sym == r.s.words.hyphen // of early-stage projects
			if !compound && (lastOf < 0 || x.First <= lastOf+4) {
				lastOf = x.End
			}
		case x.First >= c.End:
			r.relateBehind(c, x)
		default:
			r.relateBefore(c, x)
		}
	}
	for k := range c.words {
		x := &c.words[k]
		if x.relation != head && x.relation < modifier && r.ofOther(c, x.Span) {
			x.relation = sentence // in the noun phrase of another amount
		}
		if x.class == sum && x.First >= c.End && r.amountAt(x.End+1) >= 0 {
			x.relation = sentence // turbines of 3 MW for a total of 48 MW
		}
	}
	r.nearestHolder(c)
	for k := range c.words {
		x := &c.words[k]
		if x.class != goal || x.relation != holder || r.d.Tokens[x.First].Sym != r.s.words.by {
			continue
		}
		if r.amountIn(r.d.Sentences[c.sentence].First, x.First) >= 0 {
			x.relation = clausal // 500 MW by 2030 and
		}
	}
	r.bear(c)
	r.settle(c)
	r.relateHeads(c, lastDirect, lastOf)
}

// relateBehind says how a word behind the amount and outside its phrase stands to it.
func (r *Runner) relateBehind(c *cand, x *wordAt) {
	x.distance = x.First - c.End
	switch {
	case (x.class == fleet || x.class == market && !r.active(x.First)) && x.distance <= 1:
		x.relation = head // 600 MW together, 600 MW on offer
	case c.each && x.First == c.phrase.End+1 && r.d.Tokens[c.phrase.End].Sym == r.s.words.per:
		x.relation = head // 77 MW per module
	case x.class == goal && !r.verbal(x.First) && r.completed(x.End):
		x.relation = sentence // 500 MW, in line with its goal of reaching net zero
	case x.First < c.clause.End && !(x.class == goal && (r.verbal(x.First) || r.nextPredicate(c.End, x.First))):
		x.relation = clausal // not: has 1 GW and aims for 7 GW
	default:
		x.relation = sentence
	}
}

// completed reports whether "of" or "to" stands at token t or before it.
func (r *Runner) completed(t int) bool {
	for j := t - 1; j <= t && j < len(r.d.Tokens); j++ {
		if s := r.d.Tokens[j].Sym; s == r.s.words.of || s == r.s.words.to {
			return true
		}
	}
	return false
}

// relateBefore says how a word before the amount stands to it.
func (r *Runner) relateBefore(c *cand, x *wordAt) {
	x.distance = c.First - x.End
	x.relation = sentence
	switch {
	case x.First < c.clause.First, c.aside.Overlaps(x.Span):
		return
	case x.class == design && x.First >= c.phrase.First: // an AP1000 1,100 MW reactor is no design
		return
	}
	x.relation = clausal
	if r.holds(c, x) && !(x.class == market && (r.otherVerb(c, x) || r.ofOwner(c, x))) {
		x.relation = holder
	}
}

// relateHeads makes heads of the words that end the phrase of c, at lastDirect, and the
// phrase behind "of", at lastOf.
func (r *Runner) relateHeads(c *cand, lastDirect, lastOf int) {
	for k := range c.words {
		x := &c.words[k]
		if x.relation == modifier && x.End == lastDirect {
			x.relation = head
		}
		if x.relation != modifier || x.End != lastOf {
			continue
		}
		x.relation = ofHead
		if x.class == measure {
			r.measured(c, x.Span)
		}
		if x.class != plant || !c.ofIndef || r.hasDet(c.of.First) {
			continue
		}
		if r.afterA(c) {
			x.relation = head // a 370 MW of solar project
		} else {
			x.class = plants // 5 GW of renewable plant
		}
	}
}

// measured makes plants of the word for a plant before what c is of: 2 GW of
// power plant capacity.
func (r *Runner) measured(c *cand, m token.Span) {
	for k := range c.words {
		if x := &c.words[k]; x.class == plant && x.relation == modifier && x.First >= c.of.First && x.End == m.First {
			x.class, x.relation = plants, ofHead
		}
	}
}

// ofOther reports whether a span stands in the noun phrase of another amount.
func (r *Runner) ofOther(c *cand, s token.Span) bool {
	for i := range r.cands {
		o := &r.cands[i]
		if o.sentence == c.sentence && o.First != c.First && o.End <= s.First && s.End <= o.phrase.End {
			return true
		}
	}
	return false
}

// nearestHolder leaves of the plants, machines and totals before an amount the
// one that has it: the last, if it is the head of its noun chunk. What an
// amount is of (capacity, output) is passed over, unless a technology stands
// before it: solar capacity is a total.
func (r *Runner) nearestHolder(c *cand) {
	best := -1
	for k := range c.words {
		x := &c.words[k]
		if x.relation != holder {
			continue
		}
		if x.class == measure && r.techBefore(x.Span) {
			x.class = fleet
		}
		switch x.class {
		case plant, plants, machine, fleet, market, goal:
			if best < 0 || x.First > c.words[best].First || x.First == c.words[best].First && x.End > c.words[best].End {
				best = k
			}
		}
	}
	aims := best >= 0 && c.words[best].class == goal && r.d.Tokens[c.words[best].First].Sym != r.s.words.by
	for k := range c.words {
		x := &c.words[k]
		switch x.class {
		case goal:
			if x.relation == holder && c.words[best].class == market && x.End <= c.words[best].First {
				x.relation = sentence // plans to issue a request for proposals for
			}
		case demand, market:
			behind := x.class == demand && x.First >= c.End
			if (x.relation == holder || behind) && aims && (behind || x.End <= c.words[best].First) {
				x.relation = none // demand will exceed the target of; aims for 2 GW to meet demand
			}
		case plant, plants, machine, fleet:
			if x.relation == holder && (x.First != c.words[best].First || c.words[best].class == market || c.words[best].class == goal) {
				x.relation = clausal
			}
		}
	}
}

// techBefore reports whether a technology of plants stands right before the last word of
// a span.
func (r *Runner) techBefore(s token.Span) bool {
	k := r.techFrom(s.First - 1)
	if k >= len(r.techs) || r.techs[k].weak || r.techs[k].mask == grid {
		return false
	}
	t := r.techs[k].Span
	return t.First < s.End && t.End >= s.First && t.End < s.End
}

// maxHold is how far what has an amount may stand before it.
const maxHold = 16

// holds reports whether x, before c in its clause, may be what has the amount:
// no other amount with nouns of its own and no third verb stands between them.
func (r *Runner) holds(c *cand, x *wordAt) bool {
	if x.distance > maxHold && x.class != winner {
		return false
	}
	verbs, from := 0, x.End // from: the last of a list of winners with their amounts
	for t := x.End; t < c.First; t++ {
		if j := r.amountAt(t); j >= 0 {
			if r.cands[j].direct.Len()+r.cands[j].of.Len() > 0 {
				return false
			}
			from = r.cands[j].End
		}
		if k := r.chunk(t); k >= 0 && r.chunks[k].First == t && r.chunks[k].Kind == clause.Verb {
			verbs++
		}
	}
	return verbs <= 2 && (x.distance <= maxHold || c.First-from <= maxHold)
}

// nextPredicate reports whether a conjunction with a verb of the same subject
// stands between tokens from and end: has 1 GW and aims for 7 GW by 2030.
func (r *Runner) nextPredicate(from, end int) bool {
	for k := 0; k+1 < len(r.chunks); k++ {
		and, verb := &r.chunks[k], &r.chunks[k+1]
		if verb.First >= end {
			return false
		}
		if verb.First >= from && verb.Kind == clause.Verb && verb.Form == clause.Finite && r.c.Find(verb.First, r.s.labels.word[goal]) != nil {
			return true // with 7 GW, aims to cut it by 2030
		}
		if and.First < from || and.Kind != clause.Conj {
			continue
		}
		if verb.Kind == clause.Verb && verb.Form == clause.Finite {
			return true
		}
		if r.opensClause(k) && r.chunks[k+2].First < end {
			return true
		}
	}
	return false
}

// opensClause reports whether the conjunction in chunk k joins a clause with a subject of its own:
// and the market is to reach.
func (r *Runner) opensClause(k int) bool {
	if k+2 >= len(r.chunks) || r.chunks[k].Kind != clause.Conj {
		return false
	}
	n, v := &r.chunks[k+1], &r.chunks[k+2]
	return n.Kind == clause.Noun && r.hasDet(n.First) && r.amountIn(n.First, n.End) < 0 && v.Kind == clause.Verb && v.Form == clause.Finite
}

// active reports whether token t is of a verb group that tells what its subject does.
func (r *Runner) active(t int) bool {
	k := r.chunk(t)
	return k >= 0 && r.chunks[k].Kind == clause.Verb && r.chunks[k].Form == clause.Finite && !r.chunks[k].Passive
}

// verbal reports whether token t is of a verb group.
func (r *Runner) verbal(t int) bool {
	k := r.chunk(t)
	return k >= 0 && r.chunks[k].Kind == clause.Verb
}

// ofOwner reports whether c is told of a noun other than x that is no capacity: bids for the owner
// of 300 MW, seeks permits for 300 MW.
func (r *Runner) ofOwner(c *cand, x *wordAt) bool {
	k := r.chunk(c.First)
	if k < 2 || !r.behindOf(k) && !(r.verbal(x.First) && r.chunks[k-1].Kind == clause.Prep) {
		return false
	}
	n := &r.chunks[k-2]
	return n.Kind == clause.Noun && x.End <= n.First && !r.measures(n.Span) && !r.endsWith(n.Span, sum)
}

// otherVerb reports whether x is a verb with an infinitive after it whose
// object c is: requires the state to procure.
func (r *Runner) otherVerb(c *cand, x *wordAt) bool {
	k := r.chunk(x.First)
	if k < 0 || r.chunks[k].Kind != clause.Verb {
		return false
	}
	for j := k + 1; j < len(r.chunks) && r.chunks[j].First < c.First; j++ {
		if r.chunks[j].Kind == clause.Verb && r.chunks[j].Form == clause.Infinitive {
			return true
		}
	}
	return false
}

// near is the word of a class that stands nearest in a relation of at least
// that closeness, nil if none does.
func (c *cand) near(k class, least relation) *wordAt {
	var best *wordAt
	for i := range c.words {
		x := &c.words[i]
		if x.class == k && x.relation >= least && (best == nil || x.closer(best)) {
			best = x
		}
	}
	return best
}

// closer reports whether x stands in a closer relation than y, or in the same and nearer.
func (x *wordAt) closer(y *wordAt) bool {
	return x.relation > y.relation || x.relation == y.relation && x.distance < y.distance
}

// has reports whether a word of a class stands in just that relation.
func (c *cand) has(k class, rel relation) bool {
	for i := range c.words {
		if c.words[i].class == k && c.words[i].relation == rel {
			return true
		}
	}
	return false
}
