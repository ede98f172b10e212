package deal

import (
	"slices"

	"wattwire/extract/clause"
)

// prepositions adds the parties and witnesses that the phrases within a
// candidate's region name.
func (r *Runner) prepositions(c *candidate, f *frame, args []clause.Arg) {
	astray := false // the phrase before
	with := false   // the verb or noun has a "with" of its own
	for _, a := range args {
		if a.Prep == r.s.accordingTo {
			break // "according to a report by Acme"
		}
		at := r.chunks[a.At].First
		if a.Prep == 0 || at < c.region.First || at >= c.region.End {
			continue
		}
		for n := len(a.Nouns) - 1; n > 0 && r.chunks[a.Nouns[n]].First >= c.region.End; n-- {
			a.Nouns = a.Nouns[:n] // "sold Acme to Bolt and Cue to Dex"
		}
		if astray = r.astray(c, a) || astray && r.markedChunk(a.At, markBeside); astray || r.ofDeal(c, a) {
			continue // "at a workshop held by Acme in partnership with Bolt"
		}
		if a.Prep == r.s.with {
			if f.object.needs == needRole && r.opensClause(a) {
				continue // "acts as contractor, with Acme supplying the turbines"
			}
			if with && a.Verb >= 0 && r.chunks[a.At-1].Kind != clause.Conj {
				continue // "to team up with utilities to help Acme in its talks with Bolt"
			}
			with = with || a.Verb < 0
		}
		switch r.phraseRole(f, a) {
		case party:
			r.partyPhrase(c, a)
		case witness:
			c.witness = r.witnesses(a.Nouns, c.witness)
		case target:
			r.targetPhrase(c, a)
		case agreement:
			if a.Verb < 0 || !r.afterConj(a.Verb) { // not "to buy a stake and raise $5 million via a bond"
				r.agreementPhrase(c, f, a)
			}
		}
	}
}

// opensClause reports whether a phrase behind a comma tells who does or is something else:
// ", with Acme supplying the turbines", ", with Acme as contractor".
func (r *Runner) opensClause(a clause.Arg) bool {
	next := a.Nouns[len(a.Nouns)-1] + 1
	if r.chunks[a.At-1].Kind != clause.Comma || next >= len(r.chunks) {
		return false
	}
	return r.gerundAt(next) || r.chunks[next].Sym == r.s.as
}

// phraseRole is what a phrase behind a frame's verb or noun tells.
func (r *Runner) phraseRole(f *frame, a clause.Arg) role {
	role := f.preps[a.Prep].role
	if role == noRole && a.Prep == r.s.with && a.Verb < 0 && r.inUnion(a.At) {
		return party
	}
	return role
}

// astray reports whether a phrase within a candidate's region is of something else
// than the agreement.
func (r *Runner) astray(c *candidate, a clause.Arg) bool {
	switch {
	case r.ofParticiple(c, a), r.ofPurchase(c, a), r.ofOtherRole(c, a):
		return true
	case a.Prep == r.s.with && (r.inVenture(c, a.At-1) || c.passive && r.doesItself(a)):
		return true
	case c.noun >= 0 && a.At-1 > c.noun && a.Verb < 0 && r.ofNounBetween(c, a):
		return true
	}
	if a.Prep != r.s.by || c.noun < 0 {
		return false
	}
	if c.passive {
		return r.ofSubject(c, a)
	}
	return !c.done && r.ofRemark(c, a)
}

// doesItself reports whether what stands behind the comma and the preposition of a phrase does something
// of its own: "contracts were awarded, with Acme winning one".
func (r *Runner) doesItself(a clause.Arg) bool {
	v := a.Nouns[len(a.Nouns)-1] + 1
	return a.At > 0 && r.chunks[a.At-1].Kind == clause.Comma && v < len(r.chunks) && r.chunks[v].Form == clause.Gerund
}

