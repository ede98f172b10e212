package deal

import (
	"strings"

	"wattwire/extract/clause"
	"wattwire/extract/lexicon"
	"wattwire/extract/token"
)

// auction reports whether an auction or a tender is told of in a sentence or in
// the ones before it, in the next of its paragraph, or power at a price in the
// sentence itself.
func (r *Runner) auction(sent int) bool {
	for i := len(r.cands) - 1; i >= 0 && r.cands[i].sent >= sent-1; i-- {
		if r.cands[i].typ == "auction_award" {
			return true // "Acme was awarded 90 MW, Bolt got 60 MW"
		}
	}
	for n := sent; n >= max(0, sent-8); n-- {
		if r.marksIn(n)&markAuction != 0 {
			return true
		}
	}
	if n := sent + 1; n < len(r.d.Sentences) && r.d.Sentences[n].Paragraph == r.d.Sentences[sent].Paragraph && r.marksIn(n)&markTender != 0 {
		return true
	}
	s := r.d.Sentences[sent].Span
	for i := s.First; i < s.End; i++ {
		if a := r.chart.Find(i, r.s.amount); a != nil && strings.HasSuffix(r.in.Quantities[a.Ref].Unit, "Wh") {
			return true
		}
	}
	return false
}

// toCome reports whether the verb group k is in the present behind a subordinator
// of time, which says that it is still to come: "once an order is placed".
func (r *Runner) toCome(k int) bool {
	v := &r.chunks[k]
	if v.Form != clause.Finite || v.Past || v.Perfect || v.Modal != 0 {
		return false
	}
	for j := k - 1; j >= 0; j-- {
		switch c := &r.chunks[j]; c.Kind {
		case clause.Sub:
			return r.s.cues.Has(c.Sym, cueTime)
		case clause.Verb, clause.Stop, clause.Rel, clause.Quote, clause.Comma:
			return false
		}
	}
	return false
}

// verbAt reports whether token i is the main verb of a group that is not passive.
func (r *Runner) verbAt(i int) bool {
	for _, ch := range r.chunks {
		if ch.Kind == clause.Verb && ch.Head == i {
			return !ch.Passive
		}
	}
	return false
}

// adjunct is the verb of the clause to which the gerund k adds what was done
// with it: "moved into solar in May, buying Acme"; -1 if k adds to none.
func (r *Runner) adjunct(k int) int {
	if k < 2 || r.chunks[k].Form != clause.Gerund || r.chunks[k-1].Kind != clause.Comma {
		return -1
	}
	for j := k - 2; j >= 0; j-- {
		switch c := r.chunks[j]; c.Kind {
		case clause.Stop, clause.Sub, clause.Rel, clause.Quote:
			return -1
		case clause.Verb:
			if c.Form == clause.Finite {
				return j
			}
			if c.Form == clause.Gerund && j > 0 && r.chunks[j-1].Kind != clause.Comma {
				return -1 // "interested in investing in solar, buying plants"
			}
		}
	}
	return -1
}

// marksIn are the marks of all words of sentence n.
func (r *Runner) marksIn(n int) lexicon.Mark {
	for k := len(r.sentMarks); k <= n; k++ {
		s, m := r.d.Sentences[k].Span, lexicon.Mark(0)
		for i := s.First; i < s.End; i++ {
			if o := r.s.marks.Of(r.d.Tokens[i].Sym); o != 0 && !r.compound(i) { // not "round-the-clock"
				m |= o
				if o&markSale != 0 && r.leaseSale(i) {
					m |= markAuction | markTender
				}
			}
		}
		r.sentMarks = append(r.sentMarks, m)
	}
	return r.sentMarks[n]
}

// marked reports whether a word of a mark stands in a span.
func (r *Runner) marked(mark lexicon.Mark, sp token.Span) bool {
	for i := sp.First; i < sp.End; i++ {
		if r.markedAt(i, mark) {
			return true
		}
	}
	return false
}

// cued reports whether a word of a mark of list deal_cues stands in a span.
func (r *Runner) cued(mark lexicon.Mark, sp token.Span) bool {
	for i := sp.First; i < sp.End; i++ {
		if r.s.cues.Has(r.d.Tokens[i].Sym, mark) {
			return true
		}
	}
	return false
}

