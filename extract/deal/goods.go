package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// goodsAt reports whether an amount by weight or volume begins at token i.
func (r *Runner) goodsAt(i int) bool {
	a := r.chart.Find(i, r.s.amount)
	if a == nil {
		return false
	}
	q := &r.in.Quantities[a.Ref]
	if q.Per != "" && q.Per != "P1Y" {
		return false // what a field yields: "12,000 barrels a day"
	}
	return q.Dimension == record.Mass || q.Dimension == record.Volume
}

// spotTrade reports whether the verb of an event tells of nothing but a cargo that changed hands
// at a price by weight, volume or heat, as those do who report on markets: "sold a cargo to Acme
// at $610 a tonne".
func (r *Runner) spotTrade(c *candidate, e *event) bool {
	v := &r.chunks[e.k]
	if c.typ != "supply_contract" || c.object < 0 {
		return false
	}
	if !(v.Past || v.Perfect || v.Passive) || v.Form == clause.Infinitive || r.willed(e.k) {
		return false
	}
	ch := &r.chunks[c.object]
	for i := ch.First; i < ch.End && !slices.Contains(r.s.cargo, r.d.Tokens[i].Sym); i++ {
		if i+1 == ch.End {
			return false
		}
	}
	for i := c.region.First; i < c.region.End; i++ {
		for _, l := range [...]rule.Label{r.s.amount, r.s.money} {
			if a := r.chart.Find(i, l); a != nil && r.in.Quantities[a.Ref].Dimension == record.Price {
				return true
			}
		}
	}
	return false
}

// shipped reports whether the verb of an event tells how much power or energy the goods have that
// somebody has delivered, and no plant to which: "has delivered 5 GW of turbines worldwide".
func (r *Runner) shipped(c *candidate, e *event) bool {
	v := &r.chunks[e.k]
	return c.typ == "supply_contract" && c.within == 0 && e.frame.asksCapacity && (v.Past || v.Perfect) && r.bareAmount(c, v)
}

// doneSoFar reports whether the verb of an event tells how much power somebody has built or
// delivered for another up to a time, and no plant: "has installed 900 MW for Acme".
func (r *Runner) doneSoFar(c *candidate, e *event) bool {
	v := &r.chunks[e.k]
	if !works(c.typ) || c.noun >= 0 || e.frame.preps[r.s.forr].role != party {
		return false // "has obtained 900 MW of modules from Acme"
	}
	return v.Perfect && v.Form == clause.Finite && v.Modal == 0 && r.bareAmount(c, v)
}

// bareAmount reports whether the object of candidate c, of which active verb v tells, is an amount
// of power or energy, with no plant behind it.
func (r *Runner) bareAmount(c *candidate, v *clause.Chunk) bool {
	if v.Passive || c.object < 0 || r.chunks[c.object].Definite || !r.endsInCapacity(r.chunks[c.object].Span) {
		return false
	}
	for k := c.object + 1; k < len(r.chunks) && r.chunks[k].First < c.region.End; k++ {
		ch := &r.chunks[k]
		if ch.Kind == clause.Noun && (ch.Definite || !r.endsInS(ch.Head)) && r.kindsOf(k)&(needPlant|needProject|needCapacity) != 0 {
			return false
		}
	}
	return true
}

// boughtFor is the kind of thing to which the first preposition or verb of mark "bought"
// after an agreement's name leads: "for 20 turbines", "covers 20 turbines".
func (r *Runner) boughtFor(c *candidate) need {
	names := 0
	for i := c.name.End; i < c.region.End; i++ {
		if r.named[i] {
			names++
		}
		if y := r.d.Tokens[i].Sym; r.s.marks.Has(y, markBought) || r.s.marks.Has(r.s.clause.Lemma(y), markBought) {
			bought := token.Span{First: i + 1, End: min(c.region.End, i+10)}
			what := r.objectAfter(bought)
			if r.outputIn(bought) {
				what |= needPower
			}
			if i-names > c.name.End+5 {
				what &= needPlant // too far to name what is bought
			}
			return what
		}
	}
	return 0
}

// hauled reports whether the noun chunk n is an amount of goods by weight or volume.
func (r *Runner) hauled(n int) bool {
	for i := r.chunks[n].First; i < r.chunks[n].End; i++ {
		if r.goodsAt(i) {
			return true
		}
	}
	return false
}

