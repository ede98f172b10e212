package deal

// inVenture reports whether what is acquired is a share "in the joint venture".
func (r *Runner) inVenture(c *candidate) bool {
	for i := c.region.First + 1; i < c.region.End; i++ {
		if a := r.chart.Find(i, r.s.agreement); a != nil && !r.named[i] && !weakly(a) && a.Entry.Get("type") == "joint_venture" {
			return true
		}
	}
	return false
}

// stands reports whether a candidate is more than talk of agreements: it has a
// party, or counts several, or names what a verb says was signed.
func (r *Runner) stands(c *candidate) bool {
	if c.typ == "" || c.part && !c.own || !r.domain(c) {
		return false
	}
	if c.typ == "acquisition" && (c.noun >= 0 && r.inVenture(c) || r.ofState(c.targets)) {
		return false // the share of a partner in a venture, "won control of the House of Representatives"
	}
	if c.noun < 0 && c.typ == "cooperation_agreement" {
		return len(c.parties) > 1 && !r.overseen(c.parties)
	}
	if c.typ == "supply_contract" && len(c.parties) < 2 && (c.weak && c.status == "ended" && c.about.Len() == 0 || c.noun < 0 && c.flow) {
		return false // "rejected the need for an order", "the coal supplied to Acme"
	}
	if c.typ == "supply_contract" && c.noun < 0 && c.flow && c.status == "planned" {
		return false // "is expected to deliver its cargo to Acme"
	}
	told := c.own || c.value > 0 || r.counted(c)
	if len(c.parties) == 0 && c.count == 0 && c.frame != r.s.named && c.behind {
		return false // "once an order is placed"
	}
	if len(c.parties) == 0 && (c.frame == r.s.named && c.typ == "acquisition" || c.status == "ended" && ownership(c.typ)) {
		return false
	}
	if c.put && c.frame == r.s.named && len(c.parties) < 2 {
		return false
	}
	if c.frame.asksPlant && !c.own && c.plant < 0 {
		return false
	}
	if c.frame == r.s.named && len(c.parties) < 2 && c.count == 0 && !c.returns && c.typ != "acquisition" && !c.partnered && !(c.sourced && c.value > 0) && !(c.held && !c.plural && (told || c.term != "")) {
		return false
	}
	if c.noun >= 0 && (c.generic && !r.made(c) || c.plural && c.count == 0 && !(r.made(c) && c.passive) && !(c.partnered && !c.generic) && !r.particular(c) || c.weak && c.typ == "financing") && !(c.partnered && c.signed && !c.plural) && !(c.status == "ended" && works(c.typ) && !c.plural && len(c.parties) > 0) && len(c.parties) < 2 && !told && !c.returns {
		return false // talk of deals in general
	}
	if c.typ == "acquisition" && c.noun >= 0 && len(c.parties) < 2 && !told && !c.returns && !c.targeted {
		return false // "aims to make an acquisition"
	}
	if len(c.parties) == 0 && (c.frame == r.s.named || c.status == "planned" && c.count == 0) {
		return false // "contracts can be signed for $50"
	}
	return len(c.parties) > 0 || c.count > 0 || c.noun >= 0 && c.frame != r.s.named && (told || c.passive && !c.generic && c.status == "signed")
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

// ofState reports whether the first of some entities is a body of the state, which
// nobody can acquire.
func (r *Runner) ofState(entities []int) bool {
	if len(entities) == 0 {
		return false
	}
	switch r.in.Entities[entities[0]].Subkind {
	case "government", "ministry", "regulator":
		return true
	}
	return false
}

// made reports whether a verb of signing, winning or awarding tells of a
// candidate as of a contract for works, goods or services.
func (r *Runner) made(c *candidate) bool {
	return works(c.typ) && c.status == "signed" && c.frame.object.needs&(needAgreement|needFirm) == needAgreement && (!c.plural || c.passive && len(c.parties) > 0)
}

// particular reports whether someone who is named has signed agreements of one
// kind, with partners who may be told by their number alone: "Acme signed power
// purchase agreements with 29 developers".
func (r *Runner) particular(c *candidate) bool {
	return !c.generic && c.status == "signed" && c.frame != r.s.named && c.frame.object.role == agreement && c.frame.object.needs&(needAgreement|needFirm) == needAgreement && len(c.agents) > 0 && !c.passive
}

// domain reports whether a candidate belongs to the world of energy and
// infrastructure: a word of it stands in the sentence or the ones beside it, or
// in a party's name.
func (r *Runner) domain(c *candidate) bool {
	if c.mw > 0 || c.mwh > 0 || c.plant >= 0 || c.typ == "power_purchase_agreement" {
		return true
	}
	for _, p := range c.parties {
		if isUtility(&r.in.Entities[p]) {
			return true
		}
	}
	return r.energy || r.near[c.sent]
}
