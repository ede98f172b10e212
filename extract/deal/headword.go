package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// heads reports whether a word for an agreement is what its noun chunk is
// about, not a modifier ("contract price", "joint venture partner").
func (r *Runner) heads(a *rule.Annotation, c clause.Chunk) bool {
	for i := a.End; i < c.End; i++ {
		t := &r.d.Tokens[i]
		if b := r.chart.Find(i, r.s.agreement); b != nil && b.End <= c.End && b.Entry.Get("type") == "generic" {
			i = b.End - 1 // "a power purchase (PPA) agreement"
			continue
		}
		if t.Is(token.Letter) && !t.Is(token.Upper) {
			return false
		}
		if r.genitive(i) {
			return false
		}
	}
	return true
}

// kinds are the kinds of thing that a noun chunk names: what its head word
// means, and the names and amounts in it.
func (r *Runner) kinds(sp token.Span) need {
	if sp.Len() == 0 {
		return 0
	}
	out := r.markedKinds(sp)
	if a := r.clippedName(sp); a != nil {
		out |= agreementKinds(a)
	} else if a := r.proform(sp); a != nil {
		out |= agreementKinds(a)
	}
	if last := &r.d.Tokens[sp.End-1]; r.markedAt(sp.End-1, markAuction) && !(last.Is(token.Upper) && sp.Len() > 2) { // not "the Supreme Award"
		out |= needAuction
		if r.markedAt(sp.End-1, markTender) {
			out |= needTender
		}
	}
	return out | r.headKinds(sp)
}

// markedKinds are the kinds of the names, amounts and words for agreements in a span.
func (r *Runner) markedKinds(sp token.Span) need {
	var out need
	other := sp.First // the end of an agreement outside this field
	whole := sp.First // the end of a word for an agreement, of which those within it are parts: "power purchase agreement"
	for i := sp.First; i < sp.End; i++ {
		within := whole
		for a := r.chart.First(i); a != nil; a = r.chart.Next(a) {
			switch {
			case a.End > sp.End:
			case a.Label == r.s.phrase && r.opensAgreement(a, sp): // "an EPC contract" is no EPC contractor
			case a.Label != r.s.agreement:
				out |= r.labelKinds(a, i, a.End == sp.End)
			case a.Entry.Get("type") == "none":
				other = max(other, a.End)
			case a.End > max(other, whole) && !r.named[i] && r.names(a) && (a.End == sp.End || r.headsSpan(a, sp)):
				out |= agreementKinds(a)
				within = max(within, a.End)
			}
		}
		whole = max(whole, within)
	}
	return out
}

// opensAgreement reports whether the phrase a begins the word for an agreement that heads a span.
func (r *Runner) opensAgreement(a *rule.Annotation, sp token.Span) bool {
	b := r.chart.Find(a.First, r.s.agreement)
	return b != nil && b.End > a.End && b.End <= sp.End && r.headsSpan(b, sp)
}

// labelKinds are the kinds of a name, an amount or a phrase at token i, which ends its
// noun chunk if last is set.
func (r *Runner) labelKinds(a *rule.Annotation, i int, last bool) need {
	switch a.Label {
	case r.s.phrase:
		switch a.Entry.Get("type") {
		case "joint_venture": // "is a joint venture of" makes none
			return 0
		case "auction_award":
			if i > 0 && r.d.Word(i-1) == "-" {
				return 0 // "the second-lowest bidder"
			}
			return needRole | needWinner
		}
		return needRole
	case r.s.money:
		if last {
			return needAmount | needSum
		}
		return needAmount
	case r.s.power, r.s.energy:
		return needCapacity
	}
	if !last {
		return 0
	}
	switch a.Label {
	case r.s.org:
		if r.union(a.End - 1) {
			return needOrganization | needConsortium
		}
		switch r.entityOf(a).Subkind {
		case "", "company", "utility":
			return needOrganization | needBody
		}
		return needOrganization
	case r.s.project:
		return needProject
	case r.s.amount:
		if r.goodsAt(i) {
			return needEquipment // "6 million tonnes"
		}
	}
	return 0
}

