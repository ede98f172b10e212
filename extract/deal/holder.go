package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/lexicon"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// Who has an agreement that no verb claims: by a genitive or a possessive, as one among several
// that have one, or as one among whose agreements it is told.

// possessed adds those to whom a genitive or a possessive gives an agreement: "Acme's
// takeover" is of Acme.
func (r *Runner) possessed(c *candidate, k int) {
	if c.frame.possessor.role != party || c.typ == "acquisition" && !r.dealsIn(k, r.agreementIn(r.chunks[k].Span)) {
		return
	}
	c.parties = r.whose(k, r.possessors(k, c.parties))
	if len(c.parties) == 0 && (c.typ == "acquisition" || k > 0 && r.chunks[k-1].Sym != r.s.with) {
		c.parties = r.counselled(k)
	}
	if c.held = len(c.parties) > 0; c.held {
		return
	}
	before := func(m lexicon.Mark) bool {
		if k < 1 {
			return false
		}
		// "grew after a $5 million funding round"
		raised := c.typ == "financing" && !c.put && r.chunks[k].Article && !r.chunks[k].Definite && r.markedChunk(k-1, markHaving)
		return (raised || c.typ == "acquisition") && r.markedChunk(k-1, m)
	}
	switch their := r.markedChunk(k, markTheir); {
	case !their && before(markBesides):
		c.parties = r.around(k-1, c.parties) // "grew with the purchase of a plant"
		c.held = c.typ == "financing" && !c.put && len(c.parties) > 0
	case !their && k > 1 && r.markedChunk(k-1, markMember):
		c.parties = r.ofSeveral(k-1, c.parties)
	case their && !c.plural:
		if c.parties = r.theirs(k, c.parties); len(c.parties) == 0 && before(markHaving) {
			c.parties = r.around(k-1, c.parties) // "after its purchase of a stake, Acme"
		}
	}
}

// counselled are those whom a verb tells that somebody helped with what the noun chunk k names,
// and whose it is: "Bolt advised Acme on the sale of a dam", "Acme was advised by Bolt on its
// purchase of a dam".
func (r *Runner) counselled(k int) []int {
	if k < 2 || r.chunks[k-1].Kind != clause.Prep {
		return nil
	}
	for j := k - 2; j >= 0; j-- {
		switch v := &r.chunks[j]; v.Kind {
		case clause.Noun, clause.Conj, clause.Comma, clause.Paren, clause.Prep, clause.Other:
			continue
		case clause.Verb:
			if !r.s.cues.Has(v.Sym, cueHelps) {
				return nil
			}
			if v.Passive {
				return r.partiesOf(clause.Subject(r.chunks, j), false, nil)
			}
			args := clause.Args(r.chunks, j) // "acted for Acme"
			if len(args) > 0 && (args[0].Prep == 0 || args[0].Prep == r.s.forr) && args[0].Verb < 0 {
				return r.partiesOf(args[0].Nouns, true, nil)
			}
		}
		return nil
	}
	return nil
}

// linked adds the several whom the verb right behind the word for an agreement tells that it
// brings together: "an accord linking Acme and Bolt", "the deal that binds Acme to Bolt", but
// not "a deal giving Acme and Bolt a stake".
func (r *Runner) linked(c *candidate) {
	v := c.noun + 1
	if c.noun < 0 || len(c.parties) > 1 || c.typ == "acquisition" || c.plural {
		return
	}
	if v < len(r.chunks) && r.chunks[v].Kind == clause.Rel {
		v++
	} else if v < len(r.chunks) && r.chunks[v].Form != clause.Gerund {
		return
	}
	if v >= len(r.chunks) || r.chunks[v].Kind != clause.Verb || r.chunks[v].Passive || r.chunks[v].Negated {
		return
	}
	args := clause.Args(r.chunks, v)
	if len(args) == 0 || args[0].Prep != 0 || args[0].Verb >= 0 || len(args) > 1 && args[1].Prep == 0 {
		return
	}
	nouns := args[0].Nouns
	end := nouns[len(nouns)-1] + 1
	for end < len(r.chunks) && (r.chunks[end].Kind == clause.Noun || r.chunks[end].Kind == clause.Conj || r.chunks[end].Kind == clause.Comma) {
		end++
	}
	if end < len(r.chunks) && r.chunks[end].Kind == clause.Verb && r.chunks[end].Form == clause.Finite {
		nouns = clause.List(r.chunks, nouns[0], end) // "The deal linking Acme and Bolt was signed"
	}
	who := r.partiesOf(nouns, true, nil)
	if len(args) > 1 && len(who) == len(nouns) && args[1].Verb < 0 && (args[1].Prep == r.s.to || args[1].Prep == r.s.with) {
		who = r.partiesOf(args[1].Nouns, true, who)
	}
	if len(who) > 1 {
		c.parties, c.partnered = addAll(c.parties, who), true
	}
}

