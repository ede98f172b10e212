package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// A financing is often told by its parts: "It consists of a $5 million loan from Acme Bank and a
// $3 million grant", "The funding includes $5 million from Acme Bank".

// parcel makes a candidate of the sum in chunk k that is told, without a word for it, as a part
// of a financing, with who gives it or who gets it: "The funding includes $5 million from Acme
// Bank and $3 million for Bolt's wind farm".
func (r *Runner) parcel(k int) {
	if r.sight.could&needSum == 0 || !r.sumAt(k) || k+2 >= len(r.chunks) || r.chunks[k+1].Kind != clause.Prep {
		return
	}
	whole := r.packageOf(k)
	if whole == 0 {
		return
	}
	args := clause.Args(r.chunks, k)
	c := candidate{
		frame: r.s.named, wording: wording{typ: "financing"}, mode: mode{status: "signed"},
		passage: passage{sent: r.sent, group: r.sent<<12 | k, noun: -1, object: k, under: -1, name: r.chunks[k].Span},
		link:    link{another: true, parcel: true, bundled: max(whole, 0)},
	}
	c.region = token.Span{First: r.chunks[k].First, End: r.nounEnd(k, args)}
	for j := k + 2; j < len(r.chunks) && r.chunks[j].First < c.region.End; j++ {
		if p := r.chunks[j-1].Kind; (p == clause.Conj || p == clause.Comma) && r.chunks[j].Kind == clause.Noun && r.sumAt(j) {
			c.region.End = r.chunks[j].First
		}
	}
	c.clause = c.region
	r.sought = r.sought[:0]
	r.prepositions(&c, c.frame, args)
	for _, a := range args {
		if a.Prep == r.s.forr && a.Verb < 0 && r.chunks[a.At].First < c.region.End {
			c.parties = r.owner(a.Nouns[0], r.partiesOf(a.Nouns[:1], false, c.parties))
		}
	}
	if len(c.parties) > 0 {
		r.fired(c.frame, &c, k, k, nil, args)
		r.cands = append(r.cands, c)
	}
}

// fundedAlike gives a financing that tells of no plant that of the one told beside it or just before
// which the same firm gets: "a $5 million loan and a $3 million grant for its wind farm", "The plant
// has a loan from Acme Bank. Bolt Bank provides tax equity".
func (r *Runner) fundedAlike(told []int) {
	for n, i := range told {
		c := &r.cands[i]
		if c.typ != "financing" || c.plant >= 0 || c.own || c.rated {
			continue
		}
		if c.about.Len() > 0 || c.count > 0 || c.date != "" {
			continue
		}
		if a := r.fundedBeside(told, n); a != nil {
			c.more = true
			c.carryOn(a)
		}
	}
}

// fundedBeside is the financing told nearest to the n-th that has a plant and is for the same
// firm, in its sentence or soon before; nil if there is none.
func (r *Runner) fundedBeside(told []int, n int) *candidate {
	for d := 1; d <= len(told); d++ {
		for _, m := range [...]int{n + d, n - d} {
			if m < 0 || m >= len(told) {
				continue
			}
			if a := &r.cands[told[m]]; r.fundsToo(a, &r.cands[told[n]]) {
				return a
			}
		}
	}
	return nil
}

// fundsToo reports whether financing c is of the plant of financing a: told beside it or soon after,
// for the same firm.
func (r *Runner) fundsToo(a, c *candidate) bool {
	const near = 2 // sentences
	switch {
	case a.typ != "financing", a.status != c.status, a.plant < 0 && !a.own:
		return false
	case a.sent > c.sent, a.sent < c.sent-near:
		return false
	}
	return r.sameBorrower(a, c)
}

// sameBorrower reports whether all who do not lend are told of both financings, or whether both are
// parts of one.
func (r *Runner) sameBorrower(a, c *candidate) bool {
	if a.parcel && c.parcel && a.bundled == c.bundled && a.alongside == c.alongside {
		return true
	}
	borrowers := 0
	for _, e := range c.parties {
		if r.lends(e) {
			continue
		}
		if !slices.Contains(a.parties, e) {
			return false
		}
		borrowers++
	}
	return borrowers > 0
}

