package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// A lack is something that a frame asks for and a candidate has not, or that it must
// not have.
type lack struct {
	wanted string // as a trace shows it
	holds  func(r *Runner, f *frame, c *candidate, args []clause.Arg) bool
}

var lacks = []lack{
	{"an auction or a tender", func(r *Runner, f *frame, c *candidate, _ []clause.Arg) bool {
		return f.asksAuction && !r.auction(c.sent)
	}},
	{"a second party", func(r *Runner, f *frame, c *candidate, _ []clause.Arg) bool {
		return f.asksTwo && len(c.parties) < 2 && !c.pumps && !(c.returns && len(r.cands) > 0)
	}},
	{"a plant or a capacity", func(r *Runner, f *frame, c *candidate, _ []clause.Arg) bool {
		return f.asksSite && !r.siteIn(c.region)
	}},
	{"a plant told before", func(r *Runner, f *frame, c *candidate, _ []clause.Arg) bool {
		// of which so much is taken: "Acme will take 60 MW"
		if !f.asksPlant || f.object.needs&needOutput == 0 {
			return false
		}
		return r.kinds(c.region)&(needPlant|needProject) == 0 && !r.siteBefore(c)
	}},
	{"how much, and several agreements told before", func(r *Runner, f *frame, c *candidate, _ []clause.Arg) bool {
		if !f.asksSeveral {
			return false
		}
		if c.object < 0 || !r.muchOf(c.object) {
			return true
		}
		a := r.severalBefore(f.typ)
		return a == nil || len(a.parties) == 1 && contains(c.agents, a.parties[0])
	}},
	{"a share told before", func(r *Runner, f *frame, c *candidate, _ []clause.Arg) bool {
		return f.asksHolding && !r.stakeBefore(r.chunks[c.verb()].First)
	}},
	{"a word for a winner", func(r *Runner, f *frame, c *candidate, _ []clause.Arg) bool {
		return f.asksWinner && !r.winnerIn(r.d.Sentences[c.sent].Span) // "Acme (80 MW) and Bolt (50 MW) were declared winners"
	}},
	{"a phrase that opens no clause", func(r *Runner, f *frame, _ *candidate, args []clause.Arg) bool {
		// "The auction ended with Acme winning 50 MW"
		return f.subject.needs&needAuction != 0 && f.asks[r.s.with] && slices.ContainsFunc(args, func(a clause.Arg) bool {
			return a.Prep == r.s.with && r.gerundAt(a.Nouns[len(a.Nouns)-1]+1)
		})
	}},
	{"an award told before in its sentence", func(r *Runner, f *frame, c *candidate, _ []clause.Arg) bool {
		return f.asksFirst && !slices.ContainsFunc(r.cands, func(a candidate) bool { return a.sent == c.sent && a.typ == "auction_award" })
	}},
	{"the name of a party", func(r *Runner, f *frame, c *candidate, _ []clause.Arg) bool { // "Sunrise was contracted under a deal"
		if f.object.role != party || len(c.parties) != 1 {
			return false
		}
		only := c.parties[0]
		return only >= r.given && r.in.Entities[only].Kind == record.Organization
	}},
	{"something still to be done", func(r *Runner, f *frame, c *candidate, _ []clause.Arg) bool {
		return f.asksWill && !r.comingOf(f, c)
	}},
	{"a party beside who does it", func(r *Runner, f *frame, c *candidate, _ []clause.Arg) bool {
		if f.object.needs&needTechnology != 0 && r.coded(c) {
			return false // who makes an MX-300 need not be told
		}
		return f.asksOther && len(c.parties) <= len(c.agents)
	}},
	{"no agreement whose purpose it tells", func(_ *Runner, f *frame, c *candidate, _ []clause.Arg) bool {
		// "an agreement to explore" is one of its own
		return f.asksWill && c.within > 0
	}},
	{"no auction whose purpose it tells", func(r *Runner, _ *frame, c *candidate, _ []clause.Arg) bool { // "won a tender to supply 50 MW"
		k := c.verb()
		if c.noun >= 0 || !c.onGoods() || k <= 0 || r.chunks[k].Form != clause.Infinitive {
			return false
		}
		return r.chunks[k-1].Kind == clause.Noun && r.kindsOf(k-1)&needAuction != 0
	}},
	{"a plant or a capacity", func(r *Runner, f *frame, c *candidate, _ []clause.Arg) bool { // "is a major supplier of gas to Europe"
		return f.object.needs&needRole != 0 && c.onGoods() && !r.siteToldIn(c) && !r.offtakes(c)
	}},
	{"no agreement told before of which it tells one side", func(r *Runner, f *frame, c *candidate, _ []clause.Arg) bool {
		// "The offtaker is Acme"
		return f.subject.needs&needRole != 0 && !r.siteToldIn(c) && r.lacksSide(c)
	}},
	{"machines that a plant has or will have", func(_ *Runner, f *frame, c *candidate, _ []clause.Arg) bool {
		// "The plant could use Acme turbines"
		return f.subject.role == target && f.typ == "supply_contract" && c.status == "planned"
	}},
	{"no object", func(r *Runner, f *frame, c *candidate, args []clause.Arg) bool {
		return f.asksAlone && r.objectBehind(args, c.verb())
	}},
	{"an object that is no other's", func(r *Runner, f *frame, c *candidate, _ []clause.Arg) bool {
		// "Acme combines the wind farms of Bolt with its own"
		if !f.asksOwn || c.object < 0 {
			return false
		}
		owners := r.ofOwner(c.object, r.owner(c.object, nil))
		return slices.ContainsFunc(owners, func(e int) bool { return !contains(c.agents, e) })
	}},
	{"a word for doing it in common", func(r *Runner, f *frame, c *candidate, _ []clause.Arg) bool {
		return f.asksTogether && !r.together(c)
	}},
	{"no word of a sale", func(r *Runner, f *frame, c *candidate, _ []clause.Arg) bool {
		return f.asksFresh && r.marked(markSale, r.d.Sentences[c.sent].Span)
	}},
	{"a lender", func(r *Runner, f *frame, c *candidate, _ []clause.Arg) bool {
		// "Acme Bank led the round, with Bolt participating": one in the sentence will do
		return f.subject.needs&needLender != 0 && f.side == 0 && !slices.ContainsFunc(c.agents, r.lends)
	}},
	{"no money given in order to do so", func(r *Runner, _ *frame, c *candidate, _ []clause.Arg) bool {
		// "will lend $5 million to finance a plant"
		if c.typ != "financing" || c.noun >= 0 || r.chunks[c.verb()].Form != clause.Infinitive {
			return false
		}
		return slices.ContainsFunc(r.cands, func(a candidate) bool {
			if a.sent != r.sent || a.typ != c.typ || a.verb() >= c.verb() || overlap(a.agents, c.agents) == 0 {
				return false
			}
			return !r.verbBetween(a.verb(), c.verb())
		})
	}},
	{"a price, paid for nothing else", func(r *Runner, f *frame, c *candidate, args []clause.Arg) bool {
		return f.price && slices.ContainsFunc(args, r.forOther)
	}},
	{"an agreement told before", func(r *Runner, f *frame, c *candidate, _ []clause.Arg) bool {
		return f.side != 0 && (c.noun >= 0 && !c.returns || !r.sideTold(c))
	}},
	{"a phrase that the rule needs", func(r *Runner, f *frame, c *candidate, args []clause.Arg) bool {
		return !r.phrased(f, c, args)
	}},
}