// ofNounBetween reports whether a phrase goes on a noun that stands between it and the noun
// of the agreement.
func (r *Runner) ofNounBetween(c *candidate, a clause.Arg) bool {
	v := a.At - 1
	between := &r.chunks[v]
	if between.Kind != clause.Noun {
		return false
	}
	if a.Prep == r.s.to && r.s.cues.Has(r.d.Tokens[between.Head].Sym, cueRoute) && r.placed(r.chunks[a.Nouns[0]]) {
		return true // "a loan to Acme for a power line to Kenya"
	}
	if w := r.agreementIn(between.Span); w != nil && r.describesName(v, w) {
		return true // "a contract with Acme, a joint venture between Bolt and Cue"
	}
	n := r.beforeComma(v)
	if n <= c.noun || a.Prep != r.s.to {
		return false
	}
	return r.chunks[n].Named && !between.Named && r.kindsOf(v) == 0 // "a memorandum with Acme, home to Bolt"
}

// inVenture reports whether chunk k is a venture in which a candidate's object has a
// stake: "to buy Acme and its stake in a joint venture with Bolt".
func (r *Runner) inVenture(c *candidate, k int) bool {
	if k < 2 || k == c.noun {
		return false
	}
	apposed := r.chunks[k-1].Kind == clause.Comma && r.chunks[k-2].Kind != clause.Verb
	if !apposed && (r.chunks[k-1].Sym != r.s.in || r.kindsOf(k-2)&(needStake|needHolding) == 0) {
		return false
	}
	a := r.agreementIn(r.chunks[k].Span)
	return a != nil && a.Entry.Get("type") == "joint_venture"
}

// ofParticiple reports whether a phrase is that of a participle which tells of something
// else than who pays, buys or owns: "a contract brokered by Acme", but "a round led by
// Bolt", "by a group led by Acme from Bolt", "sells the power made by its plants to Bolt".
func (r *Runner) ofParticiple(c *candidate, a clause.Arg) bool {
	if a.Verb < 0 || r.chunks[a.Verb].Form != clause.Participial || r.valued(a.Verb) {
		return false
	}
	if c.typ == "financing" && r.markedChunk(a.Verb, markLed) {
		return false
	}
	if a.Prep != r.s.from && a.Prep != r.s.to {
		return true
	}
	return !r.madeByWhom(c, a) && !r.markedChunk(a.Verb, markLed|markOwns)
}

// madeByWhom reports whether a phrase stands behind a participle that tells by whom, where or when
// something is made or led, and is one that the candidate's frame has a use for.
func (r *Runner) madeByWhom(c *candidate, a clause.Arg) bool {
	first := &r.chunks[a.Verb+1]
	where := first.Sym == r.s.by || r.s.marks.Has(first.Sym, markWhere)
	if a.At <= a.Verb+2 && first.Kind != clause.Time || !where && first.Kind != clause.Time {
		return false
	}
	if c.frame.asks[a.Prep] {
		return true
	}
	what := r.chunks[a.Verb+2]
	return c.noun < 0 && c.frame.preps[a.Prep].role == party &&
		(first.Kind == clause.Time || what.Kind == clause.Time || r.thing(a.Verb+2) || where && r.placed(what))
}

// ofOtherRole reports whether a phrase tells who has another role than the one that a
// candidate's frame is about: "has an offtaker in Acme and a builder in Bolt".
func (r *Runner) ofOtherRole(c *candidate, a clause.Arg) bool {
	v := a.At - 1
	if c.frame.object.needs&needRole == 0 || c.object < 0 || v <= c.object+1 {
		return false
	}
	return r.chunks[v].Kind == clause.Noun && !r.chunks[v].Named && r.chunks[v-1].Kind == clause.Conj
}

