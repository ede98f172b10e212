package deal

import (
	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// ledTo is the first noun chunk of a candidate's region, from chunk j on, to
// which a preposition or a verb leads as to what the agreement is about; -1 if
// there is none. named says that the agreement's name stands just before.
func (r *Runner) ledTo(c *candidate, j int, named bool) int {
	w := way{Runner: r, c: c, beside: -1}
	if named {
		w.beside = j
	}
	for ; j < len(r.chunks) && r.chunks[j].First < c.region.End; j++ {
		n := -1
		switch r.chunks[j].Kind {
		case clause.Stop, clause.Sub:
			return -1
		case clause.Rel:
			if j = w.verbAfter(j); j < 0 {
				return -1
			}
		case clause.Verb:
			w.given = r.opens(c, j)
			w.loosely = w.given
		case clause.Comma:
			w.given = w.given && (j+1 == len(r.chunks) || r.chunks[j+1].Kind == clause.Verb)
		case clause.Noun:
			if w.given {
				n = r.listed(c, j)
			}
			w.given = false
		case clause.Prep:
			j, n = w.over(j)
		}
		if n >= 0 {
			return n
		}
	}
	return -1
}

// way is the way from chunk to chunk to what an agreement is about.
type way struct {
	*Runner
	c       *candidate
	beside  int  // the chunk right behind the agreement's name, -1 if that is not told
	given   bool // a verb awaits its object
	loosely bool // and has none: "to work on a dam", "to provide Acme with power"
}

// verbAfter is the verb of the relative clause that begins at chunk j if it tells what the
// agreement is about, whose object is awaited then; -1 if not.
func (w *way) verbAfter(j int) int {
	v := j + 1
	for v < len(w.chunks) && w.chunks[v].Kind != clause.Verb {
		v++
	}
	if v == len(w.chunks) || w.chunks[v].Passive || !w.underWhich(w.chunks[j].First) && !w.aboutVerb(w.chunks[v]) {
		return -1
	}
	w.given, w.loosely = true, true
	return v
}

// over goes over the preposition j and the noun that it governs: the chunk where it comes
// to, and that noun if the agreement is about it, else -1.
func (w *way) over(j int) (at, about int) {
	n := j + 1
	for n < len(w.chunks) && (w.chunks[n].Kind == clause.Quote || w.chunks[n].Kind == clause.Other) {
		n++
	}
	w.given = false
	if n == len(w.chunks) || w.chunks[n].Kind != clause.Noun {
		return j, -1
	}
	if w.leadsOn(j) && (w.chunks[j].Sym != w.s.to || w.kindsOf(n)&(needPlant|needProject) != 0) {
		return n, w.listed(w.c, n)
	}
	return n, -1
}

// leadsOn reports whether the preposition j can lead to what the agreement is about.
func (w *way) leadsOn(j int) bool {
	y := w.chunks[j].Sym
	switch {
	case w.s.marks.Has(y, markAbout):
		return true
	case j == w.beside && (y == w.s.of || y == w.s.in && w.c.typ == "acquisition"): // "the purchase of the plant"
		return true
	case w.loosely && (y == w.s.of || y == w.s.with || w.s.marks.Has(y, markWhere)):
		return true
	}
	return y == w.s.to && w.c.typ == "financing"
}

// listed is chunk n if it can be what a candidate is about, -1 if not.
func (r *Runner) listed(c *candidate, n int) int {
	if r.gerund(n) {
		n++
	}
	if r.chunks[n].End <= c.region.End && r.fits(c, n) {
		return n
	}
	return -1
}

// gerund reports whether the noun chunk n is one word in -ing with a noun chunk
// for its object: a verb that no list knows.
func (r *Runner) gerund(n int) bool {
	if r.chunks[n].Len() != 1 || n+1 == len(r.chunks) || r.chunks[n+1].Kind != clause.Noun {
		return false
	}
	w := r.d.Word(r.chunks[n].First)
	return len(w) > 5 && w[len(w)-3:] == "ing" && !r.d.Tokens[r.chunks[n].First].Is(token.Upper)
}

// opens reports whether what follows the verb group k is what an agreement is
// about: "to supply", "for supplying", "a deal covering", but not "to be
// supplied", "making it the largest".
func (r *Runner) opens(c *candidate, k int) bool {
	v := r.chunks[k]
	if r.s.marks.Has(v.Sym, markAbout) {
		return !v.Passive
	}
	if v.Passive || v.Negated || v.Sym == r.s.be {
		return false
	}
	switch v.Form {
	case clause.Infinitive:
		return true
	case clause.Gerund:
		if k == 0 {
			return false
		}
		switch p := r.chunks[k-1]; p.Kind {
		case clause.Noun:
			return k-1 == c.noun
		case clause.Verb:
			return p.Form == clause.Infinitive // "to start building"
		case clause.Prep:
			return r.s.marks.Has(p.Sym, markAbout) || p.Sym == r.s.of || p.Sym == r.s.in
		}
	}
	return false
}
