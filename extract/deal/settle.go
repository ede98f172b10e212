package deal

import (
	"slices"

	"wattwire/extract/clause"
)

// settle fills what the phrases around a candidate give and keeps it if it has
// what its frame asks for.
func (r *Runner) settle(e *event, c *candidate, o int) {
	r.claimed, r.sought = r.claimed[:0], r.sought[:0]
	e.object, e.told = o, e.args
	if o < e.k {
		// what stands between an agreement and the verb that it is the subject
		// of tells of it too
		e.told = append(clause.Args(r.chunks[:e.k], o), e.args...)
		if v := r.aboutAfter(o, e.k); v >= 0 && c.noun == o { // "The order comes from Acme and covers 40 turbines"
			about := clause.Args(r.chunks, v)
			e.told = append(e.told, about...)
			c.region.End = max(c.region.End, clause.End(r.chunks, v, about))
		}
	}
	if a, ok := r.headPhrase(e); ok {
		e.told = append(slices.Clip(e.told), a)
	}
	if c.noun == o && o < e.k && (r.chunks[e.k].Form == clause.Participial || r.saidOf(o) > e.k) {
		r.predicate(c, o) // "The contract, awarded to Acme, covers 40 turbines", "The contract Acme won covers"
	}
	r.throughArm(c, e)
	r.lendersThrough(c, e)
	r.seek(verbSources, c, e)
	r.goingOn(c, e)
	c.allied = c.noun >= 0 && r.firms(c.parties) && r.allied(e)
	r.topic(c)
	r.seek(typedSources, c, e)
	if c.noun == o && o < e.k && r.chunks[e.k].Form == clause.Participial && c.status == "signed" {
		r.serves(c, o) // "A loan provided by Acme will help Bolt build"
	}
	r.standing(c, e)
	r.used[o] = true
	r.untold(c)
	wanted := "what tells its type"
	if c.side = e.frame.side; r.handedOut(c, e) {
		c.side = cueWorker
	}
	if c.noun >= 0 || c.side != 0 || c.typ != "" && e.frame.typ != "" {
		wanted = ""
		if r.elided == nil || r.like != e.frame { // else the clause before has it
			wanted = r.lacking(e.frame, c, e.asking())
		}
	}
	if wanted != "" {
		if !e.frame.general {
			r.chart.Trace.Miss(e.frame.rule, c.name, c.name.End, wanted)
		}
		for _, n := range r.claimed {
			r.used[n] = false // free for the frames still to come
		}
		return
	}
	switch {
	case e.frame.asksSeveral:
		r.oneOfSeveral(c)
	case e.frame.asksFirst:
		r.endFirst(e.k)
	}
	r.fired(e.frame, c, e.k, o, e.subj, e.args)
	if own := r.oneEach(c, e); len(own) > 1 {
		for i := range own {
			x := *c
			x.parties, x.count, x.another = own[i], 0, x.another || i > 0
			r.cands = append(r.cands, x)
		}
		return
	}
	r.cands = append(r.cands, *c)
}

// headPhrase is the phrase that opens a sentence before the subject of its verb and tells with
// whom that is done, for want of one behind the verb: "From Acme, Bolt won an order".
func (r *Runner) headPhrase(e *event) (clause.Arg, bool) {
	p := &r.chunks[0]
	ofIt := func(a clause.Arg) bool { return a.Prep == p.Sym && a.Verb < 0 }
	switch {
	case r.elided != nil, p.Kind != clause.Prep, p.Len() > 1:
		return clause.Arg{}, false
	case e.frame.typ == "acquisition", e.frame.preps[p.Sym].role != party:
		return clause.Arg{}, false
	case len(e.subj) == 0, e.subj[0] > e.k, slices.ContainsFunc(e.args, ofIt):
		return clause.Arg{}, false
	}
	a := clause.Arg{Prep: p.Sym, Verb: -1}
	for j := 1; j < e.subj[0]; j++ {
		switch ch := &r.chunks[j]; {
		case ch.Kind == clause.Noun && ch.Named && r.organization(j) >= 0:
			a.Nouns = append(a.Nouns, j)
		case ch.Kind == clause.Conj, ch.Kind == clause.Comma, ch.Kind == clause.Paren:
		case ch.Kind == clause.Prep && r.s.marks.Has(ch.Sym, markWhere):
			j++ // "From Acme in Kenya"
		default:
			return clause.Arg{}, false
		}
	}
	return a, len(a.Nouns) > 0
}