// ofPurchase reports whether a phrase tells of whom something is bought, or to whom something is sold,
// with the money of a financing: "a loan to acquire a plant from Acme", "a loan to build a plant and
// export power to Kenya".
func (r *Runner) ofPurchase(c *candidate, a clause.Arg) bool {
	if c.typ != "financing" || a.Prep != r.s.from && a.Prep != r.s.to || c.noun < 0 || a.Verb <= c.noun {
		return false
	}
	return slices.ContainsFunc(r.s.verbs.at(r.chunks[a.Verb].Sym), func(f verbFrame) bool {
		return (f.buys && a.Prep == r.s.from || (f.sells || worksOrPower(f.typ)) && a.Prep == r.s.to) && f.preps[a.Prep].role == party && len(f.particle) == 0
	})
}

// ofRemark reports whether a phrase with "by" is of an act told behind the agreement: "a
// deal, subject to approval by Acme".
func (r *Runner) ofRemark(c *candidate, a clause.Arg) bool {
	return a.At > c.noun+2 && !r.thing(a.At-1) && !(a.Verb == a.At-1 && r.markedChunk(a.Verb, markLed))
}

// ofSubject reports whether a phrase with "by" is of what an agreement, the subject of a
// passive, is about: "A contract for a plant under development by Acme has been awarded
// to Bolt".
func (r *Runner) ofSubject(c *candidate, a clause.Arg) bool {
	return a.At > c.noun+1 && a.At < c.verb() && !(c.traded() && r.chunks[c.noun+1].Sym == r.s.of)
}

// ofDeal adds the parties that the phrase with "of" next to a word for an agreement
// gives; true if that is all it tells.
func (r *Runner) ofDeal(c *candidate, a clause.Arg) bool {
	if a.Prep != r.s.of || c.noun < 0 || a.At != c.noun+1 {
		return false
	}
	if c.typ == "acquisition" && a.Verb < 0 && !c.returns {
		for _, k := range a.Nouns {
			n := len(c.parties)
			if c.parties = r.seller(k, c.parties); len(c.parties) == n && n == 0 && r.markedChunk(k, markTheir) {
				c.parties = r.theirs(k, c.parties) // "Acme said the sale of its plant will close"
			}
		}
	}
	if !r.markedHead(c.noun, markUnion) {
		return false
	}
	n := len(c.parties)
	c.parties = r.partiesOf(a.Nouns, false, c.parties) // "the merger of Acme with Bolt"
	c.parties = r.merging(c, a.Nouns, c.parties)
	c.partnered = c.partnered || len(c.parties) > n
	return true
}

// merging appends those whose parts a merger is of: "the merger of the gas businesses of Acme and
// Bolt", "a merger between Acme and Bolt's gas business".
func (r *Runner) merging(c *candidate, nouns []int, dst []int) []int {
	if c.typ != "acquisition" || !r.markedHead(c.noun, markUnion) {
		return dst
	}
	for _, n := range nouns {
		dst = r.owner(n, dst)
		b := clause.Args(r.chunks, n)
		if len(b) == 0 || b[0].Prep != r.s.of || b[0].At != n+1 {
			continue
		}
		if r.kindsOf(n)&(needCompany|needStake) != 0 {
			dst = r.partiesOf(b[0].Nouns, false, dst)
		}
	}
	return dst
}

// traded reports whether a candidate is told by a noun of buying or selling: "the sale of two
// cargoes".
func (c *candidate) traded() bool { return c.entry != nil && c.entry.Get("type") == "acquisition" }

// partyPhrase adds the parties that a phrase names.
func (r *Runner) partyPhrase(c *candidate, a clause.Arg) {
	n := len(c.parties)
	if named := r.calledBehind(a.Nouns[len(a.Nouns)-1]); len(named) > 0 {
		c.parties = r.partiesOf(named, false, c.parties)
	} else {
		c.parties = r.partiesOf(a.Nouns, r.statesIn(c, a), c.parties)
	}
	if c.noun >= 0 && r.chunks[a.At].Pair {
		c.parties = r.merging(c, a.Nouns, c.parties)
	}
	if len(c.parties) == n {
		if m := a.Nouns[0]; a.Prep == r.s.with && r.chunks[m].Len() == 1 && r.chunks[m].Definite {
			c.parties = r.ofOwner(m, c.parties) // "combined its fields with those of Acme"
		}
		for _, e := range r.ownersIn(c, a) {
			c.parties = add(c.parties, e)
		}
	}
	if len(c.parties) > n {
		c.sourced = c.sourced || a.Prep == r.s.from || a.Prep == r.s.by && c.typ == "financing"
		c.partnered = c.partnered || a.Prep == r.s.with || r.chunks[a.At].Pair
	}
}

