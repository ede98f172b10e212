package deal

import (
	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// topic settles the type of a candidate whose name leaves it open by what the
// agreement is about.
func (r *Runner) topic(c *candidate) {
	if c.noun >= 0 && (c.typ == "power_purchase_agreement" || c.typ == "acquisition") && r.ofGoods(c) {
		c.typ = "supply_contract"
	} else if c.noun >= 0 && c.typ == "supply_contract" && !c.weak && r.ofPower(c) {
		c.typ = "power_purchase_agreement"
	}
	if c.noun >= 0 && c.typ == "acquisition" && c.frame.auction != "" && r.grants(c.region) {
		c.typ = "concession" // "was awarded a 20% stake in the concession"
	}
	if named := c.noun >= 0 && (onPaper(c) || c.typ == "power_purchase_agreement"); c.typ != "" && (named || c.frame.typ != "topic") {
		if c.frame.auction != "" && c.noun < 0 && r.tendered(c) {
			c.typ = c.frame.auction // "submitted a bid in the tender"
		}
		if c.typ == "supply_contract" && c.weak && c.noun >= 0 {
			r.order(c)
		}
		return
	}
	if t, open := r.topicOf(c); t != "" {
		c.typ, c.generic = t, open || c.returns
	}
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

// ofGoods reports whether a word for an agreement on power or goods stands with
// goods: "an LNG offtake deal", "an offtake agreement for green hydrogen".
func (r *Runner) ofGoods(c *candidate) bool {
	a := r.agreementIn(r.chunks[c.noun].Span)
	if a == nil || a.Entry.Get("weak") != "goods" {
		return false
	}
	if r.kinds(token.Span{First: r.chunks[c.noun].First, End: a.First})&needEquipment != 0 {
		return true
	}
	for j := c.noun + 1; j+1 < len(r.chunks) && r.chunks[j].End < c.region.End; j++ {
		if p := &r.chunks[j]; p.Kind == clause.Prep && r.s.marks.Has(p.Sym, markBought) {
			return r.kindsOf(j+1)&(needEquipment|needCapacity|needPlant) == needEquipment
		}
	}
	return false
}

// order gives an order the type of what is to be done: "an order to build a dam".
func (r *Runner) order(c *candidate) {
	if t := r.topicIn(token.Span{First: r.chunks[c.noun].First, End: c.name.First}); works(t) {
		c.typ = t // "a turnkey order"
		return
	}
	for j := c.noun + 1; j < len(r.chunks) && r.chunks[j].End <= c.region.End; j++ {
		switch v := &r.chunks[j]; v.Kind {
		case clause.Prep:
			if r.s.marks.Has(v.Sym, markBought) {
				if n := &r.chunks[min(j+1, len(r.chunks)-1)]; n.Kind == clause.Verb && n.Form == clause.Gerund {
					if t := r.topicIn(token.Span{First: n.First, End: r.d.Sentences[r.sent].End}); t == "construction_contract" || t == "service_contract" {
						c.typ = t // "an order for setting up a plant"
					}
					return
				}
				if what := r.objectAfter(token.Span{First: v.End, End: min(v.End+10, r.d.Sentences[r.sent].End)}); what&needWork != 0 && what&needEquipment == 0 {
					c.typ = "construction_contract" // "an order for a substation"
				}
				return
			}
		case clause.Verb:
			if t := r.topicIn(token.Span{First: v.First, End: c.region.End}); v.Form == clause.Infinitive && !v.Passive && (t == "construction_contract" || t == "service_contract") {
				c.typ = t
			}
			return
		}
	}
}

// topicOf is the type of what a candidate is about, and whether a later word
// may still change it.
func (r *Runner) topicOf(c *candidate) (typ string, open bool) {
	if c.frame.auction != "" && r.tendered(c) {
		return c.frame.auction, false
	}
	if c.noun < 0 {
		t := ""
		if c.frame.object.role == noRole && r.agreementNext(c.verb()) {
			return "", false // "agreed to sign a contract"
		}
		if c.frame.object.role == party && r.toGet(c.verb()) >= 0 {
			return "financing", false // "chosen to receive $5 million"
		}
		if c.frame.object.role == party && r.post(c) {
			return "service_contract", false // "appointed engineering consultant for the plant to be built"
		}
		if c.frame.object.role == party && r.asSite(c) {
			return "", false // "selected as the preferred site"
		}
		if c.frame.object.role == party {
			if t = r.employed(r.behindChosen(c)); t == "" {
				t = r.employed(c.region)
			}
			if t == "cooperation_agreement" && r.markedChunk(c.verb(), markHires) {
				t = "service_contract" // "contracted Acme to support the works"
			}
		} else if t = r.topicIn(c.region); c.frame.status == "planned" && c.frame.typ == "topic" && !works(t) && t != "power_purchase_agreement" && t != "cooperation_agreement" {
			return "", false // of talks on other things their verbs tell
		}
		if c.frame.object.role == noRole && !c.partnered && (t == "construction_contract" || t == "service_contract" && r.studied(c.region)) {
			t = "cooperation_agreement" // what two agree to build, neither builds for the other
		}
		if t == "cooperation_agreement" && c.frame.typ == "topic" && c.object >= 0 && r.kindsOf(c.object)&(needWork|needStudy) != 0 {
			t = "" // "will provide engineering support to Acme"
		}
		if t != "" {
			return t, c.frame.typ == "topic" && (c.frame.object.role != noRole || t == "cooperation_agreement")
		}
		if c.frame.typ == "topic" && c.object >= 0 {
			switch what := r.kindsOf(c.object); {
			case what&needWork != 0:
				return "construction_contract", true // "will carry out the civil works"
			case what&needStudy != 0:
				return "service_contract", true
			}
		}
		if t := r.charged(c); t != "" {
			return t, false
		}
		if c.frame.object.role == party && len(c.parties) > 1 && r.markedChunk(c.verb(), markHires) && r.goal(c) {
			return "service_contract", true // "contracted Acme to turn the mine into a solar park"
		}
		if c.frame.object.role == noRole {
			return r.goods(c.region), false
		}
		return "", false
	}
	if c.frame.typ == "topic" && c.region.First < r.chunks[c.noun].First {
		// "will act as main contractor under a deal"
		if t := r.topicIn(token.Span{First: c.region.First, End: r.chunks[c.noun].First}); t != "" {
			return t, false
		}
	}
	// what stands before the word goes first: "a wafer deal"
	if t := r.topicIn(token.Span{First: r.chunks[c.noun].First, End: c.name.First}); t != "" {
		return t, t != "joint_venture"
	}
	if (len(c.parties) > 1 || r.signing) && c.name.First > r.chunks[c.noun].First {
		switch what := r.kinds(token.Span{First: r.chunks[c.noun].First, End: c.name.First}); {
		case what&needEquipment != 0:
			return "supply_contract", false // "two new gas contracts"
		case what&needStudy != 0 && r.markedAt(c.name.End-1, markWorks):
			return "service_contract", false // "a training contract"
		}
	}
	works := r.markedAt(c.name.End-1, markWorks)
	if before := c.name.First - 1; works && before > r.chunks[c.noun].First && r.s.object(r.d.Tokens[before].Sym)&(needWork|needPlant) != 0 && r.d.Tokens[before].Is(token.SpaceBefore) {
		return "construction_contract", true // "a substation contract", "a line upgrade contract"
	}
	if t := r.topicIn(token.Span{First: c.name.End, End: c.region.End}); t != "" {
		if t == "service_contract" && !works && r.studied(token.Span{First: c.name.End, End: c.region.End}) {
			t = "cooperation_agreement" // what two look into in common
		}
		if works && t == "cooperation_agreement" && !r.countries(c.parties) {
			if r.objectAfter(token.Span{First: c.name.End, End: min(c.name.End+10, c.region.End)})&(needPlant|needWork) != 0 {
				return "construction_contract", true // "a contract for work on a dam"
			}
			return "service_contract", true
		}
		c.loose = t == "cooperation_agreement"
		return t, c.frame.typ == "topic" && c.frame.object.role != noRole
	}
	// "a contract under which Acme will supply fuel"
	if rel := r.relativeAfter(c.region.End); rel.Len() > 0 && !c.returns {
		if t := r.topicIn(rel); t != "" {
			return t, false
		}
	}
	if c.returns {
		return "", true
	}
	if t := r.fundingFor(c); t != "" {
		return t, false
	}
	if t := r.toTrade(c); t != "" {
		return t, false
	}
	switch what := r.whatFor(c); {
	case what&needLand != 0:
		return "concession", false // "an agreement for 300 hectares of desert"
	case what&needPower != 0 && what&(needPlant|needStake) == 0:
		return "power_purchase_agreement", false
	case what&needEquipment != 0:
		return "supply_contract", false
	case what&needStake != 0 && what&needPlant == 0:
		return "acquisition", false
	case what&(needPlant|needTechnology) != 0 && works:
		return "construction_contract", true
	case len(c.parties) < 2:
		return "", true
	case works:
		return "service_contract", true
	}
	return "cooperation_agreement", true
}

// agreementNext reports whether the infinitive behind the verb group k has an
// agreement for its object, which makes a candidate of its own.
func (r *Runner) agreementNext(k int) bool {
	for j := k + 1; j < len(r.chunks); j++ {
		if v := &r.chunks[j]; v.Kind == clause.Verb {
			args := clause.Args(r.chunks, j)
			return v.Form == clause.Infinitive && len(args) > 0 && args[0].Prep == 0 && r.kindsOf(args[0].Nouns[0])&needFirm != 0
		}
	}
	return false
}

// fundingFor is the type of an agreement that is made for a loan or the like: "an
// agreement with Acme for a $5 million loan".
func (r *Runner) fundingFor(c *candidate) string {
	for j := c.noun + 1; j+1 < len(r.chunks) && r.chunks[j].End < c.region.End; j++ {
		if p := &r.chunks[j]; p.Kind == clause.Prep && r.s.marks.Has(p.Sym, markBought) {
			if a := r.agreementIn(r.chunks[j+1].Span); a != nil && r.heads(a, r.chunks[j+1]) && a.Entry.Get("type") == "financing" && r.lastMention(r.chunks[j+1].Span, r.s.money) != nil {
				return "financing"
			}
			return ""
		}
	}
	return ""
}

// toTrade is the type of what an infinitive behind an agreement's name tells, by
// the frames of its verb: "a deal to farm out two blocks".
func (r *Runner) toTrade(c *candidate) string {
	j := c.noun + 1
	for j < len(r.chunks) && (r.chunks[j].Kind == clause.Noun || r.chunks[j].Kind == clause.Prep || r.chunks[j].Kind == clause.Paren) {
		j++
	}
	if j >= len(r.chunks) || r.chunks[j].Kind != clause.Verb || r.chunks[j].Form != clause.Infinitive || r.chunks[j].Passive {
		return ""
	}
	subj, args := clause.Subject(r.chunks, j), clause.Args(r.chunks, j)
	for _, f := range r.s.verbs.at(r.chunks[j].Sym) {
		if !ownership(f.typ) || f.object.role != target {
			continue
		}
		if end := r.particle(r.chunks[j], f.particle); end >= 0 && len(r.objects(j, f.frame, subj, r.phrasal(args, f.particle, end))) > 0 {
			return f.typ
		}
	}
	return ""
}

// charged is the type of what stands behind a preposition that the frame says
// leads to what is to be done: "entrusted Acme with the construction of a dam".
func (r *Runner) charged(c *candidate) string {
	first := true // no "for" stands before
	for j := range r.chunks {
		p := &r.chunks[j]
		if p.Kind != clause.Prep || p.First < c.region.First || p.End >= c.region.End {
			continue
		}
		if s, ok := c.frame.preps[p.Sym]; ok && s.role == target && s.needs == 0 {
			for i := p.End; i < c.region.End; i++ {
				if t := r.topicIn(token.Span{First: i, End: c.region.End}); t != "" {
					return t
				}
				if !r.s.clause.Function(r.d.Tokens[i].Sym) {
					break // past "the"
				}
			}
			if c.frame.object.role == party && j+1 < len(r.chunks) && r.kindsOf(j+1)&needPost != 0 {
				return "service_contract" // "chosen as project manager"
			}
			if c.frame.object.role == party && p.Sym == r.s.forr && j+1 < len(r.chunks) {
				switch what := r.kindsOf(j + 1); {
				case what&needWork != 0:
					return "construction_contract"
				case what&needStudy != 0:
					return "service_contract" // "lined up Acme for seabed investigations"
				case what&(needPlant|needProject) != 0 && first && len(c.parties) > 1:
					return "construction_contract" // "picked Acme for its wind farm"
				}
			}
			if c.frame.object.role == party && j+1 < len(r.chunks) && (r.kindsOf(j+1)&needMachine != 0 || r.kinds(c.region)&needCapacity != 0 && r.kindsOf(j+1)&needEquipment != 0) {
				return "supply_contract" // "picked Acme for a 50 MW battery", "turned to Acme for the turbines"
			}
			first = first && p.Sym != r.s.forr
		}
	}
	return ""
}

// tendered reports whether a tender is told of in a candidate's sentence or, of
// one chosen to build or run a plant, in those beside it in the paragraph.
func (r *Runner) tendered(c *candidate) bool {
	s := &r.d.Sentences[c.sent]
	if c.noun < 0 && c.frame.object.role == party && works(r.employed(c.region)) && !r.plantToBuild(c) {
		return false // "preferred supplier for two plants of the last tender"
	}
	if r.marked(markTender, s.Span) {
		return true
	}
	if c.frame.object.role != party || !r.plantToBuild(c) {
		return false
	}
	for n := max(0, c.sent-1); n <= min(c.sent+1, len(r.d.Sentences)-1); n++ {
		if t := &r.d.Sentences[n]; t.Paragraph == s.Paragraph && r.marked(markTender, t.Span) {
			return true
		}
	}
	return false
}

// plantToBuild reports whether what a candidate's one is chosen for is a plant,
// not a contractor's part in one.
func (r *Runner) plantToBuild(c *candidate) bool {
	for i := c.region.First; i < c.region.End; i++ {
		if r.chart.Find(i, r.s.phrase) != nil {
			return false
		}
	}
	return r.siteIn(c.region)
}

// ledIn reports whether a word that leads to what an agreement is about stands
// just before token i: "to supply", "for the jointly planned construction".
func (r *Runner) ledIn(i, first int) bool {
	if i == first {
		return true
	}
	for k := i - 1; k >= max(first-1, i-4, 0); k-- {
		if r.markedAt(k, markTopic) {
			return true
		}
		if r.d.Tokens[k].Is(token.Punct) && r.d.Word(k) != "," && r.d.Word(k) != "-" {
			return false
		}
	}
	return false
}

// titleCase reports whether most words of the sentence are capitalised.
func (r *Runner) titleCase() bool {
	s := r.d.Sentences[r.sent]
	upper, words := 0, 0
	for i := s.First; i < s.End; i++ {
		if t := r.d.Tokens[i]; t.Is(token.Letter) && t.End-t.Start > 3 {
			words++
			if t.Is(token.Upper) {
				upper++
			}
		}
	}
	return upper*10 >= words*8
}

// relativeAfter is the relative clause that begins at token i, or after one
// preposition there.
func (r *Runner) relativeAfter(i int) token.Span {
	for n, c := range r.chunks {
		if c.First < i {
			continue
		}
		if c.Kind == clause.Comma && n+2 < len(r.chunks) && r.chunks[n+1].Kind == clause.Prep && r.chunks[n+2].Kind == clause.Rel {
			c = r.chunks[n+2] // ", under which Acme will"
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
