package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// ofGrant reads a stake as a part of a concession that is awarded: "was awarded a 20%
// stake in the concession".
func (r *Runner) ofGrant(c *candidate) verdict {
	if c.noun >= 0 && c.typ == "acquisition" && c.frame.auction != "" && r.grants(c.region) {
		return closed("concession")
	}
	return verdict{}
}

// grants reports whether a span has a word for a concession.
func (r *Runner) grants(sp token.Span) bool {
	for i := sp.First; i < sp.End; i++ {
		if a := r.chart.Find(i, r.s.agreement); a != nil && a.Entry.Get("type") == "concession" {
			return true
		}
	}
	return false
}

// ofGoods reads a word for an agreement on power or shares that stands with goods: "an
// LNG offtake deal", "an offtake agreement for green hydrogen".
func (r *Runner) ofGoods(c *candidate) verdict {
	if c.noun < 0 || c.typ != "power_purchase_agreement" && c.typ != "acquisition" {
		return verdict{}
	}
	a := r.agreementIn(r.chunks[c.noun].Span)
	if a == nil || a.Entry.Get("weak") != "goods" {
		return verdict{}
	}
	before := r.kinds(token.Span{First: r.chunks[c.noun].First, End: a.First})
	if c.typ == "acquisition" && before&(needCapacity|needPower) != 0 && before&(needEquipment|needPlant|needStake) == 0 {
		return closed("power_purchase_agreement") // "a 90 MW purchase agreement"
	}
	if before&needEquipment != 0 || c.object >= 0 && r.kindsOf(c.object)&needFuel != 0 {
		return closed("supply_contract") // "buys the hydrogen under an offtake agreement"
	}
	for j := c.noun + 1; j+1 < len(r.chunks) && r.chunks[j].End < c.region.End; j++ {
		if p := &r.chunks[j]; p.Kind == clause.Prep && r.s.marks.Has(p.Sym, markBought) {
			what := r.kindsOf(j + 1)
			if c.typ == "acquisition" && what&(needPower|needOutput) != 0 && what&(needEquipment|needPlant|needProject|needStake|needCompany) == 0 {
				return closed("power_purchase_agreement") // "a purchase agreement for wind power"
			}
			if what&(needEquipment|needPlant) == needEquipment && (what&needCapacity == 0 || r.endsInCapacity(r.chunks[j+1].Span)) {
				return closed("supply_contract")
			}
			break
		}
	}
	if c.typ == "acquisition" && r.plural(a) && r.ofOutput(c) {
		return closed("power_purchase_agreement")
	}
	behind := token.Span{First: c.name.End, End: c.region.End}
	if r.topicIn(behind) == "supply_contract" || r.fuelled(c, behind) {
		return closed("supply_contract") // "a sale and purchase agreement to procure LNG"
	}
	return verdict{}
}

// ofOutput reports whether the words behind those for agreements tell that power is bought
// under them: "purchase agreements for the plant's output", "covering all of its capacity".
func (r *Runner) ofOutput(c *candidate) bool {
	return slices.ContainsFunc(r.chunks, func(ch clause.Chunk) bool {
		if ch.Kind != clause.Noun || ch.First < c.name.End || !c.region.Contains(ch.Span) {
			return false
		}
		return r.s.object(r.d.Tokens[ch.Head].Sym)&(needOutput|needPower|needCapacity) != 0
	})
}

// fuelled reports whether behind a word for an agreement on shares an amount of goods
// stands before anything that can be owned, or nothing that can, and one of its parties was
// told before to supply another, the title tells of supply, or the sentence before or behind
// of an amount of fuel: "a sale and purchase agreement to take two million tonnes from the
// terminal", "They signed a sale and purchase agreement. Acme will take two million tonnes of
// LNG".
func (r *Runner) fuelled(c *candidate, behind token.Span) bool {
	if c.typ != "acquisition" {
		return false
	}
	for i := behind.First; i < behind.End; i++ {
		if r.goodsAt(i) {
			return true
		}
		if r.forPlantAt(c, i) {
			return false
		}
		if !r.named[i] && r.s.object(r.d.Tokens[i].Sym)&(needStake|needCompany|needPlant|needProject|needWork) != 0 {
			return false
		}
	}
	if r.fuelNear(c) || r.fuelIn(c.sent-1) || r.fuelIn(c.sent+1) || r.in.Heading.typ == "supply_contract" {
		return true
	}
	return slices.ContainsFunc(r.cands, func(a candidate) bool {
		return a.typ == "supply_contract" && a.sent < c.sent && r.common(a.parties, c.parties) > 0
	})
}

