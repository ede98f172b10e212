package clause

import (
	"wattwire/extract/token"
)

func (r *Runner) last() *Chunk {
	if len(r.out) == 0 {
		return nil
	}
	return &r.out[len(r.out)-1]
}

// open is the noun chunk that token i would continue, nil if there is none.
func (r *Runner) open(i int) *Chunk {
	if l := r.last(); l != nil && l.Kind == Noun && l.End == i && !l.Pronoun {
		return l
	}
	return nil
}

func (r *Runner) add(k Kind, first, end int) int {
	r.out = append(r.out, Chunk{Span: token.Span{First: first, End: end}, Kind: k, Head: end - 1, Sym: r.d.Tokens[first].Sym})
	return end
}

// noun adds tokens to the noun chunk that is open, or opens one.
func (r *Runner) noun(i, end int) int {
	if l := r.open(i); l != nil {
		l.End = end
		l.Head = end - 1
		l.Named, l.place, l.amount = false, false, false
		return end
	}
	r.add(Noun, i, end)
	l := r.last()
	l.Definite = r.s.definite.Has(r.d.Tokens[i].Sym)
	l.opened = l.Definite || r.c.Find(i, r.s.number) != nil
	return end
}

// step cuts the chunk, or the piece of a noun chunk, that begins at token i
// and returns where the next begins.
func (r *Runner) step(i int) int {
	if end, g := r.span(i); g != gNone {
		if g == gWords && r.given(i) {
			return r.add(Noun, i, end)
		}
		return r.stepSpan(i, end, g)
	}
	if end := r.qualified(i); end > 0 {
		if r.open(i) != nil {
			return r.add(Noun, i, end) // "sold Acme up to 50 MW"
		}
		return r.noun(i, end)
	}
	t := &r.d.Tokens[i]
	if t.Is(token.Punct) {
		return r.punct(i)
	}
	if end := r.phraseAt(i); end > 0 {
		return end
	}
	if r.s.seaward.Has(t.Sym) && i+1 < r.end {
		switch {
		case r.placeAt(i + 1):
			return r.add(Prep, i, i+1) // "two wind farms offshore Taiwan"
		case r.pos(i+1)&prep != 0:
			return r.add(Other, i, i+1) // "by Acme offshore from Boston"
		}
	}
	if r.given(i) {
		return r.add(Noun, i, i+1)
	}
	if r.jointly(i) && r.isVerbBehind(i, i+2) {
		end := r.verbGroup(i + 2)
		r.last().First = i // "Acme and Bolt co-own the plant"
		return end
	}
	if np := r.open(i); np != nil && r.hyphen(i-1) || i+1 < r.end && r.hyphen(i+1) {
		return r.noun(i, i+1) // a piece of a compound: "solar-plus-storage"
	}
	p := r.posOf(i)
	if p == 0 {
		return r.noun(i, i+1)
	}
	if p&(aux|modal) != 0 {
		return r.verbGroup(i)
	}
	if p&to != 0 && r.ofVerb(i) {
		return r.verbGroup(i)
	}
	if p&verbal != 0 && p&function == 0 {
		if r.isVerb(i) {
			return r.verbGroup(i)
		}
		return r.noun(i, i+1)
	}
	return r.functionWord(i, p)
}

// ofVerb reports whether "to" at i belongs to a verb behind it.
func (r *Runner) ofVerb(i int) bool {
	next := r.pos(i + 1)
	if next&base != 0 && (!r.capital(i+1) || r.headline()) && !r.toPartner(i) && !r.toTrade(i) {
		return true
	}
	return next&adv != 0 && r.pos(i+2)&base != 0 || r.jointly(i+1)
}

// stepSpan cuts the name, amount, time or other finding of kind g at i..end.
func (r *Runner) stepSpan(i, end int, g group) int {
	np := r.open(i)
	switch {
	case g == gAmount && r.bestower() != nil, g == gTime && r.nominal(end) && r.bestower() != nil:
		r.add(Noun, i, end) // "awarded Acme 50 MW", "awarded Acme 20-year contracts"
	case g == gTime && np == nil && r.afterVerb() && r.symAt(end) == r.s.of:
		r.add(Noun, i, end) // "sold eight years of output"
	case g == gAmount && np != nil && np.Named && !r.nominal(end) && r.resumes():
		r.add(Noun, i, end) // "Acme won 120 MW, Bolt 80 MW"
	case g == gTime && r.compoundTime(i, end) && r.nominal(end): // "the 20-year deal"
		r.noun(i, end)
		r.last().Definite = r.s.definite.Has(r.d.Tokens[i].Sym)
		return end
	case g == gTime && !(np != nil && r.timeWithin(np, i, end)) && !r.modifies(end):
		return r.add(Time, i, end)
	case g == gName && np != nil && r.takesClause(np) && r.gap(i):
		r.add(Noun, i, end)
		r.last().Named, r.last().doer = true, true
		return end
	case g == gName && r.opened() && r.pairActs(i):
		r.add(Noun, i, end) // "During the visit Acme and Bolt signed"
	default:
		r.noun(i, end)
	}
	r.last().Named, r.last().amount = g == gName, g == gAmount
	r.last().place = g == gName && r.placeAt(i)
	return end
}

// takesClause reports whether the noun chunk np, which is last, may have a relative clause
// without a pronoun: "the contract Acme signed with Bolt", "is the largest Acme has won".
func (r *Runner) takesClause(np *Chunk) bool {
	if np.Named || !np.Article && r.d.Tokens[np.First].Sym != r.s.the {
		return false
	}
	return r.agreementEnds(len(r.out)-1) || r.foremost(np)
}

