package deal

import (
	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// actOf is the status that the noun gives of which the word for an agreement in
// chunk k is told: "an application for a concession", "talks with Acme about a sale", "a halt
// to the sale", "ended talks on the sale"; "" if none does.
func (r *Runner) actOf(k int) string {
	if k < 2 || r.chunks[k-1].Kind != clause.Prep || r.chunks[k-1].Sym == r.s.by || r.chunks[k-2].Kind != clause.Noun {
		return "" // "was made possible by a grant"
	}
	n := k - 2
	if n > 1 && r.chunks[n].Named && r.chunks[n-1].Sym == r.s.with && r.chunks[n-2].Kind == clause.Noun {
		n -= 2
	}
	switch head := r.d.Tokens[r.chunks[n].Head].Sym; {
	case r.s.marks.Has(head, markPlan) && r.undone(n), r.s.marks.Has(head, markStopped):
		return "ended"
	case r.s.marks.Has(head, markPlan):
		return "planned"
	}
	return ""
}

// undone reports whether someone gives up or leaves what noun chunk j names: the verb before
// it ends agreements by a frame of which it fills the object or a phrase.
func (r *Runner) undone(j int) bool {
	k := j - 1
	for k > 0 && (r.chunks[k].Kind == clause.Prep || r.chunks[k].Kind == clause.Other) {
		k--
	}
	if k < 0 || r.chunks[k].Kind != clause.Verb || r.chunks[k].Modal != 0 || r.chunks[k].Negated {
		return false
	}
	for _, f := range r.s.verbs.at(r.chunks[k].Sym) {
		s := f.object
		if r.chunks[j-1].Kind == clause.Prep {
			s = f.preps[r.chunks[j-1].Sym]
		}
		if f.status == "ended" && s.role == agreement && r.particle(r.chunks[k], f.particle) >= 0 {
			return true
		}
	}
	return false
}

// putOff reports whether a verb tells that the act is put off by which the agreement in
// chunk k would come about: "postponed the signing of the contract".
func (r *Runner) putOff(k int) bool {
	if k < 2 || !r.chunks[k-1].Of || !r.markedHead(k-2, markAct) {
		return false
	}
	v := r.saidOf(k - 2)
	if v < 0 && k > 2 && r.chunks[k-3].Kind == clause.Verb {
		v = k - 3
	}
	return v >= 0 && !r.chunks[v].Negated && r.s.cues.Has(r.chunks[v].Sym, cuePends)
}

// formedAs is the verb by which something is told to have been formed as the venture in
// chunk k: "was set up in 2022 as a joint venture"; -1 if none does.
func (r *Runner) formedAs(k int) int {
	if k < 2 || r.chunks[k-1].Sym != r.s.as {
		return -1
	}
	j := k - 2
	for j > 0 && (r.chunks[j].Kind == clause.Time || r.chunks[j].Kind == clause.Prep || r.chunks[j].Kind == clause.Other) {
		j--
	}
	if v := &r.chunks[j]; v.Kind == clause.Verb && v.Passive {
		for _, f := range r.s.verbs.at(v.Sym) {
			if f.typ == "joint_venture" {
				return j
			}
		}
	}
	return -1
}

// givenUp reports whether someone does not go on with the agreement in chunk k:
// "will not go ahead with the purchase".
func (r *Runner) givenUp(k int) bool {
	if k < 2 || r.chunks[k-1].Sym != r.s.with {
		return false
	}
	j := k - 2
	for j > 0 && (r.chunks[j].Kind == clause.Other || r.chunks[j].Kind == clause.Prep) {
		j-- // "ahead"
	}
	v := r.chunks[j]
	return v.Kind == clause.Verb && v.Negated && r.s.marks.Has(v.Sym, markGoing)
}

// letGo reports whether someone lets the agreement in chunk k come to its end: "let its
// contract with Acme lapse", "allowed the licence to expire".
func (r *Runner) letGo(k int) bool {
	if k > 1 && r.chunks[k-1].Kind == clause.Verb && r.s.cues.Has(r.chunks[k-1].Sym, cueLapses) {
		k-- // "let lapse a contract"
	}
	if k == 0 || r.chunks[k-1].Kind != clause.Verb || r.chunks[k-1].Negated || !r.s.cues.Has(r.chunks[k-1].Sym, cueLets) {
		return false
	}
	for j := k; j < len(r.chunks) && r.chunks[j].Kind != clause.Stop; j++ {
		for i := r.chunks[j].First; i < r.chunks[j].End; i++ {
			if r.s.cues.Has(r.d.Tokens[i].Sym, cueLapses) {
				return true
			}
		}
	}
	return false
}

// acting reports whether the venture in chunk k is a party to an agreement of its
// sentence, not one itself: "a joint venture of Acme and Bolt signed a contract",
// "awarded a contract to a joint venture", "bought by Acme, a joint venture of Bolt and Cue".
func (r *Runner) acting(k int) bool {
	for i := len(r.cands) - 1; i >= 0 && r.cands[i].sent == r.sent; i-- {
		c := &r.cands[i]
		if c.frame == r.s.named || len(c.parties) == 0 {
			continue
		}
		v := c.verb()
		if v < k {
			if n := r.beforeComma(k); n >= 0 && r.chunks[n].Named && !r.chunks[k].Definite && c.region.Contains(r.chunks[n].Span) {
				return true
			}
			if r.partyBehind(c, k) {
				return true
			}
			continue
		}
		for _, n := range clause.Subject(r.chunks, v) {
			if n == k {
				return true
			}
		}
	}
	return false
}

// partyBehind reports whether chunk k stands in the region of a candidate behind a preposition that
// leads to one of its parties: "to", "by", "from" or, before more than a noun alone, "with".
func (r *Runner) partyBehind(c *candidate, k int) bool {
	p := &r.chunks[k-1]
	if p.Kind != clause.Prep {
		return false
	}
	switch p.Sym {
	case r.s.to, r.s.by, r.s.from:
	case r.s.with:
		if r.chunks[k].Head <= r.chunks[k].First {
			return false
		}
	default:
		return false
	}
	return c.frame.preps[p.Sym].role == party && r.chunks[k].End <= c.region.End
}

// refused reports whether chunk k is the object of a verb that is denied: "do not
// prohibit deals".
func (r *Runner) refused(k int) bool {
	j := k - 1
	for j > 0 && r.chunks[j].Kind == clause.Other {
		j-- // "is not"
	}
	return j >= 0 && r.chunks[j].Kind == clause.Verb && r.chunks[j].Negated
}

// predicate widens the region of an agreement to what its clause says of it:
// "The contract is worth $5 million".
func (r *Runner) predicate(c *candidate, k int) {
	if v := r.saidOf(k); v >= 0 {
		args := clause.Args(r.chunks, v)
		if len(args) > 0 && r.alongside(args[0].Nouns[0]) == k {
			return // what follows is of another
		}
		if r.chunks[v].Sym != r.s.be && !r.worthTold(v) {
			c.tail = r.chunks[v].First
		}
		if w := r.worthAfter(k, v); w >= 0 { // "covers 40 turbines and is worth $5 million"
			v = w
		}
		c.region.End = max(c.region.End, clause.End(r.chunks, v, clause.Args(r.chunks, v)))
	}
}

// saidOf is the finite verb whose subject is the agreement in chunk k, or an act
// or the value of it ("the signing of the contract"); -1 if there is none.
func (r *Runner) saidOf(k int) int {
	for j := k + 1; j < len(r.chunks); j++ {
		switch v := r.chunks[j]; v.Kind {
		case clause.Stop, clause.Sub:
			return -1
		case clause.Verb:
			if v.Form != clause.Finite {
				continue
			}
			s := clause.Subject(r.chunks, j)
			switch {
			case len(s) > 0 && (s[0] == k || s[0] == k-2 && r.chunks[k-1].Sym == r.s.of):
				return j
			case len(s) > 0 && s[0] == k+2 && r.chunks[k+1].Kind == clause.Rel, len(s) > 0 && s[0] == k+1:
				continue // "The deal that Acme signed is dead"
			}
			return -1
		}
	}
	return -1
}

// worthOf reports whether the sentence tells what the agreement in chunk k, which
// was told before, is worth: "The order is worth $5 million".
func (r *Runner) worthOf(k int) bool {
	if !r.chunks[k].Definite {
		return false
	}
	v := r.saidOf(k)
	return v >= 0 && r.worthTold(v)
}

// worthTold reports whether the verb group v tells what its subject is worth:
// "is worth $5 million", "was valued at $5 million", "carries a price of $5 million", "comes to $5
// million".
func (r *Runner) worthTold(v int) bool {
	const near = 8 // tokens
	ch := r.chunks[v]
	from := ch.End
	if ch.Sym == r.s.be {
		from = r.d.Sentences[r.sent].First // "The value of the order is $5 million"
	}
	for i := ch.Head; i < min(ch.Head+near, r.d.Sentences[r.sent].End); i++ {
		if r.chart.Find(i, r.s.money) != nil {
			to := v+1 < len(r.chunks) && r.chunks[v+1].Sym == r.s.to && r.addsUp(ch.Head)
			return to || r.s.marks.Has(ch.Sym, markWorth) || r.marked(markWorth, token.Span{First: from, End: i})
		}
	}
	return false
}

// worthAfter is the finite verb behind chunk j that tells what the agreement in chunk k
// is worth: "The order was placed in May and carries a price of $5 million"; -1 if none
// does.
func (r *Runner) worthAfter(k, j int) int {
	return r.alsoSaid(k, j, r.worthTold)
}

// aboutAfter is the finite verb behind chunk j that tells what the agreement in chunk k is
// about: "The order was placed in May and covers 40 turbines"; -1 if none does.
func (r *Runner) aboutAfter(k, j int) int {
	return r.alsoSaid(k, j, func(v int) bool { return !r.chunks[v].Passive && r.aboutVerb(r.chunks[v]) })
}

// alsoSaid is the first finite verb behind chunk j that has chunk k for its subject and of
// which tells holds; -1 if there is none.
func (r *Runner) alsoSaid(k, j int, tells func(v int) bool) int {
	for j++; j < len(r.chunks); j++ {
		switch v := r.chunks[j]; v.Kind {
		case clause.Stop, clause.Sub, clause.Rel:
			return -1
		case clause.Verb:
			if s := clause.Subject(r.chunks, j); v.Form == clause.Finite && len(s) > 0 && s[0] == k && tells(j) {
				return j
			}
		}
	}
	return -1
}

// underSum reports whether chunk k names that under which something is done, with what it
// is worth: "under an order worth $5 million".
func (r *Runner) underSum(k int) bool {
	if k < 1 || !r.markedChunk(k-1, markUnder) {
		return false
	}
	return r.sumAt(k) || k+2 < len(r.chunks) && r.markedChunk(k+1, markWorth) && r.sumAt(k+2)
}