// forPlantAt reports whether the name of a plant for which a candidate is stands at token i, in a
// sentence that tells of no years: "a sale and purchase agreement for the Moda wind farm".
func (r *Runner) forPlantAt(c *candidate, i int) bool {
	p := r.chart.Find(i, r.s.project)
	if p == nil || r.leadTo(i) != r.s.forr || r.cued(cueYears, r.d.Sentences[c.sent].Span) {
		return false
	}
	return r.s.object(r.d.Tokens[p.End-1].Sym)&needPlant != 0
}

// fuelNear reports whether the sentence of a candidate or one beside it tells of fuel, and none of
// them of shares or the like.
func (r *Runner) fuelNear(c *candidate) bool {
	fuel := false
	for n := max(c.sent-1, 0); n <= min(c.sent+1, len(r.d.Sentences)-1); n++ {
		for i := r.d.Sentences[n].First; i < r.d.Sentences[n].End; i++ {
			what := r.s.object(r.d.Tokens[i].Sym)
			if what&needStake != 0 && !r.named[i] {
				return false
			}
			fuel = fuel || what&needFuel != 0
		}
	}
	return fuel
}

// fuelIn reports whether sentence n tells of an amount of fuel.
func (r *Runner) fuelIn(n int) bool {
	if n < 0 || n >= len(r.d.Sentences) {
		return false
	}
	amount, fuel := false, false
	for i := r.d.Sentences[n].First; i < r.d.Sentences[n].End; i++ {
		amount = amount || r.goodsAt(i)
		fuel = fuel || r.s.object(r.d.Tokens[i].Sym)&needFuel != 0
	}
	return amount && fuel
}

// ofOrder reads an order by what is to be done: "an order to build a dam".
func (r *Runner) ofOrder(c *candidate) verdict {
	if c.noun < 0 || c.typ != "supply_contract" || !c.weak {
		return verdict{}
	}
	if t := r.wordBefore(c).typ; t == "construction_contract" || t == "service_contract" {
		return closed(t) // "an engineering, procurement and construction (EPC) order"
	}
	for j := c.noun + 1; j < len(r.chunks) && r.chunks[j].End <= c.region.End; j++ {
		v, task := &r.chunks[j], token.Span{}
		switch {
		case v.Kind == clause.Verb && v.Form == clause.Infinitive && !v.Passive:
			task = token.Span{First: v.First, End: c.region.End}
		case v.Kind == clause.Verb:
			return verdict{}
		case v.Kind != clause.Prep || !r.s.marks.Has(v.Sym, markBought):
			continue
		case j+1 < len(r.chunks) && r.chunks[j+1].Kind == clause.Verb && r.chunks[j+1].Form == clause.Gerund:
			task = token.Span{First: v.End, End: r.d.Sentences[r.sent].End} // "an order for setting up a plant"
		default:
			if t := r.listTopic(j + 1); works(t) {
				return closed(t) // "an order for the turnkey construction of a line"
			}
			what := r.objectAfter(token.Span{First: v.End, End: min(v.End+10, r.d.Sentences[r.sent].End)})
			return closed(typeOf(what & (needWork | needEquipment))) // "an order for a substation"
		}
		t := r.topicIn(task)
		if t == "cooperation_agreement" && r.objectAfter(task)&(needPlant|needWork) != 0 {
			t = "construction_contract" // "an order to establish a substation"
		}
		if works(t) {
			return closed(t)
		}
		return verdict{}
	}
	return verdict{}
}

