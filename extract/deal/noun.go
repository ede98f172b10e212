package deal

import (
	"cmp"
	"wattwire/extract/clause"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// funded reports whether a word for a financing stands with "the" behind one that
// was just told of: "led the round".
func (r *Runner) funded(a *rule.Annotation) bool {
	if a.First == 0 || a.Entry.Get("type") != "financing" || len(r.cands) == 0 || !r.markedAt(a.First-1, markThat) {
		return false
	}
	last := &r.cands[len(r.cands)-1]
	return last.typ == "financing" && last.sent >= r.d.SentenceOf(a.First)-2
}

// nounFrame makes a candidate of a word for an agreement that no verb claimed.
func (r *Runner) nounFrame(k int) {
	if r.side(k) || r.s.named == nil {
		return
	}
	a := r.agreementIn(r.chunks[k].Span)
	if r.sight.line {
		r.line(k)
	}
	if a == nil && !r.used[k] {
		r.part(k)
		r.parcel(k)
		r.roll(k)
		r.goods(k)
	}
	if r.used[k] || a == nil || !r.standsAlone(k, a) {
		return
	}
	c := candidate{
		frame: r.s.named, mode: mode{status: "signed"},
		passage: passage{sent: r.sent, group: r.sent<<12 | k, noun: k, object: -1, under: -1},
	}
	r.nameIt(&c, k)
	args := clause.Args(r.chunks, k)
	c.region = token.Span{First: r.chunks[r.fromSum(k)].First, End: r.nounEnd(k, args)}
	c.clause = c.region
	if v := r.formedAs(k); v >= 0 {
		c.clause.First = r.chunks[v].First
	}
	if k > 0 && r.chunks[k-1].Kind == clause.Prep {
		c.another = c.another || r.markedChunk(k-1, markAnother)
		c.after = r.markedChunk(k-1, markHaving)
	}
	e := &event{k: k, frame: c.frame, object: k, told: args}
	r.signing, r.sought = false, r.sought[:0] // no verb claims it
	r.seek(heldSources, &c, e)
	if n := r.sumBeside(k); n >= 0 {
		c.region.End = max(c.region.End, r.chunks[n].End)
	}
	c.returns = c.returns && !(c.partnered && r.partnerOfNone(&c))
	r.seek(nounSources, &c, e)
	if r.doneIn(&c, k) {
		return
	}
	r.topic(&c)
	if c.partnered && !c.plural && r.markedAt(c.name.End-1, markWorks) {
		r.untold(&c)
	}
	if s := r.fate(&c, k, a); s != "" {
		c.status = s
	}
	r.fired(c.frame, &c, k, k, nil, args)
	r.cands = append(r.cands, c)
}

// standsAlone reports whether a word for an agreement names one in chunk k without a verb.
func (r *Runner) standsAlone(k int, a *rule.Annotation) bool {
	ch := r.chunks[k]
	switch {
	case r.refused(k), r.intended(k), r.withShares(k), r.isAnother(k),
		a.Entry.Get("weak") == "act" && k+2 < len(r.chunks) && r.chunks[k+1].Sym == r.s.of,
		!r.worthOf(k) && (!r.heads(a, ch) || weakly(a) && !r.borneOut(k, a)):
		return false
	}
	t := a.Entry.Get("type")
	venture := t == "joint_venture" || t == "cooperation_agreement" && r.markedAt(ch.Head, markUnion)
	if !venture || !r.acting(k) {
		return true
	}
	// "Acme, a joint venture of Bolt and Cue, has won", "Acme's joint venture with Bolt has won"
	return (t == "joint_venture" || r.venture(k, a)) && len(r.owner(k, r.members(k, nil))) > 1
}

// borneOut reports whether something told with the weak word for an agreement in chunk k makes
// sure that it means one: what is traded, a sum, a partner.
func (r *Runner) borneOut(k int, a *rule.Annotation) bool {
	switch {
	case r.dealsIn(k, a), r.sumOf(k, a), r.tradedWith(k, a), r.ofTitle(k, a), r.underSum(k), r.givenBy(k, a):
		return true
	}
	return false
}

// nounEnd is where what chunk k and its arguments tell of an agreement ends: where
// another begins ("… and a loan from Acme").
func (r *Runner) nounEnd(k int, args []clause.Arg) int {
	end := clause.End(r.chunks, k, args)
	for j := k + 1; j < len(r.chunks) && r.chunks[j].First < end; j++ {
		if p := r.chunks[j-1].Kind; (p == clause.Conj || p == clause.Comma) && r.chunks[j].Kind == clause.Noun {
			of := r.done(j)
			if of == j && j+2 < len(r.chunks) && r.markedChunk(j+1, markSum) && r.sumAt(j) {
				of = j + 2 // "as well as $5 million in loans from Acme"
			}
			if b := r.agreementIn(r.chunks[of].Span); b != nil && (!weakly(b) || of > j || r.givenBy(j, b)) && r.heads(b, r.chunks[of]) {
				end = r.chunks[j].First
			}
		}
	}
	return end
}

// givenBy reports whether a word for a financing in chunk k, which may mean other things, is told
// as one with who gives it: "a grant from Acme", "is building it with funding from Acme".
func (r *Runner) givenBy(k int, a *rule.Annotation) bool {
	if a.Entry.Get("type") != "financing" || !r.chunks[k].Article && !(k > 0 && r.chunks[k-1].Sym == r.s.with) {
		return false
	}
	return k+2 < len(r.chunks) && r.chunks[k+1].Sym == r.s.from && r.organization(k+2) >= 0
}

// relative adds what a relative clause says is done under an agreement: "a contract
// under which Acme will", "a contract that covers 40 turbines".
func (r *Runner) relative(c *candidate) {
	r.boundThen(c)
	rel := r.relativeAfter(c.region.End)
	if rel.Len() == 0 || c.noun < 0 || c.plural && c.frame == r.s.named {
		return
	}
	if !r.underWhich(rel.First) {
		if c.frame != r.s.named && r.covers(rel) {
			c.region.End = rel.End
		}
		return
	}
	n := len(c.parties)
	c.parties = r.underIt(rel, c.parties)
	c.partnered = c.partnered || len(c.parties) > n
	c.region.End = rel.End
}

// boundThen adds the one whom the verb of a relative clause, or a gerund, right behind an agreement of one
// party tells to do something under it: "a contract that will see Acme take 90 MW".
func (r *Runner) boundThen(c *candidate) {
	if c.noun < 0 || c.plural || len(c.parties) != 1 || !worksOrPower(c.typ) && !c.generic {
		return
	}
	k := c.noun + 1
	for k < len(r.chunks) && r.chunks[k].First < c.region.End && r.chunks[k].Form != clause.Gerund {
		k++
	}
	if k < len(r.chunks) && r.chunks[k].Kind == clause.Rel {
		k++
	}
	if k+2 >= len(r.chunks) {
		return
	}
	v := &r.chunks[k]
	if e := r.organization(k + 1); v.Kind == clause.Verb && v.Binds && !v.Negated && e >= 0 && r.chunks[k+2].Kind == clause.Verb {
		c.parties, c.partnered = add(c.parties, e), true
	}
}

// said adds what the verb tells of which an agreement is the subject.
func (r *Runner) said(c *candidate, k int) {
	if k > 0 && r.chunks[k-1].Kind == clause.Verb && r.markedChunk(k-1, markWorth) { // "Acme valued the deal at $5 million"
		c.region = token.Span{First: r.chunks[k-1].First, End: max(c.region.End, clause.End(r.chunks, k-1, clause.Args(r.chunks, k-1)))}
	}
	v := r.saidOf(k)
	if v < 0 {
		if c.returns {
			r.predicate(c, k)
		} else if w := r.happened(c); w >= 0 {
			c.clause.End = max(c.clause.End, clause.End(r.chunks, w, clause.Args(r.chunks, w)))
		}
		return
	}
	if r.chunks[v].Sym == r.s.be && !r.chunks[v].Passive {
		ranked := -1
		for _, a := range clause.Args(r.chunks, v) {
			switch n := len(c.parties); {
			case a.Verb >= 0:
			case a.Prep == r.s.with: // "a contract for the plant is in place with Acme"
				c.parties = r.partiesOf(a.Nouns, false, c.parties)
				c.partnered = c.partnered || len(c.parties) > n
			case a.Prep == 0 && r.markedHead(a.Nouns[0], markOne|markSuperlative):
				ranked = a.Nouns[0]
			case ranked >= 0 && r.chunks[a.At].Pair: // "is the first of its kind between Acme and Bolt"
				if who := r.partiesOf(a.Nouns, true, nil); len(who) > 1 {
					c.parties = addAll(c.parties, who)
					c.returns = c.returns && !r.partnerOfNone(c)
					c.partnered = !c.returns
					r.claim(ranked)
				}
			}
		}
	}
	switch {
	case c.returns, c.bundled > 0, r.worthTold(v), r.aboutVerb(r.chunks[v]):
		r.predicate(c, k)
		r.upToTurn(c, v)
	case r.markedChunk(v, markHappens) && r.chunks[v].Modal == 0:
		c.clause.End = max(c.clause.End, clause.End(r.chunks, v, clause.Args(r.chunks, v))) // "The sale closed in May"
	}
}

// happened is the participle behind a candidate's words that tells that it came about:
// "the merger of Acme and Bolt completed last year"; -1 if there is none.
func (r *Runner) happened(c *candidate) int {
	for j := range r.chunks {
		v := &r.chunks[j]
		switch {
		case v.First < c.region.End:
			continue
		case v.Kind == clause.Rel && j+1 < len(r.chunks) && r.chunks[j+1].Past && r.markedChunk(j+1, markHappens): // "that closed in March"
			return j + 1
		case v.Kind == clause.Verb && v.Form == clause.Participial && r.s.marks.Has(v.Sym, markHappens|markSigns):
			return j
		}
		return -1
	}
	return -1
}

// doneIn reports whether the joint venture in chunk k only says who or with whom a party
// of an agreement told before in the sentence is: "Acme, in a joint venture with Bolt, has
// won the contract", "awarded the contract to a joint venture of Acme and Bolt".
func (r *Runner) doneIn(c *candidate, k int) bool {
	if c.typ != "joint_venture" || k < 2 {
		return false
	}
	in := r.chunks[k-1].Sym == r.s.in && r.chunks[k-2].Kind == clause.Comma
	for i := range r.cands {
		x := &r.cands[i]
		if x.sent != r.sent || x.frame == r.s.named {
			continue
		}
		n := overlap(c.parties, x.parties)
		if n > 0 && in {
			return true // "Acme, in a joint venture with Bolt, has won"
		}
		if p := r.chunks[k-1].Sym; n > 1 && n == len(c.parties) && p != r.s.in && x.frame.preps[p].role == party {
			return true // "awarded to a joint venture of Acme and Bolt"
		}
	}
	return false
}

// intended reports whether the agreement in chunk k is only what the one told before
// it is for: "a term sheet for a $5 million loan".
func (r *Runner) intended(k int) bool {
	if k < 2 || !r.used[k-2] || !r.markedChunk(k-1, markAbout) {
		return false
	}
	a := r.agreementIn(r.chunks[k-2].Span)
	return a != nil && !binding(a.Entry.Get("type"))
}

// partnerOfNone reports whether those with whom a candidate says that it was made are
// told to agree on nothing before, nor is anything told of which a party is missing:
// what has "the" is then no agreement told before ("the contract with Acme").
func (r *Runner) partnerOfNone(c *candidate) bool {
	for i := range r.cands {
		if a := &r.cands[i]; len(a.parties) < 2 && sameType(a, c) || r.common(a.parties, c.parties) > 0 {
			return false
		}
	}
	return true
}

// anew adds those who signed the agreement before in the sentence to one that is
// told beside it: "signed a contract with Acme that runs for 5 years, and a
// separate one with Bolt", "signed deals, including a contract with Acme".
func (r *Runner) anew(c *candidate, k int) {
	if !c.partnered || k == 0 {
		return
	}
	switch p := &r.chunks[k-1]; {
	case p.Kind == clause.Prep && r.s.marks.Has(p.Sym, markMember):
	case c.another && len(c.parties) == 1 && (p.Kind == clause.Conj || p.Kind == clause.Comma):
	default:
		return
	}
	for i := len(r.cands) - 1; i >= 0 && r.cands[i].sent == r.sent; i-- {
		if a := &r.cands[i]; a.noun >= 0 && a.noun < k && a.frame.object.role == agreement {
			for _, p := range a.agents {
				c.parties = add(c.parties, p)
			}
			return
		}
	}
}

// dealsIn reports whether a weak noun of acquisition is one here: "the purchase
// of a stake", "the sale by Acme of its plant".
func (r *Runner) dealsIn(k int, a *rule.Annotation) bool {
	if a == nil || a.Entry.Get("type") != "acquisition" {
		return false
	}
	for _, arg := range clause.Args(r.chunks, k) {
		if arg.Prep == r.s.of {
			for _, n := range arg.Nouns {
				if r.kinds(r.chunks[n].Span)&(needStake|needCompany|needPlant|needCapacity|needProject|needOrganization) != 0 {
					return true
				}
			}
		}
	}
	return false
}

// tradedWith reports whether a weak noun of acquisition returns to one told just before, with
// a party behind it: "The purchase, from Acme, brings".
func (r *Runner) tradedWith(k int, a *rule.Annotation) bool {
	if a.Entry.Get("type") != "acquisition" || !r.chunks[k].Definite || len(r.cands) == 0 {
		return false
	}
	if last := &r.cands[len(r.cands)-1]; last.typ != "acquisition" || last.sent < r.sent-1 {
		return false
	}
	j := k + 1
	if j < len(r.chunks) && r.chunks[j].Kind == clause.Comma {
		j++
	}
	if j+1 >= len(r.chunks) || r.chunks[j].Kind != clause.Prep {
		return false
	}
	return (r.chunks[j].Sym == r.s.from || r.chunks[j].Sym == r.s.to) && r.organization(j+1) >= 0
}

// adjacent is the organization or government named just before the word for an agreement
// in chunk k ("a UK government contract"), or before what describes a financing ("DOE
// cost-share funding", "$5 million in government grants"); -1 if none is.
func (r *Runner) adjacent(k int, a *rule.Annotation) int {
	money := a.Entry.Get("type") == "financing"
	for i := r.chunks[k].First; i < a.First; i++ {
		if money && r.ofGovernment(k, i) {
			return r.countryEntity(cmp.Or(r.in.Lands.Of(r.sent), r.country))
		}
		if r.chart.Find(i, r.s.place) != nil && i+1 < a.First && r.markedAt(i+1, markGovernment) {
			if e := r.entityOf(r.chart.Find(i, r.s.place)); nation(e) {
				return r.in.Mentions[r.chart.Find(i, r.s.place).Ref].Entity
			}
		}
		m := r.chart.Find(i, r.s.org)
		if m == nil || m.End > a.First {
			continue
		}
		if m.End == a.First || money && !r.genitive(m.End) && !r.hyphenated(m.End) {
			return r.in.Mentions[m.Ref].Entity
		}
	}
	return -1
}

// ofGovernment reports whether token i of noun chunk k is a word for the government of a whole country,
// which is not said to be that of another: "government funding", "a federal government grant".
func (r *Runner) ofGovernment(k, i int) bool {
	first := r.chunks[k].First
	if !r.markedAt(i, markGovernment) || r.hyphenated(i+1) {
		return false
	}
	if i > first && r.s.cues.Has(r.d.Tokens[i-1].Sym, cueNational) {
		i--
	}
	return i == first || r.s.clause.Opening(r.d.Tokens[i-1].Sym)
}

// hyphenated reports whether a hyphen ties the words before and behind token i.
func (r *Runner) hyphenated(i int) bool {
	return r.d.Tokens[i].Is(token.Punct) && !r.d.Tokens[i].Is(token.SpaceBefore)
}

// event adds the parties told between a noun of signing and the agreement: "the
// award to Acme of a contract", "Acme's signing of a deal".
func (r *Runner) event(c *candidate, k int) {
	if c.status == "planned" && r.afterIsIn(k) {
		c.parties = r.partiesOf(clause.Subject(r.chunks, k-2), false, c.parties) // "Acme is in merger talks"
		return
	}
	if k > 2 && r.actOf(k) == "planned" && r.chunks[k-3].Kind == clause.Verb && !r.chunks[k-3].Passive {
		c.parties = r.partiesOf(clause.Subject(r.chunks, k-3), false, c.parties) // "Acme filed an application for a concession"
		return
	}
	if k < 2 || r.chunks[k-1].Kind != clause.Prep || r.chunks[k-1].Sym != r.s.of {
		return
	}
	for j := k - 2; j >= 0 && r.chunks[j].Kind == clause.Noun; j -= 2 {
		act := r.markedHead(j, markAct)
		if act {
			c.clause.First = r.chunks[j].First // "the 2019 award of a contract"
		}
		if j > 0 && r.chunks[j-1].Kind == clause.Prep && c.frame.preps[r.chunks[j-1].Sym].role == party {
			n := len(c.parties)
			c.parties = r.partiesOf([]int{j}, false, c.parties)
			c.partnered = c.partnered || len(c.parties) > n
			continue
		}
		for i := r.chunks[j].First; i < r.chunks[j].End; i++ {
			if m := r.chart.Find(i, r.s.org); m != nil && m.End < r.chunks[j].End && r.genitive(m.End) {
				c.parties = add(c.parties, r.in.Mentions[m.Ref].Entity)
				c.held = c.held || act
			}
		}
		if r.afterIsIn(j) {
			c.parties = r.partiesOf(clause.Subject(r.chunks, j-2), false, c.parties) // "Acme is in the final stages of an agreement"
		}
		if j > 0 && act && r.markedChunk(j-1, markHaving) && len(c.parties) < 2 {
			c.parties = r.around(j-1, c.parties) // "after the signing of a deal, Acme"
		}
		return
	}
}

// afterIsIn reports whether "is in" stands before noun chunk k.
func (r *Runner) afterIsIn(k int) bool {
	return k > 1 && r.chunks[k-1].Sym == r.s.in && r.chunks[k-2].Sym == r.s.be && r.chunks[k-2].Kind == clause.Verb
}
