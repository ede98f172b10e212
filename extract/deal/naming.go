package deal

import (
	"cmp"
	"slices"
	"strings"

	"wattwire/extract/clause"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// agreementIn is the word for an agreement in a span: the longest, of these the
// last; nil if there is none.
func (r *Runner) agreementIn(sp token.Span) *rule.Annotation {
	var best *rule.Annotation
	for i := sp.First; i < sp.End; i++ {
		a := r.chart.Find(i, r.s.agreement)
		if r.named[i] && (a == nil || a.Entry.Get("type") != "none") {
			continue // "Investment" in the name of a bank; but "the Paris accord"
		}
		if a == nil || a.End > sp.End || !r.names(a) {
			continue
		}
		if best == nil || a.First >= best.End || a.Len() >= best.Len() {
			best = a
		}
	}
	if best == nil {
		if a := r.clippedName(sp); a != nil {
			return a
		}
		return r.proform(sp)
	}
	if best.Entry.Get("type") == "none" {
		return nil
	}
	return best
}

// proform is a word that stands for another agreement like the one told last, with
// someone else or signed by a verb of its own, at the end of a span: "An earlier one with
// Acme lapsed", "The other, with Bolt, covers a dam", "Cue signed one, too"; nil if there
// is none.
func (r *Runner) proform(sp token.Span) *rule.Annotation {
	if sp.Len() == 0 || !r.markedAt(sp.End-1, markOne) {
		return nil
	}
	like := r.pending // of the same verb
	if a := r.likeOne(); like == nil && a != nil {
		like = a.entry
	}
	if like == nil || r.elided == nil && !r.partnerAt(sp.End) && !r.signedAt(sp.End-1) && !r.turn(sp.End-1) {
		return nil
	}
	return &rule.Annotation{Span: token.Span{First: sp.End - 1, End: sp.End}, Label: r.s.agreement, Entry: like}
}

// likeOne is the agreement to which a word such as "one" compares another: the last
// that a noun tells with a party, in the sentence or the two before it; nil if there is none.
func (r *Runner) likeOne() *candidate {
	for i := len(r.cands) - 1; i >= 0 && r.cands[i].sent >= r.sent-2; i-- {
		if c := &r.cands[i]; c.noun >= 0 && c.entry != nil && len(c.parties) > 0 {
			return c
		}
	}
	return nil
}

// partnerAt reports whether "with" or "between" and an organization follow at token i,
// at once or behind what the agreement is for.
func (r *Runner) partnerAt(i int) bool {
	const within = 9 // tokens
	end := r.d.Sentences[r.sent].End
	if i < end && r.d.Word(i) == "," {
		i++
	}
	if i >= end || !r.s.cues.Has(r.d.Tokens[i].Sym, cuePartner) && !r.markedAt(i, markBought) {
		return false
	}
	with := false
	for k := i; k < min(i+within, end) && !r.d.Tokens[k].Is(token.Punct); k++ {
		if with = with || r.s.cues.Has(r.d.Tokens[k].Sym, cuePartner); with && r.chart.Find(k, r.s.org) != nil {
			return true
		}
	}
	return false
}

// signedAt reports whether a verb of signing has the word at token i for its object:
// "Acme signed one", "the one that Acme and Bolt concluded", "The first was signed with Bolt",
// "One is with Bolt".
func (r *Runner) signedAt(i int) bool {
	const within = 18 // tokens
	s := r.d.Sentences[r.sent]
	signs := func(i int) bool { return r.s.marks.Has(r.s.clause.Lemma(r.d.Tokens[i].Sym), markSigns) }
	if i > s.First && signs(i-1) {
		return i+1 == s.End || r.d.Tokens[i+1].Sym != r.s.of && r.phraseEnds(i+1)
	}
	if v := r.pastThem(i + 1); v+1 < s.End && i <= s.First+1 && r.s.clause.Lemma(r.d.Tokens[v].Sym) == r.s.be && (signs(v+1) || r.d.Tokens[v+1].Sym == r.s.with) {
		return true
	}
	if i == s.First || r.d.Tokens[i-1].Sym != r.s.the || i+2 >= s.End || r.d.Word(i+1) != "that" && r.d.Word(i+1) != "which" {
		return false
	}
	for k := i + 2; k < min(i+within, s.End); k++ {
		if signs(k) {
			return true
		}
	}
	return false
}

// names reports whether a word for an agreement names one where it stands: of
// some words only those with a sum do, "$5 million in support", "a pledge of $5
// million".
func (r *Runner) names(a *rule.Annotation) bool {
	if a.Len() == 1 && slices.Contains(r.s.capital, r.d.Tokens[a.First].Sym) && r.partOfFirm(a.First) {
		return false
	}
	if r.s.terms[a.Entry] {
		more := a.End < len(r.d.Tokens) && (r.d.Tokens[a.End].Sym == r.s.of || r.d.Tokens[a.End].Sym == r.s.to)
		return r.behindTerm(a.First) && !more // "a six-month extension of the deadline", "to finish"
	}
	if !r.s.sums[a.Entry] || r.funded(a) || r.fromLender(a.End) {
		return true
	}
	for i := a.First - 1; i >= max(0, a.First-9); i-- {
		if r.d.Tokens[i].Is(token.Punct) && r.chart.First(i) == nil && r.d.Word(i) != "-" {
			break
		}
		if m := r.chart.Find(i, r.s.money); m != nil && m.End <= a.First && m.End >= a.First-4 {
			return true
		}
	}
	if a.End >= len(r.d.Tokens) || !r.markedAt(a.End, markSum|markWorth) {
		return false
	}
	for i := a.End + 1; i < min(a.End+5, len(r.d.Tokens)); i++ {
		if r.chart.Find(i, r.s.money) != nil {
			return true
		}
		if r.d.Tokens[i].Is(token.Punct) {
			break
		}
	}
	return false
}

// behindTerm reports whether for how long something is done stands right before token i: "a two-year".
func (r *Runner) behindTerm(i int) bool {
	const near = 4 // tokens
	for j := i - 1; j >= max(0, i-near); j-- {
		if m := r.chart.Find(j, r.s.duration); m != nil {
			return m.End == i
		}
	}
	return false
}

// partOfFirm reports whether the word for capital at token i is told with its share and whose it
// is: "51% equity in Acme", "the entire equity of Acme".
func (r *Runner) partOfFirm(i int) bool {
	return i+1 < len(r.d.Tokens) && (r.d.Tokens[i+1].Sym == r.s.of || r.d.Tokens[i+1].Sym == r.s.in) && r.ownCapital(i)
}

// ofDay reports whether a chunk tells the agreement a by the day or the time on which it was made
// alone: "Monday's deal", "last week's agreement".
func (r *Runner) ofDay(ch clause.Chunk, a *rule.Annotation) bool {
	for i := range r.in.Dates {
		if t := &r.in.Dates[i]; t.First == ch.First && t.End+1 == a.First && r.genitive(t.End) {
			return r.past(t)
		}
	}
	return false
}

// nameIt takes type and name of a candidate from the words for an agreement in
// the chunk o.
func (r *Runner) nameIt(c *candidate, o int) {
	ch := &r.chunks[o]
	c.phrase = ch.Span
	a := r.agreementIn(ch.Span)
	if o > 1 && r.halfNamed(o-2) {
		half := *ch
		half.Definite = r.chunks[o-2].Definite // "the licence and cooperation agreement"
		ch = &half
	}
	if a == nil { // a pronoun
		c.name, c.returns, c.generic = ch.Span, true, true
		return
	}
	weak := a.Entry.Get("weak")
	c.name = a.Span
	c.entry = a.Entry
	c.typ, c.generic = a.Entry.Get("type"), r.s.generic[a.Entry]
	c.bare = c.generic
	if c.generic {
		c.typ = ""
	}
	if r.namedByLikeness(c, ch.First, a) {
		r.likened(c)
		return
	}
	if c.typ == "acquisition" {
		r.nameByTrade(c, o)
	}
	if c.typ == "cooperation_agreement" && r.venture(o, a) {
		c.typ, weak = "joint_venture", ""
	}
	if weak == "open" || works(c.typ) && ch.Definite && a.Len() == 1 && ch.Len() == 2 {
		c.generic = true // "the order" returns to a contract of any kind
	}
	c.clausal = r.toldApart(o)
	c.returns = weak == "act" || !(c.status == "ended" && c.clausal) && r.nameReturns(*ch, a, o)
	c.owned = r.markedChunk(o, markTheir)
	counted := c.owned && o > 0 && r.chunks[o-1].Kind == clause.Comma // "Acme has hired Bolt and Cue, its third deal with the pair"
	c.another = c.another || !counted && r.marked(markAnother, token.Span{First: ch.First, End: a.First})
	if !c.returns {
		r.nameBeside(c, o)
	}
	turn := ch.Definite && r.marked(markOne, token.Span{First: ch.First, End: a.First}) && r.opensTurn(ch.First)
	if (turn || c.another && ch.Definite) && c.alongside == 0 && c.bundled == 0 {
		c.bundled = r.bundle(true) // "signed two deals. … The second deal was signed with Bolt"
		if turn && c.bundled > 0 {
			c.another, c.returns = true, false
		}
	}
	c.count = r.countIn(token.Span{First: r.joinedFrom(o), End: ch.End}, a)
	proposed := func(y token.Sym) bool { return r.s.marks.Has(y, markPlan) }
	if c.status == "signed" && c.frame != r.s.named && !c.signed && r.describedBy(o, a, proposed) {
		c.status = "planned" // "approved the planned sale"
	}
	if weak == "bid" && c.status == "signed" && !c.agreed && c.frame.object.needs&needTakeover == 0 {
		c.status = "planned"
	}
	c.closing = c.typ == "financing" && r.markedAt(a.End-1, markClosing)
	c.united = r.markedAt(a.End-1, markUnion)
	c.plural, c.weak, c.put = r.plural(a), weakly(a), weak == "put"
	if last := len(r.cands) - 1; c.generic && last >= 0 && r.cands[last].sent >= r.sent-2 && r.likens(a) {
		c.typ, c.generic, c.another = r.cands[last].typ, false, true // "will buy LNG from Acme, which has similar deals with Bolt and Cue"
	}
}

// likens reports whether the word before one for an agreement likens it to another: "similar deals", "an earlier one".
func (r *Runner) likens(a *rule.Annotation) bool {
	if a.End < len(r.d.Tokens) && (r.markedAt(a.End, markBought) || r.d.Tokens[a.End].Sym == r.s.to) {
		return false // "earlier agreements for 90 MW", "to supply 90 MW"
	}
	switch r.d.Word(max(a.First-1, 0)) {
	case "similar", "comparable", "equivalent", "earlier", "previous", "prior":
		return true
	}
	return false
}

// namedByLikeness reports whether the word a for an agreement, in a noun chunk that begins at
// token first, says no more than that it is like another: "one", "a similar agreement".
func (r *Runner) namedByLikeness(c *candidate, first int, a *rule.Annotation) bool {
	if a.Label != r.s.agreement {
		return false
	}
	if a.Len() == 1 && r.markedAt(a.First, markOne) {
		return true
	}
	return c.generic && r.similar(first, a) && r.likeOne() != nil
}

// nameReturns reports whether the word a for an agreement in chunk o, taken as ch, returns to
// one told before, and nothing behind it tells which one is meant.
func (r *Runner) nameReturns(ch clause.Chunk, a *rule.Annotation, o int) bool {
	if !(ch.Definite && r.pointsBack(ch, a)) && !r.ofDay(ch, a) {
		return false
	}
	return !r.identified(o)
}

// nameBeside notes with which agreements told before one that does not return to any of them, in
// chunk o, is told: alongside one, as an item of several, as a part of a package.
func (r *Runner) nameBeside(c *candidate, o int) {
	if c.alongside = r.alongside(o) + 1; c.alongside == 0 {
		n, cand := r.itemOf(o)
		c.alongside, c.bundled = n+1, cand
	}
	if c.typ == "financing" {
		if whole := r.packageOf(o); whole != 0 {
			c.alongside, c.bundled, c.parcel = 0, max(whole, 0), true
		}
	}
	if c.alongside == 0 && c.bundled == 0 && c.typ == "financing" && r.ofTax(c.name) {
		c.bundled = r.loanBefore()
	}
	c.another = c.another || c.alongside > 0 || c.bundled > 0
}

// fromLender reports whether one who lends is named behind "from" at token i: "backing from Acme
// Capital".
func (r *Runner) fromLender(i int) bool {
	if i+2 >= len(r.d.Tokens) || r.d.Tokens[i].Sym != r.s.from {
		return false
	}
	if i++; r.d.Tokens[i].Sym == r.s.the {
		i++
	}
	m := r.chart.Find(i, r.s.org)
	return m != nil && r.lends(r.in.Mentions[m.Ref].Entity)
}

// venture reports whether the word a for a partnership in chunk o means a firm that several own: one
// told with their shares, "a 60-40 partnership", or what a firm is told to be, "Acme, a
// partnership between Bolt and Cue".
func (r *Runner) venture(o int, a *rule.Annotation) bool {
	ch := &r.chunks[o]
	if !r.markedAt(a.End-1, markUnion) {
		return false
	}
	for i := ch.First; i+2 < a.First; i++ {
		x, y := r.chart.Find(i, r.s.num), r.chart.Find(i+2, r.s.num)
		if x != nil && y != nil && r.d.Tokens[i+1].Is(token.Punct) && r.in.Numbers[x.Ref].Value+r.in.Numbers[y.Ref].Value == 100 {
			return true
		}
	}
	if !ch.Article || ch.Definite || a.First != ch.End-1 {
		return false
	}
	if o+1 >= len(r.chunks) || !r.chunks[o+1].Pair && r.chunks[o+1].Sym != r.s.of {
		return false
	}
	n := r.beforeComma(o)
	if n < 0 && o > 1 && r.chunks[o-1].Kind == clause.Verb && r.chunks[o-1].Sym == r.s.be {
		n = o - 2
	}
	return n >= 0 && r.organization(n) >= 0 && len(r.members(o, nil)) > 1
}

// nameByTrade takes from the words for an acquisition in chunk o, or from the noun chunk
// behind "of", what is bought: goods make it another agreement, a name that no stage
// knows is kept.
func (r *Runner) nameByTrade(c *candidate, o int) {
	n := o + 2
	if n < len(r.chunks) && r.chunks[o+1].Kind == clause.Comma && r.chunks[n].Of {
		n++ // "its purchase, of 100 MW from Acme"
	}
	if n >= len(r.chunks) || !r.chunks[n-1].Of {
		if c.entry.Get("weak") == "y" {
			c.typ = cmp.Or(tradeType(r.kinds(token.Span{First: r.chunks[o].First, End: c.name.First})), c.typ) // "its coal purchases"
		}
		return
	}
	first := r.chunks[n].First
	what := r.objectAfter(token.Span{First: first, End: min(first+12, r.d.Sentences[r.sent].End)})
	if n+2 < len(r.chunks) && r.chunks[n+1].Kind == clause.Conj {
		what |= r.kinds(r.chunks[n+2].Span) & needStake // "its retail power and gas business"
	}
	switch {
	case what&(needPlant|needStake) != 0 || r.kindsOf(n)&needOrganization != 0:
	case what&needPower != 0:
		c.typ = "power_purchase_agreement" // "the sale of 100 MW of electricity"
	case what&needCredit != 0:
		c.typ = "other" // "the purchase of removal credits"
	case r.lotOfGoods(n):
		c.typ = "supply_contract" // "the purchase of a cargo of crude"
	}
	if c.typ == "acquisition" && r.chunks[n].Kind == clause.Noun && r.unknownName(n) {
		c.called = r.d.Word(r.chunks[n].End - 1) // "the acquisition of Acme"
	}
}

// tradeType is the type of a purchase or a sale by the goods that a word before it names.
func tradeType(what need) string {
	switch {
	case what&(needPlant|needStake|needCompany|needProject|needOrganization|needMachine) != 0:
	case what&needFuel != 0:
		return "supply_contract"
	case what&needPower != 0:
		return "power_purchase_agreement"
	}
	return ""
}

// likened gives a candidate that is told as one more like another the type of that
// and those who made it. The first of several told together returns to them.
func (r *Runner) likened(c *candidate) {
	if b := r.bundle(true); b > 0 && r.turn(c.name.First) {
		c.typ, c.generic, c.another, c.bundled = r.cands[b-1].typ, r.cands[b-1].generic, true, b
		return // "One is for 90 MW of wind and another for 50 MW of solar"
	}
	a := r.likeOne()
	c.typ, c.generic, c.another = a.typ, false, true
	c.plural = r.endsInS(c.name.End - 1) // "Others were signed with Acme (80 MW) and Bolt (50 MW)"
	if r.elided != nil {
		return // "Acme won an order for 50 turbines, Bolt one for 30"
	}
	if a.plural && !a.parted {
		c.returns, c.another, a.parted, a.count = true, false, true, 0
	}
	if len(c.agents) > 0 {
		return // who makes it is told
	}
	who := a.agents
	if len(who) == 0 && a.bundled > 0 {
		who = r.cands[a.bundled-1].agents
	}
	if len(who) == 0 && len(a.parties) == 1 && !a.partnered {
		who = a.parties
	}
	c.agents = who
	for _, e := range who {
		c.parties = add(c.parties, e)
	}
}

// replaced makes of a candidate one in whose place another comes, which was told just
// before and is of its type if its words leave that open: "It replaces a deal with Acme".
func (r *Runner) replaced(c *candidate) {
	c.another, c.returns = true, false
	if a := r.likeOne(); a != nil && c.generic {
		c.typ, c.generic = a.typ, a.generic
	}
}

// similar reports whether a word for one agreement, in a noun chunk that begins at first,
// is compared: "a similar agreement".
func (r *Runner) similar(first int, a *rule.Annotation) bool {
	return a.First > first && r.d.Word(a.First-1) == "similar" && !r.plural(a)
}

// pointsBack reports whether a definite noun chunk can return to an agreement
// told before: nothing in it but the word for it and plain adjectives.
func (r *Runner) pointsBack(ch clause.Chunk, a *rule.Annotation) bool {
	if strings.EqualFold(r.d.Word(ch.First), "whose") {
		return false
	}
	for i := ch.First; i < a.First; i++ {
		if r.genitive(i) || r.chart.Find(i, r.s.org) != nil || r.superlative(i) {
			return false
		}
	}
	return true
}

// identified reports whether what follows the word for an agreement in chunk o
// tells which one is meant: "the contract of May", "the contract under which".
func (r *Runner) identified(o int) bool {
	if o+1 >= len(r.chunks) || r.chunks[o+1].Kind != clause.Prep {
		return false
	}
	return r.chunks[o+1].Sym == r.s.of || o+2 < len(r.chunks) && r.chunks[o+2].Kind == clause.Rel && r.markedChunk(o+1, markUnder)
}

// toldApart reports whether a relative clause without a comma tells which
// agreement chunk o means: "the deal that collapsed", "the deal for 90 MW that Acme struck".
func (r *Runner) toldApart(o int) bool {
	if o+3 < len(r.chunks) && r.chunks[o+1].Kind == clause.Prep && r.chunks[o+2].Kind == clause.Noun {
		o += 2
	}
	if o+1 >= len(r.chunks) {
		return false
	}
	next := &r.chunks[o+1]
	if next.Kind == clause.Noun && next.Named && o+2 < len(r.chunks) && r.chunks[o+2].Kind == clause.Verb && r.chunks[o+2].Form == clause.Finite {
		return true // "the deal Acme struck"
	}
	return next.Kind == clause.Rel || next.Kind == clause.Sub && r.markedChunk(o+1, markThat)
}

// ranks reports whether a word between two tokens singles out what it describes.
func (r *Runner) ranks(sp token.Span) bool {
	for i := sp.First; i < sp.End; i++ {
		if r.superlative(i) {
			return true
		}
	}
	return false
}

// superlative reports whether the word at i singles out what it describes: "the
// longest contract ever signed".
func (r *Runner) superlative(i int) bool {
	w := r.d.Word(i)
	return len(w) > 5 && w[len(w)-3:] == "est" && r.d.Tokens[i].Flags&token.Upper == 0 || r.markedAt(i, markSuperlative)
}

// joinedFrom is where the bare nouns begin that stand with that of chunk o before the word for an
// agreement: "three oil and gas deals".
func (r *Runner) joinedFrom(o int) int {
	k := o
	for k > 1 && r.chunks[k-1].Kind == clause.Conj && r.chunks[k-2].Kind == clause.Noun && !r.chunks[k].Article && !r.chunks[k].Named {
		if b := &r.chunks[k-2]; r.endsInS(b.Head) || r.agreementIn(b.Span) != nil || r.chart.Find(r.chunks[k].First, r.s.num) != nil {
			break
		}
		k -= 2
	}
	return r.chunks[k].First
}

// countIn is the number of agreements that a phrase stands for, 0 if it gives
// none.
func (r *Runner) countIn(ch token.Span, a *rule.Annotation) int {
	for i := ch.First; i < a.First; i++ {
		if n := r.chart.Find(i, r.s.num); n != nil && n.End <= a.First {
			for j := n.End; j < a.First; j++ {
				if r.d.Tokens[j].Is(token.Punct) || r.chart.Find(j, r.s.power) != nil {
					return 0
				}
			}
			if v := r.in.Numbers[n.Ref].Value; v >= 2 && v < 1000 && v == float64(int(v)) && r.plural(a) {
				return int(v)
			}
			return 0
		}
	}
	return 0
}

func (r *Runner) plural(a *rule.Annotation) bool {
	head := a.End - 1
	if a.Len() > 2 && !r.endsInS(head) {
		if p := r.d.Tokens[a.First+1].Sym; p == r.s.of || p == r.s.forr {
			head = a.First // "memorandums of understanding"
		}
	}
	return r.endsInS(head) || r.d.Word(a.First) == "memoranda"
}

func (r *Runner) endsInS(i int) bool {
	w := r.d.Word(i)
	return len(w) > 2 && w[len(w)-1] == 's'
}