// calledBehind are the noun chunks that name those whom the noun chunk n only describes, behind
// what is said of them and a comma: "to the largest utility in Peru, Acme", "from two banks
// based in Peru, Acme and Bolt"; nil if none do.
func (r *Runner) calledBehind(n int) []int {
	if r.chunks[n].Named || !r.markedHead(n, markActor|markCollective) {
		return nil
	}
	j := n + 1
	for ; j+1 < len(r.chunks) && r.saysOfNoun(j); j++ {
		if r.chunks[j].Kind == clause.Noun && r.organization(j) >= 0 {
			return nil // "a unit of Acme, Bolt"
		}
	}
	if j == n+1 || j+1 >= len(r.chunks) || r.chunks[j].Kind != clause.Comma || clause.Opens(r.chunks, j+1) {
		return nil
	}
	var out []int
	for j++; j < len(r.chunks) && r.chunks[j].Named && r.organization(j) >= 0; j += 2 {
		if out = append(out, j); j+1 == len(r.chunks) {
			break
		}
		next := r.chunks[j+1].Kind
		if next != clause.Conj && !(next == clause.Comma && r.markedHead(n, markCollective)) {
			break
		}
	}
	return out
}

// saysOfNoun reports whether chunk j can belong to what is said of the noun before it: "in
// Peru", "based in Peru".
func (r *Runner) saysOfNoun(j int) bool {
	switch r.chunks[j].Kind {
	case clause.Prep, clause.Noun:
		return true
	case clause.Verb:
		return r.chunks[j].Form == clause.Participial
	}
	return false
}

// ownersIn are the owners of what a phrase says that money, power, goods or works are for:
// "a loan to Acme's plant", "will supply power to Acme's data centres".
func (r *Runner) ownersIn(c *candidate, a clause.Arg) []int {
	switch {
	case c.typ == "financing" && r.fundsPlantOf(a):
	case c.frame.typ == "concession" && a.Prep == r.s.forr && r.fundsPlantOf(a):
	case a.Verb < 0 && r.doneForPlants(c) && r.leadsToPlant(a):
	default:
		return nil
	}
	var out []int
	for _, n := range a.Nouns {
		if out = r.owner(n, out); a.Prep == r.s.from && r.markedChunk(n, markTheir) {
			for _, e := range r.sayer(n, nil) { // "Acme said Bolt would buy gas from its field"
				if !contains(c.agents, e) {
					out = add(out, e)
				}
			}
		}
	}
	return out
}

// doneForPlants reports whether a candidate is of works or goods that firms do or deliver, or of
// power.
func (r *Runner) doneForPlants(c *candidate) bool {
	power := c.typ == "power_purchase_agreement"
	if !power && !works(c.typ) {
		return false
	}
	return power && len(c.agents) == 0 || r.firms(c.agents)
}

// leadsToPlant reports whether a phrase can name for whose plant something is done or bought: one
// with "to", or with "for" or "from" and a plant or a firm's part.
func (r *Runner) leadsToPlant(a clause.Arg) bool {
	switch a.Prep {
	case r.s.to:
		return true
	case r.s.forr, r.s.from:
		return r.fundsPlantOf(a)
	}
	return false
}

