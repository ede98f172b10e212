package deal

import (
	"wattwire/extract/clause"
	"wattwire/extract/record"
)

// Who owns a plant sells its power and has the work on it done. The owner is told where
// the plant is named or, of "the plant", in the sentence before.

// plantOwner appends the organization whose plant the noun chunk n is: "Acme's
// wind farm", "the wind farm owned by Acme".
func (r *Runner) plantOwner(n int, dst []int) []int {
	if r.kindsOf(n)&(needPlant|needProject|needStake) == 0 {
		return dst
	}
	if r.measure(n) && n+2 < len(r.chunks) && r.chunks[n+1].Sym == r.s.of && r.chunks[n+2].Kind == clause.Noun {
		n += 2 // "five of Acme's plants"
	}
	if out := r.owner(n, dst); len(out) > len(dst) {
		return out
	}
	if n+2 < len(r.chunks) && r.chunks[n+1].Sym == r.s.of && r.kinds(r.chunks[n+2].Span)&needOrganization != 0 {
		return r.partiesOf([]int{n + 2}, false, dst)
	}
	if n > 3 && r.chunks[n-1].Kind == clause.Comma && r.chunks[0].Kind == clause.Verb && r.chunks[0].Form == clause.Participial && r.markedChunk(0, markOwns) {
		if by := r.byWhom(clause.Args(r.chunks[:n-1], 0)); by != nil {
			return r.partiesOf(by, false, dst) // "Developed by Acme, the wind farm"
		}
	}
	if v := &r.chunks[max(n-1, 0)]; v.Kind == clause.Verb && v.Form == clause.Finite && !v.Passive && r.s.marks.Has(v.Sym, markOwns) {
		return r.partiesOf(clause.Subject(r.chunks, n-1), false, dst) // "Acme owns the wind farm, which sells"
	}
	for j := n + 1; j < len(r.chunks); j++ {
		v := &r.chunks[j]
		if v.Kind == clause.Comma {
			continue
		}
		if v.Kind == clause.Prep && j+1 < len(r.chunks) && r.lastMention(r.chunks[j+1].Span, r.s.place) != nil {
			j++ // "the wind farm in Kenya, owned by Acme"
			continue
		}
		if v.Kind == clause.Verb && (v.Form == clause.Participial || v.Form == clause.Gerund && v.Passive) && r.s.marks.Has(v.Sym, markOwns|markLed) {
			return r.partiesOf(r.byWhom(clause.Args(r.chunks, j)), false, dst)
		}
		break
	}
	return dst
}

// byWhom are the nouns behind the first "by" of a verb's own arguments.
func (r *Runner) byWhom(args []clause.Arg) []int {
	for _, a := range args {
		if a.Prep == r.s.by && a.Verb < 0 {
			return a.Nouns
		}
	}
	return nil
}

// ownerBefore appends the one firm that the sentence before tells to do something with
// a plant: "Acme is building a dam. The dam will sell its power to Bolt."
func (r *Runner) ownerBefore(dst []int) []int {
	if r.sent == 0 || !r.siteIn(r.d.Sentences[r.sent-1].Span) {
		return dst
	}
	if before := r.doers(r.sent-1, false); len(before) == 1 && r.in.Entities[before[0]].Kind == record.Organization {
		return add(dst, before[0])
	}
	return dst
}

// ordered gives works, goods or services told of "the" plant of the sentence before their
// client: "Acme is building a dam. The EPC contract went to Bolt", "Bolt will supply the
// turbines".
func (r *Runner) ordered(c *candidate, told []clause.Arg) {
	if !works(c.typ) || len(c.parties) != 1 || c.partnered || c.sourced || c.plural || r.toldOf(c) {
		return
	}
	switch {
	case c.noun >= 0 && c.returns:
		if r.byWhom(told) != nil {
			return // "The contract was awarded by Acme"
		}
	case c.object >= 0 && r.chunks[c.object].Definite:
	default:
		return
	}
	c.parties = r.ownerBefore(c.parties)
}
