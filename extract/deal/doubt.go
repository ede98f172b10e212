package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// A doubt is a reason to take a candidate for talk of agreements: something
// without which it is none.
type doubt struct {
	wanted string // as a trace shows it
	holds  func(r *Runner, c *candidate) bool
}

var doubts = []doubt{
	{"those who make it, who are told one by one", func(_ *Runner, c *candidate) bool { return c.apart }},
	{"what tells its type", func(_ *Runner, c *candidate) bool { return c.typ == "" }},
	{"the financing of which it is a part", func(r *Runner, c *candidate) bool { return c.part && !r.usedFor(c) }},
	{"money that is lent or given", (*Runner).earned},
	{"what is no prize", (*Runner).prize},
	{"somebody or a plant to whom it was delivered", func(_ *Runner, c *candidate) bool { // "has delivered 5 GW of turbines worldwide"
		return c.shipped && len(c.parties) < 2 && c.plant < 0
	}},
	{"a sum got at one time", func(_ *Runner, c *candidate) bool { return c.total }},
	{"more than a trade of the market", func(_ *Runner, c *candidate) bool { return c.spot }},
	{"something that can be bought", func(r *Runner, c *candidate) bool { // "won control of the House of Representatives"
		return c.typ == "acquisition" && len(c.targets) > 0 && r.ofState(c.targets[0])
	}},
	{"a buyer that does not only tell of it", func(r *Runner, c *candidate) bool { // "a report obtained by the Moda Times"
		return c.typ == "acquisition" && c.noun < 0 && len(c.parties) == 1 && len(c.agents) == 1 && r.in.Entities[c.agents[0]].Subkind == "media"
	}},
	{"a party", (*Runner).ofNobody},
	{"a second party", (*Runner).ofOneOnly},
	{"a partner that is no regulator", func(r *Runner, c *candidate) bool { // "is cooperating with the safety board"
		return c.noun < 0 && c.typ == "cooperation_agreement" && r.overseen(c.parties)
	}},
	{"a side that does not lend", func(r *Runner, c *candidate) bool { // "Acme Bank lent $5 million. The power will be sold to the grid"
		return c.noun < 0 && c.onGoods() && len(c.parties) > 1 && !slices.ContainsFunc(c.parties, func(e int) bool { return !r.lends(e) })
	}},
	{"a firm that is in charge", func(r *Runner, c *candidate) bool { // "The safety board is responsible for inspections"
		return c.frame.object.needs == needCharge && !r.firms(c.agents)
	}},
	{"a state that gives leave", func(r *Runner, c *candidate) bool { // no regulator, which only applies the law
		return c.frame.object.needs&needPermit != 0 && !slices.ContainsFunc(c.parties, r.givesLeave)
	}},
	{"a plant", func(r *Runner, c *candidate) bool {
		return c.frame.asksPlant && !c.own && c.plant < 0 && !(c.among() && r.amongSites(c))
	}},
	{"what is bought", (*Runner).ofNoPurchase},
	{"things that are told", (*Runner).ofAnyWares},
	{"something known that the money is for", func(_ *Runner, c *candidate) bool { // "a loan to buy a wind farm"
		return c.typ == "acquisition" && c.funded && !c.own && len(c.parties) < 2 && len(c.targets) == 0
	}},
	{"what makes it a particular one", (*Runner).ofAnyNumber},
	{"an agreement told before", (*Runner).ofNoneBefore},
}

// doubtful is what is wanted for a candidate to be an agreement, "" if it is one.
func (r *Runner) doubtful(c *candidate) string {
	for i := range doubts {
		if doubts[i].holds(r, c) {
			return doubts[i].wanted
		}
	}
	if other := r.otherField(c); other != "" {
		return "what is of this field, but it is " + other
	}
	return ""
}