// forOther reports whether a phrase tells for what, other than something that is bought, or as
// what a sum is paid: "in tax", "for its output", not "in cash", "for it", "for the plant".
func (r *Runner) forOther(a clause.Arg) bool {
	n := a.Nouns[0]
	switch a.Prep {
	case r.s.in:
		return r.kindsOf(n)&needMoney == 0
	case r.s.forr:
		return !r.chunks[n].Pronoun && r.kindsOf(n)&(needStake|needPlant|needProject) == 0
	}
	return false
}

// gerundAt reports whether chunk k, if there is one, is a gerund.
func (r *Runner) gerundAt(k int) bool {
	return k < len(r.chunks) && r.chunks[k].Kind == clause.Verb && r.chunks[k].Form == clause.Gerund
}

// siteToldIn reports whether a candidate's clause, up to the end of its region, names a plant
// or a capacity.
func (r *Runner) siteToldIn(c *candidate) bool {
	return r.siteIn(token.Span{First: c.clause.First, End: c.region.End})
}

// siteBefore reports whether one of the three sentences before a candidate's names a plant or a
// capacity.
func (r *Runner) siteBefore(c *candidate) bool {
	for n := c.sent - 1; n >= max(0, c.sent-3); n-- {
		if r.siteIn(r.d.Sentences[n].Span) {
			return true
		}
	}
	return false
}

