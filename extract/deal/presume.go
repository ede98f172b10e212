package deal

import (
	"fmt"
	"slices"
	"strings"

	"wattwire/extract/token"
)

// ofStates reads what states sign by themselves as cooperation, whatever is to be built.
func (r *Runner) ofStates(c *candidate) verdict {
	if len(c.parties) < 2 || c.noun < 0 && c.object >= 0 {
		return verdict{}
	}
	building := c.typ == "construction_contract" || c.typ == "service_contract" || c.typ == ""
	if !c.generic && !building || !r.countries(c.parties) {
		return verdict{}
	}
	if c.noun >= 0 && c.onGoods() && r.tradeBefore(c) == c.typ {
		return closed(c.typ) // "a gas import contract"
	}
	return open("cooperation_agreement")
}

// ofYears reads an agreement of many years on a plant as one on its power: "a 20-year
// agreement that brings back the 600 MW plant".
func (r *Runner) ofYears(c *candidate) verdict {
	if c.noun < 0 || !forYears(c.term) {
		return verdict{}
	}
	if c.typ == "acquisition" && ofGoodsToo(c) {
		return closed("power_purchase_agreement") // "a purchase contract of 25 years"
	}
	if !c.bare || !c.generic {
		return verdict{}
	}
	plant := c.mw > 0 || c.plant >= 0
	switch {
	case c.typ == "construction_contract", c.typ == "service_contract" && c.presumed:
		if plant || c.technology != "" {
			return closed("power_purchase_agreement") // "a 20-year solar contract"
		}
	case c.typ == "cooperation_agreement" && plant && !c.loose && !c.plural:
		if !r.markedAt(c.name.End-1, markWorks) {
			return open("power_purchase_agreement")
		}
	}
	return verdict{}
}

// ofGoodsToo reports whether a candidate is named by a word for a purchase of shares, of
// power or of goods.
func ofGoodsToo(c *candidate) bool { return c.entry != nil && c.entry.Get("weak") == "goods" }

// ofSupply reads a supply contract of which the sentence tells how much power, for how
// long, and no goods: "a supply contract with Acme: 80 MW, for seven years".
func (r *Runner) ofSupply(c *candidate) verdict {
	if c.noun < 0 || c.typ != "supply_contract" || c.weak || c.returns {
		return verdict{}
	}
	behind := token.Span{First: c.name.End, End: r.d.Sentences[c.sent].End}
	for i := behind.First; i < behind.End; i++ {
		if r.goodsAt(i) {
			return verdict{}
		}
	}
	if r.lastMention(behind, r.s.duration) != nil && r.outputIn(behind) && r.outputIn(token.Span{First: c.phrase.First, End: behind.End}) {
		return closed("power_purchase_agreement")
	}
	return verdict{}
}

// ofFuel reads an offtake as one of fuel or ore, where it is of gas or hydrogen or a sentence near it
// tells of such goods, and none of power: "Acme owns a lithium mine. It has an offtake agreement
// with Bolt".
func (r *Runner) ofFuel(c *candidate) verdict {
	if c.noun < 0 || c.typ != "power_purchase_agreement" || !ofGoodsToo(c) || c.mw > 0 || c.mwh > 0 {
		return verdict{}
	}
	fuel := c.technology == "hydrogen" || c.technology == "gas"
	if !fuel && c.technology != "" && c.technology != "bioenergy" && c.technology != "waste" {
		return verdict{}
	}
	for n := max(c.sent-1, 0); n <= min(c.sent+1, len(r.d.Sentences)-1); n++ {
		for i := r.d.Sentences[n].First; i < r.d.Sentences[n].End; i++ {
			if r.named[i] && r.d.Tokens[i].Is(token.Upper) { // but not in "the Moda lithium mine"
				continue
			}
			what := r.s.object(r.d.Tokens[i].Sym)
			if what&needPower != 0 {
				return verdict{}
			}
			fuel = fuel || what&needFuel != 0
		}
	}
	if !fuel {
		return verdict{}
	}
	return closed("supply_contract")
}

// ofContract reads a word for contracts of which nothing else tells the type.
func (r *Runner) ofContract(c *candidate) verdict {
	if c.noun < 0 || len(c.parties) == 0 || !r.markedAt(c.name.End-1, markWorks) {
		return verdict{}
	}
	first := !c.plural && c.returns && c.frame != r.s.named // the first told of "the contract"
	switch {
	case len(c.parties) > 1:
		return open("service_contract")
	case !first:
		return verdict{}
	case c.own, c.plant >= 0:
		return open("construction_contract")
	case c.value > 0, c.partnered && c.passive:
		return open("service_contract")
	}
	return verdict{}
}

// forYears reports whether a term is as long as those for the power of a plant.
func forYears(term string) bool {
	var years int
	_, err := fmt.Sscanf(term, "P%dY", &years)
	return err == nil && years >= 8
}

// toKeep is the type of an agreement with a state on what is built to be kept: leave to
// do so ("to build and operate a refinery", "to develop a 300 MW wind farm", "to develop
// two oil fields", "to invest $5 million"), or of a factory, for which no state is the
// client, cooperation.
func (r *Runner) toKeep(c *candidate) string {
	switch c.typ {
	case "construction_contract":
		switch {
		case builtToOwn(c.technology), r.marked(markOwns, c.region):
			return "concession"
		case r.cued(cueFactory, c.region):
			return "cooperation_agreement"
		}
	case "cooperation_agreement":
		if c.noun < 0 {
			return ""
		}
		kept := builtToOwn(c.technology) || c.technology == "hydro"
		if kept && (c.mw > 0 || c.plant >= 0) || r.cued(cueField, c.region) && r.marked(markOwns, c.region) {
			return "concession"
		}
	case "financing":
		if r.invested(c) {
			return "concession"
		}
	}
	return ""
}

// invested reports whether somebody whose business it is not to lend, and who is no state, is to
// put money into what they will own: "an agreement with the region to invest $5 million".
func (r *Runner) invested(c *candidate) bool {
	invests := false
	for i := c.region.First; i < c.region.End; i++ {
		invests = invests || r.d.Tokens[i].Sym == r.s.invest
	}
	if !invests || len(c.agents) > 0 && r.countries(c.agents) {
		return false
	}
	return !slices.ContainsFunc(c.parties, func(p int) bool { return r.lends(p) && !public(&r.in.Entities[p]) })
}

// builtToOwn reports whether plants of a technology are built by developers who
// keep them, so that an agreement with a state to build one is leave to do so. Of
// other kinds news tells of both in the same words.
func builtToOwn(technology string) bool {
	return strings.Contains(technology, "solar") || strings.Contains(technology, "wind")
}