// foremost reports whether the noun chunk np, behind a form of "be", is nothing but a word
// that ranks what the subject names: "The order is the largest".
func (r *Runner) foremost(np *Chunk) bool {
	return len(r.out) > 1 && r.out[len(r.out)-2].Sym == r.s.be && r.s.ordinal.Has(r.d.Tokens[np.End-1].Sym)
}

// resumes reports whether the noun chunk cut last stands behind a mark or a conjunction, and
// a verb before that.
func (r *Runner) resumes() bool {
	n := len(r.out) - 2
	if n > 1 && r.out[n].Of && r.out[n-1].Named {
		n -= 2 // "Bolt of France 80 MW"
	}
	if n < 0 || r.out[n].Kind != Comma && r.out[n].Kind != Conj && r.out[n].Kind != Stop {
		return false
	}
	for n--; n >= 0; n-- {
		if r.out[n].Kind == Verb {
			return true
		}
	}
	return false
}

// timeWithin reports whether the time at i..end stands within the noun chunk np that is
// open before it.
func (r *Runner) timeWithin(np *Chunk, i, end int) bool {
	if !r.nominal(end) || end == i+1 && r.posOf(i)&adv != 0 {
		return false
	}
	return r.pos(end)&past == 0 || r.onlyDeterminer(np) || r.d.Tokens[i-1].Sym == r.s.possessive
}

// toPartner reports whether "to" at i leads to a name behind a noun that is also
// a verb, after the object of another verb: "sold its stake to partner Acme", "to fund
// Acme for $5 million", but not "raised $5 million to fund Acme's plant".
func (r *Runner) toPartner(i int) bool {
	s := r.d.Tokens[i+1].Sym
	if s != r.s.partner && s != r.s.fund || i+2 >= r.end || len(r.out) < 2 {
		return false
	}
	end, g := r.span(i + 2)
	if g != gName {
		return false
	}
	if s == r.s.partner {
		return r.open(i) != nil && r.isObject(r.last()) || r.sellsBefore()
	}
	a := r.c.Find(i+2, r.s.org)
	return a != nil && a.End == end && r.pos(end)&prep != 0 && r.sellsBefore()
}

// toTrade reports whether "to" at i leads to a name behind the words for the trade of a firm, of
// which the first is also a verb: "sold its stake to power producer Acme", "to clean energy
// generation company Acme", "to fund managers Acme and Bolt", but not "to power Acme's plant".
func (r *Runner) toTrade(i int) bool {
	first, firm := r.symAt(i+1), i+2
	if !r.s.fuels.Has(first) && first != r.s.fund || firm+1 >= r.end || r.capital(firm) {
		return false
	}
	ends := &r.s.dealers
	if first == r.s.fund {
		ends = &r.s.managers
	}
	for !r.s.material.Has(first) && firm < min(i+4, r.end-1) && !ends.Has(r.symAt(firm)) && r.nominal(firm) && !r.capital(firm) {
		firm++
	}
	if firm+1 >= r.end || !ends.Has(r.symAt(firm)) {
		return false
	}
	_, g := r.span(firm + 1)
	return g == gName || g == gNone && r.capital(firm+1) && r.d.Tokens[firm+1].Is(token.Letter)
}

// sellsBefore reports whether the last verb so far is one of selling.
func (r *Runner) sellsBefore() bool {
	for k := len(r.out) - 1; k >= 0; k-- {
		if r.out[k].Kind == Verb {
			return r.s.sells.Has(r.out[k].Sym)
		}
	}
	return false
}

// placeAt reports whether the name of a place begins at token i.
func (r *Runner) placeAt(i int) bool {
	a := r.c.Find(i, r.s.place)
	return a != nil && i < r.end
}

// nominal reports whether token i can continue a noun chunk.
func (r *Runner) nominal(i int) bool {
	if i >= r.end {
		return false
	}
	if _, g := r.span(i); g != gNone {
		return g != gTime
	}
	t := &r.d.Tokens[i]
	if t.Is(token.Punct) {
		return r.hyphen(i)
	}
	p := r.s.words.at(t.Sym).pos
	return p == 0 || p&noun != 0 && p&function == 0 || p&(gerund|participle) != 0 && p&function == 0
}

// measured reports whether a noun chunk is a determiner and an amount or a time.
func (r *Runner) measured(np *Chunk) bool {
	if np.Len() < 2 || r.s.words.at(r.d.Tokens[np.First].Sym).pos&det == 0 {
		return false
	}
	end, g := r.span(np.First + 1)
	if end != np.End {
		end, g = r.span(np.First) // the time holds its determiner
	}
	return (g == gAmount || g == gTime) && end == np.End
}

// describesOn reports whether what stands at i goes on describing a noun to come
// behind a comma: a compound or an amount before a word for an agreement.
func (r *Runner) describesOn(i int) bool {
	for j := i; j < min(i+8, r.end); j++ {
		if a := r.c.Find(j, r.s.agreement); a != nil && j > i {
			return true
		}
		if _, g := r.span(j); g == gNone && !r.nominal(j) || g == gName {
			return false
		}
	}
	return false
}

// modifies reports whether a time at the end of which i stands modifies a noun:
// "the 25-year contract", "a 2030 target".
func (r *Runner) modifies(i int) bool {
	l := r.last()
	if l == nil || l.Kind != Noun || l.Len() != 1 || r.s.words.at(r.d.Tokens[l.First].Sym).pos&det == 0 {
		return false
	}
	if r.nominal(i) {
		return true
	}
	return i+1 < r.end && r.hyphen(i-2) && r.d.Word(i) == "," && r.describesOn(i+1) // "a 10-year, $500 million contract"
}