// listTopic is the type that the nouns from chunk n on, coordinated with each other, tell: "for the
// design, supply and erection of a line".
func (r *Runner) listTopic(n int) string {
	if n >= len(r.chunks) || r.chunks[n].Kind != clause.Noun {
		return ""
	}
	nouns := clause.List(r.chunks, n, len(r.chunks))
	last := nouns[len(nouns)-1]
	if last+2 < len(r.chunks) && r.chunks[last+1].Of && r.chunks[last+2].Kind == clause.Noun {
		last += 2
	}
	return r.topicIn(token.Span{First: r.chunks[n].First, End: r.chunks[last].End})
}

// ofMaker reads an agreement of two, one of whom is told to make machines, as one on these:
// "a deal with turbine maker Acme for a wind farm".
func (r *Runner) ofMaker(c *candidate) verdict {
	if len(c.parties) != 2 || !c.partnered || !r.siteIn(c.region) {
		return verdict{}
	}
	for i := c.clause.First + 1; i+1 < c.clause.End; i++ {
		if !r.s.cues.Has(r.d.Tokens[i].Sym, cueWorker) || r.s.object(r.d.Tokens[i-1].Sym)&(needEquipment|needFuel) != needEquipment {
			continue
		}
		if m := r.chart.Find(i+1, r.s.org); m != nil && contains(c.parties, r.in.Mentions[m.Ref].Entity) {
			return open("supply_contract")
		}
	}
	return verdict{}
}

// takenOnFor reads what one is chosen to do.
func (r *Runner) takenOnFor(c *candidate) verdict {
	if c.frame.object.role != party {
		return verdict{}
	}
	if r.toOwn(c) {
		return closed("concession")
	}
	t := r.employed(r.behindChosen(c))
	if t == "" {
		t = r.employed(c.region)
	}
	if t == "cooperation_agreement" && (r.markedChunk(c.verb(), markHires) || r.toHelp(c)) {
		t = "service_contract" // "contracted Acme to support the works", "chose Acme to assist with the design"
	}
	return verdict{t, c.frame.typ == "topic"}
}

// toOwn reports whether the one whom a state chooses is to have what it builds: "appointed
// Acme to build and own a transmission line".
func (r *Runner) toOwn(c *candidate) bool {
	return slices.ContainsFunc(c.parties, r.givesLeave) && slices.ContainsFunc(r.chunks, func(v clause.Chunk) bool {
		if v.Len() != 1 && (v.Kind != clause.Verb || v.Form == clause.Participial) {
			return false
		}
		return r.d.Tokens[v.End-1].Sym == r.s.own && v.First > r.chunks[c.verb()].First && c.region.Contains(v.Span)
	})
}

// leadsTo reads what a verb of agreeing or working leads to.
func (r *Runner) leadsTo(c *candidate) verdict {
	if c.frame.object.role == party {
		return verdict{}
	}
	t, topic := r.topicIn(c.region), c.frame.typ == "topic"
	if t == "" && topic && c.frame.status == "planned" && r.talkOfPlant(c) {
		t = "construction_contract"
	}
	switch {
	case c.frame.status == "planned" && topic && !works(t) && t != "power_purchase_agreement" && t != "cooperation_agreement":
		return closed(untyped) // of talks on other things their verbs tell
	case topic && works(t) && t != "supply_contract" && len(c.parties) > 1 && r.countries(c.parties):
		return closed("cooperation_agreement") // states do no works for each other
	case len(c.parties) == 1 && works(t) && r.markedChunk(c.verb(), markHires): // "has contracted to build"
	case r.bothDo(c, t):
		t = "cooperation_agreement"
	case t == "cooperation_agreement" && r.takesOn(c).typ != "":
		return verdict{} // "will provide engineering support to Acme"
	}
	return verdict{t, topic && (c.frame.object.role != noRole || t == "cooperation_agreement")}
}

// bothDo reports whether those who agree are to do works or studies of type t together: what two
// agree to build, neither builds for the other.
func (r *Runner) bothDo(c *candidate, t string) bool {
	if c.frame.object.role != noRole || c.frame.subject.role != party || c.partnered {
		return false
	}
	return t == "construction_contract" || t == "service_contract" && (r.studied(c.region) || r.studyNext(c))
}