// packageOf is the financing told before, counted from 1, of which the words for a loan or the
// like in chunk k, with its sum, tell a part: "It consists of a $5 million loan and a $3 million
// grant", "The package is split into", "a $8 million
// package, made up of a $5 million loan"; 0 if they do not, -1 if only the title may tell of it.
func (r *Runner) packageOf(k int) int {
	sum := r.fromSum(k)
	if sum == k && !r.toldWithSum(k) {
		return 0
	}
	for j := sum - 1; j >= 0; j-- {
		switch ch := &r.chunks[j]; {
		case ch.Kind == clause.Stop || ch.Kind == clause.Sub || ch.Kind == clause.Quote:
			return 0
		case ch.Kind == clause.Verb && ch.Form == clause.Finite:
			switch {
			case !r.partsOf(j):
				return 0
			case j > 0 && r.chunks[j-1].Kind == clause.Rel:
				return r.lentTo(r.sent, j) // "a loan, which includes a grant"
			case r.ofWhole(j):
				n := r.lentTo(r.sent-1, j)
				if n == 0 && r.ofFunding(clause.Subject(r.chunks, j)[0]) {
					return -1
				}
				return n
			}
			return 0
		case ch.Kind == clause.Prep && r.markedChunk(j, markMember),
			ch.Kind == clause.Verb && (ch.Form == clause.Participial || ch.Form == clause.Gerund) && r.partsOf(j):
			if n := r.lentTo(r.sent, j); n > 0 || j > 0 && r.chunks[j-1].Sym != r.s.be {
				return n
			}
		}
	}
	return 0
}

// toldWithSum reports whether the sum of the loan or the like in chunk k stands in it or behind it.
func (r *Runner) toldWithSum(k int) bool {
	if r.sumAt(k) {
		return true
	}
	if a := r.agreementIn(r.chunks[k].Span); a != nil && r.givenBy(k, a) {
		return true
	}
	return r.worthBehind(k) || k+2 < len(r.chunks) && r.chunks[k+1].Of && r.sumAt(k+2)
}

// partsOf reports whether the verb group v tells of what its subject consists.
func (r *Runner) partsOf(v int) bool {
	ch := &r.chunks[v]
	n := v + 1
	for n < len(r.chunks) && r.chunks[n].Kind == clause.Other {
		n++
	}
	switch {
	case ch.Negated || ch.Modal != 0 && ch.Modal != r.s.will || n == len(r.chunks):
		return false
	case ch.Passive:
		return r.chunks[n].Of || r.chunks[n].Sym == r.s.into // "is made up of", "is split into"
	case ch.Sym == r.s.be:
		return r.markedChunk(n, markMember) // "is composed of"
	}
	return r.markedChunk(v, markMember)
}

// ofWhole reports whether what the verb group v tells is told of a financing as one told before:
// of "it", "the package", "the total".
func (r *Runner) ofWhole(v int) bool {
	subj := clause.Subject(r.chunks, v)
	if len(subj) != 1 {
		return false
	}
	n := subj[0]
	ch := &r.chunks[n]
	switch {
	case ch.Kind != clause.Noun, ch.Named:
		return false
	case !ch.Pronoun && !r.ofFunding(n) && (!ch.Definite || r.markedAt(ch.First, markTheir)):
		return false
	case r.agreementIn(ch.Span) != nil:
		return true
	}
	return r.kindsOf(n)&(needPlant|needProject|needOrganization|needEquipment|needStake) == 0
}

// ofFunding reports whether a word for a financing heads the noun chunk n.
func (r *Runner) ofFunding(n int) bool {
	a := r.agreementIn(r.chunks[n].Span)
	return a != nil && a.Entry.Get("type") == "financing" && r.heads(a, r.chunks[n])
}

// lentTo is the last financing, counted from 1, that is told from sentence n on, or the one before
// that, up to chunk k of this one, with one who gets it; 0 if none is.
func (r *Runner) lentTo(n, k int) int {
	for i := len(r.cands) - 1; i >= 0 && r.cands[i].sent >= min(n, r.sent-1); i-- {
		a := &r.cands[i]
		switch {
		case a.typ != "financing", a.side != 0, a.parcel, a.status == "ended":
			continue
		case a.sent > n, a.sent == r.sent && a.region.First >= r.chunks[k].First:
			continue
		}
		if slices.ContainsFunc(a.parties, func(e int) bool { return !r.lends(e) }) {
			return i + 1
		}
	}
	return 0
}
