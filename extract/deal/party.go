package deal

import (
	"wattwire/extract/clause"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// onlookers are the witnesses that are the subject of verb group k, or its
// agent in the passive.
func (r *Runner) onlookers(k int, subj []int, args []clause.Arg) []int {
	if !r.chunks[k].Passive {
		return r.witnesses(subj, nil)
	}
	var out []int
	for _, a := range args {
		if a.Prep == r.s.by && a.Verb < 0 {
			out = r.witnesses(a.Nouns, out)
		}
	}
	return out
}

// partiesOf appends the actors of noun chunks.
func (r *Runner) partiesOf(nouns []int, places bool, dst []int) []int {
	from, named := len(dst), false // one of them was a party before already
	for i, n := range nouns {
		if i > 0 && (len(dst) > from || named) && r.apposed(n) {
			if named || !r.countries(dst[from:]) || !r.placed(r.chunks[n]) { // but a list of states goes on
				continue
			}
		}
		if r.unitNamed(nouns, i) || r.credited(n) {
			continue
		}
		if called := r.titled(n); called >= 0 {
			dst = add(dst, called)
			continue
		}
		had := len(dst)
		if dst = r.actors(n, places, dst); len(dst) == had && r.joinedOwner(n) >= 0 {
			dst = r.owner(n, dst) // "supports Acme and Bolt's development of a dam"
		}
		if i > 0 {
			continue
		}
		for _, m := range r.comeFrom(n, len(dst) > from) {
			dst = r.actors(m, places, dst)
		}
		if len(dst) == from && from > 0 {
			_, named = r.organizationIn(r.chunks[n].Span)
		}
	}
	if len(dst) > from {
		dst = r.beside(nouns[len(nouns)-1]+1, dst)
	}
	return dst
}

// comeFrom are the several names of those for whom the people or, where one of them acts already, the
// bodies in chunk n stand: "leaders from Kenya, Uganda and Peru", "the provinces of Ontario and Quebec";
// nil if there are none.
func (r *Runner) comeFrom(n int, acts bool) []int {
	if n+4 >= len(r.chunks) || r.chunks[n].Named || !acts && !r.markedHead(n, markMinister|markEnvoy|markCollective) {
		return nil
	}
	if p := &r.chunks[n+1]; p.Sym != r.s.of && p.Sym != r.s.from || !r.alike(n+2, n+4) {
		return nil
	}
	return clause.List(r.chunks, n+2, len(r.chunks))
}

// credited reports whether chunk n only tells where the news is from: "Source: Acme News,
// Bolt has signed".
func (r *Runner) credited(n int) bool {
	if n != 2 || n+1 >= len(r.chunks) || r.chunks[1].Kind != clause.Stop || r.chunks[3].Kind != clause.Comma {
		return false
	}
	return r.chunks[0].Len() == 1 && r.s.cues.Has(r.d.Tokens[r.chunks[0].Head].Sym, cueCredit)
}

// titled is the organization that stands right behind brackets with the short form of what
// chunk n calls it: "Utility Cooperative (UC) Acme Power"; -1 if none does.
func (r *Runner) titled(n int) int {
	if n+2 >= len(r.chunks) || r.chunks[n+1].Kind != clause.Paren || !r.chunks[n+2].Named {
		return -1
	}
	if e := r.organization(n); e >= 0 && r.in.Entities[e].Entry != nil {
		return -1 // "US Energy Department (DOE) Office of Wind"
	}
	return r.organization(n + 2)
}

// unitNamed reports whether the noun at i speaks of a unit by its owner's name and the
// next gives its own: "Acme's subsidiary, Bolt", "a unit of Acme, Bolt,".
func (r *Runner) unitNamed(nouns []int, i int) bool {
	n := nouns[i]
	if i+1 == len(nouns) {
		return false
	}
	own := nouns[i+1]
	if r.chunks[own-1].Kind != clause.Comma || !r.chunks[own].Named || r.lastMention(r.chunks[own].Span, r.s.person) != nil {
		return false
	}
	return own == n+2 && r.owned(n) || i+2 == len(nouns) && r.unitOf(n, own)
}

// unitOf reports whether chunk n is a word for a firm of which a phrase up to chunk own
// names the owners, and own is all that follows.
func (r *Runner) unitOf(n, own int) bool {
	if own < n+4 || r.chunks[n+1].Sym != r.s.of || !r.markedHead(n, markActor|markArm) {
		return false
	}
	if own+1 < len(r.chunks) && r.chunks[own+1].Kind == clause.Conj {
		return false
	}
	several := false
	for k := n + 2; k < own-1; k++ {
		switch r.chunks[k].Kind {
		case clause.Noun, clause.Paren:
		case clause.Conj:
			several = true
		default:
			return false
		}
	}
	if several || !r.markedHead(n, markCollective) {
		return true
	}
	return r.s.cues.Has(r.d.Tokens[r.chunks[n].Head].Sym, cuePart) // not "a group of Acme, Bolt"
}

// alike reports whether two noun chunks both are names of places or both of organizations.
func (r *Runner) alike(a, b int) bool {
	for _, l := range []rule.Label{r.s.place, r.s.org} {
		x, y := r.lastMention(r.chunks[a].Span, l), r.lastMention(r.chunks[b].Span, l)
		if x != nil && y != nil && x.End == r.chunks[a].End && y.End == r.chunks[b].End {
			return true
		}
	}
	return false
}

// beside appends the organizations that a phrase from chunk k on tells beside a
// party: "Acme, along with Bolt and Cue".
func (r *Runner) beside(k int, dst []int) []int {
	for k < len(r.chunks) && (r.chunks[k].Kind == clause.Comma || r.chunks[k].Kind == clause.Paren) {
		k++
	}
	if k+3 < len(r.chunks) && r.partnersInVenture(k) {
		k += 2
	} else if arm, ok := r.armThrough(k); ok {
		return add(dst, arm)
	} else if k+1 >= len(r.chunks) || r.chunks[k].Kind != clause.Prep || !r.markedChunk(k, markBeside) && !r.withSubject(k) {
		return dst
	}
	first := k + 1
	for k++; k < len(r.chunks); k++ {
		switch ch := &r.chunks[k]; ch.Kind {
		case clause.Noun:
			if e, ok := r.organizationIn(ch.Span); ok && r.in.Entities[e].Subkind != "media" && (k == first || !clause.Opens(r.chunks, k)) {
				dst = add(dst, e)
			}
		case clause.Comma, clause.Conj, clause.Paren:
		default:
			return dst
		}
	}
	return dst
}

// partnersInVenture reports whether a phrase from chunk k on tells of a venture with others:
// "Acme, in a joint venture with Bolt".
func (r *Runner) partnersInVenture(k int) bool {
	if r.chunks[k].Sym != r.s.in || r.chunks[k-1].Kind != clause.Comma {
		return false
	}
	return r.chunks[k+1].Kind == clause.Noun && r.chunks[k+2].Sym == r.s.with && r.kindsOf(k+1)&needVenture != 0
}

// armThrough is the arm through which a party acts, told in a phrase from chunk k on: "Acme,
// through its subsidiary Bolt".
func (r *Runner) armThrough(k int) (int, bool) {
	if k+1 >= len(r.chunks) || r.chunks[k].Sym != r.s.through && r.chunks[k].Sym != r.s.via {
		return 0, false
	}
	ch := &r.chunks[k+1]
	for i := ch.First; i < ch.End; i++ {
		if r.s.cues.Has(r.d.Tokens[i].Sym, cuePart) {
			return r.organizationIn(ch.Span)
		}
	}
	return 0, false
}

// throughArm adds the arm through which the subject of an event acts, told before the subject or
// behind the verb: "Through its unit Bolt, Acme has bought", "has bought a plant via its unit Bolt".
func (r *Runner) throughArm(c *candidate, e *event) {
	if len(e.agents) == 0 || len(e.subj) == 0 || r.chunks[e.k].Passive || overlap(c.parties, e.agents) == 0 {
		return
	}
	if e.subj[0] == 3 && r.chunks[2].Kind == clause.Comma {
		if arm, ok := r.armThrough(0); ok {
			c.parties = add(c.parties, arm)
		}
	}
	for _, a := range e.args {
		if a.Prep == 0 {
			continue
		}
		if arm, ok := r.armThrough(a.At); ok {
			c.parties = add(c.parties, arm)
		}
	}
}

// lendersThrough adds the lenders through whom money is got: "raised a loan
// through Acme Bank and Bolt Bank".
func (r *Runner) lendersThrough(c *candidate, e *event) {
	if c.typ != "financing" {
		return
	}
	for _, a := range e.args {
		if a.Verb >= 0 || a.Prep != r.s.through && a.Prep != r.s.via {
			continue
		}
		for _, who := range r.partiesOf(a.Nouns, false, nil) {
			if r.lends(who) {
				c.parties = add(c.parties, who)
			}
		}
	}
}

// withSubject reports whether the "with" in chunk k has nothing but names between
// itself and a finite verb: "Acme, with Bolt and Cue, has won".
func (r *Runner) withSubject(k int) bool {
	if r.chunks[k].Sym != r.s.with {
		return false
	}
	for k++; k < len(r.chunks); k++ {
		switch ch := &r.chunks[k]; ch.Kind {
		case clause.Noun:
			if !ch.Named {
				return false
			}
		case clause.Comma, clause.Conj:
		default:
			return ch.Kind == clause.Verb && ch.Form == clause.Finite
		}
	}
	return false
}

// apposed reports whether a noun chunk without a name stands after a comma and
// so describes the party before it: "Acme, a unit of Bolt", "Acme, a Bolt company".
func (r *Runner) apposed(n int) bool {
	if n == 0 || r.chunks[n-1].Kind != clause.Comma {
		return false
	}
	ch := &r.chunks[n]
	_, ok := r.organizationIn(ch.Span)
	return !ok || r.owned(n) || !ch.Definite && r.s.clause.Opening(r.d.Tokens[ch.First].Sym)
}

// owned reports whether a noun chunk speaks of something by its owner's name:
// "Acme's solar arm".
func (r *Runner) owned(n int) bool {
	a := r.lastMention(r.chunks[n].Span, r.s.org)
	return a != nil && r.genitive(a.End)
}

// witnesses appends the persons that noun chunks name, else their
// organizations.
func (r *Runner) witnesses(nouns []int, dst []int) []int {
	for _, n := range nouns {
		sp := r.chunks[n].Span
		if a := r.lastMention(sp, r.s.person); a != nil {
			dst = add(dst, r.in.Mentions[a.Ref].Entity)
		} else if e, ok := r.organizationIn(sp); ok && r.in.Entities[e].Subkind != "media" {
			dst = add(dst, e)
		}
	}
	return dst
}

// share gives candidates of one verb that have nothing of their own the phrases
// of the next, "a PPA and a land agreement with Acme for a plant", and those whose words
// tell no type that of the one before.
func (r *Runner) share(from int) {
	for i := len(r.cands) - 2; i >= from; i-- {
		c, n := &r.cands[i], r.cands[i+1]
		if c.noun < 0 || n.noun < 0 || c.noun == n.noun {
			continue
		}
		own := false
		for j := c.noun + 1; j < n.noun; j++ {
			if r.chunks[j].Kind == clause.Prep {
				own = true
			}
		}
		if !own {
			c.region = token.Span{First: c.region.First, End: n.region.End}
			for _, p := range n.parties {
				c.parties = add(c.parties, p)
			}
		}
	}
	for i := from + 1; i < len(r.cands); i++ {
		if c, before := &r.cands[i], &r.cands[i-1]; r.sharesType(before, c) {
			c.typ, c.generic, c.presumed = before.typ, false, false
		}
	}
}

// sharesType reports whether the words for an agreement tell no type, and those of the one before
// do, both with a capacity: "a module supply deal with Acme and a 70 MW deal with Bolt".
func (r *Runner) sharesType(before, c *candidate) bool {
	if c.noun < 0 || !c.presumed || !c.bare {
		return false
	}
	if before.noun < 0 || before.generic || !worksOrPower(before.typ) {
		return false
	}
	return r.kinds(c.region)&r.kinds(before.region)&needCapacity != 0
}