// talkOfPlant reports whether a phrase says that a plant which is no one told before is talked
// of: "in talks about a wind farm", but not "about the wind farm".
func (r *Runner) talkOfPlant(c *candidate) bool {
	for j := c.verb() + 1; j+1 < len(r.chunks) && r.chunks[j].First < c.region.End; j++ {
		p, n := &r.chunks[j], &r.chunks[j+1]
		if p.Kind != clause.Prep || p.Sym == r.s.in || p.Sym == r.s.of || !r.s.marks.Has(p.Sym, markTopic) {
			continue
		}
		if n.Kind == clause.Noun && !n.Definite && r.kindsOf(j+1)&(needPlant|needProject) != 0 {
			return true
		}
	}
	return false
}

// takesOn reads works or studies that are the object of a verb: "will carry out the
// civil works".
func (r *Runner) takesOn(c *candidate) verdict {
	if c.frame.typ != "topic" || c.object < 0 {
		return verdict{}
	}
	return open(typeOf(r.kindsOf(c.object) & (needWork | needStudy)))
}

// hiredFor reads what somebody is hired for that tells no work: "contracted Acme to
// turn the mine into a solar park".
func (r *Runner) hiredFor(c *candidate) verdict {
	if c.frame.object.role == party && len(c.parties) > 1 && r.markedChunk(c.verb(), markHires) && r.goal(c) {
		return open("service_contract")
	}
	return verdict{}
}

// ofShare reads a share for which money is given: "came in with $60 million for 40 percent".
func (r *Runner) ofShare(c *candidate) verdict {
	if c.noun >= 0 || c.typ != "financing" {
		return verdict{}
	}
	for k := c.verb() + 1; k+1 < len(r.chunks) && r.chunks[k].First < c.region.End; k++ {
		if r.chunks[k].Sym == r.s.forr && r.chunks[k+1].Kind == clause.Noun && r.kindsOf(k+1)&needHolding != 0 {
			if k+3 < len(r.chunks) && r.chunks[k+2].Sym == r.s.of && r.markedHead(k+3, markHollow) {
				break // "lent $60 million for 40 percent of the cost"
			}
			return closed("acquisition")
		}
	}
	return verdict{}
}

// ofPlantSum reads capacity that is bought or sold at a sum as the plants that have it: "bought 300 MW of
// solar capacity for $200 million".
func (r *Runner) ofPlantSum(c *candidate) verdict {
	n := c.object + 2
	if c.noun >= 0 || c.object < 0 || c.typ != "power_purchase_agreement" || n >= len(r.chunks) || !r.chunks[n-1].Of {
		return verdict{}
	}
	if !r.endsInCapacity(r.chunks[c.object].Span) || r.s.object(r.d.Tokens[r.chunks[n].Head].Sym)&needCapacity == 0 {
		return verdict{}
	}
	for k := n + 1; k+1 < len(r.chunks) && r.chunks[k].First < c.region.End; k++ {
		if r.chunks[k].Sym == r.s.forr && r.chunks[k+1].Kind == clause.Noun && r.sumAt(k+1) {
			return closed("acquisition")
		}
	}
	return verdict{}
}

// wordBefore reads what stands before the word for an agreement: "a wafer deal".
func (r *Runner) wordBefore(c *candidate) verdict {
	before := token.Span{First: r.chunks[c.noun].First, End: c.name.First}
	t := r.topicIn(before)
	if t == "" {
		t = r.tradeBefore(c)
	}
	return verdict{t, t != "joint_venture" && t != "power_purchase_agreement"}
}

// tradeBefore is the type that a noun right before the word for an agreement gives it, with
// what stands before that or alone: "a power export deal", "an upkeep deal", but not "a joint
// study agreement".
func (r *Runner) tradeBefore(c *candidate) string {
	if last := c.name.First - 1; last > c.phrase.First && r.s.object(r.d.Tokens[last].Sym)&needFeasibility == 0 {
		return topicOf(r.topicsAt(last), r.objectBefore(last))
	}
	return ""
}