// prize reports whether what a verb tells to be won is a prize, by its name: "won the Moda Award for
// its wind farm".
func (r *Runner) prize(c *candidate) bool {
	if c.typ != "auction_award" || c.noun >= 0 || c.object < 0 {
		return false
	}
	const near = 6 // tokens
	for i := c.name.First; i < min(c.name.End+near, c.region.End); i++ {
		switch r.d.Word(i) {
		case "Award", "Awards", "Prize", "Medal":
			return true
		}
	}
	return false
}

// ofNoPurchase reports whether a word for a purchase tells neither what is bought nor what else
// would make it one: "aims to make an acquisition".
func (r *Runner) ofNoPurchase(c *candidate) bool {
	if c.typ != "acquisition" && !(c.typ == "supply_contract" && c.traded()) {
		return false
	}
	return c.noun >= 0 && len(c.parties) < 2 && !r.measured(c) && !c.returns && !c.targeted
}

// ofAnyWares reports whether a verb of buying or selling tells of things only by their kind:
// "aims to sell desalination plants".
func (r *Runner) ofAnyWares(c *candidate) bool {
	if c.typ != "acquisition" || c.noun >= 0 || c.frame.asksTwo || len(c.parties) > max(1, len(c.agents)) {
		return false
	}
	if !c.wares || c.own || len(c.targets) > 0 {
		return false
	}
	return c.status == "planned" && !c.aimed || c.place == ""
}

// ofAnyNumber reports whether a name of agreements with one party or none may be of any
// number of them; not so a lender's for a plant that is known.
func (r *Runner) ofAnyNumber(c *candidate) bool {
	if c.noun < 0 || len(c.parties) > 1 || r.measured(c) || c.returns || !r.vague(c) {
		return false
	}
	return c.plant < 0 && !c.forKnown || !slices.ContainsFunc(c.agents, r.lends)
}

// givesLeave reports whether an entity is a state or a ministry, who can give leave of its own.
func (r *Runner) givesLeave(e int) bool {
	return r.sovereign(e) || r.in.Entities[e].Subkind == "ministry"
}

// ofNoneBefore reports whether a candidate returns to an agreement of which nothing was told,
// and tells too little to be one by itself.
func (r *Runner) ofNoneBefore(c *candidate) bool {
	switch {
	case !c.returns || len(c.parties) > 1:
		return false
	case c.serves && c.value > 0, r.moneyOf(c):
		return false // "The $5 million loan from Acme keeps the plant alive"
	case len(c.parties) == 0:
		return true
	case c.partnered && !c.generic:
		return false
	}
	return c.frame == r.s.named || c.weak && c.typ == "acquisition" || r.plantWord(c)
}

// moneyOf reports whether the words for money that somebody gives tell its sum: "the $5 million
// loan from Acme".
func (r *Runner) moneyOf(c *candidate) bool {
	if c.typ != "financing" || c.owned && !c.spent {
		return false
	}
	return len(c.parties) > 0 && r.lastMention(c.phrase, r.s.money) != nil
}

// spent reports whether something is done with a candidate's money: "will build a wind farm
// with its $5 million grant", "using its $5 million grant".
func (r *Runner) spent(c *candidate) bool {
	if c.noun < 1 {
		return false
	}
	p := &r.chunks[c.noun-1]
	return p.Kind == clause.Prep && p.Sym == r.s.with || p.Kind == clause.Verb && p.Form == clause.Gerund && p.Sym == r.s.use
}

// forKnown reports whether the words for a candidate are told to be for a plant told before:
// "funding for the wind farm".
func (r *Runner) forKnown(c *candidate) bool {
	n := c.noun + 2
	if c.noun < 0 || n >= len(r.chunks) || r.chunks[n-1].Kind != clause.Prep || r.chunks[n-1].Sym != r.s.forr {
		return false
	}
	return r.chunks[n].Definite && r.kindsOf(n)&(needPlant|needProject) != 0
}

