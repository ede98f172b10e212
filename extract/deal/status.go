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

// status is whether what the verb group k tells is signed, planned or ended;
// false if it tells that nothing of the kind has come about.
func (r *Runner) status(k int, f *frame) (string, bool) {
	v := r.chunks[k]
	status := "signed"
	if f.status != "" {
		status = f.status
	}
	if r.fronted(k) {
		return "planned", v.Modal == r.s.will && status == "signed" && !v.Negated
	}
	if r.conditional(k) {
		return "", false
	}
	if g, _ := clause.Bound(r.chunks, k); g >= 0 && r.d.Tokens[v.First].Sym != r.s.to && r.binding(k) < 0 {
		return r.status(g, f) // "which saw Acme sell its stake"
	} else if g >= 0 && r.s.cues.Has(r.chunks[g].Sym, cueMoves) && r.chunks[g+1].Kind == clause.Noun {
		return r.status(g, f) // "prompted Acme to sign", not "pushed for Acme to sign"
	}
	if i := v.First - 1; i > 0 && v.Form == clause.Infinitive && r.markedAt(i, markNot) {
		return "", status == "ended" // "decided not to sell"
	} else if i > 0 && r.markedAt(i, markFailed) {
		return "", false // "unable to reach"
	} else if i > 0 && v.Form == clause.Infinitive && status == "signed" && r.markedAt(i, markSettled) && !r.verbAt(i) {
		return status, true // "pleased to announce"
	} else if r.verging(v) {
		return "planned", true // "close to signing"
	}
	for j := k; j >= 0; j-- {
		c := r.chunks[j]
		if c.Kind == clause.Stop {
			break
		}
		if c.Kind == clause.Sub && j < k {
			break
		}
		if c.Kind == clause.Noun && j < k && r.chunks[k].Form == clause.Infinitive {
			head := r.d.Tokens[c.Head].Sym
			if j+1 == k && ownership(f.typ) && j > 0 && r.chunks[j-1].Kind == clause.Verb && (r.kindsOf(j)&needSuitor != 0 || r.s.cues.Has(head, cueFunder) && !c.Named) {
				return "", false // "is seeking investors to invest in Acme"
			}
			if r.markedAt(c.First, markNone) && (j+1 == k || r.s.marks.Has(head, markPlan)) {
				return "", status == "ended" // "has no plans to buy"
			}
			if a := r.agreementIn(c.Span); a != nil && r.heads(a, c) && !r.afterConj(k) {
				if v := r.chunks[max(j-1, 0)]; v.Kind == clause.Verb {
					switch {
					case v.Negated || r.s.marks.Has(v.Sym, markFailed):
						return "", false // "failed to reach a deal to buy"
					case r.s.marks.Has(v.Sym, markStopped):
						return "ended", true // "terminated its agreement to buy"
					}
					if v.Kind == clause.Verb && r.mulled(j-1) {
						return "planned", true // "wants to strike a deal to buy"
					}
					if b := r.chunks[max(j-2, 0)]; v.Kind == clause.Verb && v.Form == clause.Infinitive && b.Kind == clause.Verb && (b.Negated || r.s.marks.Has(b.Sym, markFailed)) {
						return "", false // "failed to reach a deal to buy"
					}
				}
				if c.First > 0 && r.markedAt(c.First-1, markVerge) {
					return "planned", true // "is nearing a deal to buy"
				}
				if t := a.Entry.Get("type"); status == "signed" && (f.typ == "acquisition" || f.typ == "financing") && (t == "letter_of_intent" || t == "memorandum_of_understanding") {
					return "planned", true // "a letter of intent to buy"
				}
				return status, true // "a deal to buy"
			}
			if r.s.marks.Has(head, markPlan) {
				if v := r.chunks[max(j-1, 0)]; v.Kind == clause.Verb && !v.Negated {
					switch {
					case r.s.marks.Has(v.Sym, markStopped):
						return "ended", true // "suspended talks to sell"
					case status == "signed" && r.s.cues.Has(v.Sym, cueUses) && v.Form == clause.Finite && v.Modal == 0:
						return status, true // "exercised its option to buy"
					}
				}
				return "planned", true
			}
			continue
		}
		if c.Kind != clause.Verb || j < k && c.Form == clause.Infinitive && r.afterConj(k) {
			continue
		}
		if c.Negated {
			return "", status == "ended"
		}
		if j < k {
			if r.s.marks.Has(c.Sym, markFailed) {
				return "", false
			}
			if r.toGet(j) == k && c.Modal == 0 {
				return status, true // "selected Acme to receive a grant"
			}
			if c.Bids && status == "signed" && v.Form == clause.Infinitive {
				return "planned", true // "allows Acme to buy"
			}
			if r.s.marks.Has(c.Sym, markSettled) && !r.s.marks.Has(c.Modal, markOpen) {
				if f.object.role == agreement && status == "signed" && v.Form == clause.Infinitive && r.s.marks.Has(v.Sym, markSigns) && r.s.marks.Has(v.Sym, markHappens) {
					return "planned", true // "agreed to finalise a contract"
				}
				return status, true
			}
		}
		setUp := j == k && v.Head+1 < len(r.d.Tokens) && r.markedAt(v.Head+1, markParticle)
		if r.s.marks.Has(c.Modal, markOpen) || r.s.marks.Has(c.Sym, markPlan) && !setUp {
			return "planned", true
		}
		if c.Form == clause.Finite || c.Form == clause.Participial {
			if j < k && status == "signed" && v.Form == clause.Infinitive && r.chooses(c.Sym) {
				return status, true // "selected Acme to receive funding"
			}
			break
		}
	}
	switch {
	case v.Form == clause.Infinitive && (status == "signed" || f.subject.role == agreement):
		return "planned", true
	case v.Form == clause.Gerund && k > 1 && r.chunks[k-1].Kind == clause.Prep && r.chunks[k-2].Kind == clause.Noun &&
		(r.markedHead(k-2, markPlan) || k > 3 && r.chunks[k-3].Sym == r.s.with && r.markedHead(k-4, markPlan)):
		return "planned", true // "talks about selling a stake", "talks with Acme about selling"
	case v.Form == clause.Gerund && !v.Perfect && f.object.role != agreement:
		// "analysts favour selling the unit" tells of no sale
		p := k - 1
		return status, p >= 0 && ((r.chunks[p].Kind == clause.Prep || r.chunks[p].Kind == clause.Sub) && r.markedChunk(p, markHaving) || r.adjunct(k) >= 0 || r.absolute(k))
	}
	return status, true
}