// thingBefore reads the kind of thing that stands there: "two new gas contracts", "a
// training contract", "a substation contract".
func (r *Runner) thingBefore(c *candidate) verdict {
	before := token.Span{First: r.chunks[c.noun].First, End: c.name.First}
	works := r.markedAt(c.name.End-1, markWorks)
	if (len(c.parties) > 1 || r.signing) && before.Len() > 0 {
		what := r.kinds(before) & (needEquipment | needStudy)
		if !works {
			what &= needEquipment
		}
		if t := typeOf(what); t != "" {
			return closed(t)
		}
	}
	if !works || before.Len() < 2 {
		return verdict{}
	}
	if last := &r.d.Tokens[before.End-1]; r.s.object(last.Sym)&(needWork|needPlant) != 0 && last.Is(token.SpaceBefore) {
		return open("construction_contract")
	}
	return verdict{}
}

// ofField reads what a state lets a firm do with a field of oil or gas: "a contract to
// develop an oil field", of a state or of one firm also "a deal for block 9".
func (r *Runner) ofField(c *candidate) verdict {
	if !r.fieldIn(token.Span{First: r.chunks[c.noun].First, End: c.region.End}) || r.countries(c.parties) {
		return verdict{}
	}
	given := r.state(c) != ""
	switch t := r.topicIn(token.Span{First: c.name.End, End: c.region.End}); {
	case t == "cooperation_agreement" && (given || len(c.parties) == 1), t == "" && given:
		return closed("concession")
	}
	return verdict{}
}

// fieldIn reports whether a span tells of a field or a block, which is no field of work:
// not "in the field of power", "in the gas field".
func (r *Runner) fieldIn(sp token.Span) bool {
	in := token.Sym(0) // the preposition before the noun phrase at hand
	for i := sp.First; i < sp.End; i++ {
		switch y := r.d.Tokens[i].Sym; {
		case r.markedAt(i, markWhere|markAbout|markBought):
			in = y
		case r.d.Tokens[i].Is(token.Upper), r.d.Tokens[i].Is(token.Digit):
			in = 0
		case r.s.cues.Has(y, cueField) && !(in == r.s.in && !r.endsInS(i)) && !(i+1 < sp.End && r.d.Tokens[i+1].Sym == r.s.of):
			return true
		}
	}
	return false
}

// toDo reads what the words behind the name of an agreement say is to be done.
func (r *Runner) toDo(c *candidate) verdict {
	behind := token.Span{First: c.name.End, End: c.region.End}
	if j := r.purpose(c); j >= 0 && r.chunks[j].First >= behind.End {
		behind.End = r.d.Sentences[r.sent].End // past what a participle opens: "to buy liquefied gas"
	}
	t, contract := r.topicIn(behind), r.markedAt(c.name.End-1, markWorks)
	t = r.lookedInto(c, t, behind)
	if t == "cooperation_agreement" && contract && !r.countries(c.parties) && !r.marked(markTogether, behind) {
		on := token.Span{First: c.name.End, End: min(c.name.End+10, c.region.End)}
		if !r.fieldIn(behind) && r.objectAfter(on)&(needPlant|needWork) != 0 || r.builtToo(behind) {
			return open("construction_contract") // "a contract for work on a dam"
		}
		return open("service_contract") // "a contract to develop a fuel design"
	}
	c.loose = t == "cooperation_agreement"
	return verdict{t, c.frame.typ == "topic" && c.frame.object.role != noRole}
}

// underWhichDone reads the relative clause behind an agreement: "a contract under which
// Acme will supply fuel".
func (r *Runner) underWhichDone(c *candidate) verdict {
	if c.returns {
		return verdict{}
	}
	rel := r.relativeAfter(c.region.End)
	return closed(r.lookedInto(c, r.topicIn(rel), rel))
}

// ofVenture reads what may rule a firm of several as an agreement of its shareholders where
// the sentence tells of a joint venture: "will launch the joint venture after signing an
// operating agreement".
func (r *Runner) ofVenture(c *candidate) verdict {
	if c.noun < 0 || c.entry == nil || c.entry.Get("weak") != "venture" {
		return verdict{}
	}
	s := r.d.Sentences[c.sent].Span
	for i := s.First; i < s.End; i++ {
		if a := r.chart.Find(i, r.s.agreement); a != nil && a.Entry.Get("type") == "joint_venture" {
			return closed("shareholder_agreement")
		}
	}
	return verdict{}
}