// earned reports whether what a verb tells to be got is the price of what was delivered, or
// what the law or a holding gives a right to: "received $5 million for its oil from Acme",
// "received $5 million in damages from Acme".
func (r *Runner) earned(c *candidate) bool {
	if c.typ != "financing" || c.noun >= 0 || c.frame.object.needs&(needSum|needAmount) == 0 {
		return false
	}
	const near = 8 // tokens
	for i := c.region.First; i < c.region.End; i++ {
		y := r.d.Tokens[i].Sym
		if r.named[i] {
			continue
		}
		if r.s.cues.Has(y, cueEarned) {
			if c.frame.object.needs&needSum != 0 || r.before(i) == r.s.in {
				return true // "awarded Acme $5 million in damages"
			}
			continue
		}
		if y != r.s.forr || !r.markedAt(i+1, markTheir) || slices.ContainsFunc(c.parties, r.ofState) {
			continue // "received $5 million from the government for its output of hydrogen"
		}
		for j := i + 2; j < min(i+near, c.region.End) && !r.named[j]; j++ {
			z := r.d.Tokens[j].Sym
			if r.s.object(z)&(needPlant|needProject|needWork) != 0 {
				break
			}
			if r.s.cues.Has(z, cueOutput) || r.s.object(z)&(needPower|needFuel) != 0 && r.phraseEnds(j+1) {
				return true
			}
		}
	}
	return false
}

// phraseEnds reports whether the noun phrase before token i ends there.
func (r *Runner) phraseEnds(i int) bool {
	return i == len(r.d.Tokens) || r.d.Tokens[i].Is(token.Punct) || r.s.clause.Function(r.d.Tokens[i].Sym)
}

// usedFor reports whether it is told what for or for whom a candidate's sum is given: a
// plant, another party or, of lenders, a plant, a purchase or what others give told just before.
func (r *Runner) usedFor(c *candidate) bool {
	if c.own || len(c.parties) > len(c.agents) {
		return true
	}
	return slices.ContainsFunc(c.agents, r.lends) && (c.plant >= 0 || slices.ContainsFunc(r.cands, func(a candidate) bool {
		return a.into > 0 && ownership(a.typ) && a.sent <= c.sent && a.sent >= c.sent-2
	}))
}

// measured reports whether figures or a plant make an agreement a particular one.
func (r *Runner) measured(c *candidate) bool { return c.own || c.value > 0 || r.counted(c) }

// ofNobody reports whether a candidate has no party, and is not told so that it is
// an agreement without one: as several, or as signed or with figures.
func (r *Runner) ofNobody(c *candidate) bool {
	switch {
	case len(c.parties) > 0:
		return false
	case c.serves && c.value > 0 && c.own:
		return false // "A $5 million grant keeps the wind farm alive"
	case c.frame == r.s.named, c.status == "ended" && ownership(c.typ):
		return true
	case c.count > 0:
		return false
	case c.status == "ended" && c.another && c.bare:
		return true
	case c.ranOut():
		return false
	case c.status == "planned": // "contracts can be signed for $50"
		return true
	}
	return c.noun < 0 || !r.measured(c) && !(c.passive && !c.generic && c.status == "signed")
}

// ranOut reports whether a candidate is one contract for works, goods or services of which only
// the end is told: "A service contract had run out in March".
func (c *candidate) ranOut() bool {
	if c.status != "ended" || !c.another && c.frame.subject.role != agreement {
		return false
	}
	return !c.generic && !c.weak && !c.plural && works(c.typ)
}

// ofOneOnly reports whether a candidate has one party and needs another.
func (r *Runner) ofOneOnly(c *candidate) bool {
	switch {
	case c.put && c.frame == r.s.named && !c.sourced && !c.partnered && !c.held && !slices.ContainsFunc(c.parties, r.lends):
		return true // who build a plant put their own money into it: "Acme and Bolt will open it after a $5 million investment"
	case len(c.parties) > 1, c.parcel, c.pumps:
		return false
	case c.noun < 0 && c.typ == "cooperation_agreement":
		return true
	case c.noun < 0 && c.typ == "supply_contract" && c.flow: // "the coal supplied to Acme"
		return true
	case c.weak && (c.typ == "cooperation_agreement" || c.typ == "joint_venture"): // "released a roadmap", "set up a trading venture"
		return true
	case c.frame != r.s.named:
		return false
	case c.put:
		return true
	}
	if c.serves && c.value > 0 {
		return false
	}
	if c.typ == "financing" && c.value > 0 && c.plant >= 0 && slices.ContainsFunc(c.parties, r.lends) {
		return false // "Acme Bank paid for it with a loan of $5 million"
	}
	switch {
	case c.gripped && !c.generic, c.count != 0, c.returns, c.typ == "acquisition", c.partnered:
		return false
	case c.sourced && c.value > 0, c.held && !c.plural && r.measured(c):
		return false
	}
	return true // a word for an agreement alone, or one that leaves the type open
}

