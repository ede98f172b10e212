package deal

import (
	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// subject is the noun phrase of what a candidate is about: what its verb is done
// to ("acquired a 40% stake in the plant"), else what the words after its name
// lead to ("a contract with Acme for 40 turbines", "a deal to build a dam"),
// else what is done under it. It is empty where nothing tells.
func (r *Runner) subject(c *candidate) token.Span {
	from := c.noun + 1
	if c.noun >= 0 && c.typ == "acquisition" && r.granted(c) {
		return r.extended(c, c.noun)
	}
	if c.object >= 0 {
		if r.fits(c, c.object) {
			return r.extended(c, c.object)
		}
		from = max(from, c.object+1)
	}
	if c.noun < 0 && c.object < 0 {
		from = c.verb() + 1 // after the verb
	}
	for from < len(r.chunks) && r.chunks[from].First < c.region.First {
		from++ // "two agreements, one with Acme for a park, the other with Bolt"
	}
	if n := r.ledTo(c, from, c.noun >= 0 && from == c.noun+1); n >= 0 {
		return r.extended(c, n)
	}
	if c.noun >= 0 && c.typ == "concession" && r.granted(c) {
		return r.extended(c, c.noun)
	}
	if c.under >= 0 {
		nouns := clause.Subject(r.chunks, c.under)
		if !r.chunks[c.under].Passive {
			nouns = nil
			if args := clause.Args(r.chunks, c.under); len(args) > 0 && args[0].Prep == 0 && args[0].Verb < 0 {
				nouns = args[0].Nouns
			}
		}
		if len(nouns) > 0 && nouns[0] != c.noun {
			kinds := r.kindsOf(nouns[0]) &^ (needOrganization | needAmount | needAgreement | needFirm)
			if kinds != 0 && r.fits(c, nouns[0]) {
				return r.extended(c, nouns[0])
			}
		}
	}
	return token.Span{}
}

// granted reports whether the word for a candidate names what changes hands
// itself: "a 25 percent stake", "two exploration licences".
func (r *Runner) granted(c *candidate) bool {
	ch := r.chunks[c.noun]
	a := r.agreementIn(ch.Span)
	if a == nil || a.Entry.Get("weak") != "y" || ch.Definite && ch.Len() < 3 {
		return false
	}
	return c.typ == "concession" || r.s.object(r.d.Tokens[ch.Head].Sym)&needStake != 0
}

// fits reports whether the noun chunk n can be what a candidate is about: no
// party or person, no sum, no agreement, no event, no country.
func (r *Runner) fits(c *candidate, n int) bool {
	ch := r.chunks[n]
	head := r.d.Tokens[ch.Head].Sym
	if ch.Kind != clause.Noun || ch.Pronoun || r.s.marks.Has(head, markHollow|markAuction|markPlan|markTerms|markTerm) {
		return false
	}
	if r.s.marks.Has(head, markShare) && !(n+1 < len(r.chunks) && r.chunks[n+1].Sym == r.s.of) {
		return false
	}
	if a := r.agreementIn(ch.Span); a != nil && r.heads(a, ch) && a.Entry.Get("weak") != "y" {
		return false
	}
	for i := ch.First; i < ch.End; i++ {
		for a := r.chart.First(i); a != nil; a = r.chart.Next(a) {
			if a.End < ch.End || a.End > ch.End {
				continue
			}
			switch a.Label {
			case r.s.person, r.s.event, r.s.place, r.s.money, r.s.percent:
				return false
			case r.s.org:
				if !(c.typ == "acquisition" && !contains(c.parties, r.in.Mentions[a.Ref].Entity)) {
					return false
				}
			case r.s.phrase:
				return false // "the EPC contractor"
			}
		}
	}
	if x := r.nominal(ch.Span); x != nil {
		for _, e := range r.whom(x) {
			if k := r.in.Entities[e].Kind; k == record.Organization || k == record.Person {
				return false // "the company"
			}
		}
	}
	return !r.s.marks.Has(head, markGovernment) && !(ch.Definite && r.s.marks.Has(head, markActor|markCollective))
}

func contains(l []int, x int) bool {
	for _, y := range l {
		if x == y {
			return true
		}
	}
	return false
}

// extended is the noun phrase that begins with chunk n: with what is said of it
// after "of", with its place and what it is for, and with what is coordinated
// with it.
func (r *Runner) extended(c *candidate, n int) token.Span {
	out := r.chunks[n].Span
	if n > 0 && r.chunks[n-1].Kind == clause.Verb && r.chunks[n-1].Form == clause.Gerund {
		if r.headNeeds(n-1) != 0 {
			out.First = r.chunks[n-1].First // "engineering studies"
		}
	}
	from := false
	for j := n + 1; j < len(r.chunks) && r.chunks[j].End <= c.region.End; {
		m := j + 1
		switch ch := r.chunks[j]; ch.Kind {
		case clause.Paren:
			if m < len(r.chunks) && r.chunks[m].Kind == clause.Noun && out.End == ch.First && r.bare(m) {
				break // "small modular reactor (SMR) plants"
			}
			j++
			continue
		case clause.Prep:
			for m < len(r.chunks) && r.chunks[m].Kind == clause.Quote {
				m++
			}
			if m == len(r.chunks) || r.chunks[m].Kind != clause.Noun || !r.goesOn(c, n, ch.Sym, m, from) {
				return out
			}
			from = from || ch.Sym == r.s.from || ch.Pair
		case clause.Conj:
			if !r.goesOnWith(m) || r.markedHead(m, markOne) || !r.coordinate(c, m) {
				return out
			}
		case clause.Comma:
			if !r.goesOnWith(m) || !r.nested(m) && !r.inList(c, m) {
				return out
			}
		default:
			return out
		}
		if r.chunks[m].End > c.region.End {
			return out
		}
		out.End = r.chunks[m].End
		j = m + 1
	}
	return out
}

// goesOnWith reports whether chunk m is a noun chunk with which no clause begins.
func (r *Runner) goesOnWith(m int) bool {
	return m < len(r.chunks) && r.chunks[m].Kind == clause.Noun && !clause.Opens(r.chunks, m)
}

// bare reports whether the noun chunk m begins with a plain word, so that it can
// go on the one before.
func (r *Runner) bare(m int) bool {
	ch := r.chunks[m]
	t := &r.d.Tokens[ch.First]
	return t.Is(token.Letter) && !t.Is(token.Upper) && !ch.Definite && !ch.Pronoun && !r.s.clause.Function(t.Sym)
}

// goesOn reports whether preposition p and the noun chunk m go on the noun
// phrase whose head is chunk n; from says that "from" or "between" did before.
func (r *Runner) goesOn(c *candidate, n int, p token.Sym, m int, from bool) bool {
	ch := r.chunks[m]
	head := r.d.Tokens[ch.Head].Sym
	if r.s.marks.Has(head, markOne|markShare) && m+2 < len(r.chunks) && r.chunks[m+1].Sym == r.s.of && r.chunks[m+2].Kind == clause.Noun {
		m += 2 // "at one of its sites"
		ch, head = r.chunks[m], r.d.Tokens[r.chunks[m].Head].Sym
	}
	kinds := r.kindsOf(m)
	spot := kinds&(needPlant|needProject) != 0 || r.s.marks.Has(head, markSpot) || r.placed(ch)
	switch {
	case ch.Pronoun && p != r.s.of:
		return false
	case p == r.s.of:
		return true
	case p == r.s.with:
		return kinds&(needCapacity|needEquipment|needPower) != 0 && kinds&needOrganization == 0
	case p == r.s.from, p == r.s.to && from:
		return spot && !r.isParty(c, m)
	case p == r.s.to:
		return spot && kinds&(needPlant|needProject|needOrganization) == 0
	case p == r.s.on && !spot && !r.isActor(c, m):
		return r.fits(c, m)
	case p == r.s.on || r.s.marks.Has(p, markWhere):
		if spot || p == r.s.in && r.headNeeds(n)&needStake != 0 && kinds&needOrganization != 0 {
			return true
		}
		if p != r.s.in || r.s.marks.Has(head, markHollow|markAuction) || r.isActor(c, m) {
			return false
		}
		return !(m+1 < len(r.chunks) && r.chunks[m+1].Sym == r.s.with) // "in cooperation with"
	case r.s.marks.Has(p, markAbout):
		return r.fits(c, m)
	}
	return r.chunks[m-1].Pair && spot
}

// placed reports whether a noun chunk ends with the name of a place.
func (r *Runner) placed(ch clause.Chunk) bool {
	a := r.lastMention(ch.Span, r.s.place)
	return a != nil && a.End == ch.End
}

// isActor reports whether the noun chunk m names someone or an agreement.
func (r *Runner) isActor(c *candidate, m int) bool {
	sp := r.chunks[m].Span
	return r.kindsOf(m)&(needOrganization|needAgreement) != 0 || r.lastMention(sp, r.s.event) != nil || r.isParty(c, m)
}

// isParty reports whether the noun chunk m is or means one who agrees.
func (r *Runner) isParty(c *candidate, m int) bool {
	for _, e := range r.partiesOf([]int{m}, false, nil) {
		if contains(c.parties, e) {
			return true
		}
	}
	return false
}

// coordinate reports whether the noun chunk m can be coordinated with what an
// agreement is about.
func (r *Runner) coordinate(c *candidate, m int) bool {
	return r.lastMention(r.chunks[m].Span, r.s.place) != nil && !r.isParty(c, m) || r.fits(c, m)
}

// nested reports whether the noun chunk m after a comma is the place around the
// place before it: "in Konin, Poland".
func (r *Runner) nested(m int) bool {
	a, b := r.lastMention(r.chunks[m-2].Span, r.s.place), r.lastMention(r.chunks[m].Span, r.s.place)
	return a != nil && b != nil && a.End == r.chunks[m-2].End && b.End == r.chunks[m].End
}

// inList reports whether the noun chunk m after a comma goes on a list that ends
// with "and": "plants in A, B and C".
func (r *Runner) inList(c *candidate, m int) bool {
	if !r.coordinate(c, m) {
		return false
	}
	for j := m + 1; j+1 < len(r.chunks) && r.chunks[j].End <= c.region.End; j++ {
		switch r.chunks[j].Kind {
		case clause.Conj:
			return r.chunks[j+1].Kind == clause.Noun && r.coordinate(c, j+1) && !clause.Opens(r.chunks, j+1)
		case clause.Noun:
			if !r.coordinate(c, j) && r.chunks[j-1].Kind != clause.Prep {
				return false
			}
		case clause.Prep, clause.Comma, clause.Paren:
		default:
			return false
		}
	}
	return false
}