// afterConj reports whether the infinitive k goes on one before it, so that it is no
// part of what that one's object is about: "to set up a venture or sign a contract".
func (r *Runner) afterConj(k int) bool { return k > 0 && r.chunks[k-1].Kind == clause.Conj }

// chooses reports whether a verb is of those that make an agreement with their object
// ("select"), not of those that may tell of one told by its name ("announce").
func (r *Runner) chooses(verb token.Sym) bool {
	hires, named := false, false
	for _, f := range r.s.verbs.at(verb) {
		hires = hires || f.object.role == party && f.status == ""
		named = named || f.object.role == agreement
	}
	return hires && !named && verb != r.s.be
}

// verging reports whether words beside a verb group say that it is about to be done:
// "close to signing", "nearing", "closing in on a deal".
func (r *Runner) verging(v clause.Chunk) bool {
	if v.End+1 < len(r.d.Tokens) && r.d.Tokens[v.End].Sym == r.s.in && r.d.Tokens[v.End+1].Sym == r.s.on {
		return true
	}
	i := v.First - 1
	return i > 1 && (r.markedAt(i, markVerge) || r.d.Tokens[i].Sym == r.s.to && r.markedAt(i-1, markVerge))
}

// mulled reports whether what the verb group k tells is only thought or talked of:
// "is considering signing", "in talks to buy", "could strike".
func (r *Runner) mulled(k int) bool {
	for j := k; j >= 0; j-- {
		switch c := &r.chunks[j]; c.Kind {
		case clause.Stop, clause.Sub, clause.Rel, clause.Quote:
			return false
		case clause.Noun:
			if j < k && r.s.cues.Has(r.d.Tokens[c.Head].Sym, cueMulls) {
				return true
			}
		case clause.Verb:
			if r.s.cues.Has(c.Sym, cueMulls) || r.s.cues.Has(c.Modal, cueMulls) || r.verging(*c) {
				return true
			}
			if c.Form == clause.Finite {
				return false
			}
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

// absolute reports whether the gerund k tells beside a clause what another does:
// "The plant has a new owner, with Acme buying it".
func (r *Runner) absolute(k int) bool {
	return k > 2 && r.chunks[k-1].Kind == clause.Noun && r.chunks[k-2].With && (r.chunks[k-3].Kind == clause.Comma || r.chunks[k-1].Named)
}

// marksIn are the marks of all words of sentence n.
func (r *Runner) marksIn(n int) lexicon.Mark {
	for k := len(r.sentMarks); k <= n; k++ {
		s, m := r.d.Sentences[k].Span, lexicon.Mark(0)
		for i := s.First; i < s.End; i++ {
			m |= r.s.marks.Of(r.d.Tokens[i].Sym)
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
			if comma < 0 || !r.s.marks.Has(c.Sym, markCondition) || j > 0 && r.chunks[j-1].Kind != clause.Comma {
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
