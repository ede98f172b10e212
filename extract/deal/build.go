package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// event is one frame at one verb group: what the candidates made of it share.
type event struct {
	k      int // the verb group
	frame  *frame
	subj   []int
	args   []clause.Arg
	end    int   // token after the last argument
	agents []int // who does it
	status string
	object int          // chunk of the object at hand
	told   []clause.Arg // args, and what stands between a subject and the verb
}

// try builds the candidates of one frame at the verb group k; false if it does
// not fit.
func (r *Runner) try(k int, f *frame, subj []int, args []clause.Arg) bool {
	v := r.chunks[k]
	if f.object.role == party && r.s.cues.Has(v.Sym, cueNames) && v.Len() == 1 && k > 0 && r.chunks[k-1].Kind == clause.Comma && len(args) > 0 && args[0].Prep == 0 && r.kindsOf(args[0].At)&needRole == 0 {
		return false // "two farms, named Modi and Kalo"
	}
	objects := r.objects(k, f, subj, args)
	if f.subject.role == target && !r.subjectIs(k, f.subject.needs) || v.Form == clause.Participial && v.Passive && f.object.role == party && f.preps[r.s.by].role == noRole {
		objects = nil // "an alliance joined by Acme"
	}
	if len(objects) == 0 {
		r.missed(f, k, subj)
		return false
	}
	status, stands := r.status(k, f)
	if !stands || r.denied(objects) || r.denied(subj) {
		r.chart.Trace.Miss(f.rule, v.Span, v.First, "a verb that is not denied")
		for _, o := range objects {
			r.used[o] = true
		}
		return true
	}
	if f.object.role != party && len(objects) > 1 { // "sold 5 million shares, or a 20% stake"
		objects = slices.DeleteFunc(objects, func(o int) bool { return o != objects[0] && r.chunks[o-1].Sym == r.s.or })
	}
	e := &event{k: k, frame: f, subj: subj, args: args, end: clause.End(r.chunks, k, args), status: status}
	e.agents = r.agents(e, objects)
	if a := r.agreementIn(r.chunks[objects[0]].Span); a != nil && a.Entry.Get("type") == "acquisition" && !v.Passive && len(e.agents) == 0 && len(subj) == 1 && subj[0] != objects[0] && r.kindsOf(subj[0])&needAgreement != 0 {
		r.missed(f, k, subj)
		return false // "the deal gives it a stake"
	}
	from := len(r.cands)
	for i, o := range objects {
		end := e.end
		if i+1 < len(objects) && f.object.role != party && r.chunks[objects[i+1]].First > r.chunks[o].First {
			end = r.chunks[objects[i+1]].First
		}
		c := r.build(e, o, end)
		if len(objects) > 1 && r.gap(objects, c.object >= 0) {
			c.clause = c.region // "bought Acme in 2012, Bolt in 2013"
			if i == 0 {
				c.clause.First = clause.Start(r.chunks, k)
			}
		}
		if f.object.role == party {
			for _, other := range objects[1:] {
				c.parties = r.partiesOf([]int{other}, false, c.parties)
			}
		}
		split := r.parts
		if f.each {
			split = r.winners
		}
		for _, c := range split(e, c) {
			for _, c := range r.apiece(e, c, i, len(objects)) {
				r.settle(e, c, o)
			}
		}
		if f.object.role == party {
			break // several parties, one agreement
		}
	}
	if len(r.cands) == from {
		for _, o := range objects {
			r.used[o] = false
		}
		return false
	}
	r.share(from)
	return true
}

// gap reports whether a time or, with ways, a phrase of where to or from stands between
// two of a verb's objects, so that each has its own.
func (r *Runner) gap(objects []int, ways bool) bool {
	for i, o := range objects[1:] {
		for j := objects[i] + 1; j < o; j++ {
			if c := r.chunks[j]; c.Kind == clause.Time || ways && c.Kind == clause.Prep && (c.Sym == r.s.to || c.Sym == r.s.from) {
				return true
			}
		}
	}
	return false
}

