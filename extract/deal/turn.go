package deal

import (
	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// Of agreements named together the sentences behind often tell in turn: "signed two contracts on Monday. The
// first is for 90 MW of wind, the other covers a dam", "The second agreement is a loan".

// turn reports whether the word at token i opens what is told of one of several agreements named before:
// "The first of these covers a dam", "One was for 90 MW and another for 50 MW".
func (r *Runner) turn(i int) bool {
	s := r.d.Sentences[r.sent]
	v := r.pastThem(i + 1)
	if v+1 >= s.End || !r.opensTurn(i) || r.bundle(true) == 0 {
		return false
	}
	switch y := r.s.clause.Lemma(r.d.Tokens[v].Sym); {
	case y == r.s.be:
		return r.d.Tokens[v+1].Sym == r.s.forr
	case r.d.Tokens[v].Sym == r.s.forr:
		return i > s.First+1
	default:
		return r.s.marks.Has(y, markAbout)
	}
}

// opensTurn reports whether the word at token i, behind "the" or not, stands first in its sentence or behind
// what joins it to a turn before.
func (r *Runner) opensTurn(i int) bool {
	first := r.d.Sentences[r.sent].First
	if i > first && r.d.Tokens[i-1].Sym == r.s.the {
		i--
	}
	if i == first {
		return true
	}
	before := &r.d.Tokens[i-1]
	return before.Is(token.Punct) || r.s.clause.Joins(before.Sym)
}

// pastThem is the token behind "of these", "of them" or "of the agreements" at token i; i if none of these
// stands there.
func (r *Runner) pastThem(i int) int {
	if i+1 >= len(r.d.Tokens) || r.d.Tokens[i].Sym != r.s.of {
		return i
	}
	if r.markedAt(i+1, markThese) || r.d.Word(i+1) == "them" {
		return i + 2
	}
	if r.d.Tokens[i+1].Sym == r.s.the && i+2 < len(r.d.Tokens) {
		if a := r.chart.Find(i+2, r.s.agreement); a != nil && r.plural(a) {
			return a.End
		}
	}
	return i
}

// turnHead reports whether noun chunk n, a subject, stands for one of several agreements named before: "The
// first is a loan".
func (r *Runner) turnHead(n int) bool {
	return r.chunks[n].Kind == clause.Noun && r.chunks[n].Len() <= 2 && r.markedHead(n, markOne) && r.opensTurn(r.chunks[n].Head)
}

// isAnother reports whether the agreement in chunk k, one of several, is told by what it is: "The second
// agreement is a loan".
func (r *Runner) isAnother(k int) bool {
	v := r.saidOf(k)
	if v < 0 || r.chunks[v].Sym != r.s.be {
		return false
	}
	args := clause.Args(r.chunks, v)
	if len(args) == 0 || args[0].Prep != 0 || args[0].Verb >= 0 {
		return false
	}
	_, cand := r.itemOf(args[0].Nouns[0])
	return cand > 0
}

// upToTurn ends the region of one of several agreements, of which the verb group v tells, where what is told
// of the next begins: "One is for 90 MW of wind and another for 50 MW of solar".
func (r *Runner) upToTurn(c *candidate, v int) {
	for n := v + 1; c.bundled > 0 && n < len(r.chunks) && r.chunks[n].First < c.region.End; n++ {
		if r.chunks[n].Kind == clause.Noun && r.markedHead(n, markOne) && r.turn(r.chunks[n].Head) {
			c.region.End = r.chunks[n-1].First
			return
		}
	}
}
