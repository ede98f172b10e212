package deal

import (
	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// underOf joins a candidate with the agreement under which it is done: "will
// buy the power under a 15-year contract", "Under the agreement, Acme will".
func (r *Runner) underOf(c *candidate, k int, args []clause.Arg) {
	n := r.underWhat(c, k, args)
	if n < 0 {
		if n = r.binding(k); n >= 0 && c.noun >= 0 && c.status == "planned" {
			c.status = "signed" // "the deal will see it give a loan"
		}
	}
	if n < 0 || c.noun == n {
		return
	}
	if r.used[n] {
		if c.noun < 0 && r.binding(k) == n {
			c.returns, c.told, c.generic = true, true, true // "signed a pact that will see them build a dam"
		}
		return
	}
	if !r.bindsTo(n, c.typ) {
		return
	}
	r.claim(n)
	r.nameByUnder(c, k, n)
	if c.status == "planned" && !c.returns && c.typ != "financing" && (n < k || !r.mulled(k)) {
		c.status = "signed" // what is to be done is planned, the agreement stands
	}
	if r.tentative(n) {
		c.status, c.pledged = "planned", false
	}
	c.told = c.returns
	c.parties = r.possessors(n, c.parties)
	r.underPhrases(c, k, n)
}

// tentative reports whether words behind the agreement in chunk n tell that it is to be
// signed: "under a contract it plans to sign".
func (r *Runner) tentative(n int) bool {
	for j := n + 1; j+1 < len(r.chunks); j++ {
		switch v := &r.chunks[j]; v.Kind {
		case clause.Noun, clause.Rel, clause.Other:
		case clause.Verb:
			if v.Sym == r.s.be || r.markedChunk(j, markPlan) {
				v = &r.chunks[j+1]
			}
			return v.Kind == clause.Verb && v.Form == clause.Infinitive && r.s.marks.Has(v.Sym, markSigns)
		default:
			return false
		}
	}
	return false
}

// underWhat is the noun chunk under which the verb group k says that something is done,
// -1 if it says none.
func (r *Runner) underWhat(c *candidate, k int, args []clause.Arg) int {
	n := r.underPhrase(c, k, args)
	if n >= 0 && n+2 < len(r.chunks) && r.markedHead(n, markTerms) && r.chunks[n+1].Sym == r.s.of && r.chunks[n+2].Kind == clause.Noun {
		return n + 2 // "under the terms of a contract"
	}
	return n
}

// underPhrase is the noun chunk of a phrase behind the verb group k, or at the head of
// the sentence, that says under what something is done; -1 if there is none.
func (r *Runner) underPhrase(c *candidate, k int, args []clause.Arg) int {
	for _, a := range args {
		if r.putsUnder(a.Prep, a.Nouns[0]) && (a.Verb <= k || !r.afterConj(a.Verb)) { // not "will buy it and sell the power under a contract"
			return a.Nouns[0]
		}
	}
	work := works(c.typ) && r.coming(k)
	if len(r.chunks) > 2 && r.chunks[0].Kind == clause.Prep && r.chunks[1].Kind == clause.Noun {
		if p := r.chunks[0].Sym; r.putsUnder(p, 1) || p == r.s.in && r.anyDeal(1) || work && r.partOfDeal(p, 1) {
			return 1 // "In a deal worth $5 million, Acme has bought"
		}
	}
	for _, a := range args {
		switch {
		case a.Verb >= 0:
		case c.typ == "acquisition" && r.chunks[k].Modal == r.s.will && a.Prep == r.s.in && r.anyDeal(a.Nouns[0]):
			return a.Nouns[0] // "will buy Acme in a deal worth $5 million"
		case work && r.partOfDeal(a.Prep, a.Nouns[0]):
			return a.Nouns[0]
		}
	}
	return -1
}

// partOfDeal reports whether behind the preposition p the noun chunk n names a deal with another,
// as a part of which works are done: "as part of a contract from Acme", "in a deal with Bolt".
func (r *Runner) partOfDeal(p token.Sym, n int) bool {
	if p != r.s.in && p != r.s.asPartOf || !r.anyDeal(n) || n+1 >= len(r.chunks) {
		return false
	}
	return r.chunks[n+1].Sym == r.s.with || r.chunks[n+1].Sym == r.s.from
}

// aheadOf reports whether the participle k only goes on the phrase at the head of the
// sentence, of an agreement by a word that leaves its type open, under which the main verb
// tells what is to be done.
func (r *Runner) aheadOf(k int) bool {
	if k < 2 || r.chunks[k].Form != clause.Participial {
		return false
	}
	if r.chunks[0].Kind != clause.Prep || r.chunks[1].Kind != clause.Noun {
		return false
	}
	if !r.putsUnder(r.chunks[0].Sym, 1) || !r.anyDeal(1) {
		return false
	}
	if of := clause.Subject(r.chunks, k); len(of) != 1 || of[0] != 1 {
		return false
	}
	for m := k + 1; m < len(r.chunks); m++ {
		if v := &r.chunks[m]; v.Kind == clause.Verb && v.Form == clause.Finite {
			return !v.Passive && r.coming(m) && len(r.s.verbs.at(v.Sym)) > 0
		}
	}
	return false
}

// putsUnder reports whether the preposition p puts what is done under what the noun chunk n
// names: "according to the contract", not "according to a document".
func (r *Runner) putsUnder(p token.Sym, n int) bool {
	return r.s.marks.Has(p, markUnder) && !(r.markedHead(n, markHollow) && r.anyDeal(n))
}

// anyDeal reports whether the noun chunk n names an agreement by a word that leaves its
// type open.
func (r *Runner) anyDeal(n int) bool {
	a := r.agreementIn(r.chunks[n].Span)
	return a != nil && r.s.generic[a.Entry]
}

// bindsTo reports whether what is of a type may be done under the agreement that the
// noun chunk n names: none is bought, lent or given away under a cooperation, no works are done under a loan.
func (r *Runner) bindsTo(n int, typ string) bool {
	a := r.agreementIn(r.chunks[n].Span)
	if a == nil || !r.heads(a, r.chunks[n]) {
		return false
	}
	switch a.Entry.Get("type") {
	case "cooperation_agreement":
		return !ownership(typ) && typ != "concession" && typ != "auction_award" || a.Entry.Get("weak") != ""
	case "financing": // "has built a dam with a loan"
		return !works(typ)
	case "joint_venture": // "bought the plant through a joint venture"
		return typ != "acquisition"
	}
	return true
}

// nameByUnder names a candidate of the verb group k by the agreement in chunk n, under
// which it is done.
func (r *Runner) nameByUnder(c *candidate, k, n int) {
	typ := c.typ
	c.noun = n
	r.nameIt(c, n)
	for j := n; n < k && j < k; j++ {
		ch := &r.chunks[j]
		// "a deal, valued at $5 million"
		worth := r.markedChunk(j, markWorth) ||
			j == n+1 && (r.markedAt(ch.End, markWorth) || r.markedChunk(j+1, markWorth))
		if (ch.Kind == clause.Comma || ch.Kind == clause.Verb) && !worth {
			break
		}
		c.phrase.End = ch.End
	}
	// "is working under a contract"
	if c.generic && !(!c.returns && typ == "cooperation_agreement" && r.markedAt(c.name.End-1, markWorks)) {
		c.typ, c.generic = typ, typ == ""
	}
	c.region.End = max(c.region.End, r.chunks[n].End)
}

// underPhrases adds what the phrases behind the agreement in chunk n tell, under which
// the verb group k says that something is done.
func (r *Runner) underPhrases(c *candidate, k, n int) {
	own := clause.Args(r.chunks, n)
	for i, a := range own {
		if a.Verb >= 0 || r.verbBetween(n, a.At) {
			own = own[:i] // "a deal that adds to the challenge"
			break
		}
	}
	end := clause.End(r.chunks, n, own)
	if n > k { // "exports power under a contract between Acme and Bolt"
		c.region.End = max(c.region.End, end)
		c.clause.End = max(c.clause.End, c.region.End)
		r.prepositions(c, r.s.named, own)
		return
	}
	whole := c.region // "Under a contract with Acme, Bolt will"
	c.region = token.Span{First: r.chunks[n].First, End: end}
	r.prepositions(c, r.s.named, own)
	for p := n + 1; p < k; p++ {
		if r.aheadOf(p) { // "Under a contract signed with Acme, Bolt will"
			if c.status == "planned" {
				c.status = "signed"
			}
			signed := clause.Args(r.chunks, p)
			c.region.End = clause.End(r.chunks, p, signed)
			r.prepositions(c, r.s.named, signed)
		}
	}
	c.region = whole
}

// within is the word for an agreement of which the verb group k tells what is to be done,
// alone or after others: "an agreement to build and sell the plant", "an agreement with Acme
// under which Bolt will build the plant"; 0 if there is none.
func (r *Runner) within(k int) int {
	inside := r.chunks[k].Form == clause.Infinitive
	for j := k - 1; j > 0; j-- {
		switch ch := &r.chunks[j]; ch.Kind {
		case clause.Verb:
			if ch.Form != clause.Infinitive {
				return 0
			}
		case clause.Noun:
			if a := r.agreementIn(ch.Span); inside && a != nil && r.heads(a, *ch) {
				return j
			}
		case clause.Rel:
			if inside || !r.underWhich(ch.First) {
				return 0
			}
			inside = true
		case clause.Stop, clause.Sub, clause.Quote:
			return 0
		}
	}
	return 0
}

// verbBetween reports whether a verb group or a relative pronoun stands between
// two chunks.
func (r *Runner) verbBetween(from, to int) bool {
	for j := from + 1; j < to; j++ {
		if k := r.chunks[j].Kind; k == clause.Verb || k == clause.Rel {
			return true
		}
	}
	return false
}

// binding is the word for an agreement that binds the subject of the infinitive
// or gerund k to what that tells: "The deal will see Acme supply turbines"; -1 if
// there is none.
func (r *Runner) binding(k int) int {
	v, _ := clause.Bound(r.chunks, k)
	if v < 0 {
		return -1
	}
	for _, n := range clause.Subject(r.chunks, v) {
		if a := r.agreementIn(r.chunks[n].Span); a != nil && r.heads(a, r.chunks[n]) {
			return n
		}
	}
	return -1
}

// bound is the verb group to which the agreement of chunk k binds someone, -1 if
// there is none.
func (r *Runner) bound(k int) int {
	for j := k + 1; j < len(r.chunks) && r.chunks[j].Kind != clause.Stop; j++ {
		if r.chunks[j].Kind == clause.Verb && r.chunks[j].Form != clause.Finite && r.binding(j) == k {
			return j
		}
	}
	return -1
}