// lacking is what a frame asks for and a candidate has not, "" if it has all.
func (r *Runner) lacking(f *frame, c *candidate, args []clause.Arg) string {
	for i := range lacks {
		if lacks[i].holds(r, f, c, args) {
			return lacks[i].wanted
		}
	}
	return ""
}

// phrased reports whether a candidate has one of the phrases for which its frame asks.
func (r *Runner) phrased(f *frame, c *candidate, args []clause.Arg) bool {
	switch {
	case !f.asksPhrase(),
		f.asksAim && r.aimed(c),
		f.asksUnder && c.noun >= 0 && !(f.asksTwo && c.returns),
		f.asksOwner && r.forOwner(c, args),
		f.asksTerms && r.onTerms(c):
		return true
	}
	if f.asks[r.s.to] && f.object.role == target && len(args) > 0 && r.indirect(args, 0) {
		if len(r.partiesOf(args[0].Nouns, false, nil)) > 0 {
			return true // "promised Acme 2 million tonnes of LNG"
		}
	}
	for _, a := range args {
		if f.asks[a.Prep] && r.askedPhrase(f, c, a) {
			return true
		}
		if f.asks[r.s.of] && f.object.needs&needOutput != 0 && r.producedBy(a) {
			return true
		}
	}
	return r.askedGerund(f, c) || f.asksCapacity && r.kinds(c.region)&needCapacity != 0
}

// asksPhrase reports whether a frame asks for a phrase of some kind.
func (f *frame) asksPhrase() bool {
	return len(f.asks) > 0 || f.asksUnder || f.asksCapacity ||
		f.asksOwner || f.asksTerms || f.asksAim
}

// aimed reports whether what is to be done with a candidate's object stands behind it:
// "received $5 million to build a wind farm".
func (r *Runner) aimed(c *candidate) bool {
	k := c.object + 1
	for k > 0 && k < len(r.chunks) && r.chunks[k].Kind == clause.Time {
		k++
	}
	return k > 0 && k < len(r.chunks) && r.chunks[k].Kind == clause.Verb && r.chunks[k].Form == clause.Infinitive
}

// forOwner reports whether a candidate tells what a firm will do, or is doing, to the plant
// of another, or on its premises: "will operate Acme's wind farm", "services for Acme's reactors".
func (r *Runner) forOwner(c *candidate, args []clause.Arg) bool {
	k := c.verb()
	if c.object < 0 || c.within > 0 {
		return false
	}
	open := r.coming(k) || r.ongoing(r.chunks[k]) || r.begun(k)
	if !open && !(r.chunks[k].Passive && r.builtBy(k)) {
		return false
	}
	if r.kindsOf(c.object)&needTechnology != 0 || !r.firms(c.agents) {
		return false
	}
	who, behind := r.owner(c.object, r.plantOwner(c.object, nil)), c.object+1
	if r.measure(c.object) && behind < len(r.chunks) && r.chunks[behind].Sym == r.s.of {
		behind += 2 // "3 MW of panels"
	}
	for _, a := range args {
		switch {
		case a.At != behind || len(who) > 0:
		case a.Prep == r.s.of, a.Prep == r.s.forr:
			who = r.plantOwner(a.Nouns[0], who)
		case r.onSite(a.Prep):
			who = r.premisesOwner(a.Nouns[0], who)
		}
	}
	if len(who) == 0 && open && r.chunks[k].Form == clause.Finite && r.ofPlantBefore(c.object) {
		if r.chunks[c.object].Pronoun || r.kindsOf(c.object)&(needPlant|needProject|needWork|needStudy) != 0 {
			who = r.ownerBefore(c.object, nil) // "Acme is planning a dam. Bolt will build the plant"
		}
	}
	return slices.ContainsFunc(who, func(e int) bool { return !contains(c.agents, e) && contains(c.parties, e) })
}

