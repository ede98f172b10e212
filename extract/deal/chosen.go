package deal

import (
	"slices"

	"wattwire/extract/clause"
)

// chosen reports whether the verb before the infinitive k made an agreement
// with the one who is to do it.
func (r *Runner) chosen(k int) bool {
	for j := k - 1; j >= 0; j-- {
		if r.chunks[j].Kind != clause.Verb {
			continue
		}
		for i := len(r.cands) - 1; i >= 0 && r.cands[i].group>>12 == r.sent; i-- {
			if c := &r.cands[i]; c.group == r.sent<<12|j && c.frame.object.role == party && c.frame.object.needs&needOrganization != 0 {
				return true
			}
		}
		if r.chunks[j].Form != clause.Infinitive {
			return false
		}
		n := k - 1 // "hired Acme to build it and Bolt to run it"
		return r.chunks[n].Kind == clause.Noun && r.chunks[n].Named && r.chunks[n-1].Kind == clause.Conj && r.chosen(j)
	}
	return false
}

// toGet is the infinitive of getting behind the verb of choosing k: "selected Acme
// to receive $5 million"; -1 if there is none.
func (r *Runner) toGet(k int) int {
	if !r.s.cues.Has(r.chunks[k].Sym, cueChooses) {
		return -1
	}
	for j := k + 1; j < len(r.chunks); j++ {
		switch c := &r.chunks[j]; c.Kind {
		case clause.Stop, clause.Sub, clause.Rel:
			return -1
		case clause.Verb:
			if c.Form == clause.Infinitive && r.s.cues.Has(c.Sym, cueGets) {
				return j
			}
			return -1
		}
	}
	return -1
}

// funds reports whether an object of the verb group k is a financing or a sum.
func (r *Runner) funds(k int) bool {
	return slices.ContainsFunc(clause.Args(r.chunks, k), func(a clause.Arg) bool {
		return (a.Prep == 0 || r.s.marks.Has(a.Prep, markSum)) && r.kindsOf(a.Nouns[0])&(needFunding|needSum) != 0
	})
}

// choosers appends those who choose, and those whom they choose, to get what the
// infinitive k tells.
func (r *Runner) choosers(k int, dst []int) []int {
	g := k - 1
	for g >= 0 && r.chunks[g].Kind != clause.Verb {
		g--
	}
	if g < 0 || r.toGet(g) != k {
		return dst
	}
	if !r.chunks[g].Passive {
		dst = r.partiesOf(clause.Subject(r.chunks, g), true, dst)
	}
	for _, a := range clause.Args(r.chunks, g) {
		switch {
		case a.At > k:
			return dst
		case a.Verb >= 0:
		case r.chunks[g].Passive && a.Prep == r.s.by:
			dst = r.partiesOf(a.Nouns, true, dst)
		case !r.chunks[g].Passive && a.Prep == 0:
			dst = r.partiesOf(a.Nouns, false, dst)
			for _, n := range a.Nouns {
				dst = r.maker(n, dst) // "chose Acme's reactor to receive"
			}
		}
	}
	return dst
}
