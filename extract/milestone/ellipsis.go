package milestone

import (
	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// second makes the steps of plants that follow with a time of their own, the
// verb of the step x left out: "Acme 1 began operation in 1984 and Acme 2 in
// 1990". It looks on from chunk k, the last that belongs to the verb.
func (r *Runner) second(k int, x found, first []target) {
	for k++; k < len(r.chunks) && r.chunks[k].Kind != clause.Time; k++ {
		switch r.chunks[k].Kind {
		case clause.Noun, clause.Prep, clause.Other, clause.Paren:
		default:
			return
		}
	}
	for {
		n := k + 1
		if n < len(r.chunks) && r.chunks[n].Kind == clause.Comma {
			n++
		}
		if n < len(r.chunks) && r.chunks[n].Kind == clause.Conj {
			n++
		}
		if n == k+1 || n >= len(r.chunks) || r.chunks[n].Kind != clause.Noun || !r.isPlant(n) && !r.sharer(n) {
			return
		}
		t := n + 1
		for t+1 < len(r.chunks) && (r.chunks[t].Kind == clause.Prep && r.chunks[t+1].Kind == clause.Noun || r.chunks[t].Kind == clause.Paren) {
			t += 2
			if r.chunks[t-2].Kind == clause.Paren {
				t--
			}
		}
		if t < len(r.chunks) && r.chunks[t].Kind == clause.Prep {
			t++
		}
		if t >= len(r.chunks) || r.chunks[t].Kind != clause.Time || t+1 < len(r.chunks) && !r.closes(t+1) {
			return
		}
		targets := r.targets([]int{n}, nil)
		if len(targets) == 0 {
			targets = first
		}
		y := x
		y.span = token.Span{First: r.chunks[n].First, End: r.chunks[t].End}
		y.clause, y.after = y.span, y.span.First
		if date, _, _ := r.date(y); date == "" || !r.emit(y, targets) {
			return
		}
		k = t
	}
}

// closes reports whether the clause that chunk k would go on with is at its end
// there.
func (r *Runner) closes(k int) bool {
	switch r.chunks[k].Kind {
	case clause.Stop, clause.Comma, clause.Conj, clause.Sub, clause.Paren, clause.Quote:
		return true
	}
	return false
}

// sharer reports whether noun chunk n is a part of a plant told before, without
// its noun: "the second", "a second one", "the other two".
func (r *Runner) sharer(n int) bool {
	c := r.chunks[n]
	if c.Len() > 1 && r.s.marks.Has(r.d.Tokens[c.Head].Sym, markSingle) {
		c.Head, c.End = c.Head-1, c.End-1
	}
	return (c.Len() <= 2 || c.Len() == 3 && c.Definite) && r.s.marks.Has(r.d.Tokens[c.Head].Sym, markShare)
}