// fronted reports whether the verb group k is that of a main clause behind a
// condition: "If regulators approve, Acme will buy Bolt".
func (r *Runner) fronted(k int) bool {
	v, comma := r.chunks[k], -1
	if v.Form != clause.Finite {
		return false
	}
	for j := k - 1; j >= 0; j-- {
		switch c := r.chunks[j]; c.Kind {
		case clause.Stop, clause.Rel:
			return false
		case clause.Comma:
			comma = j
		case clause.Verb:
			if comma < 0 {
				return false // the verb of the clause itself
			}
		case clause.Sub:
			if comma < 0 || !r.s.marks.Has(c.Sym, markCondition) {
				return false
			}
			if j > 0 && r.chunks[j-1].Kind != clause.Comma && r.chunks[j-1].Kind != clause.Quote {
				return false
			}
			s := clause.Subject(r.chunks, k)
			return len(s) > 0 && s[0] > comma
		}
	}
	return false
}

// conditional reports whether the verb group k stands in a clause that begins
// with "if" or the like, or that somebody denies ("denied that it had signed").
func (r *Runner) conditional(k int) bool {
	infinitive, joined := r.chunks[k].Form == clause.Infinitive, false
	for j := k - 1; j >= 0; j-- {
		switch c := r.chunks[j]; c.Kind {
		case clause.Sub:
			denied := j > 0 && r.chunks[j-1].Kind == clause.Verb && r.markedChunk(j-1, markFailed)
			return denied || r.s.marks.Has(c.Sym, markCondition)
		case clause.Stop, clause.Rel:
			return false
		case clause.Comma, clause.Conj:
			joined = true
		case clause.Verb:
			if c.Form == clause.Finite {
				if !infinitive {
					return !joined && r.s.marks.Has(c.Sym, markFailed) // "denied it had signed"
				}
				infinitive = false // the verb it depends on is of the same clause
			}
		}
	}
	return false
}

// denied reports whether a determiner says that there is no such thing: "no
// agreement has been signed".
func (r *Runner) denied(objects []int) bool {
	for _, o := range objects {
		if r.markedAt(r.chunks[o].First, markNone) {
			return true
		}
	}
	return false
}

// ongoing reports whether the verb group v is a present progressive: "is selling", "is being
// sold".
func (r *Runner) ongoing(v clause.Chunk) bool {
	i := v.Head
	if v.Passive {
		i--
	}
	if v.Form != clause.Finite || v.Past || v.Perfect || i <= v.First {
		return false
	}
	w := r.d.Word(i)
	return len(w) > 4 && w[len(w)-3:] == "ing"
}

// isTo reports whether the verb group k is an infinitive behind a form of "be" or "be
// going" in the present: "is to supply turbines", "are going to build".
func (r *Runner) isTo(k int) bool {
	for k > 2 && r.chunks[k-2].Kind == clause.Verb && r.chunks[k-2].Form == clause.Infinitive && clause.Joined(r.chunks, k-2) >= k {
		k -= 2 // "is to supply and maintain"
	}
	if r.chunks[k].Form != clause.Infinitive || k == 0 {
		return false
	}
	p := &r.chunks[k-1]
	if p.Kind != clause.Verb || p.Past || p.Negated || p.Modal != 0 {
		return false
	}
	return p.Sym == r.s.be || r.s.marks.Has(p.Sym, markGoing) && r.ongoing(*p)
}

// liesAhead reports whether the verb group k tells what will be done or is to be done.
func (r *Runner) liesAhead(k int) bool { return r.willed(k) || r.isTo(k) }

// coming reports whether the verb group k tells what is to be done: under "will",
// or as an infinitive behind "is", "is going" or a verb of agreeing, or of a headline.
func (r *Runner) coming(k int) bool {
	v := &r.chunks[k]
	if v.Form != clause.Infinitive {
		return r.willed(k)
	}
	for j := k - 1; j >= 0; j-- {
		if p := &r.chunks[j]; p.Kind == clause.Verb {
			return p.Sym == r.s.be || r.isTo(k) || r.s.marks.Has(p.Sym, markSettled) || p.Form == clause.Infinitive && r.coming(j)
		}
	}
	return true
}