// whatFor reads the thing to which the first preposition of mark "bought" after an
// agreement's name leads.
func (r *Runner) whatFor(c *candidate) verdict {
	what := r.boughtFor(c)
	if both := needStake | needStudy; what&both == both {
		return open("service_contract") // "a contract for ten wells" is one to drill them
	}
	t, worked := typeOf(what&^(needWork|needStudy)), r.markedAt(c.name.End-1, markWorks)
	switch {
	case t == "acquisition" && worked && c.noun > c.verb() && r.s.cues.Has(r.chunks[c.verb()].Sym, cueWins):
		return open("service_contract") // "won a contract for Acme's oil business"
	case t != "":
		return closed(t)
	}
	if worked {
		switch {
		case what&(needPlant|needTechnology) != 0:
			return open("construction_contract")
		case what&needStudy != 0:
			return open("service_contract") // "a contract for a drilling rig"
		}
	}
	return verdict{}
}

// agreementNext reads an infinitive that has an agreement for its object, which makes a
// candidate of its own: "agreed to sign a contract".
func (r *Runner) agreementNext(c *candidate) verdict {
	if c.frame.object.role != noRole {
		return verdict{}
	}
	for j := c.verb() + 1; j < len(r.chunks); j++ {
		if v := &r.chunks[j]; v.Kind == clause.Verb {
			args := clause.Args(r.chunks, j)
			if v.Form == clause.Infinitive && len(args) > 0 && args[0].Prep == 0 && r.kindsOf(args[0].Nouns[0])&needFirm != 0 {
				return closed(untyped)
			}
			break
		}
	}
	return verdict{}
}

// fundingFor reads the loan or the like that an agreement is made for: "an agreement
// with Acme for a $5 million loan".
func (r *Runner) fundingFor(c *candidate) verdict {
	for j := c.noun + 1; j+1 < len(r.chunks) && r.chunks[j].Kind != clause.Verb && r.chunks[j].End < c.region.End; j++ {
		if p := &r.chunks[j]; p.Kind == clause.Prep && (r.s.marks.Has(p.Sym, markBought|markAbout) || p.Sym == r.s.on) {
			n := j + 1
			if n+2 < len(r.chunks) && r.sumAt(n) && r.markedChunk(n+1, markSum) {
				n += 2 // "for $5 million in debt"
			}
			if a := r.agreementIn(r.chunks[n].Span); a != nil && r.heads(a, r.chunks[n]) && r.sumOf(n, a) {
				return closed("financing")
			}
			break
		}
	}
	return verdict{}
}

// ofLender reads an agreement of a lender with somebody else, of which nothing but a sum is told,
// or for what it is: "signed a $5 million agreement with Acme Bank".
func (r *Runner) ofLender(c *candidate) verdict {
	if c.noun < 0 || !c.bare || !c.generic || c.typ != "" && !c.presumed {
		return verdict{}
	}
	if c.value <= 0 || len(c.parties) < 2 || !slices.ContainsFunc(c.parties, r.lends) {
		return verdict{}
	}
	if slices.ContainsFunc(c.parties, func(e int) bool { return !r.lends(e) }) {
		return closed("financing")
	}
	return verdict{}
}

// purpose is the infinitive that only noun phrases part from an agreement's name: "a deal
// with Acme (ACM.N) and Bolt to install turbines"; -1 if there is none.
func (r *Runner) purpose(c *candidate) int {
	for j := c.noun + 1; j < len(r.chunks); j++ {
		switch v := &r.chunks[j]; v.Kind {
		case clause.Noun, clause.Prep, clause.Paren, clause.Conj:
		case clause.Verb:
			if v.Form == clause.Infinitive && !v.Passive {
				return j
			}
			return -1
		default:
			return -1
		}
	}
	return -1
}

