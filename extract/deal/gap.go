package deal

import (
	"cmp"
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// gaps are the clauses that go on with the verb group k and leave it out, as far as they
// have someone of their own who agrees: "Acme won 120 MW, Bolt 80 MW", or what something
// else is done to: "The dam was sold to Acme, the mine to Bolt".
func (r *Runner) gaps(k int) []clause.Gap {
	return slices.DeleteFunc(clause.Gaps(r.chunks, k), func(g clause.Gap) bool {
		return g.Last+1 < len(r.chunks) && r.chunks[g.Last+1].Kind != clause.Prep && len(r.partiesOf(g.Subject, false, nil)) == 0
	})
}

// goOn tells what a clause with the verb group k and those that go on with it and leave it
// out tell; false if the first tells nothing.
func (r *Runner) goOn(k int, whole clause.Gap, gaps []clause.Gap) bool {
	from, shared := len(r.cands), r.phrases(gaps)
	if !r.frames(k, whole, shared) || len(r.cands) == from {
		return false
	}
	f, subj, args := r.cands[from].frame, r.subjectOf(k), clause.Args(r.chunks[:whole.End], k)
	for _, g := range gaps {
		own, at := r.withShared(clause.Args(r.chunks[:g.End], g.Last), shared), len(r.cands)
		who := g.Subject
		if r.receives(g, args) {
			who, own = subj, append([]clause.Arg{{At: who[0], Nouns: who, Verb: -1}}, own...)
		}
		if r.sharesObject(g, args, own) {
			own = append([]clause.Arg{args[0]}, own...) // "Acme won a licence for 90 MW, Bolt for 60 MW"
			r.shared = args[0].At
		}
		r.elided, r.like = &g, f
		more := len(own) > 0 && own[0].Prep == 0 && r.sameGoods(own[0].At) && !slices.Equal(who, subj)
		_ = r.try(k, f, who, own) || r.frames(k, clause.Gap{Subject: who, Last: g.Last, End: g.End}, shared)
		r.elided, r.shared = nil, 0
		var others []int
		if more && who[0] == g.Subject[0] {
			others = r.others(&r.cands[from], subj, args, own)
		}
		for i := at; i < len(r.cands); i++ {
			c := &r.cands[i]
			c.before, c.more = from+1, more || c.hires() && r.cands[from].hires()
			c.parties = addAll(slices.Clip(c.parties), others)
		}
	}
	return true
}

// phrases are those behind the last of some clauses that leave their verb out, which the
// clauses before may share: "Acme will supply the towers, and Bolt the cables for the Modi
// wind farm".
func (r *Runner) phrases(gaps []clause.Gap) []clause.Arg {
	g := gaps[len(gaps)-1]
	return slices.DeleteFunc(clause.Args(r.chunks[:g.End], g.Last), func(a clause.Arg) bool { return a.Prep == 0 })
}

// withShared are the arguments of a clause with the phrases that it shares with others, if
// it has neither phrases nor amounts of its own.
func (r *Runner) withShared(args, shared []clause.Arg) []clause.Arg {
	for _, a := range args {
		if a.Prep != 0 || r.sameGoods(a.At) {
			return args
		}
	}
	return append(args, shared...)
}

// sharesObject reports whether a clause that leaves its verb out, with arguments of its own, tells of
// someone else only for what else the object of the clause before, of some arguments, is.
func (r *Runner) sharesObject(g clause.Gap, args, own []clause.Arg) bool {
	if len(own) == 0 || own[0].Prep == 0 || len(args) < 2 || args[0].Prep != 0 || args[1].Prep != own[0].Prep {
		return false
	}
	return g.Last == g.Subject[0] && len(r.partiesOf(g.Subject, false, nil)) > 0
}

// receives reports whether a clause that leaves its verb out begins with one to whom
// something is given as in the clause before, of some arguments: "gave Acme the order for
// the towers and Bolt that for the cables". Of banks one may lend as the one before does.
func (r *Runner) receives(g clause.Gap, args []clause.Arg) bool {
	if len(args) == 0 || !r.indirect(args, 0) {
		return false
	}
	bank := func(n int) bool {
		e, ok := r.organizationIn(r.chunks[n].Span)
		return ok && r.in.Entities[e].Subkind == "bank"
	}
	return bank(args[0].At) || !bank(g.Subject[0])
}

// sameGoods reports whether the object in chunk n of a clause that leaves its verb out tells only
// how much of the same: "lent Acme $5 million, and Bolt $3 million".
func (r *Runner) sameGoods(n int) bool {
	if r.remains(n) {
		return true
	}
	a := r.chart.Find(r.chunks[n].First, r.s.money)
	return a != nil && a.End == r.chunks[n].End || r.endsInCapacity(r.chunks[n].Span)
}

// others are those who agree with who does what a clause tells, but for those whose place
// others have in the clause behind it that leaves the verb out: "Acme sells Bolt the power,
// Cue the heat".
func (r *Runner) others(c *candidate, subj []int, args, own []clause.Arg) []int {
	not := r.partiesOf(subj, false, nil)
	for _, a := range args {
		if a.Prep != 0 && slices.ContainsFunc(own, func(b clause.Arg) bool { return b.Prep == a.Prep }) {
			not = r.partiesOf(a.Nouns, false, not)
		}
	}
	return slices.DeleteFunc(slices.Clone(c.parties), func(p int) bool { return contains(not, p) })
}

// remains reports whether noun chunk n, in a clause that leaves its verb out, tells of what
// the clause before tells: "Acme took half of the power, Bolt the rest", "Acme's mines were
// bought by Cue, Bolt's by Dex".
func (r *Runner) remains(n int) bool {
	ch := &r.chunks[n]
	return r.elided != nil && (r.leftOf(n) || ch.Len() == 1 && r.markedHead(n, markThat) || r.genitive(ch.End-1))
}

// leftOf reports whether noun chunk n tells only another of the same, or what is left of it:
// "another", "the second", "the rest".
func (r *Runner) leftOf(n int) bool {
	ch := &r.chunks[n]
	return r.markedHead(n, markOne) || ch.Len() == 2 && ch.Definite && r.markedHead(n, markShare)
}

// hires reports whether a candidate tells who is taken on for works, goods or services.
func (c *candidate) hires() bool { return works(c.typ) && c.frame.object.role == party }

// carryBack gives one taken on the plant and the client that only the clause behind tells, in c: "Acme
// was chosen as contractor and Bolt as supplier for the Modi wind farm".
func (a *candidate) carryBack(c *candidate) {
	if !c.hires() || !a.hires() {
		return
	}
	if a.plant < 0 && a.mw == 0 && a.mwh == 0 {
		a.plant, a.mw, a.mwh, a.own = c.plant, c.mw, c.mwh, a.own || c.own
		a.place, a.country, a.technology = cmp.Or(a.place, c.place), cmp.Or(a.country, c.country), cmp.Or(a.technology, c.technology)
	}
	if len(a.parties) == 1 && len(c.parties) == 2 {
		a.parties = add(slices.Clip(a.parties), c.parties[1])
	}
}

// carryOn gives a candidate whose clause leaves its verb out what the clause before tells,
// in a, and it does not: where and of what kind, and of the same also which plant.
func (c *candidate) carryOn(a *candidate) {
	if c.more && c.plant < 0 && c.mw == 0 && c.mwh == 0 {
		c.plant, c.place, c.own = a.plant, cmp.Or(c.place, a.place), c.own || a.own
		if c.typ == "financing" || c.hires() {
			c.mw, c.mwh = a.mw, a.mwh
		}
	}
	c.country, c.technology = cmp.Or(c.country, a.country), cmp.Or(c.technology, a.technology)
}

// timedGap is the clause at hand, if it leaves its verb out and has a time of its own.
func (r *Runner) timedGap() token.Span {
	if g := r.elided; g != nil {
		for k := g.From; k < g.End; k++ {
			if r.timeAt(k) {
				return token.Span{First: r.chunks[g.From].First, End: r.chunks[g.End-1].End}
			}
		}
	}
	return token.Span{}
}