// subjectIs reports whether one of the nouns before the verb group k in its
// clause is of the kinds asked for: "Among the winners of the tender are".
func (r *Runner) subjectIs(k int, needs need) bool {
	for j := k - 1; j >= 0; j-- {
		switch r.chunks[j].Kind {
		case clause.Noun:
			if r.kindsOf(j)&needs != 0 || needs&needWinner != 0 && r.chunks[j].Pronoun && r.winBefore(r.sent) {
				return true
			}
		case clause.Prep, clause.Time, clause.Paren, clause.Other:
		case clause.Conj: // "Talks between Acme and Bolt have collapsed"
			if r.chunks[j+1].Kind != clause.Noun {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// winBefore reports whether the sentence before sentence n, in the same paragraph, tells of
// a tender and of those who won in it: "Two firms have won the auction. These include Acme".
func (r *Runner) winBefore(n int) bool {
	if n == 0 || r.d.Sentences[n-1].Paragraph != r.d.Sentences[n].Paragraph {
		return false
	}
	s := r.d.Sentences[n-1].Span
	if !r.marked(markTender, s) {
		return false
	}
	for i := s.First; i < s.End; i++ {
		t := r.d.Tokens[i].Sym
		if r.s.object(t)&needWinner != 0 || r.s.cues.Has(r.s.clause.Lemma(t), cueWins) {
			return true
		}
	}
	return false
}

// build makes the candidate of one object, whose region ends at token end.
func (r *Runner) build(e *event, o, end int) candidate {
	v, f := r.chunks[e.k], e.frame
	c := candidate{frame: f, status: e.status, agreed: r.s.marks.Has(v.Sym, markSettled), signed: r.s.marks.Has(v.Sym, markSigns), closed: r.s.marks.Has(v.Sym, markHappens) && !r.s.marks.Has(v.Sym, markSigns), sent: r.sent, group: r.sent<<12 | e.k, noun: -1, object: -1, under: -1, name: v.Span, done: v.Passive}
	c.already = r.cued(cueAlready, v.Span)
	chief, start := r.chief(e.k)
	c.clause = token.Span{First: start, End: e.end}
	c.pledged = c.status == "planned" && r.pledges(e, chief)
	c.flow = v.Form == clause.Participial && f.object.role != party && !(len(e.agents) > 0 && r.kindsOf(o)&needMachine != 0 && r.siteIn(r.d.Sentences[r.sent].Span))
	if c.behind = r.toCome(e.k); c.behind && c.status == "signed" {
		c.status = "planned"
	}
	if j := r.adjunct(e.k); j >= 0 {
		c.clause.First = clause.Start(r.chunks, j)
	}
	whole := e.end
	for _, a := range e.args { // "14 agreements, including a contract with Acme"
		if at := r.chunks[a.At].First; a.At > max(o, e.k) && at < end && r.s.marks.Has(a.Prep, markMember|markAnother) && r.agreementIn(r.chunks[a.Nouns[0]].Span) != nil {
			end, whole = at, at
		}
	}
	c.region = token.Span{First: r.chunks[o].First, End: end}
	switch {
	case o == e.k:
		c.region.First = v.End
	case o < e.k && v.Passive:
		c.region.End = max(whole, v.End)
		if w := r.worthAfter(o, e.k); w >= 0 && f.object.role == agreement {
			c.region.End = max(c.region.End, clause.End(r.chunks, w, clause.Args(r.chunks, w)))
		}
	case o > 1 && r.markedChunk(o-1, markSum) && r.lastMention(r.chunks[o-2].Span, r.s.money) != nil:
		c.region.First = r.chunks[o-2].First // "$5 million in loans"
	}
	c.part = f.asksPart
	c.parties, c.agents = append(c.parties, e.agents...), e.agents
	if own := r.ownSum(o); own >= 0 && f.object.needs&needCapacity != 0 && o > e.k {
		c.parties = []int{own} // "Acme won 120 MW, Bolt 80 MW"
	}
	if f.object.role == target && o != e.k {
		c.object = o
	}
	if f.object.role == agreement {
		for _, a := range e.args { // "agreed terms with Acme on a contract"
			if r.agreementIn(r.chunks[a.Nouns[0]].Span) != nil {
				break // another object's
			}
			if a.Prep != 0 && a.Verb < 0 && a.At > e.k && a.At < o && f.preps[a.Prep].role == party && a.Prep != r.s.to && a.Prep != r.s.by {
				n := len(c.parties)
				c.parties = r.partiesOf(a.Nouns[:1], a.Prep == r.s.with, c.parties)
				c.partnered = c.partnered || len(c.parties) > n && a.Prep == r.s.with
			}
		}
	}
	if f.subject.role == witness {
		c.witness = r.onlookers(e.k, e.subj, e.args)
	}
	switch {
	case f.object.role == agreement, f.subject.role == agreement:
		c.noun = o
		if r.actOf(o) == "ended" {
			c.status = "ended"
		}
		r.nameIt(&c, o)
		if a := r.agreementIn(r.chunks[o].Span); a != nil && (c.typ != "acquisition" || r.dealsIn(o, a)) {
			c.parties = r.owner(o, c.parties) // "Acme's purchase of the plant was approved"
			if len(e.agents) == 0 && !c.plural && r.markedChunk(o, markTheir) {
				c.parties = r.theirs(o, c.parties)
			}
			if m := r.adjacent(o, a); m >= 0 && (c.typ == "financing" || f.preps[r.s.to].role == party && f.preps[r.s.from].role == noRole || (works(c.typ) || c.typ == "" && r.in.Entities[m].Kind == record.Place) && f.subject.role == party) {
				c.parties = add(c.parties, m) // "secured EBRD financing", "gave Acme notice to proceed", "won a Bolt contract"
			}
		}
		c.passive = v.Passive || f.subject.role == agreement
		if n := r.plantDoing(e); n >= 0 && o > e.k {
			c.region.First = r.chunks[n].First // "The wind farm has reached financial close"
			if c.parties = r.plantOwner(n, c.parties); len(c.parties) == 0 && c.typ == "financing" && f.preps[r.s.from].role == party && r.chunks[n].Definite && !r.chunks[n].Named {
				c.parties = r.ownerBefore(c.parties) // "Acme is building a dam. The project received a loan"
			}
		}
		if o < e.k && (o > 0 && r.markedChunk(o-1, markUnder) || r.bound(o) >= 0) {
			r.governor(&c, o) // "Under a deal signed in May, Acme will", "A deal signed in May will see Acme"
		}
	case f.object.role == party:
		n := len(c.parties)
		if c.parties = r.partiesOf([]int{o}, f.object.needs&needState != 0, c.parties); len(c.parties) == n && f.object.needs&needName != 0 {
			c.parties = r.stranger(o, c.parties)
		}
		if f.subject.role == target && len(e.subj) > 0 && e.subj[0] < e.k {
			c.region.First = r.chunks[e.subj[0]].First // "The contractor for the plant is Acme"
		}
	case f.preps[r.s.from].role == party && o != e.k:
		c.parties = r.seller(o, c.parties)
		if f.typ == "supply_contract" {
			c.parties = r.maker(o, c.parties)
		}
	}
	if n := r.paid(e.k); n >= 0 && f.typ == "acquisition" && c.phrase.Len() == 0 {
		c.phrase = r.chunks[n].Span // "bid $5 million to buy"
	}
	if o > e.k && c.noun < 0 && f.object.role != party {
		c.name = token.Span{First: v.First, End: min(r.chunks[o].End, c.region.End)}
		if _, ok := r.shareOf[o]; ok {
			c.name = r.chunks[o].Span // "Bolt 80 MW"
		}
		c.same = r.chunks[o].Definite && r.plainObject(o)
		c.owned = c.same && r.markedChunk(o, markTheir)
		c.wares = r.anyPlants(o)
		if f.typ == "acquisition" && r.unknownName(o) {
			c.called = r.d.Word(r.chunks[o].End - 1)
		}
	}
	if f.typ != "" && f.typ != "topic" {
		// a word for it told later may narrow a partnership
		c.typ, c.generic = f.typ, f.typ == "cooperation_agreement" && c.noun < 0
	}
	return c
}

// plantDoing is the subject of an active verb that is a plant without any other
// doer, -1 if it is none.
func (r *Runner) plantDoing(e *event) int {
	if r.chunks[e.k].Passive || len(e.agents) > 0 || len(e.subj) == 0 || e.subj[0] > e.k || r.kindsOf(e.subj[0])&(needPlant|needProject) == 0 {
		return -1
	}
	return e.subj[0]
}

// ongoing reports whether the verb group v is a present progressive: "is selling".
func (r *Runner) ongoing(v clause.Chunk) bool {
	w := r.d.Word(v.Head)
	return v.Form == clause.Finite && !v.Past && !v.Perfect && v.Head > v.First && len(w) > 4 && w[len(w)-3:] == "ing"
}

// paid is the chunk of the sum that is paid or bid in order to do what the
// infinitive k tells, -1 if none is.
func (r *Runner) paid(k int) int {
	n := k - 1
	if n > 1 && r.chunks[n].Kind == clause.Paren {
		n--
	}
	if r.chunks[k].Form == clause.Infinitive && n > 0 && r.chunks[n-1].Kind == clause.Verb && r.markedChunk(n-1, markPay) && r.kinds(r.chunks[n].Span)&needSum != 0 {
		return n
	}
	return -1
}

// isTo reports whether the verb group k is an infinitive behind a form of "be" or "be
// going" in the present: "is to supply turbines", "are going to build".
func (r *Runner) isTo(k int) bool {
	if r.chunks[k].Form != clause.Infinitive || k == 0 {
		return false
	}
	p := &r.chunks[k-1]
	return p.Kind == clause.Verb && (p.Sym == r.s.be || r.s.marks.Has(p.Sym, markGoing) && r.ongoing(*p)) && !p.Past && !p.Negated && p.Modal == 0
}

// coming reports whether the verb group k tells what is to be done: under "will",
// or as an infinitive behind "is" or a verb of agreeing, or of a headline.
func (r *Runner) coming(k int) bool {
	v := &r.chunks[k]
	if v.Form != clause.Infinitive {
		return r.willed(k)
	}
	for j := k - 1; j >= 0; j-- {
		if p := &r.chunks[j]; p.Kind == clause.Verb {
			return p.Sym == r.s.be || r.s.marks.Has(p.Sym, markSettled) || p.Form == clause.Infinitive && r.coming(j)
		}
	}
	return true
}

// underWhich reports whether the relative clause that begins at token i follows
// a preposition that puts what it tells under an agreement.
func (r *Runner) underWhich(i int) bool {
	return i > 0 && (r.markedAt(i-1, markUnder) || r.d.Tokens[i-1].Sym == r.s.by)
}

// aboutVerb reports whether a verb leads from an agreement to what it is about: "covers
// 40 turbines", "will fund a plant".
func (r *Runner) aboutVerb(v clause.Chunk) bool {
	return r.s.marks.Has(v.Sym, markAbout) || r.s.cues.Has(v.Sym, cueBacks)
}

// covers reports whether the verb of a relative clause tells what an agreement
// is about: "a contract that covers 40 turbines".
func (r *Runner) covers(rel token.Span) bool {
	for _, ch := range r.chunks {
		if rel.Contains(ch.Span) && ch.Kind == clause.Verb {
			return !ch.Passive && r.aboutVerb(ch)
		}
	}
	return false
}

// untold gives an agreement of one party of which nothing tells the type one that fits
// any.
func (r *Runner) untold(c *candidate) {
	if c.typ != "" || c.noun < 0 || len(c.parties) != 1 || c.returns {
		return
	}
	c.typ, c.generic, c.reading = "other", true, "one party"
	if r.markedAt(c.name.End-1, markWorks) {
		c.typ = "service_contract"
	}
}

// claim takes the word for an agreement in chunk n for the candidate at hand.
func (r *Runner) claim(n int) {
	r.used[n] = true
	r.claimed = append(r.claimed, n)
}

// settle fills what the phrases around a candidate give and keeps it if it has
// what its frame asks for.
func (r *Runner) settle(e *event, c candidate, o int) {
	r.claimed, r.sought = r.claimed[:0], r.sought[:0]
	e.object, e.told = o, e.args
	if o < e.k {
		// what stands between an agreement and the verb that it is the subject
		// of tells of it too
		e.told = append(clause.Args(r.chunks[:e.k], o), e.args...)
	}
	if c.noun == o && o < e.k && r.chunks[e.k].Form == clause.Participial {
		r.predicate(&c, o) // "The contract, awarded to Acme, covers 40 turbines"
	}
	r.seek(verbSources, &c, e)
	f, v := e.frame, &r.chunks[e.k]
	if f.ongoing != "" && c.status == "signed" && len(c.parties) < 2 && r.ongoing(*v) {
		c.status = f.ongoing
	}
	if c.object >= 0 && c.status == "planned" && v.Modal == 0 && r.hauled(c.object) {
		c.flow = true
	}
	r.topic(&c)
	r.seek(typedSources, &c, e)
	if f.object.role == party && f.typ == "topic" && c.typ == "acquisition" {
		c.parties, c.status = append([]int(nil), e.agents...), "planned" // "hired a bank to sell its plants"
	}
	if c.noun < 0 {
		c.within = r.within(e.k)
	}
	if c.noun < 0 && c.status == "planned" && (r.willed(e.k) || r.isTo(e.k)) && (c.typ == "power_purchase_agreement" || c.typ == "other" || works(c.typ) || (f.asksTwo || f.asksWill) && c.typ == "cooperation_agreement") {
		c.status, c.ahead = "signed", true // what will be delivered or done in common has been agreed
	}
	if f.status == "ended" && (c.status == "planned" || c.behind) && c.typ != "acquisition" && c.typ != "" {
		c.status = "signed" // "will expire in 2030": it stands until then
	}
	r.used[o] = true
	r.untold(&c)
	asking := e.told
	if f.subject.role == agreement {
		asking = e.args[:min(1, len(e.args))] // "the order is from Acme"
	}
	if c.noun < 0 && (c.typ == "" || f.typ == "") || !r.asked(f, &c, asking) {
		r.chart.Trace.Miss(f.rule, c.name, c.name.End, "what tells its type, or what the rule needs")
		for _, n := range r.claimed {
			r.used[n] = false // free for the frames still to come
		}
		return
	}
	r.fired(f, &c, e.k, o, e.subj, e.args)
	r.cands = append(r.cands, c)
}
