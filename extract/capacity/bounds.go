package capacity

import (
	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// bounds finds the clause of candidate i: back and forth to a full stop, a
// subordinator, a relative pronoun, or a conjunction before a clause with its
// own subject.
func (r *Runner) bounds(i int) {
	c := &r.cands[i]
	sent := r.d.Sentences[c.sentence].Span
	c.clause = sent
	at := r.chunk(c.First)
	if at < 0 {
		return
	}
	relative := false
	for k := at - 1; k >= 0; k-- {
		if j := r.asideBefore(k); j >= 0 {
			if s := r.chunks[j-1].Span; !r.holdsPlant(s) && r.mentionIn(s) == nil {
				c.aside = token.Span{First: r.chunks[j].First, End: r.chunks[k].End}
			}
			k = j
			continue
		}
		if r.divides(k) && !r.adverbial(k) && !r.apposed(k) {
			c.clause.First = r.chunks[k].End
			relative = r.chunks[k].Kind == clause.Rel
			break
		}
	}
	for k := at + 1; k < len(r.chunks); k++ {
		if r.divides(k) || relative && r.chunks[k].Kind == clause.Comma {
			c.clause.End = r.chunks[k].First
			break
		}
	}
	c.clause.End = max(c.clause.End, c.phrase.End)
}

// asideBefore is the comma or dash that opens the relative clause of which chunk k
// is the last mark, where the main verb follows: the maker, which runs a plant in
// Peru, is developing; -1 if there is none.
func (r *Runner) asideBefore(k int) int {
	if r.chunks[k].Kind != clause.Comma {
		return -1
	}
	v := k + 1
	for v < len(r.chunks) && r.chunks[v].Kind == clause.Other {
		v++
	}
	if v == len(r.chunks) || r.chunks[v].Kind != clause.Verb || r.chunks[v].Form != clause.Finite {
		return -1
	}
	for j := k - 1; j > 1; j-- {
		switch r.chunks[j].Kind {
		case clause.Rel:
			if r.chunks[j-1].Kind == clause.Comma && r.chunks[j-2].Kind == clause.Noun {
				return j - 1
			}
			return -1
		case clause.Stop, clause.Sub, clause.Comma:
			return -1
		}
	}
	return -1
}

// apposed reports whether chunk k is a colon after which no verb follows, so that
// what follows says more of what is told before: the park is to rise: 1 GW of solar.
func (r *Runner) apposed(k int) bool {
	if r.chunks[k].Kind != clause.Stop || r.d.Tokens[r.chunks[k].First].Sym != r.s.words.colon {
		return false
	}
	for _, x := range r.chunks[k+1:] {
		switch {
		case x.Kind == clause.Verb && x.Form == clause.Finite:
			return false
		case x.Kind == clause.Stop, x.Kind == clause.Rel, x.Kind == clause.Sub, x.Kind == clause.Comma:
			return true
		}
	}
	return true
}

// adverbial reports whether the comma at chunk k ends a phrase that opens its
// clause: In Spain, the company has.
func (r *Runner) adverbial(k int) bool {
	if r.chunks[k].Kind != clause.Comma {
		return false
	}
	for j := k - 1; j >= 0; j-- {
		switch r.chunks[j].Kind {
		case clause.Verb:
			return false
		case clause.Conj, clause.Stop, clause.Sub:
			return j < k-1
		}
	}
	return true
}

// divides reports whether a new clause begins at chunk k.
func (r *Runner) divides(k int) bool {
	switch r.chunks[k].Kind {
	case clause.Stop, clause.Sub, clause.Rel:
		return true
	case clause.Conj, clause.Comma:
		noun := false
		for j := k + 1; j < len(r.chunks); j++ {
			switch r.chunks[j].Kind {
			case clause.Noun:
				noun = true
				continue
			case clause.Comma: // and in Chile, it has
				if j > k+2 && r.chunks[k+1].Kind == clause.Prep {
					continue
				}
			case clause.Prep, clause.Other, clause.Paren, clause.Quote, clause.Time:
				continue
			case clause.Verb:
				return noun && r.chunks[j].Form == clause.Finite && r.verbBefore(k)
			}
			return false
		}
	}
	return false
}

// verbBefore reports whether a clause stands before the conjunction at chunk k,
// not only the first half of a subject: Acme and Bolt have.
func (r *Runner) verbBefore(k int) bool {
	if r.chunks[k].Kind != clause.Conj {
		return true
	}
	for j := k - 1; j >= 0; j-- {
		switch r.chunks[j].Kind {
		case clause.Verb:
			if r.chunks[j].Form == clause.Finite {
				return true
			}
		case clause.Stop, clause.Sub:
			return false
		}
	}
	return false
}
