package deal

import (
	"slices"

	"wattwire/extract/clause"
)

// pledges reports whether a verb, done to chunk o, tells without a condition what somebody
// will do, not what they will sign: "will buy", "said it would buy", "are to cooperate",
// "will provide a loan".
func (r *Runner) pledges(e *event, chief, o int) bool {
	k, v := e.k, &r.chunks[e.k]
	switch f := e.frame; {
	case f.status == "planned", f.subject.role == agreement:
		return false
	case f.object.role == agreement:
		a := r.agreementIn(r.chunks[o].Span)
		if a == nil || a.Entry.Get("type") != "financing" {
			return false
		}
		if r.markedChunk(k, markSigns|markHappens|markSettled|markPlan) || r.s.cues.Has(v.Sym, cueApproves|cueMulls) {
			return false
		}
	}
	if chief+1 == k && r.chunks[chief].Sym == r.s.be && r.chunks[chief].Modal == 0 {
		return true
	}
	if chief != k && !r.spends(chief, k) {
		return false
	}
	if v.Form == clause.Gerund && k > 0 && r.markedChunk(k-1, markBesides) {
		for chief = k - 1; chief > 0 && (r.chunks[chief].Kind != clause.Verb || r.chunks[chief].Form != clause.Finite); chief-- {
		}
	}
	return r.willed(chief) && !r.fronted(chief) && !r.chunks[chief].Negated && !r.conditionBehind(k)
}

// spends reports whether the verb group v tells of the sum that is paid, not bid, to do what the
// infinitive k tells: "will spend $5 million to buy".
func (r *Runner) spends(v, k int) bool {
	_, sum, _ := r.paid(k)
	return sum > v && !slices.ContainsFunc(r.s.verbs.at(r.chunks[v].Sym), func(f verbFrame) bool {
		return f.typ == "acquisition" && f.status == "planned"
	})
}

// conditionBehind reports whether a condition follows in the clause of the verb group k:
// "will buy Acme if regulators agree".
func (r *Runner) conditionBehind(k int) bool {
	for j := k + 1; j < len(r.chunks) && r.chunks[j].Kind != clause.Stop; j++ {
		if r.chunks[j].Kind == clause.Sub {
			return r.s.marks.Has(r.chunks[j].Sym, markCondition)
		}
	}
	return false
}

// settledPledge reports whether what somebody says to do unconditionally is told so that the
// other side must have agreed: with both sides, or, where it is no money, with the sum or the
// firm that is bought, or as money got for what is to be done with it, or, of a lender, as a sum
// for a plant.
func (r *Runner) settledPledge(c *candidate) bool {
	switch {
	case r.pledgedToPlant(c):
		return true
	case len(c.parties) > 1, c.gains:
		return true
	case c.typ != "financing" && c.value > 0:
		return true
	}
	return c.typ == "acquisition" && len(c.targets) > 0
}

// pledgedToPlant reports whether lenders alone tell of a sum that they lend for a plant.
func (r *Runner) pledgedToPlant(c *candidate) bool {
	if c.typ != "financing" || !(c.value > 0) || !c.own && c.plant < 0 {
		return false
	}
	other := func(e int) bool { return !r.lends(e) }
	return len(c.agents) > 0 && !slices.ContainsFunc(c.agents, other)
}

// heardOf reports whether the clause of the verb group k is what somebody is told to
// have said.
func (r *Runner) heardOf(k int) bool {
	for j := k - 1; j >= 0; j-- {
		switch v := &r.chunks[j]; v.Kind {
		case clause.Verb:
			return v.Form == clause.Finite && v.Past && r.s.marks.Has(v.Sym, markSays)
		case clause.Stop, clause.Rel:
			return false
		}
	}
	return false
}

// chief is the finite verb on which the verb group k hangs, as "agreed" of "agreed to
// buy" or "to invest to take", and the token at which its clause begins; k itself if it
// hangs on none.
func (r *Runner) chief(k int) (verb, start int) {
	for j := k - 1; j >= 0 && r.chunks[k].Form == clause.Infinitive; j-- {
		c := &r.chunks[j]
		switch {
		case c.Kind == clause.Stop || c.Kind == clause.Sub || c.Kind == clause.Rel || c.Kind == clause.Quote || c.Kind == clause.Comma:
			return k, clause.Start(r.chunks, k)
		case c.Kind != clause.Verb || c.Form != clause.Finite:
		case j > 0 && r.chunks[j-1].Kind == clause.Conj:
			return j, c.First // "signed a contract in May and agreed in June to buy"
		default:
			return j, clause.Start(r.chunks, j)
		}
	}
	return k, clause.Start(r.chunks, k)
}

// willed reports whether the verb group k stands under "will", or under the "would" of what
// somebody says.
func (r *Runner) willed(k int) bool {
	m := r.chunks[k].Modal
	return m == r.s.will || m == r.s.would && r.heardOf(k)
}
