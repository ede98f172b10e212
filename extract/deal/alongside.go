package deal

import (
	"slices"

	"wattwire/extract/clause"
)

// alongside is the noun chunk of the agreement alongside which the one in chunk k is told:
// the subject of a verb to whose object chunk k belongs, as in "The contract includes a
// service agreement" or "The deal builds on a memorandum"; -1 if there is none.
func (r *Runner) alongside(k int) int {
	v := k - 1
	if v > 0 && r.chunks[v].Kind == clause.Prep {
		v--
	}
	own := r.agreementIn(r.chunks[k].Span)
	if own == nil || !r.chunks[k].Article && !(r.plural(own) && r.chunks[k].Len() > own.Len()) && len(r.possessors(k, nil)) == 0 {
		return -1 // "The memorandum includes closer collaboration"
	}
	if v < 0 || r.chunks[v].Modal != 0 && r.chunks[v].Modal != r.s.will || r.chunks[v].Kind != clause.Verb || r.chunks[v].Form != clause.Finite || r.chunks[v].Negated || r.markedChunk(v, markSame|markPlan) || r.markedChunk(k-1, markSame) {
		return -1
	}
	for _, n := range clause.Subject(r.chunks, v) {
		a := r.agreementIn(r.chunks[n].Span)
		if a != nil && r.chunks[n].Definite && r.heads(a, r.chunks[n]) {
			return n
		}
	}
	return -1
}

// inherit gives candidate c the parties of the agreement alongside which it is told, as far
// as it tells none of its own: all where it names nobody, those who do what the verb tells
// where it names somebody else.
func (r *Runner) inherit(c *candidate) {
	for i := range r.cands {
		s := &r.cands[i]
		if s == c {
			return
		}
		if s.sent != c.sent || s.noun != c.alongside-1 || s.into == 0 {
			continue
		}
		a := &r.cands[s.into-1]
		if c.typ == "" || c.bare && c.generic {
			c.typ, c.reading = a.typ, "the one beside it" // "will replace an existing contract with Acme"
		}
		switch {
		case len(c.parties) == 0:
			c.parties = slices.Clone(a.parties)
		case len(c.parties) == 1 && !slices.Contains(a.parties, c.parties[0]) && !ownership(c.typ):
			c.parties = addAll(c.parties, a.agents)
		}
		c.partnered = c.partnered || len(c.parties) > 1
		return
	}
}
