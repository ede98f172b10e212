package deal

import (
	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// onlookers are the witnesses that are the subject of verb group k, or its
// agent in the passive.
func (r *Runner) onlookers(k int, subj []int, args []clause.Arg) []int {
	if !r.chunks[k].Passive {
		return r.witnesses(subj, nil)
	}
	var out []int
	for _, a := range args {
		if a.Prep == r.s.by && a.Verb < 0 {
			out = r.witnesses(a.Nouns, out)
		}
	}
	return out
}

// partiesOf appends the actors of noun chunks.
func (r *Runner) partiesOf(nouns []int, places bool, dst []int) []int {
	from, named := len(dst), false // one of them was a party before already
	for i, n := range nouns {
		if i > 0 && (len(dst) > from || named) && r.apposed(n) && !(r.countries(dst[from:]) && r.placed(r.chunks[n])) {
			continue
		}
		if r.unitNamed(nouns, i) {
			continue
		}
		dst = r.actors(n, places, dst)
		if i == 0 && len(dst) == from && len(nouns) > 1 && nouns[1] == n+4 && r.markedHead(n, markMinister|markEnvoy|markCollective) && (r.chunks[n+1].Sym == r.s.of || r.chunks[n+1].Sym == r.s.from) && r.alike(n+2, nouns[1]) {
			dst = r.actors(n+2, places, dst) // "leaders from Kenya, Uganda and Peru"
		}
		if i == 0 && len(dst) == from && from > 0 {
			_, named = r.organizationIn(r.chunks[n].Span)
		}
	}
	if len(dst) > from {
		dst = r.beside(nouns[len(nouns)-1]+1, dst)
	}
	return dst
}

// unitNamed reports whether the noun at i speaks of a unit by its owner's name and the
// next gives its own: "Acme's subsidiary, Bolt".
func (r *Runner) unitNamed(nouns []int, i int) bool {
	n := nouns[i]
	return i+1 < len(nouns) && nouns[i+1] == n+2 && r.chunks[n+1].Kind == clause.Comma && r.chunks[n+2].Named && r.owned(n) && r.lastMention(r.chunks[n+2].Span, r.s.person) == nil
}

// alike reports whether two noun chunks both are names of places or both of organizations.
func (r *Runner) alike(a, b int) bool {
	for _, l := range []rule.Label{r.s.place, r.s.org} {
		x, y := r.lastMention(r.chunks[a].Span, l), r.lastMention(r.chunks[b].Span, l)
		if x != nil && y != nil && x.End == r.chunks[a].End && y.End == r.chunks[b].End {
			return true
		}
	}
	return false
}

// beside appends the organizations that a phrase from chunk k on tells beside a
// party: "Acme, along with Bolt and Cue".
func (r *Runner) beside(k int, dst []int) []int {
	for k < len(r.chunks) && (r.chunks[k].Kind == clause.Comma || r.chunks[k].Kind == clause.Paren) {
		k++
	}
	if k+3 < len(r.chunks) && r.chunks[k].Sym == r.s.in && r.chunks[k-1].Kind == clause.Comma && r.chunks[k+1].Kind == clause.Noun && r.chunks[k+2].Sym == r.s.with && r.kindsOf(k+1)&needVenture != 0 {
		k += 2 // "in a joint venture with Bolt"
	} else if k+1 >= len(r.chunks) || r.chunks[k].Kind != clause.Prep || !r.markedChunk(k, markBeside) && !r.withSubject(k) {
		return dst
	}
	first := k + 1
	for k++; k < len(r.chunks); k++ {
		switch ch := &r.chunks[k]; ch.Kind {
		case clause.Noun:
			if e, ok := r.organizationIn(ch.Span); ok && r.in.Entities[e].Subkind != "media" && (k == first || !clause.Opens(r.chunks, k)) {
				dst = add(dst, e)
			}
		case clause.Comma, clause.Conj, clause.Paren:
		default:
			return dst
		}
	}
	return dst
}

// withSubject reports whether the "with" in chunk k has nothing but names between
// itself and a finite verb: "Acme, with Bolt and Cue, has won".
func (r *Runner) withSubject(k int) bool {
	if r.chunks[k].Sym != r.s.with {
		return false
	}
	for k++; k < len(r.chunks); k++ {
		switch ch := &r.chunks[k]; ch.Kind {
		case clause.Noun:
			if !ch.Named {
				return false
			}
		case clause.Comma, clause.Conj:
		default:
			return ch.Kind == clause.Verb && ch.Form == clause.Finite
		}
	}
	return false
}

// apposed reports whether a noun chunk without a name stands after a comma and
// so describes the party before it: "Acme, a unit of Bolt".
func (r *Runner) apposed(n int) bool {
	_, ok := r.organizationIn(r.chunks[n].Span)
	return n > 0 && r.chunks[n-1].Kind == clause.Comma && (!ok || r.owned(n))
}

// owned reports whether a noun chunk speaks of something by its owner's name:
// "Acme's solar arm".
func (r *Runner) owned(n int) bool {
	a := r.lastMention(r.chunks[n].Span, r.s.org)
	return a != nil && r.genitive(a.End)
}

// witnesses appends the persons that noun chunks name, else their
// organizations.
func (r *Runner) witnesses(nouns []int, dst []int) []int {
	for _, n := range nouns {
		sp := r.chunks[n].Span
		if a := r.lastMention(sp, r.s.person); a != nil {
			dst = add(dst, r.in.Mentions[a.Ref].Entity)
		} else if e, ok := r.organizationIn(sp); ok && r.in.Entities[e].Subkind != "media" {
			dst = add(dst, e)
		}
	}
	return dst
}

// prepositions adds the parties and witnesses that the phrases within a
// candidate's region name.
func (r *Runner) prepositions(c *candidate, f *frame, args []clause.Arg) {
	for _, a := range args {
		if a.Prep == r.s.accordingTo {
			break // "according to a report by Acme"
		}
		at := r.chunks[a.At].First
		if a.Prep == 0 || at < c.region.First || at >= c.region.End {
			continue
		}
		if a.Verb >= 0 && r.chunks[a.Verb].Form == clause.Participial && !(c.typ == "financing" && r.markedChunk(a.Verb, markLed)) &&
			!((a.Prep == r.s.from || a.Prep == r.s.to) && r.markedChunk(a.Verb, markLed|markOwns)) && !r.valued(a.Verb) {
			continue // "a contract brokered by Acme", but "a round led by Bolt", "by a group led by Acme from Bolt"
		}
		if a.Prep == r.s.by && c.noun >= 0 && !c.passive && !c.done && a.At > c.noun+2 && !r.thing(a.At-1) && !(a.Verb == a.At-1 && r.markedChunk(a.Verb, markLed)) {
			continue // "a deal, subject to approval by Acme"
		}
		if a.Prep == r.s.of && c.noun >= 0 && a.At == c.noun+1 && c.typ == "acquisition" && a.Verb < 0 && !c.returns {
			for _, k := range a.Nouns {
				c.parties = r.seller(k, c.parties) // "the purchase of Acme's plant"
			}
		}
		if v := c.verb(); a.Prep == r.s.by && c.noun >= 0 && c.noun < a.At && a.At < v && a.At > c.noun+1 && c.passive && !(c.typ == "acquisition" && r.chunks[c.noun+1].Sym == r.s.of) {
			continue // "A contract for a plant under development by Acme has been awarded to Bolt"
		}
		if a.Prep == r.s.of && c.noun >= 0 && a.At == c.noun+1 && r.markedHead(c.noun, markUnion) {
			n := len(c.parties)
			c.parties = r.partiesOf(a.Nouns, false, c.parties) // "the merger of Acme with Bolt"
			c.partnered = c.partnered || len(c.parties) > n
			continue
		}
		role := f.preps[a.Prep].role
		if role == noRole && a.Prep == r.s.with && a.Verb < 0 && r.inUnion(a.At) {
			role = party
		}
		switch role {
		case party:
			places := a.Prep == r.s.with || (a.Prep == r.s.to || a.Prep == r.s.from) && (c.typ == "financing" || c.typ == "concession") || len(a.Nouns) > 1 && a.Prep != r.s.to && a.Prep != r.s.in && a.Prep != r.s.from && a.Verb < 0
			places = places || c.typ == "acquisition" && (a.Prep == r.s.to && r.kindsOf(a.Nouns[0])&needState != 0 || r.markedHead(a.Nouns[0], markGovernment)) // "sold a stake to China"
			places = places || c.noun >= 0 && len(c.parties) == 1 && r.countries(c.parties)                                                                     // "Kenya will sell power to Uganda under a deal"
			n := len(c.parties)
			c.parties = r.partiesOf(a.Nouns, places, c.parties)
			if len(c.parties) == n && c.typ == "financing" && r.fundsPlantOf(a) {
				for _, k := range a.Nouns {
					c.parties = r.owner(k, c.parties) // "a loan to Acme's plant"
				}
			}
			c.sourced = c.sourced || len(c.parties) > n && (a.Prep == r.s.from || a.Prep == r.s.by && c.typ == "financing")
			c.partnered = c.partnered || len(c.parties) > n && (a.Prep == r.s.with || r.chunks[a.At].Pair)
		case witness:
			c.witness = r.witnesses(a.Nouns, c.witness)
		case target:
			if a.Prep == r.s.from || r.fundsPlantOf(a) && c.typ == "financing" { // "takes power from Acme's plant"
				for _, n := range a.Nouns {
					c.parties = r.owner(n, c.parties)
				}
			}
		case agreement:
			for _, n := range a.Nouns {
				if needs := f.preps[a.Prep].needs; needs != 0 && !r.firm(n, needs) {
					continue
				}
				if ann := r.agreementIn(r.chunks[n].Span); ann != nil && !r.used[n] {
					r.claim(n)
					c.noun = n
					r.nameIt(c, n)
				}
			}
		}
	}
}

// inUnion reports whether the preposition in chunk k goes on a phrase that tells that
// something is done in common: "bought a dam in a partnership with Acme".
func (r *Runner) inUnion(k int) bool {
	return k > 1 && r.chunks[k-1].Kind == clause.Noun && !r.chunks[k-1].Named && r.chunks[k-2].Sym == r.s.in && r.markedHead(k-1, markUnion|markCollective)
}

// valued reports whether the participle v tells only what something is worth, so
// that the phrases behind the sum are not of it: "a contract estimated at $5 million
// by Acme".
func (r *Runner) valued(v int) bool {
	return r.markedChunk(v, markWorth) && v+2 < len(r.chunks) && r.chunks[v+1].Kind == clause.Prep && r.lastMention(r.chunks[v+2].Span, r.s.money) != nil
}

// fundsPlantOf reports whether what a phrase names can be what a financing is put
// into: a firm's plant, business or share.
func (r *Runner) fundsPlantOf(a clause.Arg) bool {
	return a.Verb < 0 && a.Prep != r.s.by && a.Prep != r.s.in && r.kindsOf(a.Nouns[0])&(needPlant|needProject|needStake|needCompany|needCapacity) != 0
}

// thing reports whether chunk k names what an agreement is about or who makes
// it, not another act.
func (r *Runner) thing(k int) bool {
	for k > 0 && r.chunks[k].Kind == clause.Paren {
		k--
	}
	return r.chunks[k].Kind == clause.Noun && r.kindsOf(k)&(needOrganization|needAmount|needPlant|needProject|needStake|needCapacity) != 0
}

// asked reports whether a frame has one of the phrases that it asks for.
func (r *Runner) asked(f *frame, c *candidate, args []clause.Arg) bool {
	if f.asksAuction && !r.auction(c.sent) || f.asksTwo && len(c.parties) < 2 && !(c.returns && len(r.cands) > 0) || f.asksSite && !r.siteIn(c.region) || f.asksWinner && !r.winnerIn(c.region) {
		return false
	}
	if f.object.role == party && len(c.parties) == 1 && c.parties[0] >= r.given && r.in.Entities[c.parties[0]].Kind == record.Organization {
		return false // "Sunrise was contracted under a deal"
	}
	if k := c.verb(); f.asksWill && !r.coming(k) && !(f.asksTwo && (r.ongoing(r.chunks[k]) || c.object >= 0 && r.kindsOf(c.object)&needWork != 0)) {
		return false
	}
	if f.asksOther && len(c.parties) <= len(c.agents) || f.asksWill && c.within > 0 {
		return false // "an agreement to explore" is one of its own
	}
	if f.object.needs&needRole != 0 && (c.typ == "supply_contract" || c.typ == "power_purchase_agreement") && !r.siteIn(c.region) {
		return false // "is a major supplier of gas to Europe"
	}
	if f.asksAlone {
		for _, a := range args {
			if a.Prep == 0 && a.Verb < 0 && a.At > c.verb() {
				return false
			}
		}
	}
	if f.asksTogether && !r.together(c) || f.asksFresh && r.marked(markSale, r.d.Sentences[c.sent].Span) {
		return false
	}
	if len(f.asks) == 0 && !f.asksUnder && !f.asksCapacity {
		return true
	}
	if f.asksUnder && c.noun >= 0 {
		return true
	}
	for _, a := range args {
		if !f.asks[a.Prep] || a.Prep == r.s.by && a.Verb >= 0 && r.chunks[a.Verb].Form == clause.Participial {
			continue
		}
		switch s := f.preps[a.Prep]; {
		case s.role == party:
			if len(r.partiesOf(a.Nouns, c.typ == "concession", nil)) > 0 || c.typ == "financing" && s.needs == 0 && r.fundsPlantOf(a) {
				return true
			}
		case s.needs == 0 || r.kindsOf(a.Nouns[len(a.Nouns)-1])&s.needs != 0:
			return true
		}
	}
	for j := 1; j < len(r.chunks); j++ { // "tasked with building a dam"
		if p := &r.chunks[j-1]; f.typ == "topic" && p.Kind == clause.Prep && f.asks[p.Sym] && f.preps[p.Sym].role == target && r.chunks[j].Form == clause.Gerund && r.chunks[j].Kind == clause.Verb && c.region.Contains(p.Span) {
			return true
		}
	}
	return f.asksCapacity && r.kinds(c.region)&needCapacity != 0
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
		if !r.named[i] && r.s.object(r.d.Tokens[i].Sym)&needPlant != 0 || r.chart.Find(i, r.s.project) != nil || r.chart.Find(i, r.s.power) != nil {
			return true
		}
	}
	return false
}

// together reports whether an adverb in a candidate's clause says that several
// do it in common.
func (r *Runner) together(c *candidate) bool {
	for i := c.clause.First; i < c.region.End; i++ {
		if r.markedAt(i, markTogether) {
			return true
		}
	}
	for i := range r.chunks {
		if p := &r.chunks[i]; p.Kind == clause.Prep && r.s.marks.Has(p.Sym, markTogether) && p.First >= c.clause.First && p.End <= c.region.End {
			return true // "in partnership with"
		}
	}
	return false
}

// share gives candidates of one verb that have nothing of their own the phrases
// of the next: "a PPA and a land agreement with Acme for a plant".
func (r *Runner) share(from int) {
	for i := len(r.cands) - 2; i >= from; i-- {
		c, n := &r.cands[i], r.cands[i+1]
		if c.noun < 0 || n.noun < 0 || c.noun == n.noun {
			continue
		}
		own := false
		for j := c.noun + 1; j < n.noun; j++ {
			if r.chunks[j].Kind == clause.Prep {
				own = true
			}
		}
		if !own {
			c.region = token.Span{First: c.region.First, End: n.region.End}
			for _, p := range n.parties {
				c.parties = add(c.parties, p)
			}
		}
	}
}