// builtBy reports whether the verb group k, a passive in the past, tells by whom a plant was built:
// "was developed by Acme and built by Bolt".
func (r *Runner) builtBy(k int) bool {
	return topicOf(r.s.topics[r.chunks[k].Sym], needPlant) == "construction_contract" && r.byWhom(clause.Args(r.chunks, k)) != nil
}

// begun reports whether the verb group k tells what has been begun: "has begun building".
func (r *Runner) begun(k int) bool {
	return k > 0 && r.chunks[k].Form == clause.Gerund && r.chunks[k-1].Kind == clause.Verb && r.s.cues.Has(r.chunks[k-1].Sym, cueBegins)
}

// firms reports whether some entities are organizations that are no bodies of a state.
func (r *Runner) firms(entities []int) bool {
	return len(entities) > 0 && !slices.ContainsFunc(entities, func(e int) bool {
		x := &r.in.Entities[e]
		return x.Kind != record.Organization || public(x)
	})
}

// comingOf reports whether a candidate's verb tells what is to be done, or what two do
// or work at in common.
func (r *Runner) comingOf(f *frame, c *candidate) bool {
	k := c.verb()
	switch {
	case r.coming(k), f.asksTerms && r.settles(k) && !r.chunks[k].Past:
		return true
	case !f.asksTwo:
		return false
	}
	return r.ongoing(r.chunks[k]) || c.object >= 0 && r.kindsOf(c.object)&needWork != 0
}

// objectBehind reports whether a direct object stands behind chunk k; none is the last word
// of "with $5 million each".
func (r *Runner) objectBehind(args []clause.Arg, k int) bool {
	for _, a := range args {
		if a.Prep == 0 && a.Verb < 0 && a.At > k && r.chunks[a.At].Sym != r.s.each {
			return true
		}
	}
	return false
}

// askedPhrase reports whether a phrase, of a preposition for which a frame asks, names
// what the frame wants there.
func (r *Runner) askedPhrase(f *frame, c *candidate, a clause.Arg) bool {
	if a.Verb >= 0 {
		if f.asksAlone || a.Prep == r.s.with {
			return false // "sells fuel to compete with Acme", "agreed to spend $5 million on"
		}
		if a.Prep == r.s.by && r.chunks[a.Verb].Form == clause.Participial {
			return false
		}
	}
	s := f.preps[a.Prep]
	if s.role == party {
		return r.namesParty(c, s, a)
	}
	n := a.Nouns[len(a.Nouns)-1]
	if len(a.Nouns) > 1 && s.needs&needVenture != 0 && r.calls(n-2, n) {
		n -= 2 // "in a joint venture, Acme Wind"
	}
	return s.needs == 0 || r.kindsOf(n)&s.needs != 0 || s.needs&needDealing != 0 && r.sale(n)
}

// namesParty reports whether a phrase that leads to a party names one, or tells of those who
// lend, or of the plant whose owner it is: "from Acme", "from investors", "from the Moda plant".
func (r *Runner) namesParty(c *candidate, s slot, a clause.Arg) bool {
	switch {
	case len(r.partiesOf(a.Nouns, c.typ == "concession" || r.exchange(c, a), nil)) > 0, len(r.ownersIn(c, a)) > 0:
		return true
	case c.typ == "financing":
		return a.Prep == r.s.from && r.funders(a.Nouns[0]) || s.needs == 0 && r.fundsPlantOf(a)
	}
	goods := c.typ == "power_purchase_agreement" || c.typ == "supply_contract" && c.object >= 0 && r.hauled(c.object)
	if !goods || a.Prep != r.s.from {
		return false
	}
	return r.kindsOf(a.Nouns[0])&(needPlant|needProject) != 0 && !r.markedChunk(a.Nouns[0], markTheir)
}

