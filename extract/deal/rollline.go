package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// Winners may be listed in lines of their own, behind a sentence that tells of the award:
//
//	The winners of the auction are:
//	- Acme (90 MW)
//	- Moda wind farm, 60 MW, Bolt

// rollLine reports whether sentence n is such a line: short, with one firm and its share.
func (r *Runner) rollLine(n int) bool {
	const longest = 24 // tokens
	s := r.d.Sentences[n].Span
	if n == 0 || s.Len() > longest || r.d.Tokens[s.First].Flags&(token.BreakBefore|token.BlankBefore) == 0 || !r.auction(n) {
		return false
	}
	if last := len(r.cands) - 1; last >= 0 && r.cands[last].lined && r.cands[last].sent == n-1 {
		return true
	}
	return r.heading(n - 1)
}

// heading reports whether sentence n tells of an award, as that does behind which the winners are
// listed: somebody wins or is given something in it.
func (r *Runner) heading(n int) bool {
	s := r.d.Sentences[n].Span
	if r.winnersIn(s, true) {
		return true
	}
	for i := s.First; i < s.End; i++ {
		switch r.d.Word(i) {
		case "allocated", "awarded", "selected":
			return true
		}
	}
	return false
}

// line makes a candidate of such a line, of which chunk k is one, if no verb stands in it and one
// firm alone.
func (r *Runner) line(k int) {
	if slices.ContainsFunc(r.cands, func(a candidate) bool { return a.sent == r.sent }) {
		return
	}
	if slices.ContainsFunc(r.chunks, func(ch clause.Chunk) bool { return ch.Kind == clause.Verb && ch.Form == clause.Finite }) {
		return
	}
	s := r.d.Sentences[r.sent].Span
	c := r.enlisting(k)
	c.region, c.clause, c.another, c.lined = s, s, true, true
	for i := s.First; i < s.End; i++ {
		if m := r.enlisted(i, s.End); m != nil {
			if c.parties = add(c.parties, r.in.Mentions[m.Ref].Entity); len(c.parties) == 1 {
				c.name = m.Span
			}
		}
	}
	if len(c.parties) != 1 {
		return
	}
	r.awarder(&c)
	r.fired(c.frame, &c, k, k, nil, nil)
	r.cands = append(r.cands, c)
}