// toTrade reads the infinitive behind an agreement's name by the frames of its verb: "a
// deal to farm out two blocks".
func (r *Runner) toTrade(c *candidate) verdict {
	j := r.purpose(c)
	if j < 0 || c.returns {
		return verdict{}
	}
	subj, args := clause.Subject(r.chunks, j), clause.Args(r.chunks, j)
	for _, f := range r.s.verbs.at(r.chunks[j].Sym) {
		if !ownership(f.typ) || f.object.role != target {
			continue
		}
		if end := r.particle(r.chunks[j], f.particle); end >= 0 && len(r.objects(j, f.frame, subj, r.phrasal(j, args, f.particle, end))) > 0 {
			return closed(f.typ)
		}
	}
	return verdict{}
}

// relativeAfter is the relative clause that begins at token i, or after one
// preposition there, or after a comma if what is there names an agreement.
func (r *Runner) relativeAfter(i int) token.Span {
	for n, c := range r.chunks {
		if c.First < i {
			continue
		}
		if c.Kind == clause.Comma && n+2 < len(r.chunks) && r.chunks[n+1].Kind == clause.Prep && r.chunks[n+2].Kind == clause.Rel {
			c = r.chunks[n+2] // ", under which Acme will"
		} else if c.Kind == clause.Comma && n > 0 && n+1 < len(r.chunks) && r.chunks[n+1].Kind == clause.Rel {
			if a := r.agreementIn(r.chunks[n-1].Span); a != nil && r.heads(a, r.chunks[n-1]) {
				c = r.chunks[n+1] // "a loan, which will fund"
			}
		}
		if c.Kind == clause.Prep && n+1 < len(r.chunks) {
			c = r.chunks[n+1]
		}
		if c.Kind == clause.Rel {
			if c.End < len(r.d.Tokens) && r.markedAt(c.End, markUnsure) {
				break // "an agreement that could lead to"
			}
			return token.Span{First: c.First, End: r.d.Sentences[r.sent].End}
		}
		break
	}
	return token.Span{}
}

// ofUse reads the infinitive behind an agreement's name as the use that one of two firms makes
// of power: "a deal with Acme to power its stores", "to run its mine on wind power", "to cover
// half of its electricity needs".
func (r *Runner) ofUse(c *candidate) verdict {
	j := r.purpose(c)
	if j < 0 || c.returns || slices.ContainsFunc(c.parties, func(e int) bool { return r.in.Entities[e].Kind != record.Organization }) {
		return verdict{}
	}
	used, made := r.chunks[j].Sym == r.s.powers, false
	for _, a := range clause.Args(r.chunks, j) {
		if a.Verb >= 0 {
			break
		}
		n := a.Nouns[0]
		if a.Prep == 0 {
			n = r.wholeOf(n)
		}
		what := r.kinds(r.chunks[n].Span)
		switch {
		case a.Prep == 0:
			used = used || r.needed(r.chunks[n].Head) != 0
		case a.Prep == r.s.with || a.Prep == r.s.on || a.Prep == r.s.from:
			used = used || what&needPower != 0
			made = made || what&(needEquipment|needPlant) != 0
		}
	}
	if !used || made {
		return verdict{}
	}
	return closed("power_purchase_agreement")
}

// needed is power if the word at token i says how much of it somebody uses: "its electricity
// needs".
func (r *Runner) needed(i int) need {
	if i == 0 || !r.s.uses.has(r.d.Tokens[i].Sym) {
		return 0
	}
	return r.s.object(r.d.Tokens[i-1].Sym) & needPower
}

// flowing is the kind of goods before the word at token i, if that says that they keep coming
// or going: "its gas supplies".
func (r *Runner) flowing(i int) need {
	if i == 0 || r.named[i] || !r.s.flows.has(r.d.Tokens[i].Sym) {
		return 0
	}
	return r.s.object(r.d.Tokens[i-1].Sym) & (needPower | needEquipment | needFuel)
}

// wholeOf is the noun chunk of which chunk n is a share, n itself if it is none: "half of
// its needs".
func (r *Runner) wholeOf(n int) int {
	if n+2 < len(r.chunks) && r.chunks[n+1].Sym == r.s.of && r.chunks[n+2].Kind == clause.Noun && r.measure(n) {
		return n + 2
	}
	return n
}