// vague reports whether the words for an agreement fit any number of them.
func (r *Runner) vague(c *candidate) bool {
	switch {
	case (!c.plural || c.allied) && r.bindsThem(c):
		return false
	case c.generic && !r.made(c), c.weak && c.typ == "financing" && !c.meant:
		return true
	case !c.plural || c.count != 0:
		return false
	}
	return c.generic || !c.partnered && !r.particular(c)
}

// bindsThem reports whether somebody is told to be bound by a candidate, or to have been: allies, one
// who signed it with a partner or works for them under it, parties of works that have ended, or a partner of
// what has.
func (r *Runner) bindsThem(c *candidate) bool {
	switch {
	case c.allied:
		return true
	case c.partnered && (c.signed || c.under >= 0 && works(c.typ)):
		return true
	}
	return c.status == "ended" && (works(c.typ) || c.partnered && r.firms(c.parties)) && len(c.parties) > 0
}

// ofState reports whether an entity is a body of the state, which nobody can acquire.
func (r *Runner) ofState(e int) bool {
	x := &r.in.Entities[e]
	return public(x) && x.Subkind != "agency"
}

// overseen reports whether one of some entities is a regulator, with whom those whom
// it oversees work by duty: "is cooperating with the safety board".
func (r *Runner) overseen(entities []int) bool {
	n := 0
	for _, e := range entities {
		if r.in.Entities[e].Subkind == "regulator" {
			n++
		}
	}
	return n > 0 && n < len(entities)
}

// made reports whether a verb of signing, winning or awarding, or one of having it and
// what it is for, tells of a candidate as of a contract for works, goods or services.
func (r *Runner) made(c *candidate) bool {
	if !works(c.typ) || c.status != "signed" || c.plural {
		return false
	}
	o := &c.frame.object
	return o.needs&(needAgreement|needFirm) == needAgreement || o.role == agreement && c.about.Len() > 0
}

// particular reports whether someone who is named has signed agreements of one
// kind, with partners who may be told by their number alone, or does something under
// them: "Acme signed power purchase agreements with 29 developers", "The plants sell their
// power to Acme under power purchase agreements".
func (r *Runner) particular(c *candidate) bool {
	if c.generic || c.status != "signed" || c.frame == r.s.named || c.reduced {
		return false
	}
	if c.frame.object.role == target && c.typ == "power_purchase_agreement" && len(c.parties) > 0 {
		return true
	}
	return c.frame.object.role == agreement && c.frame.object.needs&(needAgreement|needFirm) == needAgreement && len(c.agents) > 0
}

// among reports whether a candidate of a frame that asks for a plant may be of one that is only
// told near by: goods, what a pronoun stands for, a lender's share.
func (c *candidate) among() bool {
	needs := c.frame.object.needs
	return needs == needLot && c.typ == "supply_contract" || needs == needPronoun || needs&needShare != 0
}

// amongSites reports whether a candidate's sentence or one of the three before it, in the same
// paragraph, names a plant or a capacity.
func (r *Runner) amongSites(c *candidate) bool {
	for n, start := c.sent, max(c.sent-3, r.d.ParagraphStart(c.sent)); n >= start; n-- {
		if r.siteIn(r.d.Sentences[n].Span) {
			return true
		}
	}
	return false
}