// goingOn notes what a verb of lasting tells: the status of what one party is doing, and
// goods that are on their way.
func (r *Runner) goingOn(c *candidate, e *event) {
	v := &r.chunks[e.k]
	if e.frame.ongoing != "" && c.status == "signed" && len(c.parties) < 2 && r.ongoing(*v) {
		c.status, c.going = e.frame.ongoing, true
	}
	if c.object >= 0 && c.status == "planned" && v.Modal == 0 && r.hauled(c.object) {
		c.flow = true
	}
}

// standing sets the status of a candidate whose type is known: whether an agreement
// stands while what is to be done, or its end, is still to come.
func (r *Runner) standing(c *candidate, e *event) {
	f := e.frame
	if f.object.role == party && f.typ == "topic" && c.typ == "acquisition" {
		c.parties, c.status = append([]int(nil), e.agents...), "planned" // "hired a bank to sell its plants"
	}
	if c.noun < 0 {
		c.within = r.within(e.k)
		c.ruled = c.within > 0 && r.chunks[e.k].Form == clause.Finite
		c.funded = r.paidWith(c)
		c.spot = r.spotTrade(c, e)
		c.shipped = r.shipped(c, e)
	}
	c.total = c.typ == "financing" && r.upToNow(e) || r.doneSoFar(c, e)
	c.hand, c.does, c.doers = r.handOf(c, e), r.doesOf(c, e), c.agents
	if c.does != 0 && len(c.agents) > 1 && !r.chunks[e.k].Passive {
		c.doers = r.partiesOf(e.subj, true, nil) // "Acme has awarded Bolt a contract"
	}
	c.meant = c.noun > e.k && c.typ == "financing" && c.status == "signed" && r.gotTo(c, e)
	if c.noun < 0 && c.status == "planned" && f.status != "planned" && r.liesAhead(e.k) && f.commits(c.typ) {
		c.status, c.ahead = "signed", true // what will be delivered or done in common has been agreed
	}
	if c.noun >= 0 && c.noun < e.k && c.status == "signed" && r.became(c.noun, cueOver) {
		c.status = "ended" // "The deal that Acme signed with Bolt is dead"
	}
	if f.status == "ended" && (c.status == "planned" || c.behind || r.runsOut(e)) && c.typ != "acquisition" {
		c.status = "signed" // "will expire in 2030": it stands until then
	}
}

// upToNow reports whether a verb of getting tells of all that somebody got since a time: "has
// raised $5 million since it was founded", "Since its launch, the fund has raised".
func (r *Runner) upToNow(e *event) bool {
	v := &r.chunks[e.k]
	if !r.s.cues.Has(v.Sym, cueGets) {
		return false
	}
	if v.Perfect && r.d.Tokens[r.chunks[0].First].Sym == r.s.since {
		return true
	}
	for n := e.k + 1; n < len(r.chunks); n++ {
		ch := &r.chunks[n]
		for i := ch.First; i < ch.End; i++ {
			if y := r.d.Tokens[i].Sym; y == r.s.since {
				return true
			}
		}
		if ch.Kind == clause.Verb || ch.Kind == clause.Rel || ch.Kind == clause.Comma {
			break
		}
	}
	return false
}

// allied reports whether several that are told by no name stand among those who have signed or
// announced what an event tells, or plan to: "Acme and four farmers have signed", "with wildlife
// groups", "expects to award contracts to four firms".
func (r *Runner) allied(e *event) bool {
	v := &r.chunks[e.k]
	if !(v.Past || v.Perfect || r.plansTo(e.k)) || v.Passive || v.Negated || v.Modal != 0 {
		return false
	}
	several := func(n int) bool {
		ch := &r.chunks[n]
		if ch.Kind != clause.Noun || ch.Named || ch.Pronoun || ch.Definite {
			return false
		}
		return r.endsInS(ch.Head) && !r.markedAt(ch.First, markTheir)
	}
	if len(e.subj) > 1 && r.chunks[e.subj[0]].Named && slices.ContainsFunc(e.subj[1:], several) {
		return true
	}
	return slices.ContainsFunc(e.args, func(a clause.Arg) bool {
		return (a.Prep == r.s.with || a.Prep == r.s.to) && slices.ContainsFunc(a.Nouns, several)
	})
}

