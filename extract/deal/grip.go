package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/timex"
	"wattwire/extract/token"
)

// A word for an agreement that no frame claims depends on some verb all the same, and
// English has any number of those: "Acme consented to a contract", "a loan that Bolt
// promised Acme", "are tied to each other by a pact". Whoever does what such a verb tells,
// or has it done to them, agrees; but for the verbs, a list of their own, that only talk
// of agreements, judge them, wish for them or hinder them.

// gripped adds those of whom the verb tells on which the agreement in chunk k depends. It
// asks for one that stands for itself: what has "the" returns to an agreement told before,
// unless a relative clause tells which is meant.
func (r *Runner) gripped(c *candidate, k int) {
	switch {
	case len(c.parties) > 1, c.held, c.plural && c.count == 0:
		return
	case c.weak && !r.chunks[k].Article:
		return // "will put in equity of $5 million"
	case r.granted(c), r.ofSomebody(k):
		return
	}
	v := r.toldOfBehind(k)
	if v < 0 && !c.returns {
		v = r.gripOf(k)
	}
	if v < 0 || r.onlyTalks(v) || c.typ == "acquisition" && r.s.cues.Has(r.chunks[v].Sym, cueApproves) {
		return
	}
	status, stands := r.status(v, c.frame)
	if !stands {
		return
	}
	n, args := len(c.parties), clause.Args(r.chunks, v)
	if v > k && n > 0 && !r.chunks[v].Passive {
		return // "A pact with Acme will give Bolt a contract"
	}
	if subj := clause.Subject(r.chunks, v); len(subj) > 0 && subj[0] != k {
		c.parties = r.partiesOf(subj, false, c.parties)
	}
	buys := slices.ContainsFunc(r.s.verbs.at(r.chunks[v].Sym), func(f verbFrame) bool {
		return f.typ == "acquisition" && len(f.particle) == 0
	})
	parts := r.partsOf(v)
	for _, a := range args {
		if a.Prep == 0 && buys || a.Prep != 0 && parts {
			continue // "bought Acme, in a deal worth $5 million", "includes a loan from Acme and a grant from Bolt"
		}
		if r.gripsArg(c, a, v, k) {
			c.parties = r.partiesOf(a.Nouns, false, c.parties)
			c.parties = r.toIt(a, c.parties)
		}
	}
	c.parties = r.infront(c, v, c.parties)
	if len(c.parties) == n {
		return
	}
	if r.markedChunk(v, markStopped) {
		status = "ended"
	}
	c.gripped, c.returns, c.status = true, false, status
	c.region.First = min(c.region.First, r.chunks[v].First)
	c.clause = token.Span{First: min(c.clause.First, r.chunks[v].First), End: max(c.clause.End, clause.End(r.chunks, v, args))}
}

// gripsArg reports whether the phrase a of the verb group v, on which the agreement in chunk k
// depends, tells who agrees: its other object, or what stands behind a preposition that leads to a
// party.
func (r *Runner) gripsArg(c *candidate, a clause.Arg, v, k int) bool {
	switch {
	case a.Verb >= 0:
		return false
	case a.Prep == 0:
		return a.Nouns[0] != k
	}
	return c.frame.preps[a.Prep].role == party && (a.Prep != r.s.by || r.chunks[v].Passive)
}

// wielded adds those who do something with or under an agreement of which only a participle
// tells that it was signed: "Acme and Bolt are building on a memorandum signed in May",
// "Under a memorandum signed in May, Acme and Bolt share data".
func (r *Runner) wielded(c *candidate, e *event) {
	if c.noun < 0 || c.noun > e.k || r.chunks[e.k].Form != clause.Participial {
		return
	}
	if len(c.parties) > 0 || c.plural || c.status != "signed" {
		return
	}
	v := r.gripOf(c.noun)
	for m := range r.chunks {
		if v >= 0 {
			break
		}
		if ch := &r.chunks[m]; ch.Kind == clause.Verb && ch.Form == clause.Finite && r.underPhrase(c, m, clause.Args(r.chunks, m)) == c.noun {
			v = m
		}
	}
	if v < 0 || v == e.k || r.chunks[v].Passive || r.onlyTalks(v) {
		return
	}
	if who := r.partiesOf(clause.Subject(r.chunks, v), true, nil); len(who) > 1 {
		c.parties = who
	}
}

// onlyTalks reports whether the verb group v makes no agreement, nor has or ends one, but
// tells something else of it.
func (r *Runner) onlyTalks(v int) bool {
	ch := &r.chunks[v]
	is := ch.Sym == r.s.be && !ch.Passive && r.chunks[0].Kind != clause.Prep
	return ch.Negated || is || r.markedChunk(v, markSays) || r.s.cues.Has(ch.Sym, cueTalks)
}

// ofSomebody reports whether chunk k begins with the genitive of someone: what others do
// with "a rival's purchase of a plant" makes them no party.
func (r *Runner) ofSomebody(k int) bool {
	for i := r.chunks[k].First; i < r.chunks[k].End; i++ {
		if r.genitive(i) {
			return !slices.ContainsFunc(r.in.Dates, func(t timex.Timex) bool { return t.End == i }) // "last year's deal"
		}
	}
	return false
}