// funders reports whether the noun chunk n tells of lenders or investors by what they are:
// "got $5 million from investors", "from a group of banks".
func (r *Runner) funders(n int) bool {
	if r.markedHead(n, markCollective) && n+2 < len(r.chunks) && r.chunks[n+1].Sym == r.s.of {
		n += 2
	}
	return r.chunks[n].Kind == clause.Noun && r.s.cues.Has(r.d.Tokens[r.chunks[n].Head].Sym, cueFunder)
}

// sale reports whether the noun chunk n is a sale or a purchase, of which it is not told
// that it is one of goods.
func (r *Runner) sale(n int) bool {
	a := r.agreementIn(r.chunks[n].Span)
	if a == nil || a.Entry.Get("type") != "acquisition" {
		return false
	}
	return n+1 == len(r.chunks) || r.chunks[n+1].Sym != r.s.of || r.dealsIn(n, a)
}

// producedBy reports whether a phrase names the plant of which power is: "the electricity
// generated by Acme's wind farm".
func (r *Runner) producedBy(a clause.Arg) bool {
	if a.Verb < 0 || a.At != a.Verb+1 {
		return false
	}
	v := &r.chunks[a.Verb]
	if v.Form != clause.Participial || !r.s.cues.Has(v.Sym, cueProduces) {
		return false
	}
	return r.kindsOf(a.Nouns[0])&(needPlant|needProject) != 0
}

// askedGerund reports whether a preposition for which a frame asks leads to what is to
// be done: "tasked with building a dam".
func (r *Runner) askedGerund(f *frame, c *candidate) bool {
	if f.typ != "topic" {
		return false
	}
	for j := 1; j < len(r.chunks); j++ {
		p := &r.chunks[j-1]
		if p.Kind != clause.Prep || !f.asks[p.Sym] || f.preps[p.Sym].role != target {
			continue
		}
		if r.gerundAt(j) && c.region.Contains(p.Span) {
			return true
		}
	}
	return false
}

// stakeBefore reports whether a share of something is told before token i, in its sentence or the
// one before.
func (r *Runner) stakeBefore(i int) bool {
	for i--; i >= r.d.Sentences[max(0, r.sent-1)].First; i-- {
		if !r.named[i] && r.s.object(r.d.Tokens[i].Sym)&needStake != 0 {
			return true
		}
	}
	return false
}

// winnerIn reports whether a noun in a span is a word for the winner of an auction.
func (r *Runner) winnerIn(sp token.Span) bool {
	for k := range r.chunks {
		if ch := &r.chunks[k]; ch.Kind == clause.Noun && sp.Contains(ch.Span) && r.kinds(ch.Span)&needWinner != 0 {
			return true
		}
	}
	return false
}

// siteIn reports whether a span names a plant or a capacity.
func (r *Runner) siteIn(sp token.Span) bool {
	for i := sp.First; i < sp.End; i++ {
		switch {
		case !r.named[i] && r.s.object(r.d.Tokens[i].Sym)&needPlant != 0,
			r.chart.Find(i, r.s.project) != nil,
			r.chart.Find(i, r.s.power) != nil:
			return true
		}
	}
	return false
}

// together reports whether an adverb in a candidate's clause says that several
// do it in common.
func (r *Runner) together(c *candidate) bool {
	for i := c.clause.First; i <= c.region.End && i < len(r.d.Tokens); i++ { // "are building a dam together"
		if !r.markedAt(i, markTogether) {
			continue
		}
		if r.d.Tokens[i].Sym != r.s.co || r.chunks[c.verb()].Contains(token.Span{First: i, End: i + 2}) {
			return true // "co-develop", but not "a co-located battery"
		}
	}
	for i := range r.chunks {
		p := &r.chunks[i]
		if p.Kind != clause.Prep || !r.s.marks.Has(p.Sym, markTogether) {
			continue
		}
		if p.First >= c.clause.First && p.End <= c.region.End {
			return true // "in partnership with"
		}
	}
	return false
}