// statesIn reports whether a place in a phrase stands for its state, which agrees.
func (r *Runner) statesIn(c *candidate, a clause.Arg) bool {
	way := a.Prep == r.s.to || a.Prep == r.s.from
	switch {
	case a.Prep == r.s.with,
		c.frame.preps[a.Prep].needs&needState != 0,
		way && (c.typ == "financing" || c.typ == "concession" || r.exchange(c, a)),
		len(a.Nouns) > 1 && !way && a.Prep != r.s.in && a.Verb < 0:
		return true
	case c.typ != "acquisition":
	case a.Prep == r.s.to && r.kindsOf(a.Nouns[0])&needState != 0, r.markedHead(a.Nouns[0], markGovernment):
		return true // "sold a stake to China"
	}
	if len(c.parties) != 1 || !r.countries(c.parties) {
		return false
	}
	return c.noun >= 0 || r.underWhat(c, c.verb(), clause.Args(r.chunks, c.verb())) >= 0 // "Kenya will sell power to Uganda under a deal"
}

// exchange reports whether a phrase names the state with which so much power is to be
// traded: "will buy 150 MW from Kenya".
func (r *Runner) exchange(c *candidate, a clause.Arg) bool {
	if c.typ != "power_purchase_agreement" || c.object < 0 || a.Verb >= 0 || !r.coming(c.verb()) {
		return false
	}
	return r.kindsOf(c.object)&needCapacity != 0 && r.kindsOf(a.Nouns[0])&needState != 0
}

// targetPhrase adds those whose plant or share a phrase names: "takes power from Acme's
// plant".
func (r *Runner) targetPhrase(c *candidate, a clause.Arg) {
	if a.Prep != r.s.from && !(c.typ == "financing" && r.fundsPlantOf(a)) {
		return
	}
	for _, n := range a.Nouns {
		c.parties = r.owner(n, c.parties)
	}
}

// agreementPhrase makes a candidate of the agreement that a phrase names.
func (r *Runner) agreementPhrase(c *candidate, f *frame, a clause.Arg) {
	needs := f.preps[a.Prep].needs
	for _, n := range a.Nouns {
		if needs != 0 && !r.firm(n, needs) || r.used[n] || r.agreementIn(r.chunks[n].Span) == nil || r.plantAt(n) {
			continue // "in the coal facility"
		}
		r.claim(n)
		c.noun = n
		r.nameIt(c, n)
		if c.typ != "financing" {
			continue
		}
		if m := r.adjacent(n, r.agreementIn(r.chunks[n].Span)); m >= 0 {
			c.parties = add(c.parties, m) // "benefited from a Kivu Bank loan"
		}
		c.parties = r.owner(n, c.parties) // "took part in Acme's round"
	}
}

// inUnion reports whether the preposition in chunk k goes on a phrase that tells that
// something is done in common: "bought a dam in a partnership with Acme".
func (r *Runner) inUnion(k int) bool {
	if k < 2 || r.chunks[k-1].Kind != clause.Noun || r.chunks[k-1].Named {
		return false
	}
	return r.chunks[k-2].Sym == r.s.in && r.markedHead(k-1, markUnion|markCollective)
}

// valued reports whether the participle v tells only what something is worth, so
// that the phrases behind the sum are not of it: "a contract estimated at $5 million
// by Acme".
func (r *Runner) valued(v int) bool {
	return r.markedChunk(v, markWorth) && v+2 < len(r.chunks) && r.chunks[v+1].Kind == clause.Prep && r.sumAt(v+2)
}

// fundsPlantOf reports whether what a phrase names can be what a financing is put
// into: a firm's plant, business or share.
func (r *Runner) fundsPlantOf(a clause.Arg) bool {
	const funded = needPlant | needProject | needStake | needCompany | needCapacity | needMachine
	return a.Verb < 0 && a.Prep != r.s.by && a.Prep != r.s.in && r.kindsOf(a.Nouns[0])&funded != 0
}

// thing reports whether chunk k names what an agreement is about or who makes
// it, not another act.
func (r *Runner) thing(k int) bool {
	const things = needOrganization | needAmount | needPlant | needProject | needStake | needCapacity | needEquipment
	for k > 0 && r.chunks[k].Kind == clause.Paren {
		k--
	}
	return r.chunks[k].Kind == clause.Noun && r.kindsOf(k)&things != 0
}