// counted reports whether a number stands with what a contract is about: "orders
// for 27 turbines".
func (r *Runner) counted(c *candidate) bool {
	for i := c.about.First; i < c.about.End && works(c.typ); i++ {
		if n := r.chart.Find(i, r.s.num); n != nil && r.in.Numbers[n.Ref].Value > 1 {
			return true
		}
	}
	return false
}

// soldByPlant reports whether the subject of a candidate's verb is a plant that makes power: "The
// wind farm has signed a supply deal".
func (r *Runner) soldByPlant(c *candidate) bool {
	v := c.verb()
	if r.chunks[v].Kind != clause.Verb || r.chunks[v].Passive || c.noun < v {
		return false
	}
	subj := clause.Subject(r.chunks, v)
	if len(subj) == 0 || r.kindsOf(subj[0])&(needPlant|needProject) == 0 || r.kindsOf(subj[0])&needOrganization != 0 {
		return false
	}
	made := func(n int, what need) bool {
		for i := r.chunks[n].First; i < r.chunks[n].End; i++ {
			if r.s.object(r.d.Tokens[i].Sym)&what != 0 {
				return true
			}
		}
		return false
	}
	return !made(subj[0], needFuel) && !made(c.noun, needEquipment) // not "the LNG plant", "a turbine supply deal"
}

// ofPower reads a supply contract that is told with an amount of electricity or with the
// plant that it comes from, and with no goods: "contracts for 2 TWh a year".
func (r *Runner) ofPower(c *candidate) verdict {
	if c.noun < 0 || c.typ != "supply_contract" || c.weak {
		return verdict{}
	}
	power, rel := r.soldByPlant(c), false // rel: in "under which the plant will cover its needs"
	for k := range r.chunks {
		ch := &r.chunks[k]
		if ch.Kind == clause.Rel && k > c.noun && r.underWhich(ch.First) {
			rel = true
			if r.sellsPower(token.Span{First: ch.First, End: r.d.Sentences[r.sent].End}) {
				return closed("power_purchase_agreement") // "a supply contract under which it sells its power"
			}
		}
		if ch.Kind != clause.Noun || k != c.noun && !rel && !c.region.Contains(ch.Span) {
			continue
		}
		kinds := r.kindsOf(k)
		if k == c.noun && r.machinesIn(c.name) {
			return verdict{}
		}
		switch {
		case r.lastMention(ch.Span, r.s.energy) != nil && r.lastMention(ch.Span, r.s.power) == nil:
			power = true
		case k > 0 && r.chunks[k-1].Sym == r.s.from && kinds&(needPlant|needProject) != 0:
			power = true
		case k != c.noun && !ch.Named && kinds&needPower != 0 && kinds&(needEquipment|needPlant|needFuel) == 0 && r.bringsTo(k):
			power = true // "for the provision of renewable energy"
		case kinds&needEquipment != 0:
			return verdict{}
		}
	}
	if power {
		return closed("power_purchase_agreement")
	}
	return verdict{}
}

// machinesIn reports whether a word in a span is one for machines, not fuel: "an equipment supply
// agreement".
func (r *Runner) machinesIn(sp token.Span) bool {
	for i := sp.First; i < sp.End; i++ {
		if r.s.object(r.d.Tokens[i].Sym)&(needEquipment|needFuel) == needEquipment {
			return true
		}
	}
	return false
}

// lotOfGoods reports whether the noun chunk k is of so much of a fuel or so many
// machines: "a cargo of crude", "wood pellets", "two turbines", but not "cars", "its oil and gas fields".
func (r *Runner) lotOfGoods(k int) bool {
	if r.unknownName(k) || r.bare(k) && r.kindsOf(k)&needFuel == 0 {
		return false
	}
	if k+2 < len(r.chunks) && r.measure(k) && r.chunks[k+1].Sym == r.s.of {
		k += 2
	}
	if r.chunks[k].Kind != clause.Noun || k+1 < len(r.chunks) && r.chunks[k+1].Kind == clause.Conj {
		return false
	}
	return r.kindsOf(k)&(needEquipment|needCompany|needStake|needPlant) == needEquipment
}

// bringsTo reports whether a preposition, alone or with a noun of doing, leads to noun chunk
// k: "for renewable energy", "for the provision of renewable energy".
func (r *Runner) bringsTo(k int) bool {
	if k > 2 && r.chunks[k-1].Sym == r.s.of && r.chunks[k-2].Kind == clause.Noun && r.s.topics[r.d.Tokens[r.chunks[k-2].Head].Sym] != nil {
		k -= 2
	}
	return k > 0 && r.chunks[k-1].Kind == clause.Prep && r.chunks[k-1].Sym == r.s.forr
}