// gripOf is the verb group on which the agreement in chunk k depends as its object, in a
// phrase or as its subject, -1 if there is none.
func (r *Runner) gripOf(k int) int {
	for v := k - 1; v >= 0; v-- {
		switch r.chunks[v].Kind {
		case clause.Stop, clause.Sub, clause.Rel, clause.Quote:
			return r.binds(k)
		case clause.Verb:
			if r.takesAt(v, k) {
				return v
			}
			return r.binds(k)
		}
	}
	return r.binds(k)
}

// binds is the verb whose subject is the agreement in chunk k, unless a thing is its object:
// "has been promised by Acme", "ties Acme to Bolt", "went to Acme"; else -1.
func (r *Runner) binds(k int) int {
	v := r.saidOf(k)
	if v >= 0 && !r.chunks[v].Passive {
		args := clause.Args(r.chunks, v)
		if len(args) > 0 && args[0].Prep == 0 && args[0].Verb < 0 && len(r.partiesOf(args[0].Nouns, true, nil)) == 0 {
			return -1
		}
	}
	return v
}

// takesAt reports whether chunk k is the object of the verb group v ("sent Acme a letter"),
// or stands in a phrase that is the verb's, not that of a noun: "consented to a contract",
// "turned a memorandum into a contract", "are tied to it by a pact", "…, in a deal that".
func (r *Runner) takesAt(v, k int) bool {
	behindNoun := false
	for _, a := range clause.Args(r.chunks, v) {
		for _, n := range a.Nouns {
			if n != k {
				behindNoun = behindNoun || !r.chunks[n].Pronoun
				continue
			}
			switch within := a.Prep == r.s.in || a.Prep == r.s.on; {
			case a.Prep == 0, a.Prep == r.s.by && r.chunks[v].Passive:
				return true
			case within && behindNoun:
				return a.Prep == r.s.in && r.chunks[a.At-1].Kind == clause.Comma
			}
			return r.s.cues.Has(a.Prep, cueHangs)
		}
	}
	return false
}

// toldOfBehind is the verb of the clause that says of the agreement in chunk k, right
// behind it, what somebody does with it: "a loan which Acme promised Bolt", "a tie-up the
// two unveiled", "notes taken up by Acme"; -1 if there is none.
func (r *Runner) toldOfBehind(k int) int {
	for j := k + 1; j < len(r.chunks); j++ {
		switch ch := &r.chunks[j]; ch.Kind {
		case clause.Noun, clause.Prep, clause.Time, clause.Rel, clause.Other, clause.Paren, clause.Conj:
		case clause.Comma:
			if j > k+1 {
				return -1
			}
		case clause.Verb:
			if ch.Form == clause.Participial && ch.Passive && (j == k+1 || j == k+2 && r.chunks[k+1].Kind == clause.Comma) {
				return j
			}
			s := clause.Subject(r.chunks, j)
			if ch.Form != clause.Finite || ch.Passive || len(s) == 0 || s[0] <= k || r.hasObject(j) {
				return -1
			}
			before := s[0] - 1
			if before == k || r.chunks[before].Kind == clause.Rel && r.chunks[before-1].Kind != clause.Prep {
				return j
			}
			return -1
		default:
			return -1
		}
	}
	return -1
}

// toIt appends the one firm of which the sentence before tells, if to "it" something is
// given: "Acme owns a mine. Bolt sent it a letter of intent".
func (r *Runner) toIt(a clause.Arg, dst []int) []int {
	if n := &r.chunks[a.Nouns[0]]; a.Prep != 0 || len(dst) == 0 || !n.Pronoun || !r.markedAt(n.First, markIt) {
		return dst
	}
	if l := r.doers(r.sent-1, false); len(l) == 1 && r.in.Entities[l[0]].Kind == record.Organization {
		return add(dst, l[0])
	}
	return dst
}

// hasObject reports whether the verb group v has a thing for its object, not one to whom
// something is given.
func (r *Runner) hasObject(v int) bool {
	args := clause.Args(r.chunks, v)
	return len(args) > 0 && args[0].Prep == 0 && args[0].Verb < 0 && r.organization(args[0].At) < 0 && !r.chunks[args[0].At].Pronoun
}

// infront appends those whom a phrase at the head of the sentence names, before the verb
// group v: "Between Acme and Bolt there is a partnership".
func (r *Runner) infront(c *candidate, v int, dst []int) []int {
	if p := &r.chunks[0]; p.Kind != clause.Prep || c.frame.preps[p.Sym].role != party {
		return dst
	}
	for j := 1; j < v; j++ {
		switch r.chunks[j].Kind {
		case clause.Noun:
			dst = r.partiesOf([]int{j}, false, dst)
		case clause.Conj, clause.Paren:
		default:
			return dst
		}
	}
	return dst
}
