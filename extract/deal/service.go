package deal

import (
	"slices"

	"wattwire/extract/clause"
)

// A financing is often told by what its money does: "A $5 million grant keeps Acme's wind
// farm alive", "The 50 MW plant opened thanks to a $5 million loan". English has any number
// of verbs for that. Whom the money serves, or whose plant, has got it; and if it serves
// a plant, it is told with its sum even where nobody is named.

// serves adds those whom the financing in chunk k, told with its sum, serves.
func (r *Runner) serves(c *candidate, k int) {
	a := r.agreementIn(r.chunks[k].Span)
	if c.typ != "financing" || c.put || a == nil || !r.sumOf(k, a) { // none in "an amount of funding"
		return
	}
	if v := r.saidOf(r.fromSum(k)); v >= 0 {
		ch, subj := &r.chunks[v], clause.Subject(r.chunks, v)
		if last := subj[len(subj)-1]; last > k && r.chunks[last-1].Kind == clause.Conj && r.chunks[last-2].Kind == clause.Comma {
			return // "a loan to Acme, and the bank will let it decide"
		}
		if ch.Passive || ch.Negated || ch.Sym == r.s.be || r.markedChunk(v, markSays) || r.s.cues.Has(ch.Sym, cueIdle) {
			return
		}
		if r.benefit(c, v, r.servedBy(v)) && c.status == "signed" && r.s.marks.Has(ch.Modal, markOpen) && !r.willed(v) {
			c.status = "planned" // "would help Acme build"
		}
		if c.serves && len(c.parties) == 0 {
			c.parties = r.teller(v, nil) // "The loan will go towards a plant, Kivu Bank said"
		}
		return
	}
	if p := r.fromSum(k) - 1; p >= 0 && r.chunks[p].Kind == clause.Prep && r.markedChunk(p, markHaving|markBesides) && len(c.parties) < 2 {
		c.parties = r.around(p, c.parties) // "Acme can build the plant after a loan from Bolt"
	}
	if v, _ := r.governing(k); v >= 0 && !r.chunks[v].Negated {
		if subj := clause.Subject(r.chunks, v); len(subj) > 0 && r.kindsOf(subj[0])&(needPlant|needProject) != 0 {
			r.benefit(c, v, subj[:1]) // "The plant opened thanks to a loan"
		}
	}
}

// servedBy are the nouns for which the money does what the verb group v tells: its
// objects, those of what it lets somebody do, and where it goes.
func (r *Runner) servedBy(v int) []int {
	var out []int
	for _, a := range clause.Args(r.chunks, v) {
		switch {
		case a.Verb >= 0 && (a.Prep != 0 || r.chunks[a.Verb].Form == clause.Participial):
		case a.Prep == 0, a.Prep == r.s.of, r.s.marks.Has(a.Prep, markAbout), a.Prep != r.s.in && r.s.cues.Has(a.Prep, cueHangs):
			out = append(out, a.Nouns...)
		}
	}
	return out
}

// benefit notes that the money of a candidate serves those nouns by what the verb group v
// tells, if one of them is a party, a plant or how large one is; false if none is.
func (r *Runner) benefit(c *candidate, v int, nouns []int) bool {
	var who []int
	site := false
	for _, o := range nouns {
		site = site || r.kindsOf(o)&(needPlant|needProject|needCapacity) != 0
		if len(who) == 0 {
			who = r.plantOwner(o, r.partiesOf([]int{o}, false, who))
		}
	}
	if !site && len(who) == 0 {
		return false
	}
	if len(c.parties) < 2 || !slices.ContainsFunc(c.parties, func(e int) bool { return !r.lends(e) }) {
		c.parties = addAll(c.parties, who)
	}
	c.serves = true
	if c.tail == 0 && v > c.noun {
		c.tail = r.chunks[v].First
	}
	c.region.First = min(c.region.First, r.chunks[v].First)
	if len(nouns) > 0 {
		c.region.First = min(c.region.First, r.chunks[nouns[0]].First)
	}
	c.region.End = max(c.region.End, clause.End(r.chunks, v, clause.Args(r.chunks, v)))
	return true
}