// ofSeveral appends those who make the agreements of which the word in chunk p begins to
// tell one: "has made several deals, including the purchase of a plant".
func (r *Runner) ofSeveral(p int, dst []int) []int {
	n := p - 1
	for n > 0 && (r.chunks[n].Kind == clause.Comma || r.chunks[n].Kind == clause.Time || r.chunks[n].Kind == clause.Other) {
		n--
	}
	if n > 1 && r.chunks[n-1].Sym == r.s.in && r.chunks[n-2].Kind == clause.Noun {
		n -= 2 // "deals in Kenya, including"
	}
	if n < 1 || r.chunks[n].Kind != clause.Noun || r.agreementIn(r.chunks[n].Span) == nil {
		return dst
	}
	if out := r.owner(n, dst); len(out) > len(dst) {
		return out
	}
	if n > 1 && r.chunks[n-1].Of {
		n -= 2 // "a number of deals"
	}
	if n < 1 {
		return dst
	}
	switch by := &r.chunks[n-1]; {
	case by.Kind == clause.Prep && r.markedChunk(n-1, markBesides):
		return r.around(n-1, dst)
	case by.Kind == clause.Verb && by.Modal == 0 && !by.Negated && slices.ContainsFunc(r.s.verbs.at(by.Sym), func(f verbFrame) bool {
		return f.object.role == agreement && f.subject.role == party
	}):
		return r.partiesOf(clause.Subject(r.chunks, n-1), false, dst)
	}
	return dst
}

// amongTheirs adds those among whose agreements, orders or loans the one in chunk k is told:
// "Acme's loans include $5 million for Bolt", "Orders at Acme include a contract from Bolt".
func (r *Runner) amongTheirs(c *candidate, k int) {
	v := r.fromSum(k) - 1
	if v < 0 || c.returns || c.plural && c.count == 0 {
		return
	}
	if verb := &r.chunks[v]; verb.Kind != clause.Verb || verb.Passive || verb.Negated || !r.markedChunk(v, markMember) {
		return
	}
	for _, n := range clause.Subject(r.chunks, v) {
		dst := len(c.parties)
		if c.parties = r.owner(n, c.parties); len(c.parties) == dst && r.ofOrAt(n, v) {
			c.parties = r.partiesOf([]int{n + 2}, false, c.parties)
		}
		c.held = c.held || len(c.parties) > dst
	}
}

// ofOrAt reports whether between the noun chunk n and the verb group v nothing stands but a phrase
// that tells of whom or where that is: "Orders at Acme include".
func (r *Runner) ofOrAt(n, v int) bool {
	if n+3 != v || r.chunks[n+1].Kind != clause.Prep {
		return false
	}
	p := r.chunks[n+1].Sym
	return p == r.s.of || r.s.marks.Has(p, markWhere)
}

// possessors adds the organizations that own or modify the word for an
// agreement in chunk k: "Acme's contract", "the Acme deal".
func (r *Runner) possessors(k int, dst []int) []int {
	ch := r.chunks[k]
	a := r.agreementIn(ch.Span)
	for i := ch.First; i < a.First; i++ {
		if m := r.chart.Find(i, r.s.org); m != nil && m.End <= a.First && !(i > ch.First && r.hyphenated(i-1)) {
			if !r.genitive(m.End) && r.christened(k, i, a) {
				break
			}
			if i == ch.First && r.genitive(m.End) {
				dst = r.coowners(k, dst)
			}
			dst = add(dst, r.in.Mentions[m.Ref].Entity)
		}
		if r.genitive(i) && a.Entry.Get("type") != "financing" {
			dst = r.meantOne(token.Span{First: ch.First, End: i}, dst) // "the company's purchase", not "the company's debt"
		}
	}
	return dst
}

// christened reports whether a name at token i, before the word for the joint venture in chunk k
// without a genitive, is that of the venture, whose members are told besides: "its Cue venture with
// Bolt", "Acme's Cue venture with Bolt", "the Cue coal venture between Acme and Bolt".
func (r *Runner) christened(k, i int, a *rule.Annotation) bool {
	ch := r.chunks[k]
	if a.Entry.Get("type") != "joint_venture" || k+1 == len(r.chunks) || r.chunks[k+1].Kind != clause.Prep {
		return false
	}
	return r.chunks[k+1].Pair || r.chunks[k+1].Sym == r.s.with && i > ch.First && (r.markedAt(ch.First, markTheir) || r.genitive(i-1))
}

// coowners adds the names joined to the one with whose genitive chunk k begins: "Acme and Bolt's
// partnership".
func (r *Runner) coowners(k int, dst []int) []int {
	if first := r.joinedOwner(k); first >= 0 {
		dst = addAll(dst, r.firmsIn(clause.List(r.chunks, first, k)))
	}
	return dst
}

// joinedOwner is the first of the names joined by "and" to the one with whose genitive the noun chunk k
// begins: of "Acme, Bolt and Cue's plant" the chunk of Acme; -1 if none is.
func (r *Runner) joinedOwner(k int) int {
	if k < 2 || r.chunks[k-1].Kind != clause.Conj || r.chunks[k].Kind != clause.Noun || r.chunks[k].Named {
		return -1
	}
	m := r.chart.Find(r.chunks[k].First, r.s.org)
	if m == nil || m.End+1 >= r.chunks[k].End || !r.genitive(m.End) {
		return -1
	}
	first := -1
	for n := k - 2; n >= 0 && r.chunks[n].Kind == clause.Noun && r.chunks[n].Named && r.organization(n) >= 0; n -= 2 {
		if first = n; n < 2 || r.chunks[n-1].Kind != clause.Comma {
			break
		}
	}
	if first > 0 && r.chunks[first-1].Pair {
		return -1 // "between Acme and Bolt's owner"
	}
	return first
}
