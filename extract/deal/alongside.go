package deal

import (
	"cmp"
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/token"
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
	if own == nil {
		return -1
	}
	ch := &r.chunks[k]
	if !ch.Article && !(r.plural(own) && ch.Len() > own.Len()) && len(r.possessors(k, nil)) == 0 {
		return -1 // "The memorandum includes closer collaboration"
	}
	if v < 0 {
		return -1
	}
	switch verb := &r.chunks[v]; {
	case verb.Modal != 0 && verb.Modal != r.s.will:
		return -1
	case verb.Kind != clause.Verb, verb.Form != clause.Finite, verb.Negated:
		return -1
	case r.markedChunk(v, markSame|markPlan), r.markedChunk(k-1, markSame):
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

// itemOf says among which agreements the one in chunk k is told: the noun chunk that names
// them in its sentence ("signed four deals with Acme, including a loan and a lease", "The
// deals include a loan, a lease and a service contract"), or the candidate that does in one
// before, counted from 1 ("Among them is a loan", "They include a loan", "The third deal is a
// loan"); -1 and 0 if it does not stand so.
func (r *Runner) itemOf(k int) (noun, cand int) {
	if r.madePart(k) {
		return -1, r.bundle(false)
	}
	j := r.listedBy(k)
	if j < 0 {
		return -1, 0
	}
	if v := &r.chunks[j]; v.Kind != clause.Verb || v.Form != clause.Finite {
		for n := j - 1; n >= 0 && (r.chunks[n].Kind != clause.Verb || r.chunks[n].Form != clause.Finite); n-- {
			if a := r.agreementIn(r.chunks[n].Span); r.chunks[n].Kind == clause.Noun && a != nil && r.plural(a) && r.heads(a, r.chunks[n]) {
				return n, 0
			}
		}
		return -1, 0
	}
	be := r.chunks[j].Sym == r.s.be
	if be && j > 0 && r.chunks[j-1].Kind == clause.Prep && r.markedChunk(j-1, markMember) {
		return -1, r.bundle(false)
	}
	for _, n := range clause.Subject(r.chunks, j) {
		a := r.agreementIn(r.chunks[n].Span)
		switch {
		case a == nil && !be && r.chunks[n].Len() == 1 && r.markedHead(n, markThese), a == nil && be && r.turnHead(n):
			return -1, r.bundle(true)
		case a == nil || !r.heads(a, r.chunks[n]):
		case !be:
			return n, 0
		case !r.plural(a) && r.marked(markAnother|markOne, token.Span{First: r.chunks[n].First, End: a.First}):
			return -1, r.bundle(false)
		}
	}
	return -1, 0
}

// madePart reports whether the agreement in chunk k is told to be a part of one told before: "A service
// contract is part of the deal", "is included in the order".
func (r *Runner) madePart(k int) bool {
	ch := &r.chunks[k]
	v := k + 1
	if v+2 >= len(r.chunks) || ch.Definite || r.chunks[v].Kind != clause.Verb || r.chunks[v].Form != clause.Finite {
		return false
	}
	n := v + 2
	switch be := &r.chunks[v]; {
	case be.Negated:
		return false
	case be.Sym == r.s.be && !be.Passive && n+2 < len(r.chunks) && r.d.Tokens[r.chunks[v+1].Head].Sym == r.s.part && r.chunks[n].Of:
		n++
	case !be.Passive || !r.markedChunk(v, markMember) || r.chunks[v+1].Sym != r.s.in:
		return false
	}
	return r.chunks[n].Definite && (r.agreementIn(r.chunks[n].Span) != nil || r.kindsOf(n)&needAgreement != 0)
}

// listedBy is the verb or preposition behind which the one agreement in chunk k is told, at
// once or as one of several, or the colon: "include", "are", "among them", "including"; -1 if
// there is none.
func (r *Runner) listedBy(k int) int {
	if own := r.agreementIn(r.chunks[k].Span); own == nil || !r.chunks[k].Article || r.chunks[k].Definite || r.plural(own) {
		return -1
	}
	for j := k - 1; j >= 0; j-- {
		ch := &r.chunks[j]
		finite := ch.Kind == clause.Verb && ch.Form == clause.Finite
		opens := ch.Kind == clause.Stop && r.d.Word(ch.First) == ":"
		lists := opens || (ch.Kind == clause.Prep || ch.Kind == clause.Verb) && r.markedChunk(j, markMember)
		switch {
		case finite && (ch.Negated || ch.Passive || ch.Modal != 0):
			return -1
		case ch.Kind == clause.Stop && !opens:
			return -1
		case lists && (j == k-1 || r.chunks[k-1].Kind == clause.Conj || r.chunks[k-1].Kind == clause.Comma):
			return j
		case j == k-1 && finite && ch.Sym == r.s.be:
			return j
		case lists, finite:
			return -1
		}
	}
	return -1
}

// bundle is the last candidate, counted from 1, of the two sentences before that names several
// agreements and who makes them, or of which one was told a few sentences before, or else, if one
// will do, the last that has two parties; 0 if there is none.
func (r *Runner) bundle(plural bool) int {
	const near, on = 2, 5 // sentences
	two := 0
	for i := len(r.cands) - 1; i >= 0 && r.cands[i].sent >= r.sent-on; i-- {
		a := &r.cands[i]
		switch {
		case plural && a.bundled > 0 && r.cands[a.bundled-1].plural:
			return a.bundled
		case a.sent < r.sent-near:
		case a.sent == r.sent || a.side != 0 || a.status == "ended":
		case a.plural && len(a.parties) > 0:
			return i + 1
		case !plural && two == 0 && len(a.parties) > 1:
			two = i + 1
		}
	}
	return two
}

// loanBefore is the last candidate of the two sentences before, counted from 1, by which
// somebody is told to have got money, beside which one who gives tax equity may be told
// alone; 0 if there is none.
func (r *Runner) loanBefore() int {
	for i := len(r.cands) - 1; i >= 0 && r.cands[i].sent >= r.sent-2; i-- {
		a := &r.cands[i]
		stands := a.sent < r.sent && a.typ == "financing" && a.status != "ended"
		if stands && len(a.agents) > 0 && !slices.ContainsFunc(a.agents, r.lends) {
			return i + 1
		}
	}
	return 0
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
		bundled := c.bundled == i+1
		if !bundled && (s.sent != c.sent || s.noun != c.alongside-1) {
			continue
		}
		if s.into == 0 && !c.parcel && !(bundled && (c.returns || s.plural)) {
			continue
		}
		a := s // "financing", of which only the parts tell
		if s.into > 0 {
			a, c.bundled = &r.cands[s.into-1], s.into
		}
		if c.typ == "" || c.bare && c.generic {
			c.typ, c.reading = a.typ, "the one beside it" // "will replace an existing contract with Acme"
		}
		switch {
		case len(c.parties) == 0 && c.returns: // "The third deal is a loan"
		case len(c.parties) == 0:
			c.parties = slices.Clone(a.parties)
		case len(a.parties) == 2 && len(c.parties) == 1 && slices.Contains(a.parties, c.parties[0]):
			c.parties = slices.Clone(a.parties)
		case len(c.parties) == 1 && !slices.Contains(a.parties, c.parties[0]) && (!ownership(c.typ) || r.ofTax(c.name)),
			c.parcel && overlap(c.parties, a.parties) == 0:
			who := a.agents
			if c.parcel && len(who) == 0 && len(a.parties) == 1 {
				who = a.parties
			}
			c.parties = addAll(c.parties, who)
		}
		if c.parcel {
			c.more = true
			c.carryOn(a)
		}
		if c.parcel || bundled && a.plural {
			c.date, c.dateText = cmp.Or(c.date, a.date), cmp.Or(c.dateText, a.dateText)
		}
		c.partnered = c.partnered || len(c.parties) > 1
		return
	}
}

// itemised reports whether all of the agreements that candidate i names together were told one by
// one: with whom each was made, or of which sort it is.
func (r *Runner) itemised(i int) bool {
	a := &r.cands[i]
	if !a.plural || a.parted {
		return false
	}
	n := 0
	for k := range r.cands {
		if c := &r.cands[k]; c.bundled == i+1 && c.into == k+1 && len(c.parties) > 1 && (a.bare || sameType(a, c)) {
			n++
		}
	}
	return n == max(a.count, 2)
}
