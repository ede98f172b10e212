package deal

import (
	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// build makes the candidate of one object, whose region ends at token end.
func (r *Runner) build(e *event, o, end int) candidate {
	v, f := &r.chunks[e.k], e.frame
	c := candidate{
		frame: f, mode: mode{status: e.status, done: v.Passive}, link: link{part: f.asksPart},
		passage: passage{sent: r.sent, group: r.sent<<12 | e.k, noun: -1, object: -1, under: -1, name: v.Span},
	}
	r.manner(&c, e, o)
	r.extent(&c, e, o, end)
	c.parties, c.agents = append(c.parties, e.agents...), e.agents
	if f.object.role == target && o != e.k {
		c.object = o
	}
	if f.object.role == agreement || f.object.role == target && len(e.agents) > 0 {
		r.amid(&c, e, o)
	}
	if f.subject.role == witness {
		c.witness = r.onlookers(e.k, e.subj, e.args)
	}
	switch {
	case f.object.role == agreement, f.subject.role == agreement:
		r.asAgreement(&c, e, o)
	case f.object.role == party:
		r.asParty(&c, e, o)
	case o == e.k: // no object
	case f.preps[r.s.from].role == party,
		f.sells && v.Passive && v.Form == clause.Finite && len(e.agents) == 0: // "Acme's wind arm was sold to Bolt"
		r.asGoods(&c, f, o)
	}
	if _, n, to := r.paid(e.k); n >= 0 && f.typ == "acquisition" && c.phrase.Len() == 0 {
		c.phrase = r.chunks[n].Span // "bid $5 million to buy"
		c.parties = r.partiesOf(to, false, c.parties)
	}
	if c.noun < 0 && f.object.role != party {
		r.byObject(&c, v, o, o > e.k && r.chunks[o].First < e.end)
	}
	switch f.typ {
	case "", "topic":
	case "goods":
		if c.typ = goodsType(r.kindsOf(o)); c.typ == "power_purchase_agreement" && r.suppliedIn(r.chunks[o].Span) {
			c.typ = "supply_contract" // "bought 50 MW of MX-3 panels"
		}
		if last := len(r.cands) - 1; c.typ == "" && (r.leftOf(o) || r.remains(o)) && last >= 0 && r.cands[last].group == c.group {
			c.typ = r.cands[last].typ // "bought 2 TWh from Acme and the rest from Bolt"
		}
	default:
		// a word for it told later may narrow a partnership
		c.typ, c.generic = f.typ, f.typ == "cooperation_agreement" && c.noun < 0
	}
	return c
}

// manner notes how the verb tells of a candidate: as signed, settled or happened, as
// pledged or to come, as goods that flow.
func (r *Runner) manner(c *candidate, e *event, o int) {
	v := &r.chunks[e.k]
	c.agreed, c.signed = r.s.marks.Has(v.Sym, markSettled), r.s.marks.Has(v.Sym, markSigns)
	c.closed = r.s.marks.Has(v.Sym, markHappens) && !c.signed
	c.already = r.cued(cueAlready, v.Span)
	c.renews = r.s.cues.Has(v.Sym, cueProlongs)
	c.means = v.Form == clause.Gerund || clause.Relative(r.chunks, e.k) || r.doneFirst(e)
	chief, start := r.chief(e.k)
	c.clause = token.Span{First: start, End: e.end}
	if own := r.timedGap(); own.Len() > 0 {
		c.clause = own
	}
	if j := r.joinedAt(e.k); j >= 0 && r.timeIn(token.Span{First: r.chunks[j].First, End: e.end}) {
		c.clause.First = r.chunks[j].First // "bought a stake in 2012 and sold it in 2016"
	} else if j := r.adjunct(e.k); j >= 0 {
		c.clause.First = clause.Start(r.chunks, j)
	}
	if len(e.subj) == 1 {
		if is := r.oneOf(e.subj[0]); is >= 0 {
			c.clause.First = clause.Start(r.chunks, is) // "In May Acme was one of four firms that signed"
		}
	}
	c.pledged = c.status == "planned" && e.frame.status != "planned" && r.pledges(e, chief, o)
	c.gains = e.frame.asksAim && (v.Passive || r.s.cues.Has(v.Sym, cueGets|cueWins))
	c.flow = v.Form == clause.Participial && e.frame.object.role != party
	if c.flow && len(e.agents) > 0 && r.kindsOf(o)&needMachine != 0 {
		c.flow = !r.siteIn(r.d.Sentences[r.sent].Span) // machines for a plant come once
	}
	if c.behind = r.toCome(e.k); c.behind && c.status == "signed" {
		c.status = "planned"
	}
}

// doneFirst reports whether an event is told in a clause of what was done before: "after Acme had
// signed".
func (r *Runner) doneFirst(e *event) bool {
	if len(e.subj) != 1 || e.subj[0] < 1 {
		return false
	}
	before := e.subj[0] - 1
	return r.chunks[before].Kind == clause.Sub && r.markedChunk(before, markHaving)
}

// joinedAt is the chunk with which what the verb group k tells begins behind the "and" or, of a
// gerund, the comma that joins it to what was told before; -1 if none does.
func (r *Runner) joinedAt(k int) int {
	v := &r.chunks[k]
	for j := k - 1; j > 0 && v.Form != clause.Infinitive; j-- {
		switch ch := &r.chunks[j]; ch.Kind {
		case clause.Time, clause.Prep, clause.Other:
		case clause.Conj:
			return j + 1
		case clause.Comma:
			if v.Form == clause.Gerund && j == k-1 {
				return k
			}
			return -1
		default:
			return -1
		}
	}
	return -1
}

// extent sets the region of a candidate: from its object to token end, before an
// agreement that is told as a member of it.
func (r *Runner) extent(c *candidate, e *event, o, end int) {
	v := &r.chunks[e.k]
	whole := e.end
	for _, a := range e.args { // "14 agreements, including a contract with Acme"
		at := r.chunks[a.At].First
		if a.At <= max(o, e.k) || at >= end || !r.s.marks.Has(a.Prep, markMember|markAnother) {
			continue
		}
		if r.agreementIn(r.chunks[a.Nouns[0]].Span) != nil {
			end, whole = at, at
		}
	}
	c.region = token.Span{First: r.chunks[r.fromHybrid(r.fromSum(o))].First, End: end}
	switch {
	case r.elided != nil && (o == e.k || o == r.shared):
		c.name = r.chunks[e.subj[0]].Span
		c.region.First = c.name.First
	case o == e.k:
		c.region.First = v.End
		for _, a := range e.args {
			if n := len(a.Nouns); n > 1 && e.frame.asks[a.Prep] && e.frame.preps[a.Prep].needs&needCapacity != 0 {
				c.region.End = r.chunks[a.Nouns[1]].First // "was second with 90 MW and Bolt third with 80 MW"
			}
		}
		for j := o + 1; j < min(o+3, len(r.chunks)) && e.frame.status == "planned"; j++ {
			if r.chunks[j].Kind == clause.Noun && r.markedHead(j, markPlan) {
				c.name.End = r.chunks[j].End // "is in talks"
			}
		}
	case o > e.k && v.Passive && r.chunks[o].First >= e.end: // "Acquired from Acme in May, the wind farm is"
		c.region = token.Span{First: v.End, End: r.chunks[o].End}
	case o < e.k && v.Passive:
		c.region.End = max(whole, v.End)
		if w := r.worthAfter(o, e.k); w >= 0 && e.frame.object.role == agreement {
			c.region.End = max(c.region.End, clause.End(r.chunks, w, clause.Args(r.chunks, w)))
		}
	}
}

// fromHybrid is the chunk before n that tells with it of the parts of one plant, n if none does: "a
// 90 MW solar and 60 MW storage project".
func (r *Runner) fromHybrid(n int) int {
	if n < 2 || r.chunks[n-1].Kind != clause.Conj || r.chunks[n-2].Kind != clause.Noun || !r.chunks[n-2].Article || r.chunks[n].Article {
		return n
	}
	part, last := r.chunks[n-2].Span, r.chunks[n].Span
	if r.lastMention(part, r.s.power) == nil || r.lastMention(last, r.s.power) == nil && r.lastMention(last, r.s.energy) == nil {
		return n
	}
	if r.kinds(part)&(needPlant|needProject|needStake|needOrganization) != 0 || r.kinds(last)&(needPlant|needProject|needStake) == 0 {
		return n
	}
	return n - 2
}

// partyAmid reports whether a preposition leads to a party between the verb of a frame and its
// object: to the other side of a trade, or to one of those who agree.
func (r *Runner) partyAmid(f *frame, p token.Sym) bool {
	if p == 0 || p == r.s.by || f.preps[p].role != party {
		return false
	}
	switch f.object.role {
	case target:
		return p == r.s.from || p == r.s.to
	case agreement:
		return p != r.s.to
	}
	return true
}

// amid adds the parties that stand between a verb and the agreement that is its object:
// "agreed terms with Acme on a contract", "bought from Acme a wind farm".
func (r *Runner) amid(c *candidate, e *event, o int) {
	for _, a := range e.args {
		if r.agreementIn(r.chunks[a.Nouns[0]].Span) != nil {
			return // another object's
		}
		if e.frame.object.role == target && a.Prep == 0 && a.At > e.k && a.At < o {
			return // "bought 2 TWh from Acme and 1 TWh from Bolt"
		}
		if a.Verb >= 0 || a.At <= e.k || a.At >= o || !r.partyAmid(e.frame, a.Prep) {
			continue
		}
		n := len(c.parties)
		if a.Prep == r.s.to {
			c.parties = r.partiesOf(a.Nouns, false, c.parties) // "sold to Acme and Bolt a wind farm"
			continue
		}
		c.parties = r.partiesOf(a.Nouns[:1], a.Prep == r.s.with, c.parties)
		c.partnered = c.partnered || len(c.parties) > n && a.Prep == r.s.with
	}
}

// asAgreement gives a candidate what the noun chunk o says, which names the agreement.
func (r *Runner) asAgreement(c *candidate, e *event, o int) {
	c.noun = o
	r.nameIt(c, o)
	if r.markedChunk(e.k, markAnother) {
		r.replaced(c)
	}
	if a := r.agreementIn(r.chunks[o].Span); a != nil {
		merger := c.typ == "acquisition" && r.markedAt(a.First, markUnion)
		if c.typ != "acquisition" || merger || r.dealsIn(o, a) {
			r.nounParties(c, e, o, a)
		}
		if (merger || c.typ == "financing") && len(e.subj) > 0 && e.subj[0] < e.k && e.frame.subject.role != agreement {
			c.parties = r.ownedBy(e.subj[0], c.parties)
		}
	}
	if c.typ == "acquisition" && r.kindsOf(o)&needHolding != 0 {
		c.parties = r.seller(o, c.parties) // "took a stake in Acme's wind farm"
	}
	c.passive = r.chunks[e.k].Passive || e.frame.subject.role == agreement
	c.reduced = c.passive && r.chunks[e.k].Len() == 1
	if n := r.plantDoing(e); n >= 0 && o > e.k {
		r.plantParties(c, e.frame, n)
	}
	if p, _ := r.leading(o); o < e.k && (p != 0 && p != r.s.with || r.bound(o) >= 0) {
		r.governor(c, o) // "Under a deal signed in May, Acme will", "A deal signed in May will see Acme"
	}
}

// ownedBy appends the firm whose owners chunk n names, by whose vote it agrees: "shareholders of
// Acme", "Acme's investors", "Acme said its shareholders".
func (r *Runner) ownedBy(n int, dst []int) []int {
	switch {
	case r.headNeeds(n)&needOwner == 0:
		return dst
	case r.markedChunk(n, markTheir):
		return r.theirs(n, dst)
	}
	return r.heldIn(n, dst)
}

// heldIn appends the firm in which chunk n names owners or shares: "Acme's investors", "Acme
// shares", "shares in Acme".
func (r *Runner) heldIn(n int, dst []int) []int {
	if m := r.lastMention(r.chunks[n].Span, r.s.org); m != nil {
		return add(dst, r.in.Mentions[m.Ref].Entity)
	}
	if n+2 < len(r.chunks) && (r.chunks[n+1].Sym == r.s.of || r.chunks[n+1].Sym == r.s.in) && r.organization(n+2) >= 0 {
		return add(dst, r.organization(n+2))
	}
	return dst
}

// nounParties adds the parties that the noun chunk o names beside the word a for an
// agreement.
func (r *Runner) nounParties(c *candidate, e *event, o int, a *rule.Annotation) {
	c.parties = r.owner(o, c.parties) // "Acme's purchase of the plant was approved"
	if len(e.agents) == 0 && !c.plural && r.markedChunk(o, markTheir) {
		c.parties = r.theirs(o, c.parties)
	}
	if m := r.adjacent(o, a); m >= 0 && r.partyBefore(c, e.frame, m) {
		c.parties = add(c.parties, m)
	}
}

// partyBefore reports whether the entity m, named right before a word for an agreement,
// is one of those who agree: "secured EBRD financing", "gave Acme notice to proceed",
// "won a Bolt contract".
func (r *Runner) partyBefore(c *candidate, f *frame, m int) bool {
	switch {
	case c.typ == "financing",
		f.preps[r.s.to].role == party && f.preps[r.s.from].role == noRole:
		return true
	}
	return f.subject.role == party && (works(c.typ) || c.typ == "" && r.in.Entities[m].Kind == record.Place)
}

// plantParties adds the owners of the plant in chunk n, the subject of the verb: "The
// wind farm has reached financial close".
func (r *Runner) plantParties(c *candidate, f *frame, n int) {
	p := &r.chunks[n]
	c.region.First = p.First
	c.parties = r.plantOwner(n, c.parties)
	if len(c.parties) == 0 && c.typ == "financing" && f.preps[r.s.from].role == party && p.Definite && !p.Named {
		c.parties = r.ownerBefore(n, c.parties) // "Acme is building a dam. The project received a loan"
	}
}

// asParty gives a candidate the party that the noun chunk o names.
func (r *Runner) asParty(c *candidate, e *event, o int) {
	needs, n := e.frame.object.needs, len(c.parties)
	if c.parties = r.partiesOf([]int{o}, needs&needState != 0, c.parties); len(c.parties) == n && needs&needName != 0 {
		c.parties = r.stranger(o, c.parties)
	}
	if e.frame.subject.role == target && len(e.subj) > 0 && e.subj[0] < e.k {
		c.region.First = r.chunks[e.subj[0]].First // "The contractor for the plant is Acme"
	}
}

// asGoods adds those from whom what the noun chunk o names is had.
func (r *Runner) asGoods(c *candidate, f *frame, o int) {
	c.parties = r.seller(o, c.parties)
	if f.typ == "supply_contract" || f.typ == "goods" {
		c.parties = r.maker(o, c.parties)
	}
}

// byObject names a candidate, for which there is no word, by the verb v and the object
// in chunk o behind it, and notes how that is told, before a passive verb too.
func (r *Runner) byObject(c *candidate, v *clause.Chunk, o int, behind bool) {
	ch := &r.chunks[o]
	if !behind {
		if c.frame.subject.needs&needTalks != 0 && ch.Kind == clause.Noun {
			c.name = ch.Span // "Talks between Acme and Bolt are under way"
		}
		c.same = (v.Passive || c.frame.subject.role == target) && ch.Kind == clause.Noun && ch.Definite && r.plainObject(o)
		return
	}
	c.name = token.Span{First: v.First, End: min(ch.End, c.region.End)}
	if r.elided != nil {
		c.name = ch.Span // "Bolt 80 MW"
	}
	theirs := r.markedAt(ch.First, markTheir) && r.kindsOf(o)&(needEquipment|needFuel) != 0 // "its first cargo"
	c.same = !theirs && (ch.Definite || ch.Pronoun && r.markedAt(ch.First, markIt)) && r.plainObject(o) &&
		!(c.frame.typ == "auction_award" && r.marked(markAnother, ch.Span)) // "bagged the second lot"
	c.owned = c.same && r.markedChunk(o, markTheir)
	c.wares, c.aimed = r.anyWares(o), v.Form == clause.Finite || v.Form == clause.Infinitive && v.First > 0 && r.verbAt(v.First-1)
	c.leftOpen = !ch.Definite && !ch.Named && r.s.clause.Function(ch.Sym) && r.markedAt(ch.First, markShare) && r.endsInS(ch.Head)
	if c.frame.typ == "acquisition" && r.unknownName(o) {
		c.called = r.d.Word(ch.End - 1)
	}
}

// plantDoing is the subject of an active verb that is a plant without any other
// doer, -1 if it is none.
func (r *Runner) plantDoing(e *event) int {
	if r.chunks[e.k].Passive || len(e.agents) > 0 || len(e.subj) == 0 || e.subj[0] > e.k || r.kindsOf(e.subj[0])&(needPlant|needProject) == 0 {
		return -1
	}
	return e.subj[0]
}

// paid are the verb and the chunk of the sum that is paid or bid in order to do what the infinitive
// or gerund k tells, -1 if none is, and to whom: "paid Acme $5 million to buy", "paid $5 million to
// Acme to buy", "spent $5 million buying", "spent $5 million on buying".
func (r *Runner) paid(k int) (v, sum int, to []int) {
	n, form := k-1, r.chunks[k].Form
	if form != clause.Infinitive && form != clause.Gerund {
		return -1, -1, nil
	}
	if n > 1 && (r.chunks[n].Kind == clause.Paren || form == clause.Gerund && r.chunks[n].Kind == clause.Prep && r.chunks[n].Sym == r.s.on) {
		n--
	}
	if n > 2 && r.chunks[n].Named && r.chunks[n-1].Sym == r.s.to {
		n, to = n-2, []int{n}
	}
	if n < 1 || r.kinds(r.chunks[n].Span)&needSum == 0 {
		return -1, -1, nil
	}
	v = n - 1
	if v > 0 && r.chunks[v].Named {
		v, to = v-1, []int{v}
	}
	if r.chunks[v].Kind != clause.Verb || !r.markedChunk(v, markPay) {
		return -1, -1, nil
	}
	return v, n, to
}
