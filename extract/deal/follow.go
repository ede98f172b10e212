package deal

import (
	"cmp"
	"strings"

	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// follow completes the agreements that stand with what the sentences after them tell of
// them: the next one the plant ("The 90 MW plant will be built in Kenya", "It will build a 90 MW
// plant") and, where no other stands there, the price ("The price: $5 million") and the day ("The signing took place
// on Friday"); those up to the next agreement how large it is.
func (r *Runner) follow(out []int) {
	for n, i := range out {
		c := &r.cands[i]
		next, end := c.sent+1, len(r.d.Sentences)
		if next >= end {
			continue
		}
		s := r.d.Sentences[next].Span
		if c.plant < 0 && c.mw == 0 && c.mwh == 0 && !c.many && r.partsBehind(c, next) {
			continue
		}
		if c.plant < 0 && c.mw == 0 && c.mwh == 0 && !c.many {
			if r.opensWith(c, s); c.plant < 0 {
				r.doneAfter(c, next)
			}
		}
		if n+1 < len(out) {
			end = r.cands[out[n+1]].sent
		}
		if next >= end {
			continue
		}
		if c.value == 0 && (c.typ == "acquisition" || works(c.typ)) {
			r.priced(c, s)
		}
		if c.date == "" && c.status == "signed" && !c.already {
			r.signedOn(c, next)
		}
		within := sizedWithin
		if c.typ == "acquisition" && len(c.targets) == 1 {
			within = firmWithin
		}
		for ; next < min(end, c.sent+1+within) && c.mw == 0 && c.mwh == 0; next++ {
			r.sized(c, next)
		}
	}
}

// signedOn takes the date of sentence n if that opens with a word for the act of signing, as
// one that is known.
func (r *Runner) signedOn(c *candidate, n int) {
	const opens = 4 // tokens: "The official signing ceremony"
	s := r.d.Sentences[n].Span
	act := false
	for i := s.First + 1; i < min(s.First+opens, s.End); i++ {
		act = act || r.markedAt(i, markAct)
	}
	if !act || r.d.Tokens[s.First].Sym != r.s.the {
		return
	}
	for i := range r.in.Dates {
		if t := &r.in.Dates[i]; s.Contains(t.Span) && r.past(t) {
			c.date, c.dateText = t.Value, r.d.Slice(t.Span)
			return
		}
	}
}

// priced takes the sum that a sentence tells of an agreement told before: behind a word for
// the price that opens it, before a noun that returns to the agreement, "The $5 million move",
// or behind a verb of paying, "It paid $5 million".
func (r *Runner) priced(c *candidate, s token.Span) {
	const near = 4 // tokens
	told, opening := -1, true
	for i := s.First; i < s.End; i++ {
		y := r.d.Tokens[i].Sym
		a := r.chart.Find(i, r.s.money)
		opening = opening && i < s.First+2*near
		switch {
		case a != nil && i > s.First:
			worth := told >= 0 && i <= told+near && !r.rated(a.End) && (opening || r.dealWorth(told))
			if worth || r.returnsTo(a.Span) || opening && c.typ == "acquisition" && r.paidAt(a.Span, s.End) {
				q := r.in.Quantities[a.Ref]
				c.value, c.currency = q.Value, q.Unit
			}
			return
		case opening && (r.s.object(y)&needPlant != 0 || r.s.object(y)&needWork != 0 && !(works(c.typ) && i == s.First+1)):
			opening = false // "The plant, valued at $5 million", but "This work, valued at $5 million"
		case r.s.marks.Has(y, markWorth) || r.s.marks.Has(r.s.clause.Lemma(y), markWorth):
			told = i
		}
	}
}

// dealWorth reports whether the word for a worth at token i is said of an agreement told before: "the deal
// was valued at", "said it was worth".
func (r *Runner) dealWorth(i int) bool {
	for i--; i > 0 && r.s.clause.Lemma(r.d.Tokens[i].Sym) == r.s.be; i-- {
	}
	if i <= 0 || r.markedAt(i, markIt) {
		return i > 0
	}
	returns := r.s.cues.Has(r.d.Tokens[i].Sym, cueReturn) || r.chart.Find(i, r.s.agreement) != nil
	return returns && r.markedAt(i-1, markThat)
}

// returnsTo reports whether "the" before a sum and a noun behind it return to an agreement:
// "the $5 million move".
func (r *Runner) returnsTo(sum token.Span) bool {
	return sum.End < len(r.d.Tokens) && r.markedAt(sum.First-1, markThat) && r.s.cues.Has(r.d.Tokens[sum.End].Sym, cueReturn)
}

// paidAt reports whether a sum is all that is told to be paid, in a sentence that ends at
// end: "It paid $5 million in cash".
func (r *Runner) paidAt(sum token.Span, end int) bool {
	if !r.s.marks.Has(r.s.clause.Lemma(r.before(sum.First)), markPay) {
		return false
	}
	return sum.End >= end || r.d.Tokens[sum.End].Is(token.Punct) || r.d.Tokens[sum.End].Sym == r.s.in
}

// opensWith takes the plant with which a sentence begins, told with "the", if a candidate is
// about one that it does not name: "won a contract to build a power plant. The 90 MW plant
// in Kenya".
func (r *Runner) opensWith(c *candidate, s token.Span) {
	const begins = 9 // tokens
	if !r.aboutPlant(c) || r.d.Tokens[s.First].Sym != r.s.the || r.cued(cueUnnamed, c.region) {
		return
	}
	for i := range r.in.Projects {
		p := &r.in.Projects[i]
		for _, sp := range p.Spans {
			if s.First < sp.First && sp.End <= s.First+begins && !r.abroad(c, i) && p.MW+p.MWh > 0 {
				c.plant = i
				r.ofItsPlant(c, false)
				return
			}
		}
	}
}

// partsBehind takes the technologies of the plant of a candidate from sentence n, if that tells of what
// it consists, and reports whether it does: "The park combines 90 MW of panels with a 40 MW battery".
func (r *Runner) partsBehind(c *candidate, n int) bool {
	if !r.onSomePlant(c) && !r.aboutPlant(c) || r.in.Technology == nil {
		return false
	}
	chunks, sent := r.chunks, r.sent
	defer func() { r.chunks, r.sent = chunks, sent }()
	r.chunks, r.sent = r.cl.Sentence(n), n
	v := 1
	for v < len(r.chunks) && (r.chunks[v].Kind == clause.Prep || r.chunks[v].Kind == clause.Noun) {
		v++ // "The park in Kenya combines"
	}
	if v >= len(r.chunks) || r.chunks[0].Kind != clause.Noun || r.chunks[v].Kind != clause.Verb || !r.partsOf(v) {
		return false
	}
	ch := &r.chunks[0]
	it := ch.Pronoun && r.markedAt(ch.First, markIt)
	if !it && !(ch.Definite && r.headNeeds(0)&(needPlant|needProject) != 0 && !r.endsInS(ch.Head)) {
		return false
	}
	t := r.in.Technology(token.Span{First: r.chunks[v].End, End: r.d.Sentences[n].End})
	if !strings.Contains(t, "+") || joinTechnology(c.technology, t) != t {
		return false
	}
	c.technology = t
	return true
}

// doneAfter takes what is done under a candidate, or with its money, to a plant or goods of which the
// sentence n behind it tells: "It will build a 90 MW wind farm", "The funds will go to a 90 MW dam".
func (r *Runner) doneAfter(c *candidate, n int) {
	if r.in.Technology == nil || !r.onlyInSentence(c) || !r.doesOn(c, n) { // nil of a title
		return
	}
	i := r.largest(r.d.Sentences[n].Span)
	if i < 0 {
		if c.technology == "" {
			if t := r.in.Technology(r.d.Sentences[n].Span); !strings.Contains(t, "+") {
				c.technology = t
			}
		}
		return
	}
	k := &r.in.Capacities[i]
	if k.Scope != record.ScopeProject && !(k.Scope == record.ScopeSupply && c.typ == "supply_contract") {
		return
	}
	if unequal(c.country, k.Country) || c.technology != "" && k.Technology != "" && !strings.Contains(k.Technology, c.technology) {
		return
	}
	c.plant, c.mw, c.mwh = k.Project, k.MW, k.MWh
	c.technology = cmp.Or(k.Technology, c.technology)
	c.country, c.place = cmp.Or(c.country, k.Country), cmp.Or(c.place, k.Place)
}

// doesOn reports whether sentence n opens with one who agrees and will do something for a candidate's
// works or power, with its money, or with a plant told as "it" that will have something.
func (r *Runner) doesOn(c *candidate, n int) bool {
	chunks := r.cl.Sentence(n)
	if len(chunks) < 2 || chunks[0].Kind != clause.Noun || chunks[1].Kind != clause.Verb {
		return false
	}
	ch, v := &chunks[0], &chunks[1]
	if ch.Definite && !ch.Named && r.chart.Find(ch.Head, r.s.agreement) != nil {
		return !v.Passive // "The grant supports a study for a 90 MW dam"
	}
	if v.Modal == 0 {
		return false
	}
	it := ch.Pronoun && r.markedAt(ch.First, markIt)
	e, named := r.organizationIn(ch.Span)
	switch head := r.d.Tokens[ch.Head].Sym; {
	case it && r.s.clause.Lemma(v.Sym) == r.s.have:
		return r.onSomePlant(c)
	case c.typ == "financing":
		return ch.Definite && (r.s.object(head)&needMoney != 0 || r.markedAt(ch.Head, markCollective) || r.s.cues.Has(head, cueEarned))
	case !worksOrPower(c.typ) || v.Passive:
		return false
	case named:
		return contains(c.parties, e)
	default:
		return it || ch.Definite && r.markedAt(ch.Head, markActor|markCollective)
	}
}

// onSomePlant reports whether a candidate's words tell of a plant without its name: "for a wind farm".
func (r *Runner) onSomePlant(c *candidate) bool {
	for i := c.region.First; i < c.region.End; i++ {
		if !r.named[i] && r.s.object(r.d.Tokens[i].Sym)&(needPlant|needProject) != 0 && !r.endsInS(i) {
			return true
		}
	}
	return false
}

// onlyInSentence reports whether no other agreement that stands is told in a candidate's sentence.
func (r *Runner) onlyInSentence(c *candidate) bool {
	for i := range r.cands {
		if x := &r.cands[i]; x != c && x.sent == c.sent && x.into == i+1 {
			return false
		}
	}
	return true
}

// aboutPlant reports whether what a candidate is told to be about is a plant, by a word for one or,
// unless it is goods, by how it makes power; or may be one, where nothing tells.
func (r *Runner) aboutPlant(c *candidate) bool {
	if c.about.Len() == 0 {
		return r.forPlant(c) && r.onlyInSentence(c)
	}
	for i := c.about.First; i < c.about.End; i++ {
		if r.s.object(r.d.Tokens[i].Sym)&needPlant != 0 {
			return true
		}
	}
	return c.typ != "supply_contract" && r.in.Technology != nil && r.in.Technology(c.about) != ""
}

// sizedWithin is how many sentences behind an agreement may tell how large its plants are.
const sizedWithin = 3

// firmWithin is how many of them may tell how large a firm is that is bought, by its name.
const firmWithin = 8

// sized takes the capacity that sentence n tells of the plant or the plants of a candidate,
// which it speaks of as told: "The five wind farms have a total capacity of 90 MW", "The
// portfolio spans 90 MW", "Their combined capacity is 90 MW", "With 90 MW, the projects", "They
// total 90 MW"; or of the one firm that is bought: "Bolt owns 90 MW of wind farms".
func (r *Runner) sized(c *candidate, n int) {
	i := r.largest(r.d.Sentences[n].Span)
	several := n <= c.sent+sizedWithin && (c.many || len(c.plants) > 1 || r.bundled(c) || r.firstOfSeveral(c))
	firm := !several && c.typ == "acquisition" && len(c.targets) == 1 && len(c.plants) == 0
	if i < 0 || !several && !firm && (c.plant >= 0 || !r.aboutPlant(c)) {
		return
	}
	k := &r.in.Capacities[i]
	if fleet := several || firm; fleet != (k.Scope == "portfolio") || !fleet && k.Scope != "project" {
		return
	}
	chunks, sent := r.chunks, r.sent
	defer func() { r.chunks, r.sent = chunks, sent }()
	r.chunks, r.sent = r.cl.Sentence(n), n
	o := r.opener(k.Span)
	if o < 0 {
		return
	}
	if firm {
		if e, ok := r.organizationIn(r.chunks[o].Span); !ok || e != c.targets[0] {
			return
		}
	} else if !r.toldPlants(o, several, n == c.sent+1) || !r.undisturbed(o, k.Span) {
		return
	}
	c.mw, c.mwh = k.MW, k.MWh
	c.technology = cmp.Or(c.technology, k.Technology)
}

// largest is the capacity of a sentence with which it begins to tell of any and which
// none behind it exceeds, -1 if there is none.
func (r *Runner) largest(s token.Span) int {
	first := -1
	for i := range r.in.Capacities {
		k := &r.in.Capacities[i]
		if !s.Contains(k.Span) || k.Scope == "unit" {
			continue
		}
		if first < 0 {
			first = i
		} else if f := &r.in.Capacities[first]; k.Scope != f.Scope || k.MW >= f.MW && k.MWh >= f.MWh {
			return -1
		}
	}
	return first
}

// bundled reports whether a candidate's words tell of several plants: "the building of two
// wind farms", "a portfolio of 40 MW".
func (r *Runner) bundled(c *candidate) bool {
	for i := min(c.name.First, c.region.First); i < c.region.End; i++ {
		y := r.d.Tokens[i].Sym
		if !r.named[i] && (r.s.cues.Has(y, cueBundle) || r.s.object(y)&needPlant != 0 && r.endsInS(i)) {
			return true
		}
	}
	return false
}

// opener is the noun chunk with which the sentence opens, behind a phrase that holds the
// capacity in span sp; -1 if it does not open with one.
func (r *Runner) opener(sp token.Span) int {
	k := 0
	if k+2 < len(r.chunks) && r.chunks[k].Kind == clause.Prep && r.chunks[k].First < sp.First {
		for k < len(r.chunks) && r.chunks[k].Kind != clause.Comma {
			k++
		}
		if k == len(r.chunks) || r.chunks[k].First < sp.End {
			return -1
		}
	}
	for k < len(r.chunks) && (r.chunks[k].Kind == clause.Other || r.chunks[k].Kind == clause.Comma) {
		k++
	}
	if k == len(r.chunks) || r.chunks[k].Kind != clause.Noun {
		return -1
	}
	return k
}

// toldPlants reports whether the noun chunk k speaks of the plant, or of several, as of
// what has been told: "the project", "the five plants", "the five", "their capacity", "the
// total capacity of the plants"; in the sentence next to the one that tells of them also by
// a pronoun.
func (r *Runner) toldPlants(k int, several, next bool) bool {
	ch := &r.chunks[k]
	if r.s.object(r.d.Tokens[ch.Head].Sym)&needCapacity != 0 {
		if several && r.markedAt(ch.First, markTheir) {
			return true
		}
		if k+2 >= len(r.chunks) || r.chunks[k+1].Sym != r.s.of {
			return false
		}
		k += 2
		ch = &r.chunks[k]
	}
	if ch.Pronoun && next && several {
		return r.markedAt(ch.First, markThey)
	}
	if ch.Kind != clause.Noun || ch.Pronoun || ch.Article || ch.Named {
		return false
	}
	if !several && !ch.Definite {
		return false
	}
	if several && ch.Definite && r.markedAt(ch.First, markThat) {
		if n := r.chart.Find(ch.First+1, r.s.num); n != nil && n.End == ch.End {
			return true // "the four"
		}
	}
	for i := ch.First; i < ch.End; i++ {
		if r.named[i] || r.genitive(i) || r.markedAt(i, markTheir) {
			return false // "Acme's plants", "its portfolio"
		}
	}
	y := r.d.Tokens[ch.Head].Sym
	if several && ch.Definite && (r.s.cues.Has(y, cueBundle) || y == r.s.units) {
		return true // "the portfolio", "the units"
	}
	return r.s.object(y)&(needPlant|needProject) != 0 && several == r.endsInS(ch.Head)
}

// holdsCapacity reports whether behind chunk k a verb tells what capacity something has, in span sp:
// "lie in the market of Acme and have a total capacity of 90 MW".
func (r *Runner) holdsCapacity(k int, sp token.Span) bool {
	for k++; k+2 < len(r.chunks) && r.chunks[k].First < sp.First; k++ {
		if r.chunks[k].Kind == clause.Verb && r.chunks[k].Sym == r.s.have {
			return r.headNeeds(k+1)&needCapacity != 0
		}
	}
	return false
}

// undisturbed reports whether nobody but those by whom something is done and no further
// clause stands between the noun chunk k and the capacity in span sp.
func (r *Runner) undisturbed(k int, sp token.Span) bool {
	by := false
	for k++; k < len(r.chunks) && r.chunks[k].First < sp.First; k++ {
		switch ch := &r.chunks[k]; ch.Kind {
		case clause.Sub, clause.Stop, clause.Quote:
			return false
		case clause.Prep, clause.Verb:
			by = ch.Sym == r.s.by
		case clause.Noun:
			if !by && r.lastMention(ch.Span, r.s.org) != nil && !r.onTheWay(k, sp) {
				return false
			}
			if ch.Contains(sp) && ch.Article && r.chunks[k-1].Kind != clause.Verb && r.s.object(r.d.Tokens[ch.Head].Sym)&needPlant != 0 {
				return false // "The plants stand in the hills beside a 90 MW wind farm"
			}
		}
	}
	return true
}

// onTheWay reports whether the firm in chunk k only tells where the plants are or of how much they
// are part, on the way to a verb that tells their capacity, in span sp.
func (r *Runner) onTheWay(k int, sp token.Span) bool {
	return k+1 < len(r.chunks) && r.s.marks.Has(r.chunks[k-1].Sym, markWhere|markSum) && r.holdsCapacity(k, sp)
}