// union reports whether the word at i, which ends the name of a body, is one for several who
// do something in common: the Moda Alliance.
func (r *Runner) union(i int) bool {
	if r.s.object(r.d.Tokens[i].Sym)&needConsortium != 0 {
		return true
	}
	a := r.chart.Find(i, r.s.agreement)
	return a != nil && r.markedAt(i, markUnion) && a.Entry.Get("type") == "cooperation_agreement"
}

// headKinds are the kinds that the last word for a thing in a span gives, unless what
// stands behind it is the head.
func (r *Runner) headKinds(sp token.Span) need {
	if n := r.needed(sp.End-1) | r.flowing(sp.End-1); n != 0 && sp.Len() > 1 {
		return n
	}
	for i := sp.End - 1; i >= sp.First && !r.named[i]; i-- {
		if n := r.s.object(r.d.Tokens[i].Sym); n != 0 {
			if i > sp.First && !r.named[i-1] && r.markedAt(i, markMade) {
				n |= r.s.object(r.d.Tokens[i-1].Sym) & needEquipment // "the battery system"
			}
			if n&(needEquipment|needFuel) == needEquipment {
				n |= needMachine
			}
			if i > sp.First && r.s.object(r.d.Tokens[i-1].Sym)&needMarket != 0 {
				n &^= needStake // "market share"
			}
			if n&needAmount != 0 && !r.cued(cueUnnamed, sp) {
				n &^= needAmount // "a large amount", but "an undisclosed amount"
			}
			if n&needStake != 0 && slices.Contains(r.s.capital, r.d.Tokens[i].Sym) && !r.ownCapital(i) {
				n &^= needStake // "raised capital"
			}
			if n&needStake != 0 && r.lastMention(sp, r.s.percent) != nil {
				n |= needHolding // "a 20% interest"
			}
			if n&needPartner != 0 && r.lastMention(sp, r.s.percent) != nil {
				n |= needOwner // "a 30% partner"
			}
			if n&needStake != 0 && r.outsideField(sp, i+1) {
				n &^= needStake // "an operating licence"
			}
			return n
		}
		if t := &r.d.Tokens[i]; t.Is(token.Letter) && !t.Is(token.Upper) {
			return 0 // the head is something else
		}
	}
	return 0
}

// ownCapital reports whether the word for capital at token i tells of that of a firm or a part of
// it, as somebody may own it: "the share capital", "51% equity", "its entire capital", "half of
// the equity".
func (r *Runner) ownCapital(i int) bool {
	for j := i - 1; j >= max(0, i-5); j-- {
		if r.leftOver(j) || r.markedAt(j, markShare) && !r.markedAt(j, markHollow) || r.chart.Find(j, r.s.percent) != nil {
			return true
		}
		if t := &r.d.Tokens[j]; t.Is(token.Punct) && r.d.Word(j) != "%" {
			return false
		}
	}
	return false
}

// outsideField reports whether a word for an agreement outside this field ends at token
// end of a span.
func (r *Runner) outsideField(sp token.Span, end int) bool {
	for i := sp.First; i < end; i++ {
		if a := r.chart.Find(i, r.s.agreement); a != nil && a.End == end && a.Entry.Get("type") == "none" {
			return true
		}
	}
	return false
}

// weakly reports whether a word names an agreement only as the object of a verb.
func weakly(a *rule.Annotation) bool {
	switch a.Entry.Get("weak") {
	case "y", "put", "sum", "term":
		return true
	}
	return false
}

// agreementKinds are the kinds of agreement that a word for one names.
func agreementKinds(a *rule.Annotation) need {
	out := needAgreement
	weak := a.Entry.Get("weak")
	if weak != "y" && weak != "term" {
		out |= needFirm
	}
	switch a.Entry.Get("type") {
	case "financing":
		out |= needFunding
	case "acquisition":
		if weak != "y" {
			out |= needDealing
		}
	case "joint_venture", "cooperation_agreement":
		out |= needVenture
	case "construction_contract", "supply_contract", "service_contract":
		out |= needContract
	case "concession":
		out |= needGrant
	case "auction_award":
		out |= needAward
	}
	switch weak {
	case "works":
		out |= needContract
	case "bid":
		out |= needTakeover
	case "put":
		return needInvestment // a word for it only where a rule asks for that
	}
	return out
}

// headsSpan is heads for the noun chunk of a span.
func (r *Runner) headsSpan(a *rule.Annotation, sp token.Span) bool {
	return r.heads(a, clause.Chunk{Span: sp})
}