// plansTo reports whether a finite verb of planning in the present stands before the infinitive k:
// "expects to award".
func (r *Runner) plansTo(k int) bool {
	if r.chunks[k].Form != clause.Infinitive || k == 0 {
		return false
	}
	p := &r.chunks[k-1]
	return p.Kind == clause.Verb && p.Form == clause.Finite && !p.Past && !p.Negated && p.Modal == 0 && r.markedChunk(k-1, markPlan)
}

// paidWith reports whether the financing in whose words candidate c stands is for what it tells,
// of which nothing is known: "a loan to buy a wind farm", not "a loan to buy the wind farm".
func (r *Runner) paidWith(c *candidate) bool {
	if c.within == 0 || c.object < 0 || r.chunks[c.object].Definite || r.chunks[c.object].Named {
		return false
	}
	return r.agreementIn(r.chunks[c.within].Span).Entry.Get("type") == "financing"
}

// gotTo reports whether the verb of an event tells that somebody has got money to build or buy
// something, for a plant, or from lenders without a name: "has secured funding to build a wind
// farm", "for its wind farm", "from private investors".
func (r *Runner) gotTo(c *candidate, e *event) bool {
	v, n := &r.chunks[e.k], c.noun+1
	if !(v.Past || v.Perfect) || v.Passive || !r.s.cues.Has(v.Sym, cueGets|cueWins) && !r.s.marks.Has(v.Sym, markHappens) {
		return false
	}
	if n+1 < len(r.chunks) && r.chunks[n].Kind == clause.Verb && r.chunks[n].Form == clause.Infinitive && r.chunks[n+1].Kind == clause.Noun {
		return r.kindsOf(n+1)&(needPlant|needProject|needEquipment|needStake|needCapacity) != 0
	}
	return len(e.agents) > 0 && slices.ContainsFunc(clause.Args(r.chunks, c.noun), func(a clause.Arg) bool {
		if a.Verb >= 0 {
			return false
		}
		switch a.Prep {
		case r.s.forr:
			return r.kindsOf(a.Nouns[0])&(needPlant|needProject|needCapacity) != 0
		case r.s.from:
			head := r.chunks[a.Nouns[0]].Head
			return r.s.cues.Has(r.d.Tokens[head].Sym, cueFunder) && r.endsInS(head)
		}
		return false
	})
}

// runsOut reports whether a verb tells in the present, or without a time of its own, when an
// agreement, its subject, is to end: "expires in 2030", "a contract ending in May".
func (r *Runner) runsOut(e *event) bool {
	v := &r.chunks[e.k]
	if e.frame.subject.role != agreement || !r.markedCourse(v.Sym) {
		return false
	}
	if v.Past || v.Perfect || v.Passive {
		return false
	}
	return v.Form == clause.Finite || v.Form == clause.Gerund
}

// commits reports whether those who will do what a frame tells have agreed on it, by the
// type of agreement.
func (f *frame) commits(typ string) bool {
	switch typ {
	case "power_purchase_agreement", "other":
		return true
	case "cooperation_agreement":
		return f.asksTwo || f.asksWill
	}
	return works(typ)
}

// asking are the phrases in which the frame of an event may find what it asks for.
func (e *event) asking() []clause.Arg {
	if e.frame.subject.role == agreement {
		return e.args[:min(1, len(e.args))] // "the order is from Acme"
	}
	return e.told
}

// untold gives an agreement of one party of which nothing tells the type one that fits
// any.
func (r *Runner) untold(c *candidate) {
	if c.typ != "" || c.noun < 0 || len(c.parties) != 1 || c.returns {
		return
	}
	c.typ, c.generic, c.reading = "other", true, "one party"
	switch {
	case r.markedAt(c.name.End-1, markWorks):
		c.typ = "service_contract"
	case c.allied, r.forSite(c):
		c.typ = "cooperation_agreement"
	}
}

// forSite reports whether the words for an agreement tell that it is for plants: "a 1 GW deal",
// "a deal with Acme for two reactors".
func (r *Runner) forSite(c *candidate) bool {
	return r.siteIn(c.phrase) || slices.ContainsFunc(clause.Args(r.chunks, c.noun), func(a clause.Arg) bool {
		return a.Prep == r.s.forr && a.Verb < 0 && r.siteIn(r.chunks[a.Nouns[0]].Span)
	})
}

// claim takes the word for an agreement in chunk n for the candidate at hand.
func (r *Runner) claim(n int) {
	r.used[n] = true
	r.claimed = append(r.claimed, n)
}
